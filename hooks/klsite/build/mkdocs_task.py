"""The part of MkDocs, done by another process while the news are read.

It begins when all but the news is read and found right: what MkDocs makes does not depend on them,
unless a hand-written page links to one.
"""

from pathlib import Path

import msgspec

from klsite.build.mkdocs_output import HostFailed, MkDocsOutput
from klsite.site.site import Site
from klsite.system.processes import ChildTask


class MkDocsTask:
    """The part of MkDocs in a build of the project at ``root`` into the folder ``tree``."""

    def __init__(self, root: Path, tree: Path) -> None:
        self._root = root
        self._tree = tree
        self._hosted: ChildTask | None = None

    def begin(self, site: Site) -> None:
        """Let another process do it; ``site`` has no news yet."""
        self._hosted = ChildTask(lambda: _hosted(self._root, site, self._tree))

    def __call__(self, site: Site, *, plain: bool) -> MkDocsOutput:
        """Return what MkDocs has done, or let it do so now; ``site`` is the whole site.

        With ``plain`` it makes every page. Raises ``HostFailed``.
        """
        outcome = self._outcome()
        if isinstance(outcome, str):
            raise HostFailed(outcome)
        if outcome is not None:
            return outcome
        from klsite.host.running import hosted  # what MkDocs needs takes long to import

        return hosted(self._root, site, self._tree, plain=plain)

    def _outcome(self) -> MkDocsOutput | str | None:
        """Return what MkDocs has done, or why it could not; None if it was not to begin."""
        if self._hosted is None:
            return None
        outcome: MkDocsOutput | str | None = msgspec.msgpack.decode(
            self._hosted(), type=MkDocsOutput | str | None
        )
        return outcome

    def end(self) -> None:
        """Wait for what was begun."""
        if self._hosted:
            self._hosted.end()


def _hosted(root: Path, site: Site, tree: Path) -> bytes:
    from klsite.host.running import hosted_without_news

    try:
        return msgspec.msgpack.encode(hosted_without_news(root, site, tree))
    except HostFailed as failure:
        return msgspec.msgpack.encode(str(failure))
