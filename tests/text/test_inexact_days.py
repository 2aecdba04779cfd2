"""Days of which only the month or the year is known."""

import pickle
from datetime import date

import pytest

from klsite.text.danish import long_date
from klsite.text.inexact_days import InexactDay, Known, is_exact

JUNE, YEAR = InexactDay(date(2019, 6, 30), Known.MONTH), InexactDay(date(2019, 12, 31), Known.YEAR)


@pytest.mark.parametrize(
    ("day", "iso", "shown"), [(JUNE, "2019-06", "juni 2019"), (YEAR, "2019", "2019")]
)
def test_no_more_is_printed_than_is_known_also_in_another_process(
    day: InexactDay, iso: str, shown: str
) -> None:
    for each in (day, pickle.loads(pickle.dumps(day))):
        assert (each.isoformat(), str(each), repr(each), long_date(each)) == (iso, iso, iso, shown)


def test_it_is_ordered_as_the_last_day_it_can_be() -> None:
    assert date(2019, 6, 29) < JUNE < date(2019, 7, 1) < YEAR
    assert [is_exact(each) for each in (JUNE, None, date(2019, 6, 30))] == [False, False, True]


@pytest.mark.parametrize(
    ("read_on", "last"),
    [
        (date(2019, 6, 5), date(2019, 6, 5)),
        (date(2019, 8, 1), date(2019, 6, 30)),
        (date(2019, 5, 1), date(2019, 6, 30)),
    ],
)
def test_while_the_month_runs_it_is_no_later_than_it_was_read(read_on: date, last: date) -> None:
    found = JUNE.no_later_than(read_on)
    assert (found, found.isoformat()) == (last, "2019-06")
