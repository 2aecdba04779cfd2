"""The headings of a page's content, for the table of contents."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level: its id and its text, without markup or entities."""

    id: str
    text: str


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Heading] = []
        self._open: str | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h2" and (identifier := dict(attrs).get("id")):
            self._open, self._text = identifier, ""

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "h2" and self._open is not None:
            self.found.append(Heading(self._open, " ".join(self._text.split())))
            self._open = None


def headings(html: str) -> Iterator[Heading]:
    """Yield the headings of the second level that have an id, in the order of the page."""
    if "<h2" not in html:
        return
    collector = _Collector()
    collector.feed(html)
    yield from collector.found
