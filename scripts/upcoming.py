"""Prints what will change on the site by itself, and when."""

import json
import os
import sys
from pathlib import Path

from klsite.model.diagnostics import DataErrors
from klsite.model.source_location import DATA_FOLDER
from klsite.results.upcoming import UpcomingChange, upcoming_changes
from klsite.site.read import read_site
from klsite.text.clock import moment_to_build_for
from klsite.text.danish import clock, long_date


def print_upcoming(root: Path, *, only_next: bool, as_json: bool) -> int:
    """Print the changes to come of the project at ``root``; return the exit code.

    With ``only_next`` it is the moment of the next (ISO 8601), nothing if there is none.
    """
    try:
        site = read_site(root, moment_to_build_for(os.environ.get("KL_NOW", "")))
    except DataErrors as mistakes:
        print(mistakes, file=sys.stderr)
        return 1
    changes = upcoming_changes(site.dataset, site.news, site.data.withheld)
    if only_next:
        changes = [each for each in changes if each.moment == changes[0].moment]
    if as_json:
        print(json.dumps([_fields(each) for each in changes], ensure_ascii=False, indent=2))
    elif only_next:
        for each in changes[:1]:
            print(each.moment.isoformat())
    else:
        for each in changes:
            print(f"{_when(each)}: {each.what} ({DATA_FOLDER}{each.file})")
        if not changes:
            print("Intet ændrer sig af sig selv.")
    return 0


def _fields(change: UpcomingChange) -> dict[str, str]:
    file = DATA_FOLDER + change.file
    return {"moment": change.moment.isoformat(), "what": change.what, "file": file}


def _when(change: UpcomingChange) -> str:
    return f"{long_date(change.moment.date())} {clock(change.moment.time())}"
