"""docs/method.md: every test that its table of edge cases names is there."""

import re

from support.project import ROOT


def test_every_edge_case_names_a_test_that_exists() -> None:
    text = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    source = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "rules").glob("*.py")
    )
    named = re.findall(r"`(?:\w+\.py::)?(test_\w+)`", text)
    assert len(named) > 15
    assert [name for name in named if f"def {name}(" not in source] == []
