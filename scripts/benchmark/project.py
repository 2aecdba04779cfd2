"""The project itself with a corpus of news, laid out to be measured."""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmark.corpus import Corpus, Item
from benchmark.measure import Failed, Task
from benchmark.measures import CHECK_CHANGED, CHECK_COLD, PLAIN, PROJECT, TRAVELLED
from benchmark.tasks import Build, tasks_of
from benchmark.tool import Output, Sources, Tool, write_pictures

_NOTE = (
    "also validates its data, cleans HTML, computes the KKR, and makes its other pages, feeds, "
    "calendars, open data and a search index; the peers do none of that"
)
_SETTINGS = ("mkdocs.yml", "requirements.lock", "pyproject.toml")


class Project:
    """A copy of the project at ``root`` in ``folder``, with the items of a corpus beside its own.

    Raises ``Failed`` if its own data does not pass its own check.
    """

    def __init__(self, root: Path, folder: Path, corpus: Corpus) -> None:
        self._folder, self._corpus = folder, corpus
        _copy(root, folder)
        sources = Sources(corpus, lambda item: _file(folder, item), _text)
        write_pictures(folder / "content", corpus)
        site = folder / "site"
        lists = ["nyheder/index.html", "nyheder/side/*/index.html"]
        self.tool = Tool(
            name=PROJECT,
            version=_version(root),
            folder=folder,
            sources=sources,
            output=Output(site, corpus, lists, "feeds/nyheder.xml", more_items=True),
            build=_line("build", "--quiet"),
            serve=lambda port: _line("serve", "--port", str(port)),
            made=["site", ".cache", ".build"],
            note=_NOTE,
        )

    def layout(self) -> str:
        """Build, and return a page of an item with marks for what differs from page to page.

        The mark ``@@TITLE@@`` stands for the title, ``@@CONTENT@@`` for what is in the article.
        Raises ``Failed`` if the page holds what a peer would take for the language of a template.
        """
        subprocess.run(self.tool.build, cwd=self._folder, check=True)
        page = self.tool.output.folder / self._corpus.items[-1].address / "index.html"
        html = page.read_text(encoding="utf-8")
        html = re.sub(r"<title>.*?</title>", "<title>@@TITLE@@</title>", html, flags=re.DOTALL)
        for name in ("description", "og:description", "og:title"):
            html = re.sub(rf'(="{name}" content=")[^"]*', r"\1@@TITLE@@", html)
        html = re.sub(r"(<article[^>]*>).*(</article>)", r"\1@@CONTENT@@\2", html, flags=re.DOTALL)
        if any(mark in html for mark in ("{{", "{%", "{#")) or "@@CONTENT@@" not in html:
            raise Failed("a page of klsite cannot be made a template of the peers")
        return html

    def tasks(self, *, plain: bool) -> list[Task]:
        """Return what is measured of the project; ``plain`` adds its slow path, run once."""
        tool, check = self.tool, _line("check")
        own: list[Task] = [
            Build(tool, CHECK_CHANGED, check, tool.sources.change, makes_site=False),
            Build(tool, TRAVELLED, tool.build, self._travel),
            Build(tool, CHECK_COLD, check, lambda: tool.clean(".cache"), makes_site=False),
        ]
        if plain:
            own.append(
                Build(tool, PLAIN, _line("build", "--quiet", "--plain"), tool.clean, rounds=1)
            )
        return tasks_of(tool) + own

    def _travel(self) -> str:
        """Put copies with times of their own in place of what the last build left; edit an item."""
        for name in ("site", ".cache"):
            folder, copy = self._folder / name, self._folder / f"{name}.copy"
            shutil.copytree(folder, copy, copy_function=shutil.copyfile)
            shutil.rmtree(folder)
            copy.rename(folder)
        shutil.rmtree(self._folder / ".build")
        return self.tool.sources.change()


def _copy(root: Path, folder: Path) -> None:
    """Copy what the project builds from; ``.venv`` stays where it is, with its stamp in it."""
    folder.mkdir(parents=True)
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to(root / name)
    for name in ("scripts", "data", "content"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(root / name, folder / name, ignore=ignored)
    for name in _SETTINGS:
        shutil.copy(root / name, folder)
    if subprocess.run([sys.executable, root / "scripts/kl.py", "check"], check=False).returncode:
        raise Failed("the project's own data has mistakes")
    (folder / ".venv").symlink_to(root / ".venv")


def _version(root: Path) -> str:
    """Return the commit measured, with a mark if files have been changed since."""
    line = ["git", "describe", "--always", "--dirty=, changed since"]
    result = subprocess.run(line, cwd=root, capture_output=True, text=True, check=False)
    return result.stdout.strip() or "not in git"


def _line(*arguments: str) -> Sequence[str]:
    return [sys.executable, "scripts/kl.py", *arguments]


def _file(folder: Path, item: Item) -> Path:
    return folder / f"data/news/{item.day.year}/{item.day}-{item.id}.yml"


def _text(item: Item, body: str) -> str:
    indented = "\n".join(f"  {line}" if line else "" for line in body.split("\n"))
    return (
        f'id: {item.id}\nkind: {item.kind}\ndate: {item.day}\ntitle: "{item.title}"\n'
        f"summary: >-\n  {item.summary}\nbody: |\n{indented}\nsource: profil\n"
    )
