"""Queries of many kinds, made of the data by chance, and how well the search answers each kind."""

import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from klsite.search.page_text import PageText, page_text
from klsite.search.words import distinct_words
from support.index_reading import Index, cards
from support.judging import SEARCH, Judged, missed, share

pytestmark = pytest.mark.browser

SEED = 1
OF_A_KIND = 20
FIRST, AMONG_TEN = 0.8, 0.95
"""The least share of the queries of each kind whose wanted result is first, and among ten."""
MONTHS = "januar februar marts april maj juni juli august september oktober november december"

Queries = Iterator[tuple[str, str, set[str]]]
"""A kind, a query of it, and the addresses of the results that answer it."""


class Entry(NamedTuple):
    """A result: its address, and what is said on it."""

    address: str
    title: str
    text: str

    @property
    def words(self) -> set[str]:
        return distinct_words(f"{self.title} {self.text}")


class Site:
    """What the queries are made of."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self.chance = chance
        index: Index = {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in (folder / "soegning").rglob("*")
            if file.is_file()
        }
        self.entries: defaultdict[str, list[Entry]] = defaultdict(list)
        pages: dict[str, PageText | None] = {}
        for address, card in sorted(cards(index).values()):
            page, _, part = address.partition("#")
            if not part:
                pages[page] = page_text((folder / page / "index.html").read_text("utf-8"))
            found = pages[page]
            assert found
            own = next(each for each in found.parts if each.id == part) if part else found
            self.entries[card.split("\t")[1]].append(Entry(address, own.title, own.text))
        self.all = [each for own in self.entries.values() for each in own]
        self._use = Counter(word for each in self.all for word in each.words)

    def table(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a table of the open data."""
        with (self._folder / "data" / f"{name}.csv").open(encoding="utf-8-sig") as file:
            return list(csv.DictReader(file, delimiter=";"))

    def rarest(self, text: str, most: int) -> list[str]:
        """Return the words of a text that the fewest results have."""
        words = {each for each in distinct_words(text) if each.isalpha() and len(each) > 3}
        return sorted(words, key=lambda word: (self._use[word], word))[:most]

    def having(self, words: list[str], kind: str) -> set[str]:
        """Return the results of a kind that have all of some words."""
        return {each.address for each in self.entries[kind] if each.words.issuperset(words)}

    def slip(self, text: str) -> str:
        """Return a text with a slip of the keys in one of its longest words."""
        word = max(text.split(), key=len)
        at = self.chance.randrange(2, len(word) - 1)
        slips = (word[at + 1] + word[at] + word[at + 2 :], word[at + 1 :], "n" + word[at:])
        return text.replace(word, word[:at] + self.chance.choice(slips), 1)


def of_people(site: Site) -> Queries:
    names = {row["person"]: row["navn"] for row in site.table("personer")}
    same: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    homes = {row["navn"]: urlsplit(row["adresse"]).path[1:] for row in site.table("kommuner")}
    rows = [row for row in site.table("medlemskaber") if row["kommune"]]
    for row in rows:
        for name in names[row["person"]].split():
            same[name, row["kommune"]].add(f"personer/{row['person']}/")
    for row in rows:
        first, *_, last = names[row["person"]].split()
        place, address = row["kommune"], f"personer/{row['person']}/"
        yield "surname and municipality", f"{last} {place}", same[last, place]
        yield "municipality and given name", f"{place} {first}", same[first, place]
        yield "name with a slip", site.slip(f"{first} {last} {place}"), same[last, place]
        if "/mayor-" in row["plads"] and row["fra"] and row["rolle"] == "member":
            year = int(row["fra"][:4]) + (row["fra"][5:] > "06")
            yield "mayor in a year", f"borgmester {place} {year}", {address, homes[place]}


def of_municipalities(site: Site) -> Queries:
    for each in site.entries["Kommune"]:
        if len(each.title.split()[0]) > 5:
            yield "municipality with a slip", site.slip(each.title), {each.address}
        place = each.title.removesuffix(" Kommune")
        yield "asked for a mayor", f"hvad hedder borgmesteren i {place} egentlig", {each.address}


def of_news(site: Site) -> Queries:
    for each in site.entries["Nyhed"]:
        year, words = each.address.split("/")[1], each.title.split()
        rare, body = site.rarest(each.title, 3), site.rarest(each.text, 12)
        yield "title", each.title, {each.address}
        yield "title with a slip", site.slip(each.title), {each.address}
        if len(words) > 5:
            yield "half a title", " ".join(words[: len(words) // 2 + 1]), {each.address}
        if len(rare) == 3:
            query = site.chance.sample(rare, 3)
            yield "words of a title", " ".join(query), site.having(query, "Nyhed")
            yield "sentence", f"hvad mener KL om {rare[0]} og {rare[1]}", {each.address}
        if len(body) > 5:
            query = site.chance.sample(body, 2)
            yield "words and year", " ".join((*query, year)), site.having(query, "Nyhed")
            query = site.chance.sample(body, 3)
            yield "words of a text", " ".join(query), site.having(query, "Nyhed")


def of_meetings(site: Site) -> Queries:
    names = {each.address.split("/")[1]: each.title for each in site.entries["KKR"]}
    for each in site.entries["Møde"]:
        _, council, *_, day, _ = each.address.split("/")
        year, month, number = day.split("-")
        name, written = names[council], f"{MONTHS.split()[int(month) - 1]} {year}"
        wanted = {own.address for own in site.entries["Møde"]}
        wanted = {own for own in wanted if f"/{council}/" in own and f"/{year}-{month}-" in own}
        yield "meeting of a month", f"møde {name} {written}", wanted
        yield "agenda", f"dagsorden {name} {int(number)}. {written}", {each.address}
        yield "asked for a meeting", f"hvad talte de om i {name} i {written}", wanted


def of_rules_and_words(site: Site) -> Queries:
    for each in site.entries["Punkt i reglerne"]:
        topic = each.title.partition(": ")[2]
        same = {own.address for own in site.entries["Punkt i reglerne"] if topic in own.title}
        yield "rule", f"hvad siger reglerne om {topic.lower()}", same
        if re.search(r"\w{7}", topic):
            yield "rule with a slip", site.slip(topic), same
    for each in site.entries["Ordforklaring"]:
        same = {own.address for own in site.all if own.title.lower() == each.title.lower()}
        yield "word", f"hvad betyder {each.title}", {each.address} | same


def of_other_pages(site: Site) -> Queries:
    for kind in ("Organ", "Arrangement", "Dokument", "Kerneområde", "Side"):
        for each in site.entries[kind]:
            same = {own.address for own in site.all if own.title == each.title}
            yield "title of a page", f"hvor finder jeg {each.title}", same
    for each in site.entries["Organ"]:
        yield "members of a body", f"hvem sidder i {each.title}", {each.address}


@pytest.fixture(scope="module")
def judged(browser: Browser, address: str, real_site: Path) -> dict[str, list[Judged]]:
    site = Site(real_site, random.Random(SEED))
    makers = (
        of_people,
        of_municipalities,
        of_news,
        of_meetings,
        of_rules_and_words,
        of_other_pages,
    )
    by_kind: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for kind, query, wanted in (each for make in makers for each in make(site)):
        by_kind[kind][query] = sorted(wanted)
    asked = [
        (kind, query, own[query])
        for kind, own in by_kind.items()
        for query in site.chance.sample(sorted(own), min(OF_A_KIND, len(own)))
    ]
    page = browser.new_page()
    page.goto(address + "404.html")
    found = page.evaluate(SEARCH, [address, [query for _, query, _ in asked]])
    page.close()
    results: defaultdict[str, list[Judged]] = defaultdict(list)
    for each, own in zip(asked, found, strict=True):
        results[each[0]].append(Judged(*each, own))
    return results


def test_every_kind_of_query_finds_what_it_is_made_of(judged: dict[str, list[Judged]]) -> None:
    assert len(judged) > 20
    for kind, own in judged.items():
        assert share(own, 1) >= FIRST, f"{kind}\n{missed(own, 1)}"
        assert share(own, 10) >= AMONG_TEN, f"{kind}\n{missed(own, 10)}"
