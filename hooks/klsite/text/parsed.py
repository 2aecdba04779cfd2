"""A Markdown text as the converter reads it: which parts of the source have become what."""

import re
from functools import cached_property
from typing import Any, NamedTuple

import pyromark

CONVERTER = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)
"""CommonMark with tables."""

_LIST_NUMBER = re.compile(rb"[ \t>]{0,99}([0-9]{1,9})[.)]")
_MARKS = b" \t\n#*_+->|:=`~.)(\\[]!\"'"
_BLANK = bytes(10 if code == 10 else 0 for code in range(256))
_BACKSLASH = 92
_TAG_OR_ENTITY = re.compile(rb"<[^<>]*+>?|&[#A-Za-z0-9]{2,32};")


_LINE_AS_IT_STANDS = r"(?![ \-+*=>#0-9])[^\[\]<>*_`#|~\\&\t\n]*+(?<! )"
_AS_IT_STANDS = re.compile(rf"(?:{_LINE_AS_IT_STANDS}\n)*+(?:{_LINE_AS_IT_STANDS})?")
"""A text in which nothing can be markup: all of it comes out, and as it stands."""


_PLAIN = ("Paragraph", "TableCell", "Strong", "Emphasis")
"""Elements of which nothing is asked: most of all."""
_ENDS_PLAINLY = (*_PLAIN, "TableRow", "Item")


class Span(NamedTuple):
    """A part of the source, in bytes."""

    start: int
    end: int


class Element(NamedTuple):
    """A heading, picture or head of a table, and whether there is anything in it to read."""

    span: Span
    filled: bool


class Number(NamedTuple):
    """The number that a point of a numbered list is written with, and its first byte."""

    value: int
    start: int


class Parsed:
    """What the converter finds in a text; ``source`` is the text in UTF-8.

    ``gaps`` are what does not come out at all and is more than marks. ``rows`` are those of tables,
    each with the number of columns; ``code`` are blocks of code, each with whether it is one by
    its indentation; ``labels`` are what links refer to definitions by.
    """

    def __init__(self, text: str) -> None:
        self.source = text.encode()
        self.gaps: list[Span] = []
        self.elements: dict[str, list[Element]] = {"Heading": [], "Image": [], "TableHead": []}
        self.rows: list[tuple[Span, int]] = []
        self.code: list[tuple[Span, bool]] = []
        self.html: list[Span] = []
        self.numbered: list[list[Number]] = []
        self.labels: set[str] = set()
        if _AS_IT_STANDS.fullmatch(text):
            self._texts = [(0, len(self.source), text)]
        else:
            self._texts = _Walk(self).through(text)

    @cached_property
    def visible(self) -> str:
        """The source with only what is shown as it stands, outside code, and the line breaks.

        Each byte that is markup, escaped or an entity is a 0. Within HTML nothing is markup but it.
        """
        visible = bytearray(self.source.translate(_BLANK))
        for start, end, text in self._texts:
            written = self.source[start:end]
            if written == text.encode():
                visible[start:end] = written
                if start and self.source[start - 1] == _BACKSLASH:
                    visible[start] = 0
        in_code = False
        for start, end in self.html:
            html = self.source[start:end]
            in_code = in_code or b"<pre" in html or b"<code" in html
            if not in_code:
                visible[start:end] = _TAG_OR_ENTITY.sub(_blanked, html)
            in_code = in_code and b"</pre" not in html and b"</code" not in html
        return visible.decode()

    def line(self, place: int) -> int:
        """Return the number of the line, from 0, that a byte of the source stands in."""
        return self.source.count(b"\n", 0, place)

    def text(self, span: Span) -> str:
        """Return a part of the source."""
        return self.source[span.start : span.end].decode()


class _Walk:
    """Goes through the events of the converter, in the order of the source."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._done = 0
        self._in_code = False
        self._columns = 0
        self._lists: list[list[Number]] = []
        self._came_out = 0
        self._before: list[int] = []

    def through(self, text: str) -> list[tuple[int, int, str]]:
        """Return the texts outside code: the first and last byte of each, and what it says."""
        texts: list[tuple[int, int, str]] = []
        for event, place in CONVERTER.events_with_range(text):
            if isinstance(event, str):
                continue  # a break or a rule
            start, end = place["start"], place["end"]
            if "Text" in event:
                if start > self._done:
                    self._up_to(start)
                self._done = end
                self._came_out += 1
                if not self._in_code:
                    texts.append((start, end, event["Text"]))
            elif "Start" in event:
                if event["Start"] in _PLAIN:
                    self._up_to(start)
                else:
                    self._start(event["Start"], Span(start, end))
            elif "End" in event:
                if event["End"] not in _ENDS_PLAINLY:
                    self._end(event["End"], Span(start, end))
            else:
                self._up_to(start)
                self._done = max(self._done, end)
                self._came_out += 1
                if "Code" not in event:
                    self._parsed.html.append(Span(start, end))
        self._up_to(len(self._parsed.source))
        return texts

    def _up_to(self, start: int) -> None:
        """Note what lies between the last part that came out and the next."""
        if start <= self._done:
            return
        if self._parsed.source[self._done : start].strip(_MARKS):
            self._parsed.gaps.append(Span(self._done, start))
        self._done = start

    def _start(self, detail: Any, span: Span) -> None:
        name, given = _named(detail)
        self._up_to(span.start)
        match name:
            case "CodeBlock":
                self._in_code = True
                indented = given == "Indented"
                if not indented and len(given["Fenced"].split()) < 2:  # the name of a language
                    first_line = self._parsed.source.find(b"\n", span.start, span.end)
                    self._done = first_line if first_line > 0 else span.end
                self._parsed.code.append((span, indented))
            case "List":
                self._lists.append([])
            case "Item":
                if number := _LIST_NUMBER.match(self._parsed.source, span.start):
                    self._done = max(self._done, number.end())
                    self._lists[-1].append(Number(int(number[1]), number.start(1)))
            case "Table":
                self._columns = len(given)
            case "TableRow":
                self._parsed.rows.append((span, self._columns))
            case "Link" | "Image":
                self._parsed.labels.add(given["id"].casefold())
        if name in self._parsed.elements:
            self._before.append(self._came_out)

    def _end(self, detail: Any, span: Span) -> None:
        name, _ = _named(detail)
        match name:
            case "CodeBlock":
                self._in_code = False
                self._done = max(self._done, span.end)
            case "Link" | "Image":  # the address and the title come out as attributes
                self._done = max(self._done, span.end)
            case "List":
                if numbers := self._lists.pop():
                    self._parsed.numbered.append(numbers)
        if name in self._parsed.elements:
            filled = self._came_out > self._before.pop()
            self._parsed.elements[name].append(Element(span, filled))


def _blanked(found: re.Match[bytes]) -> bytes:
    return found[0].translate(_BLANK)


def _named(detail: Any) -> tuple[str, Any]:
    """Return the name of what starts or ends, and what the converter says of it."""
    if isinstance(detail, str):
        return detail, None
    ((name, given),) = detail.items()
    return name, given
