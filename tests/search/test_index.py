"""The index says which pages have a word, and an edit gives what making it anew gives."""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klsite.search import (
    MergedIndex,
    SearchEntry,
    SearchFacts,
    cards,
    changed_files,
    encoded_part,
    entries_of,
    merged_files,
    numbering,
    page_text,
    word_files,
)
from klsite.search.entry import BODY, FIELDS, LEAD, TITLE
from klsite.search.numbering import UNDATED, Numbering, range_of
from klsite.search.postings import decode, edited, encode, posting
from support.index_reading import Found, Index, directory, found, lines
from support.index_reading import cards as cards_of

DAYS = [None, date(1850, 1, 1), *(date(2020, 1, 1) + timedelta(days) for days in (0, 1, 200))]
ADDRESSES = [f"side-{number}/" for number in range(30)]
WORDS = [
    "by",
    "byen",
    "byer",
    "bygge",
    "kommune",
    "kommuner",
    "kommunerne",
    "kl",
    "2018",
    "ærø",
    "øl",
    "ål",
    "ålborg",
    "åen",
    "sø",
    "søen",
    "søerne",
    "kommunekontaktråd",
    "kommunekontaktraad",
    "=kNyhed",
    "==hvem_ejer_kl",
    "==hvad_er_et_kkr",
]


def whole(entries: Iterable[SearchEntry]) -> Index:
    return merged_files([encoded_part(entries)])


def expected(entries: Iterable[SearchEntry]) -> Found:
    words: Found = {}
    for entry in entries:
        for field, own in entry.fields:
            for word in own:
                words.setdefault(word, {}).setdefault(field, set()).add(entry.address)
    return words


@st.composite
def entry_lists(draw: st.DrawFn) -> list[SearchEntry]:
    addresses = draw(st.lists(st.sampled_from(ADDRESSES), unique=True, max_size=20))
    return [draw(entries_at(address)) for address in addresses]


def entries_at(address: str) -> st.SearchStrategy[SearchEntry]:
    def entry(day: date | None, weight: int, words: Sequence[str], titled: int) -> SearchEntry:
        fields = ((TITLE + titled, set(words[:titled])), (BODY, set(words[titled:])))
        return SearchEntry(address, day, weight, fields, f"Titel\tNyhed\t{titled}")

    words = st.lists(st.sampled_from(WORDS), unique=True)
    return st.builds(entry, st.sampled_from(DAYS), st.integers(0, 3), words, st.integers(0, 3))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files divided, and days filled, by as little as there is in these tests."""
    monkeypatch.setattr(word_files, "LARGE", 40)
    monkeypatch.setattr(cards, "MOST_OF_FEW", 3)
    monkeypatch.setattr(cards, "MOST_OF_MANY", 2)
    monkeypatch.setattr(cards, "FEW", 12)
    monkeypatch.setattr(numbering, "LEAST_WIDTH", 4)


POSTINGS = st.sets(st.builds(posting, st.integers(0, 1 << 16), st.integers(0, FIELDS - 1)))


@settings(deadline=None)
@given(POSTINGS)
def test_postings_come_back_from_their_text(postings: set[int]) -> None:
    text = encode(sorted(postings))
    assert decode(text) == sorted(postings)
    assert " " not in text
    assert "\n" not in text


@settings(deadline=None)
@given(POSTINGS, POSTINGS, st.randoms())
def test_an_edited_text_is_that_of_the_edited_postings(
    postings: set[int], got: set[int], chance: random.Random
) -> None:
    lost = {each for each in postings if chance.random() < 0.5}
    text = edited(encode(sorted(postings)), lost, got - postings)
    assert text == encode(sorted((postings - lost) | (got - postings)))


@settings(deadline=None)
@given(entry_lists())
def test_the_index_says_of_each_word_which_pages_have_it(entries: list[SearchEntry]) -> None:
    assert found(whole(entries)) == expected(entries)


@settings(deadline=None)
@given(entry_lists(), st.integers(1, 4), st.integers(1, 4), st.randoms())
def test_the_files_are_the_same_however_the_work_is_shared(
    entries: list[SearchEntry], makers: int, writers: int, chance: random.Random
) -> None:
    mixed = list(entries)
    chance.shuffle(mixed)
    partials = [encoded_part(mixed[maker::makers]) for maker in range(makers)]
    shared: Index = {}
    merged = MergedIndex(partials)
    for part in range(writers):
        for path, content in merged.word_files(part, writers):
            assert path not in shared
            shared[path] = content
    shared |= dict(merged.card_files())
    assert shared | dict(merged.directory(shared, ())) == whole(entries)


@settings(deadline=None)
@given(entry_lists(), st.lists(entry_lists(), min_size=1, max_size=4), st.randoms())
def test_edits_one_after_another_give_what_making_it_anew_gives(
    first: list[SearchEntry], edits: list[list[SearchEntry]], chance: random.Random
) -> None:
    present = {entry.address: entry for entry in first}
    index = whole(first)
    for edit in edits:
        gone = {address for address in present if chance.random() < 0.2}
        new = {entry.address: entry for entry in edit if entry.address not in gone}
        old = {address: entry for address, entry in present.items() if address in gone | new.keys()}
        after = {**{a: e for a, e in present.items() if a not in gone}, **new}
        changed = changed_files(old.values(), new.values(), index.get, present.__getitem__)
        anew = whole(after.values())
        if changed is None:
            grew = {len(present) < cards.FEW, len(after) < cards.FEW} == {True, False}
            assert grew or (directory(index).width, directory(anew).width) != (4, 4), (
                "nothing else may call for this"
            )
            index = anew
        else:
            assert all(content != index.get(path) for path, content in changed.items())
            index = applied(index, changed)
        assert index == anew
        present = after


def applied(index: Index, changed: Mapping[str, bytes | None]) -> Index:
    return {path: content for path, content in {**index, **changed}.items() if content is not None}


def unasked(address: str) -> SearchEntry:
    raise AssertionError(f"{address} is not touched")


def news(number: int, day: date, words: str = "by") -> SearchEntry:
    fields = ((TITLE, {"kommune"}), (BODY, set(words.split())))
    return SearchEntry(f"nyheder/{number:04}/", day, 1, fields, f"Nyhed {number}\tNyhed\tom")


def test_an_edit_touches_the_files_of_its_own_words_only() -> None:
    entries = [news(number, date(2020, 1, 1) + timedelta(number)) for number in range(100)]
    index = whole(entries)
    fields = ((TITLE, {"kommune"}), (BODY, {"by", "ærø"}))
    new = entries[50]._replace(fields=fields)
    changed = changed_files([entries[50]], [new], index.get, unasked)
    assert changed is not None
    assert sorted(changed) == ["soegning/indeks.json", "soegning/ord/ae.txt"]
    assert changed_files([new], [new], applied(index, changed).get, unasked) == {}


def test_only_pages_of_the_same_day_are_asked_for() -> None:
    days = [date(2020, 1, 1), date(2020, 1, 2)]
    entries = {each.address: each for each in (news(n, days[n % 2]) for n in range(1, 7))}
    asked = []

    def kept(address: str) -> SearchEntry:
        asked.append(address)
        return entries[address]

    index = whole(entries.values())
    changed = changed_files([], [news(0, days[0])], index.get, kept)
    assert changed is not None
    assert sorted(set(asked)) == [f"nyheder/{number:04}/" for number in (2, 4, 6)]


def test_a_day_with_more_pages_than_numbers_calls_for_a_new_index() -> None:
    entries = [news(number, date(2020, 1, 1)) for number in range(4)]
    index = whole(entries)
    assert changed_files([], [news(99, date(2020, 1, 1))], index.get, unasked) is None


@pytest.mark.parametrize("missing", ["soegning/indeks.json", "soegning/ord/by.txt"])
def test_an_index_with_a_file_missing_is_made_anew(missing: str) -> None:
    entry = news(1, date(2020, 1, 1))
    index = whole([entry])
    del index[missing]
    assert changed_files([entry], [], index.get, unasked) is None


def test_an_index_of_other_entries_is_made_anew() -> None:
    one, other = news(1, date(2020, 1, 1)), news(2, date(2020, 1, 1))
    assert changed_files([other], [], whole([one]).get, unasked) is None
    assert changed_files([], [one], whole([one]).get, unasked) is None


def test_numbers_rise_with_the_day_and_undated_pages_come_first() -> None:
    days = [None, date(1850, 1, 1), date(1970, 5, 1), date(2020, 1, 1), date(2020, 1, 2)]
    pages = [(range_of(f"{index}/", day, 3), f"{index}/") for index, day in enumerate(days)]
    given = Numbering(pages)
    numbers = [given.numbers[address] for _, address in pages]
    assert all(one < other for one, other in pairwise(numbers))
    assert numbers[0] < UNDATED * given.width <= numbers[1]


def plain(address: str, words: Iterable[str]) -> SearchEntry:
    return SearchEntry(address, None, 1, ((BODY, set(words)),), "Titel\tSide\ttekst")


def test_a_large_file_is_divided_and_no_page_is_lost() -> None:
    entries = [
        plain(f"{n}/", {f"kommune{'abcdefghij'[n % 10]}", "komité", "ko", f"{n}x"})
        for n in range(200)
    ]
    index = whole(entries)
    assert found(index) == expected(entries)
    assert index["soegning/ord/ko.txt"].startswith(b"ko ")
    assert index["soegning/ord/komité.txt"].startswith("komité ".encode())
    assert index["soegning/ord/kommunea.txt"].count(b"\n") == 1


def test_all_spellings_of_a_word_are_in_one_file_whose_name_is_ascii() -> None:
    words = ["ærø", "aerø", "aeroe", "øl", "oel", "ål", "aal", "al"]
    index = whole([plain("a/", words)])
    names = {path for path in index if path.startswith("soegning/ord/")}
    assert names == {f"soegning/ord/{each}.txt" for each in ("ae", "ol", "al")}
    assert sorted(found(index)) == sorted(words)


def test_a_compound_is_found_by_its_last_part_in_every_inflection() -> None:
    index = whole([plain("a/", ["robotstøvsuger", "robotstøvsugerne", "bil"])])
    backwards = [key for key in lines(index) if key.startswith("~")]
    assert sorted(backwards) == ["~gusvotstobor~robotstøvsuger", "~gusvotstobor~robotstøvsugerne"]


def test_cards_that_lie_together_are_in_one_file_which_is_small() -> None:
    entries = [news(number, date(2020, 1, 1) + timedelta(number)) for number in range(100)]
    index = whole(entries)
    files = [content for path, content in index.items() if path.startswith("soegning/kort/")]
    assert len(files) > 30
    assert all(content.count(b"\n") <= 3 for content in files)
    days = [address for _, (address, _) in sorted(cards_of(index).items())]
    assert days == [entry.address for entry in entries]


def test_files_of_cards_are_joined_when_what_parted_them_is_gone() -> None:
    entries = [news(number, date(2020, 1, 1) + timedelta(number * number)) for number in range(20)]
    index = whole(entries)
    for first in range(19):
        gone = entries[first : first + 2]
        changed = changed_files(gone, [], index.get, unasked)
        assert changed is not None
        assert applied(index, changed) == whole(each for each in entries if each not in gone)


def test_pages_that_more_people_look_for_have_greater_numbers() -> None:
    pages = [(range_of(f"om/{weight}/", None, weight), f"om/{weight}/") for weight in range(4)]
    numbers = Numbering(pages).numbers
    assert list(numbers) == [f"om/{weight}/" for weight in range(4)]


HTML = "<article data-searched><h1>By og land</h1><p>En by, et land og et hav</p></article>"


def test_each_word_of_an_entry_is_in_the_field_that_counts_the_most() -> None:
    [entry] = entries_of("a/", SearchFacts("Side", weight=3), "Om by og skov.", page_text(HTML))
    assert entry.fields == (
        (TITLE + 1, {"by", "land"}),
        (LEAD, {"skov", "side"}),
        (BODY, {"hav", "=kSide"}),
    )
    assert (entry.weight, entry.card) == (3, "By og land\tSide\tOm by og skov.")


def test_an_entry_has_the_facets_of_its_page() -> None:
    facts = SearchFacts("Møde", date(2019, 1, 1), 1, ("KKR Sjælland",), (2018, 2019))
    [entry] = entries_of("a/", facts, "", page_text(HTML))
    facets = {word for _, words in entry.fields for word in words if word.startswith("=")}
    assert facets == {"=kMøde", "=y2018", "=y2019", "=cKKR_Sjælland"}


def test_a_page_that_is_not_to_be_searched_has_no_entry() -> None:
    assert (
        entries_of("a/", SearchFacts("Side"), "", page_text("<article><h1>By</h1></article>")) == []
    )


def test_a_part_of_a_page_is_an_entry_of_its_own_with_its_other_titles() -> None:
    html = (
        "<article data-searched><h1>Ordbog</h1>"
        '<section id="raad" data-search-part="raad" data-search-also="KKR; kontakt-råd">'
        "<h3>råd</h3><p>Det, <b>som</b> er valgt.</p></section></article>"
    )
    facts = SearchFacts("Side", weight=3, part_kind="Ord")
    page, part = entries_of("ordbog/", facts, "Ordene.", page_text(html))
    assert page.address == "ordbog/"
    assert (part.address, part.weight) == ("ordbog/#raad", 1)
    assert part.card == "råd\tOrd\tDet, som er valgt."
    assert part.fields[0] == (TITLE, {"råd", "kkr"})
    assert part.fields[1] == (TITLE + 2, {"kontakt", "kontaktråd"})


def test_a_point_is_found_by_its_number() -> None:
    html = "<article data-searched><h1>Punkt <a>1.10</a>: Ord</h1></article>"
    [entry] = entries_of("a/", SearchFacts("Punkt"), "", page_text(html))
    assert "1x10" in entry.fields[0][1]
    assert entry.card.startswith("Punkt 1.10: Ord\t")


def test_a_teaser_is_cut_between_words_and_is_not_the_title_again() -> None:
    text = "ord " * 100
    html = f"<article data-searched><h1>Et møde</h1><p>{text}</p></article>"
    [entry] = entries_of("a/", SearchFacts("Møde"), "Et møde.", page_text(html))
    teaser = entry.card.split("\t")[2]
    assert len(teaser) <= 152
    assert teaser.endswith("ord …")


def test_a_teaser_goes_on_from_the_title() -> None:
    [entry] = entries_of("a/", SearchFacts("Side"), "By og land: her bor folk.", page_text(HTML))
    assert entry.card.split("\t")[2] == "Her bor folk."


def test_signs_stand_in_a_teaser_as_in_the_text() -> None:
    text = "Se »valg« og »<a>råd</a>« (<a>KKR</a>), »by«, <a>land</a>."
    html = f"<article data-searched><h1>Ord</h1><p>{text}</p></article>"
    [entry] = entries_of("a/", SearchFacts("Side"), "Ord", page_text(html))
    assert entry.card.split("\t")[2] == "Se »valg« og »råd« (KKR), »by«, land."


def test_years_are_words_of_the_text_where_the_title_names_none_of_them() -> None:
    [entry] = entries_of("a/", SearchFacts("Person", years=(2018, 2019)), "Om by.", page_text(HTML))
    assert dict(entry.fields)[BODY] > {"2018", "2019"}


def test_only_the_synonyms_change_the_directory() -> None:
    index = whole([plain("a/", ["by"])])
    synonyms = ((("by", "stad"), ("town",)),)
    changed = changed_files([], [], index.get, unasked, synonyms)
    assert changed is not None
    assert list(changed) == ["soegning/indeks.json"]
    anew = merged_files([encoded_part([plain("a/", ["by"])])], synonyms)
    assert anew == applied(index, changed)
