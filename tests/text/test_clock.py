"""The moment that the site is built for."""

from datetime import date, datetime

import pytest

from klsite.text.clock import COPENHAGEN, a_year_before, released, valid_since


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


@pytest.mark.parametrize(
    ("embargo", "expected"),
    [
        (None, "2026-11-29T08:00"),
        ("2026-11-29T06:00", "2026-11-29T08:00"),
        ("2026-12-01T10:30", "2026-12-01T10:30"),
    ],
)
def test_what_is_public_was_released_at_eight_or_when_its_embargo_ended(
    embargo: str | None, expected: str
) -> None:
    moment = released(date(2026, 11, 29), _moment(embargo) if embargo else None)
    assert moment == _moment(expected)


def test_the_site_changes_at_midnight_at_eight_and_when_embargoes_end() -> None:
    embargoes = [_moment("2026-11-29T10:30"), _moment("2026-12-24T06:00")]
    for now, since in (
        ("2026-11-29T07:59", "2026-11-29T00:00"),
        ("2026-11-29T08:00", "2026-11-29T08:00"),
        ("2026-11-29T11:00", "2026-11-29T10:30"),
    ):
        assert valid_since(_moment(now), embargoes) == _moment(since)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)
