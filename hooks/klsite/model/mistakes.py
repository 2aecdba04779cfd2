"""What the types of values share: the text they read, and the message about a wrong one."""

from typing import Annotated, Any

from pydantic import WithJsonSchema
from pydantic_core import PydanticCustomError

from klsite.model.source_location import Location


def mistake(message: str, at: Location = ()) -> PydanticCustomError:
    """Return the error that carries a message in Danish to the editor.

    ``at`` leads from the value that is validated to the field that the editor is to look at; the
    validator of a model names one that stands in the file.
    """
    return PydanticCustomError("klsite", "{message}", {"message": message, "at": at})


def scalar(value: Any, expected: str) -> str:
    """Return the text of a scalar; refuse lists, mappings and empty values."""
    if isinstance(value, str) and (text := value.strip()):
        return text
    if isinstance(value, dict):
        raise mistake(
            f"her skal stå {expected}, men der står et opslag med felter. "
            "Er det en tekst med kolon, skal den stå i anførselstegn"
        )
    if isinstance(value, list):
        raise mistake(f"her skal stå {expected}, men der står en liste")
    if not (text := str(value).strip()):
        raise mistake(
            f"feltet er tomt: skriv {expected} (eller slet feltet, hvis det ikke skal bruges)"
        )
    return text


def written_as(pattern: str, told: str, *types: str) -> Any:
    """Return how a value stands in a file, for the schemas of editing programs.

    ``pattern`` is of JavaScript as well, and holds where YAML takes the value for a text; ``told``
    is for whoever writes something else. ``types`` are what else YAML may take the value for.
    """
    form = {"type": ["string", *types], "pattern": f"^(?:{pattern})$", "patternErrorMessage": told}
    return Annotated[str, WithJsonSchema(form)]
