"""``kl.py compose`` and ``kl.py elect``: results, exit codes and messages."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from klsite.rules.readings import Reading
from support.project import ROOT

COMPOSE = """\
municipalities: 4
parties:
  - {name: A, votes: 1000, mayors: 1, council_seats: 9}
  - {name: B, votes: 100, mayors: 3, council_seats: 4}
  - {name: C, votes: 25, council_seats: 1}
"""
TIE = """\
municipalities: 4
parties:
  - {name: A, votes: 400, council_seats: 9}
  - {name: B, votes: 400, council_seats: 9}
  - {name: C, votes: 100, mayors: 3, council_seats: 4}
"""
ELECT = """\
seats: 2
votes: {A: 100, V: 70, C: 40}
pacts:
  - [V, C]
ordered: ja
"""


def kl(tmp_path: Path, command: str, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    file = tmp_path / "tal.yml"
    file.write_text(text, encoding="utf-8")
    script = str(ROOT / "scripts" / "commands.py")
    return subprocess.run(
        [sys.executable, script, command, str(file), *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def answer(tmp_path: Path, command: str, text: str, code: int = 0) -> dict[str, Any]:
    result = kl(tmp_path, command, text, "--json")
    assert (result.returncode, result.stderr) == (code, "")
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_a_composition_as_json(tmp_path: Path) -> None:
    found = answer(tmp_path, "compose", COMPOSE)
    assert {key: found[key] for key in ("total", "reduced", "seats", "supplementary")} == {
        "total": 8,
        "reduced": True,
        "seats": {"A": 4, "B": 3, "C": 1},
        "supplementary": {"A": 3, "B": 0, "C": 1},
    }
    assert [step["point"] for step in found["steps"]] == [
        *["bilag1-1.0"] * 4,
        *["bilag1-1.1"] * 2,
    ]
    assert found["steps"][2]["quota"] == "100/3"


def test_a_composition_for_a_reader(tmp_path: Path) -> None:
    result = kl(tmp_path, "compose", COMPOSE)
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert lines[:2] == ["8 medlemmer, sat ned til loftet:", "  A: 4, heraf 3 supplerende"]
    assert "3. Kvoten (punkt bilag1-1.0)" in lines
    assert "   Færrest har B. Derfor er kvoten 33,33 stemmer pr. plads." in lines
    assert "   B: 100 stemmer ÷ 3 borgmestre = 33,33." in lines


def test_an_open_tie(tmp_path: Path) -> None:
    found = answer(tmp_path, "compose", TIE, code=3)
    assert (found["tie"]["between"], found["tie"]["seats"]) == (["A", "B"], 1)
    settled = TIE + "lots:\n  - {between: [A, B], winners: [B]}\n"
    assert answer(tmp_path, "compose", settled)["seats"] == {"A": 2, "B": 3, "C": 3}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (COMPOSE.replace("municipalities: 4", "municipalities: 2"), "minima_above_limit"),
        (COMPOSE.replace("mayors: 1, ", "").replace("mayors: 3, ", ""), "no_mayor_takes_part"),
    ],
)
def test_no_result(tmp_path: Path, text: str, reason: str) -> None:
    assert answer(tmp_path, "compose", text, code=4)["infeasible"]["reason"] == reason


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (COMPOSE.replace("votes: 1000", "votes: mange"), "»mange« er ikke et helt tal"),
        (COMPOSE.replace("votes: 1000", "votes: -1"), "»-1« er ikke et helt tal"),
        (COMPOSE.replace("municipalities: 4", "kommuner: 4"), "mente du »municipalities«?"),
        (COMPOSE.replace("municipalities: 4", "municipalities: 0"), "mindst 1"),
        (COMPOSE.replace("name: B", "name: A"), "»A« står to gange"),
        (COMPOSE + "reading: gæt\n", f"Tilladt er: {', '.join(each.value for each in Reading)}"),
        (COMPOSE + "lots:\n  - {between: [A, X], winners: [A]}\n", "»X«, som ikke er med"),
        ("", "filen skal bestå af felter"),
    ],
)
def test_bad_input(tmp_path: Path, text: str, message: str) -> None:
    for options in ((), ("--json",)):
        result = kl(tmp_path, "compose", text, *options)
        assert (result.returncode, result.stdout) == (2, "")
        assert message in result.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    script = str(ROOT / "scripts" / "commands.py")
    result = subprocess.run(
        [sys.executable, script, "compose", str(tmp_path / "x.yml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    assert "filen kan ikke læses" in result.stderr


def test_an_election_with_a_pact(tmp_path: Path) -> None:
    found = answer(tmp_path, "elect", ELECT)
    assert found["seats"] == {"A": 1, "V": 1, "C": 0}
    assert found["order"] == ["V", "A"]


@pytest.mark.parametrize(("day", "order"), [("17", ["V", "A"]), ("18", ["A", "V"])])
def test_a_pact_has_to_be_notified_in_time(tmp_path: Path, day: str, order: list[str]) -> None:
    text = ELECT.replace(
        "  - [V, C]", f"  - {{parties: [V, C], notified: 2018-01-{day}}}\nmeeting: 2018-01-22"
    )
    assert answer(tmp_path, "elect", text)["order"] == order


def test_an_open_tie_among_persons(tmp_path: Path) -> None:
    found = answer(tmp_path, "elect", "seats: 1\nvotes: {A: 1, B: 1}\n", code=3)
    assert found["tie"]["between"] == ["A", "B"]


def test_a_pact_may_not_be_named_as_a_party(tmp_path: Path) -> None:
    text = "seats: 1\nvotes: {A: 10, B: 5, C: 6}\npacts:\n  - {name: A, parties: [B, C]}\n"
    result = kl(tmp_path, "elect", text)
    assert result.returncode == 2
    assert "navnet »A« bruges til både et valgforbund og noget andet" in result.stderr


def test_an_election_without_votes_is_refused(tmp_path: Path) -> None:
    assert kl(tmp_path, "elect", "seats: 2\nvotes: {A: 0, B: 0}\n").returncode == 2


def test_the_order_is_told_only_where_it_means_something(tmp_path: Path) -> None:
    assert "order" not in answer(tmp_path, "elect", "seats: 2\nvotes: {A: 1, B: 1}\n")


def test_chair_and_vice_chair_follow_their_own_point(tmp_path: Path) -> None:
    assert {step["point"] for step in answer(tmp_path, "elect", ELECT)["steps"]} == {"bilag1-1.4"}


def test_a_party_in_two_pacts_is_refused(tmp_path: Path) -> None:
    result = kl(tmp_path, "elect", ELECT.replace("  - [V, C]", "  - [V, C]\n  - [V, A]"))
    assert result.returncode == 2
    assert "»V« står i mere end ét valgforbund: slet det i det ene" in result.stderr
