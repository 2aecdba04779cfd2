"""What may only be there once: ids, entries of a list, and items that look the same."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from klsite.model.annotations import values_at
from klsite.model.diagnostics import Diagnostic, error_at, warning_at
from klsite.model.kinds import NEWS_ITEM, FileKind
from klsite.model.news_meta import NewsMeta
from klsite.model.source_location import Location
from klsite.text.danish import heading_id


def repeated_values(kind: FileKind, files: Iterable[Any]) -> Iterator[Diagnostic]:
    """Yield an error for each value that stands twice where the registry wants it once.

    ``files`` are all contents of a kind.
    """
    files = tuple(files)
    given = {path for reference, path in kind.gives.items() if not kind.gives_by_path(reference)}
    for path in dict.fromkeys((*given, *kind.unique)):
        if "." not in path or (path in given and not kind.is_single):
            yield from _between_files(kind, files, path)
        else:
            for content in files:
                yield from _in_lists(kind.file_of(content), content, path)


def _between_files(kind: FileKind, files: Iterable[Any], path: str) -> Iterator[Diagnostic]:
    first: dict[str, Any] = {}
    for content, location, value in _located(files, path):
        if value in first:
            taken = kind.file_of(first[value])
            message = f"{location[-1]} »{value}« bruges allerede i data/{taken}"
            yield error_at(kind.file_of(content), location, message)
        else:
            first[value] = content


def _located(files: Iterable[Any], path: str) -> Iterator[tuple[Any, Location, Any]]:
    """Yield each value at a path, with the content that it is of and where in that it stands."""
    if "." not in path:  # the ids of all news are gone through by each build
        location = (path,)
        yield from ((content, location, getattr(content, path)) for content in files)
        return
    for content in files:
        yield from ((content, *found) for found in values_at(content, path))


def _in_lists(file: str, content: Any, path: str) -> Iterator[Diagnostic]:
    """Yield an error for each entry of a list with the value of one before it, whatever the case.

    A value that is left out is none.
    """
    seen: set[tuple[Location, str]] = set()
    for location, value in values_at(content, path):
        if value is None:
            continue
        entry = location[:-2], str(value).casefold()
        if entry in seen:
            yield error_at(file, location, f"»{value}« står to gange i listen: slet den ene")
        seen.add(entry)


_IDS = ("id", "address")
_SHORT = 5
_NAMED_BY = ("title", "name", "term", "heading", "plural")
"""What identifies an entry, and the fields that it is usually made of."""


def exchanged_names(kind: FileKind, files: Iterable[Any]) -> Iterator[Diagnostic]:
    """Yield a warning for each entry whose name is not what its id is made of, by a slip.

    That is a misspelt one, or the name that the id of another is made of. Entries whose name may
    change while the id stays, with a ``slug`` for that, are told of by ``periods``.
    """
    paths = (path.rpartition(".") for path in (*kind.gives.values(), *kind.unique))
    for entries_at, id_field in {(above, name) for above, _, name in paths if above}:
        if id_field not in _IDS:
            continue
        entries = [
            (kind.file_of(content), location, entry)
            for content in files
            for location, entry in values_at(content, entries_at)
            if not hasattr(entry, "slug")
        ]
        ids = {getattr(entry, id_field) for _, _, entry in entries}
        for file, location, entry in entries:
            own = getattr(entry, id_field)
            names = {each: name for each in _NAMED_BY if (name := getattr(entry, each, None))}
            made = {each: heading_id(name) for each, name in names.items()}
            for each in made if own not in made.values() else ():
                if message := _name_fault(names[each], made[each], own, ids):
                    yield warning_at(file, (*location, each), message)


def _name_fault(name: str, made: str, own: str, ids: Collection[str]) -> str | None:
    """Return what is wrong with a name, the id that is made of it, and the one that it has."""
    if made in ids and not {*made.split("-")} & {*own.split("-")}:
        return f"»{name}« passer til »{made}«, men står ved »{own}«: er de byttet om?"
    if _is_misspelt(made.replace("-", ""), own.replace("-", "")):
        return f"»{name}« og »{own}« er næsten ens: er det en skrivefejl?"
    return None


def _is_misspelt(made: str, own: str) -> bool:
    """Whether two ids differ in the order of their letters, or in one that only one of them has."""
    shorter, longer = sorted((made, own), key=len)
    if made == own or len(shorter) < _SHORT:
        return False
    if len(shorter) == len(longer):
        return sorted(shorter) == sorted(longer)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def repeated_news(items: Iterable[NewsMeta]) -> Iterator[Diagnostic]:
    """Yield an error for each item with the id of another one, or that looks like another one."""
    items = tuple(items)
    yield from repeated_values(NEWS_ITEM, items)
    first: dict[tuple[date, str], NewsMeta] = {}
    for item in items:
        twin = first.setdefault((item.date, item.full_title.casefold()), item)
        if twin.id != item.id:
            message = (
                f"samme titel og dato som data/{twin.file}: skriv feltet »version« i dem begge, "
                "for eksempel »kort udgave«, så læseren kan skelne dem"
            )
            yield error_at(item.file, ("title",), message)
