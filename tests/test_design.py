"""The tokens of the design: docs/design.md lists all, and nothing is set by hand beside them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2
import yaml
from tinycss2.ast import Node

from klsite.pages.party_marks import NO_COLOUR, party_mark
from support.project import LIVE, ROOT

STYLES = ROOT / "overrides" / "styles"
TOKENS = STYLES / "01-tokens.css"
PARTS = sorted(set(STYLES.glob("*.css")) - {TOKENS})
DOCUMENT = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")

Declaration = tuple[str, list[Node]]

_SPACED = re.compile(r"(margin|padding)(-[a-z]+)*|(row-|column-)?gap")
_KEYWORDS = {"transparent", "currentcolor", "inherit", "none"}
_SYSTEM = {"canvas", "canvastext", "highlight", "highlighttext", "buttontext", "graytext"}


def declarations(rules: list[Node], media: str = "") -> Iterator[tuple[str, Declaration]]:
    """Yield every declaration of a style sheet with the conditions around it."""
    for rule in rules:
        if rule.type == "qualified-rule":
            found = tinycss2.parse_blocks_contents(rule.content, True, True)
            yield from ((media, (each.lower_name, each.value)) for each in found)
        elif rule.at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, True, True)
            yield from declarations(inner, tinycss2.serialize(rule.prelude).strip())


def of_file(file: Path) -> Iterator[tuple[str, Declaration]]:
    text = file.read_text(encoding="utf-8")
    return declarations(tinycss2.parse_stylesheet(text, True, True))


def flat(value: list[Node]) -> Iterator[Node]:
    """Yield the tokens of a value, those in functions too, but for the names in ``var()``."""
    for token in value:
        if token.type == "function" and token.lower_name != "var":
            yield token
            yield from flat(token.arguments)
        elif token.type != "function":
            yield token


def tokens(dark: bool) -> dict[str, str]:
    """Return the value of each token, as a reader with a light or a dark screen has it."""
    return {
        name: tinycss2.serialize(value).strip()
        for media, (name, value) in of_file(TOKENS)
        if name.startswith("--kl-") and (dark or not media)
    }


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table below a heading of the document, without its head."""
    section = DOCUMENT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines[2:]]


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    parts = [each * 2 for each in digits] if len(digits) == 3 else re.findall("..", digits)
    channels = [int(each, 16) / 255 for each in parts]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    less, more = sorted((luminance(one), luminance(other)))
    return (more + 0.05) / (less + 0.05)


def test_the_document_lists_every_token_with_its_values() -> None:
    light, dark = tokens(dark=False), tokens(dark=True)
    told = {name: (value, in_dark) for name, value, in_dark, _ in rows("Tokens")}
    assert told == {
        name: (value, dark[name] if dark[name] != value else "") for name, value in light.items()
    }


def test_every_token_is_used() -> None:
    css = "".join(file.read_text(encoding="utf-8") for file in STYLES.glob("*.css"))
    assert {name for name in tokens(dark=False) if f"var({name})" not in css} == set()
    assert set(re.findall(r"var\((--kl-[\w-]+)", css)) <= set(tokens(dark=True))


@pytest.mark.parametrize("file", PARTS, ids=lambda file: file.stem)
def test_nothing_is_set_by_hand_beside_the_tokens(file: Path) -> None:
    system = _SYSTEM if file.stem.endswith("contrast") else set()
    wrong = []
    for media, (name, value) in of_file(file):
        text = f"{name}: {tinycss2.serialize(value).strip()} {media}"
        found = list(flat(value))
        functions = {each.lower_name for each in found if each.type == "function"}
        if functions & {"rgb", "rgba", "hsl", "hsla"} or any(each.type == "hash" for each in found):
            wrong.append(text)
        sizes = [each for each in found if each.type in ("dimension", "percentage")]
        if name == "font-size" and sizes and (media, text.split()[1]) != ("print", "100%"):
            wrong.append(text)
        if _SPACED.fullmatch(name) and any(
            getattr(each, "unit", "") in ("rem", "px") for each in sizes
        ):
            wrong.append(text)
        words = {each.lower_value for each in found if each.type == "ident"}
        if name in ("color", "background-color", "fill", "stroke"):
            wrong += [text] * bool(words - _KEYWORDS - system)
    assert wrong == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_pairs_of_text_and_ground_have_the_contrast_that_is_told(dark: bool) -> None:
    known = tokens(dark)
    pairs = rows("Contrast")
    assert len(pairs) > 15
    for text, ground, least, *told in pairs:
        found = contrast(known[text], known[ground])
        assert found >= float(least), (text, ground, found)
        assert told[dark] == f"{found:.1f}", (text, ground)


def test_the_letters_of_parties_can_be_read_on_their_colours() -> None:
    parties = yaml.safe_load((LIVE / "data" / "parties.yml").read_text(encoding="utf-8"))["parties"]
    for colour in (*(each.get("colour") for each in parties), NO_COLOUR, "#757575", "#808080"):
        mark = party_mark("X", "Et parti", colour)
        assert contrast(mark.colour, mark.ink) >= 4.5, colour
