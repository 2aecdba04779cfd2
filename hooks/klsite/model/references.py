"""Types of values that name something elsewhere in the data."""

from dataclasses import dataclass
from typing import Annotated, Any, cast

from pydantic import GetCoreSchemaHandler, ValidationInfo, ValidatorFunctionWrapHandler
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema, with_info_wrap_validator_function

from klsite.model.fields import Line, MunicipalityCode


@dataclass(frozen=True)
class RefersTo:
    """Marks a value that names something elsewhere in the data; a name that nothing has is refused.

    ``to`` is what it names, as ``FileKind.gives`` has it, and ``unknown`` begins the message. The
    known names come with the validation's context, a mapping from ``to``; what it lacks is not
    checked.
    """

    to: str
    unknown: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return pydantic's schema of the type that is marked, with the check around it."""
        return with_info_wrap_validator_function(self._check, handler(source))

    def _check(
        self, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> str:
        known = cast("dict[str, list[str]]", info.context or {}).get(self.to)
        if known is not None and isinstance(value, str) and value in known:
            return value  # known names have the form already
        name: str = handler(value)
        if known is not None and name not in known:
            context = {"unknown": self.unknown, "to": self.to, "found": name, "known": known}
            raise PydanticCustomError("unknown_reference", "{unknown}", context)
        return name


SourceId = Annotated[Line, RefersTo("source", "ukendt kilde")]
"""The id of a source in data/sources.yml."""

KindName = Annotated[Line, RefersTo("kind", "ukendt slags")]
"""The name of a kind of news item in data/news.yml."""

CategoryName = Annotated[Line, RefersTo("category", "ukendt kategori")]
"""The name of a category in data/news.yml."""

RegionId = Annotated[Line, RefersTo("region", "ukendt region")]
"""The id of a region in data/regions.yml."""

DocumentId = Annotated[Line, RefersTo("document", "ukendt dokument")]
"""The id of a document in data/documents/."""

KnownMunicipality = Annotated[MunicipalityCode, RefersTo("municipality", "ukendt kommunekode")]
"""The code of a municipality in data/municipalities.yml."""

PersonId = Annotated[Line, RefersTo("person", "ukendt person")]
"""The id of a person in data/people/."""

KkrId = Annotated[Line, RefersTo("kkr", "ukendt KKR")]
"""The id of a KKR in data/kkr/."""

RulesId = Annotated[Line, RefersTo("rules", "ukendt forretningsorden")]
"""The id of a set of rules of procedure in data/rules/."""

AreaId = Annotated[Line, RefersTo("area", "ukendt kerneområde")]
"""The id of a core area in data/core_areas.yml."""

BodyId = Annotated[Line, RefersTo("body", "ukendt organ")]
"""The id of a regional body in data/bodies.yml."""

PartyId = Annotated[Line, RefersTo("party", "ukendt parti")]
"""The id of a party of the country in data/parties.yml."""

ElectionYear = Annotated[Line, RefersTo("election", "ukendt valg")]
"""The year of an election in data/elections/."""
