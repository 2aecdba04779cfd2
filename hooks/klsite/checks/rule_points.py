"""The points of the rules of procedure that the data say something rests on."""

from collections.abc import Iterator

from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.rules_of_procedure import NamesPoints


def point_faults(dataset: Dataset) -> Iterator[Diagnostic]:
    """Yield an error for each point named that stands in no set of rules."""
    known = {point.id for rules in dataset.rules for point in rules.points}
    for place, _, points in dataset.marked(NamesPoints):
        for index, point in enumerate(points):
            if point not in known:
                message = f"punktet »{point}« står ikke i nogen forretningsorden: ret nummeret"
                yield error_at(place.file, (*place.location, index), message)
