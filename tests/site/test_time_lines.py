"""Lines of time and strips of months: what they draw is what the text beside them says."""

import gzip
import re
from datetime import date

import pytest

from klsite.pages.time_axis import TimeAxis
from support.reading import BuiltPage, words

TERM = "kkr/fjordland/2030-2034/"
MOST = 6_000
"""Bytes that the pictures of a page may have, compressed."""


def rows(page: BuiltPage) -> dict[str, str]:
    """Return the bar of each row by the text beside it."""
    found = re.findall(
        r"<li[^>]*><p>(.*?)</p>\s*(<svg class=\"kl-span\".*?</svg>)",
        page.file.read_text("utf-8"),
        re.DOTALL,
    )
    return {" ".join(re.sub(r"<[^>]+>", "", text).split()): bar for text, bar in found}


def bars(bar: str) -> list[tuple[str, int, int]]:
    found = re.findall(r'class="kl-span__(\w+)" x="(\d+)" y="5" width="(\d+)"', bar)
    return [(kind, int(start), int(width)) for kind, start, width in found]


def test_days_lie_in_the_year_they_are_of() -> None:
    axis = TimeAxis(2030, 2033, date(2031, 1, 10))
    assert [axis.at(date(year, 1, 1)) for year in axis.years] == [0, 250, 500, 750]
    assert (axis.at(date(2029, 5, 1)), axis.at(date(2040, 1, 1))) == (0, 1000)
    assert axis.step == 1
    assert TimeAxis(2018, 2029, date(2026, 1, 1)).step == 2


def test_a_term_shows_who_had_an_office_or_a_seat_and_when(
    sample_pages: dict[str, BuiltPage],
) -> None:
    found = rows(sample_pages[TERM])
    chair, acting, vice = (
        next(bar for text, bar in found.items() if text.startswith(what))
        for what in ("Formand:", "Fungerende formand:", "Næstformand:")
    )
    [(kind, start, width)] = bars(chair)
    assert (kind, start) == ("known", 14)  # 21 January of the first of four years
    assert "kl-span__runs" in chair  # still in office
    [(_, begins, length)] = bars(acting)
    assert start < begins
    assert begins + length < start + width
    assert "kl-span__runs" not in acting
    first, second = bars(vice)
    assert first[1] + first[2] < second[1]  # nobody for two weeks
    assert (
        "Borgmesteren i Byby: Asger Åkande, fra 21. januar 2030 til 1. november 2030; Karla "
        in (" ".join(found))
    )
    assert any(text.startswith("4 borgmestre uden skift") for text in found)


def test_what_is_not_followed_is_drawn_as_not_known(real: dict[str, BuiltPage]) -> None:
    page = real["kkr/hovedstaden/2018-2022/"]
    bars_by_text = rows(page).items()
    mayors = next(bar for text, bar in bars_by_text if re.match(r"\d+ borgmestre ved", text))
    [(kind, _, _)] = bars(mayors)
    assert kind == "open"
    assert "kl-span__runs" not in mayors
    assert "hvem der er trådt ind og ud i perioden" in words(page)
    assert "uden skift" not in words(page)


def test_a_person_has_a_bar_for_each_role(sample_pages: dict[str, BuiltPage]) -> None:
    page = sample_pages["personer/karla-kaprifolie/"]
    member, mayor = rows(page).values()
    assert bars(member)[0][1] < bars(mayor)[0][1]
    assert "kl-span__runs" in mayor
    assert "kl-span__runs" not in member
    assert "fra 21. januar 2030 til 1. november 2030" in words(page)


def test_a_year_has_every_listed_meeting_in_its_month(sample_pages: dict[str, BuiltPage]) -> None:
    [_, strip] = sample_pages[f"{TERM}moeder/"].document.xpath("//ol[@class='kl-year']")
    months = [[each.text_content() for each in month.xpath("a")] for month in strip]
    assert len(months) == 12
    assert months[0] == ["● 21.21. januar 2030, holdt"]
    assert months[8] == ["● 16.16. september 2030, holdt"]  # where it was moved to
    assert months[10] == [
        "✕ 11.11. november 2030, aflyst",
        "● 25.25. november 2030, holdt",
    ]
    assert (
        "○ 10.10. februar 2031, planlagt" in sample_pages["kkr/fjordland/"].document.text_content()
    )


def test_bounds_are_drawn_from_the_fewest_to_the_most(sample_pages: dict[str, BuiltPage]) -> None:
    page = sample_pages["kkr/fjordland/2026-2030/sammensaetning/"]
    found = rows(page)
    assert len(found) >= 3
    for text, bar in found.items():
        least, _, most = text.rpartition(": ")[2].partition("–")
        known = re.search(r'kl-span__known" y="4" width="(\d+)"', bar)
        more = re.search(r'kl-span__open" x="(\d+)" y="4" width="(\d+)"', bar)
        drawn = int(known[1]) if known else 0
        assert drawn == int(least) * 10, text
        assert (int(more[1]) + int(more[2]) if more else drawn) == int(most or least) * 10, text


@pytest.mark.parametrize("site", ["sample_pages", "real"])
def test_the_pictures_of_a_page_are_small(site: str, request: pytest.FixtureRequest) -> None:
    for page in request.getfixturevalue(site).values():
        drawn = re.findall(
            r'<svg class="kl-span".*?</svg>', page.file.read_text("utf-8"), re.DOTALL
        )
        assert len(gzip.compress("".join(drawn).encode())) < MOST, page.address
