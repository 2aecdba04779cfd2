"""data/synonyms.yml: words that a search takes for each other, and questions with their answers."""

from typing import Annotated, Self

from pydantic import AfterValidator, model_validator

from klsite.model.base import Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import Line
from klsite.model.local_addresses import Successor
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


class SearchAnswer(Strict):
    """A page, or a word or point on one, that answers questions in other words than its own."""

    page: Successor = required("Side", "Adressen, som /kkr/ eller /ordbog/#kvote.")
    asked: tuple[Expression, ...] = required(
        "Spørgsmål", "Det, siden svarer på, med de ord, folk bruger.", min_length=1
    )


class Synonyms(Strict):
    """All groups of synonyms, and the pages that answer questions."""

    updated: Day = required("Ændret", "Dagen for den seneste ændring.")
    groups: tuple[SynonymGroup, ...] = required(
        "Grupper", "Én gruppe pr. punkt; et ord må kun stå i én gruppe."
    )
    answers: tuple[SearchAnswer, ...] = optional(
        "Svar", "Sider, der svarer på spørgsmål, som ikke står på dem.", ()
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

    @model_validator(mode="after")
    def _each_answered_once(self) -> Self:
        pages: set[str] = set()
        for index, each in enumerate(self.answers):
            if each.page in pages:
                message = f"»{each.page}« står to steder: saml spørgsmålene ét sted"
                raise mistake(message, at=("answers", index, "page"))
            pages.add(each.page)
        return self

    @property
    def asked(self) -> dict[str, tuple[str, ...]]:
        """The questions by the addresses that answer them, with fragments."""
        return {each.page: each.asked for each in self.answers}

    @property
    def expressions(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """The groups as the search index has them: words, and those that are only typed."""
        return tuple((group.words, group.typed) for group in self.groups)
