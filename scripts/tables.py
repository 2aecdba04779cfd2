"""Reads a table from a CSV file or a spreadsheet: rows of texts, as people have written them."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

_ENCODINGS = ("utf-8-sig", "cp1252")
_MOST_ROWS = 100_000

_MOST_TOLD = 20


class NoTable(Exception):
    """The file is no table. The text says why, in Danish."""


class WrongTable(Exception):
    """The table cannot be understood. The text names each cell that cannot, in Danish."""


def refuse_if(wrong: Sequence[str]) -> None:
    """Raise ``WrongTable`` with what is wrong, if anything is."""
    told = list(dict.fromkeys(wrong))
    if told:
        more = [f"og {len(told) - _MOST_TOLD} til"] if len(told) > _MOST_TOLD else []
        raise WrongTable("\n".join([*told[:_MOST_TOLD], *more]))


def table_rows(file: Path) -> list[list[str]]:
    """Return the rows of a table, each cell without white space around it.

    An empty row has no cells: rows keep the numbers by which an editor knows them. Raises
    ``NoTable``.
    """
    if not file.is_file():
        raise NoTable(f"{file} findes ikke.")
    rows = _of_spreadsheet(file) if file.suffix.lower() in (".xlsx", ".xlsm") else _of_text(file)
    found = [[cell.replace("\N{NO-BREAK SPACE}", " ").strip() for cell in row] for row in rows]
    if not any(map(any, found)):
        raise NoTable(f"{file} er tom.")
    return [row if any(row) else [] for row in found]


def _of_text(file: Path) -> list[list[str]]:
    content = file.read_bytes()
    if content[:2] == b"PK":
        raise NoTable(f"{file} er et regneark: giv filen et navn, der ender på .xlsx.")
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise NoTable(f"{file} er et gammelt regneark (.xls): gem det som .xlsx eller CSV.")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", errors="replace")
    else:
        text = _decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";\t,", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise NoTable(f"{file} kan ikke læses som CSV ({error}).") from error


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS[:-1]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(_ENCODINGS[-1], errors="replace")


def _of_spreadsheet(file: Path) -> list[list[str]]:
    """Return the rows of the first sheet that has any."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(file, read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = [
                [_text(cell) for cell in row] for row in _rows(sheet.iter_rows(values_only=True))
            ]
            if any(any(row) for row in rows):
                return rows
    except Exception as error:  # openpyxl raises whatever a broken archive leads it to
        raise NoTable(f"{file} kan ikke læses som regneark.") from error
    return []


def _rows(rows: Iterable[tuple[object, ...]]) -> Iterable[tuple[object, ...]]:
    for number, row in enumerate(rows):
        if number >= _MOST_ROWS:
            return
        yield row


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        # The point of a number is no thousands mark, which it would be taken for.
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    return str(cell)


_NUMBER = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d+")
_NONE = ("", "-", "–", "..", "…", ".")
"""What Statistics Denmark writes where there is no number."""


def whole_number(text: str) -> int | None:
    """Return a whole number, with or without thousands marks; None where there is none.

    Raises ``ValueError`` for anything else.
    """
    if text in _NONE:
        return None
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(re.sub(r"[. ]", "", text))
