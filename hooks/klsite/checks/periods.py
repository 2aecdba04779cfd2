"""Whether the periods of a name, a region or a council follow each other without gap or overlap."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from klsite.model.diagnostics import Diagnostic, error_at, warning_at
from klsite.model.people import People
from klsite.model.periods import NamePeriod, Period
from klsite.model.source_location import Location, SourceLocation
from klsite.text.danish import heading_id, long_date

_DAY = timedelta(days=1)


def name_errors(files: Iterable[People]) -> Iterator[Diagnostic]:
    """Yield an error where the names of a person do not follow on each other.

    Yield a warning for a name that looks like a new one put in the place of the old.
    """
    for file in files:
        for index, person in enumerate(file.people):
            place = SourceLocation(file.file, ("people", index, "names"))
            yield from period_errors(person.names, place)
            if person.name and not (person.slug or person.formerly):
                place = SourceLocation(file.file, ("people", index, "name"))
                yield from other_than_id(person.name, person.id, place)


def other_than_id(name: str, id_: str, place: SourceLocation) -> Iterator[Diagnostic]:
    """Yield a warning if an only name is not the one from which the id was made.

    An id may add something to the name, such as a place where several people share it.
    """
    if not id_.startswith(heading_id(name)):
        message = (
            f"»{name}« passer ikke til id'et »{id_}«: er navnet nyt, så skriv »names« med dage, så "
            "det gamle bliver stående; er det rettet, så skriv »slug« og den gamle adresse i "
            "»formerly«"
        )
        yield warning_at(*place, message)


def period_errors(periods: Sequence[Period], place: SourceLocation) -> Iterator[Diagnostic]:
    """Yield an error for each place at which periods do not follow on each other.

    ``place`` is where their list stands. They are to be in order, oldest first, each to begin on
    the day after the one before; only the first may lack a beginning, only the last an end.
    """
    for index, each in enumerate(periods):
        if each.last_day < each.first_day:
            yield error_below(
                place,
                (index, "valid_to"),
                "»valid_to« ligger før »valid_from«: ret den af dem, der er forkert",
            )
    for index, (before, after) in enumerate(pairwise(periods)):
        if before.valid_to is None:
            message = "»valid_to« mangler: kun den sidste periode kan være uden slutdag"
            yield error_below(place, (index,), message)
        elif after.valid_from is None:
            message = "»valid_from« mangler: kun den første periode kan være uden begyndelsesdag"
            yield error_below(place, (index + 1,), message)
        elif after.valid_from <= before.valid_to:
            message = (
                f"perioderne overlapper: »{_what(before)}« gælder til og med "
                f"{long_date(before.valid_to)}, men »{_what(after)}« fra "
                f"{long_date(after.valid_from)}"
            )
            yield error_below(place, (index + 1, "valid_from"), message)
        elif after.valid_from > before.valid_to + _DAY:
            message = (
                f"hul mellem perioderne: hverken »{_what(before)}« eller »{_what(after)}« "
                f"gælder fra {long_date(before.valid_to + _DAY)} til og med "
                f"{long_date(after.valid_from - _DAY)}"
            )
            yield error_below(place, (index + 1, "valid_from"), message)
        elif _said(before) == _said(after):
            message = f"»{_what(after)}« gælder allerede i perioden før: skriv de to som én"
            yield error_below(place, (index + 1,), message)


def _said(period: Period) -> dict[str, object]:
    """Return what a period says, without its days."""
    return period.model_dump(exclude={"valid_from", "valid_to"})


def _what(period: Period) -> str:
    return period.name if isinstance(period, NamePeriod) else str(getattr(period, "region", ""))


def error_below(place: SourceLocation, below: Location, message: str) -> Diagnostic:
    """Return an error at a place below another, given by its keys and indexes."""
    return error_at(place.file, (*place.location, *below), message)
