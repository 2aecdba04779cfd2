"""The long texts of the data and of hand-written pages: whether all of each can be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klsite.model.annotations import markdown_texts
from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, Level, found_in_text
from klsite.model.source_location import SourceLocation
from klsite.text.characters import unreadable
from klsite.text.inspection import inspect
from klsite.text.markdown import prose
from klsite.text.rich_text import RichText

if TYPE_CHECKING:
    from klsite.load.content import ContentFile


@dataclass(frozen=True, slots=True)
class LongText:
    """A Markdown text of the data, with the place it stands in."""

    origin: SourceLocation
    text: str


def long_texts(dataset: Dataset) -> Iterator[LongText]:
    """Yield every Markdown text of the data but the bodies of the news."""
    for kind, content in dataset.files:
        for location, text in markdown_texts(content):
            yield LongText(SourceLocation(kind.file_of(content), location), text)


def inspected(texts: Iterable[LongText]) -> list[tuple[LongText, RichText]]:
    """Return texts, each with its conversion."""
    return [(text, prose(text.text)) for text in texts]


def text_faults(texts: Iterable[tuple[LongText, RichText]]) -> Iterator[Diagnostic]:
    """Yield what is wrong with each text by itself."""
    for text, body in texts:
        for finding in inspect(text.text, body):
            yield found_in_text(*text.origin, finding)


def page_text_faults(page: ContentFile) -> Iterator[Diagnostic]:
    """Yield what is wrong with the text of a hand-written page, and its heading, by itself."""
    for text in (page.written_heading, page.text):
        if unreadable(text):
            for below, line in enumerate(text.split("\n")):
                if wrong := unreadable(line):
                    yield Diagnostic(page.file, *page.place_in_text(below, ""), wrong)
        for finding in inspect(text, prose(text)):
            level = Level.ERROR if finding.loses else Level.WARNING
            place = page.place_in_text(finding.line, finding.near)
            yield Diagnostic(page.file, *place, finding.message, level)
