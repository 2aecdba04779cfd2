"""What is not public is in no byte of what is published, nor of what is kept."""

import gzip
from pathlib import Path

import pytest
from PIL import Image

from klsite.addresses import BUILD_INFO
from klsite.load.published import FILE
from support.project import run, tree

BEFORE, AFTER = "2031-01-10T12:00", "2031-02-01T06:00"
WORD, PICTURE = "hemmeligord", "hemmeligtbillede"
COMMENT = "hemmeligepixels"
"""What stands in the file of the picture, and is looked for."""


@pytest.fixture
def secret(sample: Path) -> Path:
    """The sample, whose embargoed item has a word and a picture of its own."""
    item = sample / "data/news/2031/2031-02-01-klausuleret.yml"
    own = item.with_name(f"2031-02-01-{WORD}.yml")
    item.unlink()
    own.write_text(
        f"id: {WORD}\nkind: Artikel\ndate: 2031-02-01\ntitle: Om {WORD}\n"
        f"summary: Et {WORD}.\nembargo: 2031-02-01 06:00\nsource: opdigtet\n"
        f"body: |\n  ![Et billede](/billeder/{PICTURE}.gif)\n",
        encoding="utf-8",
    )
    other = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    text = other.read_text(encoding="utf-8")
    other.write_text(text.replace(", klausuleret", ""), encoding="utf-8")
    picture = sample / f"content/billeder/{PICTURE}.gif"
    picture.parent.mkdir(exist_ok=True)
    Image.new("RGB", (9, 9)).save(picture, comment=COMMENT)
    return sample


def build(project: Path, now: str = BEFORE) -> str:
    result = run(project, "build", now=now)
    assert result.returncode == 0, result.stderr
    return result.stderr


def traces(project: Path) -> set[str]:
    """Return the files of site and cache that hold anything of the secret, packed or not."""
    found = set()
    for folder in ("site", ".cache"):
        for file in (project / folder).rglob("*"):
            content = file.read_bytes() if file.is_file() else b""
            versions = [content, str(file.relative_to(project)).encode()]
            if content[:2] == b"\x1f\x8b":
                versions.append(gzip.decompress(content))
            for each in (WORD, PICTURE, COMMENT):
                if any(each.encode() in version for version in versions):
                    found.add(file.relative_to(project).as_posix())
    return found


def edit(project: Path) -> None:
    """Change another item, so that the next build is an incremental one."""
    path = project / "data/news/2031/2031-01-05-med-broedtekst.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("summary: ", "summary: Nyt. ", 1), encoding="utf-8")


def test_a_word_and_a_file_under_embargo_are_in_no_byte(secret: Path) -> None:
    build(secret)
    assert traces(secret) == set()
    edit(secret)
    build(secret)
    assert traces(secret) == set()
    assert run(secret, "check").returncode == 0
    assert run(secret, "remember").returncode == 0
    assert traces(secret) == set()
    assert WORD not in (secret / FILE).read_text(encoding="utf-8")
    assert PICTURE not in (secret / FILE).read_text(encoding="utf-8")


def test_what_is_not_public_changes_no_byte(sample: Path) -> None:
    data = sample / "data"
    hidden = [*data.glob("news/2031/*-klausuleret.yml"), *data.glob("news/2031/*-kladde.yml")]
    for kind, old, new in (
        ("documents", "2030-02-01-brev", "2030-02-02-kladde"),
        ("events", "2031-05-30-proevemoede", "2031-05-29-kladde"),
    ):
        copied = (data / kind / f"{old}.yml").read_text(encoding="utf-8")
        draft = data / kind / f"{new}.yml"
        own = copied.replace("id: ", "id: kladden-til-", 1).replace(old[:10], new[:10])
        draft.write_text(f"{own}draft: ja\n", encoding="utf-8")
        hidden.append(draft)
    build(sample)
    with_hidden = tree(sample / "site")
    for file in hidden:
        file.unlink()
    naming = data / "news/2031/2031-01-05-uden-kategori.yml"
    text = naming.read_text(encoding="utf-8")
    naming.write_text(text.replace(", klausuleret", ""), encoding="utf-8")
    build(sample)
    without = tree(sample / "site")
    changed = {path for path in with_hidden if with_hidden[path] != without.get(path)}
    assert changed == {BUILD_INFO}  # it has the digest of all data, by which builds are told apart
    assert without.keys() == with_hidden.keys()


def test_both_are_published_when_the_embargo_is_over(secret: Path) -> None:
    build(secret)
    build(secret, AFTER)
    assert f"site/billeder/{PICTURE}.gif" in traces(secret)
    assert f"site/nyheder/2031/{WORD}/index.html" in traces(secret)
    build(secret)
    assert not (secret / f"site/billeder/{PICTURE}.gif").exists()
    assert {file for file in traces(secret) if file.startswith("site/")} == set()


def test_a_withdrawn_item_takes_its_picture_with_it(secret: Path) -> None:
    build(secret, AFTER)
    path = secret / f"data/news/2031/2031-02-01-{WORD}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        f"{text}withdrawn: Den var forkert.\nwithdrawn_on: 2031-02-01\n", encoding="utf-8"
    )
    build(secret, AFTER)
    assert not (secret / f"site/billeder/{PICTURE}.gif").exists()


def test_a_file_that_nothing_refers_to_is_named_and_kept_back(sample: Path) -> None:
    stray = sample / "content/bilag/udkast.pdf"
    stray.write_bytes(b"%PDF-1.4")
    assert (
        "content/bilag/udkast.pdf:1:1: advarsel: intet offentligt henviser til filen, så den "
        "bliver ikke udgivet: skriv et link til den, eller slet den\n" in build(sample)
    )
    assert not (sample / "site/bilag/udkast.pdf").exists()
    assert (sample / "site/bilag/oplaeg.pdf").is_file()


def test_what_a_hand_written_page_names_is_published(sample: Path) -> None:
    (sample / "content/bilag/plan.pdf").write_bytes(b"%PDF-1.4")
    with (sample / "content/om-webstedet.md").open("a", encoding="utf-8") as page:
        page.write("\nSe [planen](bilag/plan.pdf).\n")
    build(sample)
    assert (sample / "site/bilag/plan.pdf").is_file()


def test_warnings_of_what_is_not_public_are_told_by_every_build(secret: Path) -> None:
    path = secret / f"data/news/2031/2031-02-01-{WORD}.yml"
    with path.open("a", encoding="utf-8") as text:
        text.write("\n  ### For dybt\n")
    told = build(secret)
    assert "advarsel" in told
    assert build(secret) == told
    assert run(secret, "check").stderr == told
    assert traces(secret) == set()


def test_other_pages_do_not_name_what_search_engines_shall_leave(sample: Path) -> None:
    path = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    with path.open("a", encoding="utf-8") as text:
        text.write("noindex: ja\n")
    build(sample)
    site = sample / "site"
    own = site / "nyheder/2031/en-anden-adresse/index.html"
    assert "En nyhed uden kategori" in own.read_text(encoding="utf-8")
    named = [
        file
        for file in site.rglob("*")
        if file.suffix in (".html", ".xml", ".json") and file != own
        if "En nyhed uden kategori" in file.read_text(encoding="utf-8")
    ]
    assert named == []
