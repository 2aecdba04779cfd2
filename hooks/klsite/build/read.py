"""Reads a project and checks it: all of it, or only the news that changed since it was right.

Either way the result is the same. If anything at all is wrong with what has changed, everything is
read again, so that one report has every mistake.
"""

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from klsite.build.inputs import NEWS, InputScan, sealed
from klsite.build.manifest import InputFile, InputSnapshot, NewsSnapshot, raw
from klsite.checks.unique import repeated_news
from klsite.load.files import kind_of
from klsite.load.news import NewsReading, read_item
from klsite.load.reader import Reader
from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, Warnings
from klsite.model.kinds import NEWS_ITEM
from klsite.model.news_meta import NewsMeta
from klsite.model.publication import Publication
from klsite.model.source_location import DATA_FOLDER
from klsite.results.held_back import HeldBack, held_back
from klsite.results.news import News
from klsite.site.bodies import body_of
from klsite.site.data import is_same_at, site_data, site_data_without_records
from klsite.site.promises import broken_faults
from klsite.site.site import Site
from klsite.site.site_faults import site_faults
from klsite.text.clock import COPENHAGEN, valid_since


class ProjectRead(NamedTuple):
    """A project that was read and has no errors, and the key of the names its news refer to."""

    site: Site
    inputs: InputScan
    names_key: bytes
    warnings: Warnings

    @property
    def held_back(self) -> list[HeldBack]:
        """What is not public yet."""
        return held_back(self.site.news.items, self.site.data.not_public, self.inputs.now)

    def snapshot(self, files: dict[str, InputFile]) -> InputSnapshot:
        """Return what to keep of it for the next build; ``files`` are the inputs to keep."""
        news, use = self.site.news, self.site.file_use
        items = news.published
        data = self.site.data
        hidden = {f"{DATA_FOLDER}{each.file}" for each in {*news.items} - {*items}}
        hidden.update(f"{DATA_FOLDER}{each.file}" for each in data.withheld)
        hidden.update(f"content/{file}" for file in use.withheld)
        told = self.warnings.all()
        return InputSnapshot(
            reader=self.inputs.reader,
            valid_since=self.site.news.now,
            embargoes=tuple(each.embargo for each in news.items if each.embargo is not None),
            record_embargoes=data.embargoes,
            withholds_records=bool(data.withheld),
            inputs={sealed(path) if path in hidden else path: each for path, each in files.items()},
            warnings=self.warnings.without(hidden),
            count=len(news.items),
            whole=not any(each.file in hidden for each in told),
            encoded=raw(NewsSnapshot(self.names_key, items, self.site.public_index)),
        )


def read_project(
    inputs: InputScan, folder: Path | None, ready: Callable[[Site], None] | None = None
) -> ProjectRead:
    """Read and check a project; the bodies of news that are read are spooled in ``folder``.

    ``ready`` is as for ``read_site``; it is only called if everything is read.
    Raises ``DataErrors``.
    """
    project = _read_changed(inputs) or _read_everything(inputs, folder, ready)
    inputs.withheld = tuple(each.file for each in project.site.data.withheld)
    inputs.take_digests({f"data/{each.file}": each.digest for each in project.site.news.items})
    return project


def held_back_in(inputs: InputScan, files: Iterable[str]) -> list[HeldBack]:
    """Return what is not public of some files below the data folder."""
    reader = _reader(inputs)
    reader.read_names()
    items, records = [], []
    for file in files:
        kind = kind_of(file, reader.log)
        if kind is NEWS_ITEM:
            items.append(read_item(reader, file)[0])
        elif kind is not None:
            records.append(reader.checked(file, kind, reader.content(kind, file)))
    return held_back(
        (item for item in items if item is not None),
        (each for each in records if isinstance(each, Publication)),
        inputs.now,
    )


def _read_everything(
    inputs: InputScan, folder: Path | None, ready: Callable[[Site], None] | None
) -> ProjectRead:
    from klsite.site.read import check_site  # not imported if only news changed

    before = inputs.before.news() if inputs.before else None
    known = {
        item.file: item
        for item in (before.items if before else ())
        if f"data/{item.file}" not in inputs.changed
    }
    reading = NewsReading(folder, known, before.names_key if before else b"")
    checked = check_site(inputs.root, inputs.visibility, _reader(inputs), reading, ready)
    of_known = [each for each in _warned(inputs) if each.file.removeprefix(DATA_FOLDER) in known]
    warnings = checked.warnings._replace(of_items=(*checked.warnings.of_items, *of_known))
    return ProjectRead(checked.site, inputs, reading.names_key, warnings)


def _reader(inputs: InputScan) -> Reader:
    """Return the reader of the data folder, which parses the bytes that the scan has read."""
    return Reader(inputs.root / "data", inputs.contents)


def _read_changed(inputs: InputScan) -> ProjectRead | None:
    """Read only the changed news, if nothing else has changed and no mistake is found."""
    files = inputs.changed_items
    if inputs.before is None or files is None:
        return None
    if inputs.before.valid_since.astimezone(COPENHAGEN).date() != inputs.now.date():
        return None
    if not is_same_at(inputs.now, inputs.before.valid_since, inputs.before.record_embargoes):
        return None
    before = inputs.before.news()
    reader = _reader(inputs)
    reader.home = before.index.home
    known = {item.file for item in before.items}
    known.update(files)
    ours = (path.removeprefix(DATA_FOLDER) for path in inputs.files if path.startswith(NEWS))
    hidden = [file for file in ours if file not in known]
    items = _items(reader, before.items, [*files, *hidden])
    if items is None:
        return None
    reader.log.add(*repeated_news(items))
    dataset, preview = Dataset(reader.read_kind), inputs.visibility.preview
    if inputs.before.withholds_records or inputs.before.record_embargoes:
        data = site_data(inputs.root, dataset, inputs.visibility)
    else:
        data = site_data_without_records(inputs.root, dataset)
    embargoes = (*(item.embargo for item in items), *data.embargoes)
    since, told = valid_since(inputs.now, embargoes), data.published.moments
    news = News(items, since, preview=preview, told=told)
    site = Site(data, before.index, news, partial(body_of, inputs.root, None))
    of_items = reader.log.take_warnings()
    reader.log.add(*site_faults(site))
    reader.log.add(*broken_faults(site, inputs.root))
    if reader.log.has_errors:
        return None
    changed = {f"{DATA_FOLDER}{file}" for file in (*files, *hidden)}
    kept = tuple(each for each in _warned(inputs) if each.file not in changed)
    of_static, of_site = inputs.before.warnings.of_static, reader.log.take_warnings()
    return ProjectRead(
        site, inputs, before.names_key, Warnings(of_static, (*kept, *of_items), of_site)
    )


def _warned(inputs: InputScan) -> tuple[Diagnostic, ...]:
    """Return the warnings of news items from before."""
    return inputs.before.warnings.of_items if inputs.before else ()


def _items(
    reader: Reader, before: Iterable[NewsMeta], changed: Iterable[str]
) -> tuple[NewsMeta, ...] | None:
    """Return all items, with the changed files parsed again; None on a mistake."""
    items = {item.file: item for item in before}
    there = [file for file in changed if os.path.lexists(reader.root / file)]
    if there:
        reader.read_names()
    for file in changed:
        items.pop(file, None)
    for file in there:
        if kind_of(file, reader.log) is not NEWS_ITEM:
            return None
        item, _ = read_item(reader, file)
        if item is None or reader.log.has_errors:
            return None
        items[file] = item
    return tuple(items[file] for file in sorted(items))
