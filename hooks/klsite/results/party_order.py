"""The order of parties with the same number of people, wherever they stand in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klsite.text.danish import sort_key

if TYPE_CHECKING:  # not imported at run time: a build of changed news alone needs few models
    from klsite.results.council_term import CouncilTerm


def party_order(council: CouncilTerm, party: str) -> tuple[object, ...]:
    """Return the key by which equal parties of a KKR are sorted: as in the table of its seats.

    A list without a place of its own there comes after those with one, by its name.
    """
    rows = council.composition.rows if council.composition else ()
    names = [row.label for row in rows]
    return (names.index(party) if party in names else len(names), sort_key(party))
