"""The HTML that is a page's own."""

from typing import NamedTuple


class PageHtml(NamedTuple):
    """The HTML that is a page's own: what its head says of it, and what stands in its body."""

    head: str
    body: str
