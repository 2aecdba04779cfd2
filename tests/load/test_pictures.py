"""What is known of a picture before it is unpacked, and what makes it unfit for a page."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from klsite.load import pictures
from klsite.load.pictures import UnusablePicture, picture_facts, smaller_copy


def picture(size: tuple[int, int] = (300, 200), kind: str = "JPEG", **options: Any) -> bytes:
    written = io.BytesIO()
    mode = options.pop("mode", "RGB")
    colour = (200, 30, 30, 128)[: len(mode)] if mode != "L" else 90
    Image.new(mode, size, colour).save(written, kind, **options)
    return written.getvalue()


def laid(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def refusal(file: Path) -> str:
    with pytest.raises(UnusablePicture) as refused:
        picture_facts(file)
    return str(refused.value)


def bomb(side: int) -> bytes:
    """Return a small PNG that says it is a square of so many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(b"\0" * 99))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + data + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (200, (200,)),
        (480, (480,)),
        (500, (500,)),
        (960, (480, 960)),
        (1000, (480, 1000)),
        (1700, (480, 960, 1600)),
        (6000, (480, 960, 1600)),
    ],
)
def test_copies_are_no_larger_than_the_picture(
    tmp_path: Path, width: int, widths: tuple[int, ...]
) -> None:
    file = laid(tmp_path, "a.jpg", picture((width, 10)))
    assert picture_facts(file).widths == widths


def test_a_picture_that_the_camera_held_upright_is_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = laid(tmp_path, "a.jpg", picture((300, 200), exif=exif))
    facts = picture_facts(file)
    assert (facts.width, facts.height) == (200, 300)
    with Image.open(io.BytesIO(smaller_copy(file, 100))) as copy:
        assert copy.size == (100, 150)


def test_a_copy_has_nothing_of_what_the_camera_wrote(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kameraets navn"
    exif.get_ifd(0x8825)[1] = "N"
    comment = b"en hemmelig kommentar"
    file = laid(tmp_path, "a.jpg", picture(exif=exif, comment=comment))
    assert picture_facts(file).has_place
    copy = smaller_copy(file, 100)
    assert b"Kameraets navn" in file.read_bytes()
    assert b"Kameraets navn" not in copy
    assert b"EXIF" not in copy
    assert comment not in copy


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    file = laid(tmp_path, "a.png", picture((700, 500), "PNG", mode="RGBA"))
    assert smaller_copy(file, 480) == smaller_copy(file, 480)
    with Image.open(io.BytesIO(smaller_copy(file, 480))) as copy:
        assert (copy.format, copy.size, copy.mode) == ("WEBP", (480, 343), "RGBA")


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
def test_a_copy_can_be_made_in_every_way_of_colours(tmp_path: Path, mode: str) -> None:
    file = laid(tmp_path, "a.jpg", picture(mode=mode))
    with Image.open(io.BytesIO(smaller_copy(file, 100))) as copy:
        assert copy.size == (100, 67)


def test_a_picture_that_moves_has_no_copies(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (600, 400), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    facts = picture_facts(tmp_path / "a.gif")
    assert facts.moves
    assert (facts.width, facts.height, facts.widths) == (600, 400, ())


def test_a_picture_that_says_it_is_something_else_is_told(tmp_path: Path) -> None:
    png = picture(kind="PNG")
    message = "er en PNG, men hedder .jpg: giv filen endelsen .png"
    assert refusal(laid(tmp_path, "a.jpg", png)) == message
    page = b"\n<!DOCTYPE html><html><title>Log ind</title></html>"
    message = "er en webside eller en SVG, men hedder .jpg: hent det igen"
    assert refusal(laid(tmp_path, "a.jpg", page)) == message
    message = "kan ikke læses som et billede: hent det igen"
    assert refusal(laid(tmp_path, "a.jpg", b"hej")) == message
    assert refusal(laid(tmp_path, "b.jpg", b"")) == message
    message = "er ikke JPEG, PNG, WebP, GIF eller SVG: gem det som en af dem"
    assert refusal(laid(tmp_path, "a.heic", b"hej")) == message
    assert refusal(laid(tmp_path, "a.bmp", picture(kind="BMP"))) == message


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.gif", "GIF"), ("a.webp", "WEBP")]
)
def test_a_picture_that_is_cut_short_is_told(tmp_path: Path, name: str, kind: str) -> None:
    content = picture((400, 300), kind)
    assert picture_facts(laid(tmp_path, name, content)).width == 400
    cut = laid(tmp_path, name, content[: len(content) * 3 // 4])
    assert refusal(cut) in (
        "er ikke helt: det mangler slutningen, så hent det igen",
        "er beskadiget: gem det igen",
        "kan ikke læses som et billede: hent det igen",
    )


def test_a_picture_that_would_take_gigabytes_is_never_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(*_: object) -> None:
        raise AssertionError("unpacked")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", load)
    message = "er på 8.000 × 8.000 punkter: gem det mindre, højst 50.000.000 punkter i alt"
    assert refusal(laid(tmp_path, "a.png", bomb(8000))) == message
    message = "har for mange punkter: gem det mindre, højst 50.000.000"
    assert refusal(laid(tmp_path, "b.png", bomb(60000))) == message


def test_a_picture_of_too_many_bytes_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 1000)
    file = laid(tmp_path, "a.jpg", picture((3000, 2000)))
    assert file.stat().st_size > 10_000
    size = f"{round(file.stat().st_size / 1000)}\N{NO-BREAK SPACE}kB"
    assert refusal(file) == f"fylder {size}: gem det mindre, højst 1\N{NO-BREAK SPACE}kB"


SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'


def test_the_size_of_an_svg_is_that_of_its_root_or_its_view_box(tmp_path: Path) -> None:
    for attributes in ('width="30" height="20px"', 'viewBox="0 0 30 20"'):
        facts = picture_facts(laid(tmp_path, "a.svg", SVG.format(attributes, "").encode()))
        assert (facts.width, facts.height, facts.widths) == (30, 20, ())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<script>alert(1)</script>", "har et <script>, som kan køre kode: slet det i filen"),
        ('<path onload="x()"/>', "har en »onload«, som kan køre kode: slet den i filen"),
        (
            '<image href="https://example.org/a.png"/>',
            "henter noget fra et andet sted: læg det i filen selv",
        ),
        (
            "<style>@import 'https://example.org/a.css'</style>",
            "henter noget fra et andet sted: læg det i filen selv",
        ),
        (
            '<path style="fill: url(https://example.org/a)"/>',
            "henter noget fra et andet sted: læg det i filen selv",
        ),
        (
            '<path fill="\\75r\\6C (https://example.org/a)"/>',
            "henter noget fra et andet sted: læg det i filen selv",
        ),
        (
            "<style>@\\000069m\\port 'https://example.org/a.css'</style>",
            "henter noget fra et andet sted: læg det i filen selv",
        ),
        (
            '<a href="javascript:x()"><path/></a>',
            "har et link, der ikke begynder med https://",
        ),
        (
            "<style><!-- a -->@import 'https://example.org/a.css'</style>",
            "henter noget fra et andet sted: læg det i filen selv",
        ),
        (
            '<use href="data:image/svg+xml,x"/>',
            "henter noget fra et andet sted: læg det i filen selv",
        ),
        (
            '<a><set attributeName="href" to="javascript:x()"/><path/></a>',
            "har et <set>, der ændrer et link: slet det i filen",
        ),
        (
            '<form xmlns="http://www.w3.org/1999/xhtml" action="https://example.org/"/>',
            "har et <form> fra HTML, som en SVG ikke må have: slet det i filen",
        ),
        ("<path>", "er ikke en SVG, der kan læses: se linje 1 i filen"),
    ],
)
def test_an_svg_with_something_active_is_refused(
    tmp_path: Path, content: str, message: str
) -> None:
    file = laid(tmp_path, "a.svg", SVG.format('viewBox="0 0 30 20"', content).encode())
    assert refusal(file) == message


def test_an_svg_that_grows_or_has_no_size_is_refused(tmp_path: Path) -> None:
    grown = b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'
    message = "har <!ENTITY, som en SVG på en webside ikke må have"
    assert refusal(laid(tmp_path, "a.svg", grown)) == message
    message = "siger ikke, hvor stort det er: skriv en viewBox i filens <svg>"
    assert refusal(laid(tmp_path, "a.svg", SVG.format("", "").encode())) == message
    assert refusal(laid(tmp_path, "a.svg", b"<html/>")) == "er ikke en SVG"
