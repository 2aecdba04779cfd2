"""A kind of markup that is looked for in a text because it has come to nothing there."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Markup(NamedTuple):
    """Markup that has come to nothing; where ``has`` is not in the HTML, it has not.

    ``pattern`` is looked for in what is visible: text as it stands, line breaks, and 0 for all
    else (``Parsed.visible``).
    """

    has: str
    pattern: re.Pattern[str]
    message: str


def markup(has: str, pattern: str, message: str) -> Markup:
    """Return a kind of markup; in its pattern ``^`` and ``$`` are those of a line."""
    return Markup(has, re.compile(pattern, re.MULTILINE), message)


_COMMONEST = '\n etnridsaolg<>/="mkfvubphåøæ.,jy;&c-0123456789:wzxq'
"""The characters of nearly every text in Danish or tag around it, the commonest first."""


_RANKS = {character: rank for rank, character in enumerate(_COMMONEST)}


def _rarest(text: str) -> str:
    """Return the character of a text that most other texts have not."""
    return max(text, key=lambda each: _RANKS.get(each, len(_RANKS)))


class Markups:
    """Kinds of markup by the rarest character of what has to be there: it is soon looked for."""

    def __init__(self, kinds: Iterable[Markup]) -> None:
        self._by_rarest: dict[str, list[Markup]] = {}
        for each in kinds:
            self._by_rarest.setdefault(_rarest(each.has), []).append(each)

    def possible(self, html: str) -> Iterator[Markup]:
        """Yield those that a text may have, by the HTML that it has become."""
        for rarest, some in self._by_rarest.items():
            if rarest in html:
                for each in some:
                    if each.has in html:
                        yield each
