"""Reads the pictures below ``content/``: their sizes, what is wrong with them, smaller copies.

The head of a picture is read first, so that one that would take gigabytes when unpacked is refused
before it is; Pillow is only let try the formats that a page may show.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from klsite.load.content_tree import content_addresses
from klsite.load.svg import UnusableSvg, svg_size
from klsite.system.files import read_file
from klsite.text.danish import file_size, number

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 10_000_000
MOST_PIXELS = 50_000_000
WIDTHS = (480, 960, 1600)
"""The widths in pixels of the smaller copies: a phone, a column of text, one on a fine screen."""

RECIPE = "webp, quality 80, method 4"
"""What a copy depends on besides the picture, its width and the version of Pillow."""

_ENDINGS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "svg": "SVG"}
_NAMES = {"JPEG": "JPEG", "PNG": "PNG", "GIF": "GIF", "WEBP": "WebP", "SVG": "SVG"}
_FORMATS = tuple(dict.fromkeys(each for each in _ENDINGS.values() if each != "SVG"))
_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82", "GIF": b"\x3b"}
"""What the files of a format end with, all but for a few bytes that cameras put behind."""

_ORIENTATION, _GPS = 0x0112, 0x8825  # tags of Exif 2.32
_TURNED = (5, 6, 7, 8)
"""The orientations in which width and height change places."""


class UnusablePicture(Exception):
    """A picture that no page can show. The text says why, in Danish, after the word billedet."""


class PictureFacts(msgspec.Struct, frozen=True, array_like=True):
    """What a page needs to know of a picture: its size as shown, in pixels.

    ``widths`` are those of its smaller copies; one that moves, or is no raster, has none.
    ``has_place`` says that it tells where it was taken (Exif GPS).
    """

    width: int
    height: int
    widths: tuple[int, ...] = ()
    moves: bool = False
    has_place: bool = False


def picture_facts(file: Path) -> PictureFacts:
    """Return what is to be known of a picture. Raises ``UnusablePicture`` and ``OSError``."""
    ending = file.suffix.lower().lstrip(".")
    if ending not in _ENDINGS:
        raise UnusablePicture("er ikke JPEG, PNG, WebP, GIF eller SVG: gem det som en af dem")
    size = file.stat().st_size
    if size > MOST_BYTES:
        told = f"fylder {file_size(size)}: gem det mindre, højst {file_size(MOST_BYTES)}"
        raise UnusablePicture(told)
    with file.open("rb") as opened:
        start = opened.read(512)
    if ending == "svg":
        try:
            return PictureFacts(*svg_size(read_file(str(file))))
        except UnusableSvg as error:
            raise UnusablePicture(str(error)) from error
    if start.lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<svg")):
        raise UnusablePicture(f"er en webside eller en SVG, men hedder .{ending}: hent det igen")
    with _opened(file) as image:
        return _raster_facts(image, file, ending)


def _raster_facts(image: Image, file: Path, ending: str) -> PictureFacts:
    from PIL.Image import Image

    kind = image.format or ""
    if kind != _ENDINGS[ending]:
        right = next(each for each, known in _ENDINGS.items() if known == kind)
        told = f"er en {_NAMES[kind]}, men hedder .{ending}: giv filen endelsen .{right}"
        raise UnusablePicture(told)
    if image.width * image.height > MOST_PIXELS:
        raise UnusablePicture(
            f"er på {number(image.width)} × {number(image.height)} punkter: gem det mindre, højst "
            f"{number(MOST_PIXELS)} punkter i alt"
        )
    if not _is_whole(file, kind):
        raise UnusablePicture("er ikke helt: det mangler slutningen, så hent det igen")
    exif = Image.getexif(image)  # that of a PNG would unpack it
    width, height = image.size
    if exif.get(_ORIENTATION) in _TURNED:
        width, height = height, width
    moves = bool(getattr(image, "is_animated", False))
    _read_through(image)
    return PictureFacts(width, height, () if moves else _widths(width), moves, _GPS in exif)


def _read_through(image: Image) -> None:
    """Read all of a picture, to raise what Pillow raises if it is damaged within."""
    if image.format == "PNG":
        image.verify()  # by the checksums in it, without unpacking it
    else:
        image.draft("RGB", (1, 1))  # a JPEG is unpacked at an eighth of its size
        image.load()


def _widths(width: int) -> tuple[int, ...]:
    """Return the widths of the copies of a picture, none of which is larger than the picture.

    Two that hardly differ are one too many.
    """
    smaller = tuple(each for each in WIDTHS if each * 6 <= width * 5)
    return smaller if len(smaller) == len(WIDTHS) else (*smaller, min(width, WIDTHS[-1]))


def _is_whole(file: Path, kind: str) -> bool:
    """Whether a file has the end that its format has, which one cut short has not."""
    with file.open("rb") as opened:
        if kind == "WEBP":  # the head tells the size (RFC 9649)
            told = int.from_bytes(opened.read(8)[4:], "little")
            return file.stat().st_size >= told + 8
        opened.seek(max(file.stat().st_size - 65536, 0))
        return _ENDS[kind] in opened.read()


@contextmanager
def _opened(file: Path) -> Iterator[Image]:
    """Open a picture without unpacking it. Raises ``UnusablePicture``."""
    from PIL import Image, UnidentifiedImageError  # takes 30 ms, for sites that have pictures

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limit is below that of the warning
            with Image.open(file, formats=_FORMATS) as image:
                yield image
    except UnidentifiedImageError as error:
        raise UnusablePicture("kan ikke læses som et billede: hent det igen") from error
    except Image.DecompressionBombError as error:
        told = f"har for mange punkter: gem det mindre, højst {number(MOST_PIXELS)}"
        raise UnusablePicture(told) from error
    except (OSError, SyntaxError, ValueError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise UnusablePicture("er beskadiget: gem det igen") from error


def smaller_copy(file: Path, width: int) -> bytes:
    """Return a picture as WebP, so many pixels wide, without what the camera has written in it.

    It stands as the camera held it (Exif orientation), in the colours of its own profile.
    Raises ``UnusablePicture``.
    """
    from PIL import Image, ImageOps

    with _opened(file) as image:
        least = 2 * max(width, round(width * image.height / image.width))
        image.draft("RGB", (least, least))  # a JPEG is unpacked at a part of its size
        profile = image.info.get("icc_profile") if image.mode in ("RGB", "RGBA", "P") else None
        plain = ImageOps.exif_transpose(image)
        plain = plain.convert("RGBA" if plain.has_transparency_data else "RGB")
        height = max(round(width * plain.height / plain.width), 1)
        small = plain.resize((width, height), Image.Resampling.LANCZOS)
        written = io.BytesIO()
        small.save(written, "WEBP", quality=80, method=4, icc_profile=profile, exif=b"", xmp=b"")
        return written.getvalue()


class Pictures:
    """The pictures below a content folder by their addresses, each looked at once.

    ``known`` has facts from an earlier build, of files that have not changed since.
    """

    def __init__(self, content: Path, known: dict[str, PictureFacts]) -> None:
        self._content = content
        self._looked_at: dict[str, PictureFacts | UnusablePicture] = {**known}

    def file(self, address: str) -> Path:
        """Return the file at an address, whose name may be in another Unicode form."""
        file = self._content / address
        if file.exists():
            return file
        return self._content / dict(content_addresses(self._content)).get(address, address)

    def look_at(self, address: str) -> PictureFacts | UnusablePicture | None:
        """Return what is known of the picture at an address, or why it cannot be shown.

        None where there is no such file.
        """
        if address not in self._looked_at:
            try:
                self._looked_at[address] = picture_facts(self.file(address))
            except UnusablePicture as unusable:
                self._looked_at[address] = unusable
            except (OSError, ValueError):
                return None
        return self._looked_at[address]

    def facts(self, address: str) -> PictureFacts | None:
        """Return what is known of the picture at an address, if a page can show it."""
        found = self.look_at(address)
        return found if isinstance(found, PictureFacts) else None
