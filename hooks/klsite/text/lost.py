"""What is written in a text and would not be in what is published of it."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from klsite.text.characters import damaged_character
from klsite.text.elements import ALLOWED, BLOCKS, END_LEFT_OUT, REMOVED, WITHOUT_MEANING
from klsite.text.finding import Finding
from klsite.text.formatting import Formatting
from klsite.text.parsed import CONVERTER, Number, Parsed, Span

_CELL_BORDER = re.compile(r"(?<!\\)\|")
_WORD = re.compile(r"[^\W_]++")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*+)([^<>]*+)>?")
_OF_OFFICE = re.compile(r"<(?:[movwx]|st1):")
_DECLARATION = re.compile(r"<[!?][^<>]*+>?")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,30});")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def lost(parsed: Parsed, clean: str) -> Iterator[Finding]:
    """Yield what does not come out of a text, by its source; ``clean`` is what is published."""
    yield from _in_gaps(parsed)
    yield from _numbers(parsed)
    if parsed.html:
        found = list(_in_html(parsed))
        yield from found or _between_words(parsed, clean)
    yield from _characters(parsed, clean)


def _finding(parsed: Parsed, start: int, message: str, near: str = "") -> Finding:
    return Finding(parsed.line(start), near, message)


def _in_gaps(parsed: Parsed) -> Iterator[Finding]:
    rows = iter(parsed.rows)
    row = next(rows, None)
    definitions: dict[int, str] | None = None
    for gap in parsed.gaps:
        while row and row[0].end <= gap.start:
            row = next(rows, None)
        text = parsed.text(gap)
        if row and row[0].start <= gap.start:
            yield _surplus_cells(parsed, *row)
        elif "]:" in text:
            definitions = _unused_definitions(parsed) if definitions is None else definitions
            for start in [start for start in definitions if gap.start <= start < gap.end]:
                label = definitions.pop(start)
                message = f"[{label}]: … kommer ikke med på siden: intet link i teksten bruger det"
                yield _finding(parsed, start, message, f"[{label}]:")
        elif words := _WORD.search(text):
            start = _place(gap, text, words.start())
            line = text[words.start() :].partition("\n")[0].strip()
            message = f"»{line[:60]}« kommer ikke med på siden: skriv det på en anden måde"
            yield _finding(parsed, start, message, line)


def _surplus_cells(parsed: Parsed, row: Span, columns: int) -> Finding:
    text = parsed.text(row).strip().split("\n")[0]
    inner = text.strip().removeprefix("|")
    borders = len(_CELL_BORDER.findall(inner))
    cells = borders if inner.endswith("|") and not inner.endswith("\\|") else borders + 1
    message = (
        f"rækken har {cells} celler, men tabellens hoved har {columns}: resten kommer ikke med. "
        "Skal en lodret streg stå i teksten, så skriv \\|"
    )
    return _finding(parsed, row.start, message, text)


def _unused_definitions(parsed: Parsed) -> dict[int, str]:
    """Return the definitions that no link uses: the first byte of each, and its label."""
    definitions = CONVERTER.reference_definitions(parsed.source.decode()).items()
    unused = (each for each in definitions if each[0].casefold() not in parsed.labels)
    return {definition["span"]["start"]: label for label, definition in unused}


def _numbers(parsed: Parsed) -> Iterator[Finding]:
    """Yield numbered lists whose points would get other numbers than they are written with."""
    for numbers in parsed.numbered:
        first = numbers[0].value
        if len({number.value for number in numbers}) == 1:
            continue  # all the same: the editor leaves the counting to the program
        for shown, number in enumerate(numbers, first):
            if number.value != shown:
                yield _renumbered(parsed, number, shown)
                break


def _renumbered(parsed: Parsed, number: Number, shown: int) -> Finding:
    message = (
        f"punktet er nummer {number.value}, men vises som {shown}: et punkts nummer er altid det "
        f"næste. Skal tallet stå, så skriv {number.value}\\."
    )
    return _finding(parsed, number.start, message, str(number.value))


def _in_html(parsed: Parsed) -> Iterator[Finding]:
    """Yield what the HTML of a text has that is not published."""
    open_tags: Counter[str] = Counter()
    first: dict[str, tuple[Span, re.Match[str]]] = {}
    formatting = Formatting()
    for span in _joined(parsed):
        text = parsed.text(span)
        plain, unclosed = _without_comments(text)
        if unclosed >= 0:
            message = "kommentaren bliver ikke lukket, og resten af teksten forsvinder: skriv -->"
            yield _finding(parsed, _place(span, text, unclosed), message, "<!--")
            return
        for found in _DECLARATION.finditer(plain):
            yield _no_tag(parsed, _place(span, text, found.start()), found[0])
        for found in _TAG.finditer(plain):
            name = found[2].lower()
            if name in ALLOWED:
                open_tags[name] += -1 if found[1] else not found[3].rstrip().endswith("/")
            if name not in first and not found[1]:
                first[name] = span, found
            if not found[1] and (found[3] or name not in ALLOWED):
                formatting.add(name, found[3], parsed.line(_place(span, text, found.start())))
    yield from formatting.findings()
    for name, (span, tag) in first.items():
        start = _place(span, parsed.text(span), tag.start())
        if name in REMOVED:
            yield _finding(parsed, start, _removed(name), f"<{tag[2]}")
        elif name not in ALLOWED | BLOCKS | WITHOUT_MEANING:
            yield _no_tag(parsed, start, tag[0])
        elif open_tags[name] > 0 and name not in END_LEFT_OUT:
            yield _finding(parsed, start, f"{tag[0]} bliver ikke lukket: skriv </{name}>", tag[0])


def _without_comments(html: str) -> tuple[str, int]:
    """Return HTML with blanks for comments, and where one begins that is not closed, or -1."""
    parts: list[str] = []
    done = 0
    while (start := html.find("<!--", done)) >= 0:
        end = html.find("-->", start + 2)
        if end < 0:
            return "".join([*parts, html[done:]]), start
        parts += [html[done:start], " " * (end + 3 - start)]
        done = end + 3
    return "".join([*parts, html[done:]]), -1


def _place(span: Span, text: str, position: int) -> int:
    """Return the byte of the source that a character of a part of it begins at."""
    return span.start + len(text[:position].encode())


def _removed(name: str) -> str:
    return f"<{name}> kan ikke bruges i en tekst og kommer ikke med på siden: slet det"


def _no_tag(parsed: Parsed, start: int, tag: str) -> Finding:
    shown = " ".join(tag.split())[:60]
    message = (
        f"»{shown}« bliver læst som HTML og kommer ikke med på siden: slet det, eller skriv &lt; "
        "for <, hvis det skal stå der"
    )
    near = tag.partition("\n")[0]
    return Finding(parsed.line(start), near, message, loses=not _OF_OFFICE.match(shown))


def _joined(parsed: Parsed) -> list[Span]:
    """Return the parts that are HTML; what follows each other without a break is one."""
    joined: list[Span] = []
    for span in parsed.html:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _between_words(parsed: Parsed, clean: str) -> Iterator[Finding]:
    """Yield the first word that a cleaner, reading HTML as a browser does, has left out."""
    converted, _ = _without_comments(CONVERTER.html(parsed.source.decode()))
    written = _WORD.findall(unescape(_TAG.sub(" ", converted)))
    missing = Counter(written) - Counter(_WORD.findall(unescape(_TAG.sub(" ", clean))))
    for number, line in enumerate(parsed.source.decode().split("\n")):
        for word in _WORD.findall(line):
            if word in missing:
                message = f"»{word}« kommer ikke med på siden: se på teksten med < og > omkring det"
                yield Finding(number, word, message)
                return


def _characters(parsed: Parsed, clean: str) -> Iterator[Finding]:
    """Yield the first entity that has become a character which no text may have."""
    published = unquote(clean, errors="ignore") if "%" in clean else clean
    if b"&" not in parsed.source or not damaged_character(published.replace(_SOFT_HYPHEN, "")):
        return
    text = parsed.source.decode()
    for found in _ENTITY.finditer(text):
        if _is_refused(found[0]):
            message = f"{found[0]} er et usynligt eller ugyldigt tegn: slet det"
            yield Finding(text.count("\n", 0, found.start()), found[0], message)
            return


def _is_refused(entity: str) -> bool:
    """Return whether an entity stands for a character that no text may have.

    The numbers of control characters are asked for by themselves: ``unescape`` follows HTML, which
    reads them as other characters or none, and Markdown does not.
    """
    if entity.startswith("&#"):
        digits = entity[2:-1]
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        if code < 32 or 127 <= code < 160:
            return code not in (9, 10, 13)
    character = unescape(entity)
    return character != _SOFT_HYPHEN and damaged_character(character) is not None
