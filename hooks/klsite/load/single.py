"""Reads one file of a given kind, outside the data folder."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from klsite.load.validation import messages_of
from klsite.load.yaml.encoding import read_text
from klsite.load.yaml.positions import positions
from klsite.load.yaml.reader import read_yaml
from klsite.model.diagnostics import DataErrors, Diagnostic

M = TypeVar("M", bound=BaseModel)


def read_single(path: Path, model: type[M]) -> M:
    """Return the content of a file. Raises ``DataErrors`` with every mistake in it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataErrors([Diagnostic(str(path), 1, 1, "filen kan ikke læses")]) from error
    text = read_text(str(path), content)
    if isinstance(text, Diagnostic):
        raise DataErrors([text])
    reading = read_yaml(str(path), text)
    mistakes = list(reading.mistakes)
    if isinstance(reading.value, dict):
        try:
            found = model.model_validate(reading.value)
        except ValidationError as error:
            place = positions(reading.text)
            for location, message in messages_of(model, error):
                mistakes.append(Diagnostic(str(path), *place(location), message))
        else:
            if not mistakes:
                return found
    elif not mistakes:
        mistakes.append(Diagnostic(str(path), 1, 1, "filen skal bestå af felter (navn: værdi)"))
    raise DataErrors(mistakes)
