"""What an editor is told about a mistake in the synonyms, word for word."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from klsite.model.diagnostics import DataErrors
from klsite.search.directory import COUNTS, DIRECTORY, decoded
from support.loading import load_data
from support.project import REAL, SAMPLE


@pytest.fixture
def mistakes(tmp_path: Path) -> Callable[[str], list[str]]:
    """A function from the content of data/synonyms.yml to the mistakes in it."""

    def find(content: str) -> list[str]:
        data = tmp_path / "data"
        shutil.copytree(SAMPLE / "data", data, dirs_exist_ok=True)
        (data / "synonyms.yml").write_text(f"{content}updated: 2030-01-01\n", encoding="utf-8")
        try:
            load_data(data)
        except DataErrors as found:
            return [str(each).removeprefix("data/synonyms.yml:") for each in found.diagnostics]
        return []

    return find


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "groups:\n  - words: [corona]\n",
            "2:12: der skal stå mindst to ord i words eller typed, som søgningen kan bytte om",
        ),
        (
            "groups:\n  - words: [corona, covid-19]\n  - words: [virus, Corona]\n",
            "3:20: »Corona« står to steder: saml ordene i én gruppe",
        ),
        (
            "groups:\n  - words: [råd, §]\n",
            "2:18: »§« har intet ord på mindst to bogstaver, som man kan søge efter",
        ),
        (
            "groups:\n  - word: [råd, KKR]\n",
            "2:5: ukendt felt »word«: mente du »words«?",
        ),
        (
            "groups: []\nanswers:\n  - {page: /kkr/, asked: [hvad er KKR]}\n"
            "  - {page: kkr/, asked: [hvorfor KKR]}\n",
            "4:12: »kkr/« står to steder: saml spørgsmålene ét sted",
        ),
    ],
)
def test_a_mistake_is_told(
    mistakes: Callable[[str], list[str]], content: str, expected: str
) -> None:
    assert mistakes(content) == [expected]


def test_no_synonyms_at_all_are_no_mistake(mistakes: Callable[[str], list[str]]) -> None:
    assert mistakes("groups: []\n") == []


def test_the_sites_own_synonyms_are_in_its_index(real_site: Path) -> None:
    written = load_data(REAL / "data").dataset.synonyms.expressions
    files = ((real_site / each).read_text("utf-8") for each in (DIRECTORY, COUNTS))
    assert written
    assert decoded(*files).synonyms == written
