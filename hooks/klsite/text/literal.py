"""Markup that stays in a text as the characters it is written with, or means something else."""

import re
from collections.abc import Iterator
from itertools import pairwise

from klsite.text.finding import Finding
from klsite.text.markup import Markup, Markups
from klsite.text.parsed import Parsed
from klsite.text.pasted import PASTED

_A_LINK = "et link skrives [tekst](adresse)"
_ADDRESS = r"(?=/|#|https?:|mailto:|www\.)"
_TABLE = "tabellen bliver ikke til en tabel: "

_MARKUP = Markups(
    (
        Markup("[[", r"\[\[[^\[\]\n\0]{1,200}\]\]", f"[[ ]] bliver vist, som det står: {_A_LINK}"),
        Markup(
            "] ",
            rf"\[[^\[\]\n\0]{{1,200}}\][ ]{{1,9}}\({_ADDRESS}",
            "mellemrummet mellem ] og ( gør, at det ikke bliver et link: slet det",
        ),
        Markup(
            "](",
            r"\[[^\[\]\n\0]{1,200}\]\((?![^()<>\"]{0,2000}\))"
            r"(?![^()<>\"\s]{1,999} [^()<>\"]{1,999}\")(?=[^\s()])",
            "linkets parentes bliver ikke lukket: skriv ) efter adressen",
        ),
        Markup(
            ")[",
            rf"\([^()\n\0]{{1,200}}\)\[{_ADDRESS}",
            f"parenteserne er byttet om, så det ikke bliver et link: {_A_LINK}",
        ),
        Markup("[^", r"\[\^[^\[\]\s\0]{1,80}\]", "fodnoter kan ikke bruges: skriv noten i teksten"),
        Markup(
            "] ",
            r"^[\0 ]{0,40}\[[ xX]\](?=\s)",
            "afkrydsningsfelter kan ikke bruges: skriv punktet uden [ ]",
        ),
        Markup(
            "~~",
            r"~~(?=[^\s~\0])[^~\n\0]{1,200}~~",
            "~~ streger ikke teksten over: skriv <s> foran og </s> efter",
        ),
        Markup(
            "**",
            r"\*\*[^\s*\0]{0,20}",
            "** bliver vist i teksten: der skal stå ** lige før og lige efter det fede, og ender "
            "det med et tegn som : eller ., skal der være mellemrum efter **",
        ),
        Markup(
            "*",
            r"(?<![^\s\0])\*(?=[^\s*\0])[^*\n\0]{1,200}\*(?=\w)",
            "* bliver vist i teksten: sæt et mellemrum efter den sidste *",
        ),
        Markup(
            "__",
            r"(?<![\w_])__(?=[^\s_\0])|(?<=[^\s_\0])__(?![\w_])",
            "__ bliver vist i teksten: skriv fed som **tekst**",
        ),
        Markup(
            "##",
            r"^[\0 ]{0,3}#{2,6}(?=[^\s#\0])",
            "der mangler et mellemrum efter #, så det ikke bliver en overskrift",
        ),
        *(
            Markup(
                f"\n{sign}",
                rf"^{re.escape(sign)}(?=[^\W\d_][^\n]{{0,2000}}\n{re.escape(sign)}[^\W\d_])",
                f"der mangler et mellemrum efter {sign}, så det ikke bliver en liste",
            )
            for sign in "-*+"
        ),
        Markup(
            "\n2",
            r"^1[.)]\u00a0?(?=[^\W\d_][^\n]{0,2000}\n2[.)]\u00a0?[^\W\d_])",
            "der mangler et mellemrum efter punktets tal, så det ikke bliver en liste",
        ),
        Markup("|", r"^[\0 ]{0,9}(?:\|[^\n|]*\||(?=[-:\t ]{1,200}\|)[-:|\t ]++$)", _TABLE),
        Markup("&lt;!--", r"<!--", "kommentaren bliver ikke lukket, så den vises: skriv -->"),
        Markup(
            "&lt;!", r"<!(?!--)[ ]?-", "kommentaren er skrevet forkert, så den vises: skriv <!--"
        ),
        Markup(
            "&lt; ",
            r"< /?[ ]?(?:[abipu]|br|em|strong|h[1-6]|[uo]l|li)[ ]?>",
            "HTML med mellemrum efter < bliver vist, som det står: slet mellemrummet",
        ),
        Markup(
            "](<a ",
            r"\]\(https?://[^\s()]{1,500}[ ][^()\n]{1,500}\)",
            "linket har et mellemrum i adressen: skriv %20, eller slet det",
        ),
        *(
            Markup(
                has, rf"{re.escape(signs)}(?=/[a-z]|https?:)", f"her bliver intet link: {_A_LINK}"
            )
            for signs in ("][", ")(", "}(", "[(")
            for has in (f"{signs}/", f"{signs}<a ")
        ),
        Markup("]/", r"\](?=/[a-z][^\s\0]{0,200}/)", f"her bliver intet link: {_A_LINK}"),
        Markup("^", r"(?<=\w)\^[^\s^\0]{1,20}\^", "^ hæver ikke skriften: skriv <sup>tekst</sup>"),
        Markup("~", r"(?<=\w)~[^\s~\0]{1,20}~", "~ sænker ikke skriften: skriv <sub>tekst</sub>"),
        Markup("==", r"==[^\s=\0][^=\n\0]{0,200}==", "== fremhæver ikke: skriv **tekst**"),
        Markup("%%", r"%%[^%\n\0]{1,200}%%", "%% skjuler ikke teksten: slet den"),
        Markup(
            "&amp;",
            r"&[A-Za-z][A-Za-z0-9]{1,30};",
            "tegnkoden findes ikke, så den vises, som den står",
        ),
        Markup(
            "&amp;",
            r"&(?:amp|nbsp|copy|lt|gt|quot|aelig|oslash|aring|eacute|[nm]dash)(?![A-Za-z0-9;=])",
            "tegnkoden mangler sit semikolon, så den vises: skriv tegnet selv",
        ),
    )
)
"""Each is looked for in what is visible: text as it stands, line breaks, and 0 for all else."""

_COLUMN = re.compile(r"\t[\t ]*+|(?<=[^\s\0]) {3,}+(?=[^\s\0])|(?<=\w);(?=\w)")
_NUMBERED = re.compile(r"^(?:\w{1,4}[.)]|o)\s+")
_NO_COLUMNS = (
    "linjer med tabulatorer, semikolon eller mange mellemrum bliver ikke til en tabel: sæt | "
    "mellem cellerne, og skriv en linje som | --- | --- | under hovedet; er det spalter fra en "
    "PDF, så saml teksten i hver"
)
_RULE_OF_TABLE = re.compile(r"[-:|\t \0]++")
_AFTER_QUOTE = re.compile(r"\n {0,3}>(?=[ >]*[^\s>])[^\n]++(?=\n([^\W_]\S*))")
_SHORT = 15
"""Bytes of a line that may well stand twice, such as a row of a table."""
_WORD = re.compile(rb"[A-Za-z]{3}")
_FENCE = re.compile(r"[ \t>]{0,99}(`{3,}|~{3,})")


def literal(parsed: Parsed, clean: str) -> Iterator[Finding]:
    """Yield the markup that a text would be published with, and that which is read differently.

    ``clean`` is what is published.
    """
    for each in _MARKUP.possible(clean):
        yield from _found(each, parsed.visible)
    for each in PASTED.possible(clean):
        yield from _first(_found(each, parsed.visible))
    if "\t" in clean or "   " in clean or ";" in clean:
        yield from _columns(parsed)
    if "<blockquote>" in clean:
        yield from _quoted(parsed)
    yield from _doubled(parsed)
    yield from _underlined(parsed)
    yield from _code(parsed)


def _found(looked_for: Markup, visible: str) -> Iterator[Finding]:
    """Yield the first place of some markup in every paragraph."""
    lines = visible.split("\n")
    after, number, counted = -1, 0, 0
    for found in looked_for.finditer(visible):
        number += visible.count("\n", counted, found.start())
        counted = found.start()
        if number <= after:
            continue
        after = number
        while after < len(lines) and lines[after].strip("\0 "):
            after += 1  # one message a paragraph
        message = looked_for.message
        message = _table(lines, number) if message == _TABLE else message
        near = found[0].strip("\0 \t\n").partition("\n")[0].partition("\0")[0].rstrip()
        yield Finding(number, near, message, loses=False)


def _first(found: Iterator[Finding]) -> Iterator[Finding]:
    """Yield the first, which says at how many other places the same stands."""
    if first := next(found, None):
        more = sum(1 for _ in found)
        places = f" (og {more} {'sted' if more == 1 else 'steder'} til)" if more else ""
        yield first._replace(message=first.message + places)


def _columns(parsed: Parsed) -> Iterator[Finding]:
    """Yield the second of several lines in a row whose columns are set by tabs or by spaces."""
    in_a_row = 0
    for number, line in enumerate(parsed.visible.split("\n")):
        if not ("\t" in line or "   " in line or ";" in line):
            in_a_row = 0  # as nearly always
            continue
        cells = _COLUMN.split(_NUMBERED.sub("", line.strip("\0 \t")))
        in_a_row = in_a_row + 1 if len(cells) > 1 else 0
        if in_a_row == 2:
            yield Finding(number, cells[0].partition("\0")[0], _NO_COLUMNS, loses=False)


def _table(lines: list[str], number: int) -> str:
    """Return what is wrong with the lines of a table that is none."""
    first = number
    while first and "|" in lines[first - 1]:
        first -= 1
    rule = lines[first + 1] if first + 1 < len(lines) else ""
    if "-" in rule and _RULE_OF_TABLE.fullmatch(rule):
        cells = _cells(lines[first])
        return (
            f"{_TABLE}hovedet har {cells} celler, men linjen med --- under det har {_cells(rule)}"
        )
    return f"{_TABLE}den skal have et hoved og en linje som | --- | --- | under det"


def _cells(line: str) -> int:
    return line.strip("\0 \t").strip("|").count("|") + 1


def _doubled(parsed: Parsed) -> Iterator[Finding]:
    """Yield lines of text that stand twice, one below the other."""
    lines = parsed.source.split(b"\n")
    for number, (above, line) in enumerate(pairwise(lines), 1):
        if above == line and len(line) > _SHORT and _WORD.search(line):
            message = "linjen er den samme som den over: slet den ene"
            yield Finding(number, line.decode().strip(), message, loses=False)


def _quoted(parsed: Parsed) -> Iterator[Finding]:
    """Yield lines that belong to the quotation above them although they do not say so."""
    text = f"\n{parsed.source.decode()}"  # a pattern that begins with a line break is soon done
    for found in _AFTER_QUOTE.finditer(text):
        message = (
            "linjen bliver en del af citatet over den: skriv > foran, eller sæt en tom linje "
            "imellem, hvis den ikke hører til"
        )
        line = text.count("\n", 1, found.end()) + 1
        yield Finding(line, found[1], message, loses=False)


def _underlined(parsed: Parsed) -> Iterator[Finding]:
    """Yield headings that are such by a line of dashes or equal signs below."""
    for span, _ in parsed.elements["Heading"]:
        text = parsed.text(span)
        if text.lstrip(" \t>").startswith("#"):
            continue
        *above, mark = text.rstrip().split("\n")
        message = (
            f"linjen {mark.strip()[:3]} gør teksten over den til en overskrift: sæt en tom linje "
            "imellem, eller skriv overskriften med ## foran"
        )
        yield Finding(parsed.line(span.start) + len(above), mark.strip(), message, loses=False)


def _code(parsed: Parsed) -> Iterator[Finding]:
    """Yield blocks that are code by their indentation, or because a fence has no end."""
    for span, indented in parsed.code:
        lines = parsed.text(span).rstrip().split("\n")
        first = lines[0].strip()
        if indented:
            message = "linjen er rykket fire mellemrum ind og vises derfor som kode: ryk den ud"
        else:
            fence = _FENCE.match(lines[0])
            mark = fence[1] if fence else first[:3]
            if len(lines) > 1 and lines[-1].strip(" \t>").startswith(mark):
                continue
            message = f"{mark} bliver ikke lukket, så resten vises som kode: skriv {mark} efter den"
        yield Finding(parsed.line(span.start), first, message, loses=False)
