"""Projects and built sites for the tests."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from support.project import LIVE, REAL, REAL_NOW, SAMPLE, make_project, run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="save the results as expected")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A fresh project with the sample's data, not built."""
    return make_project(tmp_path, SAMPLE)


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, built."""
    project = make_project(tmp_path_factory.mktemp("sample"), SAMPLE)
    result = run(project, "build")
    assert result.returncode == 0, result.stderr
    return project / "site"


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of KL's data as they were one day, built for that day."""
    project = make_project(tmp_path_factory.mktemp("real"), REAL)
    result = run(project, "build", now=REAL_NOW)
    assert result.returncode == 0, result.stderr
    return project / "site"


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the data in the repository, which editors change any day, built for today."""
    project = make_project(tmp_path_factory.mktemp("live"), LIVE)
    result = run(project, "build", now="")
    assert result.returncode == 0, result.stderr
    return project / "site"


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """A function that serves a folder on this machine and returns its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=folder))
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
