"""Something new in the data while it is put together: its values, its file, what is wrong."""

import os
from collections.abc import Sequence
from pathlib import Path

from klsite.load.files import files_of_kind
from klsite.load.new_data import (
    ID,
    FileWithEntries,
    NewPart,
    Value,
    askable_fields,
    models_of,
    new_file,
    parts_of,
    taken_ids,
)
from klsite.load.reader import Reader
from klsite.load.suggestions import choices
from klsite.model.base import DatedFile
from klsite.model.kinds import FileKind, kind_named
from klsite.model.source_location import DATA_FOLDER
from klsite.text.clock import moment_to_build_for

PLACES = {
    "kkr": "KKR: Rådets mappe.",
    "period": "Valgperiode: Periodens mappe, som 2018-2022.",
    "file": "Fil: Filens navn uden mappe og .yml.",
}
"""What an editor is told of the parts of a path that no field gives, by the names of options."""

_PART = {"file": "name"}
"""The parts of a path whose options have other names than they."""

_UPDATED, _SOURCE = "updated", "source"


def places_of(kind: FileKind) -> list[str]:
    """Return the options for the parts of the path of a kind that no field of it gives."""
    parts = [each for each in kind.pattern.groupindex if kind.entries or each != "name"]
    return [each for each in PLACES if _PART.get(each, each) in parts]


class Draft:
    """Something new of a kind, with the values that were given for it so far.

    Everything asked of it follows from the values as they are at the time.
    """

    def __init__(self, root: Path, kind: FileKind, values: dict[str, Value]) -> None:
        self.root = root
        self.values = values
        self.now = moment_to_build_for(os.environ.get("KL_NOW", ""))
        self._kind = kind
        self._fields = askable_fields(kind)
        self._places = places_of(kind)
        reader = Reader(root / "data")
        reader.read_all(lambda *_: None)  # what is wrong elsewhere is told after the writing
        self._names = reader.names
        self._files = list(files_of_kind(root / "data", kind))
        self._terms = list(files_of_kind(root / "data", kind_named("Term")))
        if issubclass(kind.model, DatedFile):
            values.setdefault(_UPDATED, self.now.date().isoformat())

    @property
    def file(self) -> str:
        """The file that it is written in, as an editor sees it; known when nothing is wrong."""
        dated = self._text(self._kind.dated_by or "")
        by_field = {"date": dated, "year": dated[:4], "name": self._text(ID)}
        given = {_PART.get(each, each): self._text(each) for each in self._places}
        return DATA_FOLDER + self._kind.path.format_map({**by_field, **given})

    def _text(self, name: str) -> str:
        return str(self.values.get(name, ""))

    def meaning(self, name: str) -> str:
        """Return what is told of a field or a part of the path."""
        if name in self._places:
            return PLACES[name]
        # The source of a file that is to be is not told as that of its entry.
        needing = (part.meanings()[name] for part in self._parts() if name in part.needed())
        return next(needing, self._fields[name].meaning)

    def choices(self, name: str) -> Sequence[str]:
        """Return what may be written, if that is a matter of choice."""
        if name not in self._places:
            return self._fields[name].choices(self._names)
        if name == "file":
            return self._named_in(self._kind, self._files, "name")
        kkr = self._text("kkr") if name == "period" else ""
        files = [each for each in self._terms if each.startswith(f"kkr/{kkr}")]
        return self._named_in(kind_named("Term"), files, name)

    def _named_in(self, kind: FileKind, files: Sequence[str], part: str) -> list[str]:
        """Return what stands for a part of the path of some files."""
        matches = map(kind.pattern.fullmatch, files)
        return list(dict.fromkeys(match[part] for match in matches if match))

    def suggestion(self, name: str) -> str:
        """Return what a value most likely is to be, or nothing."""
        if name in self._places:
            known = self.choices(name)
            return known[0] if len(known) == 1 else ""
        return self._parts()[-1].suggested_id() if name == ID else ""

    def take_suggestions(self) -> None:
        """Take what is suggested for what was not given."""
        for name in self._places:
            self._take(name)
        if not self._wrong_places() and ID in self._parts()[-1].needed():
            self._take(ID)

    def _take(self, name: str) -> None:
        if name not in self.values and (found := self.suggestion(name)):
            self.values[name] = found

    def problems(self) -> dict[str, str]:
        """Return what is wrong, with a message in Danish, or missing, without; by its name."""
        if found := self._wrong_places():
            return found
        for part in self._parts():
            found |= part.problems(self._names, taken_ids(self._kind, self._names))
        if not (found or self._kind.entries) and (self.root / self.file).exists():
            name = ID if ID in self._fields else self._kind.dated_by or ID
            found[name] = (
                f"{self.file} findes allerede: ret den, eller skriv noget andet i »{name}«"
            )
        return found

    def _wrong_places(self) -> dict[str, str]:
        found = {}
        for name in self._places:
            value, known = self._text(name), self.choices(name)
            if not value:
                found[name] = ""
            elif name == "file" and not self._kind.pattern.fullmatch(self._file_in_data()):
                found[name] = (
                    f"»{value}« kan ikke bruges: kun små bogstaver a-z, tal og enkelte bindestreger"
                )
            elif name != "file" and value not in known:
                found[name] = f"»{value}« findes ikke{choices(value, known)}"
        return found

    def _file_in_data(self) -> str:
        return self.file.removeprefix(DATA_FOLDER)

    def _existing(self) -> FileWithEntries | None:
        """Return the file as it is, if what is new is one more of its entries."""
        path = self.root / self.file
        if not (self._kind.entries and path.exists()):
            return None
        return FileWithEntries(self._kind, path.read_text(encoding="utf-8"))

    def _parts(self) -> list[NewPart]:
        """Return what is to be written: the file and its entry, or entries in a file there is."""
        values = {name: value for name, value in self.values.items() if name in self._fields}
        models, existing = models_of(self._kind), self._existing()
        if existing:
            models = models[1 + len(existing.around(values)) :]
            if values.get(_SOURCE) == existing.value(_SOURCE):
                values.pop(_SOURCE, None)
        return parts_of(models, values)

    def superfluous(self) -> dict[str, str]:
        """Return what was given for a file or an entry that there is already, with a message."""
        used = {name for part in self._parts() for name in part.values}
        existing = self._existing()
        around = existing.around(self.values) if existing else ()
        extra = self.values.keys() - used - {*self._places, *around, _UPDATED, _SOURCE}
        message = f"det står i {self.file} i forvejen: ret det dér"
        return {name: message for name in self._fields if name in extra}

    def left_to_fill(self) -> list[str]:
        """Return the fields that have to be written in the file by hand."""
        return [name for part in self._parts() for name in part.left_to_fill()]

    def write(self) -> None:
        """Write it, in a new file or in the one there is. Raises ``CannotInsert``."""
        path, existing, parts = self.root / self.file, self._existing(), self._parts()
        if existing:
            text = existing.with_new(parts, self.values, self._text(_UPDATED))
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(new_file(self._kind, parts))
