"""The search index of whole sites."""

from collections import defaultdict
from pathlib import Path

import pytest

from klsite.addresses import RESERVATIONS, SOURCES
from klsite.search.entry import BODY, FACET, LEAD, TITLE
from klsite.search.words import distinct_words, numbered_words
from support.index_reading import Index, cards, found
from support.reading import BuiltPage, pages

REPEATING = {SOURCES, RESERVATIONS}
"""Pages that say what others do: only their titles are searched."""


@pytest.fixture(scope="module", params=["real", "sample"])
def site(request: pytest.FixtureRequest) -> Path:
    built: Path = request.getfixturevalue(f"{request.param}_site")
    return built


@pytest.fixture(scope="module")
def searched(site: Path) -> list[BuiltPage]:
    return [page for page in pages(site) if page.document.xpath("//article[@data-searched]")]


@pytest.fixture(scope="module")
def index(site: Path) -> Index:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in (site / "soegning").rglob("*")
        if file.is_file()
    }


def test_every_page_to_be_searched_is_found_by_every_word_of_its_title(
    searched: list[BuiltPage], index: Index
) -> None:
    assert len(searched) > 20
    words = found(index)
    for page in searched:
        heading = page.document.xpath("string(//article//h1)")
        for word in distinct_words(heading):
            titled = (own for field, own in words[word].items() if field >= TITLE)
            assert page.address in set().union(*titled), (page.address, word)


def test_no_other_page_is_found(searched: list[BuiltPage], index: Index) -> None:
    addresses = {address.partition("#")[0] for address, _ in cards(index).values()}
    assert addresses == {page.address for page in searched}


def test_a_page_is_found_by_the_words_that_a_parser_finds_in_it_and_by_no_others(
    searched: list[BuiltPage], index: Index
) -> None:
    words_of: defaultdict[str, set[str]] = defaultdict(set)
    index_words = found(index)
    for word, fields in index_words.items():
        for field, addresses in fields.items():
            for address in addresses if field != LEAD and not word.startswith(FACET) else ():
                words_of[address].add(word)
    for page in searched:
        whole = "false()" if page.address in REPEATING else "@data-searched=''"
        texts = page.document.xpath(
            f"//article[{whole}]//text()[not(ancestor::*[@data-unsearched])]"
            f" | //article[not({whole})]//h1//text()"
        )
        text = "\t".join(texts)
        words = distinct_words(text)
        missing = words - words_of[page.address]
        assert all(page.address in index_words[word][LEAD] for word in missing), page.address
        years = {
            facet.removeprefix(f"{FACET}y")
            for facet, fields in index_words.items()
            if facet.startswith(f"{FACET}y") and page.address in fields[BODY]
        }
        assert words_of[page.address] - words <= numbered_words(text) | years, page.address


def test_every_point_and_every_word_of_the_glossary_is_a_result_that_leads_to_it(
    searched: list[BuiltPage], index: Index
) -> None:
    addresses = {address for address, _ in cards(index).values()}
    parts = {
        f"{page.address}#{element.get('data-search-part')}": page
        for page in searched
        for element in page.document.xpath("//*[@data-search-part]")
    }
    assert len(parts) > 3
    assert {address for address in addresses if "#" in address} == parts.keys()
    for address, page in parts.items():
        assert page.document.xpath("//*[@id=$id]", id=address.partition("#")[2]), address


def test_every_result_has_a_title_a_kind_and_a_teaser_without_markup(index: Index) -> None:
    for address, text in cards(index).values():
        title, kind, teaser = text.split("\t")
        assert title, address
        assert kind, address
        assert "</" not in teaser
        assert "\N{SOFT HYPHEN}" not in text
