"""Nothing on the built site says more than is known, and it says so on every page it holds for."""

from pathlib import Path

import pytest
import yaml

from support.project import ROOT
from support.reading import BuiltPage, pages

TABS = ("", "medlemmer/", "moeder/", "udpegninger/", "sammensaetning/")


@pytest.fixture(scope="module")
def real(real_site: Path) -> dict[str, BuiltPage]:
    return {page.address: page for page in pages(real_site)}


def words(page: BuiltPage) -> str:
    (content,) = page.document.xpath("//article")
    return " ".join(" ".join(content.itertext()).split())


def test_every_tab_of_a_term_says_whose_rules_it_is_read_by(real: dict[str, BuiltPage]) -> None:
    terms = [
        (file.relative_to(ROOT / "data").parent.as_posix(), yaml.safe_load(file.read_text("utf-8")))
        for file in (ROOT / "data/kkr").rglob("term.yml")
    ]
    assumed = {folder: term["rules_assumed"] for folder, term in terms if "rules_assumed" in term}
    assert assumed
    for folder, reason in assumed.items():
        for tab in TABS:
            assert " ".join(reason.split()) in words(real[f"{folder}/{tab}"]), f"{folder}/{tab}"
