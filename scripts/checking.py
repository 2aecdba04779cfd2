"""Checks the data, and tells what is wrong with all files or with some."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from check_formats import Format, print_diagnostics
from committing import NoRepository, staged
from held_back_lines import print_held_back
from klsite.build.build import check_project
from klsite.model.diagnostics import DataErrors, Diagnostic, Level, errors_in, report
from klsite.results.held_back import HeldBack
from klsite.text.clock import moment_to_build_for

_OK, _FAILED = 0, 1


class Wanted(NamedTuple):
    """What is to be told, and how.

    ``files`` are the files and folders, from the root of the project, that are to be told of; with
    none it is all. With ``strict`` warnings count as errors.
    """

    files: tuple[str, ...]
    strict: bool = False
    form: Format = "text"
    version: str = ""

    def of_these(self, found: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Return the diagnostics that are to be told."""
        return [each for each in found if self.is_named(each.file)]

    def is_named(self, file: str) -> bool:
        """Return whether a file is to be told of."""
        return not self.files or any(
            each == "." or f"{file}/".startswith(f"{each}/") for each in self.files
        )


class _Found(NamedTuple):
    """All that was found, and how many news items there are, 0 if there are errors.

    ``held_back`` is what is not public yet.
    """

    diagnostics: Sequence[Diagnostic]
    items: int
    held_back: Sequence[HeldBack]


def check_files(root: Path, now: str, wanted: Wanted) -> int:
    """Check the project ``root`` as it is at ``now``; tell what was found; return the exit code.

    ``now`` is a moment (ISO 8601), empty for the present.

    Everything is read and checked, whatever is to be told.
    """
    found = _check(root, now)
    told = wanted.of_these(found.diagnostics)
    if wanted.form == "text":
        _print_text(wanted, found, told)
    else:
        print_diagnostics(wanted.form, told, wanted.version)
    warned = wanted.strict and any(each.level is Level.WARNING for each in told)
    return _FAILED if errors_in(told) or warned else _OK


def check_staged_files(root: Path, now: str, wanted: Wanted) -> int:
    """Check what the next commit of the project ``root`` will hold, as ``check_files`` does."""
    try:
        with staged(root) as project:
            return check_files(project, now, wanted)
    except NoRepository as problem:
        print(problem, file=sys.stderr)
        return _FAILED


def _check(root: Path, now: str) -> _Found:
    try:
        checked = check_project(root, moment_to_build_for(now))
    except DataErrors as mistakes:
        return _Found(mistakes.diagnostics, 0, ())
    return _Found(checked.warnings.all(), checked.items, checked.held_back)


def diagnostics_of(root: Path, now: str) -> Sequence[Diagnostic]:
    """Return everything that is to be told of the project ``root``; ``now`` as for a check."""
    return _check(root, now).diagnostics


def _print_text(wanted: Wanted, found: _Found, told: Sequence[Diagnostic]) -> None:
    if told:
        print(report(told), file=sys.stderr)
    if errors_in(told):
        return
    elsewhere = len(errors_in(found.diagnostics))
    if elsewhere:
        print(
            f"Ingen fejl i det, du nævnte, men {elsewhere} fejl i andre filer, så ikke alt er "
            "kontrolleret. Se dem med: kl.py check"
        )
    elif wanted.files:
        print("Ingen fejl i det, du nævnte.")
    else:
        count = found.items
        print(f"Ingen fejl i data/. Der er {count} {'nyhed' if count == 1 else 'nyheder'}.")
        print_held_back(found.held_back)
    if wanted.strict and any(each.level is Level.WARNING for each in told):
        print("Advarslerne tæller som fejl (--strict).", file=sys.stderr)
