"""The files of a project's site, each rendered here when it is asked for: no build is needed."""

from pathlib import Path

from lxml import html

from klsite.render.frames import Frame, Frames
from klsite.render.page_renderers import PageRenderers
from klsite.site.artifacts import SiteRenderers
from klsite.site.groups import CacheKeys, site_groups
from klsite.site.read import read_site
from klsite.site.settings import SiteSettings
from klsite.text.clock import moment_to_build_for
from support.project import NOW, ROOT
from support.reading import HOST, BuiltPage


class _BareFrames(Frames):
    """Puts every page into the same document, without the theme's menus."""

    def at(self, address: str) -> Frame:
        return Frame(b"<html><head>", b"</head><body>", b"</body></html>")


class Rendering:
    """The site of a project at a moment: its files by their paths, each as text."""

    def __init__(self, project: Path, now: str = NOW, url: str = HOST) -> None:
        self.site = read_site(project, moment_to_build_for(now))
        settings = SiteSettings(url, "KL", str(ROOT / "overrides"))
        own = PageRenderers(self.site, settings, _BareFrames())
        groups = site_groups(self.site, SiteRenderers(own.all, own.news, url), CacheKeys())
        self._artifacts = {each.path: each for group in groups for each in group.plan()}

    def page(self, address: str) -> BuiltPage:
        """Return the page at an address."""
        path = f"{address}index.html"
        return BuiltPage(address, Path(path), html.document_fromstring(self[path]))

    def __getitem__(self, path: str) -> str:
        return self._artifacts[path].render().content.decode()
