"""Computations of figures in a file: ``kl.py compose`` and ``kl.py elect``.

Exit codes: 0 a result, 2 bad input, 3 a lot is needed, 4 the rules give no result.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import holidays

from console import print_json
from klsite.load.single import read_single
from klsite.model.calculation import CompositionFile, ElectionFile, LotRecord
from klsite.model.diagnostics import DataErrors, Diagnostic
from klsite.publish import calculation_json
from klsite.results.calculation_steps import sentences, title
from klsite.rules.apportionment import Lot
from klsite.rules.composition import Party, Step, compose
from klsite.rules.persons import ElectoralPact, PersonsStep, PostsToFill, elect, notice_deadline
from klsite.rules.readings import Reading
from klsite.text.danish import number

_MOST_SEATS = 10_000
"""The most persons that may be elected: far above any real body, and still fast to compute."""

_BAD_INPUT, _TIE, _INFEASIBLE = 2, 3, 4


def compose_file(path: Path, *, as_json: bool) -> int:
    """Compute a composition from a file, print it, and return the exit code."""
    return _calculate(path, _composition, as_json=as_json)


def elect_file(path: Path, *, as_json: bool) -> int:
    """Compute a proportional election from a file, print it, and return the exit code."""
    return _calculate(path, _election, as_json=as_json)


Calculation = tuple[dict[str, Any], Sequence[Step | PersonsStep]]


def _calculate(path: Path, calculation: Callable[[Path], Calculation], *, as_json: bool) -> int:
    try:
        result, steps = calculation(path)
    except DataErrors as mistakes:
        for mistake in mistakes.diagnostics:
            print(mistake, file=sys.stderr)
        return _BAD_INPUT
    if as_json:
        print_json(result)
    else:
        print(_report(result, steps))
    return _TIE if "tie" in result else _INFEASIBLE if "infeasible" in result else 0


def _composition(path: Path) -> Calculation:
    figures = read_single(path, CompositionFile)
    names = [party.name for party in figures.parties]
    _check_names(path, names, figures.lots)
    parties = [Party(**party.model_dump()) for party in figures.parties]
    result = compose(
        parties,
        figures.municipalities,
        base=figures.base,
        reading=Reading(figures.reading),
        lots=_lots(figures.lots),
    )
    return calculation_json.composition_json(result), result.steps


def _election(path: Path) -> Calculation:
    figures = read_single(path, ElectionFile)
    votes = {party.name: party.votes for party in figures.votes}
    pacts = [
        ElectoralPact(
            pact.name or f"Valgforbund {'+'.join(pact.parties)}", pact.parties, pact.notified
        )
        for pact in figures.pacts
    ]
    names = [party.name for party in figures.votes]
    _check_names(path, names, figures.lots, [pact.name for pact in pacts])
    _check_pacts(path, names, pacts)
    if figures.seats > _MOST_SEATS:
        _refuse(path, f"der kan højst vælges {_MOST_SEATS}")
    if not any(votes.values()):
        _refuse(path, "der er ingen stemmer at regne med")
    result = elect(
        votes,
        PostsToFill(figures.seats, figures.ordered, "bilag1-1.4" if figures.ordered else "3.8"),
        pacts,
        _deadline(figures.meeting),
        _lots(figures.lots),
    )
    return calculation_json.election_json(result, ordered=figures.ordered), result.steps


def _deadline(meeting: date | None) -> date | None:
    if meeting is None:
        return None
    before = meeting - timedelta(days=60)
    return notice_deadline(
        meeting, holidays.country_holidays("DK", years={meeting.year, before.year})
    )


def _lots(records: Iterable[LotRecord]) -> list[Lot]:
    return [Lot(frozenset(each.between), frozenset(each.winners)) for each in records]


def _refuse(path: Path, message: str) -> None:
    raise DataErrors([Diagnostic(str(path), 1, 1, message)])


def _check_names(
    path: Path, names: Sequence[str], lots: Iterable[LotRecord], pools: Sequence[str] = ()
) -> None:
    """Raise ``DataErrors`` for a name given twice, or a lot between parties that are not given."""
    for name in names:
        if names.count(name) > 1:
            _refuse(path, f"»{name}« står to gange")
    for lot in lots:
        for name in (*lot.between, *lot.winners):
            if name not in (*names, *pools):
                _refuse(path, f"lodtrækningen nævner »{name}«, som ikke er med")
        if not set(lot.winners) < set(lot.between):
            _refuse(path, "de udtrukne skal være nogle af dem, der blev trukket lod imellem")


def _check_pacts(path: Path, names: Sequence[str], pacts: Sequence[ElectoralPact]) -> None:
    pools = [pact.name for pact in pacts]
    for pool in pools:
        if pool in names or pools.count(pool) > 1:
            _refuse(path, f"navnet »{pool}« bruges til både et valgforbund og noget andet")
    members = [party for pact in pacts for party in pact.parties]
    for party in members:
        if party not in names:
            _refuse(path, f"valgforbundet nævner »{party}«, som ikke er med")
        if members.count(party) > 1:
            _refuse(path, f"»{party}« står i mere end ét valgforbund: slet det i det ene")


def _report(result: dict[str, Any], steps: Sequence[Step | PersonsStep]) -> str:
    """Return the result and the steps of the computation as text for a terminal."""
    lines = [*_result_lines(result), ""]
    for count, step in enumerate(steps, 1):
        lines += [f"{count}. {title(step)} (punkt {step.point})"]
        lines += [f"   {sentence}" for sentence in sentences(step)]
    return "\n".join(lines)


def _result_lines(result: dict[str, Any]) -> list[str]:
    for obstacle in ("tie", "infeasible"):
        if obstacle in result:
            return [str(result[obstacle]["message"])]
    lines = []
    if "total" in result:
        reduced = ", sat ned til loftet" if result["reduced"] else ""
        lines.append(f"{number(result['total'])} medlemmer{reduced}:")
    supplementary = result.get("supplementary", {})
    for party, seats in result["seats"].items():
        extra = f", heraf {supplementary[party]} supplerende" if supplementary else ""
        lines.append(f"  {party}: {seats}{extra}")
    if "order" in result:
        lines.append(f"Rækkefølge: {', '.join(result['order'])}")
    return lines
