"""»Mente du …?«: the allowed word that is nearest to the one found."""

from collections.abc import Iterable, Mapping

MOST_LISTED = 20
"""The longest list of choices that a message shows in full."""


def nearest(found: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that ``found`` was most likely meant to be, if one is near."""
    from difflib import get_close_matches  # nobody needs it who makes no mistake

    by_folded = {word.casefold(): word for word in allowed}
    matches = get_close_matches(found.casefold(), list(by_folded), n=1, cutoff=0.65)
    return by_folded[matches[0]] if matches else None


def nearest_key(found: str, titles: Mapping[str, str]) -> str | None:
    """Return the key that ``found`` was meant to be, also when it is the key's Danish title.

    ``titles`` maps each key that the model knows to its title in Danish.
    """
    by_word = {title.casefold(): key for key, title in titles.items()}
    by_word |= {key.casefold(): key for key in titles}
    word = nearest(found, by_word)
    return by_word[word] if word is not None else None


def question(suggestion: str | None) -> str:
    """Return the words that offer a suggestion, or nothing where there is none."""
    return f": mente du »{suggestion}«?" if suggestion else ""


def choices(found: str, allowed: Iterable[str]) -> str:
    """Return the words that offer the nearest choice, and list all that are allowed if few."""
    words = list(allowed)
    if len(words) > MOST_LISTED:
        return question(nearest(found, words))
    allowed_once = ", ".join(dict.fromkeys(words)) or "ingen"
    return f"{question(nearest(found, words)) or '.'} Tilladt er: {allowed_once}"
