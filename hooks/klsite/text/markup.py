"""A kind of markup that is looked for in a text because it has come to nothing there."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple


class Markup(NamedTuple):
    """Markup that has come to nothing; where ``has`` is not in the HTML, it has not.

    ``pattern`` is looked for in what is visible: text as it stands, line breaks, and 0 for all
    else (``Parsed.visible``). Its ``^`` and ``$`` are those of a line.
    """

    has: str
    pattern: str
    message: str

    def finditer(self, visible: str) -> Iterator[re.Match[str]]:
        """Return where it is in what is visible of a text."""
        return _compiled(self.pattern).finditer(visible)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern compiled: most are never needed, and all together take 20 ms."""
    return re.compile(pattern, re.MULTILINE)


_COMMONEST = '\n etnridsaolg<>/="mkfvubphåøæ.,jy;&c-DSEMAHFBKRVTOINLUPGJ0123456789:wzxqCWYØÅÆ'
"""The characters of nearly every text in Danish or tag around it, the commonest first."""


_RANKS = {character: rank for rank, character in enumerate(_COMMONEST)}


def _rarest(text: str) -> str:
    """Return the character of a text that most other texts have not."""
    return max(text, key=lambda each: _RANKS.get(each, len(_RANKS)))


class Markups:
    """Kinds of markup, by what is soon looked for.

    That is the rarest character of what has to be there, or the one that a line has to begin with.
    """

    def __init__(self, kinds: Iterable[Markup]) -> None:
        self._by_rarest: dict[str, list[Markup]] = {}
        self._by_first: dict[str, list[Markup]] = {}
        for each in kinds:
            if each.has.startswith("\n"):
                self._by_first.setdefault(each.has[1], []).append(each)
            else:
                self._by_rarest.setdefault(_rarest(each.has), []).append(each)

    def possible(self, html: str) -> Iterator[Markup]:
        """Yield those that a text may have, by the HTML that it has become."""
        for rarest, some in self._by_rarest.items():
            if rarest in html:
                for each in some:
                    if each.has in html:
                        yield each
        begun = {line[:1] for line in html.split("\n")}
        for first, some in self._by_first.items():
            if first in begun:
                for each in some:
                    if each.has in html:
                        yield each
