"""Small made-up councils for the tests of membership.

Municipalities are ``0801``, ``0802``, …; in the first the mayor is ``m1``, the vice-mayors
``v1`` and ``w1``. Elected members are ``A1``, ``A2`` of group A, with substitutes ``A1s``; spare
councillors of a group are ``Ax``, ``Ay`` and ``Az``.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from klsite.model.membership import MembershipEvent
from klsite.rules.membership import Councillor, Membership, OfficeState, Reason, Seat, Tenure
from klsite.rules.timeline import CouncilDays, Timeline, replay

STARTS, SITS, ENDS = date(2030, 1, 1), date(2030, 1, 21), date(2034, 1, 20)


def council(
    mayors: Sequence[str | None] = ("A", "B", "C"),
    elected: Mapping[str, int] | None = None,
    *,
    entitled: frozenset[str] | None = None,
) -> Membership:
    """Return a council: the groups of the mayors, and the number elected for each group."""
    groups = {"A": 2, "B": 1} if elected is None else elected
    seats, councillors = {}, {}
    for number, group in enumerate(mayors, start=1):
        code = f"080{number}"
        seats[f"mayor-{number}"] = Seat(
            f"mayor-{number}",
            group,
            Tenure(f"m{number}", SITS, Reason.MAYOR),
            municipality=code,
            vice_mayors=(
                Tenure(f"v{number}", SITS, Reason.VICE_MAYOR),
                Tenure(f"w{number}", SITS, Reason.VICE_MAYOR),
            ),
        )
        for person in "mvw":
            councillors[f"{person}{number}"] = Councillor(code, group, group)
        councillors[f"x{number}"] = Councillor(code, group, group)
    for group, count in groups.items():
        for number in range(1, count + 1):
            name = f"{group}{number}"
            seats[name] = Seat(
                name,
                group,
                Tenure(name, SITS, Reason.ELECTED),
                Tenure(f"{name}s", SITS, Reason.SUBSTITUTE),
            )
            for person in (name, f"{name}s"):
                councillors[person] = Councillor("0801", group, group)
    for group in {*groups, *mayors} - {None}:
        for spare in "xyz":
            councillors[f"{group}{spare}"] = Councillor("0801", group, group)
    return Membership(
        seats=seats,
        councillors=councillors,
        chair=OfficeState(Tenure("m1", SITS, Reason.CHOSEN), ("A",)),
        vice_chair=OfficeState(Tenure("m2", SITS, Reason.CHOSEN), ("B", "C")),
        entitled=entitled,
    )


def event(day: str, kind: str, **fields: Any) -> MembershipEvent:
    """Return an event on a day of 2030, given as ``03-01``, or on a date with its year."""
    whole = day if day.startswith("20") else f"2030-{day}"
    return MembershipEvent.model_validate({"date": whole, "kind": kind, **fields})


def followed(
    beginning: Membership, *events: MembershipEvent, meetings: Sequence[date] = ()
) -> Timeline:
    """Return the timeline of a council through the events."""
    return replay(beginning, events, CouncilDays(STARTS, SITS, ENDS, set(meetings)))
