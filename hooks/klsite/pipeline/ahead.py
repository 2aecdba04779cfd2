"""What a build from nothing lets other processes do while the news are read.

The templates are compiled as soon as the build begins. MkDocs does its part when all but the news
is read and found right: what it makes does not depend on them, unless a hand-written page links
to one.
"""

import marshal
from contextlib import suppress
from pathlib import Path

import msgspec
from jinja2 import TemplateError

from klsite.pipeline.hosted import Hosted, HostFailed
from klsite.render import COMPILED, Renderer
from klsite.site import Site
from klsite.workers import Aside


class Ahead:
    """The work done ahead of a build of the project at ``root`` into the folder ``tree``."""

    def __init__(self, root: Path, tree: Path) -> None:
        self._root = root
        self._tree = tree
        self._compiled = Aside(lambda: _compiled(root / "overrides"))
        self._hosted: Aside | None = None

    def begin_hosting(self, site: Site) -> None:
        """Let MkDocs begin; ``site`` has no news yet."""
        self._hosted = Aside(lambda: _hosted(self._root, site, self._tree))

    def hosted(self, site: Site, *, plain: bool) -> Hosted:
        """Return what MkDocs has done, or let it do so now; ``site`` is the whole site.

        With ``plain`` it makes every page. Raises ``HostFailed``.
        """
        outcome = self._outcome()
        if isinstance(outcome, str):
            raise HostFailed(outcome)
        if outcome is None:
            from klsite.host.running import hosted  # what MkDocs needs takes long to import

            outcome = hosted(self._root, site, self._tree, plain=plain)
        COMPILED.code.update(marshal.loads(self._compiled()))  # noqa: S302 - of our own making
        return outcome

    def _outcome(self) -> Hosted | str | None:
        """Return what MkDocs has done, or why it could not; None if it was not to begin."""
        if self._hosted is None:
            return None
        outcome: Hosted | str | None = msgspec.msgpack.decode(
            self._hosted(), type=Hosted | str | None
        )
        return outcome

    def end(self) -> None:
        """Wait for what was begun: no process may go on when the build has ended."""
        self._compiled.end()
        if self._hosted:
            self._hosted.end()


def _compiled(templates: Path) -> bytes:
    # What cannot be compiled is told by the build, which compiles what is missing.
    with suppress(TemplateError, OSError):
        Renderer(templates, {}, lambda _: None).load()
    return marshal.dumps(COMPILED.code)


def _hosted(root: Path, site: Site, tree: Path) -> bytes:
    from klsite.host.running import hosted_without_news

    try:
        return msgspec.msgpack.encode(hosted_without_news(root, site, tree))
    except HostFailed as failure:
        return msgspec.msgpack.encode(str(failure))
