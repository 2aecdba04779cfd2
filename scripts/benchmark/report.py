"""The table and the plot of a benchmark."""

import argparse
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmark.measure import Measured

_OF = "hugo"
"""The peer whose median the ratios are of."""

_COLOURS = {"klsite": "#0b3b4f", "hugo": "#b5452c", "pelican": "#8a8f98"}


def write_report(
    measured: Sequence[Measured], options: argparse.Namespace, folder: Path | None
) -> str:
    """Return the report, and save it with its plot below ``folder`` unless that is None."""
    text = "\n".join([*_head(options), "", *_table(measured), ""])
    if folder is not None:
        (folder / "benchmark.svg").write_text(_plot(measured), encoding="utf-8")
        (folder / "benchmark.md").write_text(
            f"{text}\n![Seconds of each build](benchmark.svg)\n", encoding="utf-8"
        )
    return text


def _head(options: argparse.Namespace) -> list[str]:
    bodies = "rich bodies" if options.rich else "plain bodies"
    return [
        "# Benchmark",
        "",
        f"{options.items:,} news items ({bodies}, seed {options.seed}), medians of "
        f"{options.rounds} interleaved rounds, made with `python3 scripts/bench.py` on "
        f"{datetime.now(UTC):%Y-%m-%d}.",
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}; sources and output in `{options.work}`.",
        "",
        "All write a page for each item in the layout of ours, lists of 25 and a feed. klsite also",
        "validates its data, cleans HTML, computes the KKR, and makes its other pages, feeds,",
        "calendars, open data and a search index; the peers do none of that.",
    ]


def _table(measured: Sequence[Measured]) -> list[str]:
    base = {each.command.what: each.middle for each in measured if each.command.tool == _OF}
    lines = ["| tool | what | seconds | of Hugo's | memory |", "| --- | --- | --- | --- | --- |"]
    for each in measured:
        what = each.command.what
        reference = base.get(what) or base.get("cold build")
        ratio = f"{each.middle / reference:.2f}" if reference else "–"
        spread = f"{min(each.seconds):.2f}-{max(each.seconds):.2f}"
        lines.append(
            f"| {each.command.tool} | {what} | {each.middle:.2f} ({spread}) | {ratio} "
            f"| {each.megabytes:.0f} MB |"
        )
    return lines


def _plot(measured: Sequence[Measured]) -> str:
    longest = max(each.middle for each in measured)
    height = 26 * len(measured) + 20
    bars = []
    for number, each in enumerate(measured):
        top = 10 + 26 * number
        width = 420 * each.middle / longest
        label = f"{each.command.tool}: {each.command.what}"
        colour = _COLOURS.get(each.command.tool, "#8a8f98")
        bars.append(
            f'<text x="230" y="{top + 14}" text-anchor="end">{label}</text>'
            f'<rect x="240" y="{top}" width="{width:.1f}" height="18" fill="{colour}"/>'
            f'<text x="{246 + width:.1f}" y="{top + 14}">{each.middle:.2f} s</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {height}" '
        'font-family="sans-serif" font-size="13">'
        f'<title>Seconds of each build</title><rect width="760" height="{height}" fill="#fff"/>'
        f"{''.join(bars)}</svg>\n"
    )
