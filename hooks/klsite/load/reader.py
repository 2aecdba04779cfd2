"""Reads the files of the data folder and reports every mistake in each of them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec
from pydantic import BaseModel, ValidationError

from klsite.load.files import (
    check_name,
    data_files,
    files_of_kind,
    kind_meant,
    kind_of,
    what_hinders,
)
from klsite.load.validation import messages_of
from klsite.load.yaml.encoding import read_text
from klsite.load.yaml.reader import read_yaml
from klsite.load.yaml.sizes import MOST_BYTES
from klsite.model import kinds
from klsite.model.annotations import markdown_fields, references_in
from klsite.model.base import DataFile
from klsite.model.diagnostics import Diagnostic, DiagnosticLog, error_at
from klsite.model.kinds import NEWS_ITEM, FileKind, kind_named
from klsite.model.source_location import DATA_FOLDER, Location
from klsite.system.file_tree import Hindrance
from klsite.system.files import read_file
from klsite.system.fingerprints import digest
from klsite.system.processes import map_items

M = TypeVar("M", bound=BaseModel)

_ORGANISATION = "Organisation"
"""The kind that tells where the site lies; changed news do not load its model."""


class FileContent(msgspec.Struct, frozen=True, array_like=True):
    """What a file holds, the mistakes in its form, and whether the rest is worth checking.

    ``digest`` is that of the file.
    """

    value: Any
    mistakes: tuple[Diagnostic, ...]
    reliable: bool
    digest: bytes = b""


def news_references() -> tuple[str, ...]:
    """Return what a news item may name of the rest of the data."""
    return references_in(NEWS_ITEM.model)


def _needed_for(kind: FileKind) -> set[str]:
    """Return the kinds that must be read to check one kind, and those that they need."""
    found: set[str] = set()
    waiting = kind.needed()
    while waiting:
        found |= waiting
        waiting = {name for each in waiting for name in kind_named(each).needed()} - found
    return found


def _stages(names: set[str]) -> Iterator[list[FileKind]]:
    """Yield kinds in the order of reading: those of a stage refer to none that comes later."""
    sorter = TopologicalSorter({name: kind_named(name).needed() & names for name in names})
    sorter.prepare()
    while ready := sorter.get_ready():
        yield [kind for kind in kinds.FILE_KINDS if kind.name in ready]
        sorter.done(*ready)


class Reader:
    """Reads the files of a data folder and collects every mistake in them.

    Files in mistakes are named as an editor sees them, below ``data/``. ``contents`` are the
    bytes of files, by path, that have been read already; the others are read from ``root``.
    """

    def __init__(self, root: Path, contents: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self.root = root
        self._contents = contents
        self.log = DiagnosticLog(self._place)
        self._texts: dict[str, str] = {}
        self._positions: dict[str, Callable[[Location], tuple[int, int]]] = {}
        self._files: dict[str, list[str]] = defaultdict(list)
        self._models: dict[str, list[Any]] = defaultdict(list)
        self._misplaced: set[str] = set()
        self._read: set[str] = set()
        self._unread: set[str] = set()
        self.names: dict[str, list[str]] = {}
        self.home = ""
        """The absolute address of the site, when it is known."""

    def read_all(self, news: Callable[["Reader", Sequence[str]], None]) -> None:
        """Read every file below the data folder.

        The files of the news are given to ``news`` as soon as what they refer to is read.
        """
        misplaced = []
        for found in data_files(self.root):
            if found.hindrance is not None:
                self.log.add(error_at(found.path, (), what_hinders(found)))
                if found.hindrance is Hindrance.CONFLICT_COPY:
                    continue  # the file itself is there
            elif kind := kind_of(found.path, self.log):
                self._files[kind.name].append(found.path)
                continue
            else:
                misplaced.append(found.path)
            self._misplaced.add(found.path.partition("/")[0])
        self.names = self._known_names()
        before_news = _needed_for(NEWS_ITEM) | {_ORGANISATION}
        self._read_in_stages(before_news)
        self.home = next((each.website for each in self._models[_ORGANISATION]), "")
        news(self, self.files(NEWS_ITEM))
        self._read_in_stages(
            {kind.name for kind in kinds.FILE_KINDS} - {NEWS_ITEM.name} - before_news
        )
        for file in misplaced:
            if kind := kind_meant(file):
                self.checked(file, kind, self.content(kind, file))
        self._check_all_there()

    def _read_in_stages(self, names: set[str]) -> None:
        """Read all files of some kinds, those that others refer to before them."""
        for stage in _stages(names):
            work = [(kind, file) for kind in stage for file in self.files(kind)]
            contents = map_items(work, lambda each: self.content(*each), FileContent)
            for (kind, file), content in zip(work, contents, strict=True):
                self._keep(kind, self.checked(file, kind, content))
            self._read.update(kind.name for kind in stage)
            self.names = self._known_names()

    def read_kind(self, model: type[M]) -> tuple[M, ...]:
        """Return every file of a kind, of which an earlier reading found that all was right.

        So what the files refer to is not checked. Raises ``DataErrors`` if one is wrong after
        all: it has changed since.
        """
        self._read_right(kind_named(model.__name__))
        return self.all(model)

    def read_names(self) -> None:
        """Read what a news item may refer to, as ``read_all`` would have before the news."""
        wanted = news_references()
        for kind in kinds.FILE_KINDS:
            for reference in kind.gives.keys() & set(wanted):
                if kind.gives_by_path(reference):
                    self._files[kind.name] = list(files_of_kind(self.root, kind))
                else:
                    self._read_right(kind)
        known = self._known_names()
        self.names = {name: known[name] for name in wanted}

    def _read_right(self, kind: FileKind) -> None:
        """Read the files of a kind, unless they are read already, as ``read_kind`` says."""
        if kind.name in self._read:
            return
        names, self.names = self.names, {}
        for file in files_of_kind(self.root, kind):
            self._keep(kind, self.checked(file, kind, self.content(kind, file)))
        self._read.add(kind.name)
        self.names = names
        self.log.stop_if_any()

    def _keep(self, kind: FileKind, model: BaseModel | None) -> None:
        if model is None:
            self._unread.add(kind.name)
        else:
            self._models[kind.name].append(model)

    def _known_names(self) -> dict[str, list[str]]:
        """Return the names that may be referred to, by what ``RefersTo.to`` calls them.

        Names that stand in the paths of files are known before any is read, and if a file has a
        mistake. The others of a kind are known when all of its files could be read. A file whose
        name is wrong may be of any kind that lies in its folder.
        """
        known: dict[str, list[str]] = {}
        for kind in kinds.FILE_KINDS:
            for reference in kind.gives:
                if not self.all_placed(kind.folder):
                    continue
                if kind.gives_by_path(reference):
                    files = self._files[kind.name]
                    known[reference] = [kind.name_in_path(reference, file) for file in files]
                elif self._is_known(kind):
                    known[reference] = [
                        name
                        for content in self._models[kind.name]
                        for name in kind.names_in(reference, content)
                    ]
        return known

    def _is_known(self, kind: FileKind) -> bool:
        """Whether all files of a kind have been read, and were right."""
        if kind.name not in self._read or kind.name in self._unread:
            return False
        return bool(self._models[kind.name]) or not kind.is_single

    def all_placed(self, folder: str) -> bool:
        """Whether it is known by its path what each file in a folder of the data is."""
        return folder not in self._misplaced

    def files(self, kind: FileKind) -> Sequence[str]:
        """Return every file of a kind, also those with mistakes, in the order of their names."""
        return self._files[kind.name]

    def all(self, model: type[M]) -> tuple[M, ...]:
        """Return what was read of a kind, in the order of the files' names."""
        return tuple(self._models.get(model.__name__, ()))

    def is_whole(self, model: type[BaseModel]) -> bool:
        """Return whether every file that may be of a kind could be read."""
        kind = kind_named(model.__name__)
        return kind.name not in self._unread and self.all_placed(kind.folder)

    def text(self, file: str) -> str:
        """Return the text of a file that could be read."""
        if file not in self._texts:
            text = read_text(file, self._bytes(file))
            self._texts[file] = "" if isinstance(text, Diagnostic) else read_yaml(file, text).text
        return self._texts[file]

    def _bytes(self, file: str) -> bytes:
        content = self._contents.get(file)
        return read_file(f"{self.root}/{file}", MOST_BYTES) if content is None else content

    def content(self, kind: FileKind, file: str) -> FileContent:
        """Return what could be parsed of a file; may run in a child process."""
        try:
            content = self._bytes(file)
        except OSError:
            told = "filen kan ikke læses: er det en mappe, eller et link?"
            return FileContent(None, (Diagnostic(DATA_FOLDER + file, 1, 1, told),), reliable=False)
        text = read_text(DATA_FOLDER + file, content)
        if isinstance(text, Diagnostic):
            return FileContent(None, (text,), reliable=False)
        reading = read_yaml(DATA_FOLDER + file, text, markdown_fields(kind.model))
        return FileContent(reading.value, reading.mistakes, reading.reliable, digest(content))

    def checked(self, file: str, kind: FileKind, content: FileContent) -> BaseModel | None:
        """Return the model of a file of a kind, or None; log every mistake in it."""
        self.log.add(*content.mistakes)
        if not content.reliable:
            return None
        if not isinstance(content.value, dict):
            self._no_fields(file, content.value, bool(content.mistakes))
            return None
        model = self._validate(file, kind, content.value)
        # What was mended on the way is checked too, but nothing else is held against it.
        return None if content.mistakes else model

    def _no_fields(self, file: str, value: Any, already_explained: bool) -> None:
        if not already_explained:
            empty = value is None or value == ""
            message = "filen er tom" if empty else "filen skal bestå af felter (navn: værdi)"
            self.log.add(error_at(file, (), message))

    def _validate(self, file: str, kind: FileKind, value: dict[str, Any]) -> BaseModel | None:
        try:
            model = kind.model.model_validate(value, context=self.names)
        except ValidationError as error:
            for location, message in messages_of(kind.model, error):
                self.log.add(error_at(file, location, message))
            return None
        if isinstance(model, DataFile):
            model.read_from(file)
        check_name(file, kind, model, self.log)
        return model

    def _place(self, told: Diagnostic) -> tuple[int, int]:
        """Return the line and column of a diagnostic: where what it is near to stands, if it does.

        That stands at or below the value at its location.
        """
        file = told.file.removeprefix(DATA_FOLDER)
        if not (told.location or told.near) or not (self.root / file).is_file():
            return 1, 1
        line, column = self._position(file, told.location)
        if told.near or told.below:
            lines = self.text(file).split("\n")
            first = line + told.below
            if told.below and lines[line - 1].rstrip().endswith(("|", "|-")):
                first += 1  # the text begins on the next line
            for number, text in enumerate(lines[first - 1 :], first):
                if told.near in text:
                    return number, text.index(told.near) + 1
            line = min(first, len(lines))
        return line, column

    def _position(self, file: str, location: Location) -> tuple[int, int]:
        if file not in self._positions:
            from klsite.load.yaml.positions import positions  # only a file with a mistake needs it

            self._positions[file] = positions(self.text(file))
        return self._positions[file](location)

    def _check_all_there(self) -> None:
        for kind in kinds.FILE_KINDS:
            if kind.is_single and not (self.root / kind.example).is_file():
                self.log.add(error_at(kind.example, (), "filen mangler"))
