"""An address that is cut short leads to the nearest page above."""

from pathlib import Path

import pytest

from klsite.pages.parents import parent_redirects
from support.reading import pages


def test_a_folder_without_a_page_leads_to_the_page_above() -> None:
    given = ["", "kkr/", "kkr/regler/a/", "kkr/regler/a/b/c/", "x/y/z/", "data/tal/a.csv"]
    found = {each.address: each.target.address for each in parent_redirects(given)}
    assert found == {
        "kkr/regler/": "kkr/",
        "kkr/regler/a/b/": "kkr/regler/a/",
        "x/": "",
        "x/y/": "",
    }


@pytest.mark.parametrize("site", ["sample_site", "real_site"])
def test_every_folder_above_a_page_answers(site: str, request: pytest.FixtureRequest) -> None:
    built: Path = request.getfixturevalue(site)
    for page in pages(built):
        for folder in page.file.relative_to(built).parents:
            assert (built / folder / "index.html").is_file(), folder
