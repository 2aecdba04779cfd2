"""The frames give what MkDocs gives page by page, byte for byte, whatever the pages hold."""

import os
import random
import re
import time
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klsite.render.frames import MARKS, Frames, NoFrame, PageHtml, frame_of
from klsite.system.processes import ChildTask, WorkerFailed, _worker_count, map_chunks, map_items
from klsite.text.headings import Heading, headings
from support.project import ROOT, SAMPLE, make_project, run

WORDS = ["KKR", "møde", "»aftale«", "Ærø", "<b>", "&amp;", "a & b", "1 < 2", "{{ 7 }}", "{% x %}"]
BLOCKS = [
    "Et afsnit med **fed** og [et link](/kkr/).",
    "## En mellemrubrik",
    "### Under den\n\n- et\n- to\n  - tre",
    "1. første\n2. anden",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "> citat\n> mere",
    "    kode\n    mere",
    "# Stor\n\n## Med <em>tag</em> & tegn",
    "<div onclick='x'>html</div>",
    "En linje  \nmed brud og `kode`.",
]


def tree(site: Path) -> dict[str, bytes]:
    """Return every file of a site."""
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }


def both(project: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    found = []
    for arguments in (["build"], ["build", "--plain"]):
        result = run(project, *arguments)
        assert result.returncode == 0, result.stderr
        found.append(tree(project / "site"))
    return found[0], found[1]


def add_items(project: Path, count: int, seed: int) -> None:
    """Add made-up news items with titles and texts that a page must not fall over."""
    chance = random.Random(seed)
    for number in range(count):
        day = f"2029-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        folder = project / "data" / "news" / "2029"
        folder.mkdir(parents=True, exist_ok=True)
        title = " ".join(chance.sample([word for word in WORDS if word != "<b>"], 3))
        body = "\n\n".join(chance.sample(BLOCKS, chance.randint(0, 6)))
        indented = "\n".join(f"  {line}" if line else "" for line in body.split("\n"))
        text = f'id: proeve-{number}\nkind: Artikel\ndate: {day}\ntitle: "{title} {number}"\n'
        text += "summary: Et resumé med tegn & »citat«.\nsource: opdigtet\n"
        if body:
            text += f"body: |2\n{indented}\n"
        (folder / f"{day}-proeve-{number}.yml").write_text(text, encoding="utf-8")


def test_the_sample_is_the_same_through_frames_and_through_mkdocs(sample: Path) -> None:
    fast, plain = both(sample)
    assert sorted(fast) == sorted(plain)
    assert [name for name in fast if fast[name] != plain[name]] == []


@pytest.mark.parametrize("seed", [1, 2])
def test_items_of_every_make_are_the_same_both_ways(tmp_path: Path, seed: int) -> None:
    project = make_project(tmp_path, SAMPLE)
    add_items(project, 330, seed)  # enough for two processes
    fast, plain = both(project)
    assert sorted(fast) == sorted(plain)
    assert [name for name in fast if fast[name] != plain[name]] == []


def test_the_real_site_is_the_same_both_ways(tmp_path: Path) -> None:
    fast, plain = both(make_project(tmp_path, ROOT))
    assert [name for name in plain if fast.get(name) != plain[name]] == []


def test_a_theme_that_loses_a_mark_is_found_out() -> None:
    frame = frame_of(f"<head>{MARKS.head}</head><body>{MARKS.body}</body>")
    assert frame.filled(PageHtml("a", "b")) == b"<head>a</head><body>b</body>"
    with pytest.raises(ValueError, match="marks"):
        frame_of(f"<head>{MARKS.head}</head><body></body>")


def test_pages_as_deep_in_the_same_section_share_a_frame() -> None:
    made: list[str] = []

    def make(address: str) -> str:
        made.append(address)
        return f"{address}{MARKS.head}{MARKS.body}"

    frames = Frames(own={"kkr/": frame_of(f"menu{MARKS.head}{MARKS.body}")})
    pages = ("nyheder/2020/a/", "nyheder/2021/b/", "kkr/", "kkr/x/y/", "om-kl/x/y/")
    frames.render(pages, make)
    assert made == ["nyheder/2020/a/", "kkr/x/y/", "om-kl/x/y/"]
    assert frames.at("nyheder/2021/b/").before == b"nyheder/2020/a/"
    assert frames.at("kkr/").before == b"menu"
    with pytest.raises(NoFrame):
        frames.at("nyheder/2020/emner/a/")


def test_work_is_shared_out_whole(tmp_path: Path) -> None:
    def write(part: Iterable[int]) -> bytes:
        numbers = list(part)
        for number in numbers:
            (tmp_path / str(number)).touch(exist_ok=False)
        return bytes(len(numbers))

    given = map_chunks(range(1000), write)
    assert sum(map(len, given)) == 1000
    assert len(list(tmp_path.iterdir())) == 1000


def test_a_process_that_is_held_up_leaves_the_work_to_the_others(tmp_path: Path) -> None:
    done = tmp_path / "done"
    alone = _worker_count(1000) == 1  # on one core, or beside a thread of another test

    def wait_for_the_other(part: Iterable[int]) -> bytes:
        pieces = iter(part)
        first = next(pieces, None)
        if first == 0:  # whoever has this piece makes no other until all of those are made
            while not (alone or done.exists()):
                time.sleep(0.001)
        numbers = [each for each in (first, *pieces) if each is not None]
        if 999 in numbers:
            done.touch()
        return bytes(len(numbers))

    given = sorted(map(len, map_chunks(range(1000), wait_for_the_other, chunk=10)))
    assert sum(given) == 1000
    assert alone or given[0] <= 10


def test_a_process_that_fails_fails_the_whole(capfd: pytest.CaptureFixture[str]) -> None:
    def fail_on_one(part: Iterable[int]) -> bytes:
        if 1 in part:
            raise RuntimeError("opdigtet fejl")
        return b""

    with pytest.raises((WorkerFailed, RuntimeError)):
        map_chunks(range(1000), fail_on_one)
    capfd.readouterr()


def test_the_failure_of_another_process_alone_fails_the_whole(
    capfd: pytest.CaptureFixture[str],
) -> None:
    parent, alone = os.getpid(), _worker_count(1000) == 1  # on one core, or beside a thread

    def fail_elsewhere(part: Iterable[int]) -> bytes:
        if alone or os.getpid() != parent:
            raise RuntimeError("opdigtet fejl")
        return bytes(len(list(part)))

    with pytest.raises(RuntimeError if alone else WorkerFailed):
        map_chunks(range(1000), fail_elsewhere)
    capfd.readouterr()


def test_what_fails_aside_is_told_each_time_it_is_asked_for(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fail() -> bytes:
        raise RuntimeError("opdigtet fejl")

    aside = ChildTask(fail)
    aside.end()
    for _ in range(2):
        with pytest.raises((WorkerFailed, RuntimeError)):
            aside()
    capfd.readouterr()


def test_a_first_build_knows_the_news_that_a_hand_written_page_links_to(tmp_path: Path) -> None:
    project = make_project(tmp_path, SAMPLE)
    page = project / "content/om-webstedet.md"
    link = "[x](nyheder/2031/en-anden-adresse/index.md)"
    page.write_text(f"{page.read_text('utf-8')}\n\n{link}\n", "utf-8")
    result = run(project, "build")
    assert result.returncode == 0, result.stderr
    html = (project / "site/om-webstedet/index.html").read_text("utf-8")
    assert 'href="../nyheder/2031/en-anden-adresse/"' in html


@given(st.lists(st.integers(-(2**40), 2**40), max_size=900))
@settings(max_examples=20, deadline=None)
def test_what_is_gathered_stands_in_the_order_of_the_work(numbers: list[int]) -> None:
    assert map_items(numbers, lambda number: number * 2, int) == [number * 2 for number in numbers]


def test_a_process_that_fails_while_gathering_fails_the_whole(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def refuse(number: int) -> int:
        if number % 2:
            raise RuntimeError("odd")
        return number

    with pytest.raises((WorkerFailed, RuntimeError)):
        map_items(range(1001), refuse, int)
    capfd.readouterr()


class _ByParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Heading] = []
        self._open: str | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h2" and (identifier := dict(attrs).get("id")):
            self._open, self._text = identifier, ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "h2" and self._open is not None:
            self.found.append(Heading(self._open, " ".join(self._text.split())))
            self._open = None


@given(
    st.lists(
        st.sampled_from(
            ['<h2 id="a">', '<h2 id="b-c" class="x">', "<h2>", "</h2>", "tekst &amp; tegn",
             "<a href='#'>", "</a>", "<em>", "</em>", "\n", '<h3 id="d">', "</h3>", "<p>", "</p>"]
        )
    ).map("".join)
)  # fmt: skip
def test_headings_are_those_a_parser_finds(html: str) -> None:
    tags = re.findall(r"</?h2", html)
    if tags != ["<h2", "</h2"] * (len(tags) // 2):
        return  # templates and cleaned texts close every heading before the next
    parser = _ByParser()
    parser.feed(html)
    assert list(headings(html)) == parser.found


def test_the_real_pages_have_the_headings_that_a_parser_finds(real_site: Path) -> None:
    for file in list(real_site.rglob("index.html"))[::5]:
        html = file.read_text(encoding="utf-8")
        parser = _ByParser()
        parser.feed(html)
        assert list(headings(html)) == parser.found, file


def test_timings_tell_the_parts_of_a_build(sample: Path) -> None:
    result = run(sample, "build", "--timings")
    lines = result.stdout.splitlines()
    parts = [line.split(" s  ")[1] for line in lines if " s  " in line]
    assert parts == [
        "rydde op",
        "se efter ændringer",
        "hente programmet",
        "læse og kontrollere data",
        "lade MkDocs lave rammer og håndskrevne sider",
        "planlægge",
        "lave sider, feeds, kalendere og data",
        "lave søgeindeks",
        "lægge webstedet på plads",
        "huske det til næste gang",
        "alt andet",
        "i alt",
    ]


def test_a_quiet_build_says_nothing(sample: Path) -> None:
    result = run(sample, "build", "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
