"""Finds in a table of an election which figure is of which municipality and which list.

Two forms are read: a row for each list in a municipality, with columns that say what they are, and
a grid with municipalities one way and lists the other, as Statistics Denmark publishes them.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tables import WrongTable, refuse_if, whole_number

_LETTER = re.compile(r"(?P<letter>[A-ZÆØÅ]\d?)(?:\s*[.:)–-]\s*|\s+(?=[A-ZÆØÅ\d]))\S.*|[A-ZÆØÅ]\d?")
_CODE = re.compile(r"0?(?P<code>[1-9]\d{2})(?:\s+(?P<name>\S.*))?")
_COLUMNS = {
    "municipality": ("kommunekode", "kommunenr", "kommune", "kommunenavn", "område"),
    "letter": (
        "listebogstav",
        "partibogstav",
        "bogstav",
        "liste",
        "parti",
        "listenavn",
        "partinavn",
    ),
    "votes": ("stemmer", "stemmetal", "antal stemmer", "stemmer i alt"),
    "seats": ("mandater", "antal mandater", "mandattal"),
}
_TOTALS = re.compile(
    r"(?i)(hele landet|landet|i alt|total|region\b.*|.*landsdel.*|provins.*|blanke.*|ugyldige.*"
    r"|andre ugyldige.*|afgivne.*|stemmeberettigede.*|vælgere.*|øvrige.*|uden for.*)"
)
_VALID = re.compile(r"(?i)gyldige stemmer.*")


class Names(NamedTuple):
    """Codes of municipalities and letters of lists, by their names in small letters."""

    municipalities: Mapping[str, str]
    letters: Mapping[str, str]

    def code(self, text: str) -> str | None:
        """Return the code of a municipality, given by code, name, or both if they agree."""
        match = _CODE.fullmatch(text)
        if match is None:
            return self._named(text)
        code = f"0{match['code']}"
        known = code in self.municipalities.values()
        return code if known and self._named(match["name"] or "") in (None, code) else None

    def _named(self, text: str) -> str | None:
        name = text.lower().removesuffix(" kommune").strip()
        return self.municipalities.get(name) or self.municipalities.get(name.removesuffix("s"))

    def letter(self, text: str) -> str | None:
        """Return the letter of a list, given by letter, name or both."""
        if match := _LETTER.fullmatch(text):
            return match["letter"] or text
        return self.letters.get(bare(text))


def bare(name: str) -> str:
    """Return a name in small letters without punctuation, by which it is compared."""
    return re.sub(r"[\W_]+", " ", name.lower()).strip()


def names_of(municipalities: Mapping[str, str], parties: Mapping[str, str]) -> Names:
    """Return names to look up; ``municipalities`` have codes, ``parties`` letters, by name."""
    return Names(
        {name.lower(): code for name, code in municipalities.items()},
        {bare(name): letter for name, letter in parties.items()},
    )


class Figures(NamedTuple):
    """What a table says of one municipality: by letter, and all valid votes if it says so."""

    votes: dict[str, int]
    seats: dict[str, int]
    valid_votes: int | None = None


def figures_in(rows: Sequence[Sequence[str]], names: Names, what: str) -> dict[str, Figures]:
    """Return what a table says, by the code of the municipality.

    ``what`` (stemmer or mandater) is what a grid holds. Raises ``WrongTable``.
    """
    for number, row in enumerate(rows[:20]):
        columns = _columns(row)
        if {"municipality", "letter"} <= columns.keys() and columns.keys() & {"votes", "seats"}:
            return _of_list(rows, number, columns, names)
    for number, row in enumerate(rows[:20]):
        if sum(names.code(cell) is not None for cell in row[1:]) > 1:
            return _of_grid(_turned(rows[number:]), names, what)
        if sum(names.letter(cell) is not None for cell in row[1:]) > 1:
            return _of_grid(_unlabelled(rows[number:], names), names, what)
    raise WrongTable(
        "tabellen forstås ikke: der skal være en række med navnene på kolonnerne (kommune, liste, "
        "stemmer, mandater), eller kommuner den ene vej og lister den anden"
    )


def _columns(row: Sequence[str]) -> dict[str, int]:
    known = {word: name for name, words in _COLUMNS.items() for word in words}
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        if (name := known.get(cell.lower().replace("_", " "))) is not None:
            found.setdefault(name, index)
    return found


def _turned(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    width = max(map(len, rows))
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    return [list(column) for column in zip(*filled, strict=True)]


def _unlabelled(rows: Sequence[Sequence[str]], names: Names) -> list[Sequence[str]]:
    """Return the rows without what stands before the municipalities, such as what is counted."""
    places = (at for row in rows[1:] for at, cell in enumerate(row) if names.code(cell))
    first = min(places, default=0)
    is_after_labels = not any(rows[0][:first]) and names.letter(rows[0][first]) is None
    return [row[first:] for row in rows] if is_after_labels else list(rows)


def _of_list(
    rows: Sequence[Sequence[str]], head: int, columns: Mapping[str, int], names: Names
) -> dict[str, Figures]:
    found: dict[str, Figures] = {}
    wrong: list[str] = []
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        cells = {name: row[index] if index < len(row) else "" for name, index in columns.items()}
        if not row or any(_TOTALS.fullmatch(cell) for cell in row if cell):
            continue
        code, letter = names.code(cells["municipality"]), names.letter(cells["letter"])
        if code is None:
            wrong.append(f"række {number}: ukendt kommune »{cells['municipality']}«")
        elif letter is None:
            wrong.append(f"række {number}: »{cells['letter']}« har intet kendt listebogstav")
        else:
            figures = found.setdefault(code, Figures({}, {}))
            for name, into in (("votes", figures.votes), ("seats", figures.seats)):
                _take(into, letter, cells.get(name, ""), f"række {number}", wrong)
    return _if_right(found, wrong)


def _of_grid(rows: Sequence[Sequence[str]], names: Names, what: str) -> dict[str, Figures]:
    found: dict[str, Figures] = {}
    wrong: list[str] = []
    head = rows[0]
    for row in filter(None, rows[1:]):
        code = names.code(row[0])
        if code is None:
            if row[0] and not _TOTALS.fullmatch(row[0]) and any(row[1:]):
                wrong.append(f"ukendt kommune »{row[0]}«")
            continue
        figures = found.setdefault(code, Figures({}, {}))
        into = figures.votes if what == "stemmer" else figures.seats
        for title, cell in zip(head[1:], row[1:], strict=False):
            if _VALID.fullmatch(title):
                valid: dict[str, int] = {}
                _take(valid, "", cell, f"{row[0]}, {title}", wrong)
                found[code] = figures = figures._replace(valid_votes=valid.get(""))
            elif title and not _TOTALS.fullmatch(title):
                letter = names.letter(title)
                if letter is None:
                    wrong.append(f"»{title}« har intet kendt listebogstav")
                else:
                    _take(into, letter, cell, f"{row[0]}, {title}", wrong)
    return _if_right(found, wrong)


def _take(into: dict[str, int], letter: str, cell: str, where: str, wrong: list[str]) -> None:
    try:
        value = whole_number(cell)
    except ValueError:
        wrong.append(f"{where}: »{cell}« er ikke et helt tal")
        return
    if value is None:
        return
    if into.get(letter, value) != value:
        wrong.append(f"{where}: {letter} står der to gange med forskellige tal")
    into[letter] = value


def _if_right(found: dict[str, Figures], wrong: Sequence[str]) -> dict[str, Figures]:
    refuse_if(wrong)
    if not found:
        raise WrongTable("tabellen har ingen kommuner")
    return found
