"""How long writing the pages alone takes: a folder for each page, beside flat files."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmark.machine import file_system

_PAGE = b"<p>velf\xc3\xa6rd</p>\n" * 790
"""15 KB, about what a page of a news item weighs."""


@dataclass(frozen=True)
class Writing:
    """The median seconds of writing so many pages on a kind of file system, in both ways."""

    file_system: str
    pages: int
    folders: float
    flat: float


def measure(place: Path, pages: int, rounds: int) -> Writing:
    """Write so many pages below ``place`` in turn as folders and as flat files."""
    ways: dict[str, Callable[[Path], Path]] = {"folders": _in_a_folder, "flat": _flat}
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    with tempfile.TemporaryDirectory(prefix="klsite-bench-", dir=place) as work:
        for _ in range(rounds):
            for way, file in ways.items():
                seconds[way].append(_time(Path(work) / "site", pages, file))
    return Writing(file_system(place), pages, median(seconds["folders"]), median(seconds["flat"]))


def _in_a_folder(page: Path) -> Path:
    page.mkdir()
    return page / "index.html"


def _flat(page: Path) -> Path:
    return page.with_suffix(".html")


def _time(root: Path, pages: int, file: Callable[[Path], Path]) -> float:
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    os.sync()  # what was written before must not be paid for now
    started = time.perf_counter()
    for number in range(pages):
        file(root / f"nyhed-{number}").write_bytes(_PAGE)
    return time.perf_counter() - started
