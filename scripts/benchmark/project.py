"""The project with a corpus of news, laid out to be measured."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmark.corpus import Item
from benchmark.measure import Command

_NAME = "klsite"


class Project:
    """A copy of the project in a folder, with the items of a corpus beside its own."""

    def __init__(self, root: Path, folder: Path, items: Sequence[Item]) -> None:
        self.folder = folder
        self._items = items
        folder.mkdir(parents=True)
        for name in ("hooks", "overrides"):
            (folder / name).symlink_to(root / name)
        for name in ("scripts", "data", "content"):
            shutil.copytree(
                root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        for name in ("mkdocs.yml", "requirements.lock", "pyproject.toml"):
            shutil.copy(root / name, folder)
        subprocess.run([sys.executable, root / "scripts" / "kl.py", "check"], check=True)
        (folder / ".venv").symlink_to(root / ".venv")
        for item in items:
            self._write(item, item.body)

    def _file(self, item: Item) -> Path:
        return self.folder / f"data/news/{item.day.year}/{item.day}-{item.id}.yml"

    def _write(self, item: Item, body: str) -> None:
        file = self._file(item)
        file.parent.mkdir(parents=True, exist_ok=True)
        indented = "\n".join(f"  {line}" if line else "" for line in body.split("\n"))
        file.write_text(
            f'id: {item.id}\nkind: {item.kind}\ndate: {item.day}\ntitle: "{item.title}"\n'
            f"summary: >-\n  {item.summary}\nbody: |\n{indented}\nsource: profil\n",
            encoding="utf-8",
        )

    def _line(self, *arguments: str) -> list[str]:
        return [sys.executable, "scripts/kl.py", *arguments]

    def layout(self) -> str:
        """Return a page of an item, with marks for what differs from page to page."""
        subprocess.run(self._line("build", "--quiet"), cwd=self.folder, check=True)
        item = self._items[-1]
        page = self.folder / f"site/nyheder/{item.day.year}/{item.id}/index.html"
        html = page.read_text(encoding="utf-8")
        html = re.sub(r"<title>.*?</title>", "<title>@@TITLE@@</title>", html, flags=re.DOTALL)
        for name in ("description", "og:description", "og:title"):
            html = re.sub(rf'(="{name}" content=")[^"]*', r"\1@@TITLE@@", html)
        return re.sub(r"(<article[^>]*>).*(</article>)", r"\1@@CONTENT@@\2", html, flags=re.DOTALL)

    def commands(self, *, plain: bool) -> list[Command]:
        """Return what is measured of the project."""
        found = [
            self._command("cold build", ["build", "--quiet"], self._clean),
            self._command("one item changed", ["build", "--quiet"], self._changes()),
            self._command("nothing changed", ["build", "--quiet"], lambda: None),
            self._command("check", ["check"], lambda: None),
        ]
        if plain:
            line = ["build", "--quiet", "--plain"]
            found.append(self._command("cold build, plain path", line, self._clean, rounds=1))
        return found

    def _command(
        self, what: str, line: Sequence[str], before: Callable[[], None], rounds: int | None = None
    ) -> Command:
        return Command(
            _NAME, what, self._line(*line), self.folder, before, self._check, rounds=rounds
        )

    def _clean(self) -> None:
        shutil.rmtree(self.folder / "site", ignore_errors=True)

    def _changes(self) -> Callable[[], None]:
        number = 0

        def change() -> None:
            nonlocal number
            number += 1
            item = self._items[len(self._items) // 2]
            self._write(item, f"{item.body}\n\nRettet {number} gange.")

        return change

    def _check(self) -> None:
        site = self.folder / "site"
        if site.exists():  # a check builds none
            pages = sum(1 for _ in site.glob("nyheder/*/nyhed-*/index.html"))
            assert pages == len(self._items), f"{pages} pages of {len(self._items)} items"
            assert (site / "feeds/nyheder.xml").is_file()
            assert (site / "nyheder/side/1/index.html").is_file()
