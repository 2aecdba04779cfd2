"""What a citizen asks is answered in the first screen of a page, at most two steps from the front.

A step is a link that is clicked; everything is done on a phone, without script.
"""

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

QUESTIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "What is KL?": ((), "KL er de 98 kommuners fælles organisation."),
    "How many municipalities are members?": ((), "98 kommuner"),
    "When is the next meeting of any council?": ((), "Næste møde:"),
    "What is the newest from KL?": ((), "10. august 2020"),
    "What changes on 1 January 2027?": (
        (),
        "Region Hovedstaden og Region Sjælland bliver til Region Østdanmark 1. januar 2027.",
    ),
    "What becomes of the councils then?": (
        ("Det sker der",),
        "Fra 1. januar 2027 hører kommunerne til Region Østdanmark.",
    ),
    "What is a KKR?": (
        ("Hvad er et KKR?",),
        "Et kommunekontaktråd, forkortet KKR, er et råd af borgmestre",
    ),
    "Which municipalities are in KKR Nordjylland?": (
        ("KKR Nordjylland", "de 11 kommuner i Region Nordjylland"),
        "Brønderslev",
    ),
    "Who was the last known chair of KKR Sjælland?": (("KKR Sjælland",), "Mikael Smed"),
    "When does KKR Hovedstaden meet, and when did it?": (
        ("KKR Hovedstaden",),
        "Intet er meldt ud. Det seneste kendte: konstituerende møde",
    ),
    "What was decided at its last meeting?": (
        ("KKR Sjælland", "konstituerende møde 27. januar 2026"),
        "Kun planen er kendt.",
    ),
    "How many seats has KKR Nordjylland?": (("KKR Nordjylland",), "22, beregnet af stemmerne"),
    "Which party has most seats in KKR Syddanmark?": (
        ("KKR Syddanmark",),
        "flest til Venstre (V): 12",
    ),
    "Why has Dansk Folkeparti 2 to 3 seats in KKR Sjælland?": (
        ("KKR Sjælland", "Dansk Folkeparti (O)"),
        "Dansk Folkeparti fik 35.637 stemmer",
    ),
    "Who is mayor of Køge, and since when?": (
        ("Alle kommuner", "Køge"),
        "Ken Kristensen, Venstre (V), efter valget i 2025.",
    ),
    "When did the mayor of Roskilde become it?": (("Alle kommuner", "Roskilde"), "siden juni 2019"),
    "Which party got most votes in Aarhus, and how many?": (
        ("Alle kommuner", "Aarhus"),
        "Flest til Socialdemokratiet (A): 30,5 %.",
    ),
    "Is it sure that the mayor of Hillerød is mayor?": (
        ("Alle kommuner", "Hillerød"),
        "Kun aftalt: kilden er fra den 27. november 2025",
    ),
    "May I come to a meeting?": (
        ("KKR Sjælland", "Møder"),
        "Møderne er ikke åbne for offentligheden.",
    ),
    "Whom do I ask about KKR Nordjylland?": (
        ("KKR Nordjylland", "Kontakt sekretariatet"),
        "KL stiller sekretariatet til rådighed",
    ),
    "Where is everything as files?": (("Åbne data",), "Alle tabeller undtagen nyhederne"),
    "Where did the votes of Kolding end?": (
        ("Alle kommuner", "Kolding"),
        "gik til partier og lister med plads i KKR Syddanmark",
    ),
    "By which rules does a council work?": (
        ("KKR Sjælland", "Regler"),
        "Forretningsorden for KKR Sjælland",
    ),
    "Who is Pernille Beckmann?": (
        ("Personer A-Å", "Pernille Beckmann"),
        "Borgmester i Greve, Venstre (V).",
    ),
    "Who leads KL?": (("Om KL", "Formænd og direktører"), "Ikke bekræftet · Odense"),
    "Whom do I call?": (("Kontakt",), "33 70 33 70"),
    "How do I follow KKR Midtjylland?": (
        ("KKR Midtjylland", "Møder i din kalender, og nyt som feed"),
        "Feed med nyt fra KKR Midtjylland",
    ),
    "How do I follow KL by mail?": (("Abonnér",), "nyhedsbrev på mail"),
}
"""Each question with the links to follow and a text that answers."""

IN_VIEW = """() => {
  const main = document.querySelector("main"), found = []
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  for (let node; (node = walker.nextNode()); ) {
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width > 1 && box.top >= 0 && box.bottom <= innerHeight) found.push(node.data)
  }
  return found.join("")
}"""
"""The text whose boxes lie in the window."""


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_in_the_first_screen_after_two_steps(
    browser: Browser, address: str, question: str
) -> None:
    steps, answer = QUESTIONS[question]
    assert len(steps) <= 2
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    for step in steps:
        places = page.locator("main, .kl-footer").get_by_role("link", name=step, exact=True)
        places.first.click()
        page.wait_for_load_state()
    shown = " ".join(page.evaluate(IN_VIEW).replace("\xad", "").split())
    assert answer in shown
    context.close()


def test_the_first_screen_of_a_phone_says_who_what_when_and_where(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    for shown in (
        page.get_by_text("98 kommuners fælles organisation"),
        page.get_by_label("Find din kommune"),
        page.get_by_text("Næste møde:"),
        page.locator("#nyt"),
    ):
        box = shown.first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 844
    context.close()


def test_a_party_is_shown_alone_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(f"{address}kkr/sjaelland/2026-2030/medlemmer/")
    rows = page.locator(".kl-members tbody:visible")
    assert rows.count() > 4
    page.get_by_role("link", name="Socialdemokratiet (A) 3").click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Tomas Breddam")
    page.get_by_role("link", name="Alle 17").click()
    assert rows.count() > 4
    page.emulate_media(media="print")
    assert rows.count() > 4
    context.close()
