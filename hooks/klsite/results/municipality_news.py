"""Which news name which municipality, in the title, the summary or a link of the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from klsite.model.news_meta import NewsMeta
from klsite.text.links import path_of

SEARCHED = 500
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
    found: dict[str, list[NewsMeta]] = defaultdict(list)
    for item in islice(listed, SEARCHED):
        linked = {code_by_address.get(path_of(target)) for _, target in item.links}
        named = set(_named(codes, f"{item.title}\n{item.summary}".translate(_OLD_LETTER)))
        for code in named | (linked - {None}):
            if code is not None and len(found[code]) < SHOWN:
                found[code].append(item)
    return {code: tuple(items) for code, items in found.items()}


_CAPITALIZED = re.compile(r"[A-ZÆØ][\w-]+")
_WITHIN = re.compile(r"[\w-]\Z")
_STARTS = re.compile(r"(?:^|\n|[.!?:»–]\s*)\Z")


def _named(codes: Mapping[str, str], text: str) -> Iterator[str]:
    """Yield the codes of the municipalities that a text names, also in the genitive."""
    for match in _CAPITALIZED.finditer(text):
        word = match[0]
        name = word if word in codes else word.removesuffix("s")
        if name not in codes:
            continue
        before = text[max(match.start() - 3, 0) : match.start()]
        is_certain = "-" in name or text.startswith(" Kommune", match.end())
        if not _WITHIN.search(before) and (is_certain or not _STARTS.search(before)):
            yield codes[name]
