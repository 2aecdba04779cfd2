"""Links of pages, written so that the HTML around them is the same on every page.

Links between pages are relative, so that the site works in any folder of any host; and they lead
through the root of the site, so that they differ only in the way there. That is a mark until the
page is whole. What many pages show can so be made once.
"""

_ROOT = "\x01"
"""The way to the root: a control character, which no text of ours may have. One of Latin-1, since
Python keeps text that has no others in half the room."""


def from_root(address: str) -> str:
    """Return the link to an address of the site, from a page yet unknown."""
    return _ROOT + address


def relativize(html: str, origin: str) -> str:
    """Return HTML whose links lead from the page at the address ``origin``."""
    if origin:
        html = html.replace(f'"{_ROOT}{origin}#', '"#')
    up = "../" * origin.count("/")
    if not up:
        html = html.replace(f'"{_ROOT}"', '"./"')  # an empty link is the page itself
    return html.replace(_ROOT, up)
