"""Frames: the HTML around the pages, rendered once by the theme for all pages in the same place.

A frame holds only what every page has: styles, header, menus, footer. Its links lead through the
root of the site, so it depends on how deep a page lies and below which entry of the menus, and on
nothing else of the page; only the pages that the menus show have a frame of their own. The theme
renders it with two marks where the page's own head and body go.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from typing import NamedTuple

import msgspec

_HEAD, _BODY = "\ue000HEAD\ue001", "\ue000BODY\ue001"
"""The marks: characters for private use, which no text of the data may have."""


class PageHtml(NamedTuple):
    """The HTML that is a page's own: what goes into ``<head>``, and the body."""

    head: str
    body: str


MARKS = PageHtml(_HEAD, _BODY)
"""What the theme is given in place of a page's own HTML."""


class Frame(msgspec.Struct, frozen=True, array_like=True):
    """The HTML before the head of a page, between it and the body, and after, as UTF-8."""

    before: bytes
    between: bytes
    after: bytes

    def filled(self, html: PageHtml) -> bytes:
        """Return the whole document of a page, as UTF-8."""
        head, body = html.head.encode(), html.body.encode()
        return b"".join((self.before, head, self.between, body, self.after))


def frame_of(document: str) -> Frame:
    """Return the frame in a document that the theme has rendered around the marks.

    Raises ``ValueError`` if a mark does not stand in it just once.
    """
    if document.count(_HEAD) != 1 or document.count(_BODY) != 1:
        raise ValueError("the theme did not put the marks where a page's own HTML goes")
    before, _, rest = document.partition(_HEAD)
    between, _, after = rest.partition(_BODY)
    return Frame(before.encode(), between.encode(), after.encode())


class NoFrame(Exception):
    """There is no frame for an address, and the theme is not at hand to render one."""


class Frames(msgspec.Struct):
    """The frames rendered so far: of the pages in the menus by address, of others by place.

    ``menu`` holds the addresses that the menus show.
    """

    own: dict[str, Frame] = {}
    shared: dict[str, Frame] = {}
    menu: frozenset[str] = frozenset()

    def at(self, address: str) -> Frame:
        """Return the frame of the page at an address. Raises ``NoFrame``."""
        frame = self.own.get(address) or self.shared.get(self._place(address))
        if frame is None:
            raise NoFrame(address)
        return frame

    def documents(self) -> Iterator[tuple[str, str]]:
        """Yield the HTML of every frame, with the address or the folder of the pages in it."""
        for place, frame in (*self.own.items(), *self.shared.items()):
            html = b" ".join((frame.before, frame.between, frame.after)).decode()
            yield place if place in self.own else place.partition(" ")[2], html

    def render(self, addresses: Iterable[str], document: Callable[[str], str]) -> None:
        """Render the frames that pages at the addresses share.

        ``document`` returns the theme's document around the marks for a page at an address.
        """
        for address in addresses:
            place = self._place(address)
            if address not in self.own and place not in self.shared:
                self.shared[place] = frame_of(document(address))

    def _place(self, address: str) -> str:
        """Return the key of a shared frame: the depth of an address and its entry in the menus."""
        return f"{address.count('/')} {menu_entry(address, self.menu)}"


def menu_entry(address: str, menu: Container[str]) -> str:
    """Return the nearest address in the menus that a page lies at or below, or an empty one."""
    while address and address not in menu:
        address = address[: address.rstrip("/").rfind("/") + 1]
    return address
