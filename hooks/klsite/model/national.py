"""data/national_results.yml: what KL's own board and repræsentantskab are computed from."""

from fractions import Fraction
from typing import Self

from pydantic import model_validator

from klsite.model.base import DatedFile, Strict, optional, required
from klsite.model.dates import Day
from klsite.model.elections import SharesByLetter, VotesByLetter
from klsite.model.fields import Line, TermYears, YesNo
from klsite.model.mistakes import mistake
from klsite.model.numbers import HALF_OF_THE_LAST_DECIMAL, Count
from klsite.model.references import ElectionYear, SourceId
from klsite.text.danish import decimal, long_date


class NationalResult(Strict):
    """The result of the whole country, in published percentages, and the board that KL named."""

    date: Day = required("Valgdag", "Dagen for kommunalvalget.")
    term: TermYears = required("Periode", "Bestyrelsens periode, som 2018-2022.")
    shares: SharesByLetter = required("Andele", "Procent pr. listebogstav.", min_length=1)
    board: VotesByLetter | None = optional("Bestyrelse", "Offentliggjorte pladser pr. bogstav.")
    source: SourceId = required("Kilde", "Id på kilden til andelene.")
    board_source: SourceId | None = optional("Kilde til bestyrelsen", "Id på kilden til pladserne.")

    @model_validator(mode="after")
    def _is_of_the_year_before(self) -> Self:
        if int(self.term[:4]) != self.date.year + 1:
            message = f"perioden {self.term} følger ikke efter valget den {long_date(self.date)}"
            raise mistake(message, at=("term",))
        return self

    @model_validator(mode="after")
    def _shares_are_of_a_whole(self) -> Self:
        total = sum(self.shares.values(), Fraction(0))
        if total > 1 + len(self.shares) * HALF_OF_THE_LAST_DECIMAL:
            message = f"andelene er {decimal(total * 100, 1)} % i alt: ret dem, så de højst er 100"
            raise mistake(message, at=("shares",))
        return self


class Assembly(Strict):
    """What the size of the repræsentantskab is computed from, and what KL has published."""

    election: ElectionYear = required("Valg", "Året for valget, som 2017.")
    term: TermYears = required("Periode", "Perioden, som 2018-2022.")
    alliance_votes: Count = required("Stemmer", "Listesamarbejdets stemmer i alt.")
    alliance_source: SourceId = required("Kilde til stemmerne", "Id på kilden.")
    published_total: Count = required("Offentliggjort", "KL's tal for størrelsen.")
    published_source: SourceId = required("Kilde til størrelsen", "Id på kilden.")

    @model_validator(mode="after")
    def _is_of_the_year_before(self) -> Self:
        if int(self.term[:4]) != int(self.election) + 1:
            message = f"perioden {self.term} følger ikke efter valget i {self.election}"
            raise mistake(message, at=("term",))
        return self


class PublishedFigure(Strict):
    """A figure that KL or a member has published, and that cannot be computed from what is here."""

    body: Line = required("Organ", "For eksempel KKR Midtjylland 2010-2014.")
    what: Line = required("Hvad", "Hvad tallet tæller, som medlemmer i alt.")
    number: Count = required("Tal", "Det offentliggjorte tal.")
    at_least: YesNo = optional("Mindst", "ja: kilden viser kun et mindste antal.", False)
    missing: Line = required("Mangler", "Hvad der skulle kendes for at regne efter.")
    source: SourceId = required("Kilde", "Id på kilden i data/sources.yml.")


class NationalResults(DatedFile):
    """All national results."""

    results: tuple[NationalResult, ...] = required("Valg", "Et pr. valg.")
    assembly: Assembly | None = optional("Repræsentantskab", "Repræsentantskabet.")
    untestable: tuple[PublishedFigure, ...] = optional(
        "Kan ikke regnes efter", "Offentliggjorte tal, hvis stemmer ikke findes her.", ()
    )
