"""The plain style is read as the strict reader reads it, or not at all."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from klsite.load.yaml.document import YamlDocument
from klsite.load.yaml.fast import read_plain
from klsite.load.yaml.reader import read_yaml
from klsite.load.yaml.strict import read_any_style
from support.project import REAL, SAMPLE

FILES = sorted(file for root in (REAL, SAMPLE) for file in root.rglob("*.yml"))
TEXTS = [file.read_text(encoding="utf-8") for file in FILES]


def agrees(text: str) -> bool:
    """Whether the text is taken, and then as the strict reader takes it."""
    plain = read_plain(text)
    if plain is None:
        return False
    assert read_any_style("x.yml", text) == YamlDocument(plain, text, ())
    return True


def test_every_style_of_value_is_taken() -> None:
    text = """# note: om filen
id: en-nyhed
date: 2020-08-31
title: "Citat: 'sådan' #1"
quote: "KL: \\"Nej\\" \\\\ \\"ja\\""
subtitle: 'KL''s mål: "flere"'
url: https://www.kl.dk/side#her

kkr:
  - sjaelland
  - "0101"
  - 'x: y'
summary: >-
  Første linje
  og anden.
# note mellem felter
lead: >
  En linje.

body: |
  ## Overskrift

  - punkt # ikke en note
      indrykket: mere

in_brackets: {A: 12, Ø: "0101", navn: Bo Bob}
words: [a b, 'c: d', e]
office:
  name: Bo Bob
  # note
  parties:
    - {name: A, votes: 1}
    - name: V
      text: |
        Et.

        To.

    - [x, y]

note: |-
  Sidste.

"""
    assert read_plain(text) == {
        "id": "en-nyhed",
        "date": "2020-08-31",
        "title": "Citat: 'sådan' #1",
        "quote": 'KL: "Nej" \\ "ja"',
        "subtitle": 'KL\'s mål: "flere"',
        "url": "https://www.kl.dk/side#her",
        "kkr": ["sjaelland", "0101", "x: y"],
        "summary": "Første linje og anden.",
        "lead": "En linje.\n",
        "body": "## Overskrift\n\n- punkt # ikke en note\n    indrykket: mere\n",
        "in_brackets": {"A": "12", "Ø": "0101", "navn": "Bo Bob"},
        "words": ["a b", "c: d", "e"],
        "office": {
            "name": "Bo Bob",
            "parties": [
                {"name": "A", "votes": "1"},
                {"name": "V", "text": "Et.\n\nTo.\n"},
                ["x", "y"],
            ],
        },
        "note": "Sidste.",
    }
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# kun en note\n",
        "a: x",
        "a: x\na: y\n",
        "a: x # note\n",
        "a: x \n",
        "a:\tx\n",
        "a:  x\n",
        "a:\n",
        "a: x: y\n",
        "a: x:\n",
        "a: x\n  y\n",
        "a: 'x' y\n",
        'a: "x\\n"\n',
        "a: &x y\n",
        "a: *x\n",
        "a: !x y\n",
        "a: []\n",
        "a: {}\n",
        "a: [x, [y]]\n",
        "a: [x,\n  y]\n",
        "a: [x y: z]\n",
        "a: {b: x, b: y}\n",
        "a: {b: }\n",
        "a: {b:x}\n",
        "a: {b: x} # note\n",
        "a: {b: x # note}\n",
        "a:\n  b: x\n c: y\n",
        "a:\n  b: x\n   c: y\n",
        "a:\n    b: x\n",
        "a:\n  - b: x\n  c: y\n",
        "a:\n  - b: x\n   c: y\n",
        "a:\n  b: x\n  b: y\n",
        "a:\n  - x\n # note\n  - y\n",
        "a: ~\n",
        "a: x\u00a0y\n",
        "a: x\u200by\n",
        "a: x\u2028y\n",
        "a: x\x07y\n",
        "a: |\n x\n",
        "a: |\n   x\n",
        "a: |\n\n  x\n",
        "a: |2\n  x\n",
        "a: |+\n  x\n",
        "a: |\n  x\n  \n  y\n",
        "a: |\n  x\n y\n",
        "a: >\n  x\n\n  y\n",
        "a: >\n  x\n    y\n",
        "a:\n- x\n",
        "a:\n  - x\n    y\n",
        "---\na: x\n",
        "a: x\n...\n",
        "- x\n",
        "a\n",
    ],
)
def test_what_is_in_doubt_is_left_to_the_strict_reader(text: str) -> None:
    assert read_plain(text) is None


def nested(levels: int) -> str:
    return "".join(f"{'  ' * level}a:\n" for level in range(levels)) + "  " * levels + "b: x\n"


def test_levels_are_bounded() -> None:
    assert agrees(nested(8))
    assert read_plain(nested(9)) is None


PIECES = [
    "a: x\n", "  - x\n", "  - b: c\n    d:\n", "- a: b\n", "\n", "#\n", "  x\n", "  \n", "x:",
    "x #", '\\"', "'", "''", "[x, ", "{a: b, ", "a: >-\n", "a: |\n\n", " ", "a", "\\",
]  # fmt: skip
STARTS = ["", "a:\n", "a: ", 'a: "', "a: '", "k: |\n  ", "a:\n  - ", "a: ["]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("start", STARTS)
def test_a_file_four_times_as_long_takes_about_four_times_the_time(start: str, piece: str) -> None:
    def seconds(count: int) -> float:
        def once() -> float:
            begun = time.process_time()
            read_plain(start + piece * count)
            return time.process_time() - begun

        return min(once() for _ in range(3))

    assert seconds(16_000) < 12 * seconds(4_000) + 0.02


def test_every_file_is_read_alike() -> None:
    taken = sum(agrees(text) for text in TEXTS)
    assert taken > 0.8 * len(TEXTS)


def test_news_are_read_the_fast_way() -> None:
    news = [text for file, text in zip(FILES, TEXTS, strict=True) if "/data/news/" in str(file)]
    taken = sum(agrees(text) for text in news)
    assert taken > 0.9 * len(news)


def test_marks_of_a_conflict_are_seen_in_a_text_too() -> None:
    text = "a: |\n  x\n  ======= y\n"
    (mistake,) = read_yaml("x.yml", text).mistakes
    assert (mistake.line, mistake.column) == (3, 1)


WORDS = st.sampled_from(
    ["ord", "KL's", "Æblegrød", "2020-08-31", "14:30", "a:", ":", "#", "a#b", "-", "- x", '\\"',
     "»citat«", "*fed*", "[x](/y/)", "{", "}", "&x", "!x", "|", ">", '"', "'", "''", "\\", "%",
     "@", "`", "?", "~", "null", "", " ", "---", "...", "<<<<<<<", "\t", "\u00a0", "\u2028", "😀",
     "\\\\", "\u200d"]
)  # fmt: skip
ORDINARY = st.sampled_from(["en tekst", "Æblegrød", "2020-08-31", "14:30", "https://x.dk/y#z", "1"])
PHRASES = st.one_of(*[ORDINARY] * 8, st.lists(WORDS, min_size=1, max_size=4).map(" ".join))
KEYS = st.sampled_from([*"abcdefghijklmnopq", "body", "two_words", "A", "a b"])
MARGINS = st.sampled_from([*["  "] * 20, "", " ", "    ", "  - ", "- ", "# "])
LINES = st.tuples(MARGINS, PHRASES).map("".join)
SEPARATORS = st.sampled_from([*[": "] * 20, ":", ":  ", " : ", ":\t"])
HEADS = st.sampled_from([*["|", "|-", ">", ">-"] * 4, "|+", "|2", "", "| ", ">- # x"])
ENDS = st.sampled_from([*["\n"] * 12, "\n\n", " \n", "\n  \n", ""])
ON_ONE_LINE = PHRASES | PHRASES.map('"{}"'.format) | PHRASES.map("'{}'".format)
IN_BLOCKS = st.tuples(HEADS, st.lists(LINES, max_size=5)).map(
    lambda block: "\n".join([block[0], *block[1]])
)
PAIRS = st.tuples(KEYS, SEPARATORS, ON_ONE_LINE).map("".join)
COMMAS = st.sampled_from([*[", "] * 9, ",", " , "])
IN_BRACKETS = st.tuples(st.sampled_from(["[{}]", "{{{}}}"] * 4 + ["{{{}"]), COMMAS).flatmap(
    lambda style: st.lists(ON_ONE_LINE if style[0] == "[{}]" else PAIRS, max_size=3).map(
        lambda parts: style[0].format(style[1].join(parts))
    )
)
SIMPLE_FIELDS = st.tuples(KEYS, SEPARATORS, ON_ONE_LINE | IN_BLOCKS | IN_BRACKETS, ENDS).map(
    "".join
)


def moved_in(lines: str, by: str) -> str:
    return "".join(by + line if line.strip() else line for line in lines.splitlines(keepends=True))


def as_entry(lines: str) -> str:
    return "- " + moved_in(lines, "  ")[2:]


def below(fields: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    entries = (fields | ON_ONE_LINE.map("{}\n".format) | IN_BRACKETS.map("{}\n".format)).map(
        as_entry
    )
    inside = st.lists(entries, max_size=3) | st.lists(fields, max_size=3)
    margins = st.sampled_from([*["  "] * 9, " ", "", "    "])
    return st.tuples(KEYS, inside.map("".join), margins).map(
        lambda field: f"{field[0]}:\n{moved_in(field[1], field[2])}"
    )


FIELDS = st.recursive(SIMPLE_FIELDS, below, max_leaves=6)


@given(st.lists(FIELDS, max_size=4).map("".join))
@example("a: |\n  x\n# note\nb: y\n")
@example("a: |\n  x\n\n\n# note\n\n")
@example("a: >-\n  x \n  y\n")
@example("a: 'x''''y'\n")
def test_what_is_taken_is_read_alike(text: str) -> None:
    agrees(text)


MARKS = st.sampled_from(
    ["\n", " ", "  ", "\n  ", "\n\n", ":", ": ", " #", "#", "-", "- ", "'", '"', "|", ">", "\\",
     "\t", "{", "[", ",", "&", "*", "!", "?", "x", "å", "\u0085", "\u00a0", "\ufeff", "---\n",
     "...\n"]
)  # fmt: skip
SHORT = [text for text in TEXTS if len(text) < 4000]


@given(st.sampled_from(SHORT), st.data())
def test_real_files_with_slips_are_read_alike(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        first = data.draw(st.integers(0, len(text)))
        last = data.draw(st.integers(first, min(first + 3, len(text))))
        text = text[:first] + data.draw(MARKS) + text[last:]
    agrees(text)
