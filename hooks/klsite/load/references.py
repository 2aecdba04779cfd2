"""The names by which data files refer to others, and the order of reading that they ask for."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from klsite.model.fields import Referenced


class Names(NamedTuple):
    """Names that the files of a kind give others to refer to; ``of`` takes them from one file."""

    kind: str
    of: Callable[[Any], Iterable[str]]


NAMES: Mapping[Referenced, Names] = {
    "source": Names("Sources", lambda file: (source.id for source in file.sources)),
    "kind": Names("NewsTaxonomy", lambda file: (kind.name for kind in file.kinds)),
    "category": Names("NewsTaxonomy", lambda file: (each.name for each in file.categories)),
    "region": Names("Regions", lambda file: (region.id for region in file.regions)),
    "area": Names("CoreAreas", lambda file: (area.id for area in file.areas)),
    "document": Names("Document", lambda file: (file.id,)),
    "rules": Names("RulesOfProcedure", lambda file: (file.id,)),
    "municipality": Names("Municipalities", lambda file: (m.code for m in file.municipalities)),
    "body": Names("Bodies", lambda file: (body.id for body in file.bodies)),
    "kkr": Names("Kkr", lambda file: (file.id,)),
    "person": Names("People", lambda file: (person.id for person in file.people)),
}
"""What can be referred to, and whose names it has."""

_READ_FIRST = (
    ("Sources", "NewsTaxonomy"),
    ("Regions", "CoreAreas", "Document", "RulesOfProcedure"),
    ("Municipalities", "Bodies", "Kkr"),
    ("People",),
)
"""The kinds that others refer to, in the stages that are read in turn to check references."""

STAGES = len(_READ_FIRST) + 1
"""How many stages there are; what nobody refers to is read in the last."""

BEFORE_NEWS = 2
"""The stage after which everything that a news item refers to is read."""

NEWS_REFER_TO: tuple[Referenced, ...] = ("source", "kind", "category", "kkr")
"""What a news item may name of the rest of the data."""


def stage_of(kind: str) -> int:
    """Return in which stage a kind of file is read: what others refer to comes before them."""
    for stage, kinds in enumerate(_READ_FIRST):
        if kind in kinds:
            return stage
    return STAGES - 1
