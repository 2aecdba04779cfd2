"""CSV in the dialect that a Danish Excel opens: semicolons, UTF-8 with a byte order mark.

A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises
against CSV injection.
"""

import csv
import io
from collections.abc import Iterable, Sequence


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a CSV file with a heading row; None becomes an empty cell, a day ISO 8601."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(headings)
    # Few of tens of thousands of cells need a call, which takes as long as all else.
    for row in rows:
        writer.writerow(
            [
                _written(cell)
                if (isinstance(cell, str) and cell[:1] in _FORMULA) or isinstance(cell, bool)
                else cell
                for cell in row
            ]
        )
    return text.getvalue().encode("utf-8-sig")


_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n")
"""What a formula begins with, also in the wide forms of East Asian text (OWASP, CSV Injection)."""


def _written(cell: str | bool) -> str:
    return f"'{cell}" if isinstance(cell, str) else ("ja" if cell else "nej")
