"""``build --explain`` says in Danish why a file was rendered, or why not."""

import shutil
from pathlib import Path

import pytest

from klsite.pages.news.lists import news_list_pages
from klsite.results.news import News
from support.editing import NOW
from support.loading import load_data
from support.project import SAMPLE, make_project, run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_project(tmp_path_factory.mktemp("explained"), SAMPLE)
    assert run(project, "build").returncode == 0
    return project


def explained(project: Path, path: str) -> str:
    result = run(project, "build", "--explain", path)
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()[0]


def edit(file: Path) -> None:
    file.write_text(f"{file.read_text('utf-8')}# en note\n", "utf-8")


def item(project: Path) -> Path:
    files = sorted((project / "data/news").rglob("*.yml"))
    return next(file for file in files if "withdrawn" not in file.read_text("utf-8"))


def test_a_first_build_has_nothing_to_compare_with(sample: Path) -> None:
    told = explained(sample, "kontakt/")
    assert told == (
        "kontakt/index.html: lavet, fordi der ikke var en tidligere bygning at sammenligne med."
    )


def test_a_build_that_finds_nothing_changed_renders_nothing(built: Path) -> None:
    explained(built, "kontakt/")
    told = explained(built, "site/kontakt/index.html")
    assert told == "Intet er ændret siden sidste bygning, så ingen fil er lavet."


def test_a_page_of_the_static_part_names_the_data_that_changed(built: Path) -> None:
    edit(built / "data/glossary.yml")
    told = explained(built, "kontakt/")
    assert told == (
        "kontakt/index.html: lavet, fordi data uden for nyhederne er ændret (data/glossary.yml)."
    )


def test_a_page_of_news_names_the_items_that_it_shows(built: Path) -> None:
    edit(item(built))
    name = item(built).relative_to(built).as_posix()
    assert explained(built, "nyheder/") == f"nyheder/index.html: lavet, fordi {name} er ændret."


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("kontakt/index.html", "ikke lavet igen. Intet af det, filen er lavet af, er ændret."),
        ("sitemap.xml", "ikke lavet igen. Intet af det, filen er lavet af, er ændret."),
        ("findes/ikke/index.html", "webstedet har ingen fil på den adresse."),
        ("assets/kl.css", "en fil fra temaet eller content/, som MkDocs lægger på webstedet."),
        (
            "om-webstedet/index.html",
            "en håndskrevet side; den laves, når skabelon, menu eller content/ ændres.",
        ),
        ("soegning/indeks.json", "en del af søgeindekset, som følger ordene på siderne."),
    ],
)
def test_what_is_left_as_it_was_is_explained_too(built: Path, path: str, told: str) -> None:
    edit(item(built))
    assert explained(built, path.removesuffix("index.html")) == f"{path}: {told}"


def test_a_changed_template_is_named(tmp_path: Path) -> None:
    project = make_project(tmp_path, SAMPLE)
    templates = project / "overrides"
    source = templates.resolve()
    templates.unlink()
    shutil.copytree(source, templates)
    assert run(project, "build").returncode == 0
    edit_template = templates / "pages/contact.html"
    edit_template.write_text(f"{edit_template.read_text('utf-8')}<!-- ny -->", "utf-8")
    assert explained(project, "kontakt/") == (
        "kontakt/index.html: lavet, fordi skabelonerne (overrides/ eller mkdocs.yml) er ændret "
        "(overrides/pages/contact.html)."
    )


def test_a_list_without_news_is_made_from_none() -> None:
    taxonomy = load_data(SAMPLE / "data").dataset.news_taxonomy
    pages = news_list_pages(News((), NOW), taxonomy)
    assert {tuple(page.inputs()) for page in pages} == {()}
