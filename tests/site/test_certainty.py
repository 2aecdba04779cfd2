"""Nothing on the built site says more than is known, and it says so on every page it holds for."""

import yaml

from support.project import REAL, REAL_NOW
from support.reading import BuiltPage, words
from support.rendering import Rendering

TABS = ("", "medlemmer/", "moeder/", "udpegninger/", "sammensaetning/")


def test_every_tab_of_a_term_says_whose_rules_it_is_read_by(real: dict[str, BuiltPage]) -> None:
    terms = [
        (file.relative_to(REAL / "data").parent.as_posix(), yaml.safe_load(file.read_text("utf-8")))
        for file in (REAL / "data/kkr").rglob("term.yml")
    ]
    assumed = {folder: term["rules_assumed"] for folder, term in terms if "rules_assumed" in term}
    assert assumed
    for folder, reason in assumed.items():
        for tab in TABS:
            assert " ".join(reason.split()) in words(real[f"{folder}/{tab}"]), f"{folder}/{tab}"


def test_a_trial_edition_offers_no_address_that_leads_to_another_site(
    real: dict[str, BuiltPage],
) -> None:
    concerned = [
        page
        for page in real.values()
        if page.document.xpath(
            "//article//a[contains(@href, 'kalendere/') or contains(@href, 'feeds/')]"
        )
    ]
    assert len(concerned) > 20
    for page in concerned:
        for link in page.document.xpath("//article//a/@href"):
            assert not str(link).startswith("webcal:"), page.address
        shown = words(page)
        for address in ("https://www.kl.dk/kalendere/", "https://www.kl.dk/feeds/"):
            assert address not in shown, page.address
    for address in ("abonner/", "kkr/sjaelland/", "kkr/sjaelland/2022-2026/moeder/"):
        assert "Den ligger ikke på www.kl.dk, som dens adresser siger." in words(real[address])


def test_an_edition_at_its_own_address_can_be_subscribed_to() -> None:
    page = Rendering(REAL, REAL_NOW, "https://example.dk/kl/").page("abonner/")
    shown = words(page)
    assert "https://example.dk/kl/kalendere/kkr.ics" in shown
    assert "Prøveudgave" not in shown
    links = page.document.xpath("//article//a/@href")
    assert "webcal://example.dk/kl/kalendere/sjaelland.ics" in links


def test_the_newsletter_of_2018_is_not_said_to_come_still(real: dict[str, BuiltPage]) -> None:
    shown = words(real["nyhedsbrev/"])
    assert "I januar 2018 skrev KL, at det sender et nyhedsbrev hver dag." in shown
    assert "Kilden siger ikke, hvor på webstedet den er." in shown


def test_chairs_that_were_only_expected_are_not_told_as_elected(
    real: dict[str, BuiltPage],
) -> None:
    shown = words(real["kkr/midtjylland/"])
    for name in (
        "Anders G. Christensen, Favrskov, Venstre (V)",
        "Jan Petersen, Norddjurs, Socialdemokratiet (A)",
    ):
        assert f"{name}. Ikke bekræftet. Kilden er skrevet på mødedagen" in shown


def test_our_reading_of_the_boards_seats_is_not_told_as_fact(real: dict[str, BuiltPage]) -> None:
    (entry,) = real["ordbog/"].document.xpath("//*[@id='dhondts-metode']")
    assert "er vores læsning" in " ".join(" ".join(entry.itertext()).split())
    assert "Pladserne er fordelt" not in words(real["om-kl/"])


def test_no_page_says_that_it_shows_a_council_as_it_was(real: dict[str, BuiltPage]) -> None:
    shown = [
        page
        for page in real.values()
        if page.address.startswith("kkr/") and page.document.xpath("//article")
    ]
    past = [page for page in shown if "Tidligere valgperiode." in words(page)]
    assert len(past) > 40
    for page in past:
        assert "som det var" not in words(page), page.address
        assert "Siden viser det, der er oplyst eller beregnet om" in words(page), page.address
