"""The long texts of the data: whether all of each can be published, and where its links lead."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from klsite.checks.pictures import Look, picture_findings
from klsite.model import kinds
from klsite.model.annotations import markdown_fields, markdown_texts
from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, Level, error_at, found_in_text, warning_at
from klsite.model.kinds import NEWS_ITEM
from klsite.model.news_meta import NewsMeta
from klsite.model.source_location import Location, SourceLocation
from klsite.results.news import News
from klsite.text.inspection import inspect
from klsite.text.links import leads_by_redirect, leads_nowhere, leads_past
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
    for kind in kinds.FILE_KINDS:
        if kind is not NEWS_ITEM and markdown_fields(kind.model):
            for content in dataset.of_kind(kind):
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
    """Yield what is wrong with the text of a hand-written page by itself."""
    for finding in inspect(page.text, prose(page.text)):
        level = Level.ERROR if finding.loses else Level.WARNING
        place = page.place_in_text(finding.line, finding.near)
        yield Diagnostic(page.file, *place, finding.message, level)


def moved_links(news: News, redirects: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each link of a news item to an address that is only a redirect."""
    if not redirects:
        return
    for item in news.items:
        for attribute, target in item.links:
            if message := leads_by_redirect(attribute, target, redirects):
                yield warning_at(item.file, ("body",), message, near=target)


def links_past(news: News, places: Mapping[str, Collection[str]]) -> Iterator[Diagnostic]:
    """Yield a fault for each link of a news item to a place that is not on its page."""
    for item in news.items:
        for _, target in item.links:
            if "#" in target and (message := leads_past(target, places)):
                yield error_at(item.file, ("body",), message, near=target)


def place_of(item: NewsMeta, target: str) -> Location:
    """Return where in the file of an item a link stands."""
    return ("picture", "file") if target == item.picture_address else ("body",)


def picture_faults(news: News, look: Look) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pictures that news items show."""
    for item in news.items:
        for attribute, target in item.links:
            for level, told in picture_findings(attribute, target, look):
                found = error_at(item.file, place_of(item, target), told, near=target.lstrip("/"))
                yield replace(found, level=level)


def body_faults(
    news: News, known: Collection[str], not_public: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Yield a fault for each link of a news item that leads nowhere on the site.

    ``known`` are the addresses of the site. An item that is not public yet may also lead to what
    is ``not_public``, which says why.
    """
    distinct = {link for item in news.items for link in item.links}
    astray = {link: told for link in distinct if (told := leads_nowhere(*link, known, not_public))}
    for item in news.items:
        for attribute, target in filter(astray.__contains__, item.links):
            if news.visibility.shows(item) or leads_nowhere(attribute, target, not_public):
                told = astray[attribute, target]
                yield error_at(item.file, place_of(item, target), told, near=target)
