"""A result that was published changes only with a reason."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from klsite.checks.published_results import published_result_errors, results_not_kept
from klsite.model.diagnostics import DataErrors, Level
from klsite.results.compositions import composition_results
from klsite.site.read import read_site
from klsite.text.clock import COPENHAGEN
from support.loading import load_data
from support.project import REAL, SAMPLE
from support.reading import words
from support.rendering import Rendering

NOW = datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN)
FILE = "kkr/fjordland/2030-2034/results.yml"
VOTES = (
    "elections/2029.yml",
    "valid_votes: 11500\n    council: 14\n    votes: {A: 7000, B: 3000",
    "valid_votes: 11490\n    council: 14\n    votes: {A: 6990, B: 3000",
)
CORRECTED = """\
  - published: 2031-01-05
    reason: Stemmerne i Aaby var talt forkert.
    municipalities: 5
    votes: 59990
    outcomes:
      - "10: A 4, B 3, C 1, D 1, Lokale Lister 1"
source:"""

Change = tuple[str, str, str]
Tell = Callable[..., list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Tell:
    """A function that changes the data of a project and returns what the editor is told."""

    def tell(*changes: Change, of: Path = SAMPLE, now: datetime = NOW) -> list[str]:
        for name in ("data", "content"):
            shutil.copytree(of / name, tmp_path / name)
        for file, old, new in changes:
            path = tmp_path / "data" / file
            text = path.read_text(encoding="utf-8")
            assert text.count(old) >= 1, old
            path.write_text(text.replace(old, new), encoding="utf-8")
        try:
            read_site(tmp_path, now)
        except DataErrors as found:
            return [str(each).removeprefix("data/") for each in found.diagnostics]
        return []

    return tell


def test_votes_that_move_between_parties_without_a_reason_are_refused(told: Tell) -> None:
    moved = ("elections/2029.yml", "{A: 7000, B: 3000", "{A: 6999, B: 3001")
    asked = (
        "Er ændringen rigtig, så tilføj de nye tal nederst i »results« med »published« og »reason«"
    )
    assert told(moved) == [
        f"{FILE}:7:18: der er udgivet 22.000 stemmer til B, men valgets tal giver nu 22.001. "
        + asked,
        f"{FILE}:7:18: der er udgivet 24.000 stemmer til A, men valgets tal giver nu 23.999. "
        + asked,
    ]


def test_a_published_figure_that_changes_without_a_reason_is_refused(told: Tell) -> None:
    assert told(VOTES) == [
        f"{FILE}:6:12: der er udgivet 60.000 stemmer, men beregningen giver nu 59.990 stemmer. "
        "Er ændringen rigtig, så tilføj de nye tal nederst i »results« med »published« og "
        "»reason«",
        f"{FILE}:7:18: der er udgivet 24.000 stemmer til A, men valgets tal giver nu 23.990. "
        "Er ændringen rigtig, så tilføj de nye tal nederst i »results« med »published« og "
        "»reason«",
    ]


def test_with_a_reason_it_may_change(told: Tell) -> None:
    assert told(VOTES, (FILE, "source:", CORRECTED)) == []


def test_a_change_is_told_on_the_page_with_what_stood_there(sample: Path) -> None:
    for file, old, new in (VOTES, (FILE, "source:", CORRECTED)):
        path = sample / "data" / file
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new), encoding="utf-8")
    page = Rendering(sample).page("kkr/fjordland/2030-2034/sammensaetning/")
    assert (
        "Rettelser 5. januar 2031: Stemmerne i Aaby var talt forkert. Før stod her 5 kommuner, "
        "60.000 stemmer (A 24.000, B 22.000, D 6.000, C 5.000) og udfaldet "
        "10: A 4, B 3, C 1, D 1, Lokale Lister 1."
    ) in words(page)


def test_a_change_without_its_reason_is_refused(told: Tell) -> None:
    without = CORRECTED.replace("    reason: Stemmerne i Aaby var talt forkert.\n", "")
    assert told(VOTES, (FILE, "source:", without)) == [
        f"{FILE}:10:16: resultatet fra 2031-01-05 mangler »reason«: skriv, hvorfor det, der er "
        "udgivet, er ændret"
    ]


def test_other_seats_are_told_with_those_published(told: Tell) -> None:
    found = told((FILE, "A 4, B 3", "A 5, B 2"))
    assert found == [
        f"{FILE}:9:7: der er udgivet udfald »10: A 5, B 2, C 1, D 1, Lokale Lister 1«, men "
        "beregningen giver nu udfald »10: A 4, B 3, C 1, D 1, Lokale Lister 1«. Er ændringen "
        "rigtig, så tilføj de nye tal nederst i »results« med »published« og »reason«"
    ]


LEJRE = '{id: lejre, code: "0350", name: Lejre, regions: [{region: sjaelland, '
TODAY = datetime(2026, 12, 31, 12, tzinfo=COPENHAGEN)


def test_a_move_of_a_municipality_leaves_the_finished_terms_as_they_are(told: Tell) -> None:
    moved = (
        "municipalities.yml",
        f"{LEJRE}valid_to: 2026-12-31}}",
        f"{LEJRE}valid_to: 2023-12-31}}, {{region: hovedstaden, valid_from: 2024-01-01, "
        "valid_to: 2026-12-31}",
    )
    found = told(moved, of=REAL, now=TODAY)
    assert [each for each in found if "2018-2022" in each] == []


def test_a_past_that_is_rewritten_is_refused(told: Tell) -> None:
    rewritten = ("municipalities.yml", f"{LEJRE}valid_to", f"{LEJRE}valid_to".replace(
        "sjaelland", "hovedstaden"))  # fmt: skip
    found = told(rewritten, of=REAL, now=TODAY)
    assert any(
        each.startswith(
            "kkr/sjaelland/2018-2022/results.yml:5:21: der er udgivet 17 kommuner, men "
        )
        for each in found
    )


def test_a_term_that_is_over_without_a_held_result_is_a_warning_with_the_file_to_save(
    tmp_path: Path,
) -> None:
    shutil.copytree(SAMPLE / "data", tmp_path / "data")
    (tmp_path / "data" / FILE).unlink()
    dataset = load_data(tmp_path / "data").dataset
    compositions = list(composition_results(dataset))
    assert not list(results_not_kept(dataset, compositions, date(2033, 12, 31)))
    (found,) = results_not_kept(dataset, compositions, date(2034, 1, 1))
    assert (found.level, found.file, found.location) == (
        Level.WARNING,
        "data/kkr/fjordland/2030-2034/term.yml",
        ("ends",),
    )
    first, *lines = found.message.splitlines()
    assert first == (
        "perioden er slut, men intet holder fast i dens resultat, så det kan ændre sig, uden at "
        "nogen ser det: gem dette som data/kkr/fjordland/2030-2034/results.yml"
    )
    (tmp_path / "data" / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    kept = load_data(tmp_path / "data").dataset
    assert not list(results_not_kept(kept, compositions, date(2034, 1, 1)))
    assert not list(published_result_errors(kept, compositions))
