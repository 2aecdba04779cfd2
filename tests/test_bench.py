"""The benchmark's own parts; what it measures is no test."""

import argparse
from pathlib import Path

from benchmark.corpus import make_corpus
from benchmark.measure import Command, measure
from benchmark.report import write_report


def test_the_same_seed_makes_the_same_items_of_the_length_of_a_release() -> None:
    first, second = (make_corpus(50, 7, rich=False) for _ in range(2))
    assert first == second
    assert make_corpus(50, 8, rich=False) != first
    words = [len(item.body.split()) for item in first]
    assert 100 < min(words) <= max(words) < 400
    assert [item.day for item in first] == sorted(item.day for item in first)


def test_rich_items_have_what_plain_ones_may_lack() -> None:
    for item in make_corpus(5, 1, rich=True):
        assert "\n| --- |" in item.body
        assert "\n> " in item.body
        assert "](https://" in item.body


def test_every_round_runs_every_command_and_checks_what_it_made(tmp_path: Path) -> None:
    checked: list[str] = []
    commands = [
        Command(
            tool,
            "cold build",
            ["sh", "-c", "true"],
            tmp_path,
            check=lambda tool=tool: checked.append(tool),  # type: ignore[misc]
            rounds=rounds,
        )
        for tool, rounds in (("klsite", None), ("hugo", None), ("pelican", 1))
    ]
    measured = measure(commands, 3)
    assert [len(each.seconds) for each in measured] == [3, 3, 1]
    assert sorted(checked) == ["hugo"] * 3 + ["klsite"] * 3 + ["pelican"]
    options = argparse.Namespace(items=3, rounds=3, rich=False, seed=1, work=tmp_path)
    text = write_report(measured, options, tmp_path)
    assert "| hugo | cold build |" in text
    assert "1.00" in text
    assert (tmp_path / "benchmark.svg").read_text(encoding="utf-8").startswith("<svg")
