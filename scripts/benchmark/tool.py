"""A generator with the corpus laid out for it, and what is measured of every generator."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmark.corpus import Corpus, Item
from benchmark.measure import Failed

PAGE_SIZE = 25
"""Items on each page of a list."""


class Sources:
    """The items as the files that a tool reads, and the editing of one of them."""

    def __init__(
        self, corpus: Corpus, file: Callable[[Item], Path], text: Callable[[Item, str], str]
    ) -> None:
        """Write a file for each item: at ``file``, with what ``text`` makes of it and a body."""
        self.item = corpus.middle
        self._file, self._text = file, text
        self._changes = 0
        for item in corpus.items:
            write(file(item), text(item, item.body))

    def change(self) -> str:
        """Edit the body of one item; return what its page shows from then on."""
        self._changes += 1
        shown = f"Rettet {self._changes} gange."
        text = self._text(self.item, f"{self.item.body}\n\n{shown}")
        self._file(self.item).write_text(text, encoding="utf-8")
        return shown


def write(file: Path, text: str) -> None:
    """Write a source, and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def write_pictures(folder: Path, corpus: Corpus) -> None:
    """Write the pictures of a corpus below the folder of files that a tool copies as they are."""
    for name, content in corpus.pictures.items():
        file = folder / "billeder" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


@dataclass(frozen=True)
class Weight:
    """What a tool wrote in all, and the bytes of the page of the edited item."""

    files: int
    megabytes: float
    page: int


@dataclass(frozen=True)
class Output:
    """What a tool must have made: a page for each item, lists of 25, a feed and the pictures.

    ``lists`` are the patterns of the pages of the list of all items; ``feed`` is None for a tool
    that can make none.
    """

    folder: Path
    corpus: Corpus
    lists: Sequence[str]
    feed: str | None
    more_items: bool = False
    """Whether there are items beside those of the corpus, so that the lists may be more."""

    def check(self, shown: str | None) -> None:
        """Raise ``Failed`` if anything is missing, or if the edited page lacks ``shown``."""
        items = self.corpus.items
        pages = self._count("nyheder/*/nyhed-*/index.html")
        _must(pages == len(items), f"{pages} pages of {len(items)} items")
        lists, wanted = sum(map(self._count, self.lists)), -(-len(items) // PAGE_SIZE)
        _must(lists == wanted or (self.more_items and lists > wanted), f"{lists} list pages")
        _must(self.feed is None or self._read(self.feed).count("<item>") > 0, "no items in a feed")
        for name in self.corpus.pictures:
            _must((self.folder / "billeder" / name).is_file(), f"no picture {name}")
        page = self._read(f"{self.corpus.middle.address}index.html")
        _must("</article>" in page, "a page is not in the layout of ours")
        _must(shown is None or shown in page, f"a changed page does not show »{shown}«")

    def weigh(self) -> Weight:
        """Return how much there is of it, by which a reader may judge whether tools do the same."""
        sizes = [file.stat().st_size for file in self.folder.rglob("*") if file.is_file()]
        page = self.folder / self.corpus.middle.address / "index.html"
        return Weight(len(sizes), sum(sizes) / 1e6, page.stat().st_size)

    def _count(self, pattern: str) -> int:
        return sum(1 for _ in self.folder.glob(pattern))

    def _read(self, name: str) -> str:
        file = self.folder / name
        _must(file.is_file(), f"no {name}")
        return file.read_text(encoding="utf-8")


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Failed(f"its output is not comparable: {otherwise}")


@dataclass(frozen=True)
class Tool:
    """A generator with the corpus laid out for it in ``folder``.

    ``build`` and ``serve`` (which is given a port, or None if there is nothing to measure) are its
    commands; ``made`` are the files and folders, below ``folder``, that a cold build must not find.
    ``rounds`` is fewer for a slow tool; ``note`` is what a reader of the report must know.
    """

    name: str
    version: str
    folder: Path
    sources: Sources
    output: Output
    build: Sequence[str]
    serve: Callable[[int], Sequence[str]] | None
    made: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    rounds: int | None = None
    note: str = ""

    def clean(self, *names: str) -> None:
        """Remove what a build made, or only these files and folders of it."""
        for name in names or self.made:
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
