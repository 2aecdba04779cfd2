"""Which news name which municipality, in the title, the summary or a link of the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from klsite.model.news_meta import NewsMeta
from klsite.text.links import path_of

SEARCHED = 1_000
"""So many of the newest items are looked through: an older one is no news of a municipality."""

SHOWN = 3
"""Items that are shown of a municipality."""

_OLD_LETTER = str.maketrans({"å": "aa", "Å": "Aa"})


class NamedMunicipality(msgspec.Struct, frozen=True, array_like=True):
    """What a municipality is found by: its code, its name of today and the address of its page."""

    code: str
    name: str
    address: str


def municipality_news(
    listed: Sequence[NewsMeta], municipalities: Iterable[NamedMunicipality]
) -> Mapping[str, tuple[NewsMeta, ...]]:
    """Return the newest of the items that name each municipality, by its code.

    ``listed`` are sorted newest first. A name that begins a sentence may be another word, such as
    »Vejen«: there it counts before »Kommune« and where it has a hyphen.
    """
    every = tuple(municipalities)
    if not every:
        return {}
    codes = {each.name.translate(_OLD_LETTER): each.code for each in every}
    code_by_address = {each.address: each.code for each in every}
    names = "|".join(map(re.escape, sorted(codes, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![\w-])({names})(?=s?(?![\w-]))")
    found: dict[str, list[NewsMeta]] = defaultdict(list)
    for item in islice(listed, SEARCHED):
        linked = {code_by_address.get(path_of(target)) for _, target in item.links}
        texts = (text.translate(_OLD_LETTER) for text in (item.title, item.summary))
        named = {codes[name] for text in texts for name in _named(pattern, text)}
        for code in named | (linked - {None}):
            if code is not None and len(found[code]) < SHOWN:
                found[code].append(item)
    return {code: tuple(items) for code, items in found.items()}


_STARTS = re.compile(r"(?:^|[.!?:»–]\s*)\Z")


def _named(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        name = match[1]
        is_first = _STARTS.search(text[max(match.start() - 3, 0) : match.start()]) is not None
        if not is_first or "-" in name or text.startswith(" Kommune", match.end()):
            yield name
