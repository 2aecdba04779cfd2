"""Reads the files of the data folder, and says everything that is wrong with each of them."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec
from pydantic import BaseModel, ValidationError

from klsite.load.explain import explain
from klsite.load.files import check_name, data_files, files_of_kind, kind_of
from klsite.load.references import BEFORE_NEWS, NAMES, NEWS_REFER_TO, STAGES, stage_of
from klsite.load.yaml.encoding import read_text
from klsite.load.yaml.reader import read_yaml
from klsite.model.base import DataFile
from klsite.model.diagnostics import Diagnostic, DiagnosticLog, Location
from klsite.model.fields import Referenced
from klsite.model.kinds import FILE_KINDS, NEWS_ITEM, FileKind, kind_named
from klsite.system.files import read_file
from klsite.system.fingerprints import digest
from klsite.system.processes import map_items

M = TypeVar("M", bound=BaseModel)

FOLDER = "data/"
"""The data folder, as editors see it in messages."""


class FileContent(msgspec.Struct, frozen=True, array_like=True):
    """What a file holds, the mistakes in its form, and whether the rest is worth checking.

    ``digest`` is that of the file.
    """

    value: Any
    mistakes: tuple[Diagnostic, ...]
    reliable: bool
    digest: bytes = b""


class Reader:
    """Reads the files of a data folder and collects every mistake in them.

    Files in mistakes are named as an editor sees them, below ``data/``. ``contents`` are the
    bytes of files, by path, that somebody has read already; the others are read from ``root``.
    """

    def __init__(self, root: Path, contents: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self.root = root
        self._contents = contents
        self.log = DiagnosticLog(self._place, FOLDER)
        self._texts: dict[str, str] = {}
        self._positions: dict[str, Callable[[Location], tuple[int, int]]] = {}
        self._models: dict[str, list[Any]] = defaultdict(list)
        self._unread: set[str] = set()
        self.names: dict[Referenced, list[str]] = {}

    def read_all(self, news: Callable[["Reader", Sequence[str]], None]) -> None:
        """Read every file below the data folder.

        The files of the news are given to ``news`` as soon as what they refer to is read.
        """
        stages: list[list[tuple[str, FileKind]]] = [[] for _ in range(STAGES)]
        items: list[str] = []
        for file in data_files(self.root):
            if kind := kind_of(file, self.log):
                if kind is NEWS_ITEM:
                    items.append(file)
                else:
                    stages[stage_of(kind.name)].append((file, kind))
        for stage, files in enumerate(stages):
            contents = map_items([file for file, _ in files], self.content, FileContent)
            for (file, kind), content in zip(files, contents, strict=True):
                self._keep(kind, self.checked(file, kind, content))
            self.names = self._known_names()
            if stage == BEFORE_NEWS:
                news(self, items)
        self._check_all_there()

    def read_kind(self, model: type[M]) -> tuple[M, ...]:
        """Return every file of a kind, of which an earlier reading found that all was right.

        So what the files refer to is not checked. Raises ``DataErrors`` if one is wrong after
        all: it has changed since.
        """
        self._read_right(kind_named(model.__name__))
        return self.all(model)

    def read_names(self) -> None:
        """Read what a news item may refer to, as ``read_all`` would have before the news."""
        for referenced in NEWS_REFER_TO:
            self._read_right(kind_named(NAMES[referenced].kind))
        known = self._known_names()
        self.names = {name: known[name] for name in NEWS_REFER_TO}

    def _read_right(self, kind: FileKind) -> None:
        """Read the files of a kind, unless they are read already, as ``read_kind`` says."""
        if kind.name in self._models:
            return
        names, self.names = self.names, {}
        for file in files_of_kind(self.root, kind):
            self._keep(kind, self.checked(file, kind, self.content(file)))
        self.names = names
        self.log.stop_if_any()

    def _keep(self, kind: FileKind, model: BaseModel | None) -> None:
        if model is None:
            self._unread.add(kind.name)
        else:
            self._models[kind.name].append(model)

    def _known_names(self) -> dict[Referenced, list[str]]:
        """Return the names that may be referred to, leaving out kinds that were not all read."""
        return {
            referenced: [name for file in self._models.get(kind, ()) for name in names_of(file)]
            for referenced, (kind, names_of) in NAMES.items()
            if kind not in self._unread and (kind in self._models or not kind_named(kind).is_single)
        }

    def all(self, model: type[M]) -> tuple[M, ...]:
        """Return what was read of a kind, in the order of the files' names."""
        return tuple(self._models.get(model.__name__, ()))

    def is_whole(self, model: type[BaseModel]) -> bool:
        """Return whether every file of a kind could be read."""
        return model.__name__ not in self._unread

    def text(self, file: str) -> str:
        """Return the text of a file that could be read."""
        if file not in self._texts:
            text = read_text(file, self._bytes(file))
            self._texts[file] = "" if isinstance(text, Diagnostic) else read_yaml(file, text).text
        return self._texts[file]

    def report(self, file: str, location: Location, message: str, near: str = "") -> None:
        """Take a mistake in a file that was read, as near as can be to the text it is about."""
        if not (self.root / file).is_file():
            self.log.at(file, (), message)
            return
        line, column = self._place(file, location)
        lines = self.text(file).split("\n")
        for number in range(line, len(lines) + 1):
            if near and near in lines[number - 1]:
                line, column = number, lines[number - 1].index(near) + 1
                break
        self.log.add(Diagnostic(FOLDER + file, line, column, message))

    def _bytes(self, file: str) -> bytes:
        content = self._contents.get(file)
        return read_file(f"{self.root}/{file}") if content is None else content

    def content(self, file: str) -> FileContent:
        """Return what a file holds, as far as its form lets it be read; may run elsewhere."""
        try:
            content = self._bytes(file)
        except OSError:
            told = "filen kan ikke læses: er det en mappe, eller et link?"
            return FileContent(None, (Diagnostic(FOLDER + file, 1, 1, told),), reliable=False)
        text = read_text(FOLDER + file, content)
        if isinstance(text, Diagnostic):
            return FileContent(None, (text,), reliable=False)
        reading = read_yaml(FOLDER + file, text)
        return FileContent(reading.value, reading.mistakes, reading.reliable, digest(content))

    def checked(self, file: str, kind: FileKind, content: FileContent) -> BaseModel | None:
        """Return what a file of a kind says, if it is right; log every mistake in it."""
        for mistake in content.mistakes:
            self.log.add(mistake)
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
            self.log.at(file, (), message)

    def _validate(self, file: str, kind: FileKind, value: dict[str, Any]) -> BaseModel | None:
        try:
            model = kind.model.model_validate(value, context=self.names)
        except ValidationError as error:
            for location, message in explain(kind.model, error):
                self.log.at(file, location, message)
            return None
        if isinstance(model, DataFile):
            model.read_from(file)
        check_name(file, kind, model, self.log)
        return model

    def _place(self, file: str, location: Location) -> tuple[int, int]:
        if not location:
            return 1, 1
        if file not in self._positions:
            from klsite.load.yaml.positions import positions  # only a file with a mistake needs it

            self._positions[file] = positions(self.text(file))
        return self._positions[file](location)

    def _check_all_there(self) -> None:
        for kind in FILE_KINDS:
            if kind.is_single and not (self.root / kind.example).is_file():
                self.log.at(kind.example, (), "filen mangler")
