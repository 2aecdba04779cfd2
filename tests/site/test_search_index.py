"""The search index of whole sites."""

from collections import defaultdict
from pathlib import Path

import pytest

from klsite.search.words import distinct_words
from support.index_reading import Index, found
from support.reading import BuiltPage, pages


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
            assert page.address in words[word][1], (page.address, word)


def test_no_other_page_is_found(searched: list[BuiltPage], index: Index) -> None:
    addresses = {address for text, title in found(index).values() for address in text | title}
    assert addresses <= {page.address for page in searched}


def test_a_page_is_found_by_the_words_that_a_parser_finds_in_it_and_by_no_others(
    searched: list[BuiltPage], index: Index
) -> None:
    words_of: defaultdict[str, set[str]] = defaultdict(set)
    for word, (text, title) in found(index).items():
        for address in text | title:
            words_of[address].add(word)
    for page in searched:
        texts = page.document.xpath(
            "//article[@data-searched]//text()[not(ancestor::*[@data-unsearched])]"
        )
        assert words_of[page.address] == set(distinct_words(" ".join(texts))), page.address
