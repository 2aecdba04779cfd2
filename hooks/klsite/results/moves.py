"""What a line of the table of moves says of everything published below a folder.

The names that were published are known from the memory (``load/published.py``), so that a line for
a folder becomes one for each of them, and nothing that is still there is touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from klsite import addresses
from klsite.model.source_location import SourceLocation
from klsite.results.guids import KKR_GUIDS

if TYPE_CHECKING:  # not imported at run time: an incremental build needs few of the models
    from klsite.load.published import Promises
    from klsite.model.moves import EndedPromise, Moves


class Moved(NamedTuple):
    """What became of one published name, and where in the data that is said."""

    promise: EndedPromise
    origin: SourceLocation


def single_moves(moves: Moves) -> tuple[Moved, ...]:
    """Return the lines of the table that are of one name each, but for places on pages."""
    return tuple(
        Moved(each, move_origin(index))
        for index, each in enumerate(moves.moves)
        if not each.below and not each.is_place
    )


def folder_moves(
    moves: Moves, names: Iterable[str], is_there: Callable[[str], bool]
) -> Iterator[Moved]:
    """Yield what became of each of some published names that the line for a folder is about.

    ``is_there`` tells whether there is something at an address now. What would lead nowhere is
    left out, so that it is told of as lost.
    """
    folders = [(index, each) for index, each in enumerate(moves.moves) if each.below]
    told = {each.address for each in moves.moves if not each.below}
    for name in sorted(set(names) - told) if folders else ():
        if is_there(name):
            continue
        for index, each in folders:
            became = renamed(name, each.address, each.to)
            target = became and each.to and end_of_moves(moves, became, is_there)
            if became and (each.reason or target):
                values = {"address": name, "below": False, "to": target}
                yield Moved(each.model_copy(update=values), move_origin(index))
                break


def move_origin(index: int) -> SourceLocation:
    """Return where a line of the table stands."""
    return SourceLocation("moves.yml", ("moves", index, "address"))


def end_of_moves(moves: Moves, name: str, is_there: Callable[[str], bool]) -> str | None:
    """Return where a name leads in the end, by further lines of the table; None for nowhere."""
    for _ in range(len(moves.moves) + 1):  # each line leads on once at most
        if is_there(name):
            return name
        further = (
            renamed(name, each.address, each.to) if each.below else each.to
            for each in moves.moves
            if each.to is not None and (each.below or each.address == name)
        )
        name = next((each for each in further if each), "")
    return None


def renamed(name: str, old: str, new: str | None) -> str | None:
    """Return what a published name becomes when the folder ``old`` is called ``new``.

    That are the addresses below it, its feeds, those of a kind of news in each category, and what
    has the names of its parts in it: the calendars, guids and UIDs of a KKR. None for a name that
    has nothing to do with the folder.
    For a folder that ends (None), the name itself is returned.
    """
    was, becomes = old.rstrip("/"), (new or old).rstrip("/")
    for place in ("", "feeds/"):
        rest = name.removeprefix(place + was)
        if rest != name and (rest.startswith("/") or rest in (".xml", ".json")):
            return f"{place}{becomes}{rest}"
    part, last = was.rpartition("/")[2], becomes.rpartition("/")[2]
    crossed = rf"(feeds/{addresses.NEWS}emner/[^/]+/){re.escape(part)}(\.xml|\.json)"
    if was == f"{addresses.NEWS}{part}" and (found := re.fullmatch(crossed, name)):
        return f"{found[1]}{last}{found[2]}"
    if not name.startswith(("feeds/", "kalendere/", KKR_GUIDS)) and "@" not in name:
        return None
    words = [(_key(was), _key(becomes))]
    if new is not None:  # then what it becomes is looked for, so that a part of it is enough
        words.append((part, last))
    for word, other in words:
        changed = re.subn(rf"(?<=[/-]){re.escape(word)}(?=[/.@]|-[0-9]{{4}}-|$)", other, name)
        if word and changed[1]:
            return changed[0]
    return None


def _key(folder: str) -> str:
    """Return how guids, UIDs and calendars name what is in a folder of a KKR; empty for others."""
    first, *rest = folder.split("/")
    return "-".join(each for each in rest if each != "moeder") if first == "kkr" else ""


class LastingNames:
    """The guids and UIDs by which subscribers' programs know what is in a renamed folder.

    They stay what they were: only addresses move.
    """

    def __init__(self, moves: Moves, published: Promises) -> None:
        self._folders = [(each.to, each.address) for each in moves.moves if each.below and each.to]
        known = {*published.names("guid"), *published.revisions} if self._folders else ()
        self._known: Container[str] = known

    def __call__(self, name: str) -> str:
        """Return the name by which something was published first."""
        found = name
        for new, old in reversed(self._folders):
            if found in self._known:
                break
            found = renamed(found, new, old) or found
        return found if found in self._known else name
