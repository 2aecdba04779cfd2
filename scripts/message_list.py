"""Every message that the program can give an editor about the data, as a page of the guide.

The messages are found in the source of the program; see ``string_flow``.
"""

import ast
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from klsite.text.danish import sort_key
from string_flow import UNKNOWN, Program, argument, name_of

TOLD_BY = {
    "mistake": 0,
    "error_at": 2,
    "warning_at": 2,
    "Diagnostic": 3,
    "Repair": 2,
    "Finding": 2,
    "HostFailed": 0,
    "BuildFailed": 0,
    "TaskRefused": 0,
    "RefersTo": 1,
    "Markup": 2,
    "look": 1,
}
"""What tells an editor something, and the place of the text among the arguments."""

_WARNS = ("warning_at", "Markup", "look")
_OF_PROGRAM = ("HostFailed", "BuildFailed", "TaskRefused")
"""Those of them that tell of what is not in the data."""

_HEAD = """\
# Beskederne

Alle beskeder, som `check` og `build` kan give om data og håndskrevne sider. Prikkerne … er det,
der er forskelligt fra gang til gang. Før hver besked står fil, linje og tegn; se
[vejledningen](redaktion.md#når-der-er-en-fejl). Søg på nogle ord af beskeden med Ctrl+F.

Siden er lavet af programmet selv med `python3 scripts/kl.py schema`.
"""
_UNKNOWN_NAME = " »…«…"
"""What follows where a name leads nowhere: the name, and the nearest there are."""

_PARTS = {
    "error": ("Fejl", "Så længe der er en af dem, bliver intet udgivet."),
    "warning": ("Advarsler", "Webstedet kan udgives, men noget bør rettes."),
    "program": ("Bygningen", "Om andet end data: mapper, indstillinger og det, der bygges med."),
}
_CURE = {
    "error": "Ret det dér, hvor beskeden står.",
    "warning": "Se efter, om det er rigtigt.",
    "program": "Ret det, beskeden nævner, og byg igen.",
}
"""What to do where a message does not say it itself."""


class Message(NamedTuple):
    """A message with ``…`` for what differs, and the part of the page that it stands in."""

    part: str
    text: str

    @property
    def cause_and_cure(self) -> tuple[str, str]:
        """What is wrong, and what to do: what stands before a colon and after it."""
        text = " ".join(self.text.split())
        for colon in re.finditer(": ", text):
            cause, cure = text[: colon.start()], text[colon.end() :]
            is_quoted = cause.count("»") > cause.count("«")
            if not is_quoted and " " in cause and cure.strip(f"{UNKNOWN}. "):
                return cause, cure
        return text, _CURE[self.part]


def messages(source: Path) -> list[Message]:
    """Return every message that the program below a folder can give, in the order of the page."""
    program = Program(source)
    found = {
        Message(part, text)
        for place, call in program.calls
        if (part := _part(call)) is not None
        for text in map(_plain, program.texts(_told(call), place))
        for text in (text + _UNKNOWN_NAME if name_of(call.func) == "RefersTo" else text,)
        if _is_message(text)
    }
    order = [*_PARTS]
    return sorted(
        found, key=lambda each: (order.index(each.part), sort_key(each.text.strip("»…« ")), each)
    )


def untold(source: Path) -> Iterator[str]:
    """Yield each call that tells something of which no text is known."""
    program = Program(source)
    for place, call in program.calls:
        told = _told(call) if _part(call) else None
        passed_on = isinstance(told, ast.Attribute) and told.attr == "message"
        if told is not None and not passed_on and program.texts(told, place) <= {UNKNOWN}:
            yield f"{place.module}: {ast.unparse(call)}"


def _part(call: ast.Call) -> str | None:
    name = name_of(call.func)
    if name not in TOLD_BY:
        return None
    if name in _OF_PROGRAM:
        return "program"
    given = {each.arg: ast.unparse(each.value) for each in call.keywords}
    is_warning = given.get("level", "").endswith("WARNING") or given.get("loses") == "False"
    is_warning |= any(ast.unparse(each).endswith("WARNING") for each in call.args)
    return "warning" if is_warning or name in _WARNS else "error"


def _told(call: ast.Call) -> ast.expr | None:
    """Return the text that a call tells."""
    by_name = next((each.value for each in call.keywords if each.arg == "message"), None)
    by_place = argument(call, TOLD_BY[name_of(call.func)])
    if by_place is None and isinstance(call.func, ast.Attribute) and call.args:
        by_place = call.args[-1]  # a method that knows the file
    return by_name or by_place


def _plain(text: str) -> str:
    return re.sub(r"\{\w*\}", UNKNOWN, text)


def _is_message(text: str) -> bool:
    """Whether a text is whole: two words at least, and no part of a sentence."""
    words = re.findall(r"[a-zæøåA-ZÆØÅ]{2,}", text)
    return len(words) > 1 and " " in text and text == text.strip(" :")


def page(source: Path) -> str:
    """Return the page, in Markdown."""
    lines = [_HEAD]
    found = messages(source)
    for part, (title, told) in _PARTS.items():
        rows = [each for each in found if each.part == part]
        lines += [
            f"## {title}",
            "",
            told,
            "",
            "| Hvad der er galt | Hvad du gør |",
            "| --- | --- |",
        ]
        lines += ["| {} | {} |".format(*map(_cell, each.cause_and_cure)) for each in rows]
        lines.append("")
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Return a text as it stands in a table of Markdown."""
    marked = re.sub(r"([\\|*_`\[\]#])", r"\\\1", escape(text, quote=False))
    return marked[:1].upper() + marked[1:]
