"""Pictures from the file of an editor to the page: copies, captions, messages at file and line."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from support.loading import told
from support.project import run

ITEM = "data/news/2031/2031-01-05-med-broedtekst.yml"
COPIES = "site/mindre-billeder"


def lay(project: Path, name: str, size: tuple[int, int] = (1000, 500), kind: str = "") -> Path:
    file = project / "content/billeder" / name
    file.parent.mkdir(exist_ok=True)
    Image.effect_noise(size, 40).convert("RGB").save(file, kind or None)
    return file


def write(project: Path, text: str) -> None:
    """Put lines below the body of an item."""
    item = project / ITEM
    before = item.read_text(encoding="utf-8")
    item.write_text(before.replace("  | A", f"  {text}\n\n  | A", 1), encoding="utf-8")


def of_pictures(project: Path) -> list[str]:
    return [line for line in told(project).splitlines() if "billede" in line]


def test_a_picture_of_a_text_gets_copies_that_are_kept(sample: Path) -> None:
    lay(sample, "foto.jpg")
    write(sample, "![Et foto](/billeder/foto.jpg)")
    assert run(sample, "build").returncode == 0
    page = (sample / "site/nyheder/2031/med-broedtekst/index.html").read_text(encoding="utf-8")
    assert 'width="1000" height="500" decoding="async"' in page
    named = re.findall(r"mindre-billeder/\S+", page)
    assert named == [f"mindre-billeder/{width}/billeder/foto.jpg.webp" for width in (480, 1000)]
    with Image.open(sample / "site" / named[0]) as copy:
        assert (copy.format, copy.size) == ("WEBP", (480, 240))
    kept = sorted((sample / ".cache/pictures").iterdir())
    assert len(kept) == 5  # the sample has a picture of its own
    times = [file.stat().st_mtime_ns for file in kept]
    (sample / ".cache/build").unlink()
    assert run(sample, "build").returncode == 0
    assert [file.stat().st_mtime_ns for file in kept] == times
    write(sample, "Nyt.")
    assert run(sample, "build").returncode == 0
    assert (sample / "site" / named[0]).exists()


def test_a_picture_that_nothing_shows_any_more_leaves_no_copy(sample: Path) -> None:
    lay(sample, "foto.jpg")
    write(sample, "![Et foto](/billeder/foto.jpg)")
    assert run(sample, "build").returncode == 0
    item = sample / ITEM
    text = item.read_text(encoding="utf-8").replace("![Et foto](/billeder/foto.jpg)", "")
    item.write_text(text, encoding="utf-8")
    assert run(sample, "build").returncode == 0
    assert not (sample / COPIES / "480/billeder/foto.jpg.webp").exists()
    assert len(list((sample / ".cache/pictures").iterdir())) == 3


def test_a_link_to_a_picture_becomes_a_picture_without_anything_else_changing(
    sample: Path,
) -> None:
    lay(sample, "foto.jpg")
    write(sample, "[Et foto](/billeder/foto.jpg)")
    assert run(sample, "build").returncode == 0
    copy = sample / COPIES / "480/billeder/foto.jpg.webp"
    assert not copy.exists()
    write(sample, "![Et foto](/billeder/foto.jpg)")
    assert run(sample, "build").returncode == 0
    assert copy.exists()


def test_a_hand_written_page_may_show_a_picture_by_its_place(sample: Path) -> None:
    lay(sample, "foto.jpg")
    page = sample / "content/om-webstedet.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n![Et foto](billeder/foto.jpg)\n", encoding="utf-8")
    assert run(sample, "build").returncode == 0
    html = (sample / "site/om-webstedet/index.html").read_text(encoding="utf-8")
    assert 'srcset="../mindre-billeder/480/billeder/foto.jpg.webp 480w' in html
    assert (sample / COPIES / "480/billeder/foto.jpg.webp").exists()


def test_a_picture_that_cannot_be_shown_is_told_at_its_line(sample: Path) -> None:
    lay(sample, "foto.jpg", kind="PNG")
    write(sample, "![Et foto](/billeder/foto.jpg)")
    line = 1 + (sample / ITEM).read_text(encoding="utf-8").split("![Et foto]")[0].count("\n")
    message = "billedet /billeder/foto.jpg er en PNG, men hedder .jpg: giv filen endelsen .png"
    assert of_pictures(sample) == [f"{ITEM}:{line}:14: {message}"]
    page = sample / "content/om-webstedet.md"
    before = page.read_text(encoding="utf-8")
    page.write_text(f"{before}\n![Et foto](/billeder/foto.jpg)\n", encoding="utf-8")
    number = before.count("\n") + 2
    assert f"content/om-webstedet.md:{number}:12: {message}" in of_pictures(sample)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "{file: billeder/foto.jpg}",
            "billedet har ingen tekst: skriv i »text«, hvad det viser; er det kun til pynt, så "
            "skriv »decoration: ja«",
        ),
        (
            "{file: billeder/foto.jpg, text: Et foto, decoration: ja}",
            "et billede, der kun er til pynt, har ingen tekst: slet »text« eller »decoration«",
        ),
        (
            "{file: 'https://example.org/foto.jpg', text: Et foto}",
            "billedet skal ligge på webstedet: læg det i content/billeder/",
        ),
        (
            "{file: billeder/andet.jpg, text: Et foto}",
            "billedet /billeder/andet.jpg fører ikke til noget på webstedet",
        ),
        (
            "{file: billeder/andet.bmp, text: Et foto}",
            "billedet /billeder/andet.bmp er ikke JPEG, PNG, WebP, GIF eller SVG: gem det som en "
            "af dem",
        ),
    ],
)
def test_what_is_wrong_with_the_picture_of_an_item_is_told_there(
    sample: Path, written: str, message: str
) -> None:
    lay(sample, "foto.jpg")
    (sample / "content/billeder/andet.bmp").write_bytes(b"x")
    item = sample / ITEM
    item.write_text(f"picture: {written}\n" + item.read_text(encoding="utf-8"), encoding="utf-8")
    found = [line for line in of_pictures(sample) if line.startswith(f"{ITEM}:1:")]
    assert [line.split(": ", 1)[1] for line in found] == [message]


def test_the_place_where_a_picture_was_taken_is_warned_of(sample: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (900, 600)).save(lay(sample, "foto.jpg"), exif=exif)
    write(sample, "![Et foto](/billeder/foto.jpg)")
    (line,) = of_pictures(sample)
    assert line.endswith(
        ": advarsel: billedet /billeder/foto.jpg fortæller, hvor det er taget (GPS): gem det uden "
        "stedet, hvis det ikke er meningen"
    )


def test_a_picture_that_is_damaged_within_is_told_where_it_is_shown(sample: Path) -> None:
    file = lay(sample, "foto.png")
    content = bytearray(file.read_bytes())
    content[200:4000] = bytes(3800)
    file.write_bytes(content)
    write(sample, "![Et foto](/billeder/foto.png)")
    line = 1 + (sample / ITEM).read_text(encoding="utf-8").split("![Et foto]")[0].count("\n")
    message = "billedet /billeder/foto.png er beskadiget: gem det igen"
    assert of_pictures(sample) == [f"{ITEM}:{line}:14: {message}"]


def test_two_builds_give_the_same_copies(sample: Path) -> None:
    file = lay(sample, "foto.jpg")
    write(sample, "![Et foto](/billeder/foto.jpg)")
    copy = sample / COPIES / "480/billeder/foto.jpg.webp"
    assert run(sample, "build").returncode == 0
    first = copy.read_bytes()
    for name in ("build", "inputs"):
        (sample / ".cache" / name).unlink()
    for kept in (sample / ".cache/pictures").iterdir():
        kept.unlink()
    assert run(sample, "build").returncode == 0
    assert copy.read_bytes() == first
    assert Image.open(io.BytesIO(first)).size == (480, 240)
    assert file.read_bytes() == (sample / "site/billeder/foto.jpg").read_bytes()
