"""Takes the pictures in the documents: ``python scripts/pictures.py``.

Run it with the Python of the environment of the tests. The README shows the built ``site/``; the
editors' guide shows what an editor sees in ``serve``, of a copy of the project with the guide's own
example in it. Writes ``docs/front-page.webp`` and ``docs/vejledning/``.
"""

import os
import re
import sys
import tempfile
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

import browser
from audit import FLAGS, SITE, served
from benchmark.server import started

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]
DOCS = ROOT / "docs"
GUIDE = DOCS / "vejledning"
ITEM = "news/2026/2026-11-22-nye-tal.yml"
"""The guide's example of a news item, below ``data/``."""

_DESK, _PHONE, _WINDOW = (1280, 860), (390, 844), (900, 620)
_GREY = "#e8ecef"


def _shot(chromium: Browser, address: str, size: tuple[int, int]) -> Image.Image:
    """Return what a window of that size, in CSS pixels, shows of a page."""
    page = chromium.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(address, wait_until="networkidle")
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return picture


def _of_the_site(chromium: Browser) -> None:
    """Save the front page on a wide screen, with a council's seats on a phone beside it."""
    with served(SITE) as address:
        wide = _shot(chromium, address, _DESK)
        phone = _shot(chromium, f"{address}kkr/sjaelland/2026-2030/sammensaetning/", _PHONE)
    sheet = Image.new("RGB", (wide.width + phone.width + 90, wide.height + 60), _GREY)
    sheet.paste(wide, (30, 30))
    sheet.paste(phone, (wide.width + 60, 38))
    sheet.save(DOCS / "front-page.webp", quality=75, method=6)


def _example() -> str:
    guide = (DOCS / "redaktion.md").read_text(encoding="utf-8")
    match = re.search(r"```yaml news\n(.*?)```", guide, re.DOTALL)
    if match is None:
        raise SystemExit("The guide has no example of a news item.")
    return match[1]


def _serve(port: int) -> list[str]:
    return [sys.executable, "scripts/commands.py", "serve", "--port", str(port)]


def _of_the_guide(chromium: Browser, project: Path) -> None:
    """Save what an editor sees of an item under embargo, and of a mistake."""
    item, page = project / "data" / ITEM, "nyheder/2026/nye-tal/"
    item.parent.mkdir(parents=True, exist_ok=True)
    tomorrow = date.today() + timedelta(days=1)
    states = {
        "klausul": (f"{_example()}embargo: {tomorrow} 06:00\n", "Klausul til"),
        "fejl": (
            _example().replace('"KL: Nye tal om kommunernes økonomi"', "KL: Nye tal"),
            "kolon i en tekst",
        ),
    }
    item.write_text(states["klausul"][0], encoding="utf-8")
    GUIDE.mkdir(exist_ok=True)
    with started(_serve, project, os.environ) as server:
        for name, (text, shown) in states.items():
            item.write_text(text, encoding="utf-8")
            server.wait_for(page, shown)
            picture = _shot(chromium, f"{server.address}{page}", _WINDOW)
            picture.save(GUIDE / f"{name}.webp", quality=70, method=6)


def main() -> int:
    """Take all pictures; return 1 if there is no Chromium or no site."""
    from support.project import make_project

    found = browser.find_or_install()
    if found is None or not SITE.exists():
        print("There is no Chromium, or no site: build it first.", file=sys.stderr)
        return 1
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(executable_path=str(found), args=FLAGS)
        _of_the_site(chromium)
        _of_the_guide(chromium, make_project(Path(folder) / "kl", ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
