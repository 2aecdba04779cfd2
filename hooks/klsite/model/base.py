"""What every model is made of: fields that are told of, in classes that refuse unknown keys."""

import os
from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from klsite.model.dates import Day
from klsite.model.references import SourceId

# Plugins of pydantic that happen to be installed could change what is valid. The variable is read
# when the first model is built, which is later than this since every model defers it.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def required(title: str, description: str, **limits: Any) -> Any:
    """Return a field that has to stand in the file, with what an editor reads of it, in Danish.

    ``limits`` are those of pydantic's ``Field``, such as ``min_length``.
    """
    return Field(title=title, description=description, **limits)


def optional(title: str, description: str, default: object = None, **limits: Any) -> Any:
    """Return a field that may be left out of the file, and what it then is."""
    return Field(default=default, title=title, description=description, **limits)


class Strict(BaseModel):
    """A mapping in a data file. A key that is not a field of the model is an error."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True
    )

    @classmethod
    def also_needed(cls, values: Mapping[str, object]) -> tuple[str, ...]:
        """Return the optional fields that have to stand beside some values as they are written."""
        return ()


class DataFile(Strict):
    """The content of one data file."""

    source: SourceId = required(
        "Kilde", "Id på kilden i data/sources.yml, som oplysningerne er fra."
    )
    more_sources: tuple[SourceId, ...] = optional(
        "Flere kilder", "Id på andre kilder, der også er brugt.", ()
    )
    _file: str = PrivateAttr(default="")

    @property
    def file(self) -> str:
        """The path of the file relative to the data folder, with ``/``; empty before reading."""
        return self._file

    def read_from(self, file: str) -> Self:
        """Record the path of the file that the content was read from, and return self."""
        self._file = file
        return self


class DatedFile(DataFile):
    """A data file that states the day of its last change."""

    updated: Day = required(
        "Ændret", "Dagen for den seneste ændring, som 2026-11-22. Vises som »Sidst ændret«."
    )
