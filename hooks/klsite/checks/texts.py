"""The long texts of the data: whether their links and pictures can be published."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Fault
from klsite.model.source_location import SourceLocation
from klsite.results.news import News
from klsite.text.links import leads_nowhere, may_refer, wrong_in_itself
from klsite.text.markdown import prose
from klsite.text.rich_text import RichText


@dataclass(frozen=True, slots=True)
class LongText:
    """A Markdown text of the data, with the place it stands in."""

    origin: SourceLocation
    text: str


def long_texts(dataset: Dataset) -> Iterator[LongText]:
    """Yield every Markdown text of the data but the bodies of the news."""
    organisation = dataset.organisation
    yield LongText(SourceLocation(organisation.file, ("presentation",)), organisation.presentation)
    introduction = dataset.kkr_introduction
    yield LongText(SourceLocation(introduction.file, ("text",)), introduction.text)
    for index, subject in enumerate(organisation.subjects):
        yield LongText(SourceLocation(organisation.file, ("subjects", index, "text")), subject.text)
    yield from _texts_of_the_kkr(dataset)
    for document in dataset.documents:
        yield LongText(SourceLocation(document.file, ("body",)), document.body)


def _texts_of_the_kkr(dataset: Dataset) -> Iterator[LongText]:
    for rules in dataset.rules:
        if rules.text is not None:
            yield LongText(SourceLocation(rules.file, ("text",)), rules.text)
        for index, part in enumerate(rules.parts):
            if part.text is not None:
                yield LongText(SourceLocation(rules.file, ("parts", index, "text")), part.text)
        for index, point in enumerate(rules.points):
            yield LongText(SourceLocation(rules.file, ("points", index, "text")), point.text)
    areas, bodies, glossary = dataset.core_areas, dataset.bodies, dataset.glossary
    yield LongText(SourceLocation(areas.file, ("text",)), areas.text)
    yield LongText(SourceLocation(bodies.file, ("text",)), bodies.text)
    for index, area in enumerate(areas.areas):
        yield LongText(SourceLocation(areas.file, ("areas", index, "text")), area.text)
    for index, body in enumerate(bodies.bodies):
        if body.text is not None:
            yield LongText(SourceLocation(bodies.file, ("bodies", index, "text")), body.text)
    for index, entry in enumerate(glossary.entries):
        yield LongText(SourceLocation(glossary.file, ("entries", index, "text")), entry.text)
    for meeting in dataset.meetings:
        for index, item in enumerate(meeting.agenda):
            for field in ("text", "decision"):
                if (text := getattr(item, field)) is not None:
                    yield LongText(SourceLocation(meeting.file, ("agenda", index, field)), text)


def inspected(texts: Iterable[LongText]) -> list[tuple[LongText, RichText]]:
    """Return the texts that may refer to something, with what they refer to."""
    return [(text, prose(text.text)) for text in texts if may_refer(text.text)]


def text_faults(texts: Iterable[tuple[LongText, RichText]]) -> Iterator[Fault]:
    """Yield a fault for each link and picture that is wrong wherever it stands."""
    for text, found in texts:
        for attribute, target in found.links:
            if message := wrong_in_itself(attribute, target, found.ids):
                yield Fault(text.origin, message, near=target)


def body_faults(news: News, known: Collection[str], not_public: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for each link of a news item that leads nowhere on the site.

    ``known`` are the addresses of the site. An item that is not public yet may also lead to what
    is ``not_public``.
    """
    distinct = {link for item in news.items for link in item.links}
    astray = {link: told for link in distinct if (told := leads_nowhere(*link, known))}
    for item in news.items:
        for attribute, target in filter(astray.__contains__, item.links):
            if item.is_published(news.now) or leads_nowhere(attribute, target, not_public):
                told = astray[attribute, target]
                yield Fault(SourceLocation(item.file, ("body",)), told, near=target)
