"""The moment that the site is built for.

It decides which embargoes are over, which news are old, and that nothing was changed on a day
still to come.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
"""The time zone of every time in the data and on the site."""

RELEASED_AT = time(8, 0)
"""The time of day at which what has only a day is released, as feeds tell it. At midnight, readers
in time zones west of Denmark would show the day before."""


def released(day: date, embargo: datetime | None = None) -> datetime:
    """Return when something of a day is released: at eight, or when its embargo ends, if later.

    It depends on the data alone, so that feeds tell the same moment at every build from eight on.
    """
    at_eight = datetime.combine(day, RELEASED_AT, tzinfo=COPENHAGEN)
    moment = at_eight if embargo is None else max(at_eight, embargo)
    return moment.astimezone(COPENHAGEN)


def told(moment: datetime, now: datetime) -> datetime | None:
    """Return the moment at which a feed tells of a release; None where its day is to come.

    What is public before eight is told at once, and never as later than ``now``, which no feed
    could have known.
    """
    return min(moment, now) if moment.date() <= now.date() else None


def is_public(embargo: datetime | None, now: datetime, *, draft: bool) -> bool:
    """Whether something is public at ``now`` (aware), a draft never, what has an embargo after."""
    return not draft and (embargo is None or embargo <= now)


def moment_to_build_for(given: str) -> datetime:
    """Return the moment given (ISO 8601, Danish time unless it says otherwise), or the present.

    The result is in Danish time.
    """
    if not given:
        return datetime.now(COPENHAGEN)
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise SystemExit(
            f"KL_NOW er ikke et tidspunkt: »{given}«. Skriv 2027-01-02T08:00"
        ) from error
    return moment.astimezone(COPENHAGEN) if moment.tzinfo else moment.replace(tzinfo=COPENHAGEN)


def valid_since(now: datetime, embargoes: Iterable[datetime | None]) -> datetime:
    """Return the last moment until ``now`` at which the site changed by the clock alone.

    That is midnight, eight in the morning, or the end of an embargo since: between two such
    moments the same data give the same site.
    """
    turns = (
        datetime.combine(now.date(), each, tzinfo=COPENHAGEN) for each in (time(), RELEASED_AT)
    )
    last = max(
        [
            *(each for each in turns if each <= now),
            *(each for each in embargoes if each is not None and each <= now),
        ]
    )
    return last.astimezone(COPENHAGEN)


def exists(moment: datetime) -> bool:
    """Whether clocks in Denmark show a moment: none that is skipped for summer time."""
    return moment.astimezone(UTC).astimezone(COPENHAGEN).time() == moment.time()


def a_year_before(day: date) -> date:
    """Return the same day of the year before; that of 29 February is the 28th.

    What is dated before it is more than a year old on ``day``. As midnight is a turn, the age of
    an item in whole days never changes between two turns.
    """
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)
