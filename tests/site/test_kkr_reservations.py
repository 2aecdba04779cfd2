"""What the front page of a KKR shows of plans and agreements is named as such, word for word."""

from pathlib import Path

import pytest

from support.reading import BuiltPage, pages, words


@pytest.fixture(scope="module")
def real(real_site: Path) -> dict[str, str]:
    def text(page: BuiltPage) -> str:
        return words(page).replace("\N{SOFT HYPHEN}", "")

    return {page.address: text(page) for page in pages(real_site) if page.address[:4] == "kkr/"}


def test_the_latest_meeting_of_which_only_the_plan_is_known_is_told_as_a_plan(
    real: dict[str, str],
) -> None:
    assert (
        "Det seneste kendte: konstituerende møde 27. januar 2026, hvor kun planen er kendt"
    ) in real["kkr/sjaelland/"]


def test_the_map_of_mayors_counts_those_who_are_only_agreed(real: dict[str, str]) -> None:
    assert (
        "Kommunerne efter borgmesterens parti ved periodens begyndelse; for 15 af dem er "
        "borgmesteren kun aftalt. Tabellen nedenfor viser det samme."
    ) in real["kkr/sjaelland/"]


def test_the_seats_say_how_many_mayors_they_rest_on_are_not_confirmed(
    real: dict[str, str],
) -> None:
    assert "15 af de borgmestre, der regnes med, er ikke bekræftet." in real["kkr/sjaelland/"]
