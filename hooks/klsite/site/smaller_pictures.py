"""The smaller copies of the pictures that public texts show, as artifacts.

A copy takes a tenth of a second to make, so it is kept from build to build under the digest of
what it is made from.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from klsite import addresses
from klsite.load.pictures import RECIPE, Pictures, UnusablePicture, smaller_copy
from klsite.model.source_location import SourceLocation
from klsite.site.artifacts import Artifact, Rendered
from klsite.system import sealed_store
from klsite.system.files import read_file
from klsite.system.fingerprints import digest, fingerprint

KEPT = Path(sealed_store.CACHE) / "pictures"
"""Where in a project the copies are kept."""


class _Original:
    """A picture, whose content is digested once for all its copies."""

    def __init__(self, address: str, file: Path) -> None:
        self.address = address
        self.file = file

    @cached_property
    def digest(self) -> bytes:
        return digest(read_file(str(self.file)))


class PictureArtifact(NamedTuple):
    """A copy of a picture, ``width`` pixels wide; ``kept`` is the folder of copies made before.

    It is None where nothing is to be kept: of what is not public.
    """

    path: str
    original: _Original
    width: int
    kept: Path | None
    changed: None = None
    indexed: bool = False

    @property
    def origin(self) -> SourceLocation:
        """The picture."""
        return SourceLocation(f"../content/{self.original.address}")

    def fingerprint(self) -> bytes:
        """Return the digest of what the copy is made from."""
        from PIL import __version__

        return fingerprint(RECIPE, __version__, self.width, self.original.digest)

    def inputs(self) -> Iterable[str]:
        """Return no file: the copy rests on none below ``data/``."""
        return ()

    def render(self) -> Rendered:
        """Return the content, made if it is not kept. Raises ``OSError``, told in Danish."""
        file = self.kept / self.fingerprint().hex() if self.kept else None
        content = sealed_store.load(file, bytes) if file else None
        if content is None:
            try:
                content = smaller_copy(self.original.file, self.width)
            except UnusablePicture as error:
                raise OSError(0, f"billedet content/{self.original.address} {error}") from error
            if file:
                sealed_store.save(file, content)
        return Rendered(content)


def smaller_pictures(
    shown: Iterable[str], pictures: Pictures, kept: Path | None
) -> Iterator[Artifact]:
    """Yield the copies of the pictures at some addresses; they are kept in the folder ``kept``."""
    for address in sorted(set(shown)):
        facts = pictures.facts(address)
        if facts is not None and facts.widths:
            original = _Original(address, pictures.file(address))
            for width in facts.widths:
                path = addresses.smaller_picture(address, width)
                yield PictureArtifact(path, original, width, kept)


def drop_unused(kept: Path, used: Collection[bytes | None]) -> None:
    """Remove the kept copies but those with the fingerprints that are ``used``."""
    names = {each.hex() for each in used if each}
    for file in kept.iterdir() if kept.is_dir() and not kept.is_symlink() else ():
        if file.name not in names:
            with suppress(OSError):
                file.unlink()
