"""data/synonyms.yml: words that a search takes for each other."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from klsite.model.base import Strict
from klsite.model.fields import Line, mistake


def _searchable(value: str) -> str:
    if not any(len(word) > 1 and word.isalnum() for word in value.replace("-", " ").split()):
        raise mistake(f"»{value}« har intet ord på mindst to bogstaver, som man kan søge efter")
    return value


Expression = Annotated[Line, AfterValidator(_searchable)]


class SynonymGroup(Strict):
    """Expressions that a search takes for each other."""

    words: tuple[Expression, ...] = Field(
        title="Ord", description="Mindst to ord eller udtryk, der betyder det samme i en søgning."
    )

    @model_validator(mode="after")
    def _has_several(self) -> Self:
        if len(self.words) < 2:
            raise mistake("der skal stå mindst to ord, som søgningen kan bytte om", at=("words",))
        return self


class Synonyms(Strict):
    """All groups of synonyms."""

    groups: tuple[SynonymGroup, ...] = Field(
        title="Grupper", description="Én gruppe pr. punkt; et ord må kun stå i én gruppe."
    )

    @model_validator(mode="after")
    def _each_in_one_group(self) -> Self:
        seen: set[str] = set()
        for index, group in enumerate(self.groups):
            for place, word in enumerate(group.words):
                if word.casefold() in seen:
                    message = f"»{word}« står to steder: saml ordene i én gruppe"
                    raise mistake(message, at=("groups", index, "words", place))
                seen.add(word.casefold())
        return self

    @property
    def expressions(self) -> tuple[tuple[str, ...], ...]:
        """The groups, as the search index has them."""
        return tuple(group.words for group in self.groups)
