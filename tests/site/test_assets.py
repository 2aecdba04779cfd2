"""The files in ``assets/``: what pages, style sheets and scripts use, and no more."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from support.project import ROOT, run
from support.reading import local_target, pages

LINKS = {
    ".css": re.compile(r"""(?:url\(\s*|@import\s+)["']?(?!data:)([^"')]+)"""),
    ".js": re.compile(r"""(?:\bfrom|\bimport)[\s(]*["']([^"']+)["']|sourceMappingURL=(\S+)"""),
}
"""What a file refers to, by its kind."""


def shared(site: Path) -> set[Path]:
    """Return the pictures that are shown where the pages of a built site are shared."""
    asked = "//meta[@property='og:image']/@content"
    found = {str(each) for page in pages(site) for each in page.document.xpath(asked)}
    return {site / each.split("/", 3)[3] for each in found}


def used(site: Path) -> Iterator[Path]:
    """Yield every file of a built site that is fetched to show its pages."""
    found = [link for page in pages(site) for link in page.fetched()]
    seen: set[str] = set()
    while found:
        link = found.pop()
        target = local_target(site, link)
        if target is None or link in seen:
            continue
        seen.add(link)
        yield target[0]
        if pattern := LINKS.get(target[0].suffix):
            matches = pattern.finditer(target[0].read_text(encoding="utf-8"))
            found += [urljoin(link, match[match.lastindex or 0]) for match in matches]


@pytest.fixture(params=["sample_site", "real_site"])
def site(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def test_every_asset_is_used_and_every_one_used_is_there(site: Path) -> None:
    fetched = {*used(site), *shared(site)}
    assert {file for file in fetched if not file.is_file()} == set()
    assets = {file for file in (site / "assets").rglob("*") if file.is_file()}
    assert assets - fetched == set()
    assert any(file.name.startswith("main.") for file in assets)  # the theme's own


def test_what_a_style_sheet_of_ours_uses_of_the_theme_is_kept(sample: Path) -> None:
    (sample / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", sample / "overrides")
    styles = sample / "overrides" / "styles" / "02-text.css"
    theirs = "javascripts/lunr/min/lunr.da.min.js"  # any file will do
    styles.write_text(f'.x {{ background: url("{theirs}") }}\n', encoding="utf-8")
    assert run(sample, "build").returncode == 0
    kept = {
        file.relative_to(sample / "site").as_posix()
        for file in (sample / "site" / "assets").rglob("*")
        if file.is_file()
        and file.parent.name != "deling"
        and not (sample / "overrides" / "assets" / file.name).exists()
    }
    assert {file for file in kept if not file.endswith(".css")} == {f"assets/{theirs}"}
