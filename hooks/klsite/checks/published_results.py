"""Whether the results of terms are still those that have been published."""

from collections.abc import Iterator, Sequence
from datetime import date

from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, error_at, warning_at
from klsite.results.compositions import CompositionResult
from klsite.results.published_results import result_figures
from klsite.text.danish import number

_WHAT_TO_DO = (
    "Er ændringen rigtig, så tilføj de nye tal nederst i »results« med »published« og »reason«"
)
_NAMES = {"municipalities": "kommuner", "votes": "stemmer", "outcomes": "udfald"}


def published_result_errors(
    dataset: Dataset, compositions: Sequence[CompositionResult]
) -> Iterator[Diagnostic]:
    """Yield an error for each term whose result is another than the one last published."""
    by_folder = {each.term.folder: each for each in compositions}
    for file in dataset.published_results:
        last = len(file.results) - 1
        published = file.results[last]
        content = by_folder.get(file.folder)
        if content is None:
            message = (
                "periodens resultat er udgivet, men kan ikke længere beregnes af valgets "
                "tal: lav ændringen om, eller skriv de tal, der mangler"
            )
            yield error_at(file.file, ("results", last), message)
            continue
        now = result_figures(content)
        for field in now.differences(published):
            old, new = getattr(published, field), getattr(now, field)
            message = (
                f"der er udgivet {_told(field, old)}, men beregningen giver nu "
                f"{_told(field, new)}. {_WHAT_TO_DO}"
            )
            yield error_at(file.file, ("results", last, field), message)
        for letter in now.other_votes(published):
            before = (published.party_votes or {}).get(letter, 0)
            message = (
                f"der er udgivet {number(before)} stemmer til {letter}, men valgets tal giver nu "
                f"{number(now.votes_of(letter))}. {_WHAT_TO_DO}"
            )
            yield error_at(file.file, ("results", last, "party_votes"), message)


def results_not_kept(
    dataset: Dataset, compositions: Sequence[CompositionResult], today: date
) -> Iterator[Diagnostic]:
    """Yield a warning for each term that is over and whose result nothing holds, with the file."""
    kept = {each.folder for each in dataset.published_results}
    for content in compositions:
        term = content.term
        if term.last_day < today and term.folder not in kept:
            message = (
                "perioden er slut, men intet holder fast i dens resultat, så det kan ændre sig, "
                f"uden at nogen ser det: gem dette som data/{term.folder}/results.yml\n"
                f"{_file_of(content, today)}"
            )
            yield warning_at(term.file, ("ended" if term.ended else "ends",), message)


def _file_of(content: CompositionResult, today: date) -> str:
    """Return the file that holds a result, indented as lines of a message."""
    figures = result_figures(content)
    parties = ", ".join(f"{letter}: {votes}" for letter, votes in figures.party_votes.items())
    lines = [
        "results:",
        f"  - published: {today}",
        f"    municipalities: {figures.municipalities}",
        f"    votes: {figures.votes}",
        f"    party_votes: {{{parties}}}",
        "    outcomes:",
        *(f'      - "{each}"' for each in figures.outcomes),
        f"source: {content.term.source}",
        f"updated: {today}",
    ]
    return "\n".join(f"  {line}" for line in lines)


def _told(field: str, value: int | tuple[str, ...]) -> str:
    if isinstance(value, int):
        return f"{number(value)} {_NAMES[field]}"
    return f"{_NAMES[field]} {' / '.join(f'»{each}«' for each in value)}"
