"""Eleventy, of the generators in JavaScript the one known for its speed."""

from benchmark.corpus import Item
from benchmark.peers.front_matter import with_front_matter
from benchmark.peers.install import Packages
from benchmark.peers.peer import Peer, Site
from benchmark.tool import PAGE_SIZE, Output, Sources, Tool, write, write_pictures

_VERSION = "3.1.2"
"""The newest that every registry has whole: later ones want a package that some lack."""

_CONFIG = """
import { feedPlugin } from "@11ty/eleventy-plugin-rss";
export default function (config) {
  config.addPlugin(feedPlugin, {
    type: "rss", outputPath: "/feed.xml", collection: { name: "nyheder", limit: 50 },
    metadata: { language: "da", title: "KL", subtitle: "Nyheder", base: "https://www.kl.dk/",
                author: { name: "KL" } },
  });
  config.addPassthroughCopy({ static: "/" });
  config.addFilter("day", (date) => new Date(date).toISOString().slice(0, 10));
  return { markdownTemplateEngine: false, dir: { input: "content", output: "_site" } };
}
"""

_ITEM = """---
layout: base.njk
---
<h1>{{ title }}</h1><p><time datetime="{{ date | day }}">{{ date | day }}</time> {{ kind }}</p>
<p>{{ summary }}</p>{{ content | safe }}
"""

_LIST = f"""---
layout: base.njk
title: Nyheder
pagination: {{ data: collections.nyheder, size: {PAGE_SIZE}, reverse: true, alias: items }}
permalink: "/nyheder/{{{{ 'page/' ~ (pagination.pageNumber + 1) ~ '/' if pagination.pageNumber }}}}"
---
<h1>Nyheder</h1>
""" + (
    '{% for item in items %}<h2><a href="{{ item.url }}">{{ item.data.title }}</a></h2>'
    '<p><time datetime="{{ item.date | day }}">{{ item.date | day }}</time> {{ item.data.kind }}'
    "</p><p>{{ item.data.summary }}</p>{% endfor %}\n"
    '{% if pagination.href.previous %}<a href="{{ pagination.href.previous }}">Nyere</a>{% endif %}'
    '{% if pagination.href.next %}<a href="{{ pagination.href.next }}">Ældre</a>{% endif %}\n'
)


def _lay_out(site: Site) -> Tool:
    folder = site.folder
    write(folder / "package.json", '{"private": true, "type": "module"}\n')
    (folder / "node_modules").symlink_to(site.program.parent.parent)
    write(folder / "eleventy.config.js", _CONFIG)
    layouts = folder / "content/_includes"
    write(layouts / "base.njk", site.filled("{{ title }}", "{{ content | safe }}"))
    write(layouts / "item.njk", _ITEM)
    write(folder / "content/lists.njk", _LIST)
    write(folder / "content/items/items.json", '{"layout": "item.njk", "tags": "nyheder"}\n')
    write_pictures(folder / "static", site.corpus)
    program = str(site.program)
    return Tool(
        name=PEER.name,
        version=_VERSION,
        folder=folder,
        sources=Sources(site.corpus, lambda item: folder / f"content/items/{item.id}.md", _text),
        output=Output(
            folder / "_site",
            site.corpus,
            ["nyheder/index.html", "nyheder/page/*/index.html"],
            "feed.xml",
        ),
        build=[program, "--quiet"],
        serve=lambda port: [program, "--serve", "--quiet", f"--port={port}"],
        made=["_site", ".cache"],
        rounds=3,
        note="not the newest",
    )


def _text(item: Item, body: str) -> str:
    return with_front_matter(item, body, permalink=f"/{item.address}", kind=item.kind)


PEER = Peer(
    "eleventy",
    Packages("npm", [f"@11ty/eleventy@{_VERSION}", "@11ty/eleventy-plugin-rss@3.0.0"], "eleventy"),
    _lay_out,
)
