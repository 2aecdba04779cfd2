"""The base classes of every model: unknown keys are refused, and instances are immutable."""

import os
from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from klsite.model.dates import Day
from klsite.model.references import SourceId

# Plugins of pydantic that happen to be installed could change what is valid. The variable is read
# when the first model is built, which is later than this since every model defers it.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


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

    source: SourceId = Field(
        title="Kilde", description="Id på kilden i data/sources.yml, som oplysningerne er fra."
    )
    more_sources: tuple[SourceId, ...] = Field(
        default=(), title="Flere kilder", description="Id på andre kilder, der også er brugt."
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

    updated: Day = Field(
        title="Ændret",
        description="Dagen for den seneste ændring, som 2026-11-22. Vises som »Sidst ændret«.",
    )
