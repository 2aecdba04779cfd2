"""Changes of mayors within a term: shown as exactly as they are known, wherever they are shown."""

from pathlib import Path

from support.reading import BuiltPage, words

TERM = "kkr/hovedstaden/2018-2022/"


def test_members_show_a_change_by_its_month_and_say_that_the_day_is_not_known(
    real: dict[str, BuiltPage],
) -> None:
    page = real[f"{TERM}medlemmer/"]
    shown = words(page).replace("\N{SOFT HYPHEN}", "")
    assert "Medlemmer med de skift, der er oplyst" in shown
    assert "maj 2021 Ny borgmester Hans Toft udtræder af rådet (Bilag 1, punkt 1.0)." in shown
    assert "Kun maj 2021 er kendt, ikke dagen." in shown
    assert page.document.xpath("//time[@datetime='2021-05' and text()='maj 2021']")


def test_municipalities_and_people_show_both_mayors_with_what_is_known_of_their_days(
    real: dict[str, BuiltPage],
) -> None:
    gentofte = words(real["om-kl/kommuner/gentofte/"])
    assert "fra 29. januar 2018 til maj 2021" in gentofte
    assert "fra maj 2021" in words(real["personer/michael-fenger/"])
    assert "skiftet ventedes ved udgangen af maj 2024" in words(real["personer/maja-hoejgaard/"])


def test_a_change_whose_day_is_not_known_is_a_reservation(real: dict[str, BuiltPage]) -> None:
    shown = words(real["om-webstedet/forbehold/"])
    assert "Borgmesterskift på en dag, der ikke er oplyst" in shown
    assert "Gentofte fik ny borgmester i maj 2021." in shown
    assert "Brøndby fik ny borgmester i 2024. Det var kun meddelt på forhånd." in shown


def test_subscribers_and_open_data_are_told_no_more_than_is_known(real_site: Path) -> None:
    feed = (real_site / "feeds/kkr/hovedstaden.xml").read_text(encoding="utf-8")
    assert (
        "Hans Toft udtræder af rådet. Michael Fenger bliver medlem af rådet. "
        "Kun maj 2021 er kendt, ikke dagen."
    ) in feed
    members = (real_site / TERM / "medlemmer.csv").read_text(encoding="utf-8-sig")
    assert ";2018-01-29;2021-05;slut;hans-toft" in members
    table = (real_site / "data/medlemskaber.csv").read_text(encoding="utf-8-sig").splitlines()
    toft = next(line for line in table if f"{TERM[4:]}hans-toft/member" in line)
    assert ";2018-01-29;;2021-05-31;ja;" in toft


def test_a_municipality_says_since_when_its_mayor_is_mayor(real: dict[str, BuiltPage]) -> None:
    for place, told in {
        "roskilde": "siden juni 2019, igen efter valgene i 2021 og 2025.",
        "greve": "efter valgene i 2017, 2021 og 2025.",
        "koege": "efter valget i 2025.",
    }.items():
        page = words(real[f"om-kl/kommuner/{place}/"])
        assert told in page[: page.index("Ligger i Region")]
