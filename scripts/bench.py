"""Measures builds of this project beside those of other generators: ``python3 scripts/bench.py``.

Makes a corpus of news items, lays the same site out for each peer with the layout of a page of
ours, runs all of them in turn, and writes a table and a plot to ``docs/``. Standard library only;
the peers are installed into ``.bench/`` from the package index.
"""

import argparse
import shutil
import sys
from pathlib import Path

from benchmark.corpus import make_corpus
from benchmark.measure import Measured, measure
from benchmark.peers import PEERS, install
from benchmark.project import Project
from benchmark.report import write_report

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the benchmark that the arguments ask for; return the exit code."""
    parser = argparse.ArgumentParser(description="Measure builds beside those of other generators.")
    parser.add_argument("--items", type=int, default=10_000, help="news items (10,000)")
    parser.add_argument("--rounds", type=int, default=5, help="times each is run (5)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the made-up texts")
    parser.add_argument("--rich", action="store_true", help="bodies with tables, lists and links")
    parser.add_argument("--peers", default=",".join(PEERS), help=f"of {', '.join(PEERS)}")
    parser.add_argument("--plain", action="store_true", help="measure our plain path too, once")
    parser.add_argument("--work", type=Path, default=_memory(), help="folder to work in")
    parser.add_argument("--no-report", action="store_true", help="print only")
    options = parser.parse_args()
    work = options.work / "klsite-bench"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        measured = _run(options, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    text = write_report(measured, options, None if options.no_report else ROOT / "docs")
    print(text)
    return 0


def _memory() -> Path:
    """Return a folder in memory where there is one, so that tools and not disks are compared."""
    shared = Path("/dev/shm")  # noqa: S108 - everybody's, but a folder of our own is made in it
    return shared if shared.is_dir() else ROOT / ".bench"


def _run(options: argparse.Namespace, work: Path) -> list[Measured]:
    items = make_corpus(options.items, options.seed, rich=options.rich)
    project = Project(ROOT, work / "klsite", items)
    commands = project.commands(plain=options.plain)
    layout = project.layout()
    for name in filter(None, options.peers.split(",")):
        tool = install(name, ROOT / ".bench")
        commands += PEERS[name](tool, work / name, items, layout)
    return measure(commands, options.rounds)


if __name__ == "__main__":
    sys.exit(main())
