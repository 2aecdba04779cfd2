"""A tool's own server, and how long it takes until a page of it shows a text."""

import contextlib
import http.client
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from benchmark.measure import Failed
from benchmark.memory import together
from benchmark.process import end, end_of, start

_SHORTEST, _PART = 0.002, 0.01
"""Seconds between two looks at a page: 2 ms, or a hundredth of the time waited so far, so that
looking neither blurs a short wait nor burdens a server through a long one."""

_PATIENCE = 180
"""Seconds after which a page is given up."""

_SETTLE = 1.5
"""Seconds between an answer and the next save."""


class Server:
    """A running server on this machine."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int, said: IO[bytes]) -> None:
        self._process, self._port, self._said = process, port, said
        self.address = f"http://localhost:{port}/"

    def wait_for(self, address: str, text: str) -> float:
        """Return the seconds until the page at ``address`` holds ``text``. Raises ``Failed``."""
        started = time.perf_counter()
        wanted = text.encode()
        while wanted not in self._page(address):
            waited = time.perf_counter() - started
            if self._process.poll() is not None:
                raise Failed(f"the server ended: {end_of(self._said)}")
            if waited > _PATIENCE:
                raise Failed(f"»{text}« was not served within {_PATIENCE} s: {end_of(self._said)}")
            time.sleep(max(_SHORTEST, waited * _PART))
        return time.perf_counter() - started

    def settle(self) -> None:
        """Let the server end what it does after a page is shown, and watch its files again."""
        time.sleep(_SETTLE)

    def memory(self) -> float | None:
        """Return what all its processes take now, in MB."""
        return together(self._process.pid)

    def _page(self, address: str) -> bytes:
        connection = http.client.HTTPConnection("localhost", self._port, timeout=_PATIENCE)
        with contextlib.closing(connection):
            try:
                connection.request("GET", f"/{address}")
                return connection.getresponse().read()
            except (OSError, http.client.HTTPException):  # not ready, or between two sites
                return b""


@contextlib.contextmanager
def started(
    line: Callable[[int], Sequence[str]], folder: Path, environment: Mapping[str, str]
) -> Iterator[Server]:
    """Start the command that ``line`` gives for a free port; end all its processes afterwards."""
    port = _free_port()
    with tempfile.TemporaryFile() as said:
        process = start(line(port), folder, environment, said)
        try:
            yield Server(process, port, said)
        finally:
            end(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
