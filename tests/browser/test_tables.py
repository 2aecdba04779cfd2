"""Tables on a phone: the answer is on the screen, and the names of the rows stay there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.layout import STYLES
from support.page_kinds import one_of_each_kind
from support.project import NOW, SAMPLE

pytestmark = pytest.mark.browser

FONTS = ("as it is", "serif", "sans-serif", "monospace")

_ANSWERS = """css => {
    let sheet = document.getElementById("_style");
    if (!sheet) {
        sheet = document.createElement("style");
        sheet.id = "_style";
        document.head.append(sheet);
    }
    sheet.textContent = css;
    return [...document.querySelectorAll("article table")].map(table => {
        const head = [...table.tHead.rows[0].cells];
        const answers = head.filter(each => each.matches(".kl-answer"));
        const shown = cell => {
            const box = cell.getBoundingClientRect();
            const name = cell.parentElement.cells[0].getBoundingClientRect();
            const covered = cell.cellIndex > 0 && box.left < name.right - 1;
            return box.left >= 0 && box.right <= innerWidth && !covered
                && cell.scrollWidth <= cell.clientWidth;
        };
        const around = table.closest(".kl-scroll");
        const fits = table.getBoundingClientRect().right <= innerWidth;
        const cut = [...table.rows].flatMap(row => answers
            .map(each => row.cells[each.cellIndex]).filter(cell => cell && !shown(cell)));
        around?.scrollTo(9999, 0);
        const first = [...table.rows].map(row => row.cells[0]).filter(cell => !shown(cell));
        around?.scrollTo(0, 0);
        return {
            caption: head.map(each => each.textContent).join(" | "),
            answers: answers.length,
            cut: cut.map(each => each.textContent),
            lost: first.map(each => each.textContent),
            fits,
        };
    });
}"""
"""What is said of each table: the cells of deciding columns that are cut or covered, and the
names of rows that are lost when one scrolls to the end."""


def _tables_are_readable(page: Page, address: str, kinds: list[str]) -> int:
    """Assert it of the tables of some pages, and return how many there are."""
    page.set_viewport_size({"width": 390, "height": 800})
    count = 0
    for path in kinds:
        page.goto(address + path)
        for font in FONTS:
            for table in page.evaluate(_ANSWERS, STYLES[font]):
                where = f"{path}, {font}: {table['caption']}"
                assert table["answers"] or table["fits"], f"{where} marks no deciding column"
                assert table["cut"] == [], where
                assert table["lost"] == [], where
                count += 1
    return count


def test_every_table_shows_its_answer_on_a_phone(
    browser: Browser, address: str, page_kinds: list[str]
) -> None:
    context = browser.new_context()
    assert _tables_are_readable(context.new_page(), address, page_kinds) > 20
    context.close()


def test_every_table_of_the_sample_shows_its_answer_on_a_phone(
    browser: Browser, sample_site: Path, serve: Callable[[Path], str]
) -> None:
    context = browser.new_context()
    kinds = one_of_each_kind(SAMPLE, sample_site, NOW)
    assert _tables_are_readable(context.new_page(), serve(sample_site), kinds) > 4
    context.close()
