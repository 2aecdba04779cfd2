"""What is pasted from Word, a PDF, a spreadsheet, a mail or another site, and stays as it is."""

from klsite.text.markup import Markup, Markups

_CODES = "koder til skabeloner bruges ikke her, så koden vises: slet den"
_NO_FIELD = "henvisningen er ikke kommet med fra Word: skriv det, der skal stå"
_A_LINK = "koden bliver ikke til et link: et link skrives [tekst](adresse)"
_NO_HEADING = "koden giver ingen overskrift: skriv ## foran den"
_ESCAPED = "tegn er skrevet som koder to gange, så læseren ser koden: skriv tegnene selv"
_MAIL = "hovedet på en mail er kommet med, som det står: slet det, der ikke skal læses"
_DIVIDED = "ordet er delt ved linjens ende, og stregen bliver stående: skriv det samlet"
_JOINED = (
    "linjerne løber sammen til et afsnit: skriv hver med - foran, eller sæt en tom linje imellem"
)
_NO_ADDRESS = "adressen bliver ikke til et link: skriv den som https://www.kl.dk/"
_CONTENTS = "en indholdsfortegnelse med sidetal er kommet med: slet den"
_PAGE = "linjen ligner et sidetal fra en PDF: slet det, og sidens hoved og fod med"
_OF_ENTITY = (
    r"(?:#x?[0-9a-fA-F]{2,6}|amp|nbsp|[lg]t|quot|apos|a(?:elig|ring)|oslash|[a-z](?:acute|grave|uml)"
    r"|[mn]dash|[lr][sd]a?quo|hellip|bull|euro);"
)
_SECTION = r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?[ \t]"
_TIME = r"(?:[Kk]l\.?[ ])?[012]?[0-9][.:][0-5][0-9]\b"
_PARTED = r"(?![ ]?(?:og|eller|samt|men|til)\b)[a-zæøåé]{2,40}"

PASTED = Markups(
    (
        Markup("{", r"\{\{|\{%|\{:?[ ]?[#.][a-z][^{}\n]{0,80}\}", _CODES),
        Markup("{", r"\{/[a-z]{1,20}\}|(?<!\{)\{[a-z]{3,20}(?:[ ][^{}\n\0]{0,200})?\}", _CODES),
        Markup("[", r"\[(?:/[a-z_*]{1,20}|[a-z_]{3,20} [a-z_]{1,20}=[^\]\n\0]{1,200})\]", _CODES),
        Markup(":::", r"^:::(?=[ ]?\w)", _CODES),
        Markup("!!!", r"^!!!(?=[ ]\w)", _CODES),
        Markup("[TOC]", r"^\[TOC\]", _CODES),
        Markup("&lt;%", r"<%[=@#:]?", _CODES),
        Markup(
            ":",
            r"</?[A-Za-z][A-Za-z0-9]{0,20}:[A-Za-z]{1,20}(?=[ />])",
            "koden er fra et andet program og vises, som den står: slet den",
        ),
        Markup(
            "&lt;/", r"(?<=\0)/(?:[apbiu]|strong|em|div|span|h[1-6]|[uo]l|li|td)(?=\0)", _ESCAPED
        ),
        Markup("&amp;", rf"(?<=\0){_OF_ENTITY}", _ESCAPED),
        Markup("[<a ", r"\[https?://[^\s\]\0]{1,300}[ ][^\]\n\0]{1,200}\]", _A_LINK),
        Markup('":<a ', r'"[^"\n\0]{1,200}":(?=https?:)', _A_LINK),
        Markup('":http', r'"[^"\n\0]{1,200}":(?=https?:)', _A_LINK),
        Markup("|<a ", r"\[[^\[\]|\n\0]{1,200}\|(?=https?:)", _A_LINK),
        Markup(
            "<a ",
            r"\0(?<=[^\s\0(\[]\0)(?:mailto:|https?://)[^\s\0]",
            "adressen står efter teksten, som Outlook skriver den: skriv [tekst](adresse)",
        ),
        Markup("== ", r"^={2,6}(?=[ ]?[^\s=\0])", "== giver ingen overskrift: skriv ## foran den"),
        *(Markup(f"h{level}. ", rf"^h{level}\.(?= \S)", _NO_HEADING) for level in range(1, 7)),
        Markup("'''", r"'''(?=[^\s'\0])", "''' giver ikke fed skrift: skriv **tekst**"),
        Markup("Fejl! ", r"Fejl! (?:Bogmærke|Henvisningskilde)\b", _NO_FIELD),
        Markup("Error! ", r"Error! (?:Reference|Bookmark)\b", _NO_FIELD),
        Markup("{", r"\{ ?(?:REF|PAGE|PAGEREF|NUMPAGES|HYPERLINK|TOC|SEQ|NOTEREF)\b", _NO_FIELD),
        Markup(
            "1]",
            r"\[[A-ZÆØÅ]{2,3}[0-9]{1,3}\]",
            "det ligner en kommentar fra Word, og den bliver udgivet: slet den",
        ),
        *(
            Markup(f"{hyphen}\n", rf"[^\W\d_]{{2,40}}{hyphen}\n[\0 ]{{0,40}}{_PARTED}", _DIVIDED)
            for hyphen in "-‐‑¬"
        ),
        Markup("http", r"http(?<!\whttp)s?(?::/(?!/)|/{1,2})\w", _NO_ADDRESS),
        Markup("://", r"(?:h(?<!\wh)(?!ttps?:)[tp]{1,4}s?|f(?<!\wf)tp)://", _NO_ADDRESS),
        Markup("www,", r"\bwww,(?=\w)", _NO_ADDRESS),
        *(Markup(begun, rf"\b{begun}", _NO_ADDRESS) for begun in ("WWW.", "HTTP", "Http")),
        Markup("....", r"\.{4,200}[ ]{0,9}[0-9]{1,4}$", _CONTENTS),
        Markup("Side ", r"^Side [0-9]{1,4}(?: (?:af|/) [0-9]{1,4})?$", _PAGE),
        *(
            Markup(f"\n{digit}", rf"(?<=[^\s\0]\n){digit}[0-9]{{0,2}}(?=\n[^\s\0])", _PAGE)
            for digit in range(1, 10)
        ),
        Markup(
            "(cid:",
            r"\(cid:[0-9]{1,6}\)",
            "et bogstav er ikke kommet med fra PDF-filen: skriv det i stedet for (cid:…)",
        ),
        Markup(
            " e ",  # the commonest letter of Danish
            r"(?<!\w)(?:[^\W\d_] ){5,80}[^\W\d_](?!\w)",
            "bogstaverne står hver for sig, så ordet ikke kan findes: skriv det uden mellemrum",
        ),
        *(
            Markup(
                f"{sign}C3{sign}", rf"(?<![^\s\0(])\w{{0,40}}{sign}C3{sign}[89AB][0-9A-F]", _ESCAPED
            )
            for sign in "=%"
        ),
        Markup(
            "#",
            r"#(?:I/T|N/A|DIV(?:ISION)?/0!|V(?:ÆRDI|ALUE)!|REF(?:ERENCE)?!|NA(?:VN|ME)\?|NUM!|#{4,40})",
            "en fejl fra regnearket er kommet med: skriv det, der skal stå",
        ),
        *(
            Markup(f"\n{before}", rf"^{before}: [^\n]{{1,400}}\n(?:{after}): ", _MAIL)
            for before, after in (("Sendt", "Til|Emne"), ("Sent", "To|Subject"))
        ),
        Markup(
            "\nb)",
            r"^[\0 ]{0,9}[a-zæøå]\)[ \t][^\n]{1,2000}\n[\0 ]{0,9}[a-zæøå]\)(?=[ \t])",
            "bogstaver bliver ikke til en liste: skriv hvert punkt med - eller et tal",
        ),
        Markup("\t", r"(?<=[^\n]\n)[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?(?=\t)", _JOINED),
        *(
            Markup(f"\n{begun}", rf"^{line}[^\n]{{1,2000}}\n(?={line})", _JOINED)
            for begun, line in (
                ("(", r"\([a-zæøå0-9]{1,4}\)[ \t]"),
                ("-&gt;", "->"),
                ("=&gt;", "=>"),
                ("» ", "» "),
                ("¤", "¤"),
                ("o\t", r"o\t"),
                ("§", r"§[ ]?[0-9]"),
                ("1", _SECTION),
                ("1", _TIME),
                ("Kl", _TIME),
                ("kl", _TIME),
            )
        ),
    )
)
"""What each of them is known by stays in the text."""
