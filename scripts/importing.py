"""Takes a table of an election into the data: ``kl.py import valg``.

Exit codes: 0 written or nothing new, 1 it cannot be, or was only shown.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from agreement import refused, write_if_agreed
from election_tables import Figures, Names, figures_in, names_of
from klsite.load.reader import Reader
from klsite.model.diagnostics import DataErrors
from klsite.model.elections import Election, Parties
from klsite.model.geography import Municipalities
from klsite.system.phases import phase
from tables import NoTable, WrongTable, table_rows


def import_votes(root: Path, table: Path, year: int, what: str, *, only_show: bool) -> int:
    """Take the figures of a table into the election of a year; return the exit code."""
    file = root / "data" / "elections" / f"{year}.yml"
    if not file.is_file():
        return refused(
            f"data/elections/{year}.yml findes ikke: lav den først med date, source, lists og "
            "results: [], som i den forrige."
        )
    try:
        with phase("læse data og tabellen"):
            figures = figures_in(table_rows(table), _names(root, year), what)
    except (NoTable, WrongTable) as error:
        return refused(str(error))
    try:
        after = with_figures(file.read_text(encoding="utf-8"), figures)
    except WrongTable as error:
        return refused(str(error))
    what = "1 kommune" if len(figures) == 1 else f"{len(figures)} kommuner"
    return write_if_agreed(root, {f"data/elections/{year}.yml": after}, what, only_show=only_show)


def _names(root: Path, year: int) -> Names:
    """Return the names that a table of the election of a year may use. Raises ``WrongTable``."""
    reader = Reader(root / "data")
    try:
        (election,) = (
            each for each in reader.read_kind(Election) if each.file == f"elections/{year}.yml"
        )
        (parties,) = reader.read_kind(Parties)
        (municipalities,) = reader.read_kind(Municipalities)
    except (DataErrors, ValueError) as error:
        raise WrongTable("der er fejl i data: ret dem først. Se dem med: kl.py check") from error
    names = {each.id: each.name for each in parties.parties}
    return names_of(
        {
            name.name: each.code
            for each in municipalities.municipalities
            for name in each.name_periods
        },
        {names[each.party]: each.letter for each in election.lists if each.party in names},
    )


def with_figures(text: str, figures: Mapping[str, Figures]) -> str:
    """Return the text of an election with other figures; all else in it stands as it did.

    Raises ``WrongTable`` if the figures in it are not written on a line for each field.
    """
    for code, found in sorted(figures.items()):
        fields = {
            "valid_votes": None if found.valid_votes is None else str(found.valid_votes),
            "votes": _flow(found.votes, found.votes),
            "seats": _flow(found.seats, found.votes),
        }
        text = _with_fields(text, code, {name: each for name, each in fields.items() if each})
    return text


def _flow(values: Mapping[str, int], order: Mapping[str, int]) -> str | None:
    """Return figures by letter on one line, most votes first."""
    if not values:
        return None
    letters = sorted(values, key=lambda each: (-order.get(each, 0), -values[each], each))
    return "{" + ", ".join(f"{letter}: {values[letter]}" for letter in letters) + "}"


def _with_fields(text: str, code: str, fields: Mapping[str, str]) -> str:
    start = re.search(rf"(?m)^  - municipality: ['\"]?{code}['\"]? *$", _results(text))
    if start is None and re.search(rf"\bmunicipality: ['\"]?{code}\b", _results(text)):
        raise WrongTable(
            f"kommune {code} har flere felter på en linje: skriv hvert felt på sin egen, med "
            "»- municipality:« først"
        )
    if start is None:
        lines = "".join(f"    {name}: {value}\n" for name, value in fields.items())
        return _with_entry(text, f'  - municipality: "{code}"\n{lines}')
    offset = text.index(_results(text))
    first = offset + start.end() + 1
    rest = re.search(r"(?m)^(?!    )(?=\S| {0,3}\S)", text[first:])
    last = first + rest.start() if rest else len(text)
    entry = text[first:last]
    for name, value in fields.items():
        line = re.search(rf"(?m)^    {name}:(.*)$", entry)
        if line is None:
            entry = f"    {name}: {value}\n{entry}"
        elif not line[1].strip():
            raise WrongTable(
                f"»{name}« for kommune {code} står på flere linjer: skriv det på én, som {{A: 1}}"
            )
        elif _figures(line[1]) != _figures(value):
            entry = entry[: line.start()] + f"    {name}: {value}" + entry[line.end() :]
    return text[:first] + entry + text[last:]


def _figures(written: str) -> list[str]:
    """Return what is written of figures, whatever their order."""
    return sorted(written.strip(" {}").replace(" ", "").split(","))


def _results(text: str) -> str:
    """Return the part of an election that holds the results."""
    match = re.search(r"(?m)^results:(?:.*\n(?:[ \n#].*\n?)*)", text)
    if match is None:
        raise WrongTable("filen mangler »results«")
    return match[0]


def _with_entry(text: str, entry: str) -> str:
    if re.search(r"(?m)^results: *\[\] *$", text):
        return re.sub(r"(?m)^results: *\[\] *$", "results:\n" + entry.rstrip("\n"), text)
    part = _results(text)
    return text.replace(part, part.rstrip("\n") + "\n" + entry, 1)
