"""The layout with the fonts of other machines: a browser that finds no font but one family."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.layout import TWICE, overflows

pytestmark = pytest.mark.browser

FAMILIES = ("DejaVu Sans", "Liberation Serif", "Liberation Mono", "Liberation Sans Narrow")
"""Wide, as on phones with large text; with serifs; of one width; narrow."""

WIDTHS = (1280, 390, 360, 320)

_CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"""

_LENGTHS = """() => ["serif", "sans-serif", "Arial", "Segoe UI"].map(name => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.font = "40px " + name;
    return canvas.measureText("Kommunekontaktråd").width;
})"""


def font_files(family: str) -> list[Path]:
    """Return the files of a family of fonts; none where it or fontconfig is not installed."""
    if shutil.which("fc-list") is None:
        return []
    listed = subprocess.run(["fc-list", family, "file"], capture_output=True, text=True, check=True)
    return [Path(line.strip().rstrip(":")) for line in listed.stdout.splitlines()]


@pytest.mark.parametrize("family", FAMILIES)
def test_no_kind_of_page_scrolls_sideways_with_the_fonts_of_another_machine(
    family: str,
    launch: Callable[[dict[str, str]], Browser],
    address: str,
    page_kinds: list[str],
    tmp_path: Path,
) -> None:
    files = font_files(family)
    if not files:
        pytest.skip(f"{family} is not installed")
    for font in files:
        shutil.copy(font, tmp_path)
    file = tmp_path / "fonts.conf"
    file.write_text(_CONFIGURATION.format(folder=tmp_path), encoding="utf-8")
    other = launch({"FONTCONFIG_FILE": str(file)})
    page = other.new_page()
    wrong = []
    for path in page_kinds:
        page.goto(address + path)
        wrong += overflows(page, WIDTHS, {family: "", **TWICE})
    lengths = page.evaluate(_LENGTHS)
    other.close()
    assert wrong == []
    assert len(set(lengths)) == 1, "the browser found another font"
