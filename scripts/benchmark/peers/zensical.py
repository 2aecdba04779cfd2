"""Zensical, which is to follow Material for MkDocs."""

from collections.abc import Sequence

from benchmark.corpus import Item
from benchmark.peers.front_matter import with_front_matter
from benchmark.peers.install import Packages
from benchmark.peers.peer import Peer, Site
from benchmark.tool import PAGE_SIZE, Output, Sources, Tool, write, write_pictures

_VERSION = "0.0.73"
"""The newest that every registry has whole: 0.1 wants a package of its theme that some lack."""

_CONFIG = """
[project]
site_name = "KL"
site_url = "https://www.kl.dk/"
docs_dir = "docs"
nav = [{ "KL" = "index.md" }, { "Nyheder" = "nyheder/index.md" }]
[project.theme]
custom_dir = "overrides"
language = "da"
font = false
[project.markdown_extensions.tables]
[project.markdown_extensions.attr_list]
[project.markdown_extensions.sane_lists]
"""

_NOTE = (
    "not the newest; makes no feed, and no lists of its own: its lists were written as Markdown "
    "beforehand, and a change of an item's title would leave them as they were"
)


def _lay_out(site: Site) -> Tool:
    folder, docs = site.folder, site.folder / "docs"
    write(folder / "zensical.toml", _CONFIG)
    write(docs / "index.md", "# KL\n")
    write(folder / "overrides/main.html", site.filled("{{ page.title }}", "{{ page.content }}"))
    newest_first = site.corpus.items[::-1]
    starts = range(0, len(newest_first), PAGE_SIZE)
    for number, start in enumerate(starts, start=1):
        name = "index.md" if number == 1 else f"page/{number}.md"
        text = _list(newest_first[start : start + PAGE_SIZE])
        write(docs / "nyheder" / name, text)
    write_pictures(docs, site.corpus)
    program = str(site.program)
    return Tool(
        name=PEER.name,
        version=_VERSION,
        folder=folder,
        sources=Sources(site.corpus, lambda item: docs / f"{item.address.rstrip('/')}.md", _text),
        output=Output(
            folder / "site",
            site.corpus,
            ["nyheder/index.html", "nyheder/page/*/index.html"],
            feed=None,
        ),
        build=[program, "build"],
        serve=lambda port: [program, "serve", "--dev-addr", f"localhost:{port}"],
        made=["site", ".cache"],
        rounds=2,
        note=_NOTE,
    )


def _text(item: Item, body: str) -> str:
    content = (
        f'# {item.title}\n\n<p><time datetime="{item.day}">{item.day}</time> {item.kind}</p>\n\n'
        f"{item.summary}\n\n{body}"
    )
    return with_front_matter(item, content)


def _list(items: Sequence[Item]) -> str:
    entries = (
        f"## [{item.title}](/{item.address})\n\n"
        f'<p><time datetime="{item.day}">{item.day}</time> {item.kind}</p>\n\n{item.summary}\n'
        for item in items
    )
    return "\n".join(["# Nyheder\n", *entries])


PEER = Peer("zensical", Packages("pip", [f"zensical=={_VERSION}"], "zensical"), _lay_out)
