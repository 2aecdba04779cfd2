"""The part of the theme's style sheet that a page of the site can use.

The theme's sheet serves every site it might be used for; nine tenths of it apply to no page here.
Classes come from the templates and scripts alone (texts keep none but ``sanitize.SIDES``), so a
selector whose classes no template names cannot match.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import tinycss2
from tinycss2.ast import Node

_WORD = re.compile(r"[\w-]+")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_DATA_ATTRIBUTE = re.compile(r"\[(data-[\w-]+)")
_NEGATION = re.compile(r":not\([^()]*\)")
_STRING = re.compile(r"""("|').*?\1""")
_USES = re.compile(r"var\(\s*--[\w-]+|(?<![\w-])animation(?:-name)?\s*:[^;}]*")
"""Where a value names a custom property, or the key frames of an animation."""


def words_of(templates: Path) -> set[str]:
    """Return every word in the templates and scripts of a folder: it may be the name of a class."""
    found: set[str] = set()
    for pattern in ("*.html", "*.js"):
        for file in templates.rglob(pattern):
            found.update(_WORD.findall(file.read_text(encoding="utf-8")))
    return found


def trimmed(css: str, words: Collection[str], more: str = "") -> str:
    """Return the rules of a style sheet that can match where only ``words`` are names of classes.

    ``more`` uses the sheet's custom properties and animations as well: the site's own styles.
    """
    kept = "".join(_kept(_rules(css), words))
    while True:
        used = {name for found in _USES.findall(kept + more) for name in _WORD.findall(found)}
        fewer = "".join(_without_idle(_rules(kept), used))
        if fewer == kept:
            return kept
        kept = fewer


def _rules(css: str | list[Node]) -> list[Node]:
    rules: list[Node] = tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True)
    return rules


def _kept(rules: Iterable[Node], words: Collection[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            able = [each for each in _selectors(rule.prelude) if _can_match(each, words)]
            if able:
                yield f"{','.join(able)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.at_keyword in ("media", "supports"):
            inner = "".join(_kept(_rules(rule.content), words))
            if inner:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        elif rule.type == "at-rule" and rule.at_keyword != "charset":
            yield rule.serialize()


def _selectors(prelude: Iterable[Node]) -> list[str]:
    found: list[list[Node]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return [tinycss2.serialize(each) for each in found]


def _can_match(selector: str, words: Collection[str]) -> bool:
    """Return whether all classes that an element must have, and all data attributes, are known."""
    demanded = _NEGATION.sub("", _STRING.sub("", selector))
    return all(
        name in words for pattern in (_CLASS, _DATA_ATTRIBUTE) for name in pattern.findall(demanded)
    )


def _without_idle(rules: Iterable[Node], used: Collection[str]) -> Iterator[str]:
    """Yield the rules without the custom properties and key frames that nothing asks for."""
    for rule in rules:
        if rule.type == "at-rule" and rule.at_keyword in ("media", "supports"):
            inner = "".join(_without_idle(_rules(rule.content), used))
            yield (
                f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}" if inner else ""
            )
        elif rule.type == "qualified-rule":
            held = [each for each in _declarations(rule.content) if not _is_idle(each, used)]
            head = tinycss2.serialize(rule.prelude)
            yield f"{head}{{{';'.join(each.strip() for each in held)}}}" if held else ""
        elif rule.at_keyword != "keyframes" or tinycss2.serialize(rule.prelude).strip() in used:
            yield rule.serialize()


def _declarations(content: Iterable[Node]) -> list[str]:
    parts: list[list[Node]] = [[]]
    for token in content:
        if token.type == "literal" and token.value == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    return [text for each in parts if (text := tinycss2.serialize(each)).strip()]


def _is_idle(declaration: str, used: Collection[str]) -> bool:
    name = declaration.partition(":")[0].strip()
    return name.startswith("--") and name not in used
