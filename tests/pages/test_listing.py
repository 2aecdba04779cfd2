"""Pagination: every entry can be reached, full pages never change, pages have one size."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from klsite.pages.listing import ListEntry, ListPage, PageLink, paginate

SIZES = st.integers(min_value=1, max_value=9)
COUNTS = st.integers(min_value=0, max_value=150)


def entries(count: int) -> list[ListEntry]:
    first = date(2000, 1, 1)
    return [
        ListEntry(f"e{n}", f"Nr. {n}", f"x/{n}/", first + timedelta(n), first + timedelta(n), "…")
        for n in range(count, 0, -1)
    ]


def pages(count: int, size: int) -> list[ListPage]:
    return list(paginate("liste/", entries(count), size))


@given(COUNTS, SIZES)
def test_every_entry_is_on_some_page_in_order(count: int, size: int) -> None:
    shown = [entry.id for page in pages(count, size) for entry in page.entries]
    assert list(dict.fromkeys(shown)) == [entry.id for entry in entries(count)]


@given(COUNTS, SIZES)
def test_all_pages_of_a_long_list_are_full(count: int, size: int) -> None:
    lengths = {len(page.entries) for page in pages(count, size)}
    assert lengths == {min(count, size)}


@given(COUNTS, SIZES)
def test_a_new_entry_leaves_every_numbered_page_as_it_was(count: int, size: int) -> None:
    before = {page.address: page.entries for page in pages(count, size)[1:]}
    after = {page.address: page.entries for page in pages(count + 1, size)}
    assert {address: after[address] for address in before} == before


@given(COUNTS, SIZES)
def test_older_and_newer_lead_through_all_pages(count: int, size: int) -> None:
    listed = pages(count, size)
    assert listed[0].address == "liste/"
    assert listed[0].newer is None
    assert listed[-1].older is None
    for newer, older in pairwise(listed):
        assert newer.older is not None
        assert newer.older.address.split("#")[0] == older.address
        assert older.newer is not None
        assert older.newer.address == newer.address


@given(COUNTS, SIZES)
def test_the_first_page_leads_to_the_first_entry_not_on_it(count: int, size: int) -> None:
    first, *rest = pages(count, size)
    if first.older is None:
        return
    unseen = entries(count)[size]
    assert first.older.address.endswith(f"#{unseen.anchor}")
    assert unseen in rest[0].entries


@given(COUNTS, SIZES)
def test_the_ends_and_the_page_itself_can_be_jumped_to(count: int, size: int) -> None:
    listed = pages(count, size)
    for page in listed:
        numbers = [link.number for link in page.others if link is not None]
        assert {listed[0].number, listed[-1].number, page.number} <= set(numbers)
        assert len(page.others) <= 9


def test_an_empty_list_has_one_page() -> None:
    (page,) = pages(0, 25)
    assert page == ListPage("liste/", None, (), 0, None, None, (PageLink("liste/", None, ""),))
