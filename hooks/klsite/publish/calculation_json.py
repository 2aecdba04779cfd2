"""Results of the rules as JSON, each with its steps.

Fractions are strings such as ``"12345/7"``, since a JSON number would round them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
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


@dataclass(frozen=True, slots=True)
class Estimate:
    """A list alliance whose votes are known only to lie between two numbers."""

    name: str
    least: int
    most: int


def composition_json(
    result: Composition | OpenTie | Infeasible, estimate: Estimate | None = None
) -> dict[str, Any]:
    """Return the result of a composition with the steps that lead to it.

    The steps work with some number of votes for an ``estimate``: in its place stand the least
    and the most, and values computed from it are left out.
    """
    steps = _steps_json(result.steps)
    if estimate is not None:
        steps = [_without_guess(step, estimate) for step in steps]
    return {**result_json(result), "steps": steps}


_FROM_VOTES = ("quotas", "votes_per_mayor")
"""The mappings of the steps whose values are computed from the votes of the parties."""


def _without_guess(step: dict[str, Any], estimate: Estimate) -> dict[str, Any]:
    """Return a step as JSON without the votes assumed for an alliance."""
    name, between = estimate.name, {"least": estimate.least, "most": estimate.most}
    found = dict(step)
    if "quota" in found and name in found.get("parties", ()):
        found["quota"] = None  # it is the alliance's own votes per mayor
    found["sentences"] = [each for each in found["sentences"] if name not in each]
    for key in ("votes", *_FROM_VOTES):
        if name in found.get(key, ()):
            found[key] = {**found[key], name: between if key == "votes" else None}
    if "taking_part" in found:
        found["taking_part"] = [_party(each, name, between) for each in found["taking_part"]]
        found["excluded"] = [[_party(each, name, between), why] for each, why in found["excluded"]]
    if "awards" in found:
        found["awards"] = [
            {**each, "claim": None} if each["party"] == name else each for each in found["awards"]
        ]
    return found


def _party(party: dict[str, Any], name: str, between: dict[str, int]) -> dict[str, Any]:
    return {**party, "votes": between} if party["name"] == name else party


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
