"""The benchmark's own parts, and one real run of it over a few items; no figure is a test."""

import re
import socket
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import bench
from benchmark import plot, process
from benchmark.corpus import Corpus, make_corpus
from benchmark.goals import Goal
from benchmark.growth import Size, Step, further_page
from benchmark.measure import Failed, Measured, Sample, Series, measure
from benchmark.measures import CHANGED, COLD, NOTHING, SERVED
from benchmark.peers.install import Packages, install
from benchmark.report import write_report
from benchmark.results import Options, Results
from benchmark.tasks import Build, Serve, tasks_of
from benchmark.tool import Output, Sources, Tool, Weight
from klsite.text.inspection import inspect
from klsite.text.markdown import convert
from support.project import tree


def test_the_same_seed_makes_the_same_items_of_the_length_of_a_release() -> None:
    first, second = (make_corpus(50, 7, rich=False) for _ in range(2))
    assert first == second
    assert make_corpus(50, 8, rich=False) != first
    words = [len(item.body.split()) for item in first.items]
    assert 100 < min(words) <= max(words) < 400
    assert [item.day for item in first.items] == sorted(item.day for item in first.items)
    assert not first.pictures


def test_rich_items_have_what_plain_ones_may_lack_and_link_to_what_there_is() -> None:
    corpus = make_corpus(50, 1, rich=True)
    assert corpus == make_corpus(50, 1, rich=True)
    addresses = {f"/{item.address}" for item in corpus.items}
    for item in corpus.items:
        for mark in ("\n| --- |", "\n> ", "\n1. ", "\n    - ", "\n```\nsum = ", "](https://"):
            assert mark in item.body
        assert inspect(item.body, convert(item.body)) == []
        assert set(re.findall(r"\]\((/nyheder/[^)]*)\)", item.body)) <= addresses
        (picture,) = re.findall(r"!\[[^]]+\]\(/billeder/([^)]*)\)", item.body)
        assert corpus.pictures[picture].startswith(b"\x89PNG")


@dataclass
class _Task:
    """A task that takes what it is told to, and writes down that it ran."""

    tool: str
    what: str
    log: list[str]
    rounds: int | None = None
    seconds: Callable[[], float] = lambda: 1.0
    samples: list[bool] = field(default_factory=list)

    def run(self, *, sampled: bool) -> Sample:
        self.log.append(f"{self.tool} {self.what}")
        self.samples.append(sampled)
        return Sample([self.seconds()], cpu=2, largest=100, together=250 if sampled else None)


def test_tools_take_turns_to_be_first_and_keep_the_order_of_their_own_tasks() -> None:
    log: list[str] = []
    tools = [[_Task(tool, what, log) for what in (COLD, CHANGED)] for tool in ("klsite", "hugo")]
    measure(tools, 2)
    ours, theirs = [f"klsite {COLD}", f"klsite {CHANGED}"], [f"hugo {COLD}", f"hugo {CHANGED}"]
    assert log == ours + theirs + theirs + ours + ours + theirs


def test_memory_is_looked_at_in_a_round_that_is_timed_only_if_it_is_the_only_one() -> None:
    times = iter([9.0, 1.0, 2.0, 6.0])
    fast = _Task("klsite", COLD, [], seconds=lambda: next(times))
    slow = _Task("pelican", COLD, [], rounds=1, seconds=lambda: 7.0)
    series = measure([[fast], [slow]], 3)
    assert fast.samples == [True, False, False, False]
    assert slow.samples == [True]
    found = series.find("klsite", COLD)
    assert found is not None
    assert (found.seconds, found.middle, found.memory) == ([1.0, 2.0, 6.0], 2.0, 250)
    assert [each.seconds for each in series.measured] == [[1.0, 2.0, 6.0], [7.0]]


def test_a_tool_that_fails_is_given_up_and_the_others_go_on() -> None:
    def fail() -> float:
        raise Failed("exit code 1")

    log: list[str] = []
    broken = [_Task("zola", COLD, log, seconds=fail), _Task("zola", CHANGED, log)]
    series = measure([broken, [_Task("hugo", COLD, log)]], 2)
    assert log == [f"zola {COLD}", *[f"hugo {COLD}"] * 3]
    assert series.failures == {"zola": "exit code 1"}
    assert [each.tool for each in series.measured] == ["hugo"]


_TWO_PROCESSES = """
import os, time
child = os.fork()
held = bytearray(os.urandom(1 << 20)) * 60
time.sleep(0.6)
if child: os.waitpid(child, 0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the PSS of a process")
def test_the_memory_of_processes_that_share_the_work_is_added_up(tmp_path: Path) -> None:
    line = [sys.executable, "-c", _TWO_PROCESSES]
    sample = process.run(line, tmp_path, {}, sampled=True)
    assert sample.largest is not None
    assert sample.together is not None
    assert sample.largest > 60  # the system also counts what the process that began it held
    assert 120 < sample.together < 200
    assert process.run(line, tmp_path, {}, sampled=False).together is None


def test_a_command_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    line = [sys.executable, "-c", "import sys; sys.exit('no such template')"]
    with pytest.raises(Failed, match="exit code 1: no such template"):
        process.run(line, tmp_path, {}, sampled=False)


def _tool(folder: Path, corpus: Corpus, build: Sequence[str] = ()) -> Tool:
    """Return a generator whose output is its sources: Markdown in the place of pages."""
    site = folder / "site"
    sources = Sources(
        corpus,
        lambda item: site / item.address / "index.html",
        lambda item, body: f"<article>{body}</article>",
    )
    (site / "nyheder/index.html").write_text("")
    (site / "feed.xml").write_text("<item>")
    return Tool(
        name="klsite",
        version="1",
        folder=folder,
        sources=sources,
        output=Output(site, corpus, ["nyheder/index.html"], "feed.xml"),
        build=build,
        serve=lambda port: [
            *(sys.executable, "-m", "http.server", str(port)),
            *("--directory", str(site), "--bind", "127.0.0.1"),
        ],
        made=["site"],
    )


def _server(tool: Tool) -> Callable[[int], Sequence[str]]:
    assert tool.serve is not None
    return tool.serve


def test_output_that_lacks_something_is_not_measured(tmp_path: Path) -> None:
    corpus = make_corpus(20, 1, rich=False)
    tool = _tool(tmp_path, corpus)
    tool.output.check(tool.sources.change())
    assert tool.output.weigh().files == 22

    def lacks(message: str, shown: str | None = None) -> None:
        with pytest.raises(Failed, match=re.escape(message)):
            tool.output.check(shown)

    lacks("a changed page does not show »Rettet 9 gange.«", "Rettet 9 gange.")
    (tmp_path / "site/feed.xml").write_text("")
    lacks("no items in a feed")
    (tmp_path / "site/nyheder/index.html").unlink()
    lacks("0 list pages")
    (tmp_path / "site" / corpus.items[3].address / "index.html").unlink()
    lacks("19 pages of 20 items")


def test_a_build_that_leaves_the_page_as_it_was_is_no_build(tmp_path: Path) -> None:
    tool = _tool(tmp_path, make_corpus(20, 1, rich=False), [sys.executable, "-c", ""])
    Build(tool, CHANGED, tool.build, tool.sources.change).run(sampled=False)
    stale = Build(tool, CHANGED, tool.build, lambda: "Rettet 7 gange.")
    with pytest.raises(Failed, match="one item changed: its output is not comparable"):
        stale.run(sampled=False)


def test_a_save_is_timed_until_it_is_served_and_the_server_ended(tmp_path: Path) -> None:
    ports: list[int] = []
    tool = _tool(tmp_path, make_corpus(20, 1, rich=False))

    def remember(port: int) -> Sequence[str]:
        ports.append(port)
        return _server(tool)(port)

    sample = Serve(tool, remember).run(sampled=False)
    assert len(sample.seconds) == Serve.SAVES
    assert 0 < max(sample.seconds) < 1
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", ports[0])) != 0


def test_a_slow_server_is_saved_to_less_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Serve, "ENOUGH", 0.0001)
    tool = _tool(tmp_path, make_corpus(20, 1, rich=False))
    assert len(Serve(tool, _server(tool)).run(sampled=False).seconds) == 1


def test_a_server_that_ends_is_told_with_what_it_said(tmp_path: Path) -> None:
    tool = _tool(tmp_path, make_corpus(20, 1, rich=False))
    ending = Serve(tool, lambda port: ["sh", "-c", "echo port taken; exit 1"])
    with pytest.raises(Failed, match="served: the server ended: port taken"):
        ending.run(sampled=False)


def test_a_tool_without_a_server_is_measured_by_its_builds(tmp_path: Path) -> None:
    tool = _tool(tmp_path, make_corpus(20, 1, rich=False))
    assert [task.what for task in tasks_of(tool)] == [COLD, CHANGED, NOTHING, SERVED]
    object.__setattr__(tool, "serve", None)
    assert [task.what for task in tasks_of(tool)] == [COLD, CHANGED, NOTHING]


def _program(folder: Path, text: str) -> Packages:
    """Lay a program out as if its packages were installed."""
    packages = Packages("npm", ["made-up@1.2.3"], "made-up")
    (folder / "node_modules/.bin").mkdir(parents=True)
    (folder / "installed.json").write_text('["npm", "made-up@1.2.3"]')
    (folder / "node_modules/.bin/made-up").write_text(f"#!/bin/sh\n{text}\n")
    (folder / "node_modules/.bin/made-up").chmod(0o755)
    return packages


def test_a_peer_is_installed_once_and_has_to_start(tmp_path: Path) -> None:
    packages = _program(tmp_path, "exit 0")
    assert install(packages, tmp_path).name == "made-up"
    _program(tmp_path / "b", 'echo "libc.so.6: version \\`GLIBC_2.99\' not found" >&2; exit 1')
    with pytest.raises(Failed, match=r"^it wants glibc 2\.99, and this machine has "):
        install(packages, tmp_path / "b")


def _measured(tool: str, what: str, *seconds: float, memory: float = 100) -> Measured:
    return Measured(tool, what, list(seconds), [1.0], memory, memory * 2)


@pytest.fixture
def results(tmp_path: Path) -> Results:
    measured = [
        _measured("hugo", COLD, 2, 4, 3, memory=400),
        _measured("klsite", COLD, 1.5, 1.5, 9),
        _measured("hugo", SERVED, 0.4),
        _measured("klsite", SERVED, 0.02),
    ]
    steps = [
        Step(n, "klsite", _measured("klsite", COLD, s), _measured("klsite", CHANGED, 1))
        for n, s in ((1000, 1.0), (10_000, 1.9))
    ]
    return Results(
        options=Options(20, 3, 1, rich=False),
        machine="2 cores",
        tools=[_tool(tmp_path, make_corpus(20, 1, rich=False))],
        missing={"zola": "wants /usr/lib/libc.so.6 from https://example.org/x\nand more"},
        series=Series(measured, {}),
        weights={"klsite": Weight(12, 3.5, 15_000)},
        growth=[
            Size(1000, steps[:1], {}),
            Size(10_000, steps[1:], {"hugo": f"{COLD}: exit code 137"}),
        ],
        writing=[],
    )


def test_ratios_are_of_medians_and_growth_is_of_each_further_page(results: Results) -> None:
    assert results.ratio("klsite", COLD) == 0.5
    assert results.memory_ratio("klsite", COLD) == 0.25
    assert results.ratio("klsite", COLD, "zola") is None
    (before, after) = (size.steps[0] for size in results.growth)
    assert further_page(before, after) == pytest.approx(0.1)


def test_a_goal_is_met_or_not_or_not_measured(results: Results) -> None:
    def goal(most: float, tool: str) -> Goal:
        return Goal("Cold build", most, "", lambda r: r.ratio("klsite", COLD, tool))

    assert goal(0.5, "hugo").row(results) == ("Cold build", "at most 0.5", "0.5", "met")
    assert goal(0.4, "hugo").row(results)[2:] == ("0.5", "**not met**")
    assert goal(0.4, "zola").row(results)[2:] == ("–", "not measured")


def test_the_report_tells_the_figures_and_what_could_not_be_had(
    results: Results, tmp_path: Path
) -> None:
    text = write_report(results, tmp_path / "report.md")
    lines = text.splitlines()
    assert "| hugo | 3.00 s (2.00 s to 4.00 s) | 1.00 | 1.00 s | 400 MB | 800 MB |" in lines
    assert "| **klsite** | 1.50 s (1.50 s to 9.00 s) | 0.50 | 1.00 s | 100 MB | 200 MB |" in lines
    assert "| **klsite** | 20 ms (once) | 0.05 | 1.00 s | 100 MB | 200 MB |" in lines
    assert f"hugo with 10,000 items: {COLD}: exit code 137" in lines
    assert "zola is not in the tables: it wants …libc.so.6 from … and more." in lines
    saved = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert saved.startswith(text)
    assert "![cold build: klsite 1.50 s, hugo 3.00 s; served: klsite 20 ms" in saved
    assert "](report.svg)" in saved


def test_the_plot_has_a_title_a_description_and_equal_decades() -> None:
    found = [_measured("klsite", COLD, 0.02), _measured("hugo", COLD, 0.2), _measured("b", COLD, 2)]
    root = ElementTree.fromstring(plot.draw([(COLD, found), (SERVED, [])]))
    name = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert "logarithmic" in (root.findtext(f"{name}title") or "")
    assert root.findtext(f"{name}desc") == "cold build: klsite 20 ms, hugo 200 ms, b 2.00 s"
    dots = [float(dot.get("cx", "")) for dot in root.iter(f"{name}circle")]
    assert dots[1] - dots[0] == pytest.approx(dots[2] - dots[1], abs=0.2)
    assert "Served" not in [text.text for text in root.iter(f"{name}text")]


def test_a_real_run_over_a_few_items(tmp_path: Path) -> None:
    docs = tree(bench.ROOT / "docs")
    report = tmp_path / "report.md"
    line = ["--items", "30", "--rich", "--rounds", "1", "--peers", "hugo", "--work", str(tmp_path)]
    assert bench.main([*line, "--report", str(report)]) == 0
    text = report.read_text(encoding="utf-8")
    assert text.count("| **klsite** |") == 4  # cold, changed, nothing changed, served
    assert "| check, cold |" in text
    assert docs == tree(bench.ROOT / "docs")
    assert [each.name for each in tmp_path.iterdir() if each.is_dir()] == []
    if reason := re.search(r"^hugo is not in the tables: .*", text, re.MULTILINE):
        pytest.skip(reason[0])
    assert text.count("| hugo |") == 5
