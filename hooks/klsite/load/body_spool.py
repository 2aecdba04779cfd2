"""The bodies of the news as clean HTML, made when the items are read and shown when pages are made.

Between the two they lie in files of the build and not in memory: a head says where. A body that
no process of this build has converted is converted from the data again.
"""

import os
from pathlib import Path

import msgspec


class SpooledBody(msgspec.Struct, frozen=True, gc=False):
    """Where the HTML of a body lies: the file, and the bytes in it."""

    spool: str
    start: int
    length: int


class Spool:
    """An append-only file of bodies, written by one process."""

    def __init__(self, folder: Path) -> None:
        self.name = str(folder / f"bodies-{os.getpid()}")
        self._file = open(self.name, "ab")  # noqa: SIM115 - closed by ``close``
        self._end = self._file.tell()

    def keep(self, html: str) -> tuple[int, int]:
        """Append the HTML of a body; return its first byte and its length."""
        content = html.encode()
        self._file.write(content)
        start = self._end
        self._end += len(content)
        return start, len(content)

    def close(self) -> None:
        """Flush the buffer to the file."""
        self._file.close()


class BodySpools:
    """Gives the body of an item, by the file that it was read from."""

    def __init__(self, places: dict[str, SpooledBody]) -> None:
        self._places = places
        self._open: dict[str, int] = {}

    def html(self, file: str) -> str | None:
        """Return the HTML of a body, if this build has converted it."""
        place = self._places.get(file)
        if place is None:
            return None
        if place.spool not in self._open:
            self._open[place.spool] = os.open(place.spool, os.O_RDONLY)
        return os.pread(self._open[place.spool], place.length, place.start).decode()
