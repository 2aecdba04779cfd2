"""The files of the words: a trie of prefixes whose large nodes are split.

A line is a key and, after a space each, the digit of a field and the pages with the word in it.
The key is the word itself, as it is spelled. A long word has a second line, whose key is its stem
backwards: by it are found the words that end with another, as compounds do. Facets are words that
begin with ``=``.

The prefixes are of folded keys. The keys of a family, which have the same first two letters, are
in one file. If it would be large, keys with the same first three letters get a file of their own,
and so on; the parent keeps the remaining keys, and a first line such as »*kom:4711 kon:812« names
its children and the size of each with all below it, in characters. So a change of a word reads and
writes only the files on its path.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from klsite.addresses import SEARCH_INDEX
from klsite.search.entry import FACET
from klsite.search.words import fold, stem

LARGE = 1 << 15
"""The size in characters above which the words of a file are split."""
DEEPEST = 6
"""The length of a prefix at which files are no longer split."""

BACKWARDS = "~"
"""What the keys of words by their ends begin with: no word does, nor any prefix of one."""
_FAMILY = 2
_LEAST_COMPOUND = 7
"""The shortest word that is a compound of words that anybody searches for."""
_SIGNS = str.maketrans({BACKWARDS: "-", FACET: "_"})
_KEPT = 1 << 16

WordLine = tuple[str, str]
"""A key, and the postings after it."""
Files = dict[str, str | None]
"""Path to content of some files, None for a file to delete."""


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
    """Return the prefix of a key that names its family."""
    return sort_key(key)[0][: _FAMILY + key.startswith(BACKWARDS)]


def word_path(prefix: str) -> str:
    """Return the path of the file of the keys with a prefix."""
    return f"{SEARCH_INDEX}ord/{prefix.translate(_SIGNS)}.txt"


def postings_text(fields: Mapping[int, str]) -> str:
    """Return the postings of a line, given the encoded pages of each field."""
    return " ".join([f"{field}{fields[field]}" for field in sorted(fields) if fields[field]])


def postings_fields(text: str) -> dict[int, str]:
    """Return the encoded pages of each field from the postings of a line."""
    return {int(each[0]): each[1:] for each in text.split(" ")} if text else {}


def word_files(prefix: str, lines: Sequence[WordLine]) -> Iterator[tuple[str, str]]:
    """Yield the path and content of each file of the words with a prefix; ``lines`` are sorted."""
    if not _is_split(prefix, _size(lines)):
        yield word_path(prefix), _content({}, lines)
        return
    children = {child: list(below) for child, below in groupby(lines, _by_next_letter(prefix))}
    own = children.pop(prefix, [])
    sizes = {child: _size(below) for child, below in children.items()}
    yield word_path(prefix), _content(sizes, own)
    for child, below in children.items():
        yield from word_files(child, below)


def _is_split(prefix: str, size: int) -> bool:
    return size > LARGE and len(prefix) < DEEPEST


def _by_next_letter(prefix: str) -> Callable[[WordLine], str]:
    longer = len(prefix) + 1
    return lambda line: sort_key(line[0])[0][:longer]


def _sorted(lines: Mapping[str, str]) -> list[WordLine]:
    return sorted(lines.items(), key=lambda line: sort_key(line[0]))


def _size(lines: Iterable[WordLine]) -> int:
    """Return the size of lines in characters, with the space and the line end of each."""
    return sum([len(word) + len(postings) + 2 for word, postings in lines])


def _content(sizes: dict[str, int], own: Iterable[WordLine]) -> str:
    first = " ".join([f"{child}:{size}" for child, size in sizes.items()])
    return (f"*{first}\n" if sizes else "") + "".join(
        [f"{word} {postings}\n" for word, postings in own]
    )


def _parsed(content: str) -> tuple[dict[str, int], dict[str, str]]:
    """Return the size of each child of a file, and the postings of each of its own words."""
    lines = content.splitlines()
    sizes: dict[str, int] = {}
    if content.startswith("*"):
        children = (child.split(":") for child in lines.pop(0)[1:].split(" "))
        sizes = {child: int(size) for child, size in children}
    return sizes, {word: postings for word, _, postings in (line.partition(" ") for line in lines)}


class WordFileChange:
    """An update of the files of some words.

    ``read`` returns the current content of a file. ``edit`` returns the new postings of a word,
    given the current ones; the empty string stands for a word that is not in the index.
    """

    def __init__(self, read: Callable[[str], str], edit: Callable[[str, str], str]) -> None:
        self._read = read
        self._edit = edit

    def files(self, name: str, words: Sequence[str], is_new: bool) -> Files:
        """Return the changed files of a family; ``words`` are those to edit, sorted."""
        return self._changed(name, words, is_new)[0]

    def _changed(self, prefix: str, words: Sequence[str], is_new: bool) -> tuple[Files, int]:
        """Return the changed files of a prefix, and the size of all words with the prefix."""
        sizes, own = _parsed("" if is_new else self._read(word_path(prefix)))
        if not sizes:
            self._edit_postings(own, words)
            lines = _sorted(own)
            return {word_path(prefix): None} | dict(
                word_files(prefix, lines) if lines else ()
            ), _size(lines)
        files: Files = {}
        longer = len(prefix) + 1
        for child, below in groupby(words, lambda key: sort_key(key)[0][:longer]):
            if child == prefix:
                self._edit_postings(own, below)
                continue
            changed, sizes[child] = self._changed(child, list(below), child not in sizes)
            files |= changed
        sizes = {child: size for child, size in sorted(sizes.items()) if size}
        size = _size(own.items()) + sum(sizes.values())
        if _is_split(prefix, size):
            return files | {word_path(prefix): _content(sizes, _sorted(own))}, size
        return files | self._joined(prefix, sizes, own, files), size

    def _edit_postings(self, lines: dict[str, str], words: Iterable[str]) -> None:
        for word in words:
            postings = self._edit(word, lines.pop(word, ""))
            if postings:
                lines[word] = postings

    def _joined(
        self, prefix: str, sizes: Iterable[str], own: dict[str, str], changed: Files
    ) -> Files:
        """Return the one file that replaces those of a prefix that is no longer split."""
        files: Files = {}
        lines = dict(own)
        pending = list(sizes)
        while pending:
            path = word_path(pending.pop())
            below, found = _parsed(changed.get(path) or self._read(path))
            files[path] = None
            lines |= found
            pending += below
        content = _content({}, _sorted(lines))
        return files | {word_path(prefix): content or None}
