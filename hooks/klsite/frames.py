"""Frames: the HTML around the pages, made once by the theme for all pages in the same place.

A frame holds only what every page has: styles, header, menus, foot. Its links are relative, so
it depends on where a page lies and on nothing else of the page. The theme makes it with two marks
where the page's own head and body go; filling it is putting five strings together.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from klsite.render import Parts

_HEAD, _BODY = "\ue000HEAD\ue001", "\ue000BODY\ue001"
"""The marks, of characters that Unicode keeps free for private use; the frame has no others."""

MARKS = Parts(_HEAD, _BODY)
"""What the theme is given in place of a page's own HTML."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The HTML before the head of a page, between it and the body, and after."""

    before: str
    between: str
    after: str

    def filled(self, parts: Parts) -> str:
        """Return the whole document of a page."""
        return "".join((self.before, parts.head, self.between, parts.body, self.after))


def frame_of(document: str) -> Frame:
    """Return the frame in a document that the theme has made around the marks.

    Raises ``ValueError`` if a mark does not stand in it just once.
    """
    if document.count(_HEAD) != 1 or document.count(_BODY) != 1:
        raise ValueError("the theme did not put the marks where a page's own HTML goes")
    before, _, rest = document.partition(_HEAD)
    between, _, after = rest.partition(_BODY)
    return Frame(before, between, after)


class Frames:
    """Gives each address its frame, and has the theme make the few that differ.

    ``make`` returns the theme's document around the marks for a page at an address; ``targets``
    are the addresses that a frame links to.
    """

    def __init__(self, make: Callable[[str], str], targets: Iterable[str]) -> None:
        self._make = make
        self._targets = tuple(targets)
        self._made: dict[str, Frame] = {}

    def at(self, address: str) -> Frame:
        """Return the frame of the page at an address."""
        place = self._place(address)
        if place not in self._made:
            self._made[place] = frame_of(self._make(place))
        return self._made[place]

    def _place(self, address: str) -> str:
        """Return the address that stands for all pages from which every link is the same.

        Pages beside each other have the same links, but for one that a link leads to or below.
        """
        if any(target.startswith(address) for target in self._targets):
            return address
        return f"{address.rstrip('/').rpartition('/')[0]}/_/".lstrip("/")
