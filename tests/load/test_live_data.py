"""The data of the repository: true to what is known of its sources, and will not change."""

from collections import Counter
from datetime import date

import pytest

from klsite.results.compositions import composition_results
from support.loading import Data, load_data
from support.project import LIVE


@pytest.fixture(scope="module")
def data() -> Data:
    return load_data(LIVE / "data")


def test_the_municipalities_and_their_regions(data: Data) -> None:
    def regions(day: date) -> Counter[str]:
        return Counter(each.on(day).region for each in data.dataset.municipalities.municipalities)

    assert regions(date(2026, 12, 31)) == {
        "hovedstaden": 29, "syddanmark": 22, "midtjylland": 19, "sjaelland": 17, "nordjylland": 11,
    }  # fmt: skip
    assert regions(date(2027, 1, 1)) == {
        "oestdanmark": 46, "syddanmark": 22, "midtjylland": 19, "nordjylland": 11,
    }  # fmt: skip


def test_the_result_of_every_finished_term_is_held(data: Data) -> None:
    finished = {
        each.term.folder
        for each in composition_results(data.dataset)
        if each.term.last_day < date(2026, 11, 29)
    }
    assert len(finished) == 10
    assert finished <= {each.folder for each in data.dataset.published_results}


def test_news_of_one_title_and_day_are_told_apart(data: Data) -> None:
    titles = Counter((item.date, item.full_title) for item in data.news)
    assert [key for key, count in titles.items() if count > 1] == []
