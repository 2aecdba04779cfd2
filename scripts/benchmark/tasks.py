"""What is measured of a tool: builds in a process of their own, and saves until they are served."""

from collections.abc import Callable, Sequence

from benchmark import process, server
from benchmark.measure import Failed, Sample, Task
from benchmark.measures import CHANGED, COLD, NOTHING, SERVED
from benchmark.tool import Tool


def tasks_of(tool: Tool) -> list[Task]:
    """Return what is measured of every tool, each task finding what the one before it left."""
    builds: list[Task] = [
        Build(tool, COLD, tool.build, tool.clean),
        Build(tool, CHANGED, tool.build, tool.sources.change),
        Build(tool, NOTHING, tool.build, lambda: None),
    ]
    return [*builds, Serve(tool, tool.serve)] if tool.serve else builds


class _OfTool:
    """A task of a tool, with its name, and its rounds unless there are to be fewer."""

    def __init__(self, tool: Tool, what: str, rounds: int | None) -> None:
        self._tool = tool
        self.tool = tool.name
        self.what = what
        self.rounds = tool.rounds if rounds is None else rounds


class Build(_OfTool):
    """Runs a command to its end.

    ``prepare`` is what is done before it, untimed, and returns the text that the edited page must
    show afterwards. ``makes_site`` is false for a command that only looks at the data.
    """

    def __init__(
        self,
        tool: Tool,
        what: str,
        line: Sequence[str],
        prepare: Callable[[], str | None],
        *,
        makes_site: bool = True,
        rounds: int | None = None,
    ) -> None:
        super().__init__(tool, what, rounds)
        self._line, self._prepare, self._makes_site = line, prepare, makes_site

    def run(self, *, sampled: bool) -> Sample:
        """Run it once and look at what it made. Raises ``Failed``."""
        tool = self._tool
        shown = self._prepare()
        try:
            sample = process.run(self._line, tool.folder, tool.environment, sampled=sampled)
            if self._makes_site:
                tool.output.check(shown)
        except Failed as failure:
            raise Failed(f"{self.what}: {failure}") from failure
        return sample


class Serve(_OfTool):
    """Starts the tool's own server and times some saves of an item until its page shows each."""

    SAVES, ENOUGH = 3, 120.0
    """So many saves, or fewer once so many seconds have been waited for them."""

    def __init__(self, tool: Tool, command: Callable[[int], Sequence[str]]) -> None:
        super().__init__(tool, SERVED, None)
        self._command = command

    def run(self, *, sampled: bool) -> Sample:
        """Start the server; once it is ready, save and wait, and again; stop it.

        It is ready when it serves what was saved before it was started: a page alone may be left
        from an earlier build. Raises ``Failed``.
        """
        tool, address = self._tool, self._tool.output.corpus.middle.address
        shown = tool.sources.change()
        try:
            with server.started(self._command, tool.folder, tool.environment) as running:
                running.wait_for(address, shown)
                seconds, memory = self._save(running, address)
        except Failed as failure:
            raise Failed(f"{self.what}: {failure}") from failure
        return Sample(seconds, together=max((size for size in memory if size), default=None))

    def _save(
        self, running: server.Server, address: str
    ) -> tuple[Sequence[float], Sequence[float | None]]:
        """Return the seconds of each save, and the memory after each."""
        seconds: list[float] = []
        memory: list[float | None] = []
        while len(seconds) < self.SAVES and sum(seconds) < self.ENOUGH:
            running.settle()
            shown = self._tool.sources.change()
            seconds.append(running.wait_for(address, shown))
            memory.append(running.memory())
        return seconds, memory
