"""The bars of seats: as long as the seats, pale where not certain, with the text beside."""

import re

from support.reading import BuiltPage, words

BAR = re.compile(r'<svg class="kl-bar".*?</svg>', re.DOTALL)


def bars(page: BuiltPage) -> list[str]:
    return BAR.findall(page.file.read_text("utf-8"))


def length(bar: str) -> int:
    return sum(int(each) for each in re.findall(r'<rect[^>]* width="(\d+)"', bar)) // 10


def test_the_bars_of_all_councils_are_as_long_as_they_have_seats(
    real: dict[str, BuiltPage],
) -> None:
    page = real["kkr/sammensaetning/"]
    entries = page.document.xpath("//ul[contains(@class, 'kl-bars')]/li")
    drawn = bars(page)
    assert len(entries) == len(drawn) == 15
    assert len({re.search(r'viewBox="[^"]+"', bar)[0] for bar in drawn}) == 1  # type: ignore[index]
    for entry, bar in zip(entries, drawn, strict=True):
        told = " ".join("".join(entry.itertext()).split())
        sizes = re.search(r"([\d, eler]+) medlemmer", told)
        assert sizes is not None, told
        assert length(bar) in {int(each) for each in re.findall(r"\d+", sizes[1])}, told
        uncertain = re.search(r"\(\d+–\d+\)", told) is not None
        assert ("kl-bar__open" in bar) <= uncertain, told


def test_the_front_page_of_a_kkr_names_each_party_of_its_bar(real: dict[str, BuiltPage]) -> None:
    page = real["kkr/sjaelland/"]
    [bar] = bars(page)
    shown = words(page)
    assert "34 pladser" in shown
    assert length(bar) == 34
    for name, seats in re.findall(r"<title>([^<]+): (\d+)</title>", bar):
        assert f"{name}: {seats}" in shown
    assert shown.index("Formand") < shown.index("34 pladser") < shown.index("Følg rådet")


def test_votes_and_seats_lie_over_each_other_as_large_as_their_shares(
    real: dict[str, BuiltPage],
) -> None:
    page = real["kkr/nordjylland/2026-2030/sammensaetning/"]
    [picture] = bars(page)
    boxes = re.findall(r'<rect x="(\d+)"( y="110")? width="(\d+)"', picture)
    votes = [(int(start), int(width)) for start, below, width in boxes if not below]
    seats = [(int(start), int(width)) for start, below, width in boxes if below]
    assert len(votes) == len(seats) >= 5
    assert seats[0][0] == 0
    assert sum(width for _, width in seats) == 1000
    assert sum(width for _, width in votes) <= 1000
    for bar in (votes, seats):
        ends = [start + width for start, width in bar]
        assert [start for start, _ in bar[1:]] == ends[:-1]
    table = page.document.xpath("//table[1]//tbody/tr/td[contains(., '%')]")[: len(votes)]
    shares = [float("".join(each.itertext()).split()[0].replace(",", ".")) for each in table]
    for (_, width), share in zip(votes, shares, strict=True):
        assert abs(width - share * 10) <= 1


def test_the_front_page_counts_the_members_of_the_present_councils(
    real: dict[str, BuiltPage],
) -> None:
    (newest, *_) = real["kkr/sammensaetning/"].document.xpath("//ul[contains(@class, 'kl-bars')]")
    sizes = [int(size.split()[0]) for size in newest.xpath("li/p/strong/text()")]
    assert len(sizes) == 5
    assert f"{sum(sizes)} pladser i rådene, beregnet" in words(real[""])
