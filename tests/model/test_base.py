"""What every model has in common: where it was read from, and that nothing else changes it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from klsite.model.news import NewsItem
from support.project import ROOT

ITEM = {
    "id": "a",
    "kind": "Artikel",
    "date": "2020-01-02",
    "title": "b",
    "summary": "c",
    "source": "d",
}
PLUGIN = """
class Plugin:
    def new_schema_validator(self, *given):
        raise SystemExit("the plugin was asked")

plugin = Plugin()
"""


def test_a_model_knows_the_file_it_was_read_from_and_is_otherwise_immutable() -> None:
    model = NewsItem.model_validate(ITEM)
    assert model.file == ""
    assert model.read_from("news/2020/x.yml").file == "news/2020/x.yml"
    with pytest.raises(ValidationError):
        model.id = "b"  # type: ignore[misc]  # mypy knows it, and the reader must too


def test_the_file_is_no_field_that_an_editor_may_write() -> None:
    with pytest.raises(ValidationError, match="file"):
        NewsItem.model_validate({**ITEM, "file": "x.yml"})
    assert "file" not in NewsItem.model_json_schema()["properties"]


def test_plugins_of_pydantic_that_are_installed_are_not_asked(tmp_path: Path) -> None:
    (tmp_path / "asked.py").write_text(PLUGIN)
    distribution = tmp_path / "asked-1.0.dist-info"
    distribution.mkdir()
    (distribution / "METADATA").write_text("Metadata-Version: 2.1\nName: asked\nVersion: 1.0\n")
    (distribution / "entry_points.txt").write_text("[pydantic]\nasked = asked:plugin\n")
    program = "import klsite.model.news as n; print(n.NewsItem.model_json_schema()['title'])"
    path = os.pathsep.join([str(ROOT / "hooks"), str(tmp_path)])
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout == "NewsItem\n", run.stderr
