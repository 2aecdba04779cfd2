"""The editors' guide: what it shows as an example is right, and no field is left out."""

import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest
import yaml
from lxml import html
from pydantic import BaseModel

from klsite.model.content import ContentHead
from klsite.model.diagnostics import DataErrors
from klsite.model.elections import MayorRecord, MunicipalResult
from klsite.model.kinds import FILE_KINDS, NEWS_ITEM, FileKind
from klsite.model.membership import EventKind
from klsite.model.news import NewsItem
from klsite.site.read import read_site
from klsite.system.foreign_files import is_left_behind, original_of
from klsite.text.clock import COPENHAGEN
from support.loading import load_data
from support.project import REAL, ROOT, make_project, run
from support.rendering import Rendering

GUIDE = (ROOT / "docs" / "redaktion.md").read_text(encoding="utf-8")
PLACES = {"news": "news/2026", "document": "documents", "event": "events"}
TERM = "kkr/sjaelland/2018-2022"
OF_A_TERM = {
    "people": "people/eksempel.yml",
    "members": f"{TERM}/members.yml",
    "events": f"{TERM}/events.yml",
    "meeting": f"{TERM}/meetings/2018-04-09.yml",
    "appointments": f"{TERM}/appointments.yml",
}


def example(kind: str) -> str:
    match = re.search(rf"```yaml {kind}\n(.*?)```", GUIDE, re.DOTALL)
    assert match is not None
    return match[1]


@pytest.mark.parametrize("kind", PLACES)
def test_the_example_of_each_kind_is_accepted(kind: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(REAL / "data", data)
    before = load_data(data)
    folder = data / PLACES[kind]
    folder.mkdir(exist_ok=True)
    (folder / "2026-11-22-eksempel.yml").write_text(example(kind), encoding="utf-8")
    after = load_data(data)
    count = [
        len((*found.news, *found.dataset.documents, *found.dataset.events))
        for found in (before, after)
    ]
    assert count[1] == count[0] + 1


def test_the_examples_of_a_term_agree_with_each_other_and_the_rules(tmp_path: Path) -> None:
    for name in ("data", "content"):
        shutil.copytree(REAL / name, tmp_path / name)
    for kind, file in OF_A_TERM.items():
        (tmp_path / "data" / file).write_text(example(kind), encoding="utf-8")
    site = read_site(tmp_path, datetime(2026, 12, 31, 12, tzinfo=COPENHAGEN))
    (council,) = [
        each for each in site.static.results.council_work.terms if each.term.file.startswith(TERM)
    ]
    seat = council.timeline.last.seat_of("navn-navnesen")
    assert seat is not None
    assert seat.substitute is not None
    assert seat.substitute.person == "en-anden"


def test_every_picture_of_the_documents_is_shown_and_there() -> None:
    shown = {
        f"docs/{name}"
        for file in (ROOT / "docs").glob("*.md")
        for name in re.findall(r"!\[[^\]]{20,}\]\(([^)]+)\)", file.read_text(encoding="utf-8"))
    }
    kept = {each.relative_to(ROOT).as_posix() for each in (ROOT / "docs").rglob("*.webp")}
    beside = {"docs/front-page.webp", *(each for each in kept if each.startswith("docs/pages/"))}
    assert {each for each in shown if each.endswith(".webp")} == kept - beside


def test_a_page_written_as_the_guide_shows_is_published(tmp_path: Path) -> None:
    project = make_project(tmp_path, REAL)
    match = re.search(r"```markdown page\n(.*?)```", GUIDE, re.DOTALL)
    assert match is not None
    (project / "content" / "cookies.md").write_text(match[1], encoding="utf-8")
    result = run(project, "build", now="2026-12-01T12:00")
    assert result.returncode == 0, result.stderr
    page = html.fromstring((project / "site/cookies/index.html").read_bytes())
    assert [each.text for each in page.iter("h1")] == ["Cookies"]
    assert page.xpath("//footer//a[@href='../cookies/']")
    fields = set(ContentHead.model_fields)
    assert fields <= set(re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE))


def test_a_release_written_as_the_guide_shows_is_credited_to_kl(tmp_path: Path) -> None:
    project = make_project(tmp_path, REAL)
    file = project / "data/news/2026/2026-11-22-eksempel.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(example("news"), encoding="utf-8")
    page = Rendering(project, "2026-12-01T12:00").page("nyheder/2026/nye-tal/").document
    (source,) = page.xpath("//*[@class='kl-source']")
    words = " ".join(" ".join(source.itertext()).split())
    assert words == "Kilde: Meddelelse til webstedet, KL."


def test_every_field_of_a_news_item_is_explained() -> None:
    for field in NewsItem.model_fields:
        assert f"| `{field}` |" in GUIDE


def test_the_example_of_an_election_is_what_the_data_says() -> None:
    election = load_data(REAL / "data").dataset.election_by_year["2025"]
    shown = yaml.load(example("election"), Loader=yaml.BaseLoader)
    ((result,), (mayor,)) = (shown["results"], shown["mayors"])
    code = result["municipality"]
    assert MunicipalResult.model_validate(result) == election.result_by_code[code]
    assert MayorRecord.model_validate(mayor) == election.mayor_by_code[code]


@pytest.mark.parametrize("model", [MunicipalResult, MayorRecord])
def test_every_field_of_an_election_is_explained(model: type[BaseModel]) -> None:
    chapter = GUIDE.partition("## Et valg")[2].partition("\n## ")[0]
    rows = "".join(line.split("|")[1] for line in chapter.splitlines() if line.startswith("| `"))
    for field in model.model_fields:
        assert field == "municipality" or f"`{field}`" in rows


def test_every_kind_of_membership_event_is_explained() -> None:
    for kind in get_args(EventKind):
        assert f"`{kind}`" in GUIDE


def test_the_example_of_a_municipality_that_changes_is_right(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(REAL / "data", data)
    file = data / "municipalities.yml"
    text = file.read_text(encoding="utf-8")
    lines = "".join(f"  {line}\n" for line in example("municipality").rstrip().split("\n"))
    file.write_text(text.rstrip("\n") + "\n" + lines, encoding="utf-8")
    with pytest.raises(DataErrors) as found:
        load_data(data)
    told = {(each.file.rpartition("/")[0], each.message) for each in found.value.diagnostics}
    assert told == {
        ("data/elections", "disse kommuner mangler: 0899"),  # it took part in none
        (
            "data",
            "kommunen 0899 har intet omrids i data/outlines.yml og mangler på kortene: "
            "tegn det dér",
        ),
    }


def place_in_guide(kind: FileKind) -> str:
    """Return what the guide calls the place of a kind: a file, or a folder with one for each."""
    folder, _, name = (
        kind.path.replace("{kkr}", "NAVN").replace("{period}", "PERIODE").rpartition("/")
    )
    return f"data/{folder}/" if "{" in name else f"data/{folder}/{name}".replace("//", "/")


def test_every_kind_of_file_is_in_the_table_and_nothing_else() -> None:
    table = GUIDE.partition("## Resten af data")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = [place for row in rows for place in re.findall(r"`(data/[^`]+)`", row)]
    kinds = [place_in_guide(kind) for kind in FILE_KINDS if kind is not NEWS_ITEM]
    assert sorted(named) == sorted(kinds)
    assert "data/news/" in GUIDE


def test_the_guide_tells_of_everything_that_can_be_made() -> None:
    chapter = GUIDE.partition("## Noget nyt")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in chapter.splitlines() if line.startswith("| `")]
    named = [word for row in rows for word in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(kind.one for kind in FILE_KINDS if kind.one)


def test_what_the_guide_says_of_files_of_other_programs_is_so() -> None:
    chapter = GUIDE.partition("## Filer fra andre programmer\n")[2].partition("\n## ")[0]
    table, _, rest = chapter.partition("Alt andet, hvis navn")
    skipped = re.findall(r"`([^`]+)`", table.partition("| --- | --- |")[2])
    assert len(skipped) > 15
    assert [each for each in skipped if not is_left_behind(each)] == []
    copies = re.findall(r"`(nyhed[^`]+)`", rest)
    assert {original_of(each) for each in copies} == {"nyhed.yml"}
    assert not is_left_behind(".well-known")
