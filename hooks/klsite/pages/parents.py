"""Where an address that was cut short leads: every folder above a page answers."""

from collections.abc import Iterable, Iterator

from klsite.addresses import Link
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Redirect


def parent_redirects(published: Iterable[str]) -> Iterator[Redirect]:
    """Yield a redirect from each folder that has pages below it and none of its own.

    ``published`` are all addresses of the site; those of pages end in a slash. A redirect leads
    to the nearest page above.
    """
    pages = {each for each in published if each.endswith("/")}
    missing: set[str] = set()
    below = pages
    while below := {_above(each) for each in below} - {""}:
        missing |= below - pages
    for address in sorted(missing):
        target = _above(address)
        while target and target not in pages:
            target = _above(target)
        yield Redirect(address, Link(f"/{target}", target), SourceLocation("organisation.yml"))


def _above(address: str) -> str:
    """Return the folder above a folder; the empty text for one on the top level."""
    return address[: address.rfind("/", 0, -1) + 1]
