"""Checks of KL's board against what KL has published."""

from collections.abc import Iterator

from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.source_location import SourceLocation
from klsite.results.calculation_steps import tie_sentence
from klsite.results.national_bodies import _agrees, _computed, _held
from klsite.rules.apportionment import Tie


def board_faults(dataset: Dataset) -> Iterator[Diagnostic]:
    """Yield a fault for each published board that is not the one computed, and each open tie."""
    for index, (result, computed) in enumerate(_computed(dataset)):
        origin = SourceLocation(dataset.national.file, ("results", index, "board"))
        if isinstance(computed, Tie):
            yield error_at(*origin, tie_sentence(computed))
        elif _agrees(computed, result) is False:
            found = ", ".join(f"{party} {count}" for party, count in _held(computed).items())
            yield error_at(
                *origin, f"den offentliggjorte bestyrelse er ikke den beregnede: {found}"
            )
