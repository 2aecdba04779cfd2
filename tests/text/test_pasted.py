"""What comes along with a text from another program is put right, or told: formatting and codes."""

import pytest

from klsite.text.finding import Finding
from klsite.text.inspection import inspect
from klsite.text.markdown import convert

NO_EFFECT = "virker ikke på siden og bliver udeladt: slet det"
HEADING = "teksten ser ud som en overskrift, men bliver ikke en: skriv den med ## foran"
STRUCK = "overstregningen kommer ikke med: skriv <s> foran og </s> efter teksten"
BOLD = "den fede skrift kommer ikke med: skriv ** lige før og lige efter teksten"
ITALIC = "kursiven kommer ikke med: skriv * lige før og lige efter teksten"
RAISED = "den hævede eller sænkede skrift kommer ikke med: skriv <sup> eller <sub> om den"
HIDDEN = (
    "teksten er skjult, hvor den kommer fra, men vises på siden: slet den, hvis den ikke skal læses"
)
COLOUR = "farven kommer ikke med: sig med ord, hvad den betyder"
PLACE = "teksten kommer ikke til at stå på midten eller til højre: slet placeringen"
CODES = "koder til skabeloner bruges ikke her, så koden vises: slet den"
FOREIGN = "koden er fra et andet program og vises, som den står: slet den"
NO_FIELD = "henvisningen er ikke kommet med fra Word: skriv det, der skal stå"
NO_LINK = "koden bliver ikke til et link: et link skrives [tekst](adresse)"
NO_LINK_HERE = "her bliver intet link: et link skrives [tekst](adresse)"
NO_ADDRESS = "adressen bliver ikke til et link: skriv den som https://www.kl.dk/"
ESCAPED = "tegn er skrevet som koder to gange, så læseren ser koden: skriv tegnene selv"
COMMENT = "det ligner en kommentar fra Word, og den bliver udgivet: slet den"
PAGE = "linjen ligner et sidetal fra en PDF: slet det, og sidens hoved og fod med"
CONTENTS = "en indholdsfortegnelse med sidetal er kommet med: slet den"
CID = "et bogstav er ikke kommet med fra PDF-filen: skriv det i stedet for (cid:…)"
SPACED = "bogstaverne står hver for sig, så ordet ikke kan findes: skriv det uden mellemrum"
SHEET = "en fejl fra regnearket er kommet med: skriv det, der skal stå"
MAIL = "hovedet på en mail er kommet med, som det står: slet det, der ikke skal læses"
JOINED = (
    "linjerne løber sammen til et afsnit: skriv hver med - foran, eller sæt en tom linje imellem"
)
DIVIDED = "ordet er delt ved linjens ende, og stregen bliver stående: skriv det samlet"
COLUMNS = (
    "linjer med tabulatorer, semikolon eller mange mellemrum bliver ikke til en tabel: sæt | "
    "mellem cellerne, og skriv en linje som | --- | --- | under hovedet; er det spalter fra en "
    "PDF, så saml teksten i hver"
)
QUOTED = (
    "linjen bliver en del af citatet over den: skriv > foran, eller sæt en tom linje imellem, hvis "
    "den ikke hører til"
)
BEHIND = "adressen står efter teksten, som Outlook skriver den: skriv [tekst](adresse)"
DETOUR = "linket går en omvej, hvor andre ser, hvem der følger det: skriv i stedet "


def told(text: str) -> list[Finding]:
    return inspect(text, convert(text))


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            '<p class="MsoNormal" style="margin:0cm">Et <b onclick="x()">ord</b></p>',
            [f"»class« på <p>, »style« på <p> og »onclick« på <b> {NO_EFFECT}"],
        ),
        (
            "<table ALIGN=center width='1%'><tr><th>a</th></tr></table>",
            [PLACE, f"»width« på <table> {NO_EFFECT}"],
        ),
        ("<a href=/kkr/ target=_blank title=Råd>KKR</a><br/>", [f"»target« på <a> {NO_EFFECT}"]),
        ("<table><tr><th scope=col>a</th></tr><tr><td class=kl-right>1</td></tr></table>", []),
        ('<div class="h2">Om aftalen</div>', [HEADING]),
        ("<p class=MsoHeading1>Om</p>", [HEADING]),
        ('<span style="text-decoration: line-through">12</span> 14', [STRUCK]),
        ('<span style="FONT-WEIGHT: bold; font-style:italic">Nyt</span>', [BOLD, ITALIC]),
        ("m<span style='vertical-align:super'>2</span>", [RAISED]),
        ('<p style="display: none">husk</p>', [HIDDEN]),
        ("<font color=red size=2>Aflyst</font>", [COLOUR, f"»size« på <font> {NO_EFFECT}"]),
        ("<span style='color:windowtext'>x</span>", [f"»style« på <span> {NO_EFFECT}"]),
        ("<td bgcolor=yellow>x</td>", [COLOUR]),
        ("<center>Program</center>", [PLACE]),
        ('<p class="has-text-align-center">Program</p>', [PLACE]),
        ("<ol type=a start=2 reversed><li value=3>x</li></ol>", []),
        ("<section><div>a</div></section>", []),
        (
            "<p a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8>x</p>",
            [
                f"»a« på <p>, »b« på <p>, »c« på <p>, »d« på <p>, »e« på <p>, »f« på <p> og andet "
                f"{NO_EFFECT}"
            ],
        ),
    ],
)
def test_formatting_that_does_not_come_out_is_told_once(text: str, messages: list[str]) -> None:
    found = told(f"x\n\n{text}\n\n{text}")
    assert sorted(each.message for each in found) == sorted(messages)
    assert all(not each.loses and each.line == 2 for each in found)


def test_parts_of_another_page_stay_apart() -> None:
    assert convert("<section><header>Fane</header>Om <nav>Menu</nav></section>").html == (
        "<div><div>Fane</div>Om <div>Menu</div></div>"
    )
    assert convert("<Address>Vejen 1</Address>").html == "<div>Vejen 1</div>"


@pytest.mark.parametrize(
    ("text", "line", "near", "message"),
    [
        ("Et<o:p></o:p>\n\nto<o:p>\n\ntre<o:p>", 0, "<o:p", f"{FOREIGN} (og 2 steder til)"),
        ('Mødet i <st1:City w:st="on">Odense</st1:City>', 0, "<st1:City", FOREIGN),
        (
            "<asp:Label /> x\n\n<asp:X /> y\n\n<%= z %>",
            0,
            "<asp:Label",
            f"{FOREIGN} (og 1 sted til)",
        ),
        ("x {loadposition banner}", 0, "{loadposition banner}", CODES),
        ("{youtube}a{/youtube}", 0, "{youtube}", CODES),
        ("[b]Fed[/b]", 0, "[/b]", CODES),
        ("Se { REF _Ref1 \\h } side {PAGE}", 0, "{ REF", NO_FIELD),
        ("[https://www.kl.dk KL]", 0, "[https://www.kl.dk KL]", NO_LINK),
        ('"KL":https://www.kl.dk', 0, '"KL":', NO_LINK),
        ("[KL|https://www.kl.dk]", 0, "[KL|", NO_LINK),
        ("[KKR][/kkr/]", 0, "][", NO_LINK_HERE),
        ("(KKR)(https://www.kl.dk)", 0, ")(", NO_LINK_HERE),
        ("[KKR]/kkr/regler/", 0, "]", NO_LINK_HERE),
        (
            "[a](https://kl.dk/a b)",
            0,
            "](https://kl.dk/a b)",
            "linket har et mellemrum i adressen: skriv %20, eller slet det",
        ),
        (
            '[KKR](/kkr/ "Rådet)',
            0,
            "[KKR](",
            "linkets parentes bliver ikke lukket: skriv ) efter adressen",
        ),
        ("Se http//www.kl.dk", 0, "http//w", NO_ADDRESS),
        ("Se htps://kl.dk", 0, "htps://", NO_ADDRESS),
        ("Se WWW.KL.DK", 0, "WWW.", NO_ADDRESS),
        ("x^2^", 0, "^2^", "^ hæver ikke skriften: skriv <sup>tekst</sup>"),
        ("H~2~O", 0, "~2~", "~ sænker ikke skriften: skriv <sub>tekst</sub>"),
        ("x ==y==", 0, "==y==", "== fremhæver ikke: skriv **tekst**"),
        ("%%husk%%", 0, "%%husk%%", "%% skjuler ikke teksten: slet den"),
        (
            "&copy KL",
            0,
            "&copy",
            "tegnkoden mangler sit semikolon, så den vises: skriv tegnet selv",
        ),
        (
            "< b >x< /b >",
            0,
            "< b >",
            "HTML med mellemrum efter < bliver vist, som det står: slet mellemrummet",
        ),
        ("<! -- x -->", 0, "<! -", "kommentaren er skrevet forkert, så den vises: skriv <!--"),
        (
            "![IMG_1234](/billeder/x.png)",
            0,
            "IMG_1234",
            "billedets tekst »IMG_1234« siger ikke, hvad det viser: skriv det",
        ),
        ("== Om ==", 0, "==", "== giver ingen overskrift: skriv ## foran den"),
        ("h2. Om", 0, "h2.", "koden giver ingen overskrift: skriv ## foran den"),
        ("x\n'''Fed'''", 1, "'''", "''' giver ikke fed skrift: skriv **tekst**"),
        ("Lolland &amp;amp; Falster", 0, "amp;", ESCAPED),
        ("&lt;p&gt;x&lt;/p&gt;", 0, "/p", ESCAPED),
        ("K=C3=B8benhavn", 0, "K=C3=B8", ESCAPED),
        ("K%C3%B8benhavn", 0, "K%C3%B8", ESCAPED),
        ("12 mio.[NN1] kr.", 0, "[NN1]", COMMENT),
        ("x\n\nSide 2 af 14\n\ny", 2, "Side 2 af 14", PAGE),
        ("slut på\n3\nnæste side", 1, "3", PAGE),
        ("Indledning ......... 3\nAftalen ..... 12", 0, "......... 3", CONTENTS),
        ("af(cid:415)aler", 0, "(cid:415)", CID),
        ("K o m m u n e r n e vil", 0, "K o m m u n e r n e", SPACED),
        ("Aarhus #I/T", 0, "#I/T", SHEET),
        ("Fra: A\nSendt: 1. marts\nTil: B", 1, "Sendt: 1. marts", MAIL),
        ("(a) x\n(b) y\n(c) z", 0, "(a) x", JOINED),
        ("§ 1. Om\n§ 2. Mere\n§ 3", 0, "§ 1. Om", JOINED),
        ("-> a\n-> b", 0, "-> a", JOINED),
        ("kl. 10.00 Kaffe\nkl. 11.30 Slut", 0, "kl. 10.00 Kaffe", JOINED),
        ("10.00 Kaffe\n11.30 Slut", 0, "10.00 Kaffe", JOINED),
        ("1.1 Om\n1.2 Mere", 0, "1.1 Om", JOINED),
        ("1. a\n2. b\n2.1.\tc", 2, "2.1.", JOINED),
        (
            "x\n\n- Det her er et punkt\n- Det her er et punkt",
            3,
            "- Det her er et punkt",
            "linjen er den samme som den over: slet den ene",
        ),
        ("kommu‐\nnerne", 0, "kommu‐", DIVIDED),
        ("Her er    der to\nspalter med    tekst", 1, "spalter med", COLUMNS),
        ("Aarhus;12\nOdense;3", 1, "Odense", COLUMNS),
        ("> a\nb c", 1, "b", QUOTED),
        ("navn@kl.dk<mailto:navn@kl.dk>", 0, "mailto:n", BEHIND),
        (
            "1.\u00a0a\n2.\u00a0b",
            0,
            "1.",
            "der mangler et mellemrum efter punktets tal, så det ikke bliver en liste",
        ),
        (
            "*a\n*b",
            0,
            "*",
            "der mangler et mellemrum efter *, så det ikke bliver en liste",
        ),
    ],
)
def test_what_stays_as_it_was_pasted_is_a_warning(
    text: str, line: int, near: str, message: str
) -> None:
    assert Finding(line, near, message, loses=False) in told(text)


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.kl.dk%2F&data=5",
            "https://www.kl.dk/",
        ),
        ("https://www.google.com/url?sa=t&url=https://kl.dk/a", "https://kl.dk/a"),
    ],
)
def test_a_link_by_another_company_is_told_with_the_address_meant(address: str, meant: str) -> None:
    assert told(f"x\n\n[y]({address})") == [Finding(2, address, DETOUR + meant, loses=False)]


@pytest.mark.parametrize(
    "text",
    [
        "Mødet er kl. 10.30 og slutter\nkl. 12.00, siger han.",
        "Tallet steg til 12.5\nfor 3 år siden [1], [KL] og {x}.",
        "| Kommune     | Tal   |\n| ----------- | ----- |\n| Aarhus      | 3     |",
        "Skriv til kl@kl.dk; så svarer vi.\nEller ring; det er hurtigere.",
        "A e B og en e f g",
        "| 1 | 2 | 3 | 4 | 5 | 6 |\n|---|---|---|---|---|---|\n| - | - | - | - | - | - |\n"
        "| - | - | - | - | - | - |",
        "> a\n> b\n\nc",
        "Tid: 10:30 <https://www.kl.dk/>, (<https://www.kl.dk/>)",
        "https://example.org/K%C3%B8benhavn og (se https://example.org/K%C3%B8benhavn)",
        "M.V. A.B.C. ... og så videre ...... 12 mennesker",
        "[KKR](/kkr/)(/nej), 2^10, ca. ~5 og ~6, 100 %, AT&T, a == b",
        "Se https://www.kl.dk/?a=1&copy=2, [a](https://kl.dk/a) b) og (https://kl.dk/x)",
        "&lt;p&gt; åbner et afsnit & slutter det",
    ],
)
def test_ordinary_texts_are_not_taken_for_pasted(text: str) -> None:
    assert told(text) == []
