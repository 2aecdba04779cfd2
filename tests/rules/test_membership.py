"""Who sits in a KKR, by Bilag 1, 1.2 and 1.6-1.16: each rule on its own, and what always holds."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klsite.model.membership import MembershipEvent
from klsite.rules.membership import Conflict, Membership, Reason, Tenure, conflicts
from klsite.rules.membership_absences import months_after
from klsite.rules.membership_outcomes import ChangeKind, Refusal
from klsite.rules.timeline import Role, Timeline, stints, wrong_counts
from support.councils import ENDS, SITS, council, event, followed


def members(timeline: Timeline, day: date = ENDS) -> set[str]:
    return {member.person for _, member in timeline.on(day).filled}


def refusals(timeline: Timeline) -> list[tuple[int, Refusal]]:
    return [(each.index, each.refusal) for each in timeline.refused]


def test_a_substitute_steps_in_for_good_and_a_new_one_is_chosen() -> None:
    timeline = followed(
        council(),
        event("03-01", "resigns", person="A1"),
        event("03-15", "new_substitute", member="A1s", person="Ax"),
    )
    assert refusals(timeline) == []
    before, after = timeline.on(date(2030, 2, 28)), timeline.on(date(2030, 3, 1))
    assert before.seats["A1"].member == Tenure("A1", SITS, Reason.ELECTED)
    assert after.seats["A1"].member == Tenure("A1s", date(2030, 3, 1), Reason.STEPPED_IN)
    assert after.seats["A1"].substitute is None
    assert timeline.last.seats["A1"].substitute == Tenure(
        "Ax", date(2030, 3, 15), Reason.NEW_SUBSTITUTE
    )


def test_a_substitute_who_declines_stays_substitute_of_the_new_member() -> None:
    timeline = followed(
        council(),
        event("03-01", "leaves_council", person="A1", substitute_declines=True),
        event("04-01", "names_member", person="Ax", party="A"),
    )
    assert refusals(timeline) == []
    vacant = timeline.on(date(2030, 3, 2)).seats["A1"]
    assert (vacant.member, vacant.vacated) == (None, date(2030, 3, 1))
    filled = timeline.last.seats["A1"]
    assert filled.member == Tenure("Ax", date(2030, 4, 1), Reason.NAMED)
    assert filled.substitute is not None
    assert filled.substitute.person == "A1s"
    assert filled.vacated is None


@pytest.mark.parametrize("kind", ["leaves_council", "leaves_party", "party_switch"])
def test_an_elected_member_who_leaves_council_or_party_leaves_the_kkr(kind: str) -> None:
    fields = {"party": "B"} if kind == "party_switch" else {}
    timeline = followed(council(), event("03-01", kind, person="A1", **fields))
    assert "A1" not in members(timeline)
    assert "A1s" in members(timeline)
    assert {each.point for each in timeline.entries[0].consequences} == {
        "bilag1-1.9",
        "bilag1-1.13",
    }


@pytest.mark.parametrize("kind", ["leaves_council", "leaves_party", "resigns"])
def test_a_substitute_who_leaves_is_replaced_by_a_new_one(kind: str) -> None:
    timeline = followed(
        council(),
        event("03-01", kind, person="A1s"),
        event("03-02", "new_substitute", member="A1", person="Ax"),
    )
    assert refusals(timeline) == []
    assert "A1" in members(timeline)
    substitute = timeline.last.seats["A1"].substitute
    assert substitute is not None
    assert substitute.person == "Ax"


def test_a_mayor_stays_after_a_switch_of_party_and_nothing_is_computed_anew() -> None:
    timeline = followed(council(), event("03-01", "party_switch", person="m1", party="B"))
    assert members(timeline) == members(followed(council()))
    assert timeline.last.seats["mayor-1"].group == "B"
    assert [each.point for each in timeline.entries[0].consequences] == ["bilag1-1.10"]


def test_a_party_whose_only_member_was_a_mayor_may_name_another_beyond_the_limit() -> None:
    timeline = followed(
        council(),
        event("03-01", "leaves_party", person="m3"),
        event("03-10", "names_member", person="Cx", party="C", substitute="Cy"),
    )
    assert refusals(timeline) == []
    extra = timeline.last.seats["extra-1"]
    assert extra.extra
    assert extra.member == Tenure("Cx", date(2030, 3, 10), Reason.NAMED_EXTRA)
    assert members(timeline) == members(followed(council())) | {"Cx"}


@pytest.mark.parametrize(
    ("beginning", "person", "party"),
    [
        pytest.param(council(), "m1", "A", id="the party has others"),
        pytest.param(council(entitled=frozenset("AB")), "m3", "C", id="under 2 percent"),
    ],
)
def test_no_member_is_named_where_the_rule_gives_no_right(
    beginning: Membership, person: str, party: str
) -> None:
    timeline = followed(
        beginning,
        event("03-01", "leaves_party", person=person),
        event("03-10", "names_member", person=f"{party}x", party=party),
    )
    assert refusals(timeline) == [(1, Refusal.NO_VACANT_SEAT)]


def test_the_right_to_name_a_member_is_used_once() -> None:
    timeline = followed(
        council(),
        event("03-01", "leaves_party", person="m3"),
        event("03-10", "names_member", person="Cx", party="C"),
        event("03-11", "names_member", person="Cy", party="C"),
    )
    assert refusals(timeline) == [(2, Refusal.NO_VACANT_SEAT)]


def test_a_mayors_substitute_is_the_first_vice_mayor_who_is_no_elected_member() -> None:
    beginning = council()
    seat = beginning.seats["mayor-1"]
    first = beginning.substitute(seat)
    assert first is not None
    assert first.person == "v1"
    elected = beginning.with_seat(
        beginning.seats["A1"].__class__("A1", "A", Tenure("v1", SITS, Reason.ELECTED))
    )
    second = elected.substitute(seat)
    assert second is not None
    assert second.person == "w1"
    both = elected.with_seat(
        beginning.seats["A2"].__class__("A2", "A", Tenure("w1", SITS, Reason.ELECTED))
    )
    assert both.substitute(seat) is None


def test_the_council_chooses_only_when_both_vice_mayors_are_members() -> None:
    refused = followed(council(), event("03-01", "new_substitute", member="m1", person="x1"))
    assert refusals(refused) == [(0, Refusal.VICE_MAYOR_SUBSTITUTES)]
    allowed = followed(
        council(),
        event("03-01", "resigns", person="A1", substitute_declines=True),
        event("03-02", "names_member", person="v1", party="A"),
        event("03-03", "resigns", person="A2", substitute_declines=True),
        event("03-04", "names_member", person="w1", party="A"),
        event("03-05", "new_substitute", member="m1", person="x1"),
    )
    assert [each for each in refusals(allowed) if each[0] == 4] == []
    chosen = allowed.last.substitute(allowed.last.seats["mayor-1"])
    assert chosen == Tenure("x1", date(2030, 3, 5), Reason.CHOSEN_BY_COUNCIL)


def test_the_vice_mayor_stands_in_while_the_mayor_is_on_leave() -> None:
    timeline = followed(
        council(),
        event("03-01", "leave", person="m3", until="2030-06-01"),
        event("04-01", "vice_mayor", municipality="0803", rank=1, person="x3"),
        event("06-01", "returns", person="m3"),
    )
    assert refusals(timeline) == []
    seat = "mayor-3"
    march, april, june = (timeline.on(date(2030, month, 2)) for month in (3, 4, 6))
    assert march.stand_in(march.seats[seat]) == Tenure("v3", date(2030, 3, 1), Reason.ON_LEAVE)
    assert april.stand_in(april.seats[seat]) == Tenure("x3", date(2030, 4, 1), Reason.ON_LEAVE)
    assert june.stand_in(june.seats[seat]) is None
    assert "v3" in march.sitting
    assert "m3" not in march.sitting
    assert "m3" in june.sitting


@pytest.mark.parametrize(
    ("until", "refused"), [("2030-05-31", [(0, Refusal.TOO_SHORT)]), ("2030-06-01", [])]
)
def test_a_leave_lasts_three_months_at_least(
    until: str, refused: list[tuple[int, Refusal]]
) -> None:
    timeline = followed(council(), event("03-01", "leave", person="A1", until=until))
    assert refusals(timeline) == refused


def test_the_kkr_decides_at_a_meeting_that_an_elected_member_is_prevented() -> None:
    log = event("03-04", "prevented", person="A1", until="2030-07-01")
    assert refusals(followed(council(), log)) == [(0, Refusal.NOT_A_MEETING)]
    timeline = followed(council(), log, meetings=[date(2030, 3, 4)])
    stand_in = timeline.last.stand_in(timeline.last.seats["A1"])
    assert stand_in == Tenure("A1s", date(2030, 3, 4), Reason.PREVENTED)
    mayor = event("03-04", "prevented", person="m1", until="2030-07-01")
    found = followed(council(), mayor, meetings=[date(2030, 3, 4)])
    assert refusals(found) == [(0, Refusal.ONLY_ELECTED)]


def test_a_chair_who_leaves_is_followed_by_one_of_the_same_choosers() -> None:
    left = event("03-01", "leaves_council", person="m2")
    wrong = event("03-02", "vice_chair", person="A1", chosen_by=["A"])
    right = event("03-02", "vice_chair", person="B1", chosen_by=["C", "B"])
    timeline = followed(council(), left, wrong, right)
    assert refusals(timeline) == [(1, Refusal.OTHER_CHOOSERS)]
    assert timeline.on(date(2030, 3, 1)).vice_chair.holder is None
    assert timeline.last.vice_chair.holder == Tenure("B1", date(2030, 3, 2), Reason.SUCCESSOR)
    assert timeline.last.vice_chair.chosen_by == ("C", "B")


def test_another_chair_is_chosen_for_as_long_as_the_chair_is_away() -> None:
    away = event("03-01", "leave", person="m1", until="2030-09-01")
    timeline = followed(
        council(),
        event("02-01", "chair", person="A1", until="2030-09-01"),
        away,
        event("03-02", "chair", person="A1"),
        event("03-02", "chair", person="A1", until="2030-09-01"),
        event("09-01", "returns", person="m1"),
    )
    assert refusals(timeline) == [(0, Refusal.OFFICE_TAKEN), (2, Refusal.UNTIL_NEEDED)]
    acting = timeline.on(date(2030, 5, 1)).chair
    assert (acting.holder, acting.acting) == (
        Tenure("m1", SITS, Reason.CHOSEN),
        Tenure("A1", date(2030, 3, 2), Reason.TEMPORARY),
    )
    assert timeline.last.chair.acting is None


def test_a_new_mayor_takes_the_seat_and_leaves_the_one_held_before() -> None:
    timeline = followed(
        council(),
        event("03-01", "names_member", person="Ax", party="A"),
        event("04-01", "new_mayor", municipality="0801", person="A1"),
    )
    assert refusals(timeline) == [(0, Refusal.NO_VACANT_SEAT)]
    assert "m1" not in members(timeline)
    assert timeline.last.seats["mayor-1"].member == Tenure("A1", date(2030, 4, 1), Reason.NEW_MAYOR)
    assert timeline.last.seats["A1"].member == Tenure("A1s", date(2030, 4, 1), Reason.STEPPED_IN)
    assert timeline.last.chair.holder is None


@pytest.mark.parametrize("known", ["2030-04", "2030"])
def test_a_mayor_whose_first_day_is_not_known_is_seated_when_that_is_certain(known: str) -> None:
    day = {"2030-04": date(2030, 4, 30), "2030": date(2030, 12, 31)}[known]
    timeline = followed(council(), event(known, "new_mayor", municipality="0801", person="A1"))
    seats = [timeline.on(each).seats["mayor-1"].member for each in (day - timedelta(days=1), day)]
    assert [each.person for each in seats if each] == ["m1", "A1"]
    old, new = (
        each for each in stints(timeline) if each.seat == "mayor-1" and not each.substitute_for
    )
    assert old.until is not None
    assert new.since is not None
    assert (old.until.isoformat(), new.since.isoformat()) == (known, known)


def test_a_vice_mayor_who_becomes_mayor_is_no_longer_the_substitute() -> None:
    timeline = followed(council(), event("04-01", "new_mayor", municipality="0802", person="v2"))
    assert refusals(timeline) == []
    assert list(conflicts(timeline.last)) == []


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        (event("03-01", "resigns", person="m1"), Refusal.BORN_MEMBER),
        (event("03-01", "resigns", person="Ax"), Refusal.NO_PLACE),
        (event("03-01", "resigns", person="nobody"), Refusal.NO_PLACE),
        (event("03-01", "returns", person="A1"), Refusal.NOT_AWAY),
        (event("03-01", "leave", person="Ax", until="2031-01-01"), Refusal.NOT_A_MEMBER),
        (event("03-01", "new_substitute", member="A1", person="Ax"), Refusal.HAS_SUBSTITUTE),
        (event("03-01", "names_member", person="nobody", party="A"), Refusal.NOT_A_COUNCILLOR),
        (event("03-01", "names_member", person="Bx", party="A"), Refusal.OTHER_GROUP),
        (event("03-01", "new_mayor", municipality="0801", person="v2"), Refusal.OTHER_MUNICIPALITY),
        (event("03-01", "new_mayor", municipality="0809", person="v2"), Refusal.OTHER_MUNICIPALITY),
        (event("03-01", "new_mayor", municipality="0801", person="m1"), Refusal.ALREADY_MEMBER),
        (
            event("03-01", "vice_mayor", municipality="0801", rank=1, person="v2"),
            Refusal.OTHER_MUNICIPALITY,
        ),
        (event("03-01", "chair", person="B1"), Refusal.OFFICE_TAKEN),
        (event("03-01", "chair", person="Ax"), Refusal.NOT_A_MEMBER),
        (event("03-01", "steps_down", person="A1"), Refusal.NOT_IN_OFFICE),
        (event("2029-12-31", "resigns", person="A1"), Refusal.BEFORE_TERM),
        (event("2034-01-21", "resigns", person="A1"), Refusal.AFTER_TERM),
        (event("03-01", "party_switch", person="m1", party="A"), Refusal.OWN_GROUP),
    ],
)
def test_what_the_rules_do_not_allow_is_refused(log: MembershipEvent, expected: Refusal) -> None:
    timeline = followed(council(), log)
    assert refusals(timeline) == [(0, expected)]
    assert timeline.last == council()


def test_what_comes_after_a_departure_is_refused() -> None:
    timeline = followed(
        council(),
        event("03-02", "leaves_council", person="A1"),
        event("03-01", "resigns", person="A2"),
        event("03-03", "leaves_council", person="A1"),
        event("03-04", "resigns", person="A2", substitute_declines=True),
        event("03-05", "names_member", person="A1", party="A"),
        event("03-06", "new_substitute", member="A1s", person="A2s"),
    )
    assert refusals(timeline) == [
        (1, Refusal.OUT_OF_ORDER),
        (2, Refusal.LEFT_COUNCIL),
        (4, Refusal.LEFT_COUNCIL),
        (5, Refusal.ALREADY_SUBSTITUTE),
    ]


def test_a_person_in_two_places_is_a_conflict() -> None:
    beginning = council()
    seat = beginning.seats["A2"]
    twice = beginning.with_seat(seat.__class__("A2", "A", Tenure("A1", SITS, Reason.ELECTED)))
    assert set(conflicts(twice)) == {(Conflict.TWO_SEATS, "A1")}
    substitute = Tenure("A1s", SITS, Reason.SUBSTITUTE)
    shared = beginning.with_seat(seat.__class__("A2", "A", seat.member, substitute))
    assert set(conflicts(shared)) == {(Conflict.TWO_SUBSTITUTIONS, "A1s")}
    own = Tenure("m2", SITS, Reason.SUBSTITUTE)
    both = beginning.with_seat(seat.__class__("A2", "A", seat.member, own))
    assert set(conflicts(both)) == {(Conflict.MEMBER_AND_SUBSTITUTE, "m2")}


def test_too_many_elected_members_are_counted_and_too_few_where_all_are_listed() -> None:
    found = list(wrong_counts(council(), {"A": 1, "B": 2}, complete=False))
    assert [(each.group, each.found, each.expected) for each in found] == [("A", 2, 1)]
    every = list(wrong_counts(council(), {"A": 1, "B": 2}, complete=True))
    assert [each.group for each in every] == ["A", "B"]
    assert list(wrong_counts(council(), {"A": 2, "B": 1}, complete=True)) == []


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 40))
def test_months_after_keeps_the_day_or_takes_the_last_one(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def chosen_in_the_first() -> Membership:
    """Return a council whose first mayor has both vice-mayors elected, and ``x1`` chosen."""
    beginning = council()
    seats = {
        "A1": replace(beginning.seats["A1"], member=Tenure("v1", SITS, Reason.ELECTED)),
        "A2": replace(beginning.seats["A2"], member=Tenure("w1", SITS, Reason.ELECTED)),
        "mayor-1": replace(
            beginning.seats["mayor-1"], substitute=Tenure("x1", SITS, Reason.CHOSEN_BY_COUNCIL)
        ),
    }
    return replace(beginning, seats={**beginning.seats, **seats})


def test_a_vice_mayor_may_be_elected_and_the_next_becomes_substitute() -> None:
    timeline = followed(
        council(),
        event("03-01", "resigns", person="A1", substitute_declines=True),
        event("03-02", "names_member", person="v1", party="A"),
    )
    assert refusals(timeline) == []
    found = timeline.last.substitute(timeline.last.seats["mayor-1"])
    assert found is not None
    assert found.person == "w1"


def test_one_who_leaves_the_council_is_no_longer_the_chosen_substitute() -> None:
    timeline = followed(
        chosen_in_the_first(),
        event("03-01", "vice_mayor", municipality="0801", rank=2, person="x1"),
        event("03-02", "leaves_council", person="x1"),
    )
    assert refusals(timeline) == []
    assert timeline.last.seat_substituted_by("x1") is None
    assert timeline.last.seats["mayor-1"].substitute is None


def test_a_mayors_substitute_stays_after_leaving_a_party_and_cannot_resign_as_vice_mayor() -> None:
    timeline = followed(
        chosen_in_the_first(),
        event("03-01", "leaves_party", person="x1"),
        event("03-02", "leaves_party", person="v2"),
        event("03-03", "resigns", person="v2"),
    )
    assert refusals(timeline) == [(2, Refusal.SUBSTITUTE_AS_VICE_MAYOR)]
    for seat, person in (("mayor-1", "x1"), ("mayor-2", "v2")):
        found = timeline.last.substitute(timeline.last.seats[seat])
        assert found is not None
        assert found.person == person


def test_one_outside_the_kkr_who_changes_party_can_be_elected_by_the_new_one_only() -> None:
    timeline = followed(
        council(),
        event("03-01", "party_switch", person="Ax", party="B"),
        event("03-02", "resigns", person="A1", substitute_declines=True),
        event("03-02", "resigns", person="B1", substitute_declines=True),
        event("03-03", "names_member", person="Ax", party="A"),
        event("03-03", "names_member", person="Ax", party="B"),
        event("03-04", "leaves_party", person="nobody"),
    )
    assert refusals(timeline) == [(3, Refusal.OTHER_GROUP), (5, Refusal.NOT_A_COUNCILLOR)]
    assert "Ax" in members(timeline)
    (told,) = timeline.entries[0].consequences
    assert (told.change, told.subject, told.detail) == (ChangeKind.CHANGES_PARTY, "Ax", "B")


def test_a_change_of_mayor_on_one_day_leaves_no_stint_of_no_length() -> None:
    timeline = followed(
        council(),
        event("03-01", "leaves_council", person="m2"),
        event("03-01", "new_mayor", municipality="0802", person="v2"),
    )
    assert refusals(timeline) == []
    assert all(stint.until is None or stint.until != stint.since for stint in stints(timeline))


def test_one_who_was_only_appointed_may_leave_the_council() -> None:
    timeline = followed(council(), event("03-01", "leaves_council", person="Ax"))
    assert refusals(timeline) == []
    assert timeline.last.left_council == {"Ax"}
    assert members(timeline) == members(followed(council()))


def test_one_who_leaves_two_seats_may_be_followed_in_both() -> None:
    timeline = followed(
        council(),
        event("03-01", "resigns", person="A1", substitute_declines=True),
        event("03-02", "names_member", person="Ax", party="A"),
        event("03-03", "resigns", person="A2", substitute_declines=True),
        event("03-04", "names_member", person="A1", party="A", member="A2"),
        event("03-05", "resigns", person="A1", substitute_declines=True),
        event("03-06", "names_member", person="Ay", party="A", member="A1"),
    )
    assert refusals(timeline) == []
    assert {"Ax", "Ay"} <= members(timeline)


def test_the_second_vice_mayor_may_become_the_first() -> None:
    timeline = followed(
        council(),
        event("03-01", "vice_mayor", municipality="0802", rank=1, person="w2"),
        event("03-02", "vice_mayor", municipality="0802", rank=2, person="x2"),
        event("03-03", "vice_mayor", municipality="0802", rank=2, person="x2"),
        event("03-04", "vice_mayor", municipality="0802", rank=1, person="m2"),
        event("03-05", "vice_mayor", municipality="0802", rank=2),
    )
    assert refusals(timeline) == [
        (2, Refusal.MAYOR_OR_VICE_MAYOR),
        (3, Refusal.MAYOR_OR_VICE_MAYOR),
    ]
    first, second = timeline.last.seats["mayor-2"].vice_mayors
    assert first == Tenure("w2", date(2030, 3, 1), Reason.VICE_MAYOR)
    assert second is None


def test_two_seats_beyond_the_limit_do_not_share_a_place() -> None:
    timeline = followed(
        council(),
        event("03-01", "leaves_party", person="m3"),
        event("03-02", "names_member", person="Cx", party="C"),
        event("04-01", "new_mayor", municipality="0803", person="v3"),
        event("04-02", "resigns", person="Cx"),
        event("04-03", "leaves_party", person="v3"),
        event("04-04", "names_member", person="Cy", party="C"),
        event("04-05", "names_member", person="Cz", party="C"),
    )
    assert refusals(timeline) == []
    assert {"Cy", "Cz"} <= members(timeline)


def test_of_several_vacant_seats_the_editor_says_which() -> None:
    timeline = followed(
        council(),
        event("03-01", "resigns", person="A1", substitute_declines=True),
        event("03-02", "resigns", person="A2", substitute_declines=True),
        event("03-03", "names_member", person="Ax", party="A"),
        event("03-03", "names_member", person="Ax", party="A", member="A2"),
        event("03-04", "names_member", person="Ay", party="A"),
    )
    assert refusals(timeline) == [(2, Refusal.SEVERAL_VACANT_SEATS)]
    for seat, person in (("A2", "Ax"), ("A1", "Ay")):
        found = timeline.last.seats[seat].member
        assert found is not None
        assert found.person == person


def test_the_offices_are_held_by_two_who_are_there() -> None:
    timeline = followed(
        council(),
        event("03-01", "chair", person="m2", until="2030-09-01"),
        event("03-02", "leave", person="m1", until="2030-09-01"),
        event("03-03", "chair", person="m2", until="2030-09-01"),
        event("03-03", "chair", person="m1", until="2030-09-01"),
        event("03-03", "chair", person="A1", until="2030-03-03"),
        event("03-03", "chair", person="A1", until="2030-09-01"),
        event("03-04", "leave", person="A1", until="2030-08-01"),
        event("03-05", "chair", person="A2", until="2030-08-01"),
        event("03-06", "steps_down", person="A2"),
    )
    assert refusals(timeline) == [
        (0, Refusal.HOLDS_OFFICE),
        (2, Refusal.HOLDS_OFFICE),
        (3, Refusal.IS_AWAY),
        (4, Refusal.UNTIL_NEEDED),
    ]
    acting = timeline.on(date(2030, 3, 5)).chair.acting
    assert acting is not None
    assert acting.person == "A2"
    assert timeline.last.chair.acting is None
    assert timeline.last.chair.holder is not None


@pytest.mark.parametrize("kind", ["resigns", "leaves_council", "steps_down", "returns"])
def test_whoever_ceases_to_act_as_chair_is_told_of(kind: str) -> None:
    timeline = followed(
        council(),
        event("03-01", "leave", person="m1", until="2030-09-01"),
        event("03-02", "chair", person="A1", until="2030-09-01"),
        event("04-01", kind, person="m1" if kind == "returns" else "A1"),
    )
    told = [(each.change, each.subject, each.point) for each in timeline.entries[-1].consequences]
    assert (ChangeKind.OFFICE_VACANT, "A1", "bilag1-1.16") in told
    assert timeline.last.chair.acting is None


def test_whoever_acts_for_a_chair_ceases_with_the_chair() -> None:
    timeline = followed(
        council(),
        event("03-01", "leave", person="m1", until="2030-09-01"),
        event("03-02", "chair", person="A1", until="2030-09-01"),
        event("04-01", "leaves_council", person="m1"),
    )
    told = timeline.entries[-1].consequences
    vacant = [each.subject for each in told if each.change is ChangeKind.OFFICE_VACANT]
    assert vacant == ["A1", "m1"]


def test_a_mayor_who_comes_back_takes_the_right_to_name_another_away() -> None:
    timeline = followed(
        council(),
        event("03-01", "leaves_party", person="m3"),
        event("03-02", "party_switch", person="m3", party="C"),
        event("03-03", "names_member", person="Cx", party="C"),
    )
    assert refusals(timeline) == [(2, Refusal.NO_VACANT_SEAT)]


def test_nothing_happens_before_the_kkr_takes_office() -> None:
    timeline = followed(council(), event("01-05", "resigns", person="A1"))
    assert refusals(timeline) == [(0, Refusal.BEFORE_OFFICE)]


PEOPLE = sorted(council().councillors)
KINDS = ["resigns", "leaves_council", "leaves_party", "returns", "steps_down"]


@st.composite
def logs(draw: st.DrawFn) -> list[MembershipEvent]:
    """Return events in order of their days, most of which the rules allow."""
    person = st.sampled_from(PEOPLE)
    day = date(2030, 2, 1)
    found = []
    for _ in range(draw(st.integers(1, 15))):
        day += timedelta(days=draw(st.integers(0, 60)))
        kind = draw(
            st.sampled_from(
                [*KINDS, "party_switch", "names_member", "new_substitute", "new_mayor",
                 "vice_mayor", "leave", "prevented", "chair", "vice_chair"]
            )
        )  # fmt: skip
        fields: dict[str, object] = {"person": draw(person)}
        if kind in ("party_switch", "names_member"):
            fields["party"] = draw(st.sampled_from("ABC"))
        if kind in ("resigns", "leaves_council", "leaves_party"):
            fields["substitute_declines"] = draw(st.booleans())
        if kind == "new_substitute":
            fields["member"] = draw(person)
        if kind in ("new_mayor", "vice_mayor"):
            fields["municipality"] = draw(st.sampled_from(["0801", "0802", "0803"]))
        if kind == "vice_mayor":
            fields["rank"] = draw(st.sampled_from([1, 2]))
        if kind in ("leave", "prevented", "chair", "vice_chair"):
            fields["until"] = (day + timedelta(days=draw(st.integers(80, 200)))).isoformat()
        found.append(event(day.isoformat(), kind, **fields))
    return found


def timeline_of(log: list[MembershipEvent]) -> Timeline:
    return followed(council(), *log, meetings=[each.date for each in log])


@given(logs())
def test_whatever_happens_the_membership_is_one_that_the_rules_allow(
    log: list[MembershipEvent],
) -> None:
    for entry in timeline_of(log).entries:
        now = entry.after
        seats = Counter(member.person for _, member in now.filled)
        assert max(seats.values(), default=0) <= 1
        for seat, member in now.filled:
            assert member.person in now.councillors
            assert member.person not in now.left_council
            if not seat.is_mayors:
                assert now.councillors[member.person].group == seat.group
            assert seat.absence is None or seat.vacated is None
        assert sum(seat.is_mayors for seat in now.seats.values()) == 3
        ordinary = [each for each in now.seats.values() if not each.is_mayors and not each.extra]
        assert Counter(each.group for each in ordinary) == {"A": 2, "B": 1}
        for office in (now.chair, now.vice_chair):
            for tenure in (office.holder, office.acting):
                assert tenure is None or tenure.person in seats


@given(logs())
def test_conflicts_are_reported_when_they_arise_and_only_then(log: list[MembershipEvent]) -> None:
    timeline = timeline_of(log)
    told = {(each.conflict, each.person) for each in timeline.conflicts}
    seen = {found for entry in timeline.entries for found in conflicts(entry.after)}
    assert told == seen


@given(logs(), st.dates(date(2030, 1, 1), date(2034, 1, 1)))
def test_the_membership_on_a_day_is_what_the_log_until_then_gives(
    log: list[MembershipEvent], day: date
) -> None:
    until_then = [each for each in log if each.date <= day]
    meetings = [each.date for each in log]
    whole = followed(council(), *log, meetings=meetings)
    part = followed(council(), *until_then, meetings=meetings)
    assert whole.on(day) == part.last


@given(logs())
def test_the_stints_tell_the_same_as_the_days(log: list[MembershipEvent]) -> None:
    timeline = timeline_of(log)
    days = [SITS, *(each.event.date for each in timeline.entries)]
    for day, _ in [*pairwise(days), (days[-1], None)]:
        told = {
            stint.person
            for stint in stints(timeline)
            if stint.role is Role.MEMBER
            and (stint.tenure.since or SITS) <= day
            and (stint.until is None or stint.until > day)
        }
        assert told == members(timeline, day)
