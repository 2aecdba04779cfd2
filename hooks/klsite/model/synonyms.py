"""data/synonyms.yml: words that a search takes for each other."""

from typing import Annotated, Self

from pydantic import AfterValidator, model_validator

from klsite.model.base import Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import Line
from klsite.model.mistakes import mistake


def _searchable(value: str) -> str:
    if not any(len(word) > 1 and word.isalnum() for word in value.replace("-", " ").split()):
        raise mistake(f"»{value}« har intet ord på mindst to bogstaver, som man kan søge efter")
    return value


Expression = Annotated[Line, AfterValidator(_searchable)]


class SynonymGroup(Strict):
    """Expressions that a search takes for each other; those of ``typed`` are on no page."""

    words: tuple[Expression, ...] = required(
        "Ord",
        "Ord eller udtryk, som siderne bruger, og som betyder det samme i en søgning.",
        min_length=1,
    )
    typed: tuple[Expression, ...] = optional(
        "Søgt", "Ord, som nogen søger med, men som siderne ikke bruger, for eksempel engelske.", ()
    )

    @model_validator(mode="after")
    def _has_several(self) -> Self:
        if len(self.words) + len(self.typed) < 2:
            message = "der skal stå mindst to ord i words eller typed, som søgningen kan bytte om"
            raise mistake(message, at=("words",))
        return self


class Synonyms(Strict):
    """All groups of synonyms."""

    updated: Day = required("Ændret", "Dagen for den seneste ændring.")
    groups: tuple[SynonymGroup, ...] = required(
        "Grupper", "Én gruppe pr. punkt; et ord må kun stå i én gruppe."
    )

    @model_validator(mode="after")
    def _each_in_one_group(self) -> Self:
        seen: set[str] = set()
        for index, group in enumerate(self.groups):
            for name, words in (("words", group.words), ("typed", group.typed)):
                for place, word in enumerate(words):
                    if word.casefold() in seen:
                        message = f"»{word}« står to steder: saml ordene i én gruppe"
                        raise mistake(message, at=("groups", index, name, place))
                    seen.add(word.casefold())
        return self

    @property
    def expressions(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """The groups as the search index has them: words, and those that are only typed."""
        return tuple((group.words, group.typed) for group in self.groups)
