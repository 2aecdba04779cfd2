"""The preview shows what was saved, at once, and what is wrong with it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from klsite.preview.live import Live
from klsite.preview.server import answer as shown
from support.pictures import pictures_on
from support.project import NOW, SAMPLE, make_project

PATIENCE = 30.0


class Preview:
    """A running ``kl.py serve``."""

    def __init__(self, project: Path) -> None:
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        command = [sys.executable, str(project / "scripts" / "commands.py"), "serve"]
        environment = {**os.environ, "KL_NOW": NOW}
        environment.pop("PYTHONPATH", None)
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # A shell's background jobs are started deaf to Ctrl+C, and so is what they start.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )

    def get(self, address: str) -> tuple[int, str, str]:
        """Return the status, the media type and the text at an address."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}") as answer:
                kind = answer.headers["Content-Type"]
                return answer.status, kind, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, error.headers["Content-Type"], error.read().decode()
        except OSError:
            return 0, "", ""

    def wait_for(self, address: str, seen: Callable[[str], bool]) -> str:
        """Return the text at an address as soon as it is as wanted."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            status, _, text = self.get(address)
            if status and seen(text):
                return text
            time.sleep(0.02)
        raise AssertionError(f"never seen at {address}: {self.get(address)}")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    project = make_project(tmp_path_factory.mktemp("preview"), SAMPLE)
    for name in ("overrides", "hooks"):
        folder = project / name
        source = folder.resolve()
        folder.unlink()
        shutil.copytree(source, folder)
    running = Preview(project)
    running.wait_for("", lambda text: "<h1" in text)
    yield running
    running.process.send_signal(signal.SIGINT)
    told = running.process.communicate(timeout=PATIENCE)[0]
    assert "Traceback" not in told
    assert running.process.returncode == 130


def contains(wanted: str, text: str) -> bool:
    return wanted in text


def lacks(wanted: str, text: str) -> bool:
    return wanted not in text


def item(preview: Preview) -> tuple[Path, str]:
    file = next((preview.project / "data/news/2031").glob("*-med-broedtekst.yml"))
    return file, "nyheder/2031/med-broedtekst/"


def test_pages_files_and_what_is_missing_are_answered(preview: Preview) -> None:
    for address, kind, text in (
        ("", "text/html", "<h1"),
        ("nyheder/", "text/html", "Nyheder"),
        ("kkr/fjordland/", "text/html", "KKR Fjordland"),
        ("om-webstedet/", "text/html", "Om webstedet"),
        ("assets/kl.css", "text/css", "{"),
        ("feeds/nyheder.xml", "xml", "<rss"),
        ("kalendere/kkr.ics", "text/calendar", "BEGIN:VCALENDAR"),
        ("soegning/indeks.json", "json", "pages"),
        ("sitemap.xml", "xml", "<urlset"),
        ("kkr/fjordland", "text/html", "KKR Fjordland"),
    ):
        status, found, content = preview.get(address)
        assert (status, kind in found, text in content) == (200, True, True), (address, found)
    assert preview.get("findes/ikke/")[0] == 404
    assert "Siden findes ikke" in preview.get("findes-ikke.txt")[2]


@pytest.mark.parametrize(
    "path", ["../mkdocs.yml", "%2e%2e/mkdocs.yml", "..%2f..%2fetc/passwd", "a%00b", "a" * 400]
)
def test_nothing_outside_the_site_is_shown(preview: Preview, path: str) -> None:
    with socket.create_connection(("127.0.0.1", preview.port)) as connection:
        connection.sendall(
            f"GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
        )
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 404")
    assert b"docs_dir" not in answer


def test_a_page_of_another_site_is_not_answered(preview: Preview) -> None:
    with socket.create_connection(("127.0.0.1", preview.port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: example.dk\r\nConnection: close\r\n\r\n")
        assert connection.recv(65536).startswith(b"HTTP/1.1 403")


def test_a_saved_item_is_seen_and_so_are_lists_and_feed(preview: Preview) -> None:
    file, address = item(preview)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("summary: ", "summary: Gemt nu. ", 1), encoding="utf-8")
    preview.wait_for(address, lambda found: "Gemt nu." in found)
    assert "Gemt nu." in preview.get("nyheder/")[2]
    assert "Gemt nu." in preview.get("feeds/nyheder.xml")[2]
    file.write_text(text, encoding="utf-8")
    preview.wait_for(address, lambda found: "Gemt nu." not in found)


def test_what_is_not_public_is_seen_and_marked(preview: Preview) -> None:
    _, _, text = preview.get("nyheder/2031/klausuleret/")
    assert "<strong>Klausul til 1. februar kl. 06.00.</strong>" in text
    assert "Kladdewebsted." in text
    assert '<meta name="robots" content="noindex">' in preview.get("")[2]


def test_a_new_item_and_a_deleted_one_are_seen(preview: Preview) -> None:
    file, _ = item(preview)
    new = file.with_name("2031-01-09-helt-ny.yml")
    new.write_text(
        "id: helt-ny\nkind: Artikel\ndate: 2031-01-09\ntitle: Helt ny\nsummary: Ny.\n"
        "source: opdigtet\n",
        encoding="utf-8",
    )
    preview.wait_for("nyheder/2031/helt-ny/", lambda found: "Helt ny" in found)
    assert "Helt ny" in preview.get("")[2]
    new.unlink()
    preview.wait_for("nyheder/2031/helt-ny/", lambda found: "Siden findes ikke" in found)


def test_a_picture_is_seen_in_every_size(preview: Preview) -> None:
    file, page = item(preview)
    before = file.read_text(encoding="utf-8")
    folder = preview.project / "content/billeder"
    folder.mkdir(exist_ok=True)
    Image.effect_noise((1000, 500), 40).save(folder / "set.jpg")
    file.write_text(before.replace("  | A", "  ![Et foto](/billeder/set.jpg)\n\n  | A", 1), "utf-8")
    html = preview.wait_for(page, lambda text: "srcset" in text)
    addresses = pictures_on(html)
    assert len(addresses) == 3
    for address in addresses:
        status, kind, _ = preview.get(address)
        assert (status, kind) == (200, "image/jpeg" if address.endswith("jpg") else "image/webp")
    file.write_text(before, encoding="utf-8")
    preview.wait_for(page, lambda text: "srcset" not in text)


def test_a_mistake_is_shown_instead_until_it_is_mended(preview: Preview) -> None:
    file, address = item(preview)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("kind: ", "kindd: ", 1), encoding="utf-8")
    found = preview.wait_for("", lambda found: "kindd" in found)
    assert "med-broedtekst.yml:" in found
    assert preview.get(address)[0] == 500
    assert "siden, som den var, før fejlen kom" in found
    status, _, other = preview.get("kkr/fjordland/")
    assert (status, "KKR Fjordland" in other, "kindd" in other) == (200, True, True)
    file.write_text(text, encoding="utf-8")
    preview.wait_for(address, lambda found: "kindd" not in found)


def test_what_only_the_whole_can_get_wrong_is_shown_too(preview: Preview) -> None:
    file, _ = item(preview)
    twin = file.with_name("2031-01-03-tvilling.yml")
    twin.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    preview.wait_for("", lambda found: "bruges allerede" in found)
    twin.unlink()
    preview.wait_for("", lambda found: "bruges allerede" not in found)


def test_other_data_hand_written_pages_and_templates_are_seen(preview: Preview) -> None:
    for name, before, after, address in (
        ("data/organisation.yml", "lead: ", "lead: Gemt i organisationen. ", ""),
        ("content/om-webstedet.md", "\n# ", "\n# Rettet: ", "om-webstedet/"),
        ("overrides/pages/contact.html", "<h1", "<p>Rettet skabelon</p><h1", "kontakt/"),
    ):
        file = preview.project / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(before, after, 1), encoding="utf-8")
        wanted = after.replace("lead: ", "").replace("\n# ", "").removesuffix("<h1").strip()
        preview.wait_for(address, partial(contains, wanted))
        file.write_text(text, encoding="utf-8")
        preview.wait_for(address, partial(lacks, wanted))


def test_open_pages_are_told_that_there_is_something_new(preview: Preview) -> None:
    assert "new EventSource('/__nyt?efter=" in preview.get("")[2]
    file, _ = item(preview)
    with urllib.request.urlopen(f"http://127.0.0.1:{preview.port}/__nyt?efter=0") as stream:
        assert stream.readline() == b"data: ny\n"
    text = file.read_text(encoding="utf-8")
    version = preview.get("")[2].split("efter=")[1].split("'")[0]
    with urllib.request.urlopen(f"http://127.0.0.1:{preview.port}/__nyt?efter={version}") as stream:
        file.write_text(text + "\n", encoding="utf-8")
        assert stream.readline() == b"data: ny\n"
    file.write_text(text, encoding="utf-8")


def commit(project: Path) -> None:
    for words in (["init", "-q"], ["add", "data"], ["commit", "-qm", "Før fejlen"]):
        own = ["-c", "user.name=En redaktør", "-c", "user.email=redaktoer@example.dk"]
        subprocess.run(["git", "-C", str(project), *own, *words], check=True)


@pytest.mark.parametrize("is_committed", [True, False])
def test_what_is_wrong_from_the_beginning_hides_only_its_own_pages(
    sample: Path, is_committed: bool
) -> None:
    file = next((sample / "data/news/2031").glob("*-med-broedtekst.yml"))
    address, right = "nyheder/2031/med-broedtekst/", file.read_text(encoding="utf-8")
    if is_committed:
        commit(sample)
    file.write_text(right.replace("kind: ", "kindd: ", 1), encoding="utf-8")
    live = Live(sample, "http://127.0.0.1:1/", NOW)
    try:
        assert "med-broedtekst.yml:" in live.mistakes
        own, other = shown(live, address), shown(live, "kkr/fjordland/")
        assert (own.status, other.status) == (500, 200)
        assert b"kindd" in own.content
        assert "KKR Fjordland" in other.content.decode()
        assert (b"med-broedtekst" in shown(live, "nyheder/").content) == is_committed
        file.write_text(right, encoding="utf-8")
        live.refresh((file.relative_to(sample).as_posix(),))
        assert (live.mistakes, live.is_partial) == ("", False)
        assert shown(live, address).status == 200
    finally:
        live.close()


def test_what_cannot_be_left_out_is_reported_alone(sample: Path) -> None:
    (sample / "data/organisation.yml").write_text("navn: KL\n", encoding="utf-8")
    live = Live(sample, "http://127.0.0.1:1/", NOW)
    answer = shown(live, "kkr/fjordland/")
    live.close()
    assert answer.status == 500
    assert "organisation.yml:1:1" in answer.content.decode()


def test_a_port_that_is_taken_is_told(preview: Preview) -> None:
    script = str(preview.project / "scripts" / "commands.py")
    command = [sys.executable, script, "serve", "--port", str(preview.port)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert f"Port {preview.port} er optaget" in result.stderr


def test_a_program_that_cannot_be_read_is_told_and_taken_when_it_can(preview: Preview) -> None:
    module = preview.project / "hooks/klsite/text/rich_text.py"
    right = module.read_text("utf-8")
    module.write_text(f"{right}\ndef (:\n", "utf-8")
    told = preview.wait_for("nyheder/", partial(contains, "programmet kan ikke læses"))
    assert f"hooks/klsite/text/rich_text.py:{right.count(chr(10)) + 2}" in told
    module.write_text(right, "utf-8")
    assert "<h1" in preview.wait_for("nyheder/", partial(lacks, "programmet kan ikke læses"))
    assert preview.process.poll() is None
