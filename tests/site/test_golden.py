"""The sample site, page by page, as it was last looked at and found right.

Kept are the parts that are ours: what the head says of the page, and the content. After a
change that is meant: ``python3 scripts/kl.py test tests/site/test_golden.py --update-golden``,
and read the difference before it is committed.
"""

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree, html

from support.project import ROOT
from support.reading import pages

GOLDEN = ROOT / "tests" / "golden"


def essence(document: html.HtmlElement) -> str:
    """Return what the head says of the page, and the page's own content, a tag a line."""
    head = document.xpath(
        "//head/title | //head/meta[@name='description' or @name='robots' or @property]"
        " | //head/link[@rel='canonical' or @rel='alternate']"
    )
    body = document.xpath(
        "//body//*[contains(@class, 'kl-content')] | //body[not(.//article)]/main"
    )
    parts = [etree.tostring(each, encoding="unicode", method="html") for each in (*head, *body)]
    lines = re.sub(r">\s*<", ">\n<", "\n".join(parts)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip()) + "\n"


def tree(site: Path) -> dict[str, str]:
    """Return what is kept of each file of a built site, by its path."""
    kept = {page.file.relative_to(site).as_posix(): essence(page.document) for page in pages(site)}
    for file in (*(site / "feeds").rglob("*.xml"), site / "sitemap.xml"):
        kept[file.relative_to(site).as_posix()] = file.read_text(encoding="utf-8")
    return kept


def test_the_sample_site_is_as_expected(sample_site: Path, request: pytest.FixtureRequest) -> None:
    found = tree(sample_site)
    if request.config.getoption("--update-golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for name, text in found.items():
            path = GOLDEN / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    expected = {
        file.relative_to(GOLDEN).as_posix(): file.read_text(encoding="utf-8")
        for file in GOLDEN.rglob("*")
        if file.is_file()
    }
    assert sorted(found) == sorted(expected)
    for name, text in expected.items():
        assert found[name] == text, name
