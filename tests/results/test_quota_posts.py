"""The posts of mayor that set the quota of a council."""

import pytest

from klsite.results.compositions import CompositionResult, composition_results
from klsite.results.quota_posts import QuotaPosts, SizeChange, quota_posts
from support.loading import load_data
from support.project import REAL


@pytest.fixture(scope="module")
def computed() -> dict[tuple[str, str], CompositionResult]:
    dataset = load_data(REAL / "data").dataset
    return {(each.kkr.id, each.term.period): each for each in composition_results(dataset)}


def posts(computed: dict[tuple[str, str], CompositionResult], kkr: str, term: str) -> QuotaPosts:
    found = quota_posts(computed[kkr, term])
    assert found is not None
    return found


def test_one_post_may_decide_the_size_of_a_whole_council(
    computed: dict[tuple[str, str], CompositionResult],
) -> None:
    """Rebild's mayor was the only one of Radikale Venstre in Region Nordjylland."""
    found = posts(computed, "nordjylland", "2018-2022")
    assert found.setting == ("Radikale Venstre",)
    assert [each.municipality for each in found.posts] == ["0840"]
    (party,) = [each for each in found.parties if each.sets_quota]
    assert found.size == SizeChange(22, 43)
    assert party.one_fewer == SizeChange(20, None)
    assert party.one_more == SizeChange(22, 81)


def test_every_party_that_takes_part_is_there_the_quotas_own_first(
    computed: dict[tuple[str, str], CompositionResult],
) -> None:
    found = posts(computed, "sjaelland", "2026-2030")
    assert [each.letter for each in found.parties][:3] == ["V", "I", "A"]
    assert {each.letter for each in found.parties} == set("VIAFCOØÆB")
    assert len(found.posts) == 9
    assert found.parties[0].one_fewer == SizeChange(34, 46)


def test_a_party_without_mayors_has_none_to_lose(
    computed: dict[tuple[str, str], CompositionResult],
) -> None:
    found = posts(computed, "midtjylland", "2022-2026")
    without = [each for each in found.parties if not each.mayors]
    assert {each.letter for each in without} == set("FØBODK")
    assert all(each.one_fewer is None and each.votes_per_mayor is None for each in without)
    (small,) = [each for each in without if each.letter == "K"]
    assert small.one_more == SizeChange(38, 51)
