"""Types of the numbers an editor writes."""

import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from klsite.model.mistakes import mistake, scalar, written_as


def _count(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = scalar(value, "et helt tal")
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise mistake(f"»{text}« er ikke et helt tal: {_count_remedy(text)}")
    return int(text)


def _count_remedy(text: str) -> str:
    """Return what to write in place of a text that is no number of something."""
    if re.fullmatch(r"[0-9]{13,}", text):
        return f"det har {len(text)} cifre, og der er plads til 12"
    if re.fullmatch(r"[0-9]{1,3}(?:[., '\u00a0\u202f][0-9]{3})+", text):
        digits = "".join(re.findall(r"[0-9]+", text))
        return f"skriv det uden tegn mellem tusinderne, {digits}"
    if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)? ?%", text):
        return "det er en procent, og her skal stå et antal, for eksempel 12000"
    return "skriv kun cifre, for eksempel 12000"


def _item_number(value: Any) -> int:
    number = _count(value)
    if number == 0:
        raise mistake("»0« kan ikke passe: punkterne har numre fra 1")
    return number


def _share(value: Any) -> Fraction:
    if isinstance(value, Fraction):
        return value
    text = str(value)
    if not re.fullmatch(r"[0-9]{1,2}[.,][0-9]{1,2}", text):
        raise mistake(f"»{text}« er ikke en andel i procent med decimal: skriv den som 28.4")
    return Fraction(text.replace(",", ".")) / 100


_DIGITS = written_as("[0-9]{1,12}", "skriv kun cifre, for eksempel 12000", "integer")

Count = Annotated[int, BeforeValidator(_count, json_schema_input_type=_DIGITS)]
"""A whole number, zero or more."""

ItemNumber = Annotated[int, BeforeValidator(_item_number, json_schema_input_type=_DIGITS)]
"""The number of an item of an agenda, from 1."""

Share = Annotated[
    Any,
    BeforeValidator(_share),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "number"], "description": "Andel i procent."}),
]
"""A published percentage, as the fraction of one that it stands for."""

HALF_OF_THE_LAST_DECIMAL = Fraction(5, 10_000)
"""A share with one decimal of a percent is known to within 0.05 of a percent."""
