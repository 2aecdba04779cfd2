"""Computations as JSON: results, and every step with its numbers exact.

Fractions are texts such as ``"12345/7"``, so that no reader rounds them on the way.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from typing import Any

from klsite.results.calculation_steps import OBSTACLES, sentences, tie_sentence, title
from klsite.rules.apportionment import Tie
from klsite.rules.composition import Composition, Infeasible, OpenTie, Step
from klsite.rules.persons import OpenPersonsTie, PersonsElection, PersonsStep


def plain(value: Any) -> Any:
    """Return a value of the rules as what JSON has: dicts, lists, texts and whole numbers."""
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(plain(each) for each in value)
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def _steps(steps: tuple[Step, ...] | tuple[PersonsStep, ...]) -> list[dict[str, Any]]:
    return [
        {"title": title(step), "sentences": list(sentences(step)), **plain(step)} for step in steps
    ]


def composition(result: Composition | OpenTie | Infeasible) -> dict[str, Any]:
    """Return the result of a composition with the steps that lead to it."""
    return {**brief(result), "steps": _steps(result.steps)}


def brief(result: Composition | OpenTie | Infeasible) -> dict[str, Any]:
    """Return the result of a composition without its steps."""
    if isinstance(result, OpenTie):
        return {"tie": _tie(result.tie, result.point)}
    if isinstance(result, Infeasible):
        obstacle = {"reason": result.obstacle.value, "message": OBSTACLES[result.obstacle]}
        return {"infeasible": {**obstacle, "point": result.point}}
    return {
        "total": result.total,
        "reduced": result.reduced,
        "seats": dict(result.seats),
        "supplementary": result.supplementary,
    }


def election(result: PersonsElection | OpenPersonsTie, *, ordered: bool) -> dict[str, Any]:
    """Return the result of an election of persons; the order only where it means something."""
    steps = _steps(result.steps)
    if isinstance(result, OpenPersonsTie):
        return {"tie": {**_tie(result.tie, result.point), "pact": result.pact}, "steps": steps}
    order = {"order": list(result.order)} if ordered else {}
    return {"seats": dict(result.seats), **order, "steps": steps}


def _tie(tie: Tie, point: str) -> dict[str, Any]:
    return {**plain(tie), "point": point, "message": tie_sentence(tie)}
