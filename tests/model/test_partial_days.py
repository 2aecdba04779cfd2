"""Days that a source gives only in part."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from klsite.model.partial_days import PartialDay, PartialDayField

READ = TypeAdapter(PartialDayField)


@pytest.mark.parametrize(
    ("written", "shown", "first", "last"),
    [
        ("2012-05-24", "24. maj 2012", date(2012, 5, 24), date(2012, 5, 24)),
        ("2024-02", "februar 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2007", "2007", date(2007, 1, 1), date(2007, 12, 31)),
    ],
)
def test_a_day_is_as_exact_as_it_was_written(
    written: str, shown: str, first: date, last: date
) -> None:
    day = READ.validate_python(written)
    assert isinstance(day, PartialDay)
    assert (day.iso, day.shown, day.first, day.last) == (written, shown, first, last)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "maj 2012",
            "»maj 2012« er ikke en dag, en måned eller et år: skriv det som 2012-05-24, 2012-05 "
            "eller 2012",
        ),
        ("2012-13", "»2012-13« er ikke en dato: der er ingen måned nummer 13"),
        (
            "2023-02-29",
            "»2023-02-29« er ikke en dato: februar 2023 har 28 dage. Datoer skrives som 2020-08-31",
        ),
        ("1099", "»1099« kan ikke passe: året skal ligge mellem 1900 og 2100"),
    ],
)
def test_what_is_no_day_is_told(written: str, message: str) -> None:
    with pytest.raises(ValidationError) as found:
        READ.validate_python(written)
    assert message in str(found.value)
