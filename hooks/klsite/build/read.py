"""Reads a project and checks it: all of it, or only the news that have changed since it was right.

Either way the result is the same. If anything at all is wrong with what has changed, everything is
read again, so that one report tells every mistake.
"""

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from klsite.build.manifest import InputSnapshot, NewsSnapshot, raw
from klsite.build.project import Project
from klsite.checks.unique import check_told_apart, check_unique
from klsite.load.files import kind_of
from klsite.load.news import NewsReading, read_item
from klsite.load.reader import Reader
from klsite.model.dataset import Dataset
from klsite.model.kinds import NEWS_ITEM
from klsite.model.news_meta import NewsMeta
from klsite.results.news import News
from klsite.site.address_index import AddressIndex
from klsite.site.site import Site, body_of, hand_written_files
from klsite.system.phases import phase
from klsite.text.clock import COPENHAGEN, last_turn


class Result(NamedTuple):
    """A project that was read and found right, and the key of the names that its news refer to."""

    site: Site
    project: Project
    names_key: bytes

    def to_keep(self) -> InputSnapshot:
        """Return what the next build is to know of it."""
        heads = self.site.news.heads
        return InputSnapshot(
            reader=self.project.reader,
            turn=self.site.news.now,
            embargoes=tuple(head.embargo for head in heads if head.embargo is not None),
            inputs=self.project.inputs,
            encoded=raw(NewsSnapshot(self.names_key, heads, self.site.outline)),
        )


def read_project(
    project: Project, folder: Path | None, ready: Callable[[Site], None] | None = None
) -> Result:
    """Read and check a project; the bodies of news that are read are laid in ``folder``.

    ``ready`` is as for ``read_site``; it is only called if everything is read.
    Raises ``DataMistakes``.
    """
    with phase("læse og kontrollere data"):
        result = _changed_only(project) or _everything(project, folder, ready)
    project.complete({f"data/{head.file}": head.digest for head in result.site.news.heads})
    return result


def _everything(
    project: Project, folder: Path | None, ready: Callable[[Site], None] | None
) -> Result:
    # Imported here because most builds do without it, and without all that it needs.
    from klsite.site.read import read_site

    before = project.before.checked() if project.before else None
    known = {
        head.file: head
        for head in (before.heads if before else ())
        if f"data/{head.file}" not in project.changed
    }
    reading = NewsReading(folder, known, before.names_key if before else b"")
    site = read_site(project.root, project.now, reading, ready)
    return Result(site, project, reading.names_key)


def _changed_only(project: Project) -> Result | None:
    """Read no more than the changed news, if nothing else has changed and all is well."""
    files = project.changed_items
    if project.before is None or files is None:
        return None
    if project.before.turn.astimezone(COPENHAGEN).date() != project.now.date():
        return None
    before = project.before.checked()
    reader = Reader(project.root / "data")
    heads = _heads(reader, before.heads, files)
    if heads is None:
        return None
    check_unique(heads, reader.log)
    check_told_apart(heads, reader.log)
    site = site_of(project, Dataset(reader.read_kind), before.outline, heads)
    if reader.log.mistakes or any(site.faults()):
        return None
    return Result(site, project, before.names_key)


def _heads(
    reader: Reader, before: Iterable[NewsMeta], changed: Iterable[str]
) -> tuple[NewsMeta, ...] | None:
    """Return the heads of all items, those of the changed files read anew; None on a mistake."""
    heads = {head.file: head for head in before}
    there = [file for file in changed if os.path.lexists(reader.root / file)]
    if there:
        reader.read_names()
    for file in changed:
        heads.pop(file, None)
    for file in there:
        kind = kind_of(file, reader.log)
        if kind is not NEWS_ITEM:
            return None
        head, _ = read_item(reader, file, converted=False)
        if head is None or reader.log.mistakes:
            return None
        heads[file] = head
    return tuple(heads[file] for file in sorted(heads))


def site_of(
    project: Project, dataset: Dataset, outline: AddressIndex, heads: tuple[NewsMeta, ...]
) -> Site:
    """Return the site of news that were read, with a lasting part as it was read before."""
    news = News(heads, last_turn(project.now, (head.embargo for head in heads)))
    files = hand_written_files(project.root / "content")
    return Site(dataset, files, outline, news, partial(body_of, project.root, None))
