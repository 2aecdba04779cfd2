"""What an editor is told about each mistake, word for word, with line and column."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from klsite.model.diagnostics import DataErrors
from support.loading import load_data
from support.project import SAMPLE

FILE = "news/2031/2031-01-05-zebra.yml"
GOOD = """\
id: proeve
kind: Artikel
date: 2031-01-05
title: "KL: En prøve"
category: Børn & unge
summary: >-
  Et resumé.
source: opdigtet
"""


@pytest.fixture
def mistakes(tmp_path: Path) -> Callable[..., list[str]]:
    """A function that puts a file in the sample's data and returns the mistakes found."""

    def find(content: str | bytes, file: str = FILE) -> list[str]:
        data = tmp_path / "data"
        if not data.exists():
            shutil.copytree(SAMPLE / "data", data)
        path = data / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        try:
            load_data(data)
        except DataErrors as found:
            return [str(each).removeprefix(f"data/{file}:") for each in found.diagnostics]
        return []

    return find


def test_a_quotation_mark_in_an_entry_is_told_where_it_is_opened(
    mistakes: Callable[..., list[str]],
) -> None:
    entry = "people:\n  - id: 'ida-is\n    name: Ida Is\n  - id: 'ib-is'\n    name: Ib Is\n"
    found = mistakes(f"{entry}source: opdigtet\nupdated: 2031-01-05\n", "people/is.yml")
    assert found == ["2:9: anførselstegnet ' bliver ikke lukket på linjen"]


def changed(*pairs: tuple[str, str]) -> str:
    text = GOOD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_name_is_no_formula(mistakes: Callable[..., list[str]], sign: str) -> None:
    found = mistakes(
        "people:\n  - id: ida-is\n"
        f'    name: "{sign}Ida Is"\n'
        "source: opdigtet\nupdated: 2031-01-05\n",
        "people/is.yml",
    )
    assert found == [
        f"3:11: et navn kan ikke begynde med »{sign}«: et regneark tager det for en formel; "
        "slet tegnet"
    ]


def test_a_good_file_has_none(mistakes: Callable[..., list[str]]) -> None:
    assert mistakes(GOOD) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            changed(('"KL: En prøve"', "“KL: En prøve”")),
            ['4:8: “ ” er ikke anførselstegn i YAML: skriv "KL: En prøve"'],
            id="quotes of Word",
        ),
        pytest.param(
            changed(('"KL: En prøve"', "„En prøve“")),
            ['4:8: „ “ er ikke anførselstegn i YAML: skriv "En prøve"'],
            id="quotes of Word around no colon",
        ),
        pytest.param(
            changed(('"KL: En prøve"', '"“En” prøve"'), ("Et resumé", "„Citat“ – siger hun")),
            [],
            id="quotes of Word inside a text",
        ),
        pytest.param(
            "---\n" + GOOD + "---\nHer skrives teksten.\n\n## Overskrift\n",
            [
                "10:1: teksten skal ikke stå efter ---, men i »body«: skriv »body: |« i stedet for "
                "---, og ryk hver linje to mellemrum ind"
            ],
            id="a text as in Hugo and Jekyll",
        ),
        pytest.param(
            "---\n" + GOOD + "---\n",
            ["10:1: filen skal ikke slutte med ---: slet linjen"],
            id="dashes at the end",
        ),
        pytest.param(
            GOOD + "body: |\n      Kære alle\n\n  Her begynder: brevet.\n",
            [
                "10:1: tekstens første linje er rykket længere ind end resten, og den bestemmer, "
                "hvor teksten begynder: ryk den ud til 2 mellemrum"
            ],
            id="first line of a text deeper",
        ),
        pytest.param(
            changed(("  Et resumé.\n", "  Et resumé,\n som er rykket\n  for kort ind.\n")),
            ["8:1: linjen er rykket kortere ind end teksten over den: ryk den 2 ind"],
            id="a line of a text less deep than the others",
        ),
        pytest.param(
            " " + GOOD,
            ["1:1: filens første felt er rykket ind, men de andre er ikke: ryk det ud til kanten"],
            id="the first field of the file moved in",
        ),
        pytest.param(
            changed(('prøve"', "prøve")) + 'body: |\n  Et afsnit.\n\n  Et "citat" her.\n',
            ['4:8: anførselstegnet " bliver ikke lukket på linjen'],
            id="a quotation mark that the next one far below closes",
        ),
        pytest.param(
            changed(("En prøve", "En\u2028prøve"), ("opdigtet", "opdigted")),
            [
                "4:15: usynligt tegn (U+2028): slet det, og brug mellemrum",
                "8:9: ukendt kilde »opdigted«: mente du »opdigtet«? Tilladt er: opdigtet, brev",
            ],
            id="a separator of lines that no editing program counts",
        ),
        pytest.param(
            GOOD + "body: |\n  Et\x85afsnit.\n",
            ["10:5: usynligt tegn (U+0085): slet det, og brug mellemrum"],
            id="a separator of lines in a text",
        ),
        pytest.param(
            changed(("  Et resumé", "\tEt resumé")),
            ["7:1: linjen er rykket ind med tabulator: brug mellemrum"],
            id="tab in a text",
        ),
        pytest.param(
            changed(("kind:", "\tkind:")),
            ["2:1: linjen er rykket ind med tabulator: brug mellemrum"],
            id="tab before a key",
        ),
        pytest.param(
            changed(("date:", "  date:")),
            [
                "3:3: linjen er rykket 2 pladser ind, men linjen før står 0 inde: "
                "felter, der hører sammen, skal stå lige under hinanden"
            ],
            id="wrong indentation",
        ),
        pytest.param(
            changed(('"KL: En prøve"', "KL: En prøve")),
            ['4:10: kolon i en tekst uden anførselstegn: skriv "KL: En prøve"'],
            id="unquoted colon",
        ),
        pytest.param(
            changed(('"KL: En prøve"', '"KL: En prøve')),
            ['4:8: anførselstegnet " bliver ikke lukket på linjen'],
            id="quotation mark not closed",
        ),
        pytest.param(
            changed(('"KL: En prøve"', "'KL's prøve'")),
            [
                "4:8: tegnet ' inde i teksten lukker den for tidligt: "
                'brug dobbelte anførselstegn ("…")'
            ],
            id="apostrophe inside single quotes",
        ),
        pytest.param(
            changed(('"KL: En prøve"', 'Den "store" @prøve'), ("Artikel", "@Artikel")),
            [
                '2:7: en tekst, der begynder med @, skal stå i anførselstegn: "@Artikel"',
                "2:7: ukendt slags »@Artikel«: mente du »Artikel«? "
                "Tilladt er: Pressemeddelelse, Artikel",
            ],
            id="at sign",
        ),
        pytest.param(
            changed(("kind: ", "kind:")),
            ["2:6: der mangler et mellemrum efter kolon"],
            id="no space after the colon",
        ),
        pytest.param(
            changed(("kind: ", "kind ")),
            ["2:5: her mangler et kolon efter »kind«"],
            id="no colon",
        ),
        pytest.param(
            changed(("  Et resumé", "Et resumé")),
            ["7:1: teksten skal rykkes ind under feltet: to mellemrum foran hver linje"],
            id="text not indented",
        ),
        pytest.param(
            changed(("title", "titel")),
            ["4:1: ukendt felt »titel«: mente du »title«?"],
            id="unknown key near a known one",
        ),
        pytest.param(
            changed(("category", "vejret")),
            [
                "5:1: ukendt felt »vejret«. Felterne her er: source, more_sources, draft, embargo, "
                "withdrawn, withdrawn_on, changes, noindex, id, kind, date, title, version, "
                "category, kkr, summary, related, body, picture, lang, slug, formerly, "
                "updated"
            ],
            id="unknown key",
        ),
        pytest.param(
            changed(('title: "KL: En prøve"\n', "")),
            ["1:1: feltet »title« mangler (Titel)"],
            id="missing title",
        ),
        pytest.param(
            changed(("category: Børn & unge", "category:")),
            ["5:1: feltet er tomt: skriv en tekst (eller slet feltet, hvis det ikke skal bruges)"],
            id="empty value",
        ),
        pytest.param(
            changed(("2031-01-05", "31.02.2020")),
            [
                "3:7: »31.02.2020« er ikke en dato: februar 2020 har 29 dage. "
                "Datoer skrives som 2020-08-31"
            ],
            id="a day that does not exist",
        ),
        pytest.param(
            changed(("2031-01-05", "05.01.2031")),
            ["3:7: »05.01.2031« skal skrives med året først: 2031-01-05"],
            id="Danish date",
        ),
        pytest.param(
            changed(("2031-01-05", "05.01.31")),
            ["3:7: »05.01.31« har et årstal med to cifre: skriv hele året, som i 2020-08-31"],
            id="two-digit year",
        ),
        pytest.param(
            changed(("2031-01-05", "2031-01-06")),
            [
                "3:7: filens navn begynder med 2031-01-05, men »date« er 2031-01-06: "
                "ret den af dem, der er forkert"
            ],
            id="file name and date differ",
        ),
        pytest.param(
            changed(("Børn & unge", "Børn og unge")),
            [
                "5:11: ukendt kategori »Børn og unge«: mente du »Børn & unge«? "
                "Tilladt er: Børn & unge"
            ],
            id="unknown category",
        ),
        pytest.param(
            changed(("opdigtet", "ukendt")),
            ["8:9: ukendt kilde »ukendt«. Tilladt er: opdigtet, brev"],
            id="unknown source",
        ),
        pytest.param(
            changed(("id: proeve", "id: Prøve 1")),
            [
                "1:5: »Prøve 1« kan ikke bruges: kun små bogstaver a-z, tal og enkelte "
                "bindestreger (æ skrives ae, ø oe, å aa), for eksempel ny-aftale-om-skoler"
            ],
            id="id with other letters",
        ),
        pytest.param(
            changed(("id: proeve", "id: uden-kategori-her")),
            [
                "1:5: id »uden-kategori-her« bruges allerede i "
                "data/news/2031/2031-01-05-uden-kategori.yml"
            ],
            id="same id twice",
        ),
        pytest.param(
            changed(('"KL: En prøve"', "En nyhed uden kategori")),
            [
                "4:8: samme titel og dato som data/news/2031/2031-01-05-uden-kategori.yml: skriv "
                "feltet »version« i dem begge, for eksempel »kort udgave«, så læseren kan "
                "skelne dem"
            ],
            id="same title and date",
        ),
        pytest.param(
            GOOD + "kind: Artikel\n", ["9:1: feltet »kind« står to gange"], id="key twice"
        ),
        pytest.param(
            changed(("En prøve", "En <b>prøve</b>")),
            ["4:8: »<b>« er HTML: her må kun stå ren tekst"],
            id="HTML in a title",
        ),
        pytest.param(
            changed(("En prøve", "En pr\x07øve")),
            ["4:18: usynligt styretegn (U+0007): slet det"],
            id="control character",
        ),
        pytest.param(
            changed(("En prøve", "En pr\ufffdve")),
            ["4:18: teksten har et ødelagt eller usynligt tegn (U+FFFD): skriv det igen"],
            id="letter lost in some program",
        ),
        pytest.param(
            changed(('"KL: En prøve"', "*KL* &anker")),
            ['4:8: en tekst, der begynder med *, skal stå i anførselstegn: "*KL* &anker"'],
            id="alias",
        ),
        pytest.param(
            changed(('"KL: En prøve"', "&anker tekst")),
            ["4:8: »&anker« bruges ikke her: er det en tekst, skal den stå i anførselstegn"],
            id="anchor",
        ),
        pytest.param(
            changed(('"KL: En prøve"', "\n  - prøve")),
            ["5:3: her skal stå en tekst, men der står en liste"],
            id="list for a text",
        ),
        pytest.param(
            GOOD + "formerly: nyheder/x\n",
            ["9:11: her skal stå en liste: et punkt pr. linje med »- « foran"],
            id="text for a list",
        ),
        pytest.param(
            GOOD + "formerly:\n  - https://www.kl.dk/nyheder/2014/x/\n",
            [
                "10:5: »https://www.kl.dk/nyheder/2014/x/« er en hel webadresse: skriv kun det "
                "efter webstedets navn, /nyheder/2014/x/"
            ],
            id="former address with the name of the site",
        ),
        pytest.param(
            GOOD + "updated: 2030-01-01\n",
            [
                "9:10: »updated« (2030-01-01) ligger før nyhedens dato (2031-01-05): ret "
                "den af dem, der er forkert"
            ],
            id="changed before it was published",
        ),
        pytest.param(
            GOOD + "embargo: 2031-01-05 25:00\n",
            ["9:10: »2031-01-05 25:00«: klokken 25:00 findes ikke"],
            id="impossible time",
        ),
        pytest.param(
            GOOD + "embargo: 2031-01-04 23:59\n",
            [
                "9:10: »embargo« (2031-01-04) ligger før nyhedens dato (2031-01-05): ret "
                "den af dem, der er forkert"
            ],
            id="embargo before the date",
        ),
        pytest.param(
            GOOD + "embargo: 2031-03-30 02:30\n",
            ["9:10: kl. 02.30 findes ikke 2031-03-30: uret stilles frem til sommertid den dag"],
            id="an hour that summer time skips",
        ),
        pytest.param(
            changed(('"KL: En prøve"', '"B&oslash;rn &amp; unge"')),
            ["4:8: »&oslash;« er HTML: skriv tegnet selv, »ø«"],
            id="an entity in a plain text",
        ),
        pytest.param(
            changed(("Et resumé.", "Et&nbsp;resumé.")),
            ["6:10: »&nbsp;« er HTML: skriv et mellemrum"],
            id="a space as an entity",
        ),
        pytest.param(
            GOOD + "draft: måske\n", ["9:8: »måske« forstås ikke: skriv ja eller nej"], id="maybe"
        ),
        pytest.param(
            changed(('"KL: En prøve"', "Følg med på #kltop26")),
            [
                "4:8: resten af linjen, »#kltop26«, bliver læst som en note: sæt hele teksten i "
                "anførselstegn (en note skal stå på sin egen linje)"
            ],
            id="a text cut off by a number sign",
        ),
        pytest.param(
            changed(('"KL: En prøve"', 'Formand: "Nu er det nok"')),
            ["4:15: kolon i en tekst uden anførselstegn: skriv 'Formand: \"Nu er det nok\"'"],
            id="a remedy that is right itself",
        ),
        pytest.param(
            GOOD + "withdrawn: Den var forkert.\n",
            ["9:1: »withdrawn_on« mangler: skriv dagen, det blev trukket tilbage"],
            id="withdrawn without a day",
        ),
        pytest.param(
            GOOD + "withdrawn_on: 2031-01-06\n",
            ["9:1: »withdrawn« mangler: skriv hvorfor"],
            id="withdrawn without a reason",
        ),
        pytest.param(
            GOOD + "changes:\n  - {at: 2031-01-04, text: Et tal er rettet.}\n",
            [
                "10:10: »at« (2031-01-04) ligger før nyhedens dato (2031-01-05): ret den "
                "af dem, der er forkert"
            ],
            id="changed before it was there",
        ),
        pytest.param(
            GOOD + "changes:\n  - {at: 2031-01-07, text: Et.}\n  - {at: 2031-01-06, text: To.}\n",
            [
                "11:10: »at« (2031-01-06) ligger før den forrige ændring (2031-01-07): "
                "ret den af dem, der er forkert"
            ],
            id="changes out of order",
        ),
        pytest.param(
            GOOD + "withdrawn: nej\n",
            ["9:12: »nej« er ikke en begrundelse: skriv hvorfor, eller slet feltet"],
            id="withdrawn is not a yes or no",
        ),
        pytest.param(
            GOOD.replace("  Et resumé", "<<<<<<< HEAD\n  Et resumé"),
            [
                "7:1: uløst git-konflikt: vælg en af udgaverne, og slet linjerne med <<<<<<<, "
                "======= og >>>>>>>"
            ],
            id="merge conflict",
        ),
        pytest.param(
            GOOD + "body: >-\n  ## Rubrik\n\n  Tekst\n",
            ["9:1: skriv »body: |«, så tekstens afsnit og linjer bliver bevaret"],
            id="a body whose lines would be lost",
        ),
        pytest.param(
            changed(("summary: >-\n  Et resumé.", "summary: >- Et resumé.")),
            ["6:10: teksten skal begynde på linjen efter >-, rykket to mellemrum ind"],
            id="text on the line of its mark",
        ),
        pytest.param(
            changed(("  Et resumé.", "  Et resumé\nsom går videre.")),
            [
                "8:1: linjen hører ikke til noget felt: er den resten af teksten over den, skal "
                "den rykkes 2 mellemrum ind"
            ],
            id="the rest of a text at the edge",
        ),
        pytest.param(
            changed(("kind: ", "kind:\u00a0")),
            ["2:6: usynligt tegn (U+00A0): slet det, og brug mellemrum"],
            id="a space that is none",
        ),
        pytest.param(
            changed(('"KL: En prøve"', "En prÃ¸ve")),
            ["4:8: »Ã¸« er et tegn, der er læst med et forkert tegnsæt: skriv ø"],
            id="letters in the wrong character set",
        ),
        pytest.param(
            changed(('"KL: En prøve"', "null")),
            ["4:8: »null« er ikke en tekst: skriv en, eller slet feltet"],
            id="null",
        ),
        pytest.param(
            GOOD + "updated: 2202-01-01\n",
            ["9:10: »2202-01-01« kan ikke passe: året skal ligge mellem 1900 og 2100"],
            id="a year that cannot be",
        ),
        pytest.param(
            changed(("id: proeve", "id: " + "a" * 81)),
            ["1:5: teksten er på 81 tegn; der er plads til 80"],
            id="an id that is too long",
        ),
        pytest.param(
            changed(("opdigtet", "Opdigtet")),
            ["8:9: ukendt kilde »Opdigtet«: mente du »opdigtet«? Tilladt er: opdigtet, brev"],
            id="a reference in the wrong form",
        ),
        pytest.param("", ["1:1: filen er tom"], id="empty file"),
        pytest.param("# kun en note\n", ["1:1: filen er tom"], id="only a comment"),
        pytest.param("- a\n", ["1:1: filen skal bestå af felter (navn: værdi)"], id="a list"),
        pytest.param(
            GOOD + "---\n" + GOOD,
            ["9:1: der er en linje med ---: en fil må kun have ét dokument"],
            id="two documents",
        ),
        pytest.param(
            GOOD.encode("cp1252"),
            ["4:18: tegnet (sandsynligvis »ø«) er ikke gemt som UTF-8: gem filen igen som UTF-8"],
            id="not UTF-8",
        ),
        pytest.param(
            b"\xef\xbb\xbf# \xe6\n" + GOOD.encode(),
            ["1:3: tegnet (sandsynligvis »æ«) er ikke gemt som UTF-8: gem filen igen som UTF-8"],
            id="not UTF-8 after a byte order mark",
        ),
        pytest.param(
            GOOD.encode("utf-16"),
            ["1:1: filen er gemt som UTF-16: gem den som UTF-8"],
            id="UTF-16",
        ),
        pytest.param(
            changed(
                ("date: 2031-01-05", "dato: 31.02.2020"),
                ('"KL: En prøve"', "KL: En prøve"),
                ("Børn & unge", "Vejr"),
                ("opdigtet", "opdigted"),
            ),
            [
                "3:1: ukendt felt »dato«: mente du »date«?",
                '4:10: kolon i en tekst uden anførselstegn: skriv "KL: En prøve"',
                "5:11: ukendt kategori »Vejr«. Tilladt er: Børn & unge",
                "8:9: ukendt kilde »opdigted«: mente du »opdigtet«? Tilladt er: opdigtet, brev",
            ],
            id="several of different kinds at once",
        ),
    ],
)
def test_each_mistake_is_named(
    mistakes: Callable[..., list[str]], content: str | bytes, expected: list[str]
) -> None:
    assert mistakes(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(GOOD.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param("\ufeff" + GOOD, id="byte order mark"),
        pytest.param("---\n" + GOOD, id="document start"),
        pytest.param("# En note\n" + GOOD, id="comment"),
    ],
)
def test_harmless_differences_are_accepted(
    mistakes: Callable[..., list[str]], content: str
) -> None:
    assert mistakes(content) == []


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("news/2031/2031-01-05-zebra.yaml", "filen bliver ikke læst: datafiler skal ende på .yml"),
        (
            "news/2031-01-05-zebra.yml",
            "filens navn eller mappe passer ikke: det skal være som "
            "news/2020/2020-08-10-mundbind-i-sygetransport.yml (små bogstaver a-z, tal og "
            "bindestreger)",
        ),
        ("nyheder/2031-01-05-zebra.yml", "ukendt mappe: filen bliver ikke læst"),
    ],
)
def test_a_file_that_would_not_be_read_is_a_mistake(
    mistakes: Callable[..., list[str]], file: str, expected: str
) -> None:
    assert mistakes(GOOD, file) == [f"1:1: {expected}"]


def test_a_misspelt_file_name_gets_a_suggestion(mistakes: Callable[..., list[str]]) -> None:
    (found,) = mistakes(GOOD, "organisaton.yml")
    assert "mente du »organisation.yml«?" in found


def test_files_that_programs_leave_behind_are_passed_over(
    mistakes: Callable[..., list[str]],
) -> None:
    assert mistakes("x", "news/2031/.DS_Store") == []
    assert mistakes("x", "news/2031/2031-01-05-zebra.yml~") == []


def test_the_folder_of_a_year_must_be_the_year_of_the_date(
    mistakes: Callable[..., list[str]],
) -> None:
    found = mistakes(GOOD, "news/2030/2031-01-05-zebra.yml")
    assert found == ["3:7: filen ligger i mappen 2030, men er fra 2031-01-05"]


def test_a_missing_single_file_is_named(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "data", tmp_path / "data")
    (tmp_path / "data" / "values.yml").unlink()
    with pytest.raises(DataErrors) as raised:
        load_data(tmp_path / "data")
    assert str(raised.value).splitlines()[0] == "data/values.yml:1:1: filen mangler"


def test_two_hundred_mistakes_are_all_reported_file_by_file(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "data", tmp_path / "data")
    for number in range(100):
        content = GOOD.replace("id: proeve", f"id: proeve-{number}")
        content = content.replace("2031-01-05", "2031-02-30").replace("Artikel", "Artikl")
        (tmp_path / "data" / FILE.replace("zebra", f"zebra-{number:03}")).write_text(
            content, encoding="utf-8"
        )
    with pytest.raises(DataErrors) as raised:
        load_data(tmp_path / "data")
    groups = str(raised.value).split("\n\n")
    assert groups[-1] == "200 fejl i 100 filer. Intet er udgivet."
    assert [len(group.splitlines()) for group in groups[:-1]] == [2] * 100
    assert len({group.split(":")[0] for group in groups[:-1]}) == 100


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            '  - {id: aaby, code: "0801", name: Aaby, region: fjordland',
            "5:5: } mangler i slutningen af linjen",
        ),
        (
            '  - {id: aaby, code: "0801" name: Aaby, region: fjordland}',
            "5:5: felterne i { } kan ikke læses: der skal være komma mellem dem og mellemrum "
            "efter kolon",
        ),
        (
            '  - {id: aaby, code:"0801", name: Aaby, region: fjordland}',
            '5:16: der mangler et mellemrum efter kolon i »code:"0801"«',
        ),
    ],
)
def test_a_slip_in_a_line_of_fields_is_named_once(
    mistakes: Callable[..., list[str]], line: str, expected: str
) -> None:
    text = (SAMPLE / "data/municipalities.yml").read_text(encoding="utf-8")
    (good,) = [each for each in text.split("\n") if each.startswith("  - {id: aaby, ")]
    assert mistakes(text.replace(good, line), "municipalities.yml") == [expected]


@pytest.mark.parametrize("indent", ["", " ", "   "])
def test_an_entry_of_a_list_is_told_where_it_belongs(
    mistakes: Callable[..., list[str]], indent: str
) -> None:
    text = (SAMPLE / "data/sources.yml").read_text(encoding="utf-8")
    found = mistakes(text.replace("  - id: brev", f"{indent}- id: brev"), "sources.yml")
    assert found[0].startswith("8:")
    assert "men linjen før står 2 inde" in found[0] or "indrykning" in found[0]


def test_two_kkr_of_one_region_are_refused(mistakes: Callable[..., list[str]]) -> None:
    text = (SAMPLE / "data/kkr/fjordland/kkr.yml").read_text(encoding="utf-8")
    text = text.replace("id: fjordland", "id: ny").replace("KKR Fjordland", "KKR Ny")
    found = mistakes(text, "kkr/ny/kkr.yml")
    assert found == ["3:9: regionen har allerede et KKR i data/kkr/fjordland/kkr.yml"]


def test_an_address_that_lists_need_is_refused(mistakes: Callable[..., list[str]]) -> None:
    text = (SAMPLE / "data/news.yml").read_text(encoding="utf-8")
    found = mistakes(text.replace("address: artikler", 'address: "2020"'), "news.yml")
    assert found == ["8:14: adressen »2020« bruges til andet: vælg en anden"]


def test_a_link_to_nothing_is_a_mistake(mistakes: Callable[..., list[str]], tmp_path: Path) -> None:
    assert mistakes(GOOD) == []
    (tmp_path / "data" / "news" / "2031" / "2031-01-05-x.yml").symlink_to(tmp_path / "nothing")
    with pytest.raises(DataErrors) as raised:
        load_data(tmp_path / "data")
    assert "filen kan ikke læses" in str(raised.value)


def test_a_document_is_unknown_where_there_are_none(
    mistakes: Callable[..., list[str]], tmp_path: Path
) -> None:
    assert mistakes(GOOD) == []
    shutil.rmtree(tmp_path / "data" / "documents")
    event = (SAMPLE / "data/events/2031-05-30-proevemoede.yml").read_bytes()
    found = mistakes(event, "events/2031-05-30-proevemoede.yml")
    assert found == ["9:11: ukendt dokument »et-brev«. Tilladt er: ingen"]


def test_what_refers_to_a_file_with_a_mistake_is_not_blamed(
    mistakes: Callable[..., list[str]],
) -> None:
    letter = (SAMPLE / "data/documents/2030-02-01-brev.yml").read_text(encoding="utf-8")
    found = mistakes(letter.replace("kind: Brev", "kind: ~"), "documents/2030-02-01-brev.yml")
    assert found == ["2:7: »~« er ikke en tekst: skriv en, eller slet feltet"]


@pytest.mark.parametrize("number", ["ring til os", "33 70 33 70 / 33 70 33 71", "12"])
def test_a_telephone_number_is_one_number(mistakes: Callable[..., list[str]], number: str) -> None:
    text = (SAMPLE / "data/organisation.yml").read_text(encoding="utf-8")
    found = mistakes(text.replace("10 20 30 40", number), "organisation.yml")
    assert len(found) == 1
    assert f"»{number}« er ikke et telefonnummer" in found[0]
