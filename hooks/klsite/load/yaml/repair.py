"""Messages for a file that is not valid YAML, with the corrected text where it is certain."""

import re

import yaml

from klsite.load.yaml.slips import (
    Repair,
    as_an_editor_writes,
    as_yaml,
    first_field_deeper,
    first_line_deeper,
    front_matter,
    unclosed_quote,
)
from klsite.model.kinds import field_names

_KEY_VALUE = re.compile(
    r"(?P<head>\s*+(?:- )*+[^\s:#'\"{\[][^:{\[]*+:\s++|\s*+(?:- )++)(?P<value>[^\s{\[].*+)"
)
_FORBIDDEN_FIRST = re.compile(
    r"(?P<head>\s*(?:- )*[A-Za-z_]+:\s+|\s*- )"
    r"(?P<value>[@`%\[\]{}&*!|>,?-]\S.*+|[|>][-+]? \S.*+)"
)
_LEADING = re.compile(r"[ \t]*")


def repair(text: str, error: yaml.YAMLError) -> Repair:
    """Explain a parser's error; mend the line at fault if one of the usual slips is behind it."""
    if isinstance(error, yaml.reader.ReaderError):
        return _unreadable_character(text, error)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Repair(1, 1, "filen kan ikke læses som YAML")
    lines = text.split("\n")
    mark = error.problem_mark
    if error.context_mark and re.search("simple key|quoted scalar|flow", str(error.context)):
        mark = error.context_mark  # where the key or the quoted text began
    row = min(mark.line, len(lines) - 1)
    column = mark.column
    return (
        _tab(lines, row, error)
        or unclosed_quote(lines, row)
        or first_line_deeper(lines, row)
        or first_field_deeper(lines, row)
        or _flow(lines, row)
        or _stray_quote(lines, row)
        or _colon_in_text(lines, row, column, error)
        or _missing_space(lines, row)
        or _text_not_indented(lines, row)
        or _missing_colon(lines, row, error)
        or _wrong_indentation(lines, row, error)
        or _forbidden_first_character(lines, row)
        or _explained(lines, error, row, column)
    )


def _unreadable_character(text: str, error: yaml.reader.ReaderError) -> Repair:
    """Find the control character that YAML refuses, and go on without it."""
    if text.count("\0") > 3:
        return Repair(1, 1, "filen er ikke tekst, eller ikke gemt som UTF-8: gem den igen")
    match = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", text)
    if match is None:
        return Repair(1, 1, f"filen har et tegn, der ikke kan læses ({error.reason})")
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - text.rfind("\n", 0, match.start())
    message = f"usynligt styretegn (U+{ord(match.group()):04X}): slet det"
    mended = text[: match.start()] + " " + text[match.end() :]
    return Repair(line, column, message, mended)


def _replaced(lines: list[str], row: int, line: str) -> str:
    return "\n".join([*lines[:row], line, *lines[row + 1 :]])


def _tab(lines: list[str], row: int, error: yaml.MarkedYAMLError) -> Repair | None:
    """A tab among the white space that a line begins with."""
    for candidate in (row, row - 1):
        leading = _LEADING.match(lines[candidate]) if 0 <= candidate < len(lines) else None
        if leading and "\t" in leading.group():
            rest = lines[candidate][leading.end() :]
            spaces = leading.group().replace("\t", "  ")
            if _KEY_VALUE.fullmatch(rest.rstrip()):
                spaces = " " * _expected_indent(lines, candidate)
            return Repair(
                candidate + 1,
                leading.group().index("\t") + 1,
                "linjen er rykket ind med tabulator: brug mellemrum",
                _replaced(lines, candidate, spaces + rest),
            )
    if "\\t" in repr(lines[row]) and "token" in str(error.problem):
        return Repair(
            row + 1,
            lines[row].index("\t") + 1,
            "tabulator uden for en tekst: brug mellemrum",
            _replaced(lines, row, lines[row].replace("\t", " ")),
        )
    return None


def _flow(lines: list[str], row: int) -> Repair | None:
    """Fields in { } on one line that cannot be read; the line is passed over."""
    match = re.match(r"\s*(?:-\s*)?\{", lines[row])
    if match is None:
        return None
    closed = lines[row].rstrip().endswith("}")
    message = (
        "felterne i { } kan ikke læses: der skal være komma mellem dem og mellemrum efter kolon"
        if closed
        else "} mangler i slutningen af linjen"
    )
    return Repair(row + 1, match.end(), message, _replaced(lines, row, ""), reliable=False)


def _stray_quote(lines: list[str], row: int) -> Repair | None:
    """A quotation mark that is not closed, or one inside a text that closes it too early."""
    for candidate in range(row, -1, -1):
        match = _KEY_VALUE.fullmatch(lines[candidate].rstrip())
        if match is None:
            continue
        value = match["value"]
        if value[0] in "'\"" and not _is_well_quoted(value):
            return _quote_repair(lines, candidate, match)
        if candidate < row:
            return None
    return None


def _is_well_quoted(value: str) -> bool:
    mark = value[0]
    inner = r"(?:[^'\n]|'')*" if mark == "'" else r'(?:[^"\\\n]|\\.)*'
    return re.fullmatch(rf"{mark}{inner}{mark}(?:\s+#.*)?", value) is not None


def _quote_repair(lines: list[str], row: int, match: re.Match[str]) -> Repair:
    value = match["value"]
    mark = value[0]
    if value.count(mark) == 1:
        message = f"anførselstegnet {mark} bliver ikke lukket på linjen"
        text = value[1:]
    else:
        other = 'dobbelte anførselstegn ("…")' if mark == "'" else "»…« inde i teksten"
        message = f"tegnet {mark} inde i teksten lukker den for tidligt: brug {other}"
        text = value[1:-1] if value.endswith(mark) else value[1:]
    mended = _replaced(lines, row, match["head"] + as_yaml(text))
    return Repair(row + 1, match.start("value") + 1, message, mended)


def _colon_in_text(
    lines: list[str], row: int, column: int, error: yaml.MarkedYAMLError
) -> Repair | None:
    """An unquoted text that has a colon in it: ``title: KL: Nye tal``."""
    match = _KEY_VALUE.fullmatch(lines[row].rstrip())
    if (
        match is None
        or "mapping values are not allowed" not in str(error.problem)
        or column < match.start("value")
    ):
        return None
    value = match["value"]
    return Repair(
        row + 1,
        column + 1,
        f"kolon i en tekst uden anførselstegn: skriv {as_an_editor_writes(value)}",
        _replaced(lines, row, match["head"] + as_yaml(value)),
    )


def _missing_space(lines: list[str], row: int) -> Repair | None:
    """A key with its value right behind the colon: ``kind:Artikel``."""
    match = re.fullmatch(r"(\s*(?:- )?[A-Za-z_]+:)([^\s/].*)", lines[row])
    if match is None:
        return None
    return Repair(
        row + 1,
        match.end(1) + 1,
        "der mangler et mellemrum efter kolon",
        _replaced(lines, row, f"{match[1]} {match[2]}"),
    )


def _text_not_indented(lines: list[str], row: int) -> Repair | None:
    """The text of a field (after ``>-`` or ``|``) that is not moved in under the field."""
    head = re.match(r"( *)[A-Za-z_]+: *[>|][-+]?\s*$", lines[row - 1]) if row else None
    if head is None or re.match(r"\s*[A-Za-z_]+:\s", lines[row]):
        return None
    end = row
    while end < len(lines) and not re.match(r"\s*[A-Za-z_]+:(\s|$)", lines[end]):
        end += 1
    indent = head[1] + "  "
    moved = [indent + line.strip() for line in lines[row:end]]
    message = "teksten skal rykkes ind under feltet: to mellemrum foran hver linje"
    return Repair(row + 1, 1, message, "\n".join([*lines[:row], *moved, *lines[end:]]))


def _missing_colon(lines: list[str], row: int, error: yaml.MarkedYAMLError) -> Repair | None:
    """A key without a colon: ``kind Artikel``."""
    match = re.fullmatch(r"(\s*(?:- )?)([a-z_]+)( .*)?", lines[row])
    if match is None or "expected ':'" not in str(error.problem):
        return None
    if match[2] not in field_names():
        return _stray_line(lines, row)
    return Repair(
        row + 1,
        match.end(2) + 1,
        f"her mangler et kolon efter »{match[2]}«",
        _replaced(lines, row, f"{match[1]}{match[2]}:{match[3] or ''}"),
    )


def _stray_line(lines: list[str], row: int) -> Repair | None:
    """A line of text that stands where a field should: the rest of the text above it."""
    above = lines[row - 1] if row else ""
    if not above.strip():
        return None
    indent = len(above) - len(above.lstrip(" "))
    indent += 2 * (_shape(above) != "text")
    message = (
        "linjen hører ikke til noget felt: er den resten af teksten over den, skal den rykkes "
        f"{indent} mellemrum ind"
    )
    mended = _replaced(lines, row, " " * indent + lines[row].strip())
    return Repair(row + 1, 1, message, mended, certain=False)


def _wrong_indentation(lines: list[str], row: int, error: yaml.MarkedYAMLError) -> Repair | None:
    """A line that stands further in, or less far in, than the lines that it belongs with."""
    problem = str(error.problem)
    if not any(
        words in problem
        for words in ("mapping values are not allowed", "expected key", "'-' indicator")
    ):
        return None
    leading = _LEADING.match(lines[row])
    indent = leading.end() if leading else 0
    expected = _expected_indent(lines, row)
    if row == 0 or expected == indent:
        return None
    message = (
        f"linjen er rykket {indent} {_steps(indent)} ind, men linjen før står {expected} inde: "
        "felter, der hører sammen, skal stå lige under hinanden"
    )
    mended = _replaced(lines, row, " " * expected + lines[row].lstrip())
    return Repair(row + 1, indent + 1, message, mended, certain=False)


def _expected_indent(lines: list[str], row: int) -> int:
    """Return how far in a line should stand: as the line before it that is most like it.

    Those are the lines that it may stand below: going up, each that is further out than all
    between.
    """
    found = _shape(lines[row])
    depth = 10_000
    candidates: list[int] = []
    for line in reversed(lines[:row]):
        if not line.strip() or line.lstrip()[0] == "#":
            continue
        indent, shape = len(line) - len(line.lstrip(" ")), _shape(line)
        if not candidates and line.rstrip().endswith(":"):
            candidates.append(indent + 2)
        if indent >= depth:
            continue
        depth = indent
        if shape == found or (found == "text" and not candidates):
            candidates.append(indent)
        if shape == "entry" and found == "key":
            candidates.append(indent + 2)
    here = len(lines[row]) - len(lines[row].lstrip(" "))
    return min(candidates, key=lambda each: (abs(each - here), -each), default=here)


def _shape(line: str) -> str:
    """Return what a line is: the start of a list entry, a field, or text."""
    if line.lstrip().startswith("- ") or line.strip() == "-":
        return "entry"
    return "key" if re.match(r"\s*[A-Za-z_]+:(?:\s|$)", line) else "text"


def _steps(count: int) -> str:
    return "plads" if count == 1 else "pladser"


def _forbidden_first_character(lines: list[str], row: int) -> Repair | None:
    """A text that begins with a character that means something else in YAML."""
    match = _FORBIDDEN_FIRST.fullmatch(lines[row].rstrip())
    if match is None:
        return None
    value = match["value"]
    if block := re.fullmatch(r"([>|][-+]?)\s*(.*)", value):
        indent = " " * (len(lines[row]) - len(lines[row].lstrip()) + 2)
        moved = f"{match['head']}{block[1]}\n{indent}{block[2]}"
        message = f"teksten skal begynde på linjen efter {block[1]}, rykket to mellemrum ind"
        return Repair(row + 1, match.start("value") + 1, message, _replaced(lines, row, moved))
    return Repair(
        row + 1,
        match.start("value") + 1,
        f"en tekst, der begynder med {value[0]}, skal stå i anførselstegn: "
        f"{as_an_editor_writes(value)}",
        _replaced(lines, row, match["head"] + as_yaml(value)),
        certain=value[0] not in "[]{}",  # it may be a list or fields that are not closed
    )


_EXPLANATIONS = (
    ("could not find expected ':'", "her mangler et kolon efter feltets navn"),
    ("unexpected end of stream", "et anførselstegn bliver aldrig lukket"),
    ("alphabetic or numeric character", "* bruges ikke her: et listepunkt begynder med »- «"),
    ("did not find expected <document start>", "her er tekst, som ikke hører til noget felt"),
    ("block sequence entries are not allowed", "et listepunkt (-) kan ikke stå her"),
    ("expected node content", "der mangler en værdi i [ ] eller { }"),
    ("expected ',' or ']'", "en liste i [ ] bliver ikke lukket"),
    ("expected ',' or '}'", "felter i { } bliver ikke lukket"),
    ("unknown escape character", "\\ i en tekst med \"…\" skal skrives \\\\, eller brug '…'"),
    ("found undefined alias", "en tekst, der begynder med *, skal stå i anførselstegn"),
    ("expected key", "linjen passer ikke med dem omkring den: se på indrykningen"),
    ("'-' indicator", "linjen hører ikke til listen: se på indrykningen"),
    ("mapping values are not allowed", "kolon på et sted, hvor der ikke kan stå et felt"),
    ("indentation", "linjens indrykning passer ikke: brug mellemrum, og lige mange"),
    ("cannot start any token", "tegnet kan ikke stå først i en tekst uden anførselstegn"),
)


def _explained(lines: list[str], error: yaml.MarkedYAMLError, row: int, column: int) -> Repair:
    problem = str(error.problem)
    if "another document" in problem or "single document" in str(error.context):
        return front_matter(lines, row)
    for words, message in _EXPLANATIONS:
        if words in problem:
            return Repair(row + 1, column + 1, message)
    message = (
        "linjen kan ikke læses: se efter et tegn, der mangler (anførselstegn, kolon, parentes)"
    )
    return Repair(row + 1, column + 1, message)
