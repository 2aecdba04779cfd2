"""The whole built site: links, anchors, titles, validity, and what it makes browsers fetch."""

from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import html5lib
import pytest

from support.loading import load_data
from support.project import LIVE, SAMPLE
from support.reading import HOST, BuiltPage, local_target, pages

CODE = "//script[not(@src) and not(@type='application/ld+json')]"
"""Scripts of a page itself; JSON-LD is data, which no policy for scripts concerns."""

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module", params=["live", "sample"])
def site(request: pytest.FixtureRequest) -> Path:
    built: Path = request.getfixturevalue(f"{request.param}_site")
    return built


@pytest.fixture(scope="module")
def built(site: Path) -> list[BuiltPage]:
    found = pages(site)
    assert len(found) > 20
    return found


def test_every_link_and_anchor_leads_somewhere(site: Path, built: list[BuiltPage]) -> None:
    ids = {page.file: page.ids for page in built}
    broken = []
    for page in built:
        for link in page.links():
            if (target := local_target(site, link)) is None:
                continue
            file, fragment = target
            if not file.is_file() or (fragment and fragment not in ids[file]):
                broken.append(f"{page.address} -> {link}")
    assert broken == []


def test_the_menu_of_a_section_marks_the_nearest_entry_above_a_page(built: list[BuiltPage]) -> None:
    deep = 0
    for page in built:
        menu = page.document.xpath("//nav[@class='kl-section']//a")
        shown = {urljoin(HOST + page.address, each.get("href")): each for each in menu}
        above = [each for each in shown if (HOST + page.address).startswith(each)]
        nearest = max(above, key=len, default=None)
        marked = {each: link.get("aria-current") for each, link in shown.items()}
        own = nearest == HOST + page.address
        assert {each: mark for each, mark in marked.items() if mark} == (
            {nearest: "page" if own else "true"} if nearest else {}
        ), page.address
        deep += not own and nearest is not None
    assert deep > 5


def test_every_page_can_be_reached_from_the_front_page(site: Path, built: list[BuiltPage]) -> None:
    by_file = {page.file: page for page in built}
    seen, waiting = set(), [site / "index.html"]
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        for link in by_file[file].links():
            target = local_target(site, link)
            if target and target[0] in by_file:
                waiting.append(target[0])
    alone = {page.address for page in built if page.file not in seen}
    redirects = {page.address for page in built if page.is_redirect}
    moves = [load_data(root / "data").dataset.moves.moves for root in (LIVE, SAMPLE)]
    ended = {each.address for every in moves for each in every if each.reason}
    assert alone - redirects <= {"404.html", "nyheder/2030/trukket-tilbage/", *ended}


def test_titles_are_unique_and_every_page_has_one_heading(built: list[BuiltPage]) -> None:
    titles = Counter(page.document.findtext(".//title") for page in built if not page.is_redirect)
    assert [title for title, count in titles.items() if count > 1] == []
    assert None not in titles
    for page in built:
        assert len(page.document.findall(".//h1")) == 1, page.address


def test_heading_levels_are_not_skipped(built: list[BuiltPage]) -> None:
    for page in built:
        levels = [int(each.tag[1]) for each in page.document.xpath("//h1|//h2|//h3|//h4")]
        for before, after in pairwise(levels):
            assert after <= before + 1, f"{page.address}: h{before} then h{after}"


def test_ids_stand_once_on_a_page(built: list[BuiltPage]) -> None:
    for page in built:
        ids = Counter(str(each) for each in page.document.xpath("//@id"))
        assert [each for each, count in ids.items() if count > 1] == [], page.address


def test_nothing_is_fetched_from_another_host(built: list[BuiltPage]) -> None:
    for page in built:
        foreign = [each for each in page.fetched() if not each.startswith((HOST, "data:"))]
        assert foreign == [], page.address


def test_only_the_pages_to_search_in_have_a_script(built: list[BuiltPage]) -> None:
    with_script = {page.address for page in built if page.document.xpath("//script[@src]")}
    assert with_script == {"soeg/", "om-kl/kommuner/"}
    inline = {page.address for page in built if page.document.xpath(CODE)}
    assert inline == {page.address for page in built if page.is_redirect}
    assert not any(page.document.xpath("//@onclick | //@onload | //@style") for page in built)


def test_every_page_is_html_by_the_standard(built: list[BuiltPage]) -> None:
    for page in built:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(page.file.read_bytes(), transport_encoding="utf-8")
        assert [error[1] for error in parser.errors] == [], page.address


def test_no_page_has_a_control_without_a_name_or_use(built: list[BuiltPage]) -> None:
    for page in built:
        labelled = {str(each) for each in page.document.xpath("//label/@for")}
        for control in page.document.xpath("//input | //select | //textarea"):
            assert control.get("type") != "checkbox", page.address
            assert control.get("id") in labelled, page.address


def test_every_page_describes_itself(built: list[BuiltPage]) -> None:
    for page in built:
        if page.is_redirect or page.address == "404.html":
            continue
        (description,) = page.document.xpath("//meta[@name='description']/@content")
        assert description.strip(), page.address
        (canonical,) = page.document.xpath("//link[@rel='canonical']/@href")
        assert canonical == HOST + page.address
        assert page.document.xpath("//html/@lang") == ["da"]


def test_links_to_different_places_have_names_of_their_own(built: list[BuiltPage]) -> None:
    for page in built:
        targets: dict[str, set[str]] = {}
        own = "//a[not(@rel='external' or ancestor::*[@aria-hidden='true' or @class='kl-toc'])]"
        for link in page.document.xpath(own):
            name = link.get("aria-label") or " ".join(link.text_content().split())
            assert name or link.xpath(".//img[@alt]"), f"{page.address}: {link.get('href')}"
            targets.setdefault(name, set()).add(link.get("href"))
        # a person's namesake and a section of rules with several points are told by the text
        assert {name for name, found in targets.items() if len(found) > 9} == set(), page.address


def test_descriptions_say_more_than_titles_and_fit_a_list_of_results(
    site: Path, real_site: Path, built: list[BuiltPage]
) -> None:
    least = 50 if site == real_site else 1  # the sample has short ones
    for page in built:
        for description in page.document.xpath("//meta[@name='description']/@content"):
            assert least <= len(description) <= 160, page.address
            assert description.rstrip(".") != page.document.findtext(".//h1"), page.address


def test_every_news_list_names_its_own_feed(site: Path, built: list[BuiltPage]) -> None:
    lists = [page for page in built if page.document.xpath("//ol[contains(@class, 'kl-entries')]")]
    news = [page for page in lists if page.address.startswith("nyheder/")]
    assert news
    for page in news:
        feed, *_ = page.document.xpath("//link[@type='application/rss+xml']/@href")
        target = local_target(site, next(link for link in page.links() if link.endswith(".xml")))
        assert target is not None
        assert target[0].is_file()
        first = page.address.split("side/")[0]
        year = first.removeprefix("nyheder/").strip("/")
        is_of_all = year.isdigit() or year == "hvad-er-aendret"
        expected = "nyheder" if is_of_all else first.strip("/")
        assert str(feed).endswith(f"feeds/{expected}.xml")


def test_list_pages_have_at_most_25_entries(built: list[BuiltPage]) -> None:
    for page in built:
        assert len(page.document.xpath("//li[contains(@class, 'kl-entry')]")) <= 25


def test_the_site_map_lists_the_pages_that_may_be_found(site: Path, built: list[BuiltPage]) -> None:
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    listed = {each.text for each in root.iter(f"{SITEMAP}loc")}
    hidden = {
        page.address
        for page in built
        if page.is_redirect or page.document.xpath("//meta[@name='robots']/@content")
    }
    expected = {HOST + page.address for page in built if page.address not in hidden}
    assert listed == expected - {f"{HOST}404.html"}
    for each in root.iter(f"{SITEMAP}lastmod"):
        assert each.text
        assert len(each.text) == 10


@pytest.mark.parametrize("secret", ["en kladde", "klausuleret", "ikke kunne ses"])
def test_what_is_not_public_is_nowhere(sample_site: Path, secret: str) -> None:
    for file in sample_site.rglob("*"):
        if file.suffix in (".html", ".xml", ".json", ".js"):
            assert secret not in file.read_text(encoding="utf-8").lower(), file


def test_a_former_address_sends_its_visitors_on(sample_site: Path) -> None:
    text = (sample_site / "nyheder/2031/det-gamle-navn/index.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh" content="0; url=../../../nyheder/2031/med-broedtekst/"' in text
    assert f'rel="canonical" href="{HOST}nyheder/2031/med-broedtekst/"' in text
    assert "robots" not in text, "beside a canonical address it would hide the new one too"


def test_a_withdrawn_item_keeps_its_page_with_the_reason(sample_site: Path) -> None:
    text = (sample_site / "nyheder/2030/trukket-tilbage/index.html").read_text(encoding="utf-8")
    assert "Nyheden er trukket tilbage 27. december 2030.</strong> Den var forkert." in text
    assert '<meta name="robots" content="noindex">' in text
    front = (sample_site / "nyheder/index.html").read_text(encoding="utf-8")
    assert "trukket" not in front


def test_what_is_not_known_is_said_to_be(real_site: Path) -> None:
    text = (real_site / "kontakt/index.html").read_text(encoding="utf-8")
    assert text.count("kke oplyst") == 1
    assert "på webstedet: kontaktpersoner og pressekontakter." in text
    assert "Presse</h2>" not in text
