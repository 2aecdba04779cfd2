"""Measures this project beside other generators: ``python3 scripts/bench.py``.

Makes a corpus of news items, lays the same site out for each peer with the layout of a page of
ours, measures all of them in turn, and writes tables and a plot to ``docs/``. Standard library
only; the peers are installed into ``.bench/`` from the package registries, and one that cannot be
is named in the report. The whole report is made by ``--plain --growth --disk FOLDER``.
"""

import argparse
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmark import growth, writing
from benchmark.corpus import Corpus, make_corpus
from benchmark.machine import describe_machine
from benchmark.measure import Failed, measure
from benchmark.measures import PROJECT, REFERENCE
from benchmark.peers import PEERS
from benchmark.project import Project
from benchmark.report import write_report
from benchmark.results import Options, Results
from benchmark.tasks import tasks_of
from benchmark.tool import Tool

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".bench"


def main(arguments: list[str]) -> int:
    """Run the benchmark that the arguments ask for; return 1 if the project itself failed."""
    options = _parse(arguments)
    machine = describe_machine(options.work)
    options.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="klsite-bench-", dir=options.work) as work:
        try:
            results = _run(options, Path(work), machine)
        except Failed as failure:
            print(failure, file=sys.stderr)
            return 1
    print(write_report(results, options.report))
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure builds beside those of other generators.")
    parser.add_argument("--items", type=int, default=10_000, help="news items (10,000)")
    parser.add_argument("--rounds", type=int, default=5, help="times each is measured (5)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the made-up texts")
    parser.add_argument("--rich", action="store_true", help="long bodies with tables, pictures, …")
    parser.add_argument(
        "--peers", type=_peers, default=list(PEERS), help=f"of {','.join(PEERS)} (all)"
    )
    parser.add_argument("--plain", action="store_true", help="measure our plain path too, once")
    parser.add_argument(
        "--growth",
        type=_sizes,
        nargs="?",
        const=[1_000, 10_000, 100_000],
        default=[],
        metavar="SIZES",
        help="measure growth with the number of items too (1000,10000,100000)",
    )
    parser.add_argument("--disk", type=Path, help="a folder on a disk to measure writing pages in")
    parser.add_argument("--work", type=Path, default=_memory(), help="folder to work in (memory)")
    parser.add_argument(
        "--report", type=Path, default=ROOT / "docs/benchmark.md", help="(docs/benchmark.md)"
    )
    parser.add_argument(
        "--no-report", dest="report", action="store_const", const=None, help="print only"
    )
    return parser.parse_args(arguments)


def _peers(text: str) -> list[str]:
    names = [name for name in text.split(",") if name]
    if unknown := sorted(set(names) - set(PEERS)):
        raise argparse.ArgumentTypeError(f"no such peer: {', '.join(unknown)}")
    return names


def _sizes(text: str) -> list[int]:
    return sorted(int(size) for size in text.split(","))


def _memory() -> Path:
    """Return a folder in memory where there is one, so that tools and not disks are compared."""
    shared = Path("/dev/shm")  # noqa: S108 - everybody's, but a folder of our own is made in it
    return shared if shared.is_dir() else CACHE


def _run(options: argparse.Namespace, work: Path, machine: str) -> Results:
    corpus = make_corpus(options.items, options.seed, rich=options.rich)
    project = Project(ROOT, work / "main" / PROJECT, corpus)
    layout = project.layout()
    peers, missing = _prepare(options.peers, work / "main", corpus, layout)
    tasks = [project.tasks(plain=options.plain), *(tasks_of(peer) for peer in peers)]
    series = measure(tasks, options.rounds)
    if PROJECT in series.failures:
        raise Failed(f"{PROJECT}: {series.failures[PROJECT]}")
    missing |= {name: f"failed at {reason}" for name, reason in series.failures.items()}
    tools = [tool for tool in (project.tool, *peers) if tool.name not in series.failures]
    weights = {tool.name: tool.output.weigh() for tool in tools}
    shutil.rmtree(work / "main")
    sizes = (make_corpus(size, options.seed, rich=options.rich) for size in options.growth)
    places = [options.work, options.disk] if options.disk else []
    return Results(
        options=Options(options.items, options.rounds, options.seed, options.rich),
        machine=machine,
        tools=tools,
        missing=missing,
        series=series,
        weights=weights,
        growth=[_grow(corpus, work / "grown", layout) for corpus in sizes],
        writing=[writing.measure(place, options.items, options.rounds) for place in places],
    )


def _prepare(
    names: Iterable[str], work: Path, corpus: Corpus, layout: str
) -> tuple[list[Tool], dict[str, str]]:
    """Return the peers with the site laid out, and why others cannot be had."""
    tools: list[Tool] = []
    missing: dict[str, str] = {}
    for name in names:
        try:
            tools.append(PEERS[name].prepare(CACHE, work / name, corpus, layout))
        except Failed as failure:
            missing[name] = f"cannot be installed here: {failure}"
            print(f"{name} {missing[name]}", file=sys.stderr)
    return tools, missing


def _grow(corpus: Corpus, work: Path, layout: str) -> growth.Size:
    """Measure the project and the reference at the size of a corpus."""
    peers, _ = _prepare([REFERENCE], work, corpus, layout)
    try:
        tools = [Project(ROOT, work / PROJECT, corpus).tool, *peers]
        return growth.measure_size(len(corpus.items), tools)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # clear up as at Ctrl+C
    sys.exit(main(sys.argv[1:]))
