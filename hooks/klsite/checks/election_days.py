"""The days of elections: the one that the law sets, and whether a municipality existed on it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.elections import Election
from klsite.model.geography import Municipalities, MunicipalityRecord
from klsite.model.source_location import Location
from klsite.text.danish import long_date, weekday

_A_KNOWN_YEAR, _YEARS_BETWEEN = 2025, 4
_TUESDAY = 1


def is_election_year(year: int) -> bool:
    """Whether municipal elections are held in a year."""
    return (year - _A_KNOWN_YEAR) % _YEARS_BETWEEN == 0


def election_day(year: int) -> date:
    """Return the third Tuesday of November, on which municipal elections are held."""
    first = date(year, 11, 1)
    return first + timedelta(days=(_TUESDAY - first.weekday()) % 7 + 14)


def election_day_errors(elections: Iterable[Election]) -> Iterator[Diagnostic]:
    """Yield an error for each election on a day on which the law has none."""
    for election in elections:
        year, expected = election.date.year, election_day(election.date.year)
        if not is_election_year(year):
            before = year - (year - _A_KNOWN_YEAR) % _YEARS_BETWEEN
            message = (
                f"der er kommunalvalg hvert fjerde år, i {before} og {before + _YEARS_BETWEEN}, "
                f"ikke i {year}"
            )
            yield error_at(election.file, ("date",), message)
        elif election.date != expected:
            message = (
                f"valgdagen er en {weekday(election.date)}, {long_date(election.date)}: "
                f"kommunalvalg holdes den tredje tirsdag i november, {long_date(expected)}"
            )
            yield error_at(election.file, ("date",), message)


def beginning_errors(places: Municipalities, elections: Iterable[Election]) -> Iterator[Diagnostic]:
    """Yield an error for each municipality in an election before its first name or region."""
    every = sorted(elections, key=lambda each: each.date)
    for index, record in enumerate(places.municipalities):
        voted = [each.date for each in every if record.code in each.result_by_code]
        if voted:
            yield from _later_than(record, index, voted[0], places.file)


def _later_than(
    record: MunicipalityRecord, index: int, voted: date, file: str
) -> Iterator[Diagnostic]:
    for key, periods in (("names", record.names), ("regions", record.regions)):
        if periods and periods[0].first_day > voted:
            place: Location = ("municipalities", index, key, 0, "valid_from")
            what = "navnet" if key == "names" else "regionen"
            message = (
                f"{what} begynder først {long_date(periods[0].first_day)}, men kommunen er med i "
                f"valget {long_date(voted)}: skriv perioden før den, eller slet »valid_from«"
            )
            yield error_at(file, place, message)
