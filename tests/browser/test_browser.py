"""The built site in a real Chromium, wide and narrow, with and without script."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    Response,
    expect,
)

from support.layout import STYLES, TWICE, WIDTHS, longest_words, overflows

pytestmark = pytest.mark.browser

PAGES = [
    "", "nyheder/", "nyheder/side/2/", "nyheder/emner/uden-kategori/",
    "nyheder/2020/mundbind-i-sygetransport/", "nyheder/2012/kls-innovationspriser-2012/",
    "om-kl/", "om-kl/vaerdier/", "om-kl/love/", "om-kl/kommuner/", "kkr/", "kkr/sjaelland/",
    "kkr/sammensaetning/", "kkr/nordjylland/2018-2022/sammensaetning/",
    "kkr/sjaelland/2022-2026/sammensaetning/", "om-kl/bestyrelsen/", "om-kl/repraesentantskabet/",
    "kkr/sjaelland/2022-2026/", "kkr/sjaelland/2022-2026/medlemmer/",
    "kkr/sjaelland/2022-2026/moeder/", "kkr/sjaelland/2018-2022/moeder/2018-01-22/",
    "kkr/sjaelland/2018-2022/udpegninger/", "kkr/regler/sjaelland-2018-2022/", "kkr/organer/",
    "kkr/organer/vaekstforum/", "kkr/kerneomraader/", "kkr/kerneomraader/sundhed/", "personer/",
    "personer/mikael-smed/", "om-kl/kommuner/aeroe/", "ordbog/",
    "arrangementer/", "arrangementer/2018/kommunalpolitisk-topmoede-2018/", "dokumenter/",
    "dokumenter/2018/brev-til-nye-kommunalbestyrelser-2018/", "kontakt/", "nyhedsbrev/",
    "abonner/", "kilder/", "soeg/", "om-webstedet/", "om-webstedet/forbehold/", "404.html",
    "om-kl/formandskab-og-direktion/", "om-kl/bestyrelsens-medlemmer/",
    "kkr/syddanmark/andre-moeder/", "kkr/sjaelland/2022-2026/moeder/2024-04-17/",
    "kkr/hovedstaden/2018-2022/udpegninger/", "kkr/organer/sundhedskoordinationsudvalget/",
]  # fmt: skip


def watched(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """Return a new page, and the list that everything wrong about it goes to."""
    page = context.new_page()
    wrong: list[str] = []
    host = urlsplit(address).netloc

    def note_request(request: Request) -> None:
        if urlsplit(request.url).netloc not in (host, ""):
            wrong.append(f"foreign: {request.url}")

    def note_response(response: Response) -> None:
        if response.status >= 400:
            wrong.append(f"{response.status}: {response.url}")

    page.on("console", lambda message: wrong.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("request", note_request)
    page.on("response", note_response)
    return page, wrong


def test_every_kind_of_page_opens_cleanly_and_fits(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="da-DK")
    page, wrong = watched(context, address)
    for path in PAGES:
        page.goto(address + path)
        expect(page.locator("h1")).to_have_count(1)
        wrong += overflows(page, WIDTHS, STYLES) + overflows(page, WIDTHS[:1], TWICE)
    assert wrong == []
    context.close()


def test_the_longest_words_fit(browser: Browser, address: str, real_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    for path in longest_words(real_site, 40):
        page.goto(address + path)
        assert overflows(page, WIDTHS, {"wide": STYLES["wider than any font"]}) == []
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_breaks_a_rule_of_accessibility(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in PAGES:
        page.goto(address + path)
        found = Axe().run(page).response["violations"]
        told = [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]
        assert told == [], path
    context.close()


def test_a_reader_without_script_gets_everywhere(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Alle nyheder (113)").click()
    seen: list[str] = []
    while True:
        seen += page.locator(".kl-entry__title").all_inner_texts()
        older = page.get_by_role("link", name="Ældre", exact=True)
        if older.count() == 0:
            break
        older.click()
    titles = set(seen)
    assert len(titles) == 113
    page.goto(address + "soeg/")
    expect(page.locator("form")).to_be_hidden()
    expect(page.get_by_role("link", name="alle nyheder")).to_be_visible()
    context.close()


def test_the_menu_opens_on_a_phone_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "nyheder/2020/mundbind-i-sygetransport/")
    link = page.get_by_role("navigation", name="Hovedmenu").get_by_role("link", name="Om KL")
    expect(link).to_be_hidden()
    logo = page.locator(".kl-logo").bounding_box()
    page.get_by_text("Menu", exact=True).click()
    opened = page.get_by_role("navigation", name="Hovedmenu").bounding_box()
    assert opened is not None
    assert opened["width"] > 340
    assert page.locator(".kl-logo").bounding_box() == logo
    link.click()
    expect(page.locator("h1")).to_have_text("Om KL")
    context.close()


def test_the_keyboard_reaches_the_content_at_once(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "nyheder/2020/mundbind-i-sygetransport/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Gå til indholdet")
    page.keyboard.press("Enter")
    assert page.url.endswith("#_indhold")
    context.close()


def test_the_first_list_page_leads_to_the_first_item_not_on_it(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address + "nyheder/")
    shown = page.locator(".kl-entry__title").all_inner_texts()
    page.get_by_role("link", name="Ældre", exact=True).click()
    target = page.locator(".kl-entry:target .kl-entry__title")
    expect(target).to_be_in_viewport()
    assert target.inner_text() not in shown
    context.close()


def test_the_list_of_municipalities_narrows_as_one_types(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page, wrong = watched(context, address)
    page.goto(address + "om-kl/kommuner/")
    field = page.get_by_label("Find din kommune")
    for typed, left in (
        ("aa", 3),
        ("aalb", 1),
        ("ærø", 1),
        ("aeroe", 1),
        ("0101", 1),
        ("midtfyn", 1),
        ("lyngby-t", 1),
        ("xx", 0),
    ):
        field.fill(typed)
        expect(page.locator("[data-name]:visible")).to_have_count(left)
    field.fill("")
    expect(page.locator("[data-name]:visible")).to_have_count(98)
    assert wrong == []
    context.close()


def test_the_list_of_municipalities_is_whole_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "om-kl/kommuner/")
    expect(page.locator("[data-name]:visible")).to_have_count(98)
    expect(page.get_by_label("Find din kommune")).to_be_hidden()
    context.close()


def test_a_meeting_of_the_sample_opens_cleanly_and_accessibly(
    browser: Browser, sample_site: Path, serve: Callable[[Path], str]
) -> None:
    address = serve(sample_site)
    context = browser.new_context()
    page, wrong = watched(context, address)
    term = "kkr/fjordland/2030-2034/"
    for path in (
        "kkr/fjordland/", term, f"{term}medlemmer/", f"{term}moeder/", f"{term}moeder/2030-03-04/",
        f"{term}moeder/2030-11-11/", f"{term}udpegninger/", "kkr/organer/haveudvalget/",
        "kkr/regler/fjordland-2030-2034/aendringer/", "personer/viola-violbuket/",
    ):  # fmt: skip
        page.goto(address + path)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 800})
            wrong += [f"{path}: {each['id']}" for each in Axe().run(page).response["violations"]]
        wrong += overflows(page, WIDTHS, STYLES) + overflows(page, WIDTHS[:1], TWICE)
    assert wrong == []
    context.close()
