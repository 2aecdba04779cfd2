"""Who sat in a KKR on a day: ``kl.py roster sjaelland 2018-2022 2019-05-01``.

Exit codes: 0 a roster, 1 mistakes in the data, 2 no such term or day.
"""

import os
import sys
from datetime import date
from pathlib import Path

from console import print_json
from klsite.model.diagnostics import DataErrors
from klsite.results.council_term import CouncilTerm
from klsite.results.membership_sentences import reason_text
from klsite.rules.membership import Membership, Seat, Tenure
from klsite.site.read import read_site
from klsite.text.clock import moment_to_build_for
from klsite.text.danish import long_date


def print_roster(root: Path, term: tuple[str, str], day: date, *, as_json: bool) -> int:
    """Print who sat in a KKR on a day, and return the exit code.

    ``term`` is the folder of the KKR and the period of its term.
    """
    try:
        site = read_site(root, moment_to_build_for(os.environ.get("KL_NOW", "")))
    except DataErrors as mistakes:
        print(mistakes, file=sys.stderr)
        return 1
    terms = {
        (each.kkr.id, each.term.period): each for each in site.static.results.council_work.terms
    }
    council = terms.get(term)
    if council is None:
        known = ", ".join(" ".join(each) for each in terms)
        print(f"»{' '.join(term)}« findes ikke. Der er: {known}", file=sys.stderr)
        return 2
    membership = council.timeline.on(day)
    if as_json:
        print_json(_document(council, membership, day))
    else:
        print("\n".join(_lines(council, membership, day)))
    return 0


def _lines(council: CouncilTerm, membership: Membership, day: date) -> list[str]:
    lines = [f"{council.name}, {long_date(day)}"]
    if council.took_office and day < council.took_office:
        lines.append(f"Rådet tiltrådte først {long_date(council.took_office)} (bilag1-1.3).")
    if day > council.ends:
        lines.append(f"Rådet sad senest til {long_date(council.ends)} (bilag1-1.3).")
    for title, office in (("Formand", membership.chair), ("Næstformand", membership.vice_chair)):
        found = office.in_charge
        name = council.people[found.person].name if found else "ikke oplyst eller ubesat"
        lines.append(f"{title}: {name}{f' ({found.reason.point})' if found else ''}")
    lines.append("")
    return lines + [_line(council, membership, seat) for seat in membership.seats.values()]


def _line(council: CouncilTerm, membership: Membership, seat: Seat) -> str:
    parts = [_place(council, seat, seat.member) if seat.member else _empty(council, seat)]
    if seat.absence is not None:
        parts.append(f"ude til {seat.absence.until} ({seat.absence.reason.point})")
    if stand_in := membership.stand_in(seat):
        parts.append(f"i stedet {_place(council, seat, stand_in)}")
    if substitute := membership.substitute(seat):
        name = council.people[substitute.person].name
        parts.append(f"stedfortræder: {name} ({substitute.reason.point})")
    return "; ".join(parts)


def _place(council: CouncilTerm, seat: Seat, tenure: Tenure) -> str:
    reason = reason_text(council, tenure.reason, seat.group, seat.municipality)
    since = f", siden {tenure.since}" if tenure.since else ""
    return f"{council.people[tenure.person].name}: {reason} ({tenure.reason.point}){since}"


def _empty(council: CouncilTerm, seat: Seat) -> str:
    what = f"borgmesteren i {council.place_name(seat.municipality)}" if seat.municipality else ""
    place = what or council.group_name(seat.group)
    return f"Ubesat plads for {place}" if seat.vacated else f"Ikke oplyst: {place}"


def _document(council: CouncilTerm, membership: Membership, day: date) -> dict[str, object]:
    return {
        "kkr": council.kkr.id,
        "term": council.term.period,
        "day": day.isoformat(),
        "complete": council.complete,
        "chair": _person(membership.chair.in_charge),
        "vice_chair": _person(membership.vice_chair.in_charge),
        "sitting": list(membership.sitting),
        "seats": [
            {
                "municipality": seat.municipality,
                "group": seat.group,
                "member": _person(seat.member),
                "away_until": seat.absence.until.isoformat() if seat.absence else None,
                "stand_in": _person(membership.stand_in(seat)),
                "substitute": _person(membership.substitute(seat)),
                "vacant_since": seat.vacated.isoformat() if seat.vacated else None,
                "beyond_limit": seat.extra,
            }
            for seat in membership.seats.values()
        ],
    }


def _person(tenure: Tenure | None) -> dict[str, str | None] | None:
    if tenure is None:
        return None
    return {
        "person": tenure.person,
        "why": tenure.reason.value[1],
        "point": tenure.reason.point,
        "since": tenure.since.isoformat() if tenure.since else None,
    }
