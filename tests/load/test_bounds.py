"""No input keeps a check busy: what is too large is told, and what doubles itself is given up."""

from pathlib import Path

import pytest

from klsite.load.files import data_files
from klsite.load.yaml.bounds import DEEPEST, MOST_REPAIRS, too_deep
from klsite.load.yaml.document import YamlDocument
from klsite.load.yaml.encoding import read_text
from klsite.load.yaml.reader import read_yaml
from klsite.load.yaml.sizes import MOST_BYTES, MOST_IN_LINE
from klsite.model.diagnostics import Diagnostic
from klsite.system.files import read_file
from support.project import REAL, SAMPLE


def told(text: str) -> list[str]:
    """Return what an editor is told of a file with a text."""
    found = read_text("x.yml", text.encode())
    if isinstance(found, Diagnostic):
        return [str(found)]
    return [str(each) for each in read_yaml("x.yml", found).mistakes]


def test_a_file_is_of_a_megabyte_at_most(tmp_path: Path) -> None:
    assert isinstance(read_text("x.yml", b"a: x\n" * (MOST_BYTES // 5)), str)
    assert told("a: x\n" * (MOST_BYTES // 5 + 1)) == [
        "x.yml:1:1: filen er på over 1 MB, og så stor er ingen tekst: er der kommet noget med, som "
        "ikke skal være der?"
    ]
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(10 * MOST_BYTES)
    assert MOST_BYTES < len(read_file(str(large), MOST_BYTES)) < 2 * MOST_BYTES


def test_a_line_is_of_ten_pages_at_most() -> None:
    assert told(f"a: {'x' * (MOST_IN_LINE - 3)}\n") == []
    assert told(f"b: y\na: {'x' * (MOST_IN_LINE - 2)}\n") == [
        "x.yml:2:1: linjen er på 20.001 tegn; der er plads til 20.000: del den i flere"
    ]


def nested(levels: int) -> list[str]:
    return [
        "".join("  " * level + "a:\n" for level in range(levels)) + "  " * levels + "b: x\n",
        "".join(" " * level + "a:\n" for level in range(levels)) + " " * levels + "b: x\n",
        "a: " + "[" * levels + "x" + "]" * levels + "\n",
        "a: " + "{a: " * levels + "x" + "}" * levels + "\n",
        "- " * (levels + 1) + "x\n",
        "a: " + "[" * levels,
        "a:\n" + "  - - - - - - - - - - " * levels,
    ]


@pytest.mark.parametrize("number", range(len(nested(1))))
def test_levels_are_bounded(number: int) -> None:
    assert too_deep("x.yml", nested(8)[number].replace("- - - - ", "")) is None
    for levels in (DEEPEST + 2, 3_000):
        if levels == 3_000 and number in (0, 1):
            levels = 190  # or the file would be too large for that alone
        (mistake,) = read_yaml("x.yml", nested(levels)[number]).mistakes
        assert mistake.message == "for mange niveauer inde i hinanden: der er plads til 20"


def test_many_brackets_are_not_many_levels() -> None:
    assert too_deep("x.yml", "a:\n" + "  - [x, {a: b}]\n" * 500) is None
    assert too_deep("x.yml", "body: |\n" + "  [x](/y/) [[[[[[[[[[[[\n" * 50) is None


@pytest.mark.parametrize("root", [REAL, SAMPLE], ids=["real", "sample"])
def test_no_file_of_the_data_is_near_a_bound(root: Path) -> None:
    for found in data_files(root / "data"):
        content = (root / "data" / found.path).read_bytes()
        text = content.decode()
        assert len(content) < MOST_BYTES / 10
        assert max(map(len, text.split("\n"))) < MOST_IN_LINE / 5
        assert too_deep(found.path, text) is None


DOUBLING = [
    "Nye tal\n- :nye: tal\n",
    "x\n- :a: b\n",
    "a: x: y: z\n- ':b: c': d\n",
    "x\n- - :a: b\n",
]


@pytest.mark.parametrize("text", DOUBLING)
def test_a_repair_that_repeats_itself_is_given_up(text: str) -> None:
    found = read_yaml("x.yml", text)
    assert len(found.text) < len(text) + 100
    assert 1 <= len(found.mistakes) <= 4


def size(found: YamlDocument) -> int:
    return len(found.mistakes) + len(found.text)


@pytest.mark.parametrize("line", ["a: x: y\n", "a: @x\n", "a: 'x\n", "a: ''x''\n"])
def test_a_file_of_slips_is_mended_to_a_bound(line: str) -> None:
    numbered = "".join(f"{chr(97 + n % 26)}{line}" for n in range(5_000))
    found = read_yaml("x.yml", numbered)
    assert 1 <= len(found.mistakes) <= MOST_REPAIRS
    assert size(found) < 2 * len(numbered) + 1_000


def test_marks_that_cannot_be_seen_are_told_to_a_bound() -> None:
    assert len(read_yaml("x.yml", "a: x\n" + "\u200b" * 10_000).mistakes) == MOST_REPAIRS
