"""A build that MkDocs itself was asked for (``mkdocs build``), without what ``kl.py`` keeps."""

import os
import tempfile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from klsite.build.full import complete
from klsite.build.mkdocs_output import MkDocsOutput, kept_pages
from klsite.host.rendering import Host
from klsite.host.running import settings_of
from klsite.load.news import NewsReading
from klsite.render.frames import Frames
from klsite.render.page_renderers import PageRenderers
from klsite.site.read import read_site
from klsite.site.site import CacheKeys
from klsite.text.clock import moment_to_build_for


class Alone:
    """The build of one call of MkDocs. Raises ``DataMistakes``."""

    def __init__(self, config: MkDocsConfig) -> None:
        root = Path(config.config_file_path).parent
        self._bodies = tempfile.TemporaryDirectory(prefix="klsite-")
        now = moment_to_build_for(os.environ.get("KL_NOW", ""))
        self._site = read_site(root, now, NewsReading(Path(self._bodies.name)))
        self._settings = settings_of(config)
        self.host = Host(self._site, PageRenderers(self._site, self._settings, Frames()))

    def finish(self, tree: Path) -> None:
        """Write everything but what MkDocs has written. Raises ``WorkerFailed``."""
        host = self.host
        hosted = MkDocsOutput(self._settings, host.frames, (), kept_pages(host.written), {})
        complete(self._site, hosted, tree, CacheKeys(b"", b""), plain=False)
        self._bodies.cleanup()
