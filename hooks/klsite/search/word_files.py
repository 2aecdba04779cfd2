"""The files of the words: by the beginnings of their keys, large ones divided.

A line is a key and, after a space, the postings of the word.
The key is the word itself, as it is spelled. A long word has a second line, whose key is its stem
backwards: by it are found the words that end with another, as compounds do. Facets are words that
begin with ``=``, and questions, as wholes, with ``==``.

The keys of a family, which have the same first two letters once folded, are in one file. If it
would be large, the most of those with the same first three letters get a file of their own, and so
on; all others stay. A key is in the file with the longest prefix of it. The directory lists all
prefixes, so that a search fetches the files that it needs at once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from klsite.addresses import SEARCH_INDEX
from klsite.search.entry import FACET, QUESTION
from klsite.search.words import fold, stem

LARGE = 5_600
"""The size in characters above which the words of a file are divided."""
_SMALL = 4
"""What part of ``LARGE`` a file that is divided off has at least: all inflections of a rarer word
are in one file."""
_TINY = 1 << 10
"""The size below which what is left of a divided file goes to that of the shorter prefix, which a
search for the inflections of a word reads as well."""
DEEPEST = 12
"""The length of a prefix at which files are no longer divided."""

BACKWARDS = "~"
"""What the keys of words by their ends begin with: no word does, nor any prefix of one."""
_FAMILY = 2
_LEAST_COMPOUND = 6
"""The shortest word that is a compound of words that anybody searches for."""
_FOLDER, _EXTENSION = f"{SEARCH_INDEX}ord/", ".txt"
_SIGNS = str.maketrans({BACKWARDS: "-", FACET: "_"})
_SIGNED = str.maketrans({"-": BACKWARDS, "_": FACET})
_KEPT = 1 << 16

WordLine = tuple[str, str]
"""A key, and the postings after it."""


def keys(word: str) -> tuple[str, ...]:
    """Return the keys of the lines of a word."""
    if len(word) < _LEAST_COMPOUND or word.startswith(FACET) or word.isdigit():
        return (word,)
    return word, f"{BACKWARDS}{stem(fold(word))[::-1]}{BACKWARDS}{word}"


def word_of(key: str) -> str:
    """Return the word that a key is for."""
    return key.rpartition(BACKWARDS)[2]


@lru_cache(_KEPT)
def sort_key(key: str) -> tuple[str, str]:
    """Return what keys are sorted by: the folded spelling, which prefixes are of, and the own."""
    return fold(key), key


def family(key: str) -> str:
    """Return the prefix that the keys of a family have; all facets are one, and all questions."""
    if key.startswith(FACET):
        return QUESTION if key.startswith(QUESTION) else FACET
    return sort_key(key)[0][: _FAMILY + key.startswith(BACKWARDS)]


def word_path(prefix: str) -> str:
    """Return the path of the file of the keys with a prefix."""
    return f"{_FOLDER}{prefix.translate(_SIGNS)}{_EXTENSION}"


def prefixes(paths: Iterable[str]) -> list[str]:
    """Return the prefixes of those of some files that are of words, sorted."""
    own = (path for path in paths if path.startswith(_FOLDER))
    names = (path.removeprefix(_FOLDER).removesuffix(_EXTENSION) for path in own)
    return sorted(name.translate(_SIGNED) for name in names)


def word_files(prefix: str, lines: Sequence[WordLine]) -> Iterator[tuple[str, str]]:
    """Yield the path and content of each file of the words with a prefix; ``lines`` are sorted."""
    files, rest = _divided(prefix, lines)
    for name, own in (*files, (prefix, rest)):
        if own:
            yield word_path(name), _content(own)


_Files = list[tuple[str, Sequence[WordLine]]]
"""Prefixes, each with the lines of its file."""


def _divided(prefix: str, lines: Sequence[WordLine]) -> tuple[_Files, Sequence[WordLine]]:
    """Return the files of longer prefixes that some lines are divided into, and the other lines."""
    if len(prefix) >= DEEPEST or prefix.startswith(FACET) or prefix.rfind(BACKWARDS) > 0:
        return [], lines
    kept = {child: list(own) for child, own in groupby(lines, _by_next_letter(prefix))}
    sizes = {child: _size(own) for child, own in kept.items()}
    size = sum(sizes.values())
    files: _Files = []
    for child in sorted(sizes, key=sizes.__getitem__, reverse=True):
        if size <= LARGE or sizes[child] < LARGE // _SMALL:
            break
        if child == prefix:
            continue
        longer, rest = _divided(child, kept[child])
        files += longer
        goes_up = bool(longer) and _size(rest) < _TINY and len(child) > _FAMILY + 1
        if not goes_up and rest:
            files.append((child, rest))
        kept[child] = list(rest) if goes_up else []
        size += _size(kept[child]) - sizes[child]
    return files, [line for own in kept.values() for line in own]


def _by_next_letter(prefix: str) -> Callable[[WordLine], str]:
    longer = len(prefix) + 1
    return lambda line: sort_key(line[0])[0][:longer]


def _size(lines: Iterable[WordLine]) -> int:
    """Return the size of lines in characters, with the space and the line end of each."""
    return sum([len(word) + len(postings) + 2 for word, postings in lines])


def _content(lines: Iterable[WordLine]) -> str:
    return "".join([f"{word} {postings}\n" for word, postings in lines])


def changed_family(
    name: str, contents: Mapping[str, str], changed: Iterable[str], edit: Callable[[str, str], str]
) -> dict[str, str | None]:
    """Return the files of a family after a change of some keys, None for one that is gone.

    ``contents`` are its files by their paths. ``edit`` returns the new postings of a key, given
    the current ones; the empty text stands for a key that is not in the index.
    """
    found = (line.partition(" ") for text in contents.values() for line in text.splitlines())
    lines = {key: postings for key, _, postings in found}
    for key in changed:
        lines[key] = edit(key, lines.get(key, ""))
    kept = sorted((line for line in lines.items() if line[1]), key=lambda line: sort_key(line[0]))
    return dict.fromkeys(contents) | dict(word_files(name, kept))
