"""The files of the theme that MkDocs may copy into the site: those that a page refers to.

MkDocs copies all that are not hidden, 2.4 MB of scripts that no page of ours runs. Before that it
holds every file against what it leaves out. Nearly all are hidden: the theme has more than ten
thousand icons, in a folder whose name begins with a dot.
What other programs leave behind is no part of it either.
"""

import hashlib
import os
import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from klsite.host import theme_styles
from klsite.render.template_loader import Unindented
from klsite.system import compiled
from klsite.system.fingerprints import fingerprint
from klsite.system.foreign_files import is_left_behind

_IN_HTML = re.compile(r"""\b(?:href|src)=["']([^"']+)""")
_MAIN_STYLES = re.compile(r"assets/stylesheets/main\.[0-9a-f]+\.min\.css")
OWN_STYLES = "assets/kl.css"
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SPACE = re.compile(r"(?<=[{};:])\s+")
_IN_STYLES = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')]+)|sourceMappingURL=(\S+)""")


class _Visible(Unindented):
    """Loads every template, and lists those that are not hidden."""

    def list_templates(self) -> list[str]:
        return sorted({file for top in self.searchpath for file in _visible(Path(top))})


def _visible(top: Path) -> Iterator[str]:
    """Yield the files below a folder, but what is hidden or left behind by programs."""
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not is_left_behind(name)]
        below = Path(folder).relative_to(top)
        for name in names:
            if not is_left_behind(name) and (Path(folder) / name).is_file():
                yield (below / name).as_posix()


def environment(theme: Theme) -> Environment:
    """Return the environment that a theme makes itself, listing no hidden files."""
    made = theme.__class__.get_env(theme)
    made.loader = _Visible(theme.dirs)
    made.trim_blocks = made.lstrip_blocks = True
    return made


def join_own_styles(files: Files, config: MkDocsConfig) -> None:
    """Put the site's own styles into one file, the parts below ``styles/`` in the order of names.

    A page asks for one file then, and each part holds one idea. Comments and most of the space
    are left out.
    """
    parts = [
        files.src_uris[path]
        for path in sorted(files.src_uris)
        if path.startswith("styles/") and path.endswith(".css")
    ]
    for part in parts:
        files.remove(part)
    css = "".join(_COMMENT.sub("", part.content_string) for part in parts)
    files.append(File.generated(config, OWN_STYLES, content=_SPACE.sub("", css).strip()))


def trim_main_styles(files: Files, config: MkDocsConfig) -> str:
    """Put what the site uses of the theme's main style sheet in its place; return its address.

    The name holds a digest of it. Raises ``ValueError`` unless the theme has exactly one.
    """
    (whole,) = (each for each in files if _MAIN_STYLES.fullmatch(each.dest_uri))
    templates = Path(config.theme.custom_dir or "")
    own = "".join(
        file.content_string for path in config.extra_css if (file := files.src_uris.get(path))
    )
    css = _trimmed(whole.content_string, templates, own)
    digest = hashlib.sha256(css.encode()).hexdigest()[:8]
    address = f"assets/stylesheets/main.{digest}.min.css"
    files.remove(whole)
    files.append(File.generated(config, address, content=css))
    return address


def _trimmed(css: str, templates: Path, own: str) -> str:
    """Return what the templates in a folder can use of a style sheet; ``own`` styles go with it."""
    words = theme_styles.words_of(templates)
    made_of = fingerprint(css, own, *sorted(words), Path(theme_styles.__file__).read_bytes())
    kept = compiled.kept(templates, "styles", made_of)
    if kept is not None:
        return kept.decode()
    made = theme_styles.trimmed(css, words, own)
    compiled.keep(templates, "styles", made_of, made.encode())
    return made


def drop_unused(files: Files, config: MkDocsConfig, documents: Iterable[str]) -> None:
    """Remove the theme's own files to which neither ``documents`` nor a style sheet in use refers.

    A link counts from the root of the site, however deep the document is to lie: frames link
    through the root. So a file may be kept for nothing, and none is missed.
    """
    known = {file.dest_uri: file for file in files}
    used: set[str] = set()
    found = [_target("", each) for html in documents for each in _IN_HTML.findall(html)]
    while found:
        path = found.pop()
        if path not in known or path in used:
            continue
        used.add(path)
        if path.endswith(".css"):
            folder = posixpath.dirname(path)
            links = _IN_STYLES.findall(known[path].content_string)
            found += [_target(folder, "".join(either)) for either in links]
    theirs = [each for each in config.theme.dirs if each != config.theme.custom_dir]
    for path, file in known.items():
        if file.src_dir in theirs and path not in used:
            files.remove(file)


def _target(folder: str, link: str) -> str:
    """Return the path from the root of the site that a link in a folder leads to."""
    path = posixpath.join("/", folder, unquote(urlsplit(link).path))
    return posixpath.normpath(path)[1:]
