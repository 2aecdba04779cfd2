"""The files of the words, by their first letters.

A line is a word, the pages with it in their text, and after another space those with it in their
title. Words with the same two first letters are a family and stand in one file, unless it would be
large: then those with the same three, and so on, have a file of their own, and the family's file
holds what is left and a first line »*kom:4711 kon:812« with the files below it and how large their
words are together. So a few words are changed by reading the files that they stand in, no others.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from klsite.addresses import SEARCH_INDEX

LARGE = 1 << 15
"""The number of characters above which the words of a file are divided."""
DEEPEST = 6
"""The number of first letters by which words are not divided further."""

_FAMILY = 2
_ASCII = str.maketrans({"æ": "_ae", "ø": "_oe", "å": "_aa"})

Line = tuple[str, str]
"""A word, and what stands after it."""
Files = dict[str, str | None]
"""The content of some files by their paths, None for one that goes."""


def family(word: str) -> str:
    """Return the first letters of a word, by which its files are found."""
    return word[:_FAMILY]


def word_path(beginning: str) -> str:
    """Return the path of the file of the words with this beginning."""
    return f"{SEARCH_INDEX}ord/{beginning.translate(_ASCII)}.txt"


def rest_of_line(text: str, title: str) -> str:
    """Return what stands after a word: the pages with it in their text and in their title."""
    return f"{text} {title}" if title else text


def word_files(beginning: str, lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Yield the path and content of each file for the words with one beginning, in order."""
    if not _is_divided(beginning, _size(lines)):
        yield word_path(beginning), _content({}, lines)
        return
    parts = {part: list(below) for part, below in groupby(lines, _by_next_letter(beginning))}
    own = parts.pop(beginning, [])
    sizes = {part: _size(below) for part, below in parts.items()}
    yield word_path(beginning), _content(sizes, own)
    for part, below in parts.items():
        yield from word_files(part, below)


def _is_divided(beginning: str, size: int) -> bool:
    return size > LARGE and len(beginning) < DEEPEST


def _by_next_letter(beginning: str) -> Callable[[Line], str]:
    longer = len(beginning) + 1
    return lambda line: line[0][:longer]


def _size(lines: Iterable[Line]) -> int:
    """Return the number of characters of lines, each with a space and an end."""
    return sum([len(word) + len(rest) + 2 for word, rest in lines])


def _content(sizes: dict[str, int], own: Iterable[Line]) -> str:
    first = " ".join([f"{part}:{size}" for part, size in sizes.items()])
    return (f"*{first}\n" if sizes else "") + "".join([f"{word} {rest}\n" for word, rest in own])


def _parsed(content: str) -> tuple[dict[str, int], dict[str, str]]:
    """Return the size of each file below one, and what stands after each of its own words."""
    lines = content.splitlines()
    sizes: dict[str, int] = {}
    if content.startswith("*"):
        parts = (part.split(":") for part in lines.pop(0)[1:].split(" "))
        sizes = {part: int(size) for part, size in parts}
    return sizes, {word: rest for word, _, rest in (line.partition(" ") for line in lines)}


class WordFileChange:
    """A change of the words of some families.

    ``read`` gives the present content of a file, ``edit`` what is to stand after a word, given
    what does, both empty if nothing.
    """

    def __init__(self, read: Callable[[str], str], edit: Callable[[str, str], str]) -> None:
        self._read = read
        self._edit = edit

    def files(self, name: str, words: Sequence[str], is_new: bool) -> Files:
        """Return the files of a family that hold some of its words, which are in order."""
        return self._changed(name, words, is_new)[0]

    def _changed(self, beginning: str, words: Sequence[str], is_new: bool) -> tuple[Files, int]:
        """Return the files that change for some words, and the size of all with this beginning."""
        sizes, own = _parsed("" if is_new else self._read(word_path(beginning)))
        if not sizes:
            self._edit_lines(own, words)
            lines = sorted(own.items())
            return {word_path(beginning): None} | dict(
                word_files(beginning, lines) if lines else ()
            ), _size(lines)
        files: Files = {}
        longer = len(beginning) + 1
        for part, below in groupby(words, lambda word: word[:longer]):
            if part == beginning:
                self._edit_lines(own, [part])
                continue
            changed, sizes[part] = self._changed(part, list(below), part not in sizes)
            files |= changed
        sizes = {part: size for part, size in sorted(sizes.items()) if size}
        size = _size(own.items()) + sum(sizes.values())
        if _is_divided(beginning, size):
            return files | {word_path(beginning): _content(sizes, own.items())}, size
        return files | self._united(beginning, sizes, own, files), size

    def _edit_lines(self, lines: dict[str, str], words: Iterable[str]) -> None:
        for word in words:
            rest = self._edit(word, lines.pop(word, ""))
            if rest:
                lines[word] = rest

    def _united(
        self, beginning: str, sizes: Iterable[str], own: dict[str, str], changed: Files
    ) -> Files:
        """Return the one file of words that have become too few to be divided."""
        files: Files = {}
        lines = dict(own)
        waiting = list(sizes)
        while waiting:
            path = word_path(waiting.pop())
            below, found = _parsed(changed.get(path) or self._read(path))
            files[path] = None
            lines |= found
            waiting += below
        content = _content({}, sorted(lines.items()))
        return files | {word_path(beginning): content or None}
