"""Whether the search finds what is to answer the questions in data/synonyms.yml."""

from collections.abc import Collection, Iterator, Mapping

from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.synonyms import Synonyms


def answer_faults(
    synonyms: Synonyms, pages: Collection[str], parts: Mapping[str, Collection[str]]
) -> Iterator[Diagnostic]:
    """Yield an error for each answer that is none of some pages or, with a fragment, their parts.

    ``pages`` are the addresses of those that take questions, ``parts`` the ids on some of them.
    """
    for index, each in enumerate(synonyms.answers):
        page, _, part = each.page.partition("#")
        if page not in pages:
            message = (
                f"»/{page}« kan ikke svare på spørgsmål: skriv adressen på en side, som findes, og "
                "som hverken er en nyhed eller skrevet i content/"
            )
        elif part and part not in parts.get(page, ()):
            message = (
                f"»#{part}« er hverken et ord i ordbogen eller et punkt i reglerne: skriv et id "
                "derfra, eller siden alene"
            )
        else:
            continue
        yield error_at("synonyms.yml", ("answers", index, "page"), message)
