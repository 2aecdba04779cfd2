"""What the scripts of the search say of words, asked in the browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from klsite.search.words import distinct_words, fold, stem

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of the site."""
    opened = browser.new_page()
    opened.goto(address + "404.html")
    yield opened
    opened.close()


FITS = """async ([address, wanted, words]) => {
  const { Wanted } = await import(`${address}assets/soegeord.js`);
  const asked = new Wanted(wanted);
  return words.filter((word) => asked.fit(word) > 0);
}"""

WORDS = """async ([address, text]) => {
  const { wordsOf } = await import(`${address}assets/soegeord.js`);
  return wordsOf(text);
}"""


@pytest.mark.parametrize(
    ("wanted", "fitting", "other"),
    [
        ("kommune", "kommune kommuner kommunen kommunernes kommunes kommuneplan", "kommunal komme"),
        ("kommunerne", "kommune kommuner kommunens", "kommunal kommunikation kommuneplan"),
        ("borgmester", "borgmester borgmestre borgmesteren borgmestrene", "borger borg"),
        ("borgmestrene", "borgmester borgmestre borgmesteren", "borger"),
        ("møde", "møde mødet møder møderne mødes mødedeltager", "mødre mødom mod"),
        ("møderne", "møde mødet møder", "mødre mødedeltager"),
        ("artikel", "artikler artiklen artiklernes", "artist"),
        ("bus", "busser busserne bussen buskort", "bud"),
        ("budget", "budgettet budgetter budgetaftale", "bud budt"),
        ("by", "byer byen byernes by", "bygge bybo ballade"),
        ("byen", "by byer", "bygge"),
        ("sundhed", "sundheden sundhedsvæsen", "sund sunde"),
        ("KL", "kl kls", "klima"),
        ("2018", "2018", "2019 18"),
        ("lærere", "lærer lærerne lærernes læreren", "læring"),
        ("århus", "århus aarhus arhus aarhusianer", "arkiv"),
        ("køge", "køge koege", "kæge"),
    ],
)
def test_a_word_finds_its_inflections_and_what_begins_with_it(
    page: Page, address: str, wanted: str, fitting: str, other: str
) -> None:
    words = (fitting + " " + other).split()
    found = page.evaluate(FITS, [address, wanted.lower(), words])
    assert found == fitting.split()


def test_the_script_has_the_same_words_as_the_index(page: Page, address: str) -> None:
    texts = [
        "Kommunerne, Ærø & Ålborg", "idé Malmö Łódź Straße Đorđe", "2018-2022 150.000 m²",
        "syge\u00adtransport KL's snake_case", "A\u030alborg ½ ﬁn Ⅳ ŒUVRE İstanbul", "日本 Москва",
    ]  # fmt: skip
    for text in texts:
        joined = {"150000"} if "150.000" in text else set()
        assert set(page.evaluate(WORDS, [address, text])) == distinct_words(text) - joined, text


SPELLED_ALIKE = """async ([address, words]) => {
  const { fold, stem } = await import(`${address}assets/soegeord.js`);
  return words.map((word) => [fold(word), stem(fold(word))]);
}"""


def test_the_script_folds_words_and_takes_their_endings_off_as_the_index_does(
    page: Page, address: str, real_site: Path
) -> None:
    files = sorted((real_site / "soegning/ord").glob("[a-k]*.txt"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    words = [line.split(" ")[0] for line in lines if not line.startswith("*")]
    assert len(words) > 1000
    expected = [[fold(word), stem(fold(word))] for word in words]
    assert page.evaluate(SPELLED_ALIKE, [address, words]) == expected


OTHER_FORMS = """async ([address, word]) => {
  const { derivedForms, vowelForms } = await import(`${address}assets/soegeord.js`);
  return [...vowelForms(word), ...derivedForms(word)];
}"""


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("barn", "børn"), ("børnene", "barn"), ("bog", "bøger"), ("bøgerne", "bog"),
        ("skolebarn", "skolebørn"), ("mand", "mænd"), ("formænd", "formand"), ("fødder", "fod"),
        ("vælger", "valg"), ("udtræder", "udtråd"), ("fordeler", "fordeling"),
        ("udpegning", "udpege"), ("ansættelser", "ansætte"),
        ("beslutte", "beslutning"), ("beslutning", "beslutte"),
    ],
)  # fmt: skip
def test_a_word_finds_its_form_with_another_vowel_and_the_noun_or_verb_of_its_stem(
    page: Page, address: str, word: str, other: str
) -> None:
    assert other in page.evaluate(OTHER_FORMS, [address, word])


NEAR = """async ([address, word, others]) => {
  const { isNear } = await import(`${address}assets/soegeord.js`);
  return others.filter((other) => isNear(word, other));
}"""


def test_a_slip_is_one_letter_too_many_too_few_other_or_exchanged(page: Page, address: str) -> None:
    near = ["mundbind", "undbind", "mundbinde", "mundbynd", "mundbidn", "nmundbind", "umndbind"]
    far = ["mundbnd" + "x", "mundbindet", "dnumbind", "mund", "umundbind"]
    assert page.evaluate(NEAR, [address, "mundbind", near + far]) == near


ASKED = """async ([address, text]) => {
  const { askedFor } = await import(`${address}assets/soegeudtryk.js`);
  const synonyms = [[["adresse"], ["hvor ligger", "address"]], [["telefon"], ["ringe til"]]];
  const stop = new Set(["er", "hvad", "hvor", "i", "til"]);
  const { told, implied } = askedFor(text, { stop, synonyms });
  return [told.join(" "), implied.map((at) => told[at]).join(" ")];
}"""


@pytest.mark.parametrize(
    ("text", "told", "implied"),
    [
        ("hvor ligger Aalborg", "adresse aalborg", "adresse"),
        ("jeg vil ringe til KL", "jeg vil telefon kl", "telefon"),
        ("Hvor ligger", "adresse", ""),
        ("hvor er Aalborg", "aalborg", ""),
        ("address Aalborg", "address aalborg", ""),
    ],
)
def test_a_question_is_asked_in_the_words_that_pages_use(
    page: Page, address: str, text: str, told: str, implied: str
) -> None:
    assert page.evaluate(ASKED, [address, text]) == [told, implied]
