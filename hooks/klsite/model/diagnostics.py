"""What is wrong with the data: one form for all of it, placed in its files, reported together."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from klsite.model.source_location import DATA_FOLDER, Location
from klsite.text.danish import listing
from klsite.text.finding import Finding


class Level(StrEnum):
    """How serious something is: an error keeps the site from being published, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


_NAMES = {
    Level.ERROR: ("fejl", "fejl"),
    Level.WARNING: ("advarsel", "advarsler"),
    Level.NOTICE: ("bemærkning", "bemærkninger"),
}
"""What an editor reads for one and for several of each level."""


_QUOTED = re.compile(r"»([^«»]++)«")
_LONG_WORD = re.compile(r"([^\s«»]{300})[^\s«»]++")
_LONGEST_QUOTED = 200


def _readable(message: str) -> str:
    """Return a message that quotes what a file has, so that it can be shown anywhere.

    A quotation stands on one line and has an end, and what cannot be seen is named: a terminal, or
    the log of another program, would take it for a command.
    """
    quoted = _QUOTED.sub(_shortened, message)
    short = _LONG_WORD.sub(r"\1…", quoted)
    return "".join(c if c.isprintable() or c in "\n\u00a0" else f"U+{ord(c):04X}" for c in short)


def _shortened(quotation: re.Match[str]) -> str:
    text = " ".join(quotation[1].split())
    more = "…" if len(text) > _LONGEST_QUOTED else ""
    return f"»{text[:_LONGEST_QUOTED]}{more}«"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to tell an editor, and where: the file as shown, line and column from 1.

    Whoever knows only the way to a value gives it as ``location``, and ``near``, the part of the
    value that it is about, with ``below``, the number of lines of the value before that part;
    ``line`` and ``column`` are 0 until the log has found them.
    ``point`` is the point of the rules of procedure that it rests on. ``fix`` is the text of the
    whole file with this, and all else in it that can be, put right; None where it is not certain
    what was meant.
    """

    file: str
    line: int
    column: int
    message: str
    level: Level = Level.ERROR
    point: str = ""
    fix: str | None = None
    location: Location = ()
    near: str = ""
    below: int = 0

    def __post_init__(self) -> None:
        if len(self.message) > _LONGEST_QUOTED or not self.message.isprintable():
            object.__setattr__(self, "message", _readable(self.message))

    def __str__(self) -> str:
        kind = "" if self.level is Level.ERROR else f"{_NAMES[self.level][0]}: "
        point = f" (punkt {self.point})" if self.point else ""
        return f"{self.file}:{self.line}:{self.column}: {kind}{self.message}{point}"


def error_at(
    file: str, location: Location, message: str, *, near: str = "", point: str = ""
) -> Diagnostic:
    """Return an error at a value in a file; ``file`` is relative to the data folder."""
    return Diagnostic(DATA_FOLDER + file, 0, 0, message, point=point, location=location, near=near)


def warning_at(file: str, location: Location, message: str, *, near: str = "") -> Diagnostic:
    """Return a warning at a value in a file; ``file`` is relative to the data folder."""
    return replace(error_at(file, location, message, near=near), level=Level.WARNING)


def found_in_text(file: str, location: Location, finding: Finding) -> Diagnostic:
    """Return what was found in a text: an error if something would be lost, else a warning."""
    told = error_at(file, location, finding.message, near=finding.near)
    level = Level.ERROR if finding.loses else Level.WARNING
    return replace(told, level=level, below=finding.line)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics without repetitions, in the order in which they are told."""
    return sorted(
        set(diagnostics), key=lambda each: (each.file, each.line, each.column, each.message)
    )


def errors_in(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return those that keep the site from being published."""
    return [each for each in diagnostics if each.level is Level.ERROR]


def fixes(diagnostics: Iterable[Diagnostic]) -> dict[str, str]:
    """Return the mended text of each file, as shown to editors, for which there is one."""
    return {each.file: each.fix for each in diagnostics if each.fix is not None}


def report(diagnostics: Iterable[Diagnostic]) -> str:
    """Return all diagnostics, grouped by file, and a last line that counts them.

    Files with errors come first: an editor who made one should not look for it among warnings.
    """
    told = in_order(diagnostics)
    groups = [[*group] for _, group in groupby(told, key=lambda each: each.file)]
    groups.sort(key=lambda group: not errors_in(group))
    texts = ("\n".join(map(str, group)) for group in groups)
    return "\n\n".join([*texts, _count(told, len(groups))])


def _count(told: Iterable[Diagnostic], files: int) -> str:
    levels = Counter(each.level for each in told)
    counted = [f"{levels[each]} {_NAMES[each][levels[each] > 1]}" for each in Level if levels[each]]
    ending = " Intet er udgivet." if levels[Level.ERROR] else ""
    return f"{listing(counted)} i {files} {'fil' if files == 1 else 'filer'}.{ending}"


class Warnings(NamedTuple):
    """Warnings and notices, by what they have to be found again for.

    Those ``of_static`` hold as long as all data but the news is the same, those ``of_items`` as
    long as the file of the news item is; those ``of_site`` are recomputed on each build.
    """

    of_static: tuple[Diagnostic, ...] = ()
    of_items: tuple[Diagnostic, ...] = ()
    of_site: tuple[Diagnostic, ...] = ()

    def without(self, files: Collection[str]) -> "Warnings":
        """Return those that are not of some files, as shown."""
        return Warnings(*(tuple(each for each in some if each.file not in files) for some in self))

    def all(self) -> list[Diagnostic]:
        """Return all of them in the order in which they are told."""
        return in_order([*self.of_static, *self.of_items, *self.of_site])


class DataErrors(Exception):
    """The data has errors, so nothing is written. The text is the report to the editor."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        super().__init__(report(self.diagnostics))


@dataclass
class DiagnosticLog:
    """Collects diagnostics while the data is read.

    ``place`` finds the line and column of one that knows only the way to a value. It is asked only
    for files with something to tell, so that a good file is never parsed for positions.
    """

    place: Callable[[Diagnostic], tuple[int, int]]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _taken: int = 0

    def add(self, *diagnostics: Diagnostic) -> None:
        """Take diagnostics, and find the places of those that have none."""
        for each in diagnostics:
            if not each.line:
                line, column = self.place(each)
                placed = replace(each, line=line, column=column, location=(), near="", below=0)
                self.diagnostics.append(placed)
            else:
                self.diagnostics.append(each)

    @property
    def has_errors(self) -> bool:
        """Whether anything was collected that keeps the site from being published."""
        return any(each.level is Level.ERROR for each in self.diagnostics)

    def take_warnings(self) -> tuple[Diagnostic, ...]:
        """Return the warnings and notices collected since this was last called."""
        found = tuple(each for each in self.diagnostics if each.level is not Level.ERROR)
        new = found[self._taken :]
        self._taken = len(found)
        return new

    def stop_if_any(self) -> None:
        """Raise ``DataErrors`` if there are errors; all that was collected goes with them."""
        if self.has_errors:
            raise DataErrors(self.diagnostics)
