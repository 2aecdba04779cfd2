"""A review site shows what is not public, says so on every page, and cannot be taken for the site.

The sample has an item under embargo until 1 February 2031 at six; it is built for January.
"""

import fcntl
import re
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from klsite.build.build import LOCK, WORK, BuildFailed
from klsite.build.full import HostFailed
from klsite.build.manifest import MkDocsOutput
from klsite.build.review_site import build_review_site
from klsite.model.visibility import Visibility
from klsite.results.held_back import held_back
from klsite.site.read import read_site
from klsite.site.site import Site
from klsite.text.clock import COPENHAGEN
from support.pictures import pictures_on
from support.project import SAMPLE, make_project, run, tree
from support.secrets import BYTES, KINDS, PAPER, TERM

EMBARGOED = "nyheder/2031/klausuleret/index.html"
DRAFT = "nyheder/2031/en-kladde/index.html"
UNSENT = f"{TERM}/meetings/2031-04-10.yml"
"""A meeting whose agenda is public from the day it is held."""

BAR = "Kladdewebsted."


def add_draft(project: Path) -> None:
    """Add a draft that shows a picture which nothing else does."""
    picture = project / "content/billeder/kladde.jpg"
    picture.parent.mkdir(exist_ok=True)
    Image.effect_noise((1000, 500), 40).save(picture)
    (project / "data/news/2031/2031-01-09-en-kladde.yml").write_text(
        "id: en-kladde\nkind: Artikel\ndate: 2031-01-09\ntitle: En kladde\nsummary: Ikke færdig.\n"
        'source: opdigtet\ndraft: ja\nbody: "![Et foto](/billeder/kladde.jpg)"\n'
        "formerly: [nyheder/2031/en-gammel-kladde/]\n",
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_project(tmp_path_factory.mktemp("review"), SAMPLE)
    add_draft(made)
    for name, record, _ in KINDS.values():
        (made / "data" / name).write_text(f"{record}embargo: 2031-03-01 06:00\n", encoding="utf-8")
    (made / "content/bilag" / f"{PAPER}.pdf").write_bytes(BYTES)
    (made / "data" / UNSENT).write_text(
        "date: 2031-04-10\nkind: ordinary\nagenda:\n  - {number: 1, title: Et punkt}\n"
        "updated: 2031-01-10\nsource: opdigtet\n",
        encoding="utf-8",
    )
    return made


@pytest.fixture(scope="module")
def review(project: Path) -> tuple[dict[str, bytes], str]:
    """Return the files of a review site, and what the command told."""
    result = run(project, "build", "--preview", str(project.parent / "kladde"))
    assert result.returncode == 0, result.stderr
    return tree(project.parent / "kladde"), result.stdout


def text(files: dict[str, bytes], path: str) -> str:
    return files[path].decode()


def test_drafts_and_embargoed_items_are_there_and_say_what_they_are(
    review: tuple[dict[str, bytes], str],
) -> None:
    files, _ = review
    assert "<strong>Kladde.</strong> Siden er ikke offentlig." in text(files, DRAFT)
    assert "<strong>Klausul til 1. februar kl. 06.00.</strong>" in text(files, EMBARGOED)
    for where in ("nyheder/index.html", "feeds/nyheder.xml"):
        assert "En kladde" in text(files, where)


def test_the_picture_of_a_draft_is_there_in_every_size(
    review: tuple[dict[str, bytes], str],
) -> None:
    files, _ = review
    shown = pictures_on(text(files, DRAFT))
    assert shown == {"billeder/kladde.jpg"} | {
        f"mindre-billeder/{width}/billeder/kladde.jpg.webp" for width in (480, 1000)
    }
    assert all(files[each] for each in shown)


@pytest.mark.parametrize("kind", KINDS)
def test_records_of_every_kind_say_what_they_are(
    review: tuple[dict[str, bytes], str], kind: str
) -> None:
    page = text(review[0], f"{KINDS[kind][2]}index.html")
    label = "<strong>Klausul til 1. marts kl. 06.00.</strong> Siden er ikke offentlig."
    assert page.count(label) == 1
    naming = [path for path in review[0] if label in review[0][path].decode(errors="replace")]
    assert len(naming) == len(KINDS), "nothing else of them says so"


def test_a_meeting_whose_agenda_is_not_sent_says_so(review: tuple[dict[str, bytes], str]) -> None:
    page = text(review[0], f"{TERM}/moeder/2031-04-10/index.html")
    label = "<strong>Dagsordenen er ikke sendt.</strong> Den er offentlig fra 10. april."
    assert label in page
    assert "Et punkt" in page


def test_every_page_says_that_it_is_a_preview_and_asks_no_search_engine_to_come(
    review: tuple[dict[str, bytes], str],
) -> None:
    pages = {path: content.decode() for path, content in review[0].items() if ".html" in path}
    assert len(pages) > 50
    redirects = {path for path, page in pages.items() if 'http-equiv="refresh"' in page}
    assert redirects
    for path, page in pages.items():
        assert re.search(r'<meta name="robots" content="noindex">', page), path
        assert 'rel="canonical"' not in page, path
        assert BAR in page or path in redirects, path
    assert not any(path.startswith("sitemap") for path in review[0])


def test_a_public_page_carries_no_label(review: tuple[dict[str, bytes], str]) -> None:
    assert "kl-held-back" not in text(review[0], "nyheder/2031/med-broedtekst/index.html")


def test_the_command_ends_with_what_is_held_back(review: tuple[dict[str, bytes], str]) -> None:
    told = review[1].split("Holdt tilbage:\n")[1].splitlines()
    assert told[0].startswith("  klausul til 1. februar 2031 kl. 06.00: »")
    for name, _, _ in KINDS.values():
        assert any(
            each.startswith("  klausul til 1. marts 2031 kl. 06.00: »") and f"(data/{name})" in each
            for each in told
        )
    agenda = (
        "  dagsordenen offentlig 10. april 2031 kl. 00.00: »Mødet 2031-04-10 i KKR (fjordland)«"
    )
    assert f"{agenda} (data/{UNSENT})" in told
    assert told[-1] == "  kladde: »En kladde« (data/news/2031/2031-01-09-en-kladde.yml)"


def test_the_site_and_what_is_kept_are_as_without_a_review_site(
    project: Path, review: tuple[dict[str, bytes], str]
) -> None:
    assert not (project / "site").exists()
    assert not (project / ".cache").exists()
    assert [left.name for left in (project / ".build").iterdir()] == [LOCK]


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("site", "Kladden må ikke lægges i site/, for den er ikke offentlig."),
        ("site/x", "Kladden må ikke lægges i site/, for den er ikke offentlig."),
        (".", "{folder} er ikke en mappe til kladden alene: vælg en anden."),
        ("..", "{folder} er ikke en mappe til kladden alene: vælg en anden."),
        ("mkdocs.yml", "{folder} er ikke en mappe: vælg en anden."),
        (
            "data",
            "{folder} er ikke tom og ikke et kladdewebsted, så intet er skrevet: vælg en anden.",
        ),
    ],
)
def test_no_folder_with_something_else_is_written_to(project: Path, folder: str, told: str) -> None:
    target = (project / folder).resolve()
    result = run(project, "build", "--preview", str(target))
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == told.format(folder=target)
    assert (project / "data/organisation.yml").is_file()


def test_a_review_site_may_be_replaced(project: Path, review: tuple[dict[str, bytes], str]) -> None:
    target = project.parent / "kladde"
    (target / "left.html").write_text("fra før")
    assert run(project, "build", "--preview", str(target)).returncode == 0
    assert tree(target) == review[0]


def test_build_and_check_end_with_what_is_held_back_also_when_nothing_has_changed(
    sample: Path,
) -> None:
    name, event, _ = KINDS["event"]
    (sample / "data" / name).write_text(f"{event}embargo: 2031-03-01 06:00\n", encoding="utf-8")
    first, second = run(sample, "build"), run(sample, "build")
    check = run(sample, "check")
    assert "Intet er ændret" in second.stdout
    told = [each.stdout.split("Holdt tilbage:\n")[1] for each in (first, second, check)]
    assert told[0] == told[1] == told[2]
    assert "klausul til 1. februar 2031 kl. 06.00: »" in told[0]
    assert f"(data/{name})" in told[0]


def test_a_site_can_be_built_for_any_moment(sample: Path) -> None:
    result = run(sample, "build", "--now", "2031-02-01 06:00")
    assert result.returncode == 0, result.stderr
    assert (sample / "site" / EMBARGOED).is_file()
    assert run(sample, "build", "--now", "2031-02-01 kl. 05.59").returncode == 0
    assert not (sample / "site" / EMBARGOED).exists()


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("i morgen", "»i morgen« er ikke et tidspunkt: skriv 2027-01-02 08:00"),
        (
            "2027-03-28 02:30",
            "»2027-03-28 02:30« findes ikke: uret stilles frem til sommertid den dag",
        ),
    ],
)
def test_a_moment_that_cannot_be_is_told(sample: Path, moment: str, told: str) -> None:
    result = run(sample, "build", "--now", moment)
    assert result.returncode == 2
    assert f"--now: {told}" in result.stderr


def test_what_is_held_back_is_told_in_the_order_in_which_it_comes(project: Path) -> None:
    now = datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN)
    news = read_site(project, now).news
    found = held_back(news.items, (), now)
    assert [each.until is None for each in found] == sorted(each.until is None for each in found)
    assert all(Visibility(now, preview=True).shows(item) for item in news.items)


class _LookingHost:
    """A host that only looks whether another build could begin meanwhile."""

    def render(self, root: Path, site: Site, tree: Path, *, plain: bool) -> MkDocsOutput:
        with (root / WORK / LOCK).open("w") as lock, pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        raise HostFailed("set efter")

    def render_without_news(self, root: Path, site: Site, tree: Path) -> MkDocsOutput | None:
        raise AssertionError("a review site is rendered with its news")


def test_a_build_of_the_public_site_waits_for_it(sample: Path) -> None:
    now = datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN)
    with pytest.raises(BuildFailed, match="set efter"):
        build_review_site(sample, now, _LookingHost(), sample.parent / "kladde")
