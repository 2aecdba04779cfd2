"""Keeps the ids that places on a page had once beside those that they have now."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from klsite.results.former_places import FormerPlace

FormerPlacesOfPages = Mapping[str, Sequence[FormerPlace]]
"""The ids that pages had once, by the addresses of the pages."""
NO_FORMER_PLACES: FormerPlacesOfPages = MappingProxyType({})

_WITH_ID = re.compile(r'<[a-z][^<>]*?\sid="([^"<>]*+)"[^<>]*+>')


def with_former_places(html: str, former: Iterable[FormerPlace]) -> str:
    """Return HTML with each old id at the beginning of the element that took its place.

    Raises ``ValueError`` where there is no such element.
    """
    added: dict[str, str] = {}
    for each in former:
        if each.now:
            added[each.now] = f'{added.get(each.now, "")}<span id="{each.id}"></span>'
    result = _WITH_ID.sub(lambda found: found[0] + added.pop(found[1], ""), html)
    if added:
        raise ValueError(f"no element with the id {', '.join(added)}")
    return result
