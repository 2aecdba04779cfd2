"""The search page in a real Chromium."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from klsite.search import SearchFacts, encoded_part, entries_of, merged_files, page_text, word_files
from support.project import REAL, make_project, run

pytestmark = pytest.mark.browser

FIELD = "Hvad leder du efter?"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The search page, on which nothing may go wrong."""
    context = browser.new_context(locale="da-DK")
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(f"console: {message.text}"))
    opened.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    opened.goto(address + "soeg/")
    yield opened
    assert wrong == []
    context.close()


def search(page: Page, words: str) -> None:
    page.get_by_label(FIELD).fill(words)
    page.get_by_role("button", name="Søg", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text(f"»{words}«")


def titles(page: Page) -> list[str]:
    return page.locator(".kl-results h2").all_inner_texts()


def test_nothing_of_the_index_is_fetched_before_a_search(page: Page, address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(address)
    page.goto(address + "soeg/")
    page.get_by_label(FIELD).focus()
    assert not [url for url in fetched if "/soegning/" in url]
    search(page, "håndsprit")
    index = [url.removeprefix(address + "soegning/") for url in fetched if "/soegning/" in url]
    assert index[:2] == ["indeks.json", "ord/ha.txt"]


def test_a_search_finds_the_page_and_shows_where(page: Page) -> None:
    search(page, "håndsprit")
    first = page.locator(".kl-results li").first
    expect(first.get_by_role("link")).to_have_text("150.000 liter håndsprit på vej til kommunerne")
    expect(first).to_contain_text("30. marts 2020")
    expect(first.locator("mark").first).to_have_text("håndsprit")
    assert page.url.endswith("?q=h%C3%A5ndsprit")
    first.get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("150.000 liter håndsprit på vej til kommunerne")


def test_a_search_in_the_address_is_made(page: Page, address: str) -> None:
    page.goto(address + "soeg/?q=mundbind+sygetransport")
    expect(page.locator(".kl-results a").first).to_have_text(
        "Indfør mundbind i sygetransport og FlexTrafik"
    )
    expect(page.get_by_label(FIELD)).to_have_value("mundbind sygetransport")


def test_a_search_from_the_front_page_without_a_result_says_so(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Søg på webstedet").fill("日本")
    page.get_by_role("button", name="Søg").click()
    expect(page.get_by_role("status")).to_have_text("Ingen resultater for »日本«.")
    expect(page.locator(".kl-results li")).to_have_count(0)


def test_pages_with_some_of_the_words_are_shown_where_none_has_all(page: Page) -> None:
    search(page, "håndsprit qwertyuiop")
    expect(page.get_by_role("status")).to_contain_text(
        "Ingen sider med alle ordene i »håndsprit qwertyuiop«. "
    )
    expect(page.locator(".kl-results a").first).to_contain_text("håndsprit")


def test_words_too_common_to_tell_pages_apart_do_not_narrow_a_search(page: Page) -> None:
    search(page, "mundbind")
    alone = titles(page)
    assert alone
    search(page, "mundbind og det")
    assert titles(page) == alone


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("hvornår er næste møde i KKR Sjælland", "møde KKR Sjælland"),
        ("liste over medlemmer i KKR Nordjylland", "medlemmer KKR Nordjylland"),
        ("hvad laver KL", "KL"),
    ],
)
def test_the_words_of_a_question_do_not_count(page: Page, asked: str, same: str) -> None:
    search(page, same)
    counted = page.get_by_role("status").inner_text().replace(same, asked)
    first = titles(page)[0]
    search(page, asked)
    assert page.get_by_role("status").inner_text() == counted
    assert titles(page)[0] == first


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("møder KKR Sjælland", "Møder i KKR Sjælland 2026-2030"),
        ("pressemeddelelser", "Pressemeddelelser"),
        ("nyheder 2015", "Nyheder fra 2015"),
        ("medlemsliste KKR Nordjylland", "Medlemmer af KKR Nordjylland 2026-2030"),
    ],
)
def test_a_list_is_found_by_its_name(page: Page, words: str, title: str) -> None:
    search(page, words)
    expect(page.locator(".kl-results h2").first).to_have_text(title)


def test_pages_that_lack_a_word_fill_up_few_results_that_have_all(page: Page) -> None:
    search(page, "praksislæger sundhedsvæsenet 2020")
    expect(page.locator(".kl-results a").first).to_contain_text("mere aktivitet i sundhedsvæsenet")


def test_going_back_to_a_search_shows_it_again(page: Page) -> None:
    search(page, "håndsprit")
    found = titles(page)
    page.locator(".kl-results a").first.click()
    page.wait_for_url("**/150000-liter-haandsprit/")
    page.go_back()
    expect(page.get_by_label(FIELD)).to_have_value("håndsprit")
    expect(page.locator(".kl-results h2")).to_have_text(found)


@pytest.mark.parametrize("height", [844, 1600])
def test_the_screen_is_filled_with_the_first_ten_results(page: Page, height: int) -> None:
    page.set_viewport_size({"width": 390, "height": height})
    search(page, "hvem ejer KL")  # whose first results are in many files
    page.wait_for_function(
        """() => {
            const shown = document.querySelectorAll(".kl-results li");
            const last = shown[shown.length - 1]?.getBoundingClientRect();
            return shown.length === 10 || last?.top > innerHeight;
        }"""
    )


def test_more_results_are_added_and_the_focus_goes_to_the_first_of_them(page: Page) -> None:
    search(page, "kommune")
    items = page.locator(".kl-results li")
    expect(items).to_have_count(10)
    page.get_by_role("button", name="Vis flere").focus()
    page.keyboard.press("Enter")
    expect(items).to_have_count(20)
    expect(items.nth(10).get_by_role("link")).to_be_focused()
    shown = page.locator(".kl-results a").evaluate_all("links => links.map((link) => link.href)")
    assert len(set(shown)) == 20


def test_the_keyboard_is_enough(page: Page) -> None:
    page.get_by_label(FIELD).focus()
    page.keyboard.type("håndsprit")
    page.keyboard.press("Enter")
    expect(page.locator(".kl-results li").first).to_be_visible()
    for _ in ("the button", "the choices", "the first result"):
        page.keyboard.press("Tab")
    expect(page.locator(".kl-results a").first).to_be_focused()


def test_the_arrows_go_through_the_results_and_escape_back_to_the_field(page: Page) -> None:
    search(page, "møde")
    field, links = page.get_by_label(FIELD), page.locator(".kl-results a")
    field.focus()
    for key, there in (
        ("ArrowDown", links.nth(0)),
        ("ArrowDown", links.nth(1)),
        ("ArrowUp", links.nth(0)),
        ("Escape", field),
    ):
        page.keyboard.press(key)
        expect(there).to_be_focused()
    expect(field).to_have_value("møde")


def test_results_come_as_one_types_and_go_with_the_words(page: Page) -> None:
    field = page.get_by_label(FIELD)
    field.press_sequentially("håndsp")
    expect(page.locator(".kl-results a").first).to_contain_text("håndsprit")
    expect(page.get_by_role("status")).to_contain_text("»håndsp«")
    field.fill("")
    expect(page.locator(".kl-results li")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize("failing", ["indeks.json", "ord/", "kort/"])
def test_a_file_that_cannot_be_fetched_is_told_of_and_asked_for_again(
    browser: Browser, address: str, failing: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "soeg/")

    def fail(route: Route) -> None:
        route.fulfill(status=503)

    page.route(f"**/{failing}**", fail)
    page.get_by_label(FIELD).fill("håndsprit")
    page.get_by_role("button", name="Søg", exact=True).click()
    expect(page.get_by_role("status")).to_have_text(
        "Søgningen kunne ikke hentes. Prøv igen, eller find siden i listerne."
    )
    page.unroute(f"**/{failing}**", fail)
    page.get_by_role("button", name="Søg", exact=True).click()
    expect(page.locator(".kl-results a").first).to_contain_text("håndsprit")
    context.close()


def test_results_of_the_search_before_do_not_stay_when_one_fails(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "soeg/")
    search(page, "kommune")
    page.route("**/ord/**", lambda route: route.fulfill(status=503))
    page.get_by_label(FIELD).fill("håndsprit")
    expect(page.get_by_role("status")).to_contain_text("kunne ikke hentes")
    expect(page.locator(".kl-results li")).to_have_count(0)
    expect(page.get_by_role("button", name="Vis flere")).to_be_hidden()
    context.close()


def test_the_site_may_lie_in_any_folder(
    browser: Browser, real_site: Path, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    (tmp_path / "et" / "sted").mkdir(parents=True)
    (tmp_path / "et" / "sted" / "her").symlink_to(real_site)
    address = serve(tmp_path) + "et/sted/her/"
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "soeg/?q=håndsprit")
    page.locator(".kl-results a").first.click()
    assert page.url == address + "nyheder/2020/150000-liter-haandsprit/"
    context.close()


def test_the_words_of_a_large_site_stand_in_several_files_of_which_few_are_fetched(
    browser: Browser,
    real_site: Path,
    tmp_path: Path,
    serve: Callable[[Path], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(word_files, "LARGE", 100)
    site = tmp_path / "site"
    shutil.copytree(real_site, site)
    shutil.rmtree(site / "soegning")
    entries = (
        entry
        for file in site.rglob("index.html")
        for entry in entries_of(
            file.parent.relative_to(site).as_posix() + "/",
            SearchFacts("Side"),
            "",
            page_text(file.read_text("utf-8")),
        )
    )
    for path, content in merged_files([encoded_part(entries)]).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    address = serve(site)
    context = browser.new_context()
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(address)))
    page.goto(address + "soeg/?q=kommunerne")
    expect(page.locator("mark").first).to_have_text(re.compile("^kommune", re.IGNORECASE))
    words = [path.split("/")[-1] for path in fetched if path.startswith("soegning/ord/")]
    assert len(words) > 1
    assert all(each.startswith("kommun") or "kommun".startswith(each[:-4]) for each in words)
    context.close()


@pytest.mark.parametrize("word", ["borgmester", "møde", "kommune"])
def test_all_inflections_of_a_word_find_the_same_word(page: Page, word: str) -> None:
    search(page, {"borgmester": "borgmestrene", "møde": "mødernes", "kommune": "kommunerne"}[word])
    marks = {mark.lower() for mark in page.locator("mark").all_inner_texts()}
    assert len(marks) > 1
    assert all(mark.startswith(word[:3]) for mark in marks)


def test_a_search_with_a_slip_asks_whether_another_word_was_meant(page: Page) -> None:
    search(page, "håndspirt")
    status = page.get_by_role("status")
    expect(status).to_have_text(
        re.compile("^Ingen resultater for »håndspirt«. Mente du »håndsprit«[?] Her er [0-9]+ ")
    )
    expect(page.locator(".kl-results a").first).to_contain_text("håndsprit")
    status.get_by_role("link", name="håndsprit").click()
    expect(page.get_by_label(FIELD)).to_have_value("håndsprit")
    expect(page.get_by_role("status")).to_have_text(
        re.compile("^[0-9]+ resultat.* for »håndsprit«[.]$")
    )


@pytest.mark.parametrize(
    ("words", "title"),
    [("hvor ligger KL", "Kontakt"), ("hvor ligger Rebild", "Rebild Kommune")],
)
def test_a_question_needs_no_word_that_it_only_implies(page: Page, words: str, title: str) -> None:
    search(page, words)
    assert titles(page)[0] == title
    expect(page.get_by_role("status")).not_to_contain_text("Ingen")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Må borgerne komme med til KKR's møder?", "Punkt 3.0: Ikke offentlige møder"),
        ("hvor mange kommunekontaktråd er der", "Kommunekontaktråd (KKR)"),
        ("hvem ejer KL", "Om KL"),
        ("hvor mange medlemmer har KKR Sjælland", "Medlemmer af KKR Sjælland 2026-2030"),
        ("2018-01-22", "Konstituerende møde i KKR Sjælland 22. januar 2018"),
        ("møder i KKR Sjælland 2024", "Møder i KKR Sjælland 2022-2026"),
        ("finansloven 2013", "Et forsigtigt finanslovsforslag"),
        ("spære grænse", "spærregrænse på 2 procent"),
        ("pladsfordeling KKR Syddanmark 2022-2026", "Sammensætningen af KKR Syddanmark 2022-2026"),
    ],
)
def test_what_is_asked_in_other_words_than_those_of_the_page_finds_it_first(
    page: Page, words: str, title: str
) -> None:
    search(page, words)
    expect(page.locator(".kl-results h2").first).to_have_text(title)


def test_a_compound_is_found_by_the_part_that_the_site_has_and_says_so(page: Page) -> None:
    search(page, "tilgængelighedserklæring")
    assert "Om webstedet" in titles(page)
    expect(page.get_by_role("status")).to_have_text(
        "Ingen sider med »tilgængelighedserklæring«. 1 resultat med en del af det."
    )


def test_a_point_of_the_rules_and_a_word_of_the_glossary_are_results_of_their_own(
    page: Page, address: str
) -> None:
    search(page, "punkt 3.3")
    page.locator(".kl-results a").first.click()
    assert page.url == address + "kkr/regler/sjaelland-2018-2022/#3.3"
    page.goto(address + "soeg/?q=dagsorden")
    first = page.locator(".kl-results li").first
    expect(first.locator(".kl-tag")).to_have_text("Ordforklaring")
    first.get_by_role("link").click()
    assert page.url == address + "ordbog/#dagsorden"


def test_results_are_narrowed_by_kind_year_and_council(page: Page, address: str) -> None:
    search(page, "møde")
    page.get_by_text("Vis kun nogle af resultaterne").click()
    page.get_by_label("KKR").select_option("KKR Sjælland")
    page.get_by_label("Slags").select_option("Møde")
    page.get_by_label("År").select_option("2019")
    expect(page.locator(".kl-results li")).not_to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("»møde«")
    assert set(page.locator(".kl-results .kl-tag").all_inner_texts()) == {"Møde"}
    assert all("KKR Sjælland" in title for title in titles(page))
    shown = titles(page)
    page.reload()
    expect(page.locator(".kl-results li")).to_have_count(len(shown))
    assert titles(page) == shown
    assert page.get_by_label("Slags").input_value() == "Møde"
    expect(page.get_by_role("status")).to_have_text(
        re.compile(f"^{len(shown)} af [0-9.]+ resultater for »møde« passer til valget[.] Vis.alle$")
    )
    page.get_by_role("status").get_by_role("link", name="Vis alle").click()
    expect(page.get_by_role("status")).to_have_text(
        re.compile("^[0-9.]+ resultater for »møde«[.]$")
    )


def test_no_filter_is_fetched_before_it_is_asked_for(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    search(page, "møde")
    assert not [url for url in fetched if "/ord/_" in url]


def test_an_empty_result_helps(page: Page, address: str) -> None:
    search(page, "qwertyuiop")
    expect(page.get_by_text("Prøv færre ord")).to_be_visible()
    expect(page.locator(".kl-empty").get_by_role("link", name="ordbog")).to_be_visible()
    expect(page.get_by_text("Vis kun nogle af resultaterne")).to_be_hidden()
    search(page, "møde")
    expect(page.get_by_text("Prøv færre ord")).to_be_hidden()


def test_without_script_a_sentence_says_so_and_the_lists_are_there(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "soeg/")
    expect(page.get_by_text("Søgningen kræver JavaScript")).to_be_visible()
    expect(page.get_by_label(FIELD)).to_be_hidden()
    for name in ("alle nyheder", "kommunerne", "ordbogen"):
        expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("words", ["møde", "håndspirt", "qwertyuiop"])
def test_results_break_no_rule_of_accessibility_and_fit(page: Page, words: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    search(page, words)
    if words == "møde":
        page.get_by_text("Vis kun nogle af resultaterne").click()
        expect(page.get_by_label("Slags").locator("option")).not_to_have_count(1)
    found = Axe().run(page).response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("words", ["kommune", "håndsprit", "qwertyuiop"])
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_while_results_come(
    browser: Browser, address: str, words: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(SHIFTS)
    page = context.new_page()
    page.goto(f"{address}soeg/?q={words}")
    expect(page.get_by_role("status")).to_contain_text(f"»{words}«")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts") == 0
    page.get_by_label(FIELD).press("End")
    page.get_by_label(FIELD).press_sequentially(" kl", delay=400)
    expect(page.get_by_role("status")).to_contain_text(f"»{words} kl«")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts") < 0.05
    context.close()


def test_titles_come_before_texts_and_the_newest_first(
    browser: Browser, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    project = make_project(tmp_path, REAL)
    for number, (day, title, summary) in enumerate(
        [
            ("2019-03-01", "Om noget andet", "Her står grævlingehuller i teksten."),
            ("2019-01-01", "Grævlingehul i titlen", "Og ikke i teksten."),
            ("2019-02-01", "Om noget tredje", "Et grævlingehul i teksten."),
        ]
    ):
        (project / "data" / "news" / "2019" / f"{day}-proeve-{number}.yml").write_text(
            f"id: proeve-{number}\nkind: Artikel\ndate: {day}\ntitle: {title}\n"
            f"summary: {summary}\nsource: profil\n",
            encoding="utf-8",
        )
    assert run(project, "build", now="").returncode == 0
    context = browser.new_context()
    page = context.new_page()
    page.goto(serve(project / "site") + "soeg/?q=grævlingehullerne")
    expect(page.get_by_role("status")).to_have_text("3 resultater for »grævlingehullerne«.")
    expect(page.locator(".kl-results li")).to_have_count(3)
    assert titles(page) == ["Grævlingehul i titlen", "Om noget andet", "Om noget tredje"]
    context.close()


def test_all_modules_are_asked_for_at_once(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}soeg/?q=borgmester")
    expect(page.locator(".kl-results li").first).to_be_visible()
    preloaded = page.locator("link[rel=modulepreload]").evaluate_all("all => all.map(x => x.href)")
    (script,) = page.locator("script[type=module]").evaluate_all("all => all.map(x => x.src)")
    assert len(preloaded) > 1
    assert sorted(each for each in asked if each.endswith(".js")) == sorted([script, *preloaded])
