"""How parties are shown in pictures: a letter on a colour."""

from dataclasses import dataclass

NO_COLOUR = "#c4c4c4"
"""The colour of a list that has none."""


@dataclass(frozen=True, slots=True)
class PartyMark:
    """How a party is shown: by a letter on a colour, in black or white, whichever is clearer."""

    letter: str
    name: str
    colour: str
    ink: str


def party_mark(letter: str, name: str, colour: str | None) -> PartyMark:
    """Return how a party is shown; a colour of None is grey."""
    shown = colour or NO_COLOUR
    return PartyMark(letter, name, shown, _ink(shown))


def _ink(colour: str) -> str:
    """Return black or white, whichever has the larger contrast to a colour (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    ]
    luminance = sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return "#000" if (luminance + 0.05) ** 2 > 0.05 * 1.05 else "#fff"
