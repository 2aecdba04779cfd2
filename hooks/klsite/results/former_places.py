"""Places on pages (fragments of addresses) that were published and are no more.

The site's own links, its open data and its search name records that have no page of their own by
a place on the page that shows them. Where such a place has another id now, the old one is kept
beside it; where there is nothing any more, the page says at the old id what became of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from klsite.addresses import Link
from klsite.model.diagnostics import Diagnostic, error_at
from klsite.results.moves import end_of_moves, move_origin

if TYPE_CHECKING:
    from klsite.load.published import Promises
    from klsite.model.moves import EndedPromise, Moves


class FormerPlace(msgspec.Struct, frozen=True, array_like=True):
    """An id that a page had: now beside that of ``now``, at ``target``, or ended for a reason."""

    id: str
    now: str = ""
    target: Link | None = None
    reason: str = ""
    is_withdrawn: bool = False
    day: date = date.min


class FormerPlaces:
    """The former places of all pages, by the table of moves.

    ``lasting`` are the ids of records on the pages that show them, by address, ``redirects`` lead
    from former addresses of pages, and ``published`` is what was there. ``faults`` are errors of
    the lines of the table that say nothing that can be kept.
    """

    def __init__(
        self,
        moves: Moves,
        lasting: Mapping[str, Collection[str]],
        redirects: Mapping[str, str],
        published: Promises,
    ) -> None:
        self._moves, self._lasting, self._redirects = moves, lasting, redirects
        once = {name.partition("#")[0] for name in published.names("place")}
        self._lines = {self._present(each.address): each for each in moves.moves if each.is_place}
        self.by_page: dict[str, tuple[FormerPlace, ...]] = {}
        self.faults: list[Diagnostic] = []
        for address, each in self._lines.items():
            page, _, place = address.partition("#")
            if page not in lasting and page in once:
                continue  # the page is no more, or was withdrawn, and says so itself
            found = self._found(page, place, each)
            if isinstance(found, FormerPlace):
                self.by_page[page] = (*self.by_page.get(page, ()), found)
            else:
                self.faults.append(found)

    def _present(self, address: str) -> str:
        """Return the address of a place on the page as it is called now."""
        page, hash_, place = address.partition("#")
        if page in self._lasting:
            return address
        page = self._redirects.get(page, page)
        return (
            f"{end_of_moves(self._moves, page, self._lasting.__contains__) or page}{hash_}{place}"
        )

    def _found(self, page: str, place: str, line: EndedPromise) -> FormerPlace | Diagnostic:
        """Return the former place that a line is of, or what is wrong with the line."""
        origin = move_origin(self._moves.moves.index(line))
        if page not in self._lasting:
            message = f"siden »{page}« har ingen steder, der kan flytte eller ophøre: slet linjen"
            return error_at(*origin, message)
        if place in self._lasting[page]:
            message = f"»#{place}« er på siden: slet linjen, eller giv det nye et andet id"
            return error_at(*origin, message)
        *_, last = self._chain(line)
        if last.to is None:
            withdrawn = last.withdrawn is not None
            return FormerPlace(
                place, reason=last.reason or "", is_withdrawn=withdrawn, day=last.date
            )
        target, _, now = self._present(last.to).partition("#")
        if target != page or not now:
            return FormerPlace(place, target=Link(f"/{last.to}", last.to), day=last.date)
        if now not in self._lasting[page]:
            message = f"»#{now}« er ikke på siden: skriv et id, der er, eller sig, at det er ophørt"
            return error_at(*origin, message)
        return FormerPlace(place, now)

    def _chain(self, line: EndedPromise) -> Iterator[EndedPromise]:
        """Yield a line and those that lead on from it, each once."""
        seen: list[EndedPromise] = []
        following: EndedPromise | None = line
        while following is not None and following not in seen:
            seen.append(following)
            yield following
            following = self._lines.get(self._present(following.to)) if following.to else None
