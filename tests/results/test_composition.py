"""The compositions of 2018-2022 from the exact votes of 2017, against what is known of them."""

import json
import shutil
from pathlib import Path

import pytest

from klsite.results.composition_rows import table_rows
from klsite.results.compositions import CompositionResult, composition_results
from klsite.rules.composition import Composition, Party, compose
from klsite.rules.outcomes import Outcome
from klsite.rules.regional import RegionFigures
from support.loading import load_data, told
from support.project import REAL


@pytest.fixture(scope="module")
def found() -> dict[str, CompositionResult]:
    dataset = load_data(REAL / "data").dataset
    return {
        each.kkr.id: each
        for each in composition_results(dataset)
        if each.term.period == "2018-2022"
    }


def seats(content: CompositionResult) -> str:
    assert content.result is not None
    return " ".join(
        f"{name}{count}"
        for name, count in sorted(content.result.seats.items(), key=lambda each: (-each[1], each))
        if count
    )


@pytest.mark.parametrize(
    ("kkr", "total", "expected"),
    [
        ("hovedstaden", 54, "A15 C8 V7 Ø6 B4 F4 O4 Å3 I2 Nytgribskov1"),
        ("sjaelland", 31, "A9 V7 O4 B2 C2 F2 Lokallisterne i Danmark2 Ø2 I1"),
        ("syddanmark", 43, "A14 V12 O5 C3 F3 B2 Ø2 I1 Å1"),
        ("midtjylland", 35, "A11 V10 F3 O3 B2 C2 Ø2 I1 Å1"),
        ("nordjylland", 22, "A9 V6 C2 O2 B1 F1 Ø1"),
    ],
)
def test_each_kkr_after_the_election_of_2017(
    found: dict[str, CompositionResult], kkr: str, total: int, expected: str
) -> None:
    content = found[kkr]
    assert content.result is not None
    assert content.result.total == total
    assert seats(content) == expected


def test_published_sizes_leave_only_outcomes_that_agree(
    found: dict[str, CompositionResult],
) -> None:
    for kkr, total in (("hovedstaden", 54), ("nordjylland", 22)):
        for outcome in found[kkr].possible:
            assert isinstance(outcome.result, Composition)
            assert outcome.result.total == total
    (only,) = found["sjaelland"].possible
    assert only.least == 17070
    assert 1000 * only.least // 469165 == 36


def test_seats_that_hang_on_the_alliance_are_shown_as_a_range(
    found: dict[str, CompositionResult],
) -> None:
    ranges = {row.letter: (row.least, row.most) for row in found["nordjylland"].rows}
    assert ranges["A"] == (8, 9)
    assert ranges["V"] == (6, 6)


def test_a_party_needs_just_the_votes_it_is_told_to_its_next_seat(
    found: dict[str, CompositionResult],
) -> None:
    row = next(row for row in found["midtjylland"].rows if row.letter == "C")
    quota = 245360 / 11
    assert row.to_next is not None
    assert row.seats * quota < row.votes + row.to_next <= row.seats * quota + 1


def test_a_council_that_is_full_may_give_a_party_the_seat_of_another(
    found: dict[str, CompositionResult],
) -> None:
    parties = (Party("A", 100, 1, 1), Party("V", 190, 1, 1), Party("C", 290, 1, 1))
    figures = RegionFigures(3, 580, 0, parties, (), frozenset())
    outcome = Outcome(0, 0, (), compose(parties, 3))
    term = found["midtjylland"].term
    rows = table_rows(outcome, term, figures, (outcome,), found["midtjylland"].names)
    # C has a fourth seat when its three stand for more votes each than the one of V would; V draws
    # lots for a third one when it has as many votes as C.
    assert {row.letter: (row.seats, row.to_next) for row in rows} == {
        "C": (3, 3 * 190 + 1 - 290),
        "V": (2, 290 - 190),
        "A": (1, 191 - 100),
    }


def published(tmp_path: Path, old: str, new: str) -> str:
    (tmp_path / "content").symlink_to(REAL / "content")
    shutil.copytree(REAL / "data", tmp_path / "data")
    path = tmp_path / "data/kkr/hovedstaden/2018-2022/term.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return told(tmp_path, "")


def test_a_published_size_that_does_not_fit_fails_the_build(tmp_path: Path) -> None:
    (message,) = [
        line
        for line in published(tmp_path, "total: 54", "total: 57").splitlines()
        if line.startswith("data/kkr/hovedstaden/2018-2022/term.yml:13:")
    ]
    assert "KL har offentliggjort 57 medlemmer, men beregningen giver 54, 55 og 56" in message
    assert "bilag1-1.0" in message


def test_a_chair_who_is_no_member_fails_the_build(tmp_path: Path) -> None:
    message = published(tmp_path, "person: steen-christiansen", "person: arne-boelt")
    assert "Arne Boelt er ikke medlem af rådet på det tidspunkt: ret personen" in message


def test_an_unknown_election_is_named(tmp_path: Path) -> None:
    message = published(tmp_path, 'election: "2017"', 'election: "2016"')
    assert "Tilladt er: 2017, 2021, 2025" in message


def test_the_open_data_say_what_the_page_says(
    real_site: Path, found: dict[str, CompositionResult]
) -> None:
    folder = real_site / "kkr/sjaelland/2018-2022"
    document = json.loads((folder / "sammensaetning.json").read_text(encoding="utf-8"))
    assert document["result"]["total"] == 31
    assert document["result"]["seats"] == dict(found["sjaelland"].result.seats)  # type: ignore[union-attr]
    assert document["input_sha256"] == found["sjaelland"].fingerprint
    table = (folder / "sammensaetning.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbfBogstav;Parti;Stemmer;")
    assert "A;Socialdemokratiet;153629;32,7452;9;0;9;9;9;" in table.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("kkr", "period", "seats", "votes"),
    [
        ("sjaelland", "2026-2030", (0, 2), (0, 32372)),
        ("hovedstaden", "2022-2026", (0, 3), (0, 44449)),
        ("syddanmark", "2018-2022", (0, 2), (0, 17644)),
    ],
)
def test_an_alliance_that_may_have_won_seats_is_a_row_of_the_table(
    kkr: str, period: str, seats: tuple[int, int], votes: tuple[int, int]
) -> None:
    every = composition_results(load_data(REAL / "data").dataset)
    content = next(each for each in every if (each.kkr.id, each.term.period) == (kkr, period))
    (row,) = [each for each in content.rows if each.name == content.term.alliance_name]
    assert ((row.least, row.most), (row.votes, row.most_votes)) == (seats, votes)
    assert row.seats == row.supplementary == row.mayors == 0
    assert row.ratio is None
    assert content.result is not None
    assert sum(each.seats for each in content.rows) == content.result.total
    assert not any("listesamarbejde" in line for line in content.left_out)


def test_the_row_says_which_outcome_gives_the_alliance_its_seats(
    found: dict[str, CompositionResult],
) -> None:
    row = next(each for each in found["syddanmark"].rows if each.name == "Lokallisterne i Danmark")
    assert row.why == (
        "Lokallisterne i Danmark regnes her med under 2 % af stemmerne, mellem 0 og 13.692, og har "
        "så ingen plads. I andre udfald, der er mulige, har det op til 2."
    )


def test_an_alliance_that_can_have_no_seat_is_named_among_those_without(
    found: dict[str, CompositionResult],
) -> None:
    assert (
        "Lokallisterne i Danmark regnes her med under 2 % af stemmerne, mellem 0 og 19.081, og har "
        "ingen plads."
    ) in found["hovedstaden"].left_out
    assert "Lokallisterne i Danmark" not in {each.name for each in found["hovedstaden"].rows}
