"""The data of the repository: complete, and true to what is known of its sources."""

from collections import Counter
from datetime import date

import pytest

from klsite.model import kinds
from klsite.model.annotations import marked_values
from klsite.model.kinds import NEWS_ITEM
from klsite.model.references import RefersTo
from klsite.results.compositions import composition_results
from support.loading import Data, load_data
from support.project import ROOT


@pytest.fixture(scope="module")
def data() -> Data:
    return load_data(ROOT / "data")


def from_profile(data: Data) -> list[tuple[str, str | None]]:
    return [(item.kind, item.category) for item in data.news if item.source == "profil"]


def test_all_news_of_the_profile_are_there(data: Data) -> None:
    kinds = Counter(kind for kind, _ in from_profile(data))
    assert kinds == {"Pressemeddelelse": 85, "Artikel": 18, "Navne": 10}


def test_categories_are_as_the_profile_gives_them(data: Data) -> None:
    assert Counter(category for _, category in from_profile(data)) == {
        None: 49, "Politik": 34, "Velfærd": 9, "Ledelse": 7, "Kommunalt": 6,
        "Infrastruktur": 3, "Sundhed": 3, "Uddannelse": 1, "Social": 1,
    }  # fmt: skip


def test_two_digit_years_were_read_right(data: Data) -> None:
    years = Counter(item.date.year for item in data.news if item.source == "profil")
    assert min(years) == 2011
    assert max(years) == 2020
    assert sum(years.values()) == 113


def test_the_title_that_stands_twice_is_told_apart(data: Data) -> None:
    titles = Counter((item.date, item.title) for item in data.news)
    ((twice, count),) = [(key, count) for key, count in titles.items() if count > 1]
    assert (twice[0].isoformat(), count) == ("2012-11-21", 2)
    twins = [item for item in data.news if (item.date, item.title) == twice]
    assert len({item.full_title for item in twins}) == 2
    assert len({item.summary for item in twins}) == 2


def test_no_summary_stands_twice(data: Data) -> None:
    assert len({item.summary for item in data.news}) == len(data.news)


def test_the_municipalities_and_their_regions(data: Data) -> None:
    def regions(day: date) -> Counter[str]:
        return Counter(each.on(day).region for each in data.dataset.municipalities.municipalities)

    before, after = regions(date(2026, 12, 31)), regions(date(2027, 1, 1))
    assert before == {
        "hovedstaden": 29, "syddanmark": 22, "midtjylland": 19, "sjaelland": 17, "nordjylland": 11,
    }  # fmt: skip
    assert after == {
        "oestdanmark": 46, "syddanmark": 22, "midtjylland": 19, "nordjylland": 11,
    }  # fmt: skip
    assert {kkr.region for kkr in data.dataset.kkr} == set(before)


def test_the_result_of_every_finished_term_is_held(data: Data) -> None:
    finished = {
        each.term.folder
        for each in composition_results(data.dataset)
        if each.term.last_day < date(2026, 11, 29)
    }
    assert len(finished) == 10
    assert finished <= {each.folder for each in data.dataset.published_results}


def test_the_letter_and_the_event_it_names(data: Data) -> None:
    (letter,) = [each for each in data.dataset.documents if each.document_number == "2435847"]
    assert letter.case_number == "SAG-2017-06094"
    assert letter.date.isoformat() == "2018-01-10"
    assert [each.name for each in letter.signatories] == ["Martin Damm", "Kristian Wendelboe"]
    (event,) = [each for each in data.dataset.events if each.document == letter.id]
    assert (event.starts.isoformat(), event.ends.isoformat()) == ("2018-03-08", "2018-03-09")


def test_three_values_with_their_points(data: Data) -> None:
    points = [
        (len(value.commitments.points), len(value.leadership))
        for value in data.dataset.values.values
    ]
    assert points == [(3, 5), (3, 5), (3, 5)]


def test_what_no_source_gives_is_left_out(data: Data) -> None:
    assert data.dataset.organisation.contact_persons == ()
    assert data.dataset.organisation.press_contacts == ()


def test_every_source_that_is_listed_is_used(data: Data) -> None:
    used = {id_ for item in data.news for id_ in (item.source, *item.more_sources)}
    for kind in kinds.FILE_KINDS:
        for content in () if kind is NEWS_ITEM else data.dataset.of_kind(kind):
            for _, mark, value in marked_values(content, RefersTo):
                if mark.to == "source":
                    used.update((value,) if isinstance(value, str) else value)
    listed = {source.id for source in data.dataset.sources.sources}
    assert listed - used == {"egen"}, "the source of what KL will tell here itself"
