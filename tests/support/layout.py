"""Whether a page fits the window, whatever fonts a machine has and however a reader sets text."""

import re
from pathlib import Path

from playwright.sync_api import Page

from support.reading import BuiltPage, pages

WIDTHS = (1280, 390, 320)
"""CSS pixels: a desktop, a phone, and the least that WCAG 2.2 asks for (1.4.10 Reflow)."""

STYLES = {
    "as it is": "",
    "serif": "* { font-family: serif !important }",
    "sans-serif": "* { font-family: sans-serif !important }",
    "monospace": "* { font-family: monospace !important }",
    "text spacing (WCAG 1.4.12)": (
        "* { letter-spacing: .12em !important; word-spacing: .16em !important;"
        " line-height: 1.5 !important } p { margin-bottom: 2em !important }"
    ),
    "wider than any font": "* { letter-spacing: .3em !important }",
}
"""Style sheets on top of a page's own. The last one leaves no room for luck with a font."""

TWICE = {"text of 200 % (WCAG 1.4.4)": "html { font-size: 250% !important }"}
"""The theme gives the text of a page 125 %."""

_OVERFLOW = """css => {
    let sheet = document.getElementById("_style");
    if (!sheet) {
        sheet = document.createElement("style");
        sheet.id = "_style";
        document.head.append(sheet);
    }
    sheet.textContent = css;
    return document.documentElement.scrollWidth - innerWidth;
}"""


def overflows(page: Page, widths: tuple[int, ...], styles: dict[str, str]) -> list[str]:
    """Return where the page that is open is wider than the window, and by how many pixels."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        for name, css in styles.items():
            if (pixels := page.evaluate(_OVERFLOW, css)) > 0:
                found.append(f"{page.url} is {pixels} pixels too wide at {width}, {name}")
    return found


def longest_words(site: Path, count: int) -> list[str]:
    """Return the addresses of the pages of a built site that have its longest words."""
    return [page.address for page in sorted(pages(site), key=_longest_word)[-count:]]


def _longest_word(page: BuiltPage) -> int:
    words = re.findall(r"\w+", " ".join(page.document.xpath("//body//text()")))
    return max(map(len, words), default=0)
