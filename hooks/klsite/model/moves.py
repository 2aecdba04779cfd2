"""data/moves.yml: what became of an address, a guid or a UID that is no more."""

import datetime as dt
from itertools import pairwise
from typing import Self

from pydantic import model_validator

from klsite.model.base import Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import Reason, YesNo
from klsite.model.local_addresses import FormerName, Successor
from klsite.model.mistakes import mistake


class EndedPromise(Strict):
    """Something published that is no more: where it moved, why it ended, or was withdrawn."""

    address: FormerName = required(
        "Adresse", "Den gamle adresse, som kontakt/ eller ordbog/#x; eller en guid eller UID."
    )
    below: YesNo = optional(
        "Alt under adressen",
        "ja: gælder adressen og alt, der er udgivet under den, også feeds og kalender.",
        False,
    )
    to: Successor | None = optional("Flyttet til", "Adressen, der er trådt i stedet.")
    ended: Reason | None = optional("Ophørt", "Hvorfor det er ophørt; står på siden.")
    withdrawn: Reason | None = optional("Trukket tilbage", "Hvorfor; står på siden.")
    date: Day = required("Dato", "Dagen, det skete, som 2026-11-29.")

    @model_validator(mode="after")
    def _says_what_became_of_it(self) -> Self:
        given = [name for name in ("to", "ended", "withdrawn") if getattr(self, name) is not None]
        if len(given) != 1:
            message = "skriv præcis én af »to«, »ended« og »withdrawn«"
            raise mistake(message, at=(given[-1] if given else "address",))
        if self.to is not None and not self.is_address:
            raise mistake("kun en adresse kan flytte: skriv »ended« eller »withdrawn«", at=("to",))
        if self.below:
            self._check_folder()
        return self

    def _check_folder(self) -> None:
        if not self.address.endswith("/"):
            message = "»below« gælder en mappe: adressen skal slutte med / som kkr/navn/"
            raise mistake(message, at=("address",))
        if self.to is not None and not self.to.endswith("/"):
            message = "en mappe kan kun flytte til en mappe: »to« skal slutte med / som kkr/navn/"
            raise mistake(message, at=("to",))
        if self.to is not None and self.to.startswith(self.address):
            message = f"»{self.to}« ligger selv under »{self.address}«, der flytter"
            raise mistake(f"{message}: adresserne ville løbe i ring", at=("to",))

    @property
    def is_address(self) -> bool:
        """Whether it is an address of the site, and not a guid or a UID."""
        return not self.address.startswith("tag:") and "@" not in self.address

    @property
    def is_place(self) -> bool:
        """Whether it is the address of a place on a page, with a fragment."""
        return self.is_address and "#" in self.address

    @property
    def reason(self) -> str | None:
        """Why it is no more; None for what has moved."""
        return self.ended or self.withdrawn


class Moves(Strict):
    """Everything published that has moved, ended or been withdrawn."""

    moves: tuple[EndedPromise, ...] = optional(
        "Flyttet og ophørt", "Et pr. punkt, ældste først.", ()
    )

    @property
    def latest(self) -> dt.date:
        """The day of the latest; what has lost something was not changed before it."""
        return max((each.date for each in self.moves), default=dt.date.min)

    @model_validator(mode="after")
    def _folders_are_apart(self) -> Self:
        folders = {each.address: index for index, each in enumerate(self.moves) if each.below}
        for outer, inner in pairwise(sorted(folders)):
            if inner.startswith(outer):
                message = (
                    f"»{inner}« ligger under »{outer}«, der også har »below«: skriv de adresser, "
                    "det gælder, hver for sig uden »below«"
                )
                raise mistake(message, at=("moves", folders[inner], "address"))
        for index in folders.values():
            self._check_leads_on(index)
        return self

    def _check_leads_on(self, index: int) -> None:
        """Refuse folders that have moved to each other."""
        seen, each = [], self.moves[index]
        folders = {move.address: move for move in self.moves if move.below and move.to}
        while each.to in folders:
            seen.append(each.address)
            if each.to in seen:
                message = f"»{each.to}« og »{each.address}« er flyttet i ring: slet den linje, "
                raise mistake(f"{message}der ikke gælder mere", at=("moves", index, "to"))
            each = folders[each.to]
