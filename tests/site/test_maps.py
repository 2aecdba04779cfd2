"""The maps on the pages of the built sites."""

import gzip
import re
from collections.abc import Iterator
from datetime import date

import pytest

from klsite.pages.councils.maps import region_map
from klsite.pages.party_marks import party_mark
from support.loading import load_data
from support.project import REAL
from support.reading import BuiltPage

FIGURE = re.compile(r'<figure class="kl-map".*?</figure>', re.DOTALL)
MOST = 6_000
"""Bytes that a map may have, compressed."""


def maps(site: dict[str, BuiltPage]) -> Iterator[tuple[BuiltPage, str]]:
    for page in site.values():
        for figure in FIGURE.findall(page.file.read_text("utf-8")):
            yield page, figure


def test_the_pages_of_places_have_a_small_map_each_with_its_credit(
    real: dict[str, BuiltPage],
) -> None:
    found = list(maps(real))
    addresses = {page.address for page, _ in found}
    assert sum(1 for each in addresses if each.startswith("om-kl/kommuner/")) == 99
    assert {"", "kkr/hovedstaden/", "kkr/nordjylland/"} <= addresses
    for page, figure in found:
        assert len(gzip.compress(figure.encode(), 9)) <= MOST, page.address
        assert "DAGI, oktober 2025 (CC BY 4.0), forenklet" in figure, page.address


def test_every_municipality_is_a_link_for_a_mouse_and_no_stop_of_the_keyboard(
    real: dict[str, BuiltPage],
) -> None:
    [figure] = FIGURE.findall(real["om-kl/kommuner/"].file.read_text("utf-8"))
    links = re.findall(r'<a href="([^"]+)"( tabindex="-1")?>', figure)
    assert len({address for address, _ in links}) == 98
    assert all(unstopped for _, unstopped in links)


def test_a_map_of_mayors_shows_each_letter_that_the_table_has(real: dict[str, BuiltPage]) -> None:
    page = real["kkr/syddanmark/"].file.read_text("utf-8")
    [figure] = FIGURE.findall(page)
    places, _, legend = figure.partition("</svg>")
    letters = re.findall(r"<text[^>]*>([^<]+)</text>", places)
    table = page[page.index('id="kommuner"') : page.index('id="sekretariat"')]
    assert sorted(letters) == sorted(re.findall(r"<text[^>]*>([^<]+)</text>", table))
    assert len(letters) == 22
    assert set(re.findall(r"<text[^>]*>([^<]+)</text>", legend)) == set(letters)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2026, 12, 31), ["Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland"]),
        (date(2027, 1, 1), ["Østdanmark", "Syddanmark", "Midtjylland"]),
    ],
)
def test_the_regions_on_the_map_are_those_of_the_day(day: date, names: list[str]) -> None:
    drawn = region_map(load_data(REAL / "data").dataset, day)
    assert drawn is not None
    assert [label.text for label in drawn.labels] == [*names, "Nordjylland"]
    assert len({place.area for place in drawn.places}) == len(drawn.labels)


@pytest.mark.parametrize(
    ("colour", "ink"),
    [("#254264", "#fff"), ("#eac73e", "#000"), ("#96b226", "#000"), (None, "#000")],
)
def test_a_letter_is_in_the_ink_that_one_can_read_on_the_colour(
    colour: str | None, ink: str
) -> None:
    assert party_mark("A", "Et parti", colour).ink == ink


def test_parties_with_as_many_mayors_stand_in_the_order_of_the_seats(
    real: dict[str, BuiltPage],
) -> None:
    for kkr in ("hovedstaden", "midtjylland", "nordjylland", "sjaelland", "syddanmark"):
        page = real[f"kkr/{kkr}/"].file.read_text("utf-8")
        seats, mayors = (
            re.findall(r"</svg> ([^:<]+): (\d+)", each)
            for each in re.findall(r'<ul class="kl-legend">(.*?)</ul>', page, re.DOTALL)
        )
        order = [party for party, _ in seats]
        rank = [
            (-int(count), order.index(party) if party in order else len(order))
            for party, count in mayors
        ]
        assert rank == sorted(rank), kkr
