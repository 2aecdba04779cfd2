"""The findings of Pydantic as messages in Danish for the editor."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from klsite.load.suggestions import choices, nearest_key, question
from klsite.model.kinds import place_of
from klsite.model.source_location import KEY, Location


def messages_of(model: type[BaseModel], error: ValidationError) -> Iterator[tuple[Location, str]]:
    """Yield each finding as its location in the file and a message.

    A missing key is passed over when an unknown key beside it was most likely meant to be it:
    that is one slip, not two.
    """
    findings = error.errors(include_url=False)
    meant = {
        (*finding["loc"][:-1], suggestion)
        for finding in findings
        if finding["type"] == "extra_forbidden" and (suggestion := _suggestion(model, finding))
    }
    for finding in findings:
        if finding["type"] == "missing" and finding["loc"] in meant:
            continue
        if finding["type"] == "too_short" and _has_faulty_entry(findings, finding["loc"]):
            continue  # pydantic counts the entries that are right; the others are reported
        location = finding["loc"]
        if location and location[-1] == "[key]":  # pydantic's word for the name of an entry
            location = (*location[:-1], KEY)
        if finding["type"] == "extra_forbidden":
            location = (*location, KEY)
        elif finding["type"] == "klsite":
            location = (*location, *finding["ctx"]["at"])
        yield location, _message(model, finding)


def _has_faulty_entry(findings: list[ErrorDetails], location: Location) -> bool:
    return any(
        len(finding["loc"]) > len(location) and finding["loc"][: len(location)] == location
        for finding in findings
    )


def _message(model: type[BaseModel], finding: ErrorDetails) -> str:
    context = finding.get("ctx", {})
    match finding["type"]:
        case "klsite":
            return finding["msg"]
        case "unknown_reference":
            found, offered = context["found"], choices(context["found"], context["known"])
            where = f": se, hvad der findes, i {place_of(context['to'])}"
            return f"{context['unknown']} »{found}«{offered or where}"
        case "missing":
            return f"feltet »{finding['loc'][-1]}« mangler{_meaning(model, finding['loc'])}"
        case "extra_forbidden":
            return _unknown_key(model, finding)
        case "string_too_long" | "too_long":
            length = len(str(finding["input"]))
            return f"teksten er på {length} tegn; der er plads til {context['max_length']}"
        case "tuple_type":
            return "her skal stå en liste: et punkt pr. linje med »- « foran"
        case "too_short":
            return "listen er tom: der skal være mindst ét punkt"
        case "literal_error":
            found, allowed = str(finding["input"]), str(context["expected"])
            words = allowed.replace(" or ", ", ").replace("'", "").split(", ")
            return f"»{found}« kan ikke bruges{choices(found, words)}"
        case "model_type" | "model_attributes_type":
            return "her skal stå felter (navn: værdi), rykket ind under hinanden"
        case kind:
            return f"værdien kan ikke bruges ({kind})"


def _unknown_key(model: type[BaseModel], finding: ErrorDetails) -> str:
    found = finding["loc"][-1]
    if suggestion := _suggestion(model, finding):
        return f"ukendt felt »{found}«{question(suggestion)}"
    allowed = ", ".join(_titles(_model_at(model, finding["loc"][:-1])))
    return f"ukendt felt »{found}«. Felterne her er: {allowed}"


def _suggestion(model: type[BaseModel], finding: ErrorDetails) -> str | None:
    titles = _titles(_model_at(model, finding["loc"][:-1]))
    return nearest_key(str(finding["loc"][-1]), titles)


def _meaning(model: type[BaseModel], location: Location) -> str:
    owner = _model_at(model, location[:-1])
    field = owner.model_fields.get(str(location[-1])) if owner else None
    return f" ({field.title})" if field and field.title else ""


def _titles(model: type[BaseModel] | None) -> Mapping[str, str]:
    if model is None:
        return {}
    return {name: field.title or name for name, field in model.model_fields.items()}


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """Return the model that governs the mapping at a location."""
    current: type[BaseModel] | None = model
    for step in location:
        if isinstance(step, int):
            continue
        field = current.model_fields.get(step) if current else None
        current = _model_in(field.annotation) if field else None
    return current


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model T inside the annotation ``T``, ``T | None`` or ``tuple[T, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if found := _model_in(argument):
            return found
    return None
