"""Which page shows what stands at a place in the data."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.source_location import Location, SourceLocation
from klsite.pages.page import Page
from klsite.results.council_term import CouncilTerm

_TABS = {
    "members.yml": "medlemmer/",
    "events.yml": "medlemmer/",
    "appointments.yml": "udpegninger/",
}
"""The tab of a term that shows a file in its folder, where the file has no page of its own."""


class UsedOn:
    """Finds the page on which a value of the data is used, by the places that pages come from."""

    def __init__(
        self, dataset: Dataset, pages: Iterable[Page], councils: Iterable[CouncilTerm], today: date
    ) -> None:
        self._dataset = dataset
        self._councils = {
            (council.election.file, each.code): council
            for council in councils
            for each in council.municipalities
        }
        self._places = {each.code: each.on(today) for each in dataset.municipalities.municipalities}
        self._by_file: dict[str, list[Page]] = defaultdict(list)
        self._by_address: dict[str, Page] = {}
        for page in pages:
            self._by_file[page.origin.file].append(page)
            self._by_address[page.address] = page
        self._elections = {each.file: each for each in dataset.elections}
        self._kkr = {each.file: each for each in dataset.kkr}

    def page(self, place: SourceLocation) -> Link | None:
        """Return the page that shows a value, or None where no page of its own does.

        Of several pages of one place it is that with the shortest address: the others lie below.
        """
        file, location = place
        if file in self._elections:
            return self._of_election(file, location)
        if file in self._kkr:
            kkr = self._kkr[file]
            return Link(kkr.name, addresses.kkr(kkr))
        if file == "sources.yml" and len(location) > 1:
            source = self._dataset.sources.sources[int(location[1])]
            name = f"{source.title}, {source.publisher}"
            return Link(name, f"{addresses.SOURCES}#{source.id}")
        found = self._nearest(file, location)
        if found is None:
            folder, _, name = file.rpartition("/")
            found = self._by_address.get(f"{folder}/{_TABS.get(name, '')}")
        return Link(found.title, found.address) if found else None

    def municipality(self, code: str) -> Link | None:
        """Return the page of a municipality, by its code."""
        place = self._places.get(code)
        return Link(place.name, addresses.municipality(place)) if place else None

    def _nearest(self, file: str, location: Location) -> Page | None:
        """Return the page whose own place in a file holds the most of the way to a value."""
        found = [(_shared(each, location), each) for each in self._by_file.get(file, ())]
        ranked = [(-steps, len(each.address), each) for steps, each in found if steps is not None]
        return min(ranked, key=lambda each: each[:2])[2] if ranked else None

    def _of_election(self, file: str, location: Location) -> Link | None:
        """Return the page that shows a value of an election.

        A mayor's list is used where the composition of the KKR is computed, what else is told of a
        mayor among the members of the KKR, and a result on the page of the municipality.
        """
        if len(location) < 2 or location[0] not in ("mayors", "results"):
            return None
        entries = getattr(self._elections[file], str(location[0]))
        code = entries[int(location[1])].municipality
        council = self._councils.get((file, code))
        if location[0] == "results" or council is None:
            return self.municipality(code)
        if location[-1] == "list_inferred":
            return Link(f"Sammensætningen af {council.name}", addresses.composition(council.term))
        return Link(f"Medlemmer af {council.name}", addresses.members(council.term))


def _shared(page: Page, location: Location) -> int | None:
    """Return how many steps of the way to a value lead to what a page is of; None if it is not.

    The last step of a page's place may name a field of its entry, such as the id.
    """
    own = page.origin.location
    for entry in (own, own[:-1]):
        if location[: len(entry)] == entry:
            return len(entry)
    return None
