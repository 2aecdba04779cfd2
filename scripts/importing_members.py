"""Takes a table of the members of a KKR into the data: ``kl.py import medlemmer``.

Exit codes: 0 written or nothing new, 1 it cannot be, or was only shown.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from agreement import refused, write_if_agreed
from klsite.load.yaml.insertion import CannotInsert
from klsite.model.diagnostics import DataErrors
from klsite.results.council_term import CouncilTerm
from klsite.site.read import read_site
from klsite.system.phases import phase
from klsite.text.clock import moment_to_build_for
from member_files import changed_files
from member_plan import plan_of
from member_tables import member_table
from tables import NoTable, WrongTable, table_rows

_FAILED = 1


def import_members(
    root: Path, table: Path, term: tuple[str, str], source: str, *, only_show: bool
) -> int:
    """Take the members of a table into a term of a KKR; return the exit code.

    ``term`` is the folder of the KKR and the period, ``source`` is for rows that name none.
    """
    now = moment_to_build_for(os.environ.get("KL_NOW", ""))
    try:
        with phase("læse data og tabellen"):
            council = _council(read_site(root, now).static.results.council_work.terms, term)
            found = member_table(table_rows(table))
        changes = changed_files(root / "data", council, plan_of(found.rows, council, source), now)
    except DataErrors as mistakes:
        return refused(f"{mistakes}\nRet først fejlene i data.")
    except (NoTable, WrongTable, CannotInsert) as error:
        return refused(str(error))
    if found.unused:
        print(f"Ikke brugt af tabellen: {', '.join(found.unused)}")
    what = f"{len(found.rows)} rækker"
    return write_if_agreed(root, changes, what, only_show=only_show)


def _council(terms: Sequence[CouncilTerm], term: tuple[str, str]) -> CouncilTerm:
    by_term = {(each.kkr.id, each.term.period): each for each in terms}
    if term not in by_term:
        known = ", ".join(" ".join(each) for each in by_term)
        raise WrongTable(f"»{' '.join(term)}« findes ikke. Der er: {known}")
    return by_term[term]
