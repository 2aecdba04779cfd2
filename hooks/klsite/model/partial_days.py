"""Days that a source gives only in part: a year, a month of a year, or a whole day."""

import re
from calendar import monthrange
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import core_schema

from klsite.model.dates import existing_date
from klsite.model.mistakes import mistake
from klsite.text.danish import MONTHS, long_date

_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class PartialDay(NamedTuple):
    """A year, a month or a day, as exact as the source; what is not known is None."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: Any) -> core_schema.CoreSchema:
        """Take the value as the validator in front has made it."""
        return core_schema.is_instance_schema(cls)

    @property
    def iso(self) -> str:
        """The day as ISO 8601 writes it: ``2012``, ``2012-05`` or ``2012-05-24``."""
        parts = (f"{self.month:02}" if self.month else "", f"{self.day:02}" if self.day else "")
        return "-".join([str(self.year), *filter(None, parts)])

    @property
    def shown(self) -> str:
        """The day in Danish, as in ``24. maj 2012``, ``maj 2012`` or ``2012``."""
        if self.month is None:
            return str(self.year)
        if self.day is None:
            return f"{MONTHS[self.month - 1]} {self.year}"
        return long_date(date(self.year, self.month, self.day))

    @property
    def first(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


def _partial_day(value: Any) -> PartialDay:
    if isinstance(value, PartialDay):
        return value
    text = str(value).strip()
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise mistake(
            f"»{text}« er ikke en dag, en måned eller et år: skriv det som 2012-05-24, 2012-05 "
            "eller 2012"
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None, "the pattern has four digits there"
    existing_date(year, month or 1, day or 1, text)
    return PartialDay(year, month, day)


PartialDayField = Annotated[
    PartialDay,
    BeforeValidator(_partial_day, json_schema_input_type=str),
    PlainSerializer(lambda each: each.iso),
    WithJsonSchema({"type": ["string", "integer"]}),  # a year alone is a number
]
"""A day that the source may give only in part, written ``2012-05-24``, ``2012-05`` or ``2012``."""
