"""A build gives what the host gives page by page, byte for byte, whatever the pages hold."""

import random
from pathlib import Path

import pytest

from support.project import REAL, SAMPLE, make_project, run, tree

WORDS = ["KKR", "møde", "»aftale«", "Ærø", "<b>", "& amp;", "a & b", "1 < 2", "{{ 7 }}", "{% x %}"]

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
    fast, plain = both(make_project(tmp_path, REAL))
    assert [name for name in plain if fast.get(name) != plain[name]] == []


def test_a_first_build_knows_the_news_that_a_hand_written_page_links_to(tmp_path: Path) -> None:
    project = make_project(tmp_path, SAMPLE)
    page = project / "content/om-webstedet.md"
    link = "[x](nyheder/2031/en-anden-adresse/index.md)"
    page.write_text(f"{page.read_text('utf-8')}\n\n{link}\n", "utf-8")
    result = run(project, "build")
    assert result.returncode == 0, result.stderr
    html = (project / "site/om-webstedet/index.html").read_text("utf-8")
    assert 'href="../nyheder/2031/en-anden-adresse/"' in html


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
