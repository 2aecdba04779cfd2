"""Finds in a table of the members of a KKR what each column and each row says.

Nothing is guessed: what may mean two things is named with its row.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from election_tables import bare
from klsite.text.danish import MONTHS
from tables import WrongTable, refuse_if

_COLUMNS = {
    "name": ("navn", "medlem", "person", "medlemmets navn", "fulde navn", "fuldt navn"),
    "first_name": ("fornavn", "fornavne"),
    "last_name": ("efternavn",),
    "id": ("id", "person id"),
    "municipality": ("kommune", "kommunenavn", "kommunekode", "kommunenr", "fra kommune"),
    "party": ("parti", "partinavn", "partibogstav", "liste", "listebogstav", "bogstav"),
    "role": ("rolle", "funktion", "hverv", "titel", "post"),
    "start": ("start", "startdag", "startdato", "fra", "fra dato", "indtrådt", "første dag"),
    "source": ("kilde", "kilde id"),
    "substitute": ("stedfortræder", "personlig stedfortræder", "suppleant"),
    "of": ("stedfortræder for", "suppleant for"),
}
_ROLES = {
    "member": ("medlem", "valgt medlem", "supplerende medlem", "menigt medlem"),
    "mayor": ("borgmester", "overborgmester", "født medlem"),
    "chair": ("formand", "forkvinde", "forperson"),
    "vice_chair": ("næstformand", "næstforkvinde", "næstforperson"),
    "substitute": ("stedfortræder", "personlig stedfortræder", "suppleant"),
    "first_vice_mayor": ("1. viceborgmester", "første viceborgmester"),
    "second_vice_mayor": ("2. viceborgmester", "anden viceborgmester"),
}
_ROLE_OF = {bare(word): role for role, words in _ROLES.items() for word in words}
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?: 00:00:00)?")
_DANISH = re.compile(
    r"(?P<day>\d\d?)(?:[./-] ?| |\. )(?P<month>\d\d?|[a-zæøå]+\.?)(?:[./-] ?| )(?P<year>\d{4})"
)


class MemberRow(NamedTuple):
    """What a row says of one person; empty where it says nothing. ``number`` is that of the row.

    A municipality may be told by name and by code, a party by name and by letter.
    """

    number: int
    name: str
    id: str
    municipality: tuple[str, ...]
    party: tuple[str, ...]
    roles: tuple[str, ...]
    start: date | None
    source: str
    substitute: str
    of: str


class MemberTable(NamedTuple):
    """The rows of a table of members, and the names of the columns that none of it is in."""

    rows: Sequence[MemberRow]
    unused: Sequence[str]


def member_table(rows: Sequence[Sequence[str]]) -> MemberTable:
    """Return what a table says. Raises ``WrongTable``."""
    for number, row in enumerate(rows[:20], start=1):
        columns, unused = _columns(row)
        if columns.keys() & {"name", "id"} or {"first_name", "last_name"} <= columns.keys():
            return MemberTable(_read(rows, number, columns), unused)
    raise WrongTable(
        "tabellen forstås ikke: der skal være en række med navnene på kolonnerne (navn, kommune, "
        "parti, rolle, startdag, kilde)"
    )


def _columns(row: Sequence[str]) -> tuple[dict[str, list[int]], list[str]]:
    known = {word: name for name, words in _COLUMNS.items() for word in words}
    found: dict[str, list[int]] = {}
    unused = []
    for index, cell in enumerate(row):
        if (name := known.get(bare(cell))) is not None:
            found.setdefault(name, []).append(index)
        elif cell:
            unused.append(cell)
    return found, unused


def _read(
    rows: Sequence[Sequence[str]], head: int, columns: Mapping[str, Sequence[int]]
) -> list[MemberRow]:
    found, wrong = [], []
    for number, row in enumerate(rows[head:], start=head + 1):
        if row:
            try:
                found.append(_row(number, row, columns))
            except ValueError as error:
                wrong.append(f"række {number}: {error}")
    refuse_if(wrong)
    if not found:
        raise WrongTable("tabellen har ingen medlemmer")
    return found


def _row(number: int, row: Sequence[str], columns: Mapping[str, Sequence[int]]) -> MemberRow:
    """Return what a row says. Raises ``ValueError`` with what is wrong, in Danish."""
    cells = {
        name: list(dict.fromkeys(row[each] for each in indexes if each < len(row) and row[each]))
        for name, indexes in columns.items()
    }

    def one(name: str) -> str:
        texts = cells.get(name, [])
        if len(texts) > 1:
            told = " og ".join(f"»{text}«" for text in texts)
            raise ValueError(f"to kolonner siger hver sit, {told}: behold den ene")
        return texts[0] if texts else ""

    full = " ".join(filter(None, (one("first_name"), one("last_name"))))
    name = " ".join((one("name") or full).split())
    if not (name or one("id")):
        raise ValueError("navnet mangler")
    return MemberRow(
        number=number,
        name=name,
        id=one("id"),
        municipality=tuple(cells.get("municipality", ())),
        party=tuple(cells.get("party", ())),
        roles=_roles(one("role")),
        start=_day(one("start")),
        source=one("source"),
        substitute=one("substitute"),
        of=one("of"),
    )


def _roles(text: str) -> tuple[str, ...]:
    words = [bare(each) for each in re.split(r"\s+og\s+|[,/;&]", text) if bare(each)]
    for word in words:
        if word not in _ROLE_OF:
            known = ", ".join(next(iter(each)) for each in _ROLES.values())
            raise ValueError(f"rollen »{word}« kendes ikke. Tilladt er: {known}")
    return tuple(_ROLE_OF[word] for word in words) or ("member",)


def _day(text: str) -> date | None:
    if not text:
        return None
    match = _ISO.fullmatch(text) or _DANISH.fullmatch(text.lower())
    try:
        if match is None:
            raise ValueError
        return date(int(match["year"]), _month(match["month"]), int(match["day"]))
    except ValueError:
        raise ValueError(f"»{text}« er ikke en dato: skriv den som 2020-08-31") from None


def _month(text: str) -> int:
    """Return the number of a month, given by number, name, or the beginning of one."""
    if text.isdecimal():
        return int(text)
    word = text.rstrip(".")
    found = [number for number, name in enumerate(MONTHS, 1) if name.startswith(word)]
    if len(found) != 1 or len(word) < 3:
        raise ValueError
    return found[0]
