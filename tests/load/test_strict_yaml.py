"""Scalars stay as they were written, positions point at them, and nothing makes it crash."""

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from klsite.load.yaml.encoding import read_text
from klsite.load.yaml.positions import positions
from klsite.load.yaml.reader import read_yaml
from klsite.model.source_location import KEY

TRAPS = ["14:30", "0101", "NO", "on", "1.10", "1_000", "2026-02-30", "~", "null", "0x1F", "1e3"]
LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cf", "Co", "Cs", "Zl", "Zp"),  # a mistake wherever they stand
    exclude_characters="\ufffd",
)


def test_values_that_yaml_would_change_stay_text() -> None:
    text = "".join(f"felt{number}: {trap}\n" for number, trap in enumerate(TRAPS))
    assert list(read_yaml("x.yml", text).value.values()) == TRAPS


@example({"a": ":\u00a0"})
@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(LETTERS)))
def test_what_a_program_writes_is_read_back(mapping: dict[str, str]) -> None:
    # A line broken before a hard space would look indented by it, which is a mistake of its own.
    text = yaml.safe_dump(mapping, allow_unicode=True, default_style='"', width=10_000)
    reading = read_yaml("x.yml", text)
    assert reading.mistakes == ()
    assert (reading.value or {}) == mapping


@given(st.text())
def test_any_text_is_read_or_explained(text: str) -> None:
    reading = read_yaml("x.yml", text)
    lines = text.count("\n") + 1
    for mistake in reading.mistakes:
        assert 1 <= mistake.line <= lines + 1
        assert mistake.column >= 1
        assert mistake.message


PARTS = st.sampled_from(
    ["a", "b: ", ": ", "- ", "  ", "\t", "'", '"', "\n", "#", "[", "{", "|", ">-", "&x", "*x", "!"]
)


@given(st.lists(PARTS, max_size=30))
def test_broken_yaml_never_crashes_the_reader(parts: list[str]) -> None:
    text = "".join(parts)
    reading = read_yaml("x.yml", text)
    only_comments = all(line.strip().startswith("#") for line in text.split("\n") if line.strip())
    assert reading.value is not None or reading.mistakes or only_comments


@given(st.binary())
def test_any_bytes_are_text_or_explained(content: bytes) -> None:
    result = read_text("x.yml", content)
    assert "\r" not in result if isinstance(result, str) else result.message


def test_positions_point_at_values_keys_and_entries() -> None:
    place = positions("a: x\nb:\n  - c: y\n    d:\n")
    assert place(("a",)) == (1, 4)
    assert place(("a", KEY)) == (1, 1)
    assert place(("b", 0, "c")) == (3, 8)
    assert place(("b", 0, "d")) == (4, 5)
    assert place(("b", 0, "missing")) == (3, 5)
    assert place(()) == (1, 1)


@given(
    st.lists(
        st.sampled_from(
            ["a", "felt", ": ", ":\t", ":", "- ", "? ", "[", "]", "{", "}", ", ", ",", "&x ", "*x",
             "!!str ", "!t ", " ", "\n", "\n  ", "|\n  ", "**fed**", "tekst", '"', "'", "--- "]
        ),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_what_stands_for_something_unseen_is_never_missed(text: str) -> None:
    try:
        value = yaml.load(text, Loader=yaml.BaseLoader)
        events = list(yaml.parse(text, Loader=yaml.BaseLoader))
    except yaml.YAMLError:
        return
    unseen = [
        each for each in events if getattr(each, "anchor", None) or getattr(each, "tag", None)
    ]
    if unseen and value is not None:
        reading = read_yaml("x.yml", text)
        assert reading.mistakes
