"""All fifteen councils, against a computation of their own that shares no code with the rules."""

from collections import Counter
from fractions import Fraction
from math import ceil
from typing import Any

import pytest
import yaml

from klsite.results.compositions import CompositionResult, composition_results
from klsite.rules.composition import LimitStep
from support.loading import load_data
from support.project import REAL

SIZES = {
    "hovedstaden": {"2018-2022": 54, "2022-2026": 70, "2026-2030": 65},
    "sjaelland": {"2018-2022": 31, "2022-2026": 31, "2026-2030": 50},
    "syddanmark": {"2018-2022": 43, "2022-2026": 33, "2026-2030": 50},
    "midtjylland": {"2018-2022": 35, "2022-2026": 36, "2026-2030": 46},
    "nordjylland": {"2018-2022": 43, "2022-2026": 36, "2026-2030": 38},
}
"""The size before the limit, without an alliance but for KKR Sjælland 2018-2022, which has one."""

LIMITS = {
    "hovedstaden": 58,
    "sjaelland": 34,
    "syddanmark": 44,
    "midtjylland": 38,
    "nordjylland": 22,
}


@pytest.fixture(scope="module")
def computed() -> list[CompositionResult]:
    return list(composition_results(load_data(REAL / "data").dataset))


@pytest.fixture(scope="module")
def elections() -> dict[str, Any]:
    return {
        year: yaml.load(
            (REAL / f"data/elections/{year}.yml").read_text(encoding="utf-8"),
            Loader=yaml.CBaseLoader,
        )
        for year in ("2017", "2021", "2025")
    }


def figures(election: Any, codes: set[str]) -> tuple[Counter[str], Counter[str], int]:
    """Return votes and mayors by party id, and all valid votes; ``""`` stands for local lists."""
    party = {each["letter"]: each["party"] for each in election["lists"]}
    votes: Counter[str] = Counter()
    mayors: Counter[str] = Counter()
    letters: dict[str, dict[str, str]] = {}
    base = 0
    for result in election["results"]:
        if result["municipality"] in codes:
            own = {
                letter: "" if letter in result.get("local", []) else party.get(letter, "")
                for letter in result["votes"]
            }
            letters[result["municipality"]] = own
            for letter, count in result["votes"].items():
                votes[own[letter]] += int(count)
            base += int(result["valid_votes"])
    for mayor in election["mayors"]:
        if mayor["municipality"] in codes:
            mayors[letters[mayor["municipality"]][mayor["list"]]] += 1
    return votes, mayors, base


def size(
    votes: Counter[str], mayors: Counter[str], base: int, alliance: tuple[int, int] | None = None
) -> int:
    """Return the size before the limit; ``alliance`` is the votes and the mayors of one."""
    inside = {
        party: (count, mayors[party])
        for party, count in votes.items()
        if party and count * 50 >= base
    }
    if alliance and alliance[0] * 50 >= base:
        inside["alliance"] = alliance
    quota = min(Fraction(count, held) for count, held in inside.values() if held)
    outside = sum(mayors.values()) - sum(held for _, held in inside.values())
    return sum(ceil(count / quota) for count, _ in inside.values()) + outside


def test_every_council_is_computed(computed: list[CompositionResult]) -> None:
    assert {(each.kkr.id, each.term.period) for each in computed} == {
        (kkr, period) for kkr, periods in SIZES.items() for period in periods
    }


def test_each_size_is_the_one_of_another_computation(
    computed: list[CompositionResult], elections: dict[str, Any]
) -> None:
    for content in computed:
        votes, mayors, base = figures(elections[content.term.election], set(content.given.places))
        joined = (content.outcome.least, sum(each.mayors for each in content.known_members))
        expected = size(votes, mayors, base, joined if content.known_members else None)
        name = content.kkr.id
        assert expected == SIZES[name][content.term.period], content.term.folder
        assert content.result is not None
        limit = content.result.step(LimitStep)
        assert limit.total == expected, content.term.folder
        assert content.result.total == min(expected, LIMITS[name]), content.term.folder


def test_each_party_has_the_votes_of_another_count(
    computed: list[CompositionResult], elections: dict[str, Any]
) -> None:
    for content in computed:
        votes, mayors, base = figures(elections[content.term.election], set(content.given.places))
        assert content.figures.base == base
        party = content.election.party_by_letter
        found = {party[each.name]: (each.votes, each.mayors) for each in content.figures.parties}
        assert found == {each: (count, mayors[each]) for each, count in votes.items() if each}
        assert sum(each.votes for each in content.figures.local_lists) == votes[""]


@pytest.mark.parametrize(
    ("kkr", "period", "expected"),
    [
        ("hovedstaden", "2022-2026", 74), ("hovedstaden", "2026-2030", 68),
        ("sjaelland", "2022-2026", 32), ("sjaelland", "2026-2030", 53),
        ("syddanmark", "2022-2026", 34), ("midtjylland", "2022-2026", 37),
        ("midtjylland", "2026-2030", 48), ("nordjylland", "2022-2026", 38),
        ("nordjylland", "2026-2030", 38),
    ],
)  # fmt: skip
def test_the_outcome_of_all_local_lists_together_is_among_the_possible(
    computed: list[CompositionResult],
    elections: dict[str, Any],
    kkr: str,
    period: str,
    expected: int,
) -> None:
    (content,) = [each for each in computed if (each.kkr.id, each.term.period) == (kkr, period)]
    votes, mayors, base = figures(elections[content.term.election], set(content.given.places))
    assert size(votes, mayors, base, (votes[""], mayors[""])) == expected
    assert min(expected, LIMITS[kkr]) in content.totals


def test_a_letter_that_is_another_list_here_is_not_the_partys(
    computed: list[CompositionResult],
) -> None:
    """In 2025 D is Corona Camping Listen in Køge and Vestlolland in Lolland."""
    (content,) = [
        each for each in computed if (each.kkr.id, each.term.period) == ("sjaelland", "2026-2030")
    ]
    names = {each.name for each in content.figures.local_lists if each.letter == "D"}
    assert names == {"Corona Camping Listen", "Vestlolland"}
    (party,) = [each for each in content.figures.parties if each.name == "D"]
    others = sum(each.votes for each in content.figures.local_lists if each.letter == "D")
    both = sum(
        content.election.result_by_code[code].votes.get("D", 0) for code in content.given.places
    )
    assert (party.votes, others) == (both - others, 2468)
