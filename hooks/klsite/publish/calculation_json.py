"""Results of the rules as JSON, each with its steps.

Fractions are strings such as ``"12345/7"``, since a JSON number would round them.
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


def json_value(value: Any) -> Any:
    """Return a value of the rules as dicts, lists, strings and integers, sets as sorted lists."""
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {each.name: json_value(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): json_value(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(json_value(each) for each in value)
    if isinstance(value, (tuple, list)):
        return [json_value(each) for each in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def _steps_json(steps: tuple[Step, ...] | tuple[PersonsStep, ...]) -> list[dict[str, Any]]:
    return [
        {"title": title(step), "sentences": list(sentences(step)), **json_value(step)}
        for step in steps
    ]


def composition_json(result: Composition | OpenTie | Infeasible) -> dict[str, Any]:
    """Return the result of a composition, with its steps."""
    return {**result_json(result), "steps": _steps_json(result.steps)}


def result_json(result: Composition | OpenTie | Infeasible) -> dict[str, Any]:
    """Return the result of a composition without its steps."""
    if isinstance(result, OpenTie):
        return {"tie": _tie_json(result.tie, result.point)}
    if isinstance(result, Infeasible):
        obstacle = {"reason": result.obstacle.value, "message": OBSTACLES[result.obstacle]}
        return {"infeasible": {**obstacle, "point": result.point}}
    return {
        "total": result.total,
        "reduced": result.reduced,
        "seats": dict(result.seats),
        "supplementary": result.supplementary,
    }


def election_json(result: PersonsElection | OpenPersonsTie, *, ordered: bool) -> dict[str, Any]:
    """Return the result of an election of persons, with ``order`` only if the posts are ordered."""
    steps = _steps_json(result.steps)
    if isinstance(result, OpenPersonsTie):
        return {"tie": {**_tie_json(result.tie, result.point), "pact": result.pact}, "steps": steps}
    order = {"order": list(result.order)} if ordered else {}
    return {"seats": dict(result.seats), **order, "steps": steps}


def _tie_json(tie: Tie, point: str) -> dict[str, Any]:
    return {**json_value(tie), "point": point, "message": tie_sentence(tie)}
