"""Which news name a municipality."""

from datetime import date

import pytest

from klsite.model.news_meta import NewsMeta
from klsite.results.municipality_news import SHOWN, NamedMunicipality, municipality_news

PLACES = (
    NamedMunicipality("0575", "Vejen", "om-kl/kommuner/vejen/"),
    NamedMunicipality("0461", "Odense", "om-kl/kommuner/odense/"),
    NamedMunicipality("0169", "Høje-Taastrup", "om-kl/kommuner/hoeje-taastrup/"),
    NamedMunicipality("0751", "Aarhus", "om-kl/kommuner/aarhus/"),
)


def item(title: str, summary: str = "", id_: str = "a", link: str = "") -> NewsMeta:
    links = (("href", link),) if link else ()
    return NewsMeta(
        "f", b"", id_, "Nyhed", date(2030, 1, 1), title, summary, "s", False, links=links
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Borgmesteren i Vejen siger ja", {"0575"}),
        ("Vejen til flere i job", set()),
        ("Det er svært. Vejen er lang", set()),
        ("Vejen Kommune bygger", {"0575"}),
        ("KL mødes i Odense og Århus", {"0461", "0751"}),
        ("Nyt fra Odenses byråd", {"0461"}),
        ("Høje-Taastrups forsøg", {"0169"}),
        ("Et Odense-projekt", set()),
        ("Han hedder Odensegaard", set()),
    ],
)
def test_a_name_counts_where_it_is_no_other_word(text: str, codes: set[str]) -> None:
    assert set(municipality_news([item(text)], PLACES)) == codes
    assert set(municipality_news([item("Om noget andet", text)], PLACES)) == codes


def test_a_link_to_the_page_of_a_municipality_names_it() -> None:
    given = item("Nyt", link="/om-kl/kommuner/odense/#stemmer")
    assert municipality_news([given], PLACES) == {"0461": (given,)}


def test_the_newest_are_shown() -> None:
    given = [item("Møde i Odense", id_=str(number)) for number in range(SHOWN + 2)]
    assert municipality_news(given, PLACES) == {"0461": tuple(given[:SHOWN])}
