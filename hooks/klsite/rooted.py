"""Links of pages, written so that the HTML around them is the same on every page.

Links between pages are relative, so that the site works in any folder of any host; and they lead
through the root of the site, so that they differ only in the way there. That is a mark until the
page is whole. What many pages show can so be made once.
"""

_ROOT, _FRONT = "\ue004", "\ue005"
"""The way to the root, and the whole link to the front page: characters for private use, which the
data may not have."""


def rooted(address: str) -> str:
    """Return the link to an address of the site, from a page yet unknown."""
    return _ROOT + address if address else _FRONT


def settled(html: str, origin: str) -> str:
    """Return HTML whose links lead from the page at the address ``origin``."""
    up = "../" * origin.count("/")
    html = html.replace(f'"{_ROOT}{origin}#', '"#') if origin else html
    return html.replace(_ROOT, up).replace(_FRONT, up or "./")
