"""The text that the search has of a news item: taken from the item, not from its page."""

from collections.abc import Callable

from klsite.model.news_meta import NewsMeta
from klsite.pages.news.items import NewsItemContent
from klsite.pages.page import Page
from klsite.search import PageText, page_text, text_of
from klsite.text.rich_text import RichText


def news_text(
    body: Callable[[NewsMeta], RichText | None],
) -> Callable[[Page, str], PageText | None]:
    """Return what gives the text of a page of the news, given its record and its HTML.

    The text of an item has the same words beside its description as that of its HTML; lists and
    all else are read from their HTML.
    """

    def text(page: Page, html: str) -> PageText | None:
        if not isinstance(page.content, NewsItemContent):
            return page_text(html)
        item = page.content.item
        told = text_of(found.html) if (found := body(item)) else ""
        if item.summary != page.head_description or item.summary.rstrip(".") == page.title:
            told = f"{item.summary}\t{told}"  # the description has not all of it, or is not shown
        return PageText(page.title, told)

    return text
