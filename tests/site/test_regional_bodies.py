"""Regional bodies and the appointments to them, each as sure as its source makes it."""

import csv
import io
from pathlib import Path

import pytest

from klsite.model.appointments import BodySeats
from support.reading import BuiltPage, words

DERIVED = "Kilden har kommunernes medlemmer af udvalget, men siger ikke, hvem der udpegede dem."


@pytest.mark.parametrize("body", ["kontaktudvalget", "sundhedssamarbejdsudvalget"])
def test_a_body_that_the_reform_abolishes_says_so_with_day_and_source(
    real: dict[str, BuiltPage], body: str
) -> None:
    shown = words(real[f"kkr/organer/{body}/"])
    assert "Afskaffet fra 1. januar 2027." in shown
    assert "Hvornår netop denne del træder i kraft, er ikke læst i loven." in shown
    assert "Kilde: Forslag til lov om ændring af regionsloven m.v. (L 214, 2024-25)" in shown


def test_the_list_of_bodies_tells_which_are_gone(real: dict[str, BuiltPage]) -> None:
    shown = words(real["kkr/organer/"])
    assert "Afløst fra 2022" in shown
    assert "Nedlagt ved lov af 2018" in shown


def test_who_appointed_is_not_said_where_the_source_does_not(
    real: dict[str, BuiltPage], real_site: Path
) -> None:
    for address in (
        "kkr/sjaelland/2018-2022/udpegninger/",
        "kkr/organer/sundhedskoordinationsudvalget/",
        "personer/bente-borreskov/",
        "om-kl/kommuner/lolland/",
    ):
        assert DERIVED in words(real[address]), address
    assert "Udpeget til" not in words(real["personer/bente-borreskov/"])
    content = (
        (real_site / "kkr/sjaelland/2018-2022/udpegninger.csv").read_bytes().decode("utf-8-sig")
    )
    rows = list(csv.DictReader(io.StringIO(content), delimiter=";"))
    assert {row["Forbehold"] for row in rows} == {DERIVED}


def test_how_many_seats_there_are_is_not_guessed_from_the_names(real: dict[str, BuiltPage]) -> None:
    shown = words(real["kkr/hovedstaden/2018-2022/udpegninger/"])
    assert "Ikke oplyst på webstedet: antallet af pladser, hvor det ikke står" in shown
    assert "Datoen er nyhedens." in shown
    assert "Henrik Rasmussen, Vallensbæk, Det Konservative Folkeparti (C), formand" in shown
    assert BodySeats.model_validate({"body": "x"}).seats is None


def test_a_day_that_is_only_that_of_the_news_is_said_to_be_so_wherever_it_stands(
    real_site: Path,
) -> None:
    for page in ("personer/jesper-wurtzen", "om-kl/kommuner/ballerup"):
        text = (real_site / page / "index.html").read_text(encoding="utf-8")
        assert "fra 23. november 2018. Datoen er nyhedens." in " ".join(text.split())
    feed = (real_site / "feeds/kkr/hovedstaden.xml").read_text(encoding="utf-8")
    assert "Udpeget af KKR Hovedstaden. Datoen er nyhedens." in feed
