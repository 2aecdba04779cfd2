"""What a citizen asks is answered on the front page or at most two steps from it, without script.

A step is a link that is clicked or a form that is sent.
"""

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

QUESTIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "What is KL?": ((), "KL er de 98 kommuners fælles organisation."),
    "How many municipalities are members?": ((), "98 kommuner"),
    "When is the next meeting of any council?": ((), "Næste møde:"),
    "What is the newest from KL?": ((), "10. august 2020"),
    "Who was the last known chair of KKR Sjælland?": (("KKR Sjælland",), "Mikael Smed"),
    "How many seats has KKR Nordjylland?": (("KKR Nordjylland",), "22 pladser"),
    "Which party has most seats in KKR Syddanmark?": (("KKR Syddanmark",), "Venstre (V): 12"),
    "When did KKR Hovedstaden meet this year?": (("KKR Hovedstaden",), "Møder i 2026"),
    "Who is mayor of Køge?": (("KKR Sjælland",), "Ken Kristensen"),
    "What becomes of KKR Sjælland in 2027?": (("KKR Sjælland",), "Region Østdanmark"),
    "Who sits for Køge in the council?": (
        ("KKR Sjælland", "Medlemmer"),
        "Køge Ken Kristensen",
    ),
    "Why has Dansk Folkeparti 2 to 3 seats in KKR Sjælland?": (
        ("KKR Sjælland", "Beregnet af stemmerne efter vores læsning af reglerne"),
        "Dansk Folkeparti (O): 2–3",
    ),
    "Where did the votes of Kolding end, and which news name it?": (
        ("KKR Syddanmark", "Kolding"),
        "Nyheder, der nævner Kolding",
    ),
    "By which rules does a council work?": (
        ("KKR Sjælland", "Regler"),
        "Forretningsorden for KKR Sjælland",
    ),
    "Whom do I call?": (("Kontakt",), "33 70 33 70"),
    "How do I follow KKR Midtjylland?": (("KKR Midtjylland",), "Feed med nyt fra KKR Midtjylland"),
}
"""Each question with the links to follow and a text that answers."""


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_within_two_steps(
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
    expect(page.locator("main")).to_contain_text(answer, use_inner_text=True)
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
