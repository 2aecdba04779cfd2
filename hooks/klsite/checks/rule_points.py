"""The points of the rules of procedure that the data say something rests on."""

from collections.abc import Iterator

from klsite.model import kinds
from klsite.model.annotations import marked_values
from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.kinds import NEWS_ITEM
from klsite.model.rules_of_procedure import NamesPoints


def point_faults(dataset: Dataset) -> Iterator[Diagnostic]:
    """Yield an error for each point named that stands in no set of rules."""
    known = {point.id for rules in dataset.rules for point in rules.points}
    for kind in kinds.FILE_KINDS:
        for content in () if kind is NEWS_ITEM else dataset.of_kind(kind):
            for place, _, points in marked_values(content, NamesPoints):
                for index, point in enumerate(points):
                    if point not in known:
                        message = f"punktet »{point}« står ikke i nogen forretningsorden"
                        yield error_at(kind.file_of(content), (*place, index), message)
