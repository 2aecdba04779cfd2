"""What keeps a text from being read by everybody: WCAG 1.1.1, 1.3.1 and 2.4.4."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from klsite.text.elements import ALLOWED, BLOCKS
from klsite.text.finding import Finding
from klsite.text.headings import plain_text
from klsite.text.languages import language_fault
from klsite.text.parsed import Parsed, Span

_LINK = re.compile(r'<a [^<>]*?href="([^"]*)"[^<>]*+>((?:[^<]++|<(?!/a>|a\b))*+)</a>')
_PICTURE = re.compile(r"<img\b[^<>]*+>")
_ALT = re.compile(r' alt="\s*+[^"\s][^"]*+"')
_NO_DESCRIPTION = re.compile(
    r' alt="(\s+|[^"\n]*\.(?:jpe?g|png|gif|webp|svg)'
    r'|(?:IMG|DSCN?|PXL|image|billede|foto)[ _-]?[0-9_]*)"',
    re.IGNORECASE,
)
_SOURCE = re.compile(r' src="([^"]*)"')
_LANG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)\b[^<>]*?\slang=[\"']?([^\"'<>]{0,99})", re.IGNORECASE)
_HEADING = re.compile(r"<h([1-6])\b[^<>]*+>((?:[^<]++|<(?!/?h[1-6]\b))*+)")
_TABLE = re.compile(r"<table\b[^<>]*+>((?:[^<]++|<(?!/?table\b))*+)")


def accessible(parsed: Parsed, clean: str) -> Iterator[Finding]:
    """Yield the accessibility faults of a text; ``clean`` is what is published."""
    for span, filled in parsed.elements["Image"]:
        if not filled:
            yield _picture(parsed.line(span.start), parsed.text(span))
    for span, filled in parsed.elements["TableHead"]:
        if not filled:
            message = "tabellens hoved er tomt: skriv, hvad hver kolonne viser"
            near = parsed.text(span).partition("\n")[0].strip()
            yield Finding(parsed.line(span.start), near, message)
    text = parsed.source.decode()
    for written in _NO_DESCRIPTION.findall(clean) if "<img" in clean else ():
        message = f"billedets tekst »{written}« siger ikke, hvad det viser: skriv det"
        yield _at(text, written, message)._replace(loses=False)
    if parsed.html:
        yield from _in_html(text, clean)
        for span in parsed.html:
            yield from _languages(parsed, span)
    if "<a " in clean:
        for address, content in _LINK.findall(clean):
            if not plain_text(content) and not _ALT.search(content):
                near = unescape(address)
                yield _at(text, near, f"linket {near} har ingen tekst: skriv den mellem [ og ]")
    if "<h" in clean:
        yield from _headings(text, clean)


def _picture(line: int, written: str) -> Finding:
    address = written.rpartition("](")[2].strip(" )<>") or written
    message = (
        f"billedet {address} har ingen tekst: skriv mellem [ og ], hvad det viser; er det kun til "
        f'pynt, så skriv <img src="{address}" alt="">'
    )
    return Finding(line, written.partition("\n")[0], message)


def _in_html(text: str, clean: str) -> Iterator[Finding]:
    """Yield pictures that do not even say that they are decoration, and tables without a head."""
    for picture in _PICTURE.findall(clean):
        if " alt=" not in picture:
            address = unescape("".join(_SOURCE.findall(picture)))
            message = (
                f'billedet {address} har ingen tekst: skriv alt="…" med det, billedet viser, eller '
                'alt="", hvis det kun er til pynt'
            )
            yield _at(text, address or "<img", message)
    for content in _TABLE.findall(clean):
        if "<th" not in content.replace("<thead>", ""):
            yield _at(text, "<table", "tabellen har intet hoved: skriv den øverste række med <th>")


def _languages(parsed: Parsed, span: Span) -> Iterator[Finding]:
    """Yield languages that do not come out, and codes that are of none (WCAG 3.1.2)."""
    html = parsed.text(span)
    for found in _LANG.finditer(html):
        element, code = found[1].lower(), found[2]
        if wrong := language_fault(code):
            message = f'lang="{code}": {wrong}'
        elif element not in ALLOWED | BLOCKS:
            message = (
                f'sproget i <{element} lang="{code}"> kommer ikke med: skriv det på <span>, <p> '
                "eller <blockquote>"
            )
        else:
            continue
        place = span.start + len(html[: found.start()].encode())
        yield Finding(parsed.line(place), found[0], message)


def _headings(text: str, clean: str) -> Iterator[Finding]:
    """Yield headings that are empty, or two levels or more below the one before.

    The first level is that of the title of the page.
    """
    above = 1
    for written, content in _HEADING.findall(clean):
        level, shown = max(int(written), 2), plain_text(content)
        if not shown and not _ALT.search(content):
            yield _at(text, "#" * int(written), "overskriften er tom: skriv den, eller slet linjen")
        if level > above + 1:
            message = (
                f"overskriften »{shown[:60]}« springer et niveau over: skriv den med "
                f"{'#' * (above + 1)} foran"
            )
            yield _at(text, shown, message)._replace(loses=False)
        above = level


def _at(text: str, near: str, message: str) -> Finding:
    """Return a finding at the first line that has a part of the text, or that of its first word."""
    for wanted in (near, unquote(near), near.partition(" ")[0]):
        place = text.find(wanted)
        if place >= 0:
            return Finding(text.count("\n", 0, place), wanted, message)
    return Finding(0, "", message)
