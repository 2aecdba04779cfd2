"""What the tests of checks share."""

import shutil
from pathlib import Path

import pytest

from klsite.model.diagnostics import DataErrors
from klsite.site.read import read_site
from support.editing import NOW, Tell
from support.project import SAMPLE


@pytest.fixture
def told(tmp_path: Path) -> Tell:
    """A function that changes the sample's data and returns what the editor is told."""

    def tell(file: str, old: str, new: str) -> list[str]:
        for name in ("data", "content"):
            shutil.copytree(SAMPLE / name, tmp_path / name)
        path = tmp_path / "data" / file
        text = path.read_text(encoding="utf-8") if path.exists() else old
        assert text.count(old) >= 1
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        try:
            read_site(tmp_path, NOW)
        except DataErrors as found:
            return [str(each).removeprefix(f"data/{file}:") for each in found.diagnostics]
        return []

    return tell
