"""How well the search answers a judged list of queries, and what a search costs."""

import gzip
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, expect

from klsite.search import PageText, SearchEntry, SearchFacts, encoded_part, entries_of, merged_files
from klsite.search.directory import COUNTS, DIRECTORY, decoded
from support.judging import SEARCH, Judged, missed, share

pytestmark = pytest.mark.browser

JUDGED = Path(__file__).parents[1] / "search" / "judged.yml"
LEAST_QUERIES = 150
FIRST, AMONG_TEN = 0.9, 0.97
"""The least share of queries whose wanted result is the first, and is among the first ten."""
FIRST_OF_A_KIND = 0.75
MOST_REQUESTS, MOST_BYTES = 8, 20_000
ICON = "assets/ikon.svg"
"""What a browser fetches of its own accord."""


def queries() -> list[tuple[str, str, list[str]]]:
    judged = yaml.safe_load(JUDGED.read_text("utf-8"))
    return [
        (kind, str(query), str(wanted).split())
        for kind, own in judged.items()
        for query, wanted in own.items()
    ]


@pytest.fixture(scope="module")
def judged(browser: Browser, address: str) -> list[Judged]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "soeg/")
    asked = queries()
    found = page.evaluate(SEARCH, [address, [query for _, query, _ in asked]])
    context.close()
    return [Judged(*each, own) for each, own in zip(asked, found, strict=True)]


def test_every_wanted_result_is_there(real_site: Path) -> None:
    assert len(queries()) >= LEAST_QUERIES
    for _, query, wanted in queries():
        for address in wanted:
            page, _, fragment = address.partition("#")
            html = (real_site / page / "index.html").read_text("utf-8")
            assert not fragment or f'id="{fragment}"' in html, (query, address)


def test_the_wanted_result_is_nearly_always_the_first_and_always_near_it(
    judged: list[Judged],
) -> None:
    assert share(judged, 1) >= FIRST, missed(judged, 1)
    assert share(judged, 10) >= AMONG_TEN, missed(judged, 10)


@pytest.mark.parametrize("kind", yaml.safe_load(JUDGED.read_text("utf-8")))
def test_no_kind_of_query_is_answered_badly(judged: list[Judged], kind: str) -> None:
    own = [each for each in judged if each.kind == kind]
    assert share(own, 1) >= FIRST_OF_A_KIND, missed(own, 1)


FIRST_FILES = """() => {
    const list = document.querySelector("[data-kl-search-results]"), start = performance.now();
    const isNew = (each) => each.startTime >= start;
    const files = () => performance.getEntriesByType("resource").filter(isNew);
    window.firstFiles = new Promise((resolve) => new MutationObserver(
        () => list.children.length && resolve(files().map((each) => each.name))
    ).observe(list, { childList: true }));
}"""
"""Notes which files were fetched when the first results are shown; more come to fill the screen."""


def cost(browser: Browser, address: str, site: Path, query: str) -> tuple[int, int]:
    """Return how many files a search fetches for its first results, and their compressed size."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "soeg/")
    page.evaluate(FIRST_FILES)
    page.get_by_label("Hvad leder du efter?").fill(query)
    page.keyboard.press("Enter")
    fetched = page.evaluate("window.firstFiles")
    expect(page.get_by_role("status")).to_contain_text(f"»{query}«")
    context.close()
    paths = [path for url in fetched if (path := urlsplit(url).path[1:]) != ICON]
    return len(paths), sum(len(gzip.compress((site / path).read_bytes())) for path in paths)


@pytest.mark.parametrize(
    "query", ["kommune", "KKR Sjælland", "borgmester i Aalborg", "møde kkr hovedstaden 2023"]
)
def test_a_search_fetches_few_files_which_are_small(
    browser: Browser, address: str, real_site: Path, query: str
) -> None:
    requests, size = cost(browser, address, real_site, query)
    assert requests <= MOST_REQUESTS
    assert size <= MOST_BYTES


def made_up_entries(words: Sequence[str]) -> Iterator[SearchEntry]:
    """Yield 10,000 news of 120 words each, of which some are in many and most in few."""
    chance = random.Random(1)
    weights = [1 / (rank + 1) for rank in range(len(words))]
    for number in range(10_000):
        day = date(2000, 1, 1) + timedelta(number)
        text = chance.choices(words, weights, k=120)
        facts = SearchFacts("Nyhed", day)
        own = PageText(" ".join(text[:6]), " ".join(text))
        yield from entries_of(f"nyheder/{day.year}/{number}/", facts, " ".join(text[6:20]), own)


@pytest.fixture(scope="module")
def large_site(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site's search page, with an index of 10,000 made-up news in its words.

    The synonyms are the real ones: every search fetches them.
    """
    site = tmp_path_factory.mktemp("large") / "site"
    shutil.copytree(real_site, site, ignore=shutil.ignore_patterns("soegning", "nyheder", "kkr"))
    index = (real_site / "soegning/ord").glob("[a-z]*.txt")
    lines = [line for file in sorted(index) for line in file.read_text("utf-8").splitlines()]
    words = sorted((each for each in lines if not each.startswith("*")), key=len, reverse=True)
    part = encoded_part(made_up_entries([line.split(" ")[0] for line in words]))
    synonyms = decoded(
        *((real_site / each).read_text("utf-8") for each in (DIRECTORY, COUNTS))
    ).synonyms
    for path, content in merged_files([part], synonyms).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return site


@pytest.mark.parametrize(
    "query",
    ["støvsuger", "kommune", "kommun", "møde kkr", "borgmester", "medlemmer udpegninger"],
)
def test_a_search_among_ten_thousand_news_costs_no_more(
    browser: Browser, large_site: Path, serve: Callable[[Path], str], query: str
) -> None:
    requests, size = cost(browser, serve(large_site), large_site, query)
    assert requests <= MOST_REQUESTS
    assert size <= MOST_BYTES


def test_two_or_three_words_cost_no_more_however_many_pages_have_them(
    browser: Browser, large_site: Path, serve: Callable[[Path], str]
) -> None:
    chance = random.Random(7)
    lines = (large_site / "soegning/ord").glob("[a-z]*.txt")
    found = (
        line.split(" ") for file in sorted(lines) for line in file.read_text("utf-8").splitlines()
    )
    by_use = sorted(found, key=lambda line: len(line[1]), reverse=True)
    words = [word for word, _ in by_use if len(word) > 3 and word.isalpha()]
    for common, count in [(True, 2), (False, 2), (True, 3), (False, 3)] * 3:
        query = " ".join(chance.sample(words[:60] if common else words, count))
        requests, size = cost(browser, serve(large_site), large_site, query)
        assert requests <= MOST_REQUESTS, query
        assert size <= MOST_BYTES * 1.05, query
