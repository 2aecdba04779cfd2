"""The host of a build (``klsite.build.full.Host``), imported when it has something to render."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klsite.build.manifest import MkDocsOutput
    from klsite.site.site import Site


class MkDocsHost:
    """MkDocs or ProperDocs. The import is slow, hence lazy."""

    def render(self, root: Path, site: Site, tree: Path, *, plain: bool) -> MkDocsOutput:
        """Render; with ``plain`` every page is rendered by the host. Raises ``HostFailed``."""
        from klsite.host.running import mkdocs_output

        return mkdocs_output(root, site, tree, plain=plain)

    def render_without_news(self, root: Path, site: Site, tree: Path) -> MkDocsOutput | None:
        """Render with a site that has no news yet; None if hand-written pages link to any.

        Raises ``HostFailed``.
        """
        from klsite.host.running import mkdocs_output_without_news

        return mkdocs_output_without_news(root, site, tree)
