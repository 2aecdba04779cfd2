"""The blog plugin of Material for MkDocs, with the usual plugin for feeds."""

from benchmark.corpus import Item
from benchmark.peers.front_matter import with_front_matter
from benchmark.peers.install import Packages
from benchmark.peers.peer import Peer, Site
from benchmark.tool import PAGE_SIZE, Output, Sources, Tool, write, write_pictures

_VERSION = "9.8.1"

_CONFIG = f"""
site_name: KL
site_url: https://www.kl.dk/
theme:
  name: material
  custom_dir: overrides
  language: da
  font: false
markdown_extensions: [tables, attr_list, sane_lists]
plugins:
  - blog:
      blog_dir: nyheder
      blog_toc: false
      archive: false
      categories: false
      post_date_format: yyyy-MM-dd
      post_url_format: "{{date}}/{{slug}}"
      post_url_date_format: yyyy
      post_readtime: false
      pagination_per_page: {PAGE_SIZE}
      pagination_url_format: "page/{{page}}"
  - rss:
      use_git: false
      match_path: "nyheder/posts/.*"
      date_from_meta: {{as_creation: date}}
      length: 50
      json_feed_enabled: false
"""

_LIST = (
    '{% extends "main.html" %}{% block main %}{{ page.content }}'
    "{% for post in posts %}{{ post.content }}{% endfor %}"
    "{% if pagination %}{{ pagination({}) }}{% endif %}{% endblock %}"
)


def _lay_out(site: Site) -> Tool:
    folder, docs = site.folder, site.folder / "docs"
    write(folder / "mkdocs.yml", _CONFIG)
    write(docs / "index.md", "# KL\n")
    write(docs / "nyheder/index.md", "# Nyheder\n")
    main = "{% block main %}{{ page.content }}{% endblock %}"
    write(folder / "overrides/main.html", site.filled("{{ page.title }}", main))
    write(folder / "overrides/blog-post.html", '{% extends "main.html" %}')
    write(folder / "overrides/blog.html", _LIST)
    write_pictures(docs, site.corpus)
    program = str(site.program)
    return Tool(
        name=PEER.name,
        version=_VERSION,
        folder=folder,
        sources=Sources(site.corpus, lambda item: docs / f"nyheder/posts/{item.id}.md", _text),
        output=Output(
            folder / "site",
            site.corpus,
            ["nyheder/index.html", "nyheder/page/*/index.html"],
            "feed_rss_created.xml",
        ),
        build=[program, "build", "--quiet"],
        serve=lambda port: [program, "serve", "--quiet", "--dev-addr", f"localhost:{port}"],
        made=["site", ".cache"],
        environment={"NO_MKDOCS_2_WARNING": "1"},
        rounds=1,
        note="under MkDocs 1.6.1, with mkdocs-rss-plugin 1.19.0",
    )


def _text(item: Item, body: str) -> str:
    content = f"# {item.title}\n\n{item.kind}\n\n{item.summary}\n\n<!-- more -->\n\n{body}"
    return with_front_matter(item, content, slug=item.id)


PEER = Peer(
    "material-blog",
    Packages(
        "pip",
        [
            f"mkdocs-material=={_VERSION}",
            "mkdocs==1.6.1",
            "mkdocs-rss-plugin==1.19.0",
            "click==8.5.1",
        ],
        "mkdocs",
    ),
    _lay_out,
)
