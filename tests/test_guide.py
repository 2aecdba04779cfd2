"""The editors' guide: what it shows as an example is right, and no field is left out."""

import re
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from klsite.load.dataset import Reader, load_dataset
from klsite.model.news import NewsItem

GUIDE = (ROOT / "docs" / "redaktion.md").read_text(encoding="utf-8")
PLACES = {"news": "news/2026", "document": "documents", "event": "events"}


@pytest.mark.parametrize("kind", PLACES)
def test_the_example_of_each_kind_is_accepted(kind: str, tmp_path: Path) -> None:
    match = re.search(rf"```yaml {kind}\n(.*?)```", GUIDE, re.DOTALL)
    assert match is not None
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    before = load_dataset(Reader(data))
    folder = data / PLACES[kind]
    folder.mkdir(exist_ok=True)
    (folder / "2026-11-22-eksempel.yml").write_text(match[1], encoding="utf-8")
    after = load_dataset(Reader(data))
    count = [len(found.news + found.documents + found.events) for found in (before, after)]
    assert count[1] == count[0] + 1


def test_every_field_of_a_news_item_is_explained() -> None:
    for field in NewsItem.model_fields:
        assert f"| `{field}` |" in GUIDE


def test_every_folder_and_file_of_the_data_is_named() -> None:
    for entry in (ROOT / "data").iterdir():
        assert f"data/{entry.name}" in GUIDE
