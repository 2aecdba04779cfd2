"""Every kind of page by keyboard, in the dark, and with the colours of the reader."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_STOPS = 60
"""How often the test presses Tab on a page. Lists repeat themselves long before."""

_FOCUSED = """() => {
    const stop = document.activeElement;
    if (stop === null || stop === document.body) return null;
    const style = getComputedStyle(stop);
    const kind = stop.tagName.toLowerCase() + "." + stop.className;
    const box = stop.getBoundingClientRect();
    const follows = !window._last
        || Boolean(window._last.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
    window._last = stop;
    return {
        kind,
        follows,
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        shown: box.width > 0 && box.height > 0,
    };
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_every_stop_of_the_keyboard_is_outlined(
    page: Page, address: str, page_kinds: list[str]
) -> None:
    seen: set[str] = set()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        for path in page_kinds:
            page.goto(address + path)
            for number in range(_STOPS):
                page.keyboard.press("Tab")
                stop = page.evaluate(_FOCUSED)
                if stop is None or (number and stop["kind"] == "a.md-skip"):  # once around
                    break
                where = f"{path}, stop {number + 1} at {width}: {stop['kind']}"
                assert stop["outlined"], where
                assert stop["shown"], where
                assert stop["follows"], f"{where} does not follow the stop before it"
                seen.add(stop["kind"].partition(".")[0])
    assert seen >= {"a", "summary", "input", "button", "div"}


def test_the_first_stop_of_every_kind_of_page_leads_to_its_content(
    page: Page, address: str, page_kinds: list[str]
) -> None:
    for path in page_kinds:
        page.goto(address + path)
        page.keyboard.press("Tab")
        stop = page.locator(":focus")
        assert stop.inner_text() == "Gå til indholdet", path
        target = str(stop.get_attribute("href"))
        assert target.startswith("#"), path
        assert page.locator(f"h1[id='{target[1:]}']").count() == 1, path


def test_no_kind_of_page_breaks_a_rule_of_accessibility_in_the_dark(
    browser: Browser, address: str, page_kinds: list[str]
) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    for path in page_kinds:
        page.goto(address + path)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == "rgb(18, 25, 29)", path
        page.evaluate(
            "document.querySelectorAll('article details').forEach(each => each.open = true)"
        )
        found = Axe().run(page).response["violations"]
        told = [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]
        assert told == [], path
    context.close()


def test_the_bullets_of_a_list_stand_beside_its_text(page: Page, address: str) -> None:
    page.goto(address + "kkr/sjaelland/2022-2026/sammensaetning/")
    heading, item = page.locator("#hvorfor"), page.locator("#hvorfor ~ ul > li").first
    left, indented = heading.bounding_box(), item.bounding_box()
    assert left is not None
    assert indented is not None
    assert indented["x"] >= left["x"] + 12


def test_the_steps_to_a_page_can_be_hit_with_a_thumb(
    page: Page, address: str, page_kinds: list[str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for path in page_kinds:
        page.goto(address + path)
        steps = page.locator(".kl-breadcrumbs a").all()
        boxes = [box for step in steps if (box := step.bounding_box()) is not None]
        assert bool(boxes) is bool(steps), path
        for box in boxes:
            assert min(box["width"], box["height"]) >= 24, path


def test_seats_and_places_are_told_apart_with_the_colours_of_the_reader(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(address + "kkr/sjaelland/2022-2026/sammensaetning/")
    fill = "each => getComputedStyle(each).fill"
    mayor, other = page.locator(".kl-seat--mayor").first, page.locator("g.kl-seat").first
    assert mayor.locator("rect").evaluate(fill) != mayor.locator("text").evaluate(fill)
    assert other.locator("rect").evaluate(fill) != other.locator("text").evaluate(fill)
    assert mayor.locator("rect").evaluate(fill) != other.locator("rect").evaluate(fill)
    page.goto(address + "om-kl/kommuner/odense/")
    here, others = page.locator(".kl-map__here"), page.locator("[class^=kl-map__area]").first
    assert here.evaluate(fill) != others.evaluate(fill)
    context.close()
