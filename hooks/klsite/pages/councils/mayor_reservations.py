"""How far the mayors of a council are confirmed: said once where it holds for most of them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MayorReservations:
    """The reservations about mayors in a table.

    ``common`` holds for all but those of ``exceptions``, as in ``på Bornholm``, and is None where
    no reservation does. ``marked`` are those that only some rows have.
    """

    marked: tuple[str, ...] = ()
    common: str | None = None
    exceptions: tuple[str, ...] = ()

    def number(self, text: str | None) -> int | None:
        """Return the number, from 1, by which rows refer to a reservation; None without a mark."""
        return self.marked.index(text) + 1 if text in self.marked else None


def mayor_reservations(texts: Mapping[str, str | None]) -> MayorReservations:
    """Return the reservations about mayors, by where they are, as in ``på Bornholm``."""
    marked = tuple(dict.fromkeys(text for text in texts.values() if text))
    without = tuple(where for where, text in texts.items() if not text)
    if len(marked) == 1 and 2 * len(without) < len(texts):
        return MayorReservations(common=marked[0], exceptions=without)
    return MayorReservations(marked)
