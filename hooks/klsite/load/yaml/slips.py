"""Slips of those who come from other programs: quotes that are none, and texts in another place."""

import re
from dataclasses import dataclass

from klsite.model.kinds import field_names

_CURLY_MARKS = "“”„‘’‚"
_CURLY = re.compile(
    rf"^(?P<head>\ *+(?:-\ )*+(?P<key>[a-z_]++):\ ++)(?P<opening>[{_CURLY_MARKS}])"
    rf"(?P<inner>[^{_CURLY_MARKS}\n]++)(?P<closing>[“”‘’])\ *$",
    re.MULTILINE,
)
_OPENED = re.compile(r"""(?P<head> *+(?:(?:- )*+[a-z_]++: ++|(?:- )++))(?P<mark>["'])""")
_KEY = re.compile(r" *+(?:- )*+([a-z_]++):(?:\s|$)")
_TEXT_BELOW = re.compile(r" *+(?:- )*+[a-z_]++: ++[|>][-+]?\s*")


@dataclass(frozen=True)
class Repair:
    """A message to the editor, its place (from 1), and the text as it was probably meant."""

    line: int
    column: int
    message: str
    mended: str | None = None
    reliable: bool = True
    """Whether the mended text still has everything that the editor wrote."""
    certain: bool = True
    """Whether the mended text can only be what the editor meant."""


def as_yaml(value: str) -> str:
    """Return a value in single quotes, which is right whatever it has in it."""
    return "'" + value.replace("'", "''") + "'"


def as_an_editor_writes(value: str) -> str:
    """Return a value in double quotes, unless they stand in it."""
    return as_yaml(value) if '"' in value or "\\" in value else f'"{value}"'


def with_straight_quotes(text: str) -> tuple[str, list[Repair]]:
    """Return a text with straight quotes around each value in those that Word writes.

    YAML would keep the curly ones; each is a repair, whose own mended text is left out.
    """
    repairs: list[Repair] = []

    def straight(found: re.Match[str]) -> str:
        if found["key"] not in field_names():
            return found[0]
        inner = found["inner"].strip()
        message = (
            f"{found['opening']} {found['closing']} er ikke anførselstegn i YAML: skriv "
            f"{as_an_editor_writes(inner)}"
        )
        line = text.count("\n", 0, found.start()) + 1
        repairs.append(Repair(line, len(found["head"]) + 1, message))
        return found["head"] + as_yaml(inner)

    has_any = any(mark in text for mark in _CURLY_MARKS)
    return (_CURLY.sub(straight, text) if has_any else text), repairs


def unclosed_quote(lines: list[str], row: int) -> Repair | None:
    """Return the repair of a text that was opened above a line at fault and takes fields into it.

    A quotation mark further down, meant as another one, closes such a text.
    """
    for candidate in range(row):
        opened = _OPENED.match(lines[candidate])
        if opened is None or opened["mark"] in lines[candidate][opened.end() :]:
            continue
        if _takes_a_field(lines, candidate, opened["mark"]):
            value = lines[candidate][opened.end() :].rstrip()
            mended = opened["head"] + as_yaml(value)
            return Repair(
                candidate + 1,
                opened.end(),
                f"anførselstegnet {opened['mark']} bliver ikke lukket på linjen",
                "\n".join([*lines[:candidate], mended, *lines[candidate + 1 :]]),
            )
    return None


def _takes_a_field(lines: list[str], row: int, mark: str) -> bool:
    """Whether a field, no further in, stands between a quotation mark and the next one."""
    own = len(lines[row]) - len(lines[row].lstrip(" -"))
    for line in lines[row + 1 :]:
        key = _KEY.match(line)
        if key and key[1] in field_names() and _indentation(line) <= own:
            return True
        if mark in line:
            return False
    return False


def first_line_deeper(lines: list[str], row: int) -> Repair | None:
    """Return the repair of a text of which the first lines stand further in than that at fault."""
    indent = _indentation(lines[row])
    key = _KEY.match(lines[row])
    if not lines[row].strip() or (key and key[1] in field_names()):
        return None
    for above in range(row - 1, -1, -1):
        if _TEXT_BELOW.fullmatch(lines[above]):
            break
        if lines[above].strip() and _indentation(lines[above]) <= indent:
            return None
    else:
        return None
    if _indentation(lines[above]) >= indent:
        return None
    text = [line for line in lines[above + 1 : row] if line.strip()]
    if not text:
        return None
    deepest = min(map(_indentation, text))
    moved = [
        " " * indent + line[deepest:] if line.strip() else line for line in lines[above + 1 : row]
    ]
    first = next(n for n in range(above + 1, row) if lines[n].strip())
    below = next((line for line in lines[row + 1 :] if line.strip()), "")
    if _indentation(below) >= deepest or (len(text) > 1 and _indentation(below) < indent):
        message = f"linjen er rykket kortere ind end teksten over den: ryk den {deepest} ind"
        moved_in = " " * deepest + lines[row].lstrip()
        return Repair(row + 1, 1, message, "\n".join([*lines[:row], moved_in, *lines[row + 1 :]]))
    message = (
        "tekstens første linje er rykket længere ind end resten, og den bestemmer, hvor teksten "
        f"begynder: ryk den ud til {indent} mellemrum"
    )
    mended = "\n".join([*lines[: above + 1], *moved, *lines[row:]])
    return Repair(first + 1, 1, message, mended)


def first_field_deeper(lines: list[str], row: int) -> Repair | None:
    """Return the repair of a file whose first field is moved in, unlike the one at fault."""
    first = next(n for n, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#")
    if first >= row or not _indentation(lines[first]) or not _KEY.match(lines[row]):
        return None
    message = "filens første felt er rykket ind, men de andre er ikke: ryk det ud til kanten"
    mended = "\n".join([*lines[:first], lines[first].lstrip(), *lines[first + 1 :]])
    return Repair(first + 1, 1, message, mended)


def front_matter(lines: list[str], row: int) -> Repair:
    """Return the repair of a second line of dashes, which elsewhere ends the fields of a page."""
    rest = lines[row + 1 :]
    if not any(line.strip() for line in rest):
        message = "filen skal ikke slutte med ---: slet linjen"
        return Repair(row + 1, 1, message, "\n".join(lines[:row]) + "\n")
    keys = [key[1] for line in rest if (key := _KEY.match(line))]
    has_body = any(line.startswith("body:") for line in lines[:row])
    if has_body or any(key in field_names() for key in keys):
        return Repair(row + 1, 1, "der er en linje med ---: en fil må kun have ét dokument")
    text = [f"  {line}" if line.strip() else "" for line in rest]
    message = (
        "teksten skal ikke stå efter ---, men i »body«: skriv »body: |« i stedet for ---, og ryk "
        "hver linje to mellemrum ind"
    )
    while text and not text[0]:
        del text[0]
    mended = "\n".join([*lines[:row], "body: |", *text])
    return Repair(row + 1, 1, message, mended, certain=False)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
