"""Links written so that the HTML around them is the same on every page.

Links between pages are relative, so that the site works in any folder of any host. They lead
through the root of the site and so differ only in the way to the root, which is a mark until the
page is whole. What many pages show can so be rendered once.
"""

_ROOT = "\x01"
"""The way to the root: a control character, which no text of the data may have. One of Latin-1,
since Python keeps text that has no others in half the space."""


def from_root(address: str) -> str:
    """Return the link to an address of the site, from a page yet unknown."""
    return _ROOT + address


def relativize(html: str, address: str) -> str:
    """Return HTML whose links lead from the page at ``address``."""
    if address:
        html = html.replace(f'"{_ROOT}{address}#', '"#')
    up = "../" * address.count("/")
    if not up:
        html = html.replace(f'"{_ROOT}"', '"./"')  # an empty link is the page itself
    return html.replace(_ROOT, up)
