"""The moment that the site is built for."""

from datetime import date

import pytest

from klsite.text.clock import a_year_before


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 11, 29), date(2025, 11, 29)),
        (date(2028, 2, 29), date(2027, 2, 28)),
        (date(2029, 2, 28), date(2028, 2, 28)),
        (date(2029, 3, 1), date(2028, 3, 1)),
    ],
)
def test_a_year_before_is_the_same_day_or_the_last_of_february(day: date, before: date) -> None:
    assert a_year_before(day) == before
