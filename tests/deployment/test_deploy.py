"""Uploads of the built site, into a folder and to a real server that speaks S3."""

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import brotli
import pytest

from deployment.http_headers import SECURITY, cache_control, content_type
from support.project import ROOT, SAMPLE, make_project, run, tree

BUILD = "python3 scripts/kl.py build"


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "prøve".encode().hex())
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "prøve".encode().hex())
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")


@pytest.fixture
def bucket(s3_address: str) -> Iterator[Any]:
    """An empty bucket named »kl-web«."""
    found = boto3.resource("s3", endpoint_url=s3_address).Bucket("kl-web")
    found.create()
    yield found
    found.objects.all().delete()
    found.delete()


@pytest.fixture(scope="module")
def project(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built sample of our own, to change."""
    folder = make_project(tmp_path_factory.mktemp("project"), SAMPLE)
    assert run(folder, "build").returncode == 0
    return folder


def edit(project: Path) -> None:
    """Withdraw an item, and build."""
    with (project / "data/news/2031/2031-01-05-med-broedtekst.yml").open(
        "a", encoding="utf-8"
    ) as item:
        item.write("\nwithdrawn: Den var forkert.\nwithdrawn_on: 2031-01-06\n")
    assert run(project, "build").returncode == 0


def contents(bucket: Any, prefix: str) -> dict[str, bytes]:
    return {
        each.key.removeprefix(prefix): each.get()["Body"].read()
        for each in bucket.objects.filter(Prefix=prefix)
    }


def without_headers(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path != "_headers"}


def test_a_folder_gets_the_site_and_nothing_else(sample_site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kl"
    told = run(sample_site.parent, "deploy", str(folder))
    files = tree(sample_site)
    assert told.stdout == (
        f"Lagt ud i {folder}: {len(files) + 1} filer er nye eller ændrede, 0 er fjernet.\n"
    )
    assert without_headers(tree(folder)) == files
    (folder / "index.html").write_text("ødelagt", encoding="utf-8")
    (folder / "gammel.html").write_text("gammel", encoding="utf-8")
    (folder / ".well-known").mkdir(exist_ok=True)
    (folder / ".well-known/svar").write_text("certifikat", encoding="utf-8")
    told = run(sample_site.parent, "deploy", str(folder))
    assert told.stdout == f"Lagt ud i {folder}: 1 fil er ny eller ændret, 1 er fjernet.\n"
    assert (folder / ".well-known/svar").is_file()
    (folder / ".well-known/svar").unlink()
    assert without_headers(tree(folder)) == files
    told = run(sample_site.parent, "deploy", str(folder))
    assert told.stdout == f"Lagt ud i {folder}: intet er ændret.\n"


def test_every_text_lies_compressed_beside_itself(deployed: Path, sample_site: Path) -> None:
    for path, content in tree(sample_site).items():
        if content_type(path).endswith("charset=utf-8") and not path.startswith("_"):
            assert brotli.decompress((deployed / f"{path}.br").read_bytes()) == content
            assert gzip.decompress((deployed / f"{path}.gz").read_bytes()) == content


def test_compressed_files_go_before_plain_ones_take_over(
    deployed: Path, sample_site: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(deployed, tmp_path / "kl")
    (folder / "index.html").write_text("gammel", encoding="utf-8")
    told = run(sample_site.parent, "deploy", str(folder), "--dry-run").stdout.splitlines()
    assert told.index("fjern index.html.br") < told.index("læg index.html")
    packed = run(sample_site.parent, "deploy", str(folder), "--dry-run", "--compress").stdout
    assert packed.splitlines()[:3] == [
        "læg index.html.br", "læg index.html.gz", "læg index.html",
    ]  # fmt: skip
    assert "gammel" in (folder / "index.html").read_text(encoding="utf-8")


def test_storage_gets_what_changed_with_its_headers(
    project: Path, bucket: Any, s3_address: str
) -> None:
    place = ("deploy", "s3://kl-web/www", "--endpoint", s3_address)
    told = run(project, *place)
    assert told.returncode == 0, told.stderr
    assert without_headers(contents(bucket, "www/")) == tree(project / "site")
    for path in tree(project / "site"):
        found = bucket.Object(f"www/{path}")
        assert (found.content_type, found.cache_control) == (
            content_type(path),
            cache_control(path),
        )
    edit(project)
    told = run(project, *place)
    assert without_headers(contents(bucket, "www/")) == tree(project / "site")
    put = re.search(r"(\d+) filer er nye", told.stdout)
    assert put is not None
    assert 0 < int(put[1]) < len(tree(project / "site")) / 2
    assert "intet er ændret" in run(project, *place).stdout


def test_what_is_led_to_comes_before_what_leads_there(sample_site: Path, tmp_path: Path) -> None:
    told = run(sample_site.parent, "deploy", str(tmp_path / "kl"), "--dry-run").stdout
    order = [line.removeprefix("læg ") for line in told.splitlines()[:-1]]
    assert sorted(order) == sorted([*tree(sample_site), "_headers"])
    article = "nyheder/2031/med-broedtekst/index.html"
    places = [
        order.index(path)
        for path in ("assets/kl.css", article, "nyheder/index.html", "feeds/nyheder.xml",
                     "sitemap.xml", "index.html")
    ]  # fmt: skip
    assert places == sorted(places)
    assert not (tmp_path / "kl").exists()


@pytest.mark.parametrize("name", ["", "kladder"])
def test_nothing_of_others_is_removed(sample_site: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir(exist_ok=True)
    (folder / "brev.txt").write_text("Kære", encoding="utf-8")
    told = run(sample_site.parent, "deploy", str(folder))
    assert (told.returncode, told.stderr) == (
        1,
        f"{folder} er ikke tom, og det, der ligger der, er ikke lagt ud med deploy: "
        "vælg et tomt sted, så intet går tabt.\n",
    )
    assert tree(folder) == {"brev.txt": "Kære".encode()}


def test_a_site_that_was_not_built_stays_here(sample: Path, tmp_path: Path) -> None:
    told = run(sample, "deploy", str(tmp_path / "ud"))
    assert (told.returncode, told.stderr) == (
        1,
        f"Der er intet bygget websted i site/: kør »{BUILD}« først.\n",
    )


def test_a_site_older_than_its_data_stays_here(sample_site: Path, tmp_path: Path) -> None:
    project = shutil.copytree(sample_site.parent, tmp_path / "kl", symlinks=True)
    assert run(project, "build").returncode == 0
    later = run(project, "deploy", str(tmp_path / "ud"), now="2031-02-02T12:00")
    with (project / "data/news.yml").open("a", encoding="utf-8") as file:
        file.write("# rettet\n")
    changed = run(project, "deploy", str(tmp_path / "ud"))
    for told in (later, changed):
        assert (told.returncode, told.stderr) == (
            1,
            "Det byggede websted i site/ er af andre data eller til et andet tidspunkt: "
            f"kør »{BUILD}« først.\n",
        )
    assert run(project, "build").returncode == 0
    (project / "site/index.html").write_text("andet", encoding="utf-8")
    told = run(project, "deploy", str(tmp_path / "ud"))
    assert told.stderr == (f"Filerne i site/ er ikke dem, der blev bygget: kør »{BUILD}« først.\n")
    assert run(project, "build").returncode == 0
    (project / "site/byggeinfo.json").unlink()
    told = run(project, "deploy", str(tmp_path / "ud"))
    assert told.stderr == (f"Filerne i site/ er ikke dem, der blev bygget: kør »{BUILD}« først.\n")
    shutil.rmtree(project / ".cache")
    told = run(project, "deploy", str(tmp_path / "ud"))
    assert told.stderr == f".cache/ siger ikke, hvad site/ er bygget af: kør »{BUILD}« først.\n"
    assert not (tmp_path / "ud").exists()


def test_what_is_wrong_with_a_place_is_told_in_danish(
    sample_site: Path, s3_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(place: str, endpoint: str = s3_address) -> str:
        result = run(sample_site.parent, "deploy", place, "--endpoint", endpoint)
        assert (result.returncode, result.stdout) == (1, "")
        return result.stderr

    assert told("s3://findes-ikke") == (
        "s3://findes-ikke: der er ingen bucket »findes-ikke«: er navnet og --endpoint rigtige?\n"
    )
    assert told("s3://") == "s3://: skriv målet som s3://bucket/mappe.\n"
    assert told("s3://Æ Ø") == "s3://Æ Ø: »Æ Ø« kan ikke være navnet på en bucket.\n"
    assert told("ftp://kl.dk/") == "ftp://kl.dk/: målet er en mappe eller s3://bucket/mappe.\n"
    assert told("s3://kl-web", "kl.dk") == "--endpoint kl.dk er ikke en webadresse.\n"
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    assert told("s3://kl-web", "http://127.0.0.1:9") == (
        "s3://kl-web: der er ikke forbindelse til lageret: er der net, og er --endpoint rigtig?\n"
    )
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/findes-ikke")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/findes-ikke")
    assert told("s3://kl-web") == (
        "s3://kl-web: der er ingen nøgle: sæt AWS_ACCESS_KEY_ID og AWS_SECRET_ACCESS_KEY.\n"
    )


@pytest.mark.parametrize("place", ["site", "site/ud", ".", ".."])
def test_the_project_itself_is_no_place(sample_site: Path, place: str) -> None:
    folder = (sample_site.parent / place).resolve()
    told = run(sample_site.parent, "deploy", str(folder))
    assert (told.returncode, told.stderr) == (
        1,
        f"{folder}: der kan ikke lægges ud her: vælg en mappe uden for site/.\n",
    )


def test_the_settings_of_every_server_have_every_header() -> None:
    for name in ("nginx.conf", "Caddyfile"):
        text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
        assert [f'{each} "{value}"' for each, value in SECURITY.items() if
                f'{each} "{value}"' not in text] == []  # fmt: skip
