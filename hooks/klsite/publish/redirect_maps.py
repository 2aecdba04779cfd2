"""The redirects as web servers read them, for paths at which no page can stand.

``_redirects`` is what Netlify and Cloudflare Pages read; ``redirects.map`` and ``gone.map`` are
included in a ``map`` of nginx or of Caddy, which compare decoded paths.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, unquote

from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.system.fingerprints import fingerprint

_REST = "[A-Za-z0-9._/-]+"
"""The path below a folder: of these signs alone, so that no line break gets into a header."""

_REDIRECTS, _NGINX_REDIRECTS, _NGINX_GONE = "_redirects", "redirects.map", "gone.map"


def redirect_maps(
    redirects: Mapping[str, str], folders: Mapping[str, str], ended: Iterable[str]
) -> Iterator[PublishedFile]:
    """Yield the files; ``redirects`` maps former addresses to where they lead.

    ``folders`` maps folders below which there is nothing any more to where all of it is, and
    ``ended`` are the addresses at which there is nothing any more.
    """
    gone = tuple(ended)
    origin = SourceLocation("moves.yml")
    given = redirects, folders
    moved = fingerprint(*(repr(sorted(each.items())) for each in given))
    if redirects:
        yield PublishedFile(_REDIRECTS, origin, lambda: redirects_file(*given), moved)
        yield PublishedFile(_NGINX_REDIRECTS, origin, lambda: nginx_redirects(*given), moved)
    if gone:
        yield PublishedFile(_NGINX_GONE, origin, lambda: nginx_gone(gone), fingerprint(repr(gone)))


def _path(address: str) -> str:
    return quote(f"/{unquote(address)}", safe="/#+,()!~")


def redirects_file(redirects: Mapping[str, str], folders: Mapping[str, str]) -> bytes:
    """Return ``_redirects``; the first line that is of a path holds."""
    lines = [f"{_path(old)} {_path(redirects[old])} 301\n" for old in sorted(redirects)]
    lines += (f"{_path(old)}* {_path(folders[old])}:splat 301\n" for old in sorted(folders))
    return "".join(lines).encode()


def nginx_redirects(redirects: Mapping[str, str], folders: Mapping[str, str]) -> bytes:
    """Return the lines of a map from path to path, in which texts come before expressions."""
    lines = [f'"/{unquote(old)}" "{_path(redirects[old])}";\n' for old in sorted(redirects)]
    lines += (_nginx_folder(old, folders[old]) for old in sorted(folders))
    return "".join(lines).encode()


def _nginx_folder(old: str, new: str) -> str:
    pattern = f"~^/{re.escape(unquote(old))}({_REST})\\z"
    return f'"{pattern}" "{_path(new)}$1";\n'


def nginx_gone(ended: Iterable[str]) -> bytes:
    """Return the lines of a map from the paths at which there is nothing any more to 1."""
    return "".join(f'"/{unquote(each)}" 1;\n' for each in sorted(ended)).encode()
