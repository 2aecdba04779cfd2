"""What the page of a municipality says of its votes in the KKR, word for word."""

import re

from support.reading import BuiltPage, words

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def text(site: dict[str, BuiltPage], place: str) -> str:
    whole = words(site[f"om-kl/kommuner/{place}/"]).replace(_SOFT_HYPHEN, "")
    return whole[whole.index("Hvad stemmerne blev til i KKR") :]


def test_every_list_leads_to_the_seats_that_its_votes_counted_for(
    real: dict[str, BuiltPage],
) -> None:
    page = text(real, "guldborgsund")
    for expected in (
        "Medlemmerne af et KKR vælges ikke direkte. Hvert partis stemmer lægges sammen i alle "
        "rådets kommuner, og de afgør sammen med partiets borgmestre, hvor mange pladser det får.",
        "Ved kommunalvalget 18. november 2025 blev der afgivet 33.007 gyldige stemmer i "
        "kommunen. Efter vores beregning gik 22.859 af dem til partier og lister med plads i KKR "
        "Sjælland 2026-2030, 1.343 til partier og lister uden plads; for 8.805 vides det ikke.",
        "Liste Pladser i KKR Stemmer her Stemmer i hele KKR",
        "Socialdemokratiet (A) 7 7.878 115.489",
        "Moderaterne (M) 0 1.343 6.911, under 2 %",
        "Radikale Venstre (B) 1–2 488 16.752",
        "Guldborgsundlisten (G) 2 11.727 listesamarbejdet Lokallisterne i Danmark",
    ):
        assert expected in page, expected


def test_what_is_not_known_of_an_alliance_is_said_to_be(real: dict[str, BuiltPage]) -> None:
    page = text(real, "guldborgsund")
    for expected in (
        "Lokale lister kan være gået sammen i et listesamarbejde. To tal med en "
        "streg imellem er det færreste og det meste, der er muligt.",
        "Guldborgsundlisten (L) 0–2 7.554 måske et listesamarbejde",
        "Hvilke lokale lister der var med i listesamarbejdet Lokallisterne i Danmark, vides kun "
        "delvist.",
        "Liste J (J) 0–2 63 måske listesamarbejdet Lokallisterne i Danmark",
    ):
        assert expected in page, expected


def test_the_seats_carry_what_they_rest_on(real: dict[str, BuiltPage]) -> None:
    page = text(real, "lolland")
    assert (
        "Pladserne er beregnet efter vores læsning af reglerne, kvoten med oprunding. 15 af de 17 "
        "borgmestre, der regnes med, er ikke bekræftet af en kilde efter valget i "
        "kommunalbestyrelsen. I et af de mulige udfald afgør lodtrækning en plads; det er ikke med "
        "i tallene. Hele beregningen for KKR Sjælland 2026-2030"
    ) in page
    assert "Din Stemme (J) 1–2 2.715 måske et listesamarbejde" in page


def test_all_municipalities_tell_of_the_votes_of_three_elections(
    real: dict[str, BuiltPage],
) -> None:
    places = [each for each in real if re.fullmatch("om-kl/kommuner/[^/]+/", each)]
    assert len(places) == 98
    for address in places:
        page = text(real, address.split("/")[2])
        for day in ("18. november 2025", "16. november 2021", "21. november 2017"):
            assert f"Ved kommunalvalget {day} blev der afgivet" in page, address


def test_a_term_that_cannot_be_computed_says_so(
    sample_pages: dict[str, BuiltPage],
) -> None:
    assert (
        "KKR Fjordland 2026-2030 Hvor mange pladser stemmerne ved kommunalvalget 18. november 2025 "
        "gav i KKR Fjordland 2026-2030, kan ikke beregnes. Det mangler"
    ) in text(sample_pages, "byby")
    assert (
        "Efter vores beregning gik de alle til partier og lister med plads i KKR Fjordland "
        "2030-2034."
    ) in text(sample_pages, "aaby")
