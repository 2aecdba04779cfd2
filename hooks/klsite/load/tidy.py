"""What of a data file's form and name can be put right in one way only."""

import re
from unicodedata import normalize

from klsite.load.files import kind_meant
from klsite.load.yaml.encoding import read_text
from klsite.model.diagnostics import Diagnostic
from klsite.model.source_location import DATA_FOLDER
from klsite.text.danish import heading_id

_DATE = re.compile(r"»(?P<found>[^«]+)« skal skrives med året først: (?P<meant>\d{4}-\d{2}-\d{2})")
_FIELD = re.compile(r"(?P<name>[a-z_]+:)[ ]*(?P<tab>\t)?")


def tidy_text(file: str, content: bytes) -> str | None:
    """Return the text of a file in UTF-8, NFC, with plain line ends and one at the end.

    None if it is so already, or if it cannot be read.
    """
    text = read_text(file, content)
    if isinstance(text, Diagnostic):
        return None
    text = "\n".join(map(_tidy_line, text.split("\n")))
    if text.strip():
        text = text.rstrip("\n") + "\n"
    return None if text.encode() == content else text


def _tidy_line(line: str) -> str:
    """Return a line without a tab behind the name of a field, or white space at its end.

    Only fields at the margin are looked at: further in, it may be a line break of Markdown.
    """
    match = _FIELD.match(line)
    if match is None:
        return line
    rest = line[match.end() :].lstrip() if match["tab"] else line[match.end("name") :]
    return (f"{match['name']} {rest}" if match["tab"] else f"{match['name']}{rest}").rstrip()


def with_dates(text: str, diagnostics: list[Diagnostic]) -> str:
    """Return the text of a file with the dates that were written the Danish way put right."""
    lines = text.split("\n")
    for each in diagnostics:
        match = _DATE.match(each.message)
        if match and 0 < each.line <= len(lines):
            line = lines[each.line - 1]
            start = each.column - 1
            found = line.find(match["found"], max(start - 1, 0))
            if found >= 0:
                end = found + len(match["found"])
                lines[each.line - 1] = _replaced(line, found, end, match["meant"])
    return "\n".join(lines)


def _replaced(line: str, start: int, end: int, text: str) -> str:
    """Return a line with other text, and without the quotation marks that stood around it."""
    if start and line[start - 1] in "'\"" and line[end : end + 1] == line[start - 1]:
        start, end = start - 1, end + 1
    return line[:start] + text + line[end:]


def right_name(file: str, text: str) -> str | None:
    """Return the path that a misnamed data file should have, if there is only one.

    ``file`` is the path from the root of the project, ``text`` its content. A name is spelled with
    a-z, digits and hyphens, ends in .yml, and lies in the folder of its year.
    """
    path = normalize("NFC", file.removeprefix(DATA_FOLDER))
    kind = kind_meant(path)
    if kind is None or kind.is_single:
        return None
    *folders, name = path.split("/")
    slug = heading_id(name.rsplit(".", 1)[0])
    if kind.dated_by and (day := _field(text, kind.dated_by)):
        folders = [day[:4] if re.fullmatch(r"\d{4}", each) else each for each in folders]
        if not re.match(r"\d{4}-\d{2}-\d{2}", slug):
            slug = f"{day}-{slug}"
    found = "/".join([*folders, f"{slug}.yml"])
    return DATA_FOLDER + found if found != path and kind.pattern.fullmatch(found) else None


def _field(text: str, name: str) -> str | None:
    match = re.search(rf"(?m)^{name}: *['\"]?(\d{{4}}-\d{{2}}-\d{{2}})['\"]? *$", text)
    return match[1] if match else None
