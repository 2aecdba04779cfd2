"""The long texts of the data: whether their links and pictures can be published."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote, urlsplit

from klsite import markdown_html
from klsite.model.dataset import Dataset
from klsite.pages.page import Fault, Origin
from klsite.workers import gather

_SCHEMES = ("http", "https", "mailto", "tel")


@dataclass(frozen=True, slots=True)
class LongText:
    """A Markdown text of the data, with the place it stands in, and whether it is public."""

    origin: Origin
    text: str
    public: bool = True


def long_texts(dataset: Dataset, now: datetime) -> Iterator[LongText]:
    """Yield every Markdown text of the data."""
    organisation = dataset.organisation
    yield LongText(Origin(organisation.file, ("presentation",)), organisation.presentation)
    introduction = dataset.kkr_introduction
    yield LongText(Origin(introduction.file, ("text",)), introduction.text)
    for index, subject in enumerate(organisation.subjects):
        yield LongText(Origin(organisation.file, ("subjects", index, "text")), subject.text)
    yield from _texts_of_the_kkr(dataset)
    for item in dataset.news:
        if item.body is not None:
            yield LongText(Origin(item.file, ("body",)), item.body, item.is_published(now))
    for document in dataset.documents:
        yield LongText(Origin(document.file, ("body",)), document.body)


def _texts_of_the_kkr(dataset: Dataset) -> Iterator[LongText]:
    for rules in dataset.rules:
        if rules.text is not None:
            yield LongText(Origin(rules.file, ("text",)), rules.text)
        for index, part in enumerate(rules.parts):
            if part.text is not None:
                yield LongText(Origin(rules.file, ("parts", index, "text")), part.text)
        for index, point in enumerate(rules.points):
            yield LongText(Origin(rules.file, ("points", index, "text")), point.text)
    areas, bodies, glossary = dataset.core_areas, dataset.bodies, dataset.glossary
    yield LongText(Origin(areas.file, ("text",)), areas.text)
    yield LongText(Origin(bodies.file, ("text",)), bodies.text)
    for index, area in enumerate(areas.areas):
        yield LongText(Origin(areas.file, ("areas", index, "text")), area.text)
    for index, body in enumerate(bodies.bodies):
        if body.text is not None:
            yield LongText(Origin(bodies.file, ("bodies", index, "text")), body.text)
    for index, entry in enumerate(glossary.entries):
        yield LongText(Origin(glossary.file, ("entries", index, "text")), entry.text)
    for meeting in dataset.meetings:
        for index, item in enumerate(meeting.agenda):
            for field in ("text", "decision"):
                if (text := getattr(item, field)) is not None:
                    yield LongText(Origin(meeting.file, ("agenda", index, field)), text)


def text_faults(
    texts: Iterable[LongText], known: set[str], not_public: set[str]
) -> Iterator[Fault]:
    """Yield a fault for each link and picture of a long text that cannot be published.

    ``known`` are the addresses of the site; a text that is not public yet may also lead to
    those that are ``not_public``.
    """
    marked = [text for text in texts if not _is_plain(text.text)]
    inspected = gather([text.text for text in marked], markdown_html.inspect)
    for text, found in zip(marked, inspected, strict=True):
        allowed = known if text.public else known | not_public
        for attribute, target in found.links:
            if message := _wrong(attribute, target, allowed, found.ids):
                yield Fault(text.origin, message, near=target)


_MARKUP = re.compile(r"\]\s*[\[(:]|<[A-Za-z]|https?:")


def _is_plain(text: str) -> bool:
    """Whether a text is without links and HTML, so that it need not be rendered to be checked."""
    return _MARKUP.search(text) is None


def _wrong(attribute: str, target: str, known: set[str], ids: frozenset[str]) -> str | None:
    """Return what is wrong with a link or a picture, if anything is."""
    what = "billedet" if attribute == "src" else "linket"
    if not target.strip():
        return f"{what} er tomt: skriv adressen i parentesen"
    if " " in target:
        return f"{what} »{target}« har et mellemrum i adressen"
    if target.startswith("#"):
        missing = target[1:] not in ids
        return f"der er ingen overskrift »{target}« i teksten" if missing else None
    if target.startswith("//"):
        return f"{what} »{target}« skal begynde med https://"
    parts = urlsplit(target)
    if attribute == "src" and (parts.scheme or parts.netloc):
        return f"billedet {target[:60]} ligger ikke på webstedet: læg det i content/billeder/"
    if parts.scheme:
        return _wrong_scheme(target)
    if not target.startswith("/"):
        meant = f": mente du mailto:{target}?" if "@" in target else ""
        return f"{what} »{target}« skal begynde med / (fra forsiden) eller https://{meant}"
    return _wrong_address(what, target, unquote(parts.path).lstrip("/"), known)


def _wrong_scheme(target: str) -> str | None:
    parts = urlsplit(target)
    if parts.scheme not in _SCHEMES:
        return f"linket »{target}« kan ikke bruges: begynd med https://, mailto: eller /"
    if parts.scheme in ("http", "https") and not parts.netloc:
        return f"linket »{target}« mangler et websted: skriv det som https://www.kl.dk/"
    return None


def _wrong_address(what: str, target: str, path: str, known: set[str]) -> str | None:
    if path in known:
        return None
    slashed = f"{path.casefold().rstrip('/')}/"
    meant = f": mente du /{slashed}?" if slashed in known else ""
    return f"{what} {target} fører ikke til noget på webstedet{meant}"
