"""The models of whole files can be had by name, without loading those nobody asks for."""

import subprocess
import sys

from klsite.model.kinds import FILE_KINDS
from support.project import ROOT


def test_every_kind_of_file_has_a_model_of_its_name() -> None:
    assert [kind.model.__name__ for kind in FILE_KINDS] == [kind.name for kind in FILE_KINDS]


def test_what_makes_changed_news_loads_no_model_of_the_kkr_terms() -> None:
    script = "import sys, klsite.build.incremental, klsite.build.read; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT / "hooks",
    ).stdout.split()
    assert "klsite.model.news" in loaded
    assert "klsite.model.meetings" not in loaded
