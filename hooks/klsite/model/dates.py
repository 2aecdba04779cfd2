"""Types of days, moments and times of the day, as an editor writes them."""

import re
from calendar import monthrange
from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import core_schema

from klsite.model.mistakes import mistake, scalar, written_as
from klsite.text.clock import COPENHAGEN, exists
from klsite.text.danish import MONTHS
from klsite.text.inexact_days import InexactDay, Known

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
"""The years a date may lie in; outside them it is a slip of the keys."""

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")

_DANISH_DATE = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")

_SHORT_DATE = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{2})")

_DATE_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):([0-9]{2})")

_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")


def existing_date(year: int, month: int, day: int, found: str) -> date:
    """Return the date, or explain which part of it does not exist."""
    if not 1 <= month <= 12:
        raise mistake(f"»{found}« er ikke en dato: der er ingen måned nummer {month}")
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise mistake(
            f"»{found}« kan ikke passe: året skal ligge mellem {EARLIEST_YEAR} og {LATEST_YEAR}"
        )
    try:
        return date(year, month, day)
    except ValueError:
        days = monthrange(year, month)[1]
        raise mistake(
            f"»{found}« er ikke en dato: {MONTHS[month - 1]} {year} har {days} dage. "
            "Datoer skrives som 2020-08-31"
        ) from None


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    text = scalar(value, "en dato som 2020-08-31")
    if match := _ISO_DATE.fullmatch(text):
        return existing_date(int(match[1]), int(match[2]), int(match[3]), text)
    if match := _DANISH_DATE.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        meant = existing_date(year, month, day, text)
        raise mistake(f"»{text}« skal skrives med året først: {meant.isoformat()}")
    if match := _SHORT_DATE.fullmatch(text):
        raise mistake(f"»{text}« har et årstal med to cifre: skriv hele året, som i 2020-08-31")
    raise mistake(f"»{text}« er ikke en dato: skriv den som 2020-08-31")


def _moment(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    text = scalar(value, "dato og klokkeslæt som 2020-08-31 06:00")
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        raise mistake(f"»{text}« er ikke dato og klokkeslæt: skriv det som 2020-08-31 06:00")
    day = _date(match.group(1))
    hour, minute = int(match.group(2)), int(match.group(3))
    if hour > 23 or minute > 59:
        raise mistake(f"»{text}«: klokken {match.group(2)}:{match.group(3)} findes ikke")
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=COPENHAGEN)
    if not exists(moment):
        raise mistake(
            f"kl. {hour:02}.{minute:02} findes ikke {day}: uret stilles frem til sommertid den dag"
        )
    return moment


def _clock(value: Any) -> time:
    if isinstance(value, time):
        return value
    text = scalar(value, "et klokkeslæt som 10:30")
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise mistake(f"»{text}« er ikke et klokkeslæt: skriv det som 10:30")
    hour, minute = int(match.group(1)), int(match.group(2))
    if hour > 23 or minute > 59:
        raise mistake(f"klokken »{text}« findes ikke")
    return time(hour, minute)


_ISO_DAY = written_as(_ISO_DATE.pattern, "skriv datoen som 2020-08-31")

Day = Annotated[date, BeforeValidator(_date, json_schema_input_type=_ISO_DAY)]
"""A day of the calendar, written ``2020-08-31``."""

_IN_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")


def _inexact_day(value: Any) -> date:
    match = _IN_PART.fullmatch(str(value).strip())
    if match is None:
        return _date(value)
    year, month = int(match[1]), int(match[2] or 12)
    existing_date(year, month, 1, match[0])
    last = date(year, month, monthrange(year, month)[1])
    return InexactDay(last, Known.MONTH if match[2] else Known.YEAR)


class _AnyDay:
    """Takes a day as the validator in front has made it, which pydantic would make exact."""

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: Any) -> core_schema.CoreSchema:
        return core_schema.is_instance_schema(date)


InexactDayField = Annotated[
    date,
    _AnyDay,
    BeforeValidator(
        _inexact_day,
        json_schema_input_type=written_as(
            f"{_ISO_DATE.pattern}|{_IN_PART.pattern}",
            "skriv datoen som 2020-08-31, eller 2020-08 eller 2020, hvis dagen ikke er kendt",
            "integer",
        ),
    ),
]
"""A day, or an ``InexactDay`` where no more than ``2020-08`` or ``2020`` is written."""

Moment = Annotated[
    datetime,
    BeforeValidator(
        _moment,
        json_schema_input_type=written_as(_DATE_TIME.pattern, "skriv det som 2020-08-31 06:00"),
    ),
]
"""A minute in Danish time, written ``2020-08-31 06:00``; aware, Europe/Copenhagen."""

Clock = Annotated[
    time,
    BeforeValidator(
        _clock,
        json_schema_input_type=written_as(
            _CLOCK.pattern, "skriv klokkeslættet som 10:30", "number"
        ),
    ),
]
"""A time of the day in Denmark, written ``10:30``."""
