"""CSV in the dialect that a Danish Excel opens: semicolons, UTF-8 with a byte order mark.

A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises
against CSV injection.
"""

import csv
import io
from collections.abc import Iterable, Sequence


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a CSV file with a heading row; None becomes an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(headings)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cell(cell: object) -> object:
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
