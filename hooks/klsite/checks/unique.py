"""What may only be there once: ids, entries of a list, and items that look the same."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from klsite.model.diagnostics import DiagnosticLog
from klsite.model.news_meta import NewsMeta


class Identified(Protocol):
    """The content of a file that has an id."""

    @property
    def id(self) -> str:
        """The id, unique among files of its kind."""

    @property
    def file(self) -> str:
        """The file, relative to the data folder."""


def check_unique(files: Iterable[Identified], log: DiagnosticLog) -> None:
    """Check that no two files of a kind have the same id."""
    first: dict[str, str] = {}
    for item in files:
        if item.id in first:
            log.at(item.file, ("id",), f"id »{item.id}« bruges allerede i data/{first[item.id]}")
        else:
            first[item.id] = item.file


def check_unique_in_list(
    file: str, key: str, field: str, values: Sequence[str], log: DiagnosticLog
) -> None:
    """Check that no two entries of the list ``key`` have the same ``field``."""
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value.casefold() in seen:
            log.at(file, (key, index, field), f"»{value}« står to gange i listen")
        seen.add(value.casefold())


def check_told_apart(items: Iterable[NewsMeta], log: DiagnosticLog) -> None:
    """Check that a reader can tell two items of the same title and date apart."""
    first: dict[tuple[date, str], NewsMeta] = {}
    for item in items:
        twin = first.setdefault((item.date, item.full_title.casefold()), item)
        if twin.id != item.id:
            log.at(
                item.file,
                ("title",),
                f"samme titel og dato som data/{twin.file}: skriv feltet »version« i dem begge, "
                "for eksempel »kort udgave«, så læseren kan skelne dem",
            )
