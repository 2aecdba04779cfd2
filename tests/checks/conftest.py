"""What the tests of checks share."""

from functools import partial
from pathlib import Path

import pytest

from klsite.load.news import NewsReading
from klsite.load.reader import Reader
from klsite.model.diagnostics import DataErrors
from klsite.model.visibility import Visibility
from klsite.site.read import check_site
from support.editing import NOW, Tell
from support.project import SAMPLE, copy_data


@pytest.fixture
def told(tmp_path: Path) -> Tell:
    """A function that changes the sample's data and returns what keeps it from being published."""
    return partial(_tell, tmp_path, False)


@pytest.fixture
def warned(tmp_path: Path) -> Tell:
    """The same for what may be published, but comes with a warning."""
    return partial(_tell, tmp_path, True)


def _tell(folder: Path, may_be_published: bool, file: str, old: str, new: str) -> list[str]:
    copy_data(SAMPLE, folder)
    path = folder / "data" / file
    text = path.read_text(encoding="utf-8") if path.exists() else old
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        reader = Reader(folder / "data")
        found = check_site(folder, Visibility(NOW), reader, NewsReading(None)).warnings.all()
    except DataErrors as mistakes:
        found = [] if may_be_published else mistakes.diagnostics
    else:
        found = found if may_be_published else []
    return [str(each).removeprefix(f"data/{file}:") for each in found]
