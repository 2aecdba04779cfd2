"""The report of a benchmark, in Markdown, with its plot beside it."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmark import plot
from benchmark.goals import GOALS
from benchmark.growth import Step, further_page, steps_of
from benchmark.measure import Measured
from benchmark.measures import (
    CHANGED,
    COLD,
    MEANINGS,
    NOTHING,
    PROJECT,
    REFERENCE,
    SERVED,
)
from benchmark.results import Results

_COMPARED = (COLD, CHANGED, NOTHING, SERVED)
_PLOTTED = (COLD, CHANGED, SERVED)
_OWN = tuple(what for what in MEANINGS if what not in _COMPARED)

_TOLD = 300
"""Characters of what a tool said that failed."""

_RICH = "long bodies with tables, lists, quotes, code, pictures and links"
_METHOD = f"""\
Every tool writes a page for each item in the layout of a page of ours, lists of 25 and a feed; that
is checked after each build. Seconds are medians, with the least and the greatest; slow tools run
fewer rounds, and a server is saved to three times in each. The tools take turns within a round, so
that a noisy minute hits all alike; only ratios to {REFERENCE} in the same run can be compared with
those of other machines. *Processor* is the time of all cores. Memory is looked at in a round of its
own that is not timed, or in the only one: *largest* is the peak resident size of the largest
process, *together* the peak of the sum of all processes' proportional sizes (PSS), looked at each
50 ms; of a server, after each save."""


def write_report(results: Results, file: Path | None) -> str:
    """Return the report, and save it as ``file``, its plot beside it, unless that is None."""
    text = "\n".join(_lines(results))
    if file is not None:
        picture = file.with_suffix(".svg")
        panels = [(what, _fastest_first(results, what)) for what in _PLOTTED]
        picture.write_text(plot.draw(panels), encoding="utf-8")
        shown = f"![{plot.describe(panels)}]({picture.name})"
        file.write_text(f"{text}\n{shown}\n", encoding="utf-8")
    return text


def _lines(results: Results) -> Iterable[str]:
    yield from _method(results)
    yield from _section("Goals", _goals(results))
    for what in _COMPARED:
        rows = [_row(results, each) for each in _fastest_first(results, what)]
        head = ("tool", "seconds", f"of {REFERENCE}'s", "processor", "largest", "together")
        yield from _section(_title(what), [f"{_title(MEANINGS[what])}.", "", *_table(head, rows)])
    yield from _section("klsite's own", _own(results))
    if results.growth:
        yield from _section("Growth", _growth(results))
    if results.writing:
        yield from _section("Writing the pages alone", _writing(results))
    yield from _section("Tools", _tools(results))


def _section(title: str, lines: Iterable[str]) -> Iterable[str]:
    yield from (f"## {title}", "", *lines, "")


def _title(text: str) -> str:
    return text[0].upper() + text[1:]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |"


def _method(results: Results) -> Iterable[str]:
    options = results.options
    bodies = _RICH if options.rich else "plain bodies"
    yield from ("# Benchmark", "")
    yield (
        f"{options.items:,} news items ({bodies}, seed {options.seed}), {_count(options.rounds)}, "
        f"made with `python3 scripts/bench.py` on {datetime.now(UTC):%Y-%m-%d}."
    )
    yield from (f"{_title(results.machine)}.", "", _METHOD, "")


def _fastest_first(results: Results, what: str) -> list[Measured]:
    found = [each for each in results.series.measured if each.what == what and each.seconds]
    return sorted(found, key=lambda each: each.middle)


def _row(results: Results, measured: Measured) -> Sequence[str]:
    name = f"**{measured.tool}**" if measured.tool == PROJECT else measured.tool
    ratio = results.ratio(measured.tool, measured.what)
    return name, _seconds(measured), "–" if ratio is None else f"{ratio:.2f}", *_cost(measured)


def _cost(measured: Measured) -> Sequence[str]:
    processor = f"{sum(measured.cpu) / len(measured.cpu):.2f} s" if measured.cpu else "–"
    return processor, _megabytes(measured.largest), _megabytes(measured.together)


def _seconds(measured: Measured) -> str:
    least, most = min(measured.seconds), max(measured.seconds)
    middle = plot.seconds(measured.middle)
    if len(measured.seconds) == 1:
        return f"{middle} (once)"
    return f"{middle} ({plot.seconds(least)} to {plot.seconds(most)})"


def _megabytes(size: float | None) -> str:
    return "–" if size is None else f"{size:,.0f} MB"


def _goals(results: Results) -> Iterable[str]:
    rows = [goal.row(results) for goal in GOALS]
    return _table(("goal", "limit", "measured", ""), rows)


def _own(results: Results) -> Iterable[str]:
    found = [each for what in _OWN if (each := results.series.find(PROJECT, what))]
    rows = [(e.what, MEANINGS[e.what], _seconds(e), *_cost(e)) for e in found]
    return _table(("what", "", "seconds", "processor", "largest", "together"), rows)


def _growth(results: Results) -> Iterable[str]:
    tools = dict.fromkeys(step.tool for size in results.growth for step in size.steps)
    rows = [row for tool in tools for row in _growth_of(steps_of(tool, results.growth))]
    head = ("tool", "items", COLD, "each further page", CHANGED, "memory of a cold build")
    yield from _table(head, rows)
    for size in results.growth:
        for tool, reason in size.failures.items():
            yield from ("", f"{tool} with {size.items:,} items: {_line(reason)}")


def _growth_of(steps: Sequence[Step]) -> Iterable[Sequence[str]]:
    for before, step in zip([None, *steps], steps, strict=False):
        further = "–" if before is None else f"{further_page(before, step):.2f} ms"
        times = _seconds(step.cold), further, _seconds(step.changed)
        yield step.tool, f"{step.items:,}", *times, _megabytes(step.cold.memory)


def _writing(results: Results) -> Iterable[str]:
    yield from (
        "Pages of 15 KB and nothing else, by one process, until they are handed to the system:",
        "`nyhed/index.html`, as all tools write them here, beside `nyhed.html`.",
        "",
    )
    rows = [
        (each.file_system, f"{each.pages:,}", plot.seconds(each.folders), plot.seconds(each.flat))
        for each in results.writing
    ]
    yield from _table(("file system", "pages", "a folder each", "flat files"), rows)


def _tools(results: Results) -> Iterable[str]:
    rows = []
    for tool in results.tools:
        weight = results.weights[tool.name]
        wrote = f"{weight.page / 1000:.1f} KB", f"{weight.files:,}", f"{weight.megabytes:.1f} MB"
        rows.append((tool.name, tool.version, *wrote, tool.note))
    yield from _table(("tool", "version", "page of an item", "files", "in all", ""), rows)
    for name, reason in results.missing.items():
        yield from ("", f"{name} is not in the tables: it {_line(reason)}.")


def _count(rounds: int) -> str:
    return "1 round" if rounds == 1 else f"{rounds} rounds"


def _line(reason: str) -> str:
    """Return a reason on one line, without addresses and without paths of the machine."""
    told = re.sub(r"\w+://\S+|(?<![\w.])/\S+/", "…", " ".join(reason.split()))
    return told.replace("|", "¦")[:_TOLD]
