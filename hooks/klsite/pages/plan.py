"""All pages of the site together, and what only the whole of them can get wrong."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from klsite import markdown_html
from klsite.model.dataset import Dataset
from klsite.pages.about import about_pages
from klsite.pages.composition import CompositionContent, composition_pages
from klsite.pages.contact import contact_pages
from klsite.pages.documents import document_pages, document_redirects
from klsite.pages.events import event_pages, event_redirects
from klsite.pages.front import front_page
from klsite.pages.kkr import kkr_pages
from klsite.pages.news import news_item_pages, news_list_pages, news_redirects
from klsite.pages.page import Fault, Origin, Page, Redirect
from klsite.pages.sources import sources_page


@dataclass(frozen=True, slots=True)
class LongText:
    """A Markdown text of the data, with the place it stands in."""

    origin: Origin
    text: str


def plan_pages(
    dataset: Dataset, compositions: Sequence[CompositionContent], now: datetime
) -> Iterator[Page]:
    """Yield every page that is made from the data; ``now`` is aware."""
    yield front_page(dataset, now)
    yield from news_list_pages(dataset, now)
    yield from news_item_pages(dataset, now)
    yield from kkr_pages(dataset, compositions)
    yield from composition_pages(compositions)
    yield from about_pages(dataset)
    yield from event_pages(dataset)
    yield from document_pages(dataset)
    yield from contact_pages(dataset, now)
    yield sources_page(dataset)


def plan_redirects(dataset: Dataset, now: datetime) -> Iterator[Redirect]:
    """Yield every redirect from a former address."""
    yield from news_redirects(dataset, now)
    yield from document_redirects(dataset)
    yield from event_redirects(dataset)


def shared_addresses(
    pages: Iterable[Page | Redirect], hand_written: Iterable[str]
) -> Iterator[Fault]:
    """Yield a fault for each page whose address another one has, whatever the case.

    Of two pages the build would publish one and lose the other without a word.
    """
    taken = {address.casefold(): f"content/ ({address})" for address in hand_written}
    for page in pages:
        key = page.address.casefold()
        if key in taken:
            message = f"adressen /{page.address} er allerede taget af {taken[key]}"
            yield Fault(page.origin, message)
        else:
            taken[key] = f"data/{page.origin.file}"


def long_texts(dataset: Dataset) -> Iterator[LongText]:
    """Yield every Markdown text of the data."""
    organisation = dataset.organisation
    yield LongText(Origin(organisation.file, ("presentation",)), organisation.presentation)
    introduction = dataset.kkr_introduction
    yield LongText(Origin(introduction.file, ("text",)), introduction.text)
    for index, subject in enumerate(organisation.subjects):
        yield LongText(Origin(organisation.file, ("subjects", index, "text")), subject.text)
    for item in dataset.news:
        if item.body is not None:
            yield LongText(Origin(item.file, ("body",)), item.body)
    for document in dataset.documents:
        yield LongText(Origin(document.file, ("body",)), document.body)


def broken_links(texts: Iterable[LongText], addresses: set[str]) -> Iterator[Fault]:
    """Yield a fault for each link or picture in a long text that leads nowhere on this site."""
    for long_text in texts:
        if not _may_be_broken(long_text.text, addresses):
            continue
        for attribute, target in markdown_html.links(long_text.text):
            if message := _broken(attribute, target, addresses):
                yield Fault(long_text.origin, message)


_TARGET = re.compile(
    r"""\]\(\s*<?([^)\s>]+)|^\s*\[[^\]]+\]:\s*<?(\S+)|\bhref\s*=\s*["']?([^"'\s>]+)""",
    re.MULTILINE,
)


def _may_be_broken(text: str, addresses: set[str]) -> bool:
    """Whether a text is worth rendering to look at its links: a quick look that errs to yes."""
    if "![" in text or "src" in text:
        return True
    targets = (next(filter(None, match)) for match in _TARGET.findall(text))
    return any(_broken("href", target, addresses) for target in targets)


def _broken(attribute: str, target: str, addresses: set[str]) -> str | None:
    if not markdown_html.is_local(target):
        if attribute == "src":
            return f"billedet {target} ligger på et andet websted: læg det i content/billeder/"
        return None
    if target.startswith("#"):
        return None
    if not target.startswith("/"):
        return f"linket »{target}« skal begynde med / (fra forsiden) eller https://"
    if target.partition("#")[0].lstrip("/") not in addresses:
        return f"linket {target} fører ikke til noget på webstedet"
    return None
