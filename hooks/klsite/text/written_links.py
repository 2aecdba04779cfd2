"""Links in a hand-written page, which may also name the file that they lead to, as on GitHub."""

import posixpath
import re
from collections.abc import Container
from urllib.parse import unquote

_TARGET = re.compile(
    r"""
    (?P<before>
        \]\(<?  # an inline link
      | ^\ {0,3} \[[^\]\n]{1,200}\]: \ {0,9} <?  # a definition of one
      | \b(?:href|src)="
    )
    (?P<path> (?! [/#] | [A-Za-z][A-Za-z0-9+.-]{0,30}: ) [^\s()<>"'#?]{1,500} )
    """,
    re.MULTILINE | re.VERBOSE,
)


def from_the_front_page(text: str, folder: str, files: Container[str]) -> str:
    """Return a Markdown text whose links to pages and files begin at the front page.

    ``folder`` is that of the text below ``content/``, where its relative links begin, and
    ``files`` are the addresses of what is there. ``kilder/index.md`` becomes ``/kilder/``. What
    names neither a page nor a file stays as it is. The number of lines does not change.
    """

    def rooted(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join("/", folder, unquote(found["path"])))
        if path.endswith(".md"):
            return f"{found['before']}{page_address(path)}"
        return f"{found['before']}{path}" if path[1:] in files else found[0]

    return _TARGET.sub(rooted, text)


def page_address(path: str) -> str:
    """Return the address of the page made from a file: ``x.md`` is ``x/``, ``index.md`` none."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    before = f"{folder}/" if folder or path.startswith("/") else ""
    return before if name == "index" else f"{before}{name}/"
