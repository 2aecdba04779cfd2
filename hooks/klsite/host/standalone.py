"""A build started by MkDocs itself (``mkdocs build``): without cache."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from klsite.build.full import HostFailed, complete
from klsite.build.inputs import InputScan
from klsite.build.manifest import MkDocsOutput
from klsite.host.rendering import MkDocsBuild
from klsite.host.running import check_own_frames, hand_written_records, settings_of
from klsite.host.settings import refused_settings
from klsite.load.news import NewsReading
from klsite.load.reader import Reader
from klsite.model.diagnostics import DataErrors
from klsite.model.visibility import Visibility
from klsite.render.frames import Frames
from klsite.render.page_renderers import PageRenderers
from klsite.site.groups import CacheKeys
from klsite.site.read import check_site
from klsite.system.processes import TaskRefused, WorkerFailed
from klsite.text.clock import moment_to_build_for


@contextmanager
def reported() -> Iterator[None]:
    """Make MkDocs exit with the messages for the editor."""
    try:
        yield
    except DataErrors as errors:
        raise PluginError(f"Der er fejl:\n\n{errors}") from errors
    except (TaskRefused, HostFailed) as error:
        raise PluginError(str(error)) from error
    except WorkerFailed as error:
        raise PluginError(f"Siderne kunne ikke skrives: {error}") from error


class Standalone:
    """The build of one call of MkDocs. Raises ``DataErrors``."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._root = root = Path(config.config_file_path).parent
        self._spool = tempfile.TemporaryDirectory(prefix="klsite-")
        now = moment_to_build_for(os.environ.get("KL_NOW", ""))
        reading = NewsReading(Path(self._spool.name))
        self._site = check_site(root, Visibility(now), Reader(root / "data"), reading).site
        self._settings = settings_of(config)
        if refused := list(refused_settings(config)):
            raise PluginError("\n".join(refused))
        renderers = PageRenderers(self._site, self._settings, Frames())
        self.state = MkDocsBuild(self._site, renderers)

    def finish(self, tree: Path) -> None:
        """Write all artifacts that MkDocs has not written. Raises ``WorkerFailed``."""
        check_own_frames(self.state, tree)
        pages = hand_written_records(self.state.written.values())
        output = MkDocsOutput(self._settings, self.state.frames, (), pages, {})
        inputs = InputScan(self._root, self._site.news.visibility)
        inputs.take_digests({f"data/{each.file}": each.digest for each in self._site.news.items})
        complete(self._site, output, tree, CacheKeys(info=inputs.build_info), plain=False)
        self._spool.cleanup()
