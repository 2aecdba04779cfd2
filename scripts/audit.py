"""Looks at the built site with other people's tools: ``python scripts/audit.py``.

Run it with the Python of the environment of the tests, after a build. Lighthouse and the Nu HTML
checker come from npm into ``.bench/audit/`` (the checker needs Java); Chromium takes a picture of
one page of each kind. Writes ``docs/audit.md`` and the contact sheets in ``docs/pages/``.
What could not be run is said there.
"""

import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, Response, sync_playwright

import browser

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]
SITE = ROOT / "site"
TOOLS = ROOT / ".bench" / "audit"
SHEETS = ROOT / "docs" / "pages"
REPORT = ROOT / "docs" / "audit.md"
JUDGED = (
    "front", "news_list", "news_item", "kkr_overview", "kkr", "composition", "council_meetings",
    "municipality", "glossary", "soeg/",
)  # fmt: skip
"""The templates of which Lighthouse judges a page; the search, which has none, with results."""

QUERY = "?q=borgmester"
AT_ONCE = 2
"""So many pages are judged at a time: more would slow each other down, and be judged slow."""

THUMBNAIL = (300, 450)
COLUMNS = 8
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class View:
    """A way to look at a page: width of the window in CSS pixels, colours, and medium."""

    name: str
    width: int
    scheme: Any = "light"
    medium: Any = "screen"


VIEWS = (
    View("1280", 1280),
    View("390", 390),
    View("320", 320),
    View("dark", 390, scheme="dark"),
    View("print", 794, medium="print"),  # A4 at 96 pixels an inch
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the files of a folder until the end of the block; give the address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def _install(package: str) -> Path | None:
    """Return the folder of an npm package, installing it if need be; None if that fails."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    found = TOOLS / "node_modules" / package.partition("@")[0]
    if not found.exists() and shutil.which("npm"):
        command = ["npm", "install", "--silent", "--no-audit", "--prefix", str(TOOLS), package]
        subprocess.run(command, check=False)
    return found if found.exists() else None


def _lighthouse(address: str, kinds: dict[str, str], chromium: Path) -> list[str]:
    """Return a row of a table for each page that Lighthouse judges: its four scores of 100."""
    package = _install("lighthouse@12")
    if package is None:
        return ["| Lighthouse could not be installed | | | | |"]
    paths = [kinds[each] + (QUERY if each == "soeg/" else "") for each in JUDGED]

    def row(path: str) -> str:
        command = [
            "node", str(package / "cli" / "index.js"), address + path, "--quiet", "--output=json",
            "--chrome-flags=--headless --no-sandbox", "--skip-audits=is-crawlable",
        ]  # fmt: skip
        environment = {**os.environ, "CHROME_PATH": str(chromium)}
        result = subprocess.run(command, capture_output=True, env=environment, check=False)
        if result.returncode != 0:
            return f"| `/{path}` | could not be run | | | |"
        scores = json.loads(result.stdout)["categories"].values()
        return f"| `/{path}` | {' | '.join(str(round(100 * s['score'])) for s in scores)} |"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(row, paths))


def _nu_html_checker() -> str:
    """Return what the Nu HTML checker says of every page of the site."""
    package = _install("vnu-jar")
    java = shutil.which("java")
    if package is None or java is None:
        return "Not run: it needs npm and Java."
    jar = next(package.rglob("vnu.jar"))
    command = [java, "-Xss1m", "-jar", str(jar), "--skip-non-html", "--format", "json", str(SITE)]
    result = subprocess.run(command, capture_output=True, check=False)
    messages = json.loads(result.stderr)["messages"]
    errors = [each for each in messages if each["type"] == "error"]
    pages = sum(1 for _ in SITE.rglob("*.html"))
    lines = [f"{pages} pages: {len(errors)} errors, {len(messages) - len(errors)} remarks."]
    lines += sorted({f"- {each['type']}: {each['message']}" for each in messages})[:20]
    return "\n".join(lines)


def _sizes(page: Page, address: str) -> str:
    """Return how much is fetched for the front page, and then for a page like most, compressed."""
    fetched: list[Response] = []
    page.on("response", lambda each: fetched.append(each))
    page.goto(address, wait_until="networkidle")
    first = sum(len(gzip.compress(each.body(), 9)) for each in fetched if each.ok)
    sizes = sorted(len(gzip.compress(each.read_bytes(), 9)) for each in SITE.rglob("*.html"))
    middle, most = sizes[len(sizes) // 2], sizes[len(sizes) * 9 // 10]
    return (
        f"First view: {len(fetched)} requests, {first / 1000:.1f} kB. A next page is its HTML: "
        f"{middle / 1000:.1f} kB in the middle, {most / 1000:.1f} kB or less for nine of ten. "
        "Bodies as `gzip -9`, without heads."
    )


def _sheet(chromium: Browser, address: str, paths: list[str], view: View) -> Image.Image:
    """Return one picture of the upper part of all pages, in rows from left to right."""
    width, height = THUMBNAIL
    rows = -(-len(paths) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (width + 8), rows * (height + 8)), "#888")
    window = {"width": view.width, "height": view.width * height // width}
    context = chromium.new_context(viewport=window, color_scheme=view.scheme)  # type: ignore[arg-type] # a TypedDict
    page = context.new_page()
    page.emulate_media(media=view.medium, color_scheme=view.scheme)
    for number, path in enumerate(paths):
        page.goto(address + path)
        picture = Image.open(BytesIO(page.screenshot())).convert("RGB").resize(THUMBNAIL)
        row, column = divmod(number, COLUMNS)
        sheet.paste(picture, (column * (width + 8) + 4, row * (height + 8) + 4))
    context.close()
    return sheet


def main() -> int:
    """Audit the site; return 1 if there is no Chromium or no site."""
    from support.page_kinds import kinds_of_pages

    chromium = browser.find_or_install()
    if chromium is None or not SITE.exists():
        print("There is no Chromium, or no site: build it first.", file=sys.stderr)
        return 1
    kinds = kinds_of_pages(ROOT, SITE)
    paths = sorted(kinds.values())
    SHEETS.mkdir(parents=True, exist_ok=True)
    with served(SITE) as address, sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(chromium), args=FLAGS)
        for view in VIEWS:
            sheet = _sheet(launched, address, paths, view)
            sheet.save(SHEETS / f"{view.name}.webp", quality=60, method=6)
        sizes = _sizes(launched.new_page(), address)
        scores = _lighthouse(address, kinds, chromium)
    sheets = [f"- [{view.name}](pages/{view.name}.webp)" for view in VIEWS]
    legend = [f"{number}. `/{path}`" for number, path in enumerate(paths, 1)]
    REPORT.write_text(
        "\n".join([
            "# The site in other people's tools", "",
            "Made by `python scripts/audit.py` of the site of this repository.", "", sizes, "",
            "## Lighthouse", "",
            "Without asking whether search engines may come, which a trial edition denies.", "",
            "| page | performance | accessibility | best practices | SEO |",
            "| --- | ---: | ---: | ---: | ---: |", *scores, "",
            "## Nu HTML checker", "", _nu_html_checker(), "",
            "## Contact sheets", "",
            "The upper part of one page of each kind, in the order below, eight in a row.", "",
            *sheets, "", *legend, "",
        ]),
        encoding="utf-8",
    )  # fmt: skip
    print(REPORT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
