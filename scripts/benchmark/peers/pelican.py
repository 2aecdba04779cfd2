"""Pelican, the static site generator in Python most like ours in what it is for."""

from benchmark.corpus import Item
from benchmark.peers.install import Packages
from benchmark.peers.peer import Peer, Site
from benchmark.tool import PAGE_SIZE, Output, Sources, Tool, write, write_pictures

_VERSION = "4.12.0"

_CONFIG = f"""
SITENAME = "KL"
SITEURL = "https://www.kl.dk"
PATH = "content"
OUTPUT_PATH = "output"
ARTICLE_PATHS = ["items"]
STATIC_PATHS = ["billeder"]
TIMEZONE = "Europe/Copenhagen"
DEFAULT_LANG = "da"
THEME = "theme"
FEED_ALL_RSS = "feeds/all.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
RSS_FEED_SUMMARY_ONLY = True
FEED_MAX_ITEMS = 50
ARTICLE_URL = "nyheder/{{date:%Y}}/{{slug}}/"
ARTICLE_SAVE_AS = "nyheder/{{date:%Y}}/{{slug}}/index.html"
DIRECT_TEMPLATES = ["index"]
INDEX_SAVE_AS = "nyheder/index.html"
PAGINATED_TEMPLATES = {{"index": {PAGE_SIZE}}}
DEFAULT_PAGINATION = {PAGE_SIZE}
PAGINATION_PATTERNS = (
    (1, "nyheder/", "nyheder/index.html"),
    (2, "nyheder/page/{{number}}/", "nyheder/page/{{number}}/index.html"),
)
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
LOAD_CONTENT_CACHE = CACHE_CONTENT = True
CONTENT_CACHING_LAYER = "generator"
CACHE_PATH = "cache"
"""

_TITLE = "{{ article.title if article else 'Nyheder' }}"
_META = (
    '<p><time datetime="{{ NAME.date.date() }}">{{ NAME.date.date() }}</time> {{ NAME.category }}'
    "</p>{{ NAME.summary }}"
)
_PAGE = (
    '{% extends "base.html" %}{% block main %}<h1>{{ article.title }}</h1>'
    f"{_META.replace('NAME', 'article')}{{{{ article.content }}}}{{% endblock %}}"
)
_LIST = (
    '{% extends "base.html" %}{% block main %}<h1>Nyheder</h1>'
    "{% for each in articles_page.object_list %}"
    '<h2><a href="/{{ each.url }}">{{ each.title }}</a></h2>'
    f"{_META.replace('NAME', 'each')}{{% endfor %}}"
    "{% if articles_page.has_previous() %}"
    '<a href="/{{ articles_previous_page.url }}">Nyere</a>{% endif %}'
    "{% if articles_page.has_next() %}"
    '<a href="/{{ articles_next_page.url }}">Ældre</a>{% endif %}{% endblock %}'
)


def _lay_out(site: Site) -> Tool:
    folder, content = site.folder, site.folder / "content"
    write(folder / "pelicanconf.py", _CONFIG)
    theme = folder / "theme/templates"
    (folder / "theme/static").mkdir(parents=True)
    write(theme / "base.html", site.filled(_TITLE, "{% block main %}{% endblock %}"))
    write(theme / "article.html", _PAGE)
    write(theme / "index.html", _LIST)
    write_pictures(content, site.corpus)
    program = str(site.program)
    return Tool(
        name=PEER.name,
        version=_VERSION,
        folder=folder,
        sources=Sources(site.corpus, lambda item: content / f"items/{item.id}.md", _text),
        output=Output(
            folder / "output",
            site.corpus,
            ["nyheder/index.html", "nyheder/page/*/index.html"],
            "feeds/all.xml",
        ),
        build=[program, "--quiet"],
        serve=None,
        made=["output", "cache", "__pycache__"],
        rounds=2,
        note="with its cache of contents switched on; its server (--autoreload --listen) showed "
        "no save among 10,000 items within three minutes, so that is not measured",
    )


def _text(item: Item, body: str) -> str:
    return (
        f"Title: {item.title}\nDate: {item.day}\nSlug: {item.id}\nCategory: {item.kind}\n"
        f"Summary: {item.summary}\n\n{body}\n"
    )


PEER = Peer("pelican", Packages("pip", [f"pelican[markdown]=={_VERSION}"], "pelican"), _lay_out)
