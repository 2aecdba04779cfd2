"""The redirects as web servers read them, for paths at which no page can stand.

``_redirects`` is what Netlify and Cloudflare Pages read; ``redirects.map`` and ``gone.map`` are
included in a ``map $uri`` of nginx, which compares decoded paths.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, unquote

from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.system.fingerprints import fingerprint

_REDIRECTS, _NGINX_REDIRECTS, _NGINX_GONE = "_redirects", "redirects.map", "gone.map"


def redirect_maps(redirects: Mapping[str, str], ended: Iterable[str]) -> Iterator[PublishedFile]:
    """Yield the files; ``redirects`` maps former addresses to where they lead.

    ``ended`` are the addresses at which there is nothing any more.
    """
    gone = tuple(ended)
    origin = SourceLocation("moves.yml")
    moved = fingerprint(repr(sorted(redirects.items())))
    if redirects:
        yield PublishedFile(_REDIRECTS, origin, lambda: redirects_file(redirects), moved)
        yield PublishedFile(_NGINX_REDIRECTS, origin, lambda: nginx_redirects(redirects), moved)
    if gone:
        yield PublishedFile(_NGINX_GONE, origin, lambda: nginx_gone(gone), fingerprint(repr(gone)))


def _path(address: str) -> str:
    return quote(f"/{unquote(address)}", safe="/#+,()!~")


def redirects_file(redirects: Mapping[str, str]) -> bytes:
    """Return ``_redirects``; ``redirects`` maps former addresses to where they lead."""
    lines = [f"{_path(old)} {_path(redirects[old])} 301\n" for old in sorted(redirects)]
    return "".join(lines).encode()


def nginx_redirects(redirects: Mapping[str, str]) -> bytes:
    """Return the lines of a map from path to path."""
    lines = [f'"/{unquote(old)}" "{_path(redirects[old])}";\n' for old in sorted(redirects)]
    return "".join(lines).encode()


def nginx_gone(ended: Iterable[str]) -> bytes:
    """Return the lines of a map from the paths at which there is nothing any more to 1."""
    return "".join(f'"/{unquote(each)}" 1;\n' for each in sorted(ended)).encode()
