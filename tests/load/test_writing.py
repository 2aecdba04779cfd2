"""What the program writes into YAML is read back as it was meant, and leaves the rest alone."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from klsite.load.new_data import lists_of
from klsite.load.yaml.insertion import CannotInsert, with_entry, with_flow_entry, with_value
from klsite.load.yaml.reader import read_yaml
from klsite.load.yaml.writing import written_field
from klsite.model.kinds import FILE_KINDS, FileKind
from support.project import REAL, ROOT, SAMPLE

CONFLICT = re.compile("<{7}|>{7}|={7}")
"""What git leaves in a file, which is refused anywhere in it."""

LETTERS = st.characters(exclude_categories=("C", "Z"), include_characters=" ")
LINE = (
    st.text(LETTERS, min_size=1, max_size=300)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and not CONFLICT.search(text))
)
ENTRY = "- person: nyt\n  note: >-\n    på flere\n    linjer\n"
NEW = {"person": "nyt", "note": "på flere linjer"}


def read(text: str) -> object:
    document = read_yaml("data/x.yml", text)
    assert document.mistakes == ()
    return document.value


@given(LINE)
def test_a_line_is_read_back(text: str) -> None:
    assert read(written_field("title", text, keeps_lines=False)) == {"title": text}


@given(st.lists(LINE, min_size=1))
def test_a_list_is_read_back(texts: list[str]) -> None:
    assert read(written_field("topics", texts, keeps_lines=False)) == {"topics": texts}


@given(st.lists(LINE, min_size=1).map("\n".join))
def test_a_long_text_keeps_its_lines(text: str) -> None:
    read_back = read(written_field("body", text, keeps_lines=True))
    assert read_back == {"body": f"{text}\n"}


@pytest.mark.parametrize("text", ["0101", "ja", "no", "y", "08", "NO", "1e3: x", "- a", "a #b"])
def test_another_reader_of_yaml_takes_a_text_for_the_same(text: str) -> None:
    assert yaml.safe_load(written_field("title", text, keeps_lines=False)) == {"title": text}


def first_list(kind: FileKind) -> tuple[str | int, ...]:
    """Return the way to the innermost list of entries, through the first entry of those around."""
    *around, last = lists_of(kind)
    return (*(step for name in around for step in (name, 0)), last)


FILES = [
    (file, first_list(kind))
    for kind in FILE_KINDS
    if kind.entries
    for root in (REAL, SAMPLE)
    for file in sorted((root / "data").glob(kind.glob))
]


@pytest.mark.parametrize(
    ("file", "path"), FILES, ids=[str(file.relative_to(ROOT)) for file, _ in FILES]
)
def test_an_entry_more_is_all_that_changes(file: Path, path: tuple[str | int, ...]) -> None:
    text = file.read_text("utf-8")
    longer = with_entry(text, path, ENTRY)
    expected = yaml.load(text, Loader=yaml.BaseLoader)
    entries = expected
    for step in path[:-1]:
        entries = entries[step]
    entries[path[-1]] = [*entries.get(path[-1], []), NEW]
    assert yaml.load(longer, Loader=yaml.BaseLoader) == expected
    added = [line.strip() for line in ENTRY.splitlines()]
    left = [line for line in longer.splitlines() if line.strip() not in added]
    kept = [line for line in text.splitlines() if line.strip() not in added]
    assert [line for line in left if line != f"{path[-1]}:"] == [
        line for line in kept if line != f"{path[-1]}:"
    ]


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("a:\n- 1", "a:\n- 1\n- n\n"),
        ("a:\n  - 1\n\n# om b\nb: 2\n", "a:\n  - 1\n  - n\n\n# om b\nb: 2\n"),
        ("a:\n  - |\n    x\n    # y\n\nb: 2\n", "a:\n  - |\n    x\n    # y\n  - n\n\nb: 2\n"),
        ("# om b\nb: 2\n", "# om b\nb: 2\na:\n  - n\n"),
    ],
)
def test_the_entry_stands_last_before_what_comes_after(text: str, longer: str) -> None:
    assert with_entry(text, ["a"], "- n\n") == longer


def test_a_value_is_exchanged_and_what_is_written_beside_it_stays() -> None:
    text = "updated:   2031-01-01\nb: 1\n"
    assert with_value(text, ["updated"], "2031-01-10") == "updated:   2031-01-10\nb: 1\n"
    with pytest.raises(CannotInsert, match="»updated« i filen står på flere linjer"):
        with_value("updated: >-\n  2031\n", ["updated"], "2031-01-10")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  - {id: x}  # et navn\n", "a:\n  - {id: x, list: A}  # et navn\n"),
        ("a:\n  - {id: x, }\n", "a:\n  - {id: x, list: A}\n"),
        ("a:\n  - {id: x, list: B}\n", "a:\n  - {id: x, list: A}\n"),
        (
            "a:\n  - id: x  # et navn\n  # om b\nb: 1\n",
            "a:\n  - id: x  # et navn\n    list: A\n  # om b\nb: 1\n",
        ),
    ],
)
def test_a_field_is_added_or_changed_where_it_belongs(before: str, after: str) -> None:
    assert with_value(before, ["a", 0, "list"], "A") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{id: x}", "{id: x, seats: [{n: 1}]}"),
        ("{id: x, seats: []}", "{id: x, seats: [{n: 1}]}"),
        ("{id: x, seats: [{n: 0}]}", "{id: x, seats: [{n: 0}, {n: 1}]}"),
        ("id: x", "id: x\n    seats:\n      - {n: 1}"),
    ],
)
def test_an_entry_in_brackets_is_added_in_the_form_there_is(before: str, after: str) -> None:
    text = with_flow_entry(f"a:\n  - {before}\n", ["a", 0, "seats"], "{n: 1}")
    assert text == f"a:\n  - {after}\n"


def test_brackets_over_several_lines_are_left_to_the_editor() -> None:
    with pytest.raises(CannotInsert, match="står på flere linjer: skriv det på én"):
        with_value("a:\n  - {id: x,\n     b: y}\n", ["a", 0, "list"], "A")
