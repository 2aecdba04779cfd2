"""The site as it would be built now. A page is rendered on its first request.

After a save of a news item only that file is read; the checks over the whole site run after the
page has been sent. On a mistake, or after a save of other data, the whole project is read as in a
build.
"""

import mimetypes
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Condition
from typing import NamedTuple
from urllib.parse import quote

from klsite import search
from klsite.addresses import SEARCH_INDEX, is_sitemap
from klsite.build.full import HostFailed
from klsite.build.inputs import InputScan
from klsite.build.manifest import InputSnapshot, ManifestStore
from klsite.build.plan import in_sitemap, sitemap_artifacts, theme_key
from klsite.build.read import read_project
from klsite.host.rendering import MkDocsBuild
from klsite.host.running import configuration, render, settings_of
from klsite.load.news import read_item
from klsite.load.reader import Reader
from klsite.model.diagnostics import DataErrors, errors_in
from klsite.model.source_location import DATA_FOLDER
from klsite.model.visibility import Visibility
from klsite.pages.page import Page, prepared
from klsite.preview.sound_part import read_sound_part
from klsite.render.frames import Frames
from klsite.render.page_renderers import PageRenderers
from klsite.results.news import News
from klsite.site.artifacts import INDEX, Artifact, SiteRenderers, address_of
from klsite.site.bodies import ItemChanged
from klsite.site.data import is_same_at
from klsite.site.groups import CacheKeys, site_groups
from klsite.site.searched import search_facts
from klsite.site.settings import SiteSettings
from klsite.site.site import Site
from klsite.site.site_faults import site_faults
from klsite.text.clock import moment_to_build_for, valid_since

_HTML = "text/html; charset=utf-8"
_LATER = b"<!doctype html><title>Et \xc3\xb8jeblik</title><body><p>Et \xc3\xb8jeblik ...</p></body>"
_NEWS = "data/news/"
_THEME = ("overrides/", "content/", "mkdocs.yml")


class Answer(NamedTuple):
    """The response for an address: status (RFC 9110), media type, content, redirect target."""

    status: int
    media_type: str
    content: bytes
    location: str = ""


class _Theme(NamedTuple):
    """The output of MkDocs: its cache key, the frames, and the tree of the other files."""

    key: bytes
    settings: SiteSettings
    frames: Frames
    tree: Path
    pages: list[Page]


class Live:
    """The site of the project at ``root``, shown at the absolute address ``site_url``.

    ``now`` is the moment to show it at (ISO 8601), empty for the present; with ``preview`` also
    what is not public is shown. ``version`` grows with
    each change of the output, and ``changed`` is notified; ``is_checked`` says whether the checks
    over the whole site have run on this version, ``is_partial`` whether files with mistakes from
    the beginning are left out, or as they were in the last commit.
    """

    def __init__(self, root: Path, site_url: str, now: str, *, preview: bool = True) -> None:
        self.changed = Condition()
        self.version = 0
        self.mistakes = ""
        self._wrong: frozenset[str] | None = frozenset()
        self.is_checked = False
        self._root = root
        self._site_url = site_url
        self._now = now
        self._is_preview = preview
        self.is_partial = False
        self._folder = tempfile.TemporaryDirectory(prefix="klsite-")
        self._read: InputSnapshot | None = ManifestStore(root).inputs()
        self._names: dict[str, list[str]] = {}
        self._site: Site | None = None
        self._theme: _Theme | None = None
        self._renderers: PageRenderers | None = None
        self._index: tuple[int, dict[str, bytes]] = (-1, {})
        self._last: tuple[tuple[int, str], Answer] = ((-1, ""), Answer(404, _HTML, b""))
        self.refresh(())

    def refresh(self, paths: Collection[str]) -> None:
        """Read again the files at the paths, relative to the project, which may have changed."""
        items = [
            path.removeprefix("data/")
            for path in paths
            if path.startswith(_NEWS) and path.endswith(".yml")
        ]
        with self.changed:
            self.is_checked = not (items and len(items) == len(paths) and self._take_items(items))
            if self.is_checked:
                self._take_everything(any(path.startswith(_THEME) for path in paths))
            self.version += 1
            self.changed.notify_all()

    def stop_at(self, mistake: str) -> None:
        """Show a mistake instead of the site, until something else is saved."""
        with self.changed:
            self.mistakes, self._wrong = mistake, None
            self.is_checked = True
            self.version += 1
            self.changed.notify_all()

    def check(self) -> None:
        """Run the checks over the whole site; on a mistake read the project in full."""
        self.is_checked = True
        if self._site is not None and errors_in(site_faults(self._site)):
            self.refresh(())

    def _take_items(self, items: list[str]) -> bool:
        """Read the items; return False, without any change, if one has a mistake."""
        site, now = self._site, moment_to_build_for(self._now)
        if site is None or self.mistakes or site.news.now.date() != now.date():
            return False
        embargoes = site.data.embargoes
        if not is_same_at(now, site.news.now, embargoes):
            return False
        heads = {head.file: head for head in site.news.items}
        reader = Reader(self._root / "data")
        reader.names, reader.home = self._names, site.index.home
        before = len(heads)
        for file in items:
            if not os.path.lexists(reader.root / file):
                before -= heads.pop(file, None) is not None
                continue
            if (reader.root / file).is_symlink():
                return False  # where it leads is looked at when everything is read
            head, _ = read_item(reader, file)
            if head is None or reader.log.has_errors:
                return False
            heads[file] = head
        grown = len(heads) > before
        kept = tuple(heads[file] for file in sorted(heads)) if grown else tuple(heads.values())
        since = valid_since(now, (*(head.embargo for head in kept), *embargoes))
        told = site.data.published.moments
        news = News(kept, since, preview=self._is_preview, told=told)
        self._site = site.with_news(news)
        return True

    def _take_everything(self, theme_touched: bool) -> None:
        """Read the project; where it is wrong from the beginning, the part of it that is right."""
        try:
            self._take(self._root, theme_touched)
        except DataErrors as mistakes:
            self.mistakes = str(mistakes)
            self._wrong = frozenset(each.file for each in errors_in(mistakes.diagnostics))
            if self._site is None or self.is_partial:
                self._take_sound_part()
        except HostFailed as mistake:
            self.mistakes, self._wrong = str(mistake), None
        else:
            self.mistakes, self._wrong, self.is_partial = "", frozenset(), False

    def _take_sound_part(self) -> None:
        folder = Path(tempfile.mkdtemp(dir=self._folder.name))
        self._site, self._read, self.is_partial = None, None, True
        with suppress(HostFailed):
            read_sound_part(self._root, folder, lambda part: self._take(part, True))

    def _take(self, root: Path, theme_touched: bool) -> None:
        """Read a project and take it for the site. Raises ``DataErrors`` and ``HostFailed``."""
        inputs = InputScan(root, self._visibility(), self._read)
        project = read_project(inputs, None)
        site, self._read = project.site, project.snapshot(inputs.unchanged_files())
        key = theme_key(inputs, site)
        if self._theme is None or theme_touched or self._theme.key != key:
            self._theme = self._rendered_by_mkdocs(root, site, key)
        self._site = site
        self._renderers = PageRenderers(site, self._theme.settings, self._theme.frames)
        reader = Reader(root / "data")
        reader.read_names()
        self._names = reader.names

    def _visibility(self) -> Visibility:
        return Visibility(moment_to_build_for(self._now), self._is_preview)

    def _rendered_by_mkdocs(self, root: Path, site: Site, key: bytes) -> _Theme:
        if self._theme is not None:
            shutil.rmtree(self._theme.tree)
        tree = Path(tempfile.mkdtemp(dir=self._folder.name))
        config = configuration(root, tree)
        config.site_url = self._site_url
        settings = settings_of(config)
        state = MkDocsBuild(site, PageRenderers(site, settings, Frames()))
        render(state, config)
        return _Theme(key, settings, state.frames, tree, [*state.written.values()])

    def close(self) -> None:
        """Delete the temporary files of the preview."""
        self._folder.cleanup()

    def is_hidden(self, address: str) -> bool:
        """Return whether a mistake keeps the page at an address from being shown.

        Pages made from no file with a mistake are shown as they were when all was right.
        """
        with self.changed:
            if self._site is None or self._wrong is None:
                return True
            if not self._wrong:
                return False
            asked = address_of(address) if address.endswith(INDEX) else address
            page = self._site.news_page_at(asked) or self._site.page_at(asked)
            return page is not None and f"{DATA_FOLDER}{page.origin.file}" in self._wrong

    def answer(self, address: str) -> Answer:
        """Return the response for an address of the site, relative to its root."""
        with self.changed:
            asked = self.version, address
            if self._last[0] != asked:
                try:
                    self._last = asked, self._answer(address)
                except ItemChanged:  # the news of it is on the way
                    return Answer(503, _HTML, _LATER)
                except (OSError, ValueError):  # what can be no name of a file
                    return self._missing()
            return self._last[1]

    def _answer(self, address: str) -> Answer:
        if self._site is None or self._renderers is None or self._theme is None:
            return Answer(500, _HTML, b"")
        if address in ("", INDEX) or address.endswith(("/", f"/{INDEX}")):
            return self._page(address_of(address))
        content = self._file(address)
        if content is not None:
            kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
            coded = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
            return Answer(200, coded, content)
        page = self._page(f"{address}/")
        return page if page.status == 404 else Answer(301, _HTML, b"", f"/{quote(address)}/")

    def _page(self, address: str) -> Answer:
        assert self._site is not None
        assert self._renderers is not None
        if page := self._site.news_page_at(address):
            return Answer(200, _HTML, self._renderers.news.page(page).content)
        if page := self._site.page_at(address):
            return Answer(200, _HTML, self._renderers.all.page(page).content)
        content = self._file(f"{address}{INDEX}")
        return self._missing() if content is None else Answer(200, _HTML, content)

    def _missing(self) -> Answer:
        assert self._theme is not None
        return Answer(404, _HTML, (self._theme.tree / "404.html").read_bytes())

    def _file(self, path: str) -> bytes | None:
        """Return a file: of MkDocs' tree, of the search index, or one of the artifacts."""
        assert self._theme is not None
        if is_sitemap(path):
            return _rendered(path, self._sitemap())
        file = (self._theme.tree / path).resolve()
        if file.is_relative_to(self._theme.tree.resolve()) and file.is_file():
            return file.read_bytes()
        if path.startswith(SEARCH_INDEX):
            return self._search_index().get(path)
        return _rendered(path, self._artifacts())

    def _sitemap(self) -> list[Artifact]:
        assert self._site is not None
        assert self._theme is not None
        pages = (*self._site.pages(), *map(prepared, self._theme.pages))
        listed = in_sitemap({page.address + INDEX: page for page in pages})
        return sitemap_artifacts(listed, self._site_url)

    def _artifacts(self) -> Iterator[Artifact]:
        assert self._site is not None
        assert self._renderers is not None
        own = self._renderers
        renderers = SiteRenderers(own.all, own.news, self._site_url)
        for group in site_groups(self._site, renderers, CacheKeys()):
            yield from group.plan()

    def _search_index(self) -> dict[str, bytes]:
        """Return the files of the search index, built on the first search."""
        if self._index[0] != self.version:
            assert self._site is not None
            part = search.encoded_part(self._entries())
            synonyms = self._site.dataset.synonyms.expressions
            self._index = self.version, search.merged_files([part], synonyms)
        return self._index[1]

    def _entries(self) -> Iterator[search.SearchEntry]:
        assert self._theme is not None
        for artifact in self._artifacts():
            if artifact.path.endswith(INDEX) and artifact.indexed:
                content, source = artifact.render()
                if source is not None:  # its own text would be read from a file once more
                    text = search.page_text(content.decode())
                    address = address_of(artifact.path)
                    yield from search.entries_of(address, source.facts, source.description, text)
        for page in self._theme.pages:
            if facts := search_facts(page):
                html = (self._theme.tree / page.address / INDEX).read_text(encoding="utf-8")
                text = search.page_text(html)
                yield from search.entries_of(page.address, facts, page.head_description, text)


def _rendered(path: str, artifacts: Iterable[Artifact]) -> bytes | None:
    """Return the content of the file at a path, if it is one of the artifacts."""
    found = next((each for each in artifacts if each.path == path), None)
    return found.render().content if found else None
