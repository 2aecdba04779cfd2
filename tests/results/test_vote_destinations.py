"""Where the votes of a municipality ended: none is lost, and no more is said than is known."""

from collections import Counter
from copy import copy
from typing import Any

import pytest

from klsite.model.dataset import Dataset
from klsite.model.terms import Alliance, AllianceMember
from klsite.results.compositions import CompositionResult, composition_results
from klsite.results.vote_destinations import (
    Joined,
    ListDestination,
    VoteDestinations,
    vote_destinations,
)
from support.loading import load_data
from support.project import REAL

GULDBORGSUND, LOLLAND, GRIBSKOV = "0376", "0360", "0270"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_data(REAL / "data").dataset


@pytest.fixture(scope="module")
def computed(dataset: Dataset) -> dict[tuple[str, str], CompositionResult]:
    return {(each.kkr.id, each.term.period): each for each in composition_results(dataset)}


def of(computed: CompositionResult, code: str) -> VoteDestinations:
    found = vote_destinations(computed, code)
    assert found is not None
    return found


def the_list(computed: CompositionResult, code: str, letter: str) -> ListDestination:
    (found,) = [each for each in of(computed, code).lists if each.letter == letter]
    return found


def with_alliance(dataset: Dataset, alliance: Any, kkr: str, period: str) -> CompositionResult:
    """Return a composition as it would be if this were known of its alliance."""
    terms = tuple(
        term.model_copy(update={"alliance": alliance, "published": None})
        if (term.kkr, term.period) == (kkr, period)
        else term
        for term in dataset.terms
    )
    changed = copy(dataset)
    changed.terms = terms
    results = composition_results(changed)
    return next(each for each in results if (each.kkr.id, each.term.period) == (kkr, period))


def test_the_votes_of_all_municipalities_are_those_that_the_composition_used(
    computed: dict[tuple[str, str], CompositionResult],
) -> None:
    assert len(computed) == 15
    for result in computed.values():
        every = [of(result, code) for code in result.given.codes]
        by_party: Counter[str] = Counter()
        local = 0
        for each in (row for place in every for row in place.lists):
            if each.joined is Joined.PARTY:
                by_party[each.letter] += each.votes
            else:
                local += each.votes
        assert +by_party == +Counter({each.name: each.votes for each in result.figures.parties})
        assert local == sum(each.votes for each in result.figures.local_lists)
        assert sum(each.missing for each in every) == result.figures.unlisted
        assert sum(each.valid for each in every) == result.figures.base
        for place in every:
            assert place.seated + place.unseated + place.undecided == place.valid


def test_a_party_has_the_seats_of_the_composition_in_every_municipality(
    computed: dict[tuple[str, str], CompositionResult],
) -> None:
    for result in computed.values():
        seats = {each.letter: (each.least, each.most) for each in result.rows if each.letter}
        for code in result.given.codes:
            for each in of(result, code).lists:
                if each.joined is Joined.PARTY:
                    assert each.seats == seats.get(each.letter, (0, 0)), (code, each.letter)


def test_the_letter_of_a_party_may_be_another_list_in_one_municipality(
    computed: dict[tuple[str, str], CompositionResult],
) -> None:
    """D is Nye Borgerlige in the country, Vestlolland in Lolland, in 2025."""
    found = the_list(computed["sjaelland", "2026-2030"], LOLLAND, "D")
    assert (found.name, found.joined) == ("Vestlolland", Joined.PERHAPS_ALLIANCE)


def test_a_list_that_is_known_to_have_joined_has_the_seats_of_its_alliance(
    computed: dict[tuple[str, str], CompositionResult],
) -> None:
    found = the_list(computed["sjaelland", "2018-2022"], GULDBORGSUND, "G")
    assert (found.joined, found.seats) == (Joined.ALLIANCE, (2, 2))


def test_a_list_that_perhaps_joined_may_have_led_to_no_seat_or_to_all_of_the_alliances(
    computed: dict[tuple[str, str], CompositionResult],
) -> None:
    found = the_list(computed["sjaelland", "2026-2030"], GULDBORGSUND, "L")
    assert (found.joined, found.seats) == (Joined.PERHAPS_ALLIANCE, (0, 2))


def test_a_mayor_is_a_member_whatever_the_list_joined(
    computed: dict[tuple[str, str], CompositionResult],
) -> None:
    perhaps = the_list(computed["sjaelland", "2026-2030"], LOLLAND, "J")
    assert (perhaps.joined, perhaps.has_mayor, perhaps.seats) == (
        Joined.PERHAPS_ALLIANCE,
        True,
        (1, 2),
    )


@pytest.mark.parametrize(
    ("code", "letter", "seats"), [(GULDBORGSUND, "L", (0, 0)), (LOLLAND, "J", (1, 1))]
)
def test_where_there_was_no_alliance_a_local_list_has_at_most_its_mayor(
    dataset: Dataset, code: str, letter: str, seats: tuple[int, int]
) -> None:
    found = the_list(with_alliance(dataset, "ingen", "sjaelland", "2026-2030"), code, letter)
    assert (found.joined, found.seats) == (Joined.NOTHING, seats)


def test_where_all_lists_of_the_alliance_are_known_the_others_are_outside(
    dataset: Dataset,
) -> None:
    member = AllianceMember(municipality=GULDBORGSUND, letter="L", source="kv25")
    alliance = Alliance(name="Øernes lister", known_members=(member,), complete=True, source="kv25")
    result = with_alliance(dataset, alliance, "sjaelland", "2026-2030")
    inside = the_list(result, GULDBORGSUND, "L")
    assert inside.joined is Joined.ALLIANCE
    assert the_list(result, GULDBORGSUND, "T").joined is Joined.NOTHING
    assert of(result, GULDBORGSUND).undecided == 0


def test_what_is_special_about_the_figures_goes_with_them(
    computed: dict[tuple[str, str], CompositionResult],
) -> None:
    note = of(computed["sjaelland", "2026-2030"], LOLLAND).note
    assert note is not None
    assert note.startswith("Danmarksdemokraterne (Æ) vandt 5 mandater")
    assert of(computed["sjaelland", "2022-2026"], LOLLAND).note is None
