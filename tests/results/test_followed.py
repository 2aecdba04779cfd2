"""A council is known on a later day only where all changes are said to be recorded."""

from datetime import datetime
from pathlib import Path

import pytest

from klsite.results.council_term import CouncilTerm
from klsite.site.read import read_site
from klsite.text.clock import COPENHAGEN
from support.project import SAMPLE, copy_data

EVENTS = "data/kkr/fjordland/2030-2034/events.yml"


def council(root: Path) -> CouncilTerm:
    """Return the council of the sample whose events are recorded."""
    site = read_site(root, datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN))
    (found,) = [
        each
        for each in site.static.results.council_work.terms
        if EVENTS.startswith(f"data/{each.term.folder}/")
    ]
    return found


@pytest.mark.parametrize(("told", "followed"), [("complete: ja", True), ("complete: nej", False)])
def test_some_changes_are_not_taken_for_all(tmp_path: Path, told: str, *, followed: bool) -> None:
    copy_data(SAMPLE, tmp_path)
    path = tmp_path / EVENTS
    text = path.read_text(encoding="utf-8")
    assert "complete: ja" in text
    path.write_text(text.replace("complete: ja", told), encoding="utf-8")
    found = council(tmp_path)
    assert found.is_followed is followed
    assert any(each.until for each in found.stints)  # the changes that are known are shown
