"""data/kkr/…/…/results.yml: the result of a term as the site has published it.

A finished term does not change because the world did. This file holds its figures; where they are
to change, the new ones are appended with the reason, and the old ones stay.
"""

from itertools import pairwise
from typing import Self

from pydantic import model_validator

from klsite.model.base import Strict, optional, required
from klsite.model.dates import Day
from klsite.model.elections import VotesByLetter
from klsite.model.fields import Line, Reason
from klsite.model.membership import TermFile
from klsite.model.mistakes import mistake
from klsite.model.numbers import Count


class PublishedResult(Strict):
    """The figures of a composition, published from a day on."""

    published: Day = required("Udgivet", "Fra hvilken dag tallene har stået her.")
    reason: Reason | None = optional(
        "Grund", "Hvorfor tallene er ændret; skal stå ved alle undtagen de første."
    )
    municipalities: Count = required("Kommuner", "Antallet af kommuner.")
    votes: Count = required("Stemmer", "Alle stemmer, der er regnet med.")
    party_votes: VotesByLetter | None = optional(
        "Stemmer pr. parti", "Hvert partis stemmer i kommunerne."
    )
    outcomes: tuple[Line, ...] = required(
        "Udfald", "Hvert muligt udfald på en linje, som »9: A 4, B 3, C 2«.", min_length=1
    )


class PublishedResults(TermFile):
    """What has been published of a term, oldest first."""

    results: tuple[PublishedResult, ...] = required(
        "Resultater", "Ældste først; de gamle bliver stående.", min_length=1
    )

    @model_validator(mode="after")
    def _changes_have_a_reason(self) -> Self:
        for index, (before, each) in enumerate(pairwise(self.results), 1):
            place = ("results", index, "published")
            if each.published <= before.published:
                message = "resultaterne skal stå med det ældste først, hvert med sin egen dag"
                raise mistake(message, at=place)
            if each.reason is None:
                message = (
                    f"resultatet fra {each.published} mangler »reason«: skriv, hvorfor det, der "
                    "er udgivet, er ændret"
                )
                raise mistake(message, at=place)
        return self
