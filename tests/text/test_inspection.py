"""Whatever an editor writes comes out, or is told with its line; texts can be read by everybody."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klsite.text.finding import Finding
from klsite.text.inspection import MOST_OF_A_KIND, inspect
from klsite.text.markdown import convert

SURPLUS = (
    "rækken har 3 celler, men tabellens hoved har 2: resten kommer ikke med. "
    "Skal en lodret streg stå i teksten, så skriv \\|"
)
UNCLOSED = "kommentaren bliver ikke lukket, og resten af teksten forsvinder: skriv -->"
DEEP = "linjen er rykket fire mellemrum ind og vises derfor som kode: ryk den ud"
A_LINK = "et link skrives [tekst](adresse)"
BOLD = (
    "** bliver vist i teksten: der skal stå ** lige før og lige efter det fede, og ender det med "
    "et tegn som : eller ., skal der være mellemrum efter **"
)
NO_TABLE = "tabellen bliver ikke til en tabel: "
CODES = "koder til skabeloner bruges ikke her, så koden vises: slet den"


def told(text: str) -> list[Finding]:
    return inspect(text, convert(text))


@pytest.mark.parametrize(
    ("text", "line", "near", "message"),
    [
        ("| a | b |\n|---|---|\n| x | 1 | 2 |", 2, "| x | 1 | 2 |", SURPLUS),
        ("a | b\n---|---\nx | 1 | 2", 2, "x | 1 | 2", SURPLUS),
        ("| a | b |\n|---|---|\n| `x|y` | 1 |", 2, "| `x|y` | 1 |", SURPLUS),
        ("x\n\n<!-- husk\n\ny", 2, "<!--", UNCLOSED),
        ("<p>x</p> <!-- a --> <!-- b\n\ny", 0, "<!--", UNCLOSED),
        (
            "Vi ses <klokken ti> i morgen",
            0,
            "<klokken ti>",
            "»<klokken ti>« bliver læst som HTML og kommer ikke med på siden: slet det, eller "
            "skriv &lt; for <, hvis det skal stå der",
        ),
        (
            "x\n\n<?php echo 1 ?>",
            2,
            "<?php echo 1 ?>",
            "»<?php echo 1 ?>« bliver læst som HTML og kommer ikke med på siden: slet det, eller "
            "skriv &lt; for <, hvis det skal stå der",
        ),
        (
            "x\n\n<iframe src='https://example.org/'></iframe>",
            2,
            "<iframe",
            "<iframe> kan ikke bruges i en tekst og kommer ikke med på siden: slet det",
        ),
        (
            "x <script>alert(1)</script>",
            0,
            "<script",
            "<script> kan ikke bruges i en tekst og kommer ikke med på siden: slet det",
        ),
        (
            "``` husk at spørge\nx\n```",
            0,
            "husk at spørge",
            "»husk at spørge« kommer ikke med på siden: skriv det på en anden måde",
        ),
        (
            "x <b>y",
            0,
            "<b>",
            "<b> bliver ikke lukket: skriv </b>",
        ),
        (
            "x\n\n[aftale]: /kkr/",
            2,
            "[aftale]:",
            "[aftale]: … kommer ikke med på siden: intet link i teksten bruger det",
        ),
        (
            "3. a\n4. b\n8. c",
            2,
            "8",
            "punktet er nummer 8, men vises som 5: et punkts nummer er altid det næste. "
            "Skal tallet stå, så skriv 8\\.",
        ),
        ("x &#1; y", 0, "&#1;", "&#1; er et usynligt eller ugyldigt tegn: slet det"),
        ("x\n&#x202E;y", 1, "&#x202E;", "&#x202E; er et usynligt eller ugyldigt tegn: slet det"),
        ("&ZeroWidthSpace;", 0, "&ZeroWidthSpace;", "&ZeroWidthSpace; er et usynligt eller "
         "ugyldigt tegn: slet det"),
        ("&#150;", 0, "&#150;", "&#150; er et usynligt eller ugyldigt tegn: slet det"),
        (
            "x ![](/kort.png)",
            0,
            "![](/kort.png)",
            "billedet /kort.png har ingen tekst: skriv mellem [ og ], hvad det viser; er det kun "
            'til pynt, så skriv <img src="/kort.png" alt="">',
        ),
        (
            "x\n\n<img src='/kort.png'>",
            2,
            "/kort.png",
            'billedet /kort.png har ingen tekst: skriv alt="…" med det, billedet viser, eller '
            'alt="", hvis det kun er til pynt',
        ),
        ("x [](/kkr/)", 0, "/kkr/", "linket /kkr/ har ingen tekst: skriv den mellem [ og ]"),
        ("x\n\n##\n", 2, "##", "overskriften er tom: skriv den, eller slet linjen"),
        (
            "|  |  |\n|--|--|\n| a | b |",
            0,
            "|  |  |",
            "tabellens hoved er tomt: skriv, hvad hver kolonne viser",
        ),
        (
            "x\n\n<table><tr><td>a</td></tr></table>",
            2,
            "<table",
            "tabellen har intet hoved: skriv den øverste række med <th>",
        ),
    ],
)  # fmt: skip
def test_what_would_be_lost_is_an_error(text: str, line: int, near: str, message: str) -> None:
    assert told(text) == [Finding(line, near, message, loses=True)]


@pytest.mark.parametrize(
    ("text", "line", "near", "message"),
    [
        ("**Tid:**kl. 10.30", 0, "**Tid:", BOLD),
        ("x\n\n**a b", 2, "**a", BOLD),
        (
            "*Tid:*kl. 10",
            0,
            "*Tid:*",
            "* bliver vist i teksten: sæt et mellemrum efter den sidste *",
        ),
        ("__Tid:__kl. 10", 0, "__", "__ bliver vist i teksten: skriv fed som **tekst**"),
        (
            "(KKR)[/kkr/]",
            0,
            "(KKR)[",
            f"parenteserne er byttet om, så det ikke bliver et link: {A_LINK}",
        ),
        (
            "x\n[KKR] (/kkr/)",
            1,
            "[KKR] (",
            "mellemrummet mellem ] og ( gør, at det ikke bliver et link: slet det",
        ),
        ("[[kkr]]", 0, "[[kkr]]", f"[[ ]] bliver vist, som det står: {A_LINK}"),
        (
            "[KKR](/kkr/. Mere",
            0,
            "[KKR](",
            "linkets parentes bliver ikke lukket: skriv ) efter adressen",
        ),
        ("Tal[^1]", 0, "[^1]", "fodnoter kan ikke bruges: skriv noten i teksten"),
        ("- [ ] x", 0, "[ ]", "afkrydsningsfelter kan ikke bruges: skriv punktet uden [ ]"),
        ("~~nej~~", 0, "~~nej~~", "~~ streger ikke teksten over: skriv <s> foran og </s> efter"),
        (
            "En lang tekst\n---\nog mere",
            1,
            "---",
            "linjen --- gør teksten over den til en overskrift: sæt en tom linje imellem, eller "
            "skriv overskriften med ## foran",
        ),
        ("x\n\n    y", 2, "y", DEEP),
        (
            "```\nx",
            0,
            "```",
            "``` bliver ikke lukket, så resten vises som kode: skriv ``` efter den",
        ),
        (
            "##Om",
            0,
            "##",
            "der mangler et mellemrum efter #, så det ikke bliver en overskrift",
        ),
        ("-a\n-b", 0, "-", "der mangler et mellemrum efter -, så det ikke bliver en liste"),
        (
            "| a | b |\n| --- |\n| 1 | 2 |",
            0,
            "| a |",
            f"{NO_TABLE}hovedet har 2 celler, men linjen med --- under det har 1",
        ),
        (
            "| a | b |\n| 1 | 2 |",
            0,
            "| a |",
            f"{NO_TABLE}den skal have et hoved og en linje som | --- | --- | under det",
        ),
        (
            "x <!-- y",
            0,
            "<!--",
            "kommentaren bliver ikke lukket, så den vises: skriv -->",
        ),
        (
            "## A\n\n#### B",
            2,
            "B",
            "overskriften »B« springer et niveau over: skriv den med ### foran",
        ),
        (
            "x\n\n### A",
            2,
            "A",
            "overskriften »A« springer et niveau over: skriv den med ## foran",
        ),
        ("{{< figur >}}", 0, "{{", CODES),
        ("## Om {#om}", 0, "{#om}", CODES),
        ("::: tip", 0, ":::", CODES),
        ("a&nbps;b", 0, "&nbps;", "tegnkoden findes ikke, så den vises, som den står"),
    ],
)
def test_markup_that_stays_in_the_text_is_a_warning(
    text: str, line: int, near: str, message: str
) -> None:
    assert told(text) == [Finding(line, near, message, loses=False)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Et afsnit med **fed**, *kursiv*, `**kode**` og 2 * 3 * 4 = 24.",
        "## Om\n\n### Under\n\n## Igen\n\n# Stor",
        "1. a\n2. b\n\nx\n\n1. alle\n1. er\n1. et",
        "| År | Tal |\n| --- | ---: |\n| 2018 | a\\|b |\n| 2019 |",
        "| | 2017 |\n|---|---|\n| A | 1 |",
        "\\*\\*ikke fed\\*\\* og \\[\\[x]] og &#42;&#42;",
        "<!-- en note -->\n\nx <!-- en anden --> y",
        '<img src="/x.png" alt=""> og <a href="/kkr/"><img src="/x.png" alt="KKR"></a>',
        '<details>\n<summary>a</summary>\n\nb\n\n</details>\n\n<span lang="en">x</span>',
        "<div>Ord fra et gammelt <nobr>system</nobr></div>",
        "[KKR][k] og [k]\n\n[k]: /kkr/ 'Titel'",
        "![et kort](/kort.png 'Kortet') og <https://example.org/a_b__c>",
        "~~~\n**x** | [[y]]\n~~~\n\n```python\nx = a[b](c\n```",
        "3 < 4 & 5 > 2, A&B, 50 % og §[1]",
        "a&nbsp;b&shy;c &eacute; &#8211; &quot;",
        "Navn: ______ (se [1] og [a])",
        "– Det er godt, siger formanden.\n\n– Meget.",
        "- a\n  - b\n\n    mere om b\n- c",
        "> citat\n> **fed**",
        "x\n\n---\n\ny",
        "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>",
    ],
)
def test_there_is_nothing_to_tell_of_ordinary_texts(text: str) -> None:
    assert told(text) == []


def test_the_same_markup_is_told_once_a_paragraph() -> None:
    assert [each.line for each in told("**a:**b **c:**d\n**e:**f\n\n**g:**h")] == [0, 3]


def test_a_text_full_of_slips_is_told_of_so_many() -> None:
    assert len(told("**a:**b\n\n" * 200)) == MOST_OF_A_KIND


PIECES = st.sampled_from(
    ["\n", "\n\n", "    ", "# ", "## ", "- ", "1. ", "7. ", "> ", "`", "```\n", "**", "*", "_", "|",
     "|a|b|\n|-|-|\n|c|d|", "ord ", "Ærø", "[x](/kkr/)", "[x]", "[x]: /y/\n", "(", ")", "](", "!",
     "<", ">", "<b>", "</b>", "<!--", "-->", "<script>", "<x y>", "<td>", "<table>", "<select>",
     "<textarea>", "<style>", "</", "&", "&amp;", "&lt;", "\\", "~~", "=", "---\n", "• ", "– "]
)  # fmt: skip


@given(st.lists(PIECES | st.text("abc ", max_size=4), max_size=14).map("".join))
def test_no_word_is_lost_without_an_error(text: str) -> None:
    """Every word is in what is published, as text or in an attribute, or an error is told."""
    words = [f"q{number}q" for number in range(text.count("ord"))]
    for word in words:
        text = text.replace("ord", word, 1)
    body = convert(text)
    left_out = re.findall(r"<!--.*?-->|[`~]{3,}[^\n]*", text, re.DOTALL)  # comments and languages
    if not all(word in body.html or word in "".join(left_out) for word in words):
        assert any(finding.loses for finding in inspect(text, body))


@pytest.mark.parametrize(
    "piece",
    ["<b>", "<x y>", "<!--", "**a:**b ", "[x](", "[x] (", "[[", "|", "| a | b |\n",
     "|a|b|\n|-|-|\n", "1. a\n3. b\n\n", "[a]: /b\n\n", "~~", "\n-a", "*a", "__a",
     "{#a", "&a",
     "## \n\n#### b\n\n", "![](/x)", "[](/x)", "• ", "www.", "www.a.", "a@", "a@b.",
     "https://", "(", "– \n", "```\n", "<table>", "\n-", ")[", "&#1;"],
)  # fmt: skip
def test_a_text_four_times_as_long_takes_about_four_times_the_time(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count

        def once() -> float:
            start = time.process_time()
            inspect(text, convert(text))
            return time.process_time() - start

        return min(once() for _ in range(2))

    assert seconds(8_000) < 12 * seconds(2_000) + 0.05


def test_a_language_that_would_not_come_out_or_does_not_exist_is_told() -> None:
    for kept in ('<span lang="en">Hi</span>', '<p lang="de-AT">Hallo</p>', '`<b lang="x y">`'):
        assert told(kept) == []
    (finding,) = told('x\n\n<font lang="en">Hello</font>')
    assert finding == Finding(
        2,
        '<font lang="en',
        'sproget i <font lang="en"> kommer ikke med: skriv det på <span>, <p> eller <blockquote>',
    )
    (finding,) = told('Et <span lang="dk">ord</span>')
    assert finding.message == 'lang="dk": »dk« er ikke koden for et sprog: mente du da?'
    (finding,) = told('Et <span lang="">ord</span>')
    message = 'lang="": »« er ikke koden for et sprog: skriv den som en, de eller sv'
    assert finding.message == message


def test_a_language_comes_out() -> None:
    text = '<span lang="en">Hi</span> du\n\n<blockquote lang="de">\n\nHallo\n\n</blockquote>'
    assert convert(text).html == (
        '<p><span lang="en">Hi</span> du</p>\n<blockquote lang="de">\n<p>Hallo</p>\n</blockquote>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "[x](/a{}b)",
        "[x](https://kl.dk/{})",
        '[x](/kkr/ "a{}b")',
        "![a{}b](/x.png)",
        "## a{}b",
        '<a href="/a{}b">x</a>',
        '<span title="{}">x</span>',
        "[x]: /a{}b\n[x]",
    ],
)
@pytest.mark.parametrize("entity", ["&#1;", "&#8203;", "&#x202E;", "&ZeroWidthSpace;", "&#8232;"])
def test_a_hidden_character_is_told_of_wherever_an_entity_makes_it(text: str, entity: str) -> None:
    found = told(f"Et afsnit.\n\n{text.format(entity)}")
    message = f"{entity} er et usynligt eller ugyldigt tegn: slet det"
    assert Finding(2, entity, message) in found


@pytest.mark.parametrize("escape", ["%00", "%0A", "%E2%80%8B", "%E2%80%AE", "%C2%AD"])
def test_a_hidden_character_is_told_of_in_the_escapes_of_an_address(escape: str) -> None:
    target = f"https://kl.dk/a{escape}"
    message = f"adressen »{target}« har et usynligt tegn: skriv den igen"
    assert told(f"x\n\n[x]({target})") == [Finding(2, target, message)]


def test_the_escapes_of_an_older_character_set_may_stand_in_an_address() -> None:
    assert told("[x](https://example.org/%E6%F8%E5)") == []


COLUMNS = (
    "linjer med tabulatorer, semikolon eller mange mellemrum bliver ikke til en tabel: sæt | "
    "mellem cellerne, og skriv en linje som | --- | --- | under hovedet; er det spalter fra en "
    "PDF, så saml teksten i hver"
)
DIVIDED = "ordet er delt ved linjens ende, og stregen bliver stående: skriv det samlet"


@pytest.mark.parametrize(
    ("text", "line", "near", "message"),
    [
        ("x\n\nKommune\t2025\nAarhus\t12", 3, "Aarhus", COLUMNS),
        (
            "Kommune     2025    2026\nAarhus      12      13\nOdense      1       2",
            1,
            "Aarhus",
            COLUMNS,
        ),
        ("Vi ser på kommu-\nnerne", 0, "kommu-", DIVIDED),
        ("- et punkt er fort-\n  sat her", 0, "fort-", DIVIDED),
        (
            "a) en\nb) to",
            0,
            "a) en",
            "bogstaver bliver ikke til en liste: skriv hvert punkt med - eller et tal",
        ),
        (
            "Se Fejl! Bogmærke er ikke defineret.",
            0,
            "Fejl! Bogmærke",
            "henvisningen er ikke kommet med fra Word: skriv det, der skal stå",
        ),
        ('x [caption id="a1"]', 0, '[caption id="a1"]', CODES),
        ("<div>\n{{kort}}\n</div>", 1, "{{", CODES),
        ("<p>\n**fed**\n</p>", 1, "**fed", BOLD),
    ],
)
def test_what_is_pasted_from_elsewhere_is_told_of(
    text: str, line: int, near: str, message: str
) -> None:
    assert told(text) == [Finding(line, near, message, loses=False)]


@pytest.mark.parametrize(
    "text",
    [
        "børne- og\nungeudvalget, børne-\nog ungeudvalget",
        "Thisted-\nAalborg, 2025-\n2026",
        "1)\tEt\n2)\tTo",
        "Et  punktum.  To mellemrum.\nTo  linjer.  Intet andet.",
        "<pre>\n**a**   b   c\n**d**   e   f\n</pre>",
        "Vi siger [sic] og [red.] og [note]",
    ],
)
def test_what_only_looks_pasted_is_not(text: str) -> None:
    assert told(text) == []
