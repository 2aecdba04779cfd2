"""How other programs say that a text is to look, which is not published although its words are."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from klsite.text.danish import listing
from klsite.text.elements import ALLOWED, BLOCKS, WITHOUT_MEANING
from klsite.text.finding import Finding
from klsite.text.sanitize import has_effect

_ATTRIBUTE = re.compile(
    r"""([A-Za-z_][A-Za-z0-9:_.-]*+)(?:[ \t\n]*+=[ \t\n]*+("[^"]*+"|'[^']*+'|[^ \t\n"'>]++))?+"""
)
_PLAIN = "black|windowtext|white|#000|#fff|inherit|initial|auto|transparent|none|var\\("


class Look(NamedTuple):
    """A way to look that bears meaning; ``pattern`` is what it is written with (``_left_out``)."""

    pattern: re.Pattern[str]
    message: str


def look(pattern: str, message: str) -> Look:
    """Return a way to look."""
    return Look(re.compile(pattern), message)


_LOOKS = (
    look(
        r"(?:class|role)=(?:.*[ _-])?(?:h[1-6]|(?:mso)?(?:heading|title)[1-6]?|overskrift)\b",
        "teksten ser ud som en overskrift, men bliver ikke en: skriv den med ## foran",
    ),
    look(
        r"style=.*line-through",
        "overstregningen kommer ikke med: skriv <s> foran og </s> efter teksten",
    ),
    look(
        r"style=.*font-weight:(?:bold|[6-9]00)",
        "den fede skrift kommer ikke med: skriv ** lige før og lige efter teksten",
    ),
    look(
        r"style=.*font-style:(?:italic|oblique)",
        "kursiven kommer ikke med: skriv * lige før og lige efter teksten",
    ),
    look(
        r"style=.*vertical-align:su",
        "den hævede eller sænkede skrift kommer ikke med: skriv <sup> eller <sub> om den",
    ),
    look(
        r"style=.*(?:display:none|visibility:hidden|mso-hide:all)|hidden=",
        "teksten er skjult, hvor den kommer fra, men vises på siden: slet den, hvis den ikke "
        "skal læses",
    ),
    look(
        rf"(?:style=(?:.*;)?(?:color|background(?:-color)?):|bgcolor=|color=)(?!{_PLAIN})",
        "farven kommer ikke med: sig med ord, hvad den betyder",
    ),
    look(
        r"style=.*text-align:(?:center|right)|align=(?:center|right)|<center>"
        r"|class=.*(?:text-(?:align-)?(?:center|right)|aligncenter)",
        "teksten kommer ikke til at stå på midten eller til højre: slet placeringen",
    ),
)
_MOST_NAMED = 6
_ONLY_LOOKS = ("big", "center", "tt")


class Formatting:
    """Collects what is left out of the tags of a text, told once for each way to look."""

    def __init__(self) -> None:
        self._looks: dict[Look, Finding] = {}
        self._others: dict[str, tuple[int, str]] = {}

    def add(self, element: str, attributes: str, line: int) -> None:
        """Add the tag of an element whose content stays; ``line`` is that of the text, from 0.

        The end of ``<br/>`` is no attribute; languages are told of elsewhere (``accessible``).
        """
        if element in ALLOWED:
            kept_as = element
        elif element in BLOCKS:
            kept_as = "div"
        elif element in WITHOUT_MEANING:
            kept_as = ""
        else:
            return
        if element in _ONLY_LOOKS:
            self._left_out(f"<{element}>", f"<{element}>", line, f"<{element}")
        for found in _ATTRIBUTE.finditer(attributes):
            name, value = found[1].lower(), (found[2] or "").strip("\"'")
            if name != "lang" and not (kept_as and has_effect(kept_as, name, value)):
                plain = "".join(value.split()) if name == "style" else value
                self._left_out(
                    f"{name}={plain}".lower(), f"»{name}« på <{element}>", line, found[1]
                )

    def _left_out(self, written: str, named: str, line: int, near: str) -> None:
        """Add an attribute with its value in small letters, of a style without blanks, or a tag."""
        looks = [each for each in _LOOKS if each.pattern.match(written)]
        for each in looks:
            self._looks.setdefault(each, Finding(line, near, each.message, loses=False))
        if not looks:
            self._others.setdefault(named, (line, near))

    def findings(self) -> Iterator[Finding]:
        """Yield what bears meaning, and then in one message all that does not."""
        yield from self._looks.values()
        if self._others:
            names = [*self._others]
            more = ["andet"] if len(names) > _MOST_NAMED else []
            shown = listing([*names[:_MOST_NAMED], *more])
            message = f"{shown} virker ikke på siden og bliver udeladt: slet det"
            yield Finding(*next(iter(self._others.values())), message, loses=False)
