"""data/moves.yml: what became of an address, a guid or a UID that is no more."""

from typing import Self

from pydantic import Field, model_validator

from klsite.model.base import Strict
from klsite.model.dates import Day
from klsite.model.fields import FormerName, Reason, Successor
from klsite.model.mistakes import mistake


class EndedPromise(Strict):
    """Something published that is no more: where it moved, why it ended, or was withdrawn."""

    address: FormerName = Field(
        title="Adresse",
        description="Den gamle adresse, som nyheder/2020/x/; eller guid eller UID, der er udgivet.",
    )
    to: Successor | None = Field(
        default=None, title="Flyttet til", description="Adressen, der er trådt i stedet."
    )
    ended: Reason | None = Field(
        default=None, title="Ophørt", description="Hvorfor det er ophørt; står på siden."
    )
    withdrawn: Reason | None = Field(
        default=None, title="Trukket tilbage", description="Hvorfor; står på siden."
    )
    date: Day = Field(title="Dato", description="Dagen, det skete, som 2026-11-29.")

    @model_validator(mode="after")
    def _says_what_became_of_it(self) -> Self:
        given = [name for name in ("to", "ended", "withdrawn") if getattr(self, name) is not None]
        if len(given) != 1:
            message = "skriv præcis én af »to«, »ended« og »withdrawn«"
            raise mistake(message, at=(given[-1] if given else "address",))
        if self.to is not None and not self.is_address:
            raise mistake("kun en adresse kan flytte: skriv »ended« eller »withdrawn«", at=("to",))
        return self

    @property
    def is_address(self) -> bool:
        """Whether it is an address of the site, and not a guid or a UID."""
        return not self.address.startswith("tag:") and "@" not in self.address

    @property
    def reason(self) -> str | None:
        """Why it is no more; None for what has moved."""
        return self.ended or self.withdrawn


class Moves(Strict):
    """Everything published that has moved, ended or been withdrawn."""

    moves: tuple[EndedPromise, ...] = Field(
        default=(), title="Flyttet og ophørt", description="Et pr. punkt, ældste først."
    )
