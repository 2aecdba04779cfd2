"""Whether the results of terms are still those that have been published."""

from collections.abc import Iterator, Sequence

from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, error_at
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
            message = "periodens resultat er udgivet, men kan ikke længere beregnes af valgets tal"
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


def _told(field: str, value: int | tuple[str, ...]) -> str:
    if isinstance(value, int):
        return f"{number(value)} {_NAMES[field]}"
    return f"{_NAMES[field]} {' / '.join(f'»{each}«' for each in value)}"
