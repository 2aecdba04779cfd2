"""The pages at the addresses below a folder that has moved or ended, by the table of moves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from klsite.load.published import Promises
from klsite.model.diagnostics import Diagnostic, error_at
from klsite.pages.about.moves import ended_pages, moved_addresses
from klsite.pages.page import Page, PageTask, PreparedPage, Redirect
from klsite.results.moves import folder_moves
from klsite.system.fingerprints import fingerprint

if TYPE_CHECKING:
    from klsite.model.moves import Moves


class MovedFolders(NamedTuple):
    """What stands at the addresses of pages that were below a folder.

    ``whole`` maps the folders that have moved with all that was in them to where they are.
    """

    tasks: tuple[PageTask, ...]
    redirects: tuple[Redirect, ...]
    whole: dict[str, str]

    @property
    def addresses(self) -> Iterator[str]:
        """The addresses of these pages."""
        yield from (each.address for each in self.tasks)
        yield from (each.address for each in self.redirects)


def moved_folders(moves: Moves, published: Promises, there: Collection[str]) -> MovedFolders:
    """Return the pages and redirects; ``there`` are the addresses that the site has without."""
    folders = [each for each in moves.moves if each.below]
    pages = published.names("page") if folders else ()
    found = tuple(folder_moves(moves, pages, there.__contains__))
    whole = {
        each.address: each.to
        for each in folders
        if each.to and not any(name.startswith(each.address) for name in there)
    }
    return MovedFolders(tuple(map(_task, ended_pages(found))), tuple(moved_addresses(found)), whole)


def _task(page: Page) -> PageTask:
    own = fingerprint(page.address, repr(page.content))
    return PreparedPage(page.address, page.origin, None, page.indexed, lambda: own, lambda: page)


def folders_without_effect(
    moves: Moves, published: Promises, moved: Iterable[str]
) -> Iterator[Diagnostic]:
    """Yield an error for each line for a folder that answers for nothing that was published.

    ``moved`` are the addresses of everything that has moved or ended. Without a memory of what
    was published, nothing is known of that.
    """
    known = tuple(moved)
    for index, each in enumerate(moves.moves) if published.lines else ():
        feed = f"feeds/{each.address}"
        if each.below and not any(name.startswith((each.address, feed)) for name in known):
            message = (
                f"ingen udgivet adresse under »{each.address}« er flyttet eller forsvundet: ret "
                "»address« eller »to«, eller slet linjen"
            )
            yield error_at("moves.yml", ("moves", index, "address"), message)
