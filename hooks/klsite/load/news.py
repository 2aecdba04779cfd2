"""Reads the news items, in other processes while the rest of the data is read and planned here.

Of an item only its head comes back; its body is converted to HTML on the way and laid aside.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from klsite.load.body_spool import BodySpools, Spool, SpooledBody
from klsite.load.reader import FileContent, Reader, news_references
from klsite.model.diagnostics import Diagnostic, found_in_text
from klsite.model.kinds import NEWS_ITEM
from klsite.model.news import NewsItem
from klsite.model.news_meta import NewsChange, NewsMeta
from klsite.system.fingerprints import fingerprint
from klsite.system.processes import start_chunks
from klsite.text.figures import Figure, under_figure
from klsite.text.inspection import inspect
from klsite.text.links import leads_here
from klsite.text.markdown import convert
from klsite.text.rich_text import RichText

_STEP = 64
"""How many items go through each step of the reading together."""

_SAME = tuple(
    field
    for field in NewsMeta.__struct_fields__
    if field in NewsItem.model_fields and field != "changes"
)
"""The fields that a head takes as they are."""


def head_of(item: NewsItem, digest: bytes, links: tuple[tuple[str, str], ...] = ()) -> NewsMeta:
    """Return the head of an item that was read from a file with the content ``digest``."""
    return NewsMeta(
        file=item.file,
        digest=digest,
        has_body=item.body is not None or item.picture is not None,
        picture_address=item.picture.address if item.picture else None,
        links=links,
        changes=tuple(NewsChange(each.at, each.text, each.major) for each in item.changes),
        **{name: getattr(item, name) for name in _SAME},
    )


class _Read(msgspec.Struct, array_like=True):
    """What a process has read, and where in its spool the body of each file lies."""

    heads: list[NewsMeta] = []
    spool: str = ""
    bodies: list[tuple[str, int, int]] = []
    diagnostics: list[Diagnostic] = []


class NewsReading:
    """The reading of all news items, begun when it is called and waited for by ``result``.

    ``folder`` is where the bodies are laid, or None if no page is to be made. ``known`` are heads
    from an earlier build by their files, of files that have not changed since; they hold as long
    as ``names_key`` is that of what they could refer to.
    """

    def __init__(
        self,
        folder: Path | None,
        known: Mapping[str, NewsMeta] | None = None,
        names_key: bytes = b"",
    ) -> None:
        self._folder = folder
        self._known = known or {}
        self._known_key = names_key
        self._files: Sequence[str] = ()
        self._wait: Callable[[], list[bytes]] = list
        self.names_key = b""
        self.bodies = BodySpools({})

    def __call__(self, reader: Reader, files: Sequence[str]) -> None:
        """Begin to read the files, by what ``reader`` knows of the names they may refer to."""
        self._files = files
        names = (repr(reader.names.get(each)) for each in news_references())
        self.names_key = fingerprint(reader.home, *names)
        if self.names_key != self._known_key:
            self._known = {}
        new = [file for file in files if file not in self._known]
        self._wait = start_chunks(
            new, lambda part: _read(reader, part, self._folder), "Læser nyheder"
        )

    def result(self, reader: Reader) -> tuple[NewsMeta, ...]:
        """Return the heads of all items in the order of their files; log what there is to tell."""
        heads = {file: self._known[file] for file in self._files if file in self._known}
        places: dict[str, SpooledBody] = {}
        for encoded in self._wait():
            read = msgspec.msgpack.decode(encoded, type=_Read)
            heads |= {head.file: head for head in read.heads}
            for file, start, length in read.bodies:
                places[file] = SpooledBody(read.spool, start, length)
            reader.log.add(*read.diagnostics)
        self.bodies = BodySpools(places)
        found = tuple(heads[file] for file in self._files if file in heads)
        self._wait, self._known, self._files = list, {}, ()  # nobody needs them any more
        return found


def _read(reader: Reader, files: Iterable[str], folder: Path | None) -> bytes:
    logged = len(reader.log.diagnostics)
    spool = Spool(folder) if folder else None
    read = _Read()
    for file, head, body in _items(reader, files):
        if head is not None:
            read.heads.append(head)
        if spool and body:
            read.bodies.append((file, *spool.keep(body.html)))
    if spool:
        read.spool = spool.name
        spool.close()
    read.diagnostics = reader.log.diagnostics[logged:]
    del reader.log.diagnostics[logged:]  # the work may have been done in this process
    return msgspec.msgpack.encode(read)


class _Item(NamedTuple):
    """A file of an item, its head, if it is right, and its body, if it has one."""

    file: str
    head: NewsMeta | None
    body: RichText | None


def read_item(reader: Reader, file: str) -> tuple[NewsMeta | None, RichText | None]:
    """Read one item: return its head, if it is right, and its body, if it has one."""
    item = next(_items(reader, (file,)))
    return item.head, item.body


def _items(reader: Reader, files: Iterable[str]) -> Iterator[_Item]:
    """Read items, a few at a time through each step: processors do one thing faster than all."""
    waiting = iter(files)
    while some := list(islice(waiting, _STEP)):
        contents = [reader.content(NEWS_ITEM, file) for file in some]
        items = _checked(reader, some, contents)
        for file, content, item in zip(some, contents, items, strict=True):
            if item is None:
                yield _Item(file, None, None)
            else:
                links, body = _body(reader, item)
                ids = tuple(sorted(body.ids)) if body else ()
                head = head_of(item, content.digest, links)
                yield _Item(
                    file, msgspec.structs.replace(head, headings=ids) if ids else head, body
                )


def _checked(
    reader: Reader, files: Iterable[str], contents: Iterable[FileContent]
) -> list[NewsItem | None]:
    given = zip(files, contents, strict=True)
    models = [reader.checked(file, NEWS_ITEM, content) for file, content in given]
    return [model if isinstance(model, NewsItem) else None for model in models]


def _body(reader: Reader, item: NewsItem) -> tuple[tuple[tuple[str, str], ...], RichText | None]:
    """Return what of this site the body of an item refers to, and the body; log what is wrong.

    The picture above the body is a part of it.
    """
    if item.body is None and item.picture is None:
        return (), None
    body = convert(item.body or "")
    for finding in inspect(item.body, body) if item.body else ():
        reader.log.add(found_in_text(item.file, ("body",), finding))
    if (shown := item.picture) is not None:
        above = Figure(shown.address, shown.text or "", shown.caption, shown.credit)
        body = under_figure(above, body)
    return tuple(link for link in body.links if leads_here(link[1], reader.home)), body
