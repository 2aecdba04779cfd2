"""What changes by itself is listed for people, and for whoever builds the site again."""

import json
from pathlib import Path

from support.project import run


def test_what_changes_by_itself_is_listed(sample: Path) -> None:
    told = run(sample, "upcoming").stdout.splitlines()
    assert told[0] == (
        "1. februar 2031 kl. 06.00: »En klausuleret nyhed« udgives "
        "(data/news/2031/2031-02-01-klausuleret.yml)"
    )
    assert (
        "1. januar 2033 kl. 00.00: Aaby, Ærlev, Byby, Dalby og Engby hører til Region Bakkeland "
        "(data/municipalities.yml)" in told
    )


def test_a_scheduler_gets_the_next_moment(sample: Path) -> None:
    assert run(sample, "upcoming", "--next").stdout == "2031-02-01T06:00:00+01:00\n"
    after = run(sample, "upcoming", "--next", now="2031-02-01T06:00").stdout
    assert after > "2031-02-01T06:00:00+01:00"
    assert run(sample, "upcoming", "--next", now="2090-01-01T00:00").stdout == ""


def test_a_program_gets_all_of_it(sample: Path) -> None:
    (change,) = json.loads(run(sample, "upcoming", "--next", "--json").stdout)
    assert change["moment"] == "2031-02-01T06:00:00+01:00"
    assert change["file"] == "data/news/2031/2031-02-01-klausuleret.yml"
    drafts = run(sample, "upcoming", "--json").stdout
    assert "kladde" not in drafts
