"""One gate for documents, events and meetings: what is not public yet is in no byte."""

import gzip
import json
import shutil
from pathlib import Path

import pytest

from klsite.model.kinds import FILE_KINDS, NEWS_ITEM
from klsite.model.publication import Publication
from support.project import run, tree
from support.secrets import BYTES, DOCUMENT, KINDS, MEETING, PAPER, TERM, WORD

BEFORE, EMBARGO, AFTER = "2031-01-10T12:00", "2031-01-10 14:00", "2031-01-10T14:00"


class Secret:
    """The sample with a record that is not public before its embargo ends."""

    def __init__(self, project: Path, kind: str) -> None:
        name, self.text, self.address = KINDS[kind]
        self.kind = kind
        self.project = project
        self.path = project / "data" / name
        if kind != "event":
            (project / f"content/bilag/{PAPER}.pdf").write_bytes(BYTES)
        self.write(f"embargo: {EMBARGO}")

    def write(self, *fields: str) -> None:
        self.path.write_text(self.text + "".join(f"{each}\n" for each in fields), encoding="utf-8")

    def build(self, now: str = BEFORE) -> dict[str, bytes]:
        result = run(self.project, "build", now=now)
        assert result.returncode == 0, result.stderr
        return tree(self.project / "site")

    def anew(self, now: str) -> dict[str, bytes]:
        """Build from nothing."""
        shutil.rmtree(self.project / ".cache")
        return self.build(now)

    def traces(self) -> set[str]:
        """Return the files of site and cache that hold anything of it, packed or not."""
        found = set()
        for folder in ("site", ".cache"):
            for file in (self.project / folder).rglob("*"):
                content = file.read_bytes() if file.is_file() else b""
                name = file.relative_to(self.project).as_posix()
                unpacked = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else b""
                everything = b"\0".join((name.encode(), content, unpacked))
                if any(each in everything for each in (WORD.encode(), PAPER.encode(), BYTES)):
                    found.add(name)
        return found

    def edit_news(self) -> None:
        path = self.project / "data/news/2031/2031-01-05-med-broedtekst.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("summary: ", "summary: Nyt. ", 1), encoding="utf-8")


@pytest.fixture(params=sorted(KINDS))
def secret(request: pytest.FixtureRequest, sample: Path) -> Secret:
    return Secret(sample, request.param)


def test_every_kind_of_record_with_a_page_is_tried() -> None:
    models = {
        kind.name.lower()
        for kind in FILE_KINDS
        if kind is not NEWS_ITEM and issubclass(kind.model, Publication)
    }
    assert models == set(KINDS)


def test_a_record_under_embargo_is_in_no_byte_until_its_moment(secret: Secret) -> None:
    secret.build()
    assert secret.traces() == set()
    secret.edit_news()
    incremental = secret.build()
    assert secret.traces() == set()
    assert incremental == secret.anew(BEFORE)
    out = secret.build(AFTER)
    assert WORD in out[f"{secret.address}index.html"].decode()
    assert (f"bilag/{PAPER}.pdf" in out) == (secret.kind != "event")
    assert out == secret.anew(AFTER)
    assert secret.build(BEFORE) == incremental
    assert not {each for each in secret.traces() if each.startswith("site/")}


def test_a_news_item_edited_as_the_embargo_ends_brings_the_record_too(secret: Secret) -> None:
    secret.build()
    secret.edit_news()
    assert f"{secret.address}index.html" in secret.build(AFTER)


def test_a_draft_is_never_published(secret: Secret) -> None:
    secret.write("draft: ja")
    secret.build(AFTER)
    assert secret.traces() == set()


def test_its_moment_is_listed_for_a_scheduler(secret: Secret) -> None:
    told = json.loads(run(secret.project, "upcoming", "--json").stdout)
    (own,) = [each for each in told if each["file"].endswith(secret.path.name)]
    assert own["moment"] == "2031-01-10T14:00:00+01:00"


def test_nothing_public_may_link_to_it(secret: Secret) -> None:
    path = secret.project / "data/news/2031/2031-01-05-uden-kategori.yml"
    with path.open("a", encoding="utf-8") as text:
        text.write(f"body: |\n  Se [det](/{secret.address}).\n")
    told = run(secret.project, "build").stderr
    assert "klausuleret til 10. januar 2031 kl. 14.00" in told
    assert run(secret.project, "build", now=AFTER).returncode == 0


def test_a_withdrawn_record_keeps_its_page_and_is_named_only_as_a_change(secret: Secret) -> None:
    secret.write("withdrawn: Den var helt forkert.", "withdrawn_on: 2031-01-10")
    site = secret.build()
    page = site[f"{secret.address}index.html"].decode()
    assert "Den var helt forkert." in page
    assert f"bilag/{PAPER}.pdf" not in site
    assert "noindex" in page
    assert secret.address not in site["sitemap.xml"].decode()
    naming = {
        name for name, content in site.items() if WORD.encode() in content and name.endswith("html")
    }
    changes = {each for each in site if each.endswith("hvad-er-aendret/index.html")}
    assert naming <= {f"{secret.address}index.html"} | changes


def test_other_pages_do_not_name_what_search_engines_shall_leave(secret: Secret) -> None:
    secret.write("noindex: ja")
    site = secret.build()
    assert WORD in site[f"{secret.address}index.html"].decode()
    naming = {
        name
        for name, content in site.items()
        if WORD.encode() in content and name.endswith(("html", "xml", "json", "csv"))
    }
    assert naming == {f"{secret.address}index.html"}


def test_a_note_of_a_change_stands_on_the_page(secret: Secret) -> None:
    secret.write("changes:", "  - {at: 2031-01-10, text: Ordet er stavet rigtigt nu.}")
    assert "Ordet er stavet rigtigt nu." in secret.build()[f"{secret.address}index.html"].decode()


def test_an_agenda_is_public_from_the_day_it_is_sent(sample: Path) -> None:
    secret = Secret(sample, "meeting")
    secret.text = MEETING.replace(f"place: {WORD}\n", "").replace("2031-01-09", "2031-01-11")
    secret.write()
    site = secret.build()
    assert "10. marts 2031" in site[f"{secret.address}index.html"].decode()
    assert secret.traces() == set()
    told = run(sample, "upcoming", "--next").stdout
    assert told == "2031-01-11T00:00:00+01:00\n"
    out = secret.build("2031-01-11T00:00")
    assert WORD in out[f"{secret.address}index.html"].decode()
    assert f"bilag/{PAPER}.pdf" in out
    assert out == secret.anew("2031-01-11T00:00")


def test_a_document_of_a_day_to_come_needs_an_embargo(sample: Path) -> None:
    secret = Secret(sample, "document")
    secret.text = DOCUMENT.replace("date: 2031-01-10", "date: 2031-01-12")
    secret.path = secret.path.rename(secret.path.with_name(f"2031-01-12-{WORD}.yml"))
    secret.write()
    told = run(sample, "check").stderr
    assert "datoen er ikke kommet endnu (2031-01-12): brug embargo" in told
    secret.write("embargo: 2031-01-12 08:00")
    assert run(sample, "check").returncode == 0


def test_what_is_changed_is_listed_for_the_site_and_for_its_parts(sample: Path) -> None:
    news = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    note = "changes:\n  - {{at: 2031-01-09, text: {}}}\n"
    with news.open("a", encoding="utf-8") as text:
        text.write(note.format("Tallet var forkert."))
    meeting = sample / f"data/{TERM}/meetings/2031-02-10.yml"
    with meeting.open("a", encoding="utf-8") as text:
        text.write(note.format("Stedet var forkert."))
    document = Secret(sample, "document")
    document.write("changes:", "  - {at: 2031-01-10, text: Datoen var forkert.}")
    site = document.build()
    pages = {
        address: site[f"{address}hvad-er-aendret/index.html"].decode()
        for address in ("", "nyheder/", "kkr/fjordland/", "kkr/aadal/")
    }
    told = {
        address: {each for each in ("Tallet", "Stedet", "Datoen") if f"{each} var forkert" in page}
        for address, page in pages.items()
    }
    assert told == {
        "": {"Tallet", "Stedet", "Datoen"},
        "nyheder/": {"Tallet"},
        "kkr/fjordland/": {"Stedet"},
        "kkr/aadal/": set(),
    }
    for state in ("Aflyst", "Flyttet"):
        assert state in pages["kkr/fjordland/"]
    news.write_text(
        news.read_text(encoding="utf-8").replace("Tallet var", "Summen var"), encoding="utf-8"
    )
    incremental = document.build()
    assert "Summen var forkert" in incremental["hvad-er-aendret/index.html"].decode()
    assert incremental == document.anew(BEFORE)
