"""Deadlines, quorum, majority and attendance, by 3.1-3.9 and Bilag 1, 1.3."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klsite.model.people import Person
from klsite.rules.appointments import is_allowed_method, most_concurrent
from klsite.rules.meetings import (
    Convener,
    agenda_deadline,
    attendance,
    constituting_deadline,
    convener,
    is_adopted,
    is_quorate,
    may_request_meeting,
    proposal_deadline,
)
from support.councils import council, event, followed

DAYS = st.dates(date(2018, 1, 1), date(2040, 12, 31))


@given(DAYS)
def test_the_agenda_is_due_on_the_same_weekday_the_week_before(day: date) -> None:
    due = agenda_deadline(day)
    assert due.weekday() == day.weekday()
    assert (day - due).days == 7


def test_a_proposal_is_made_ten_days_before() -> None:
    assert proposal_deadline(date(2023, 2, 8)) == date(2023, 1, 29)
    assert proposal_deadline(date(2024, 3, 5)) == date(2024, 2, 24)


def test_a_kkr_constitutes_itself_in_january() -> None:
    assert constituting_deadline(date(2026, 1, 1)) == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("present", "members", "quorate"), [(5, 10, True), (5, 11, False), (6, 11, True), (0, 1, False)]
)
def test_at_least_half_are_needed(present: int, members: int, quorate: bool) -> None:
    assert is_quorate(present, members) is quorate


@pytest.mark.parametrize(
    ("asking", "members", "enough"), [(10, 31, False), (11, 31, True), (11, 33, True)]
)
def test_a_third_may_call_a_meeting(asking: int, members: int, enough: bool) -> None:
    assert may_request_meeting(asking, members) is enough


@given(st.integers(0, 40), st.integers(0, 40), st.sampled_from([True, False, None]))
def test_the_majority_decides_and_the_chair_where_there_is_none(
    votes_for: int, votes_against: int, chair_for: bool | None
) -> None:
    adopted = is_adopted(votes_for, votes_against, chair_for=chair_for)
    if votes_for == votes_against > 0:
        assert adopted is chair_for
    else:
        assert adopted is (votes_for > votes_against)


def test_a_substitute_counts_as_present_and_must_be_the_personal_one() -> None:
    found = attendance(council(), [("A1", "A1s"), ("m1", None), ("B1", "A2s"), ("Ax", None)])
    assert found.members == 6
    assert set(found.present) == {"A1s", "A2", "A2s", "m2", "m3"}
    assert found.wrong_substitutes == (("B1", "A2s"),)
    assert found.not_entitled == ("Ax",)
    assert found.quorate


def test_the_one_who_sits_for_a_period_is_the_one_expected() -> None:
    timeline = followed(council(), event("03-01", "leave", person="m1", until="2030-09-01"))
    found = attendance(timeline.on(date(2030, 3, 4)), [("v1", None), ("m1", None)])
    assert found.not_entitled == ("m1",)
    assert "v1" not in found.present


def mayor(name: str, since: str | None, born: str | None = None) -> Person:
    def day(text: str | None) -> date | None:
        return date.fromisoformat(text) if text else None

    return Person(name, name, name, mayor_since=day(since), born=day(born))


@pytest.mark.parametrize(
    ("mayors", "expected"),
    [
        ([mayor("a", "2010-01-01"), mayor("b", "2002-01-01")], Convener("b")),
        (
            [mayor("a", "2002-01-01", "1960-01-01"), mayor("b", "2002-01-01", "1950-01-01")],
            Convener("b"),
        ),
        ([mayor("a", "2002-01-01", "1960-01-01"), mayor("b", "2002-01-01")],
         Convener(None, ("a", "b"))),
        ([mayor("a", "2002-01-01"), mayor("b", None)], Convener(None)),
        ([], Convener(None)),
    ],
)  # fmt: skip
def test_the_longest_serving_mayor_calls_the_first_meeting_then_the_eldest(
    mayors: list[Person], expected: Convener
) -> None:
    assert convener(mayors) == expected


@pytest.mark.parametrize(
    ("seats", "filled_by", "right"),
    [
        (1, "majority", True), (1, "proportional", False), (1, "agreement", True),
        (2, "majority", False), (2, "proportional", True), (7, "agreement", True), (3, None, True),
    ],
)  # fmt: skip
def test_one_seat_is_filled_by_majority_and_several_by_proportion(
    seats: int, filled_by: str | None, right: bool
) -> None:
    assert is_allowed_method(seats, filled_by) is right


@given(st.lists(st.tuples(DAYS, st.integers(0, 900)), max_size=8))
def test_the_most_at_once_is_counted_day_by_day(spans: list[tuple[date, int]]) -> None:
    periods = [(first, first + timedelta(days=length)) for first, length in spans]
    by_day = [
        sum(1 for first, last in periods if first <= day <= last)
        for span in periods
        for day in span
    ]
    assert most_concurrent(periods) == max(by_day, default=0)
