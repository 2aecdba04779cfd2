"""What the search is told of pages: a kind for each, and weights that set what is over last."""

from pathlib import Path

import pytest

from klsite.search.entry import BODY, FIELDS, LEAD, QUESTION, TITLE
from klsite.search.numbering import UNDATED
from klsite.site.searched import KINDS
from support.index_reading import Index, cards, directory, found
from support.project import ROOT


@pytest.fixture(scope="module")
def index(real_site: Path) -> Index:
    return {
        file.relative_to(real_site).as_posix(): file.read_bytes()
        for file in (real_site / "soegning").rglob("*")
        if file.is_file()
    }


def test_every_template_of_a_page_has_a_kind() -> None:
    templates = {file.stem for file in (ROOT / "overrides/pages").glob("*.html")}
    assert KINDS.keys() == templates


def test_no_kind_is_the_name_of_another_in_other_letters() -> None:
    names = {kind.name for kind in KINDS.values()} | {kind.part for kind in KINDS.values()}
    assert len({name.casefold() for name in names}) == len(names)


def test_a_hub_outweighs_the_running_term_and_this_what_is_over(index: Index) -> None:
    numbers = {address: number for number, (address, _) in cards(index).items()}
    hub, running, over = (
        numbers[f"kkr/sjaelland/{each}"] for each in ("", "2026-2030/", "2018-2022/")
    )
    assert hub > running > over


def test_the_years_of_a_term_and_the_councils_of_a_person_are_facets(index: Index) -> None:
    facets = {word: fields[0] for word, fields in found(index).items() if word.startswith("=")}
    for year in range(2018, 2022):
        assert "kkr/sjaelland/2018-2022/" in facets[f"=y{year}"]
    assert "kkr/sjaelland/2018-2022/" not in facets["=y2024"]
    assert "personer/mikael-smed/" in facets["=cKKR_Sjælland"]
    assert "om-kl/kommuner/aalborg/" in facets["=cKKR_Nordjylland"]
    assert "nyheder/2020/mundbind-i-sygetransport/" in facets["=kNyhed"]


def test_a_list_is_a_result_but_no_further_page_of_it(index: Index) -> None:
    listed = {address for address, _ in cards(index).values()}
    assert {"nyheder/", "nyheder/pressemeddelelser/", "kkr/sjaelland/2026-2030/moeder/"} <= listed
    assert not {"", "soeg/", "nyheder/side/1/"} & listed


def test_a_meeting_is_of_its_year_and_other_pages_of_every_year_of_their_term(
    index: Index,
) -> None:
    words = found(index)
    meeting, members = (
        f"kkr/sjaelland/2022-2026/{each}/" for each in ("moeder/2023-06-20", "medlemmer")
    )
    for year in range(2022, 2026):
        assert (meeting in words[f"=y{year}"][0]) is (year == 2023)
        assert members in words[f"=y{year}"][0]
    assert any(members in words["2024"][field] for field in range(TITLE, FIELDS))


def test_a_municipality_is_found_by_its_code_and_what_it_was_merged_of_as_by_its_title(
    index: Index,
) -> None:
    words = found(index)
    for word in ("0480", "bogense"):
        titled = {each for field in range(TITLE, FIELDS) for each in words[word][field]}
        assert titled == {"om-kl/kommuner/nordfyns/"}


def test_a_person_is_titled_by_the_municipality_and_found_by_the_years_of_the_seats(
    index: Index,
) -> None:
    words, joy = found(index), "personer/joy-mogensen/"
    assert any(joy in words["roskilde"][field] for field in range(TITLE, FIELDS))
    years = {year for year in range(2018, 2026) if joy in words[f"=y{year}"][BODY]}
    assert years == {2018, 2019}


def test_what_answers_a_question_is_found_by_it_as_a_whole_and_by_its_words(index: Index) -> None:
    words = found(index)
    asked = {word: fields[BODY] for word, fields in words.items() if word.startswith(QUESTION)}
    assert {"kkr/"} == asked["==hvor_mange_kkr_er_der"]
    assert {"abonner/"} == asked["==hvordan_følger_jeg_et_kkr"]
    assert {"kkr/regler/sjaelland-2018-2022/#3.0"} == asked["==må_man_overvære_et_møde"]
    assert "kkr/regler/sjaelland-2018-2022/#3.0" in words["overvære"][LEAD]


def test_a_page_that_repeats_what_others_say_is_found_by_its_title_alone(index: Index) -> None:
    words = found(index)
    assert "kilder/" in set().union(*words["kilder"].values())
    assert "kilder/" not in set().union(*words["forretningsorden"].values())


def test_an_event_has_the_year_of_its_first_day(index: Index) -> None:
    numbers = {address: number for number, (address, _) in cards(index).items()}
    older, newer = (
        numbers[f"arrangementer/{year}/kommunalpolitisk-topmoede-{year}/"] for year in (2022, 2026)
    )
    assert directory(index).width * UNDATED < older < newer


def test_every_entry_has_one_kind(index: Index) -> None:
    facets = {word: fields[0] for word, fields in found(index).items() if word.startswith("=k")}
    assert sum(map(len, facets.values())) == directory(index).pages
