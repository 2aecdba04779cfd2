"""What all models share: unknown keys are refused and nothing changes after reading."""

import os
import sys
from types import SimpleNamespace
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field

from klsite.model.fields import Day, SourceId

# What is valid must not depend on what else is installed.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# Pydantic's module that would look for it imports the standard library's reading of mail, archives
# and packages, which takes as long as half of pydantic. Should it get another name, it is imported.
_NO_PLUGINS = SimpleNamespace(get_plugins=tuple)
sys.modules.setdefault("pydantic.plugin._loader", _NO_PLUGINS)  # type: ignore[arg-type]


class Strict(BaseModel):
    """A mapping in a data file. A key that the model does not know is a mistake."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True
    )


class DataFile(Strict):
    """The whole of one data file."""

    source: SourceId = Field(
        title="Kilde", description="Id på kilden i data/sources.yml, som oplysningerne er fra."
    )
    more_sources: tuple[SourceId, ...] = Field(
        default=(), title="Flere kilder", description="Id på andre kilder, der også er brugt."
    )
    file: ClassVar[str] = ""
    """The file that this was read from, relative to the data folder, with ``/``."""

    def read_from(self, file: str) -> Self:
        """Remember the file that this was read from, and return self."""
        self.__dict__["file"] = file  # a private attribute of pydantic's takes five times as long
        return self


class DatedFile(DataFile):
    """A data file that says on which day it was last changed."""

    updated: Day = Field(
        title="Ændret",
        description="Dagen for den seneste ændring, som 2026-11-22. Vises som »Sidst ændret«.",
    )
