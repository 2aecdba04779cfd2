"""The hand-written pages: what stands in content/, under the heading of the text or the title."""

from dataclasses import dataclass

from klsite import addresses
from klsite.load.content import ContentFile
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page


@dataclass(frozen=True, slots=True)
class WrittenContent:
    """A heading, and the Markdown text below it, whose links begin at the front page.

    ``lang`` is the language of both, where it is not Danish.
    """

    heading: str
    text: str
    lang: str | None = None


def written_page(page: ContentFile) -> Page:
    """Return the record of a hand-written page with a right head."""
    assert page.head is not None, "the pages have been checked"
    is_search = page.address == addresses.SEARCH
    return Page(
        address=page.address,
        template="search" if is_search else "written",
        title=page.head.title,
        description=page.head.description,
        content=WrittenContent(page.heading or page.head.title, page.text, page.head.lang),
        origin=SourceLocation(page.path),
        changed=page.head.updated,
        is_list=is_search,
        script="soeg.js" if is_search else None,
    )
