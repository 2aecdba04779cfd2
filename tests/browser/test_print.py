"""Pages on paper: nothing is lost beside the sheet or folded away, and no sheet is nearly empty."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from pypdf import PageObject as PdfPage
from pypdf import PdfReader

pytestmark = pytest.mark.browser

SHEET: ViewportSize = {"width": 672, "height": 1001}
"""CSS pixels of an A4 sheet inside its margins of 16 mm."""

_HIDDEN = """() => [...document.querySelectorAll("article *")].filter(each => {
    const own = [...each.childNodes].some(
        node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
    const left_out = each.closest(
        ".kl-hidden, .kl-tabs, .kl-letters, .kl-find, .kl-choices, .kl-pager, .kl-neighbours,"
        + " .kl-related, .kl-search, .kl-feed, .kl-screen, svg, script,"
        + " [hidden]");
    const pale = getComputedStyle(each).color === "rgb(255, 255, 255)"
        && !each.closest(".md-button, .kl-tag--alert");
    return own && !left_out && (pale || !each.checkVisibility({contentVisibilityAuto: true}));
}).map(each => each.outerHTML.slice(0, 120))"""
"""The elements with text of a page's own that are not shown, or white on white, but for the ways
to other pages and what serves only on a screen, such as files to fetch."""

_CUT = """width => [...document.querySelectorAll("article *")].filter(each => {
    const box = each.getBoundingClientRect();
    return !each.closest(".kl-hidden, svg") && box.width > 0 && box.right > width + 1;
}).map(each => each.outerHTML.slice(0, 120))"""

_TAKEN_HOME = {"moeder", "medlemmer", "sammensaetning", "regler"}
"""Parts of the addresses of what people print: meetings, members, compositions, rules."""

_SHOWN = """() => [...document.querySelectorAll("article :not(svg, svg *, script)")].filter(each =>
    each.checkVisibility({contentVisibilityAuto: true}) && !each.closest(".kl-hidden")
).flatMap(each => [...each.childNodes]).filter(node => node.nodeType === Node.TEXT_NODE)
    .map(node => node.data).join(" ")"""

_FOLDED = """() => [...document.querySelectorAll("article details")].filter(each =>
    !each.closest(".kl-choices, [hidden]") && [...each.children].some(
        child => child.tagName !== "SUMMARY" && child.getBoundingClientRect().height === 0)
).map(each => each.outerHTML.slice(0, 120))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=SHEET, color_scheme="dark")
    made = context.new_page()
    made.emulate_media(media="print")
    yield made
    context.close()


def test_no_word_or_column_of_any_kind_of_page_is_lost_on_paper(
    page: Page, address: str, page_kinds: list[str]
) -> None:
    folded = 0
    for path in page_kinds:
        page.goto(address + path)
        folded += page.locator("article details:not([open])").count()
        assert page.evaluate(_HIDDEN) == [], path
        assert page.evaluate(_FOLDED) == [], path
        assert page.evaluate(_CUT, SHEET["width"]) == [], path
        for part in (".kl-tabs", ".kl-menu", ".kl-footer", ".md-skip"):
            shown = [each for each in page.locator(part).all() if each.is_visible()]
            assert shown == [], f"{path}: {part}"
    assert folded > 3


def test_paper_is_white_for_a_reader_in_the_dark(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 37, 41)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )


def test_no_kind_of_page_fills_more_sheets_than_its_text_needs(
    page: Page, address: str, page_kinds: list[str]
) -> None:
    checked = []
    for path in page_kinds:
        page.goto(address + path)
        height = page.evaluate("document.documentElement.scrollHeight")
        printed = page.pdf(format="A4")
        sheets = len(re.findall(rb"/Type\s*/Page\b", printed))
        assert 0 < sheets <= math.ceil(height / SHEET["height"] * 1.12) + 1, path
        if _TAKEN_HOME & set(path.split("/")):
            assert _letters_lost(page, printed) == Counter(), path
            checked.append(path)
    assert len(checked) >= len(_TAKEN_HOME)


def test_agenda_and_minutes_are_whole_on_paper(
    page: Page, sample_site: Path, serve: Callable[[Path], str]
) -> None:
    address = serve(sample_site)
    for path in (
        "kkr/fjordland/2030-2034/moeder/2030-03-04/",
        "kkr/fjordland/2030-2034/medlemmer/",
    ):
        page.goto(address + path)
        assert _letters_lost(page, page.pdf(format="A4")) == Counter(), path


def _letters_lost(page: Page, printed: bytes) -> Counter[str]:
    """Return the letters and digits of a page's own text that its PDF has too few of.

    They are counted and not read in order: on paper, words are hyphenated and cells side by side.
    """
    sheets = PdfReader(BytesIO(printed)).pages
    return _counted(page.evaluate(_SHOWN)) - _counted("".join(map(PdfPage.extract_text, sheets)))


def _counted(text: str) -> Counter[str]:
    return Counter(each for each in unicodedata.normalize("NFKC", text) if each.isalnum())
