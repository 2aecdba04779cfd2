"""Puts right what can be put right in one way only: ``kl.py fix``.

Exit codes: 0 nothing is wrong any more, 1 there is more to put right, or it was only shown.
"""

from collections import defaultdict
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from agreement import is_agreed
from checking import Wanted, check_files, diagnostics_of
from klsite.load.files import data_files
from klsite.load.key_order import in_model_order
from klsite.load.tidy import right_name, tidy_text, with_dates
from klsite.model.diagnostics import Diagnostic, fixes
from klsite.model.source_location import DATA_FOLDER

_FAILED = 1
_ROUNDS = 5
"""How often it is looked again: a slip may hide another."""


class _Change(NamedTuple):
    """A file, its text and the right one, and its right name, which may be the one it has."""

    file: str
    before: str
    after: str
    name: str


def fix_files(root: Path, now: str, wanted: Wanted, *, only_show: bool) -> int:
    """Put right the files of the project ``root`` that are ``wanted``; return the exit code.

    Every change is shown before it is written. ``now`` is as for a check.
    """
    for _ in range(_ROUNDS):
        changes = _changes(root, now, wanted)
        if not changes:
            break
        for change in changes:
            _show(change)
        if only_show:
            print("Intet er skrevet (--show).")
            return _FAILED
        if not is_agreed():
            print("Intet er skrevet.")
            return _FAILED
        for change in changes:
            _write(root, change)
    return check_files(root, now, wanted)


def _changes(root: Path, now: str, wanted: Wanted) -> list[_Change]:
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for each in diagnostics_of(root, now):
        by_file[each.file].append(each)
    files = [
        f"{DATA_FOLDER}{each.path}" for each in data_files(root / "data") if not each.hindrance
    ]
    files += sorted(by_file.keys() - set(files))
    taken: set[str] = set()
    found = []
    for file in filter(wanted.is_named, files):
        change = _change(root, file, by_file.get(file, []))
        if change and change.name not in taken:
            taken.add(change.name)
            found.append(change)
    return found


def _change(root: Path, file: str, told: list[Diagnostic]) -> _Change | None:
    """Return what is to change in a file; a slip of its form comes before what it may hide."""
    try:
        content = (root / file).read_bytes()
    except OSError:
        return None
    before = content.decode("utf-8", errors="replace")
    after = fixes(told).get(file) or tidy_text(file, content)
    after = with_dates(before, told) if after is None else after
    if after == before and file.startswith(DATA_FOLDER):
        after = in_model_order(file.removeprefix(DATA_FOLDER), before)
    name = right_name(file, after) if file.startswith(DATA_FOLDER) and told else None
    if name is not None and (root / name).exists():
        name = None
    if after == before and name is None:
        return None
    return _Change(file, before, after, name or file)


def _show(change: _Change) -> None:
    if change.name != change.file:
        print(f"{change.file} får navnet {change.name}")
    before, after = change.before.splitlines(), change.after.splitlines()
    lines = list(unified_diff(before, after, change.file, change.name, lineterm="", n=1))
    if lines:
        print("\n".join(lines))
    elif change.before != change.after:
        print(f"{change.file}: linjeskift og tegn gemmes som i de andre filer")


def _write(root: Path, change: _Change) -> None:
    target = root / change.name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(change.after, encoding="utf-8", newline="\n")
    if change.name != change.file:
        (root / change.file).unlink()
    print(f"Rettet: {change.name}")
