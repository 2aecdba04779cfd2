"""Mistakes in the data: collected, placed in their files and reported together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby

from klsite.model.source_location import SourceLocation

Location = tuple[str | int, ...]
"""The way to a value inside a file: keys of mappings and indexes of lists."""


KEY = "\0key"
"""A last step of a location: the name of the field rather than its value."""


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One mistake, where an editor finds it: the file as shown, line and column from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class DataErrors(Exception):
    """The data has mistakes, so nothing is written. The text is the report to the editor."""

    def __init__(self, mistakes: Iterable[Diagnostic]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__(self.report())

    def report(self) -> str:
        """Return every mistake, grouped by file, and a last line that counts them."""
        groups = [
            "\n".join(str(mistake) for mistake in group)
            for _, group in groupby(self.mistakes, key=lambda mistake: mistake.file)
        ]
        return "\n\n".join([*groups, self._count(len(groups))])

    def _count(self, files: int) -> str:
        count = len(self.mistakes)
        return f"{count} fejl i {files} {'fil' if files == 1 else 'filer'}. Intet er udgivet."


@dataclass
class DiagnosticLog:
    """Collects mistakes while the data is read.

    ``place`` finds the line and column of a location in a file. It is asked only for files
    that have a mistake, so that a good file is never parsed for positions. ``folder`` is what
    stands before the name of a file in a message.
    """

    place: Callable[[str, Location], tuple[int, int]]
    folder: str = ""
    mistakes: list[Diagnostic] = field(default_factory=list)

    def add(self, mistake: Diagnostic) -> None:
        """Take a mistake whose place is known."""
        self.mistakes.append(mistake)

    def at(self, file: str, location: Location, message: str) -> None:
        """Take a mistake at a location inside a file."""
        line, column = self.place(file, location)
        self.mistakes.append(Diagnostic(f"{self.folder}{file}", line, column, message))

    def stop_if_any(self) -> None:
        """Raise ``DataErrors`` if anything was collected."""
        if self.mistakes:
            raise DataErrors(self.mistakes)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the site as a whole, and where in the data it comes from.

    ``near`` is the part of the value at ``origin`` that it is about, where it is known.
    """

    origin: SourceLocation
    message: str
    near: str = ""
