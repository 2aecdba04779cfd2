"""The fields of a file are put in the order of the model where that is certain."""

from pathlib import Path

import pytest

from klsite.load.key_order import in_model_order
from support.project import REAL, SAMPLE, run

FILE = "events/2031-03-08-proeve.yml"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: B\nid: a\n", "id: a\ntitle: B\n"),
        # A comment goes with the field below it, and so does what is indented.
        (
            "id: a\n# hvornår\nstarts: 1\ntopics:\n  # et emne\n  - x\n# navnet\ntitle: B\n",
            "id: a\n# navnet\ntitle: B\n# hvornår\nstarts: 1\ntopics:\n  # et emne\n  - x\n",
        ),
        # What is said of a file stays above it, and the source and the day where they are.
        (
            "# Om filen.\n\nsource: x\ntitle: B\nid: a\nupdated: 1\n",
            "# Om filen.\n\nsource: x\nid: a\ntitle: B\nupdated: 1\n",
        ),
        ("title: >-\n  B\n\n  C\nid: a\n", "id: a\ntitle: >-\n  B\n\n  C\n"),
    ],
)
def test_fields_are_put_in_order_with_what_belongs_to_them(before: str, after: str) -> None:
    assert in_model_order(FILE, before) == after
    assert in_model_order(FILE, after) == after


@pytest.mark.parametrize(
    "text",
    [
        "# Om filen eller titlen\ntitle: B\nid: a\n",
        "title: B\n# om det hele\n\nid: a\n",
        "title: B\nid: a\n# til sidst\n",
        "title: B\nid: a\ntitle: C\n",
        "title: B\nukendt: x\nid: a\n",
        "title: &b B\nid: *b\n",
        "{title: B, id: a}\n",
        "title: B\nid: [\n",
    ],
)
def test_what_is_not_certain_is_left(text: str) -> None:
    assert in_model_order(FILE, text) == text


@pytest.mark.parametrize("root", [REAL, SAMPLE], ids=["real", "sample"])
def test_the_data_is_in_order(root: Path) -> None:
    for file in (root / "data").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        assert in_model_order(file.relative_to(root / "data").as_posix(), text) == text, file


def test_the_order_is_shown_and_written(sample: Path) -> None:
    file = next((sample / "data/events").glob("*.yml"))
    text = file.read_text(encoding="utf-8")
    first, second, rest = text.split("\n", 2)
    file.write_text(f"{second}\n{first}\n{rest}", encoding="utf-8")
    shown = run(sample, "fix", str(file), "--show")
    assert f"+{first}\n {second}\n-{first}\n" in shown.stdout
    assert run(sample, "fix", str(file)).returncode == 0
    assert file.read_text(encoding="utf-8") == text
