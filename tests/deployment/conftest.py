"""A server that speaks S3, and real web servers."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer

from deployment.http_headers import TYPES
from klsite.publish.redirect_maps import nginx_gone
from support.deploying import GONE
from support.project import ROOT, run


@pytest.fixture(scope="session")
def s3_address() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(scope="session")
def deployed(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built sample, put into a folder with everything compressed."""
    folder = tmp_path_factory.mktemp("deployed") / "kl"
    result = run(sample_site.parent, "deploy", str(folder), "--compress")
    assert result.returncode == 0, result.stderr
    for ending in TYPES:
        (folder / f"fil.{ending}").write_bytes(b"x")
    (folder / "gone.map").write_bytes(nginx_gone([GONE]))
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def program(name: str) -> str:
    """Return the path of a server's program; skip the test where there is none."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        pytest.skip(f"der er ingen {name} på denne maskine (Debian: apt-get install {name})")
    return found


def settings_for(server: str, deployed: Path, listens: str, changed: str) -> str:
    """Return the settings in ``deploy/`` for another folder; ``listens`` becomes ``changed``."""
    text = (ROOT / "deploy" / server).read_text(encoding="utf-8")
    assert listens in text
    return text.replace("/srv/kl", str(deployed)).replace(listens, changed)


@contextmanager
def running(command: list[str], port: int, home: Path) -> Iterator[str]:
    """Run a server until the end of the block; give its address once it answers."""
    environment = {**os.environ, "HOME": str(home)}
    with (home / "log").open("w+", encoding="utf-8") as log:
        server = subprocess.Popen(command, stderr=log, env=environment)
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if server.poll() is not None:
                pytest.fail((home / "log").read_text(encoding="utf-8"))
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.terminate()
        server.wait()


@pytest.fixture(scope="session")
def nginx(deployed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an nginx that serves the sample with the settings in ``deploy/``."""
    nginx, folder, port = program("nginx"), tmp_path_factory.mktemp("nginx"), free_port()
    settings = settings_for("nginx.conf", deployed, "listen 80;", f"listen 127.0.0.1:{port};")
    modules = ""
    brotli = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    if brotli.exists():
        modules = f"load_module {brotli};"
        settings = settings.replace("# brotli_static on;", "brotli_static on;")
    (folder / "nginx.conf").write_text(
        f"{modules}\nuser root;\ndaemon off;\npid {folder}/pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{settings}\n}}\n",
        encoding="utf-8",
    )
    command = [nginx, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with running(command, port, folder) as address:
        yield address


@pytest.fixture(scope="session")
def caddy(deployed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Caddy that serves the sample with the settings in ``deploy/``."""
    caddy, folder, port = program("caddy"), tmp_path_factory.mktemp("caddy"), free_port()
    settings = settings_for("Caddyfile", deployed, "\n:80 {", f"\nhttp://127.0.0.1:{port} {{")
    file = folder / "Caddyfile"
    file.write_text(f"{{\n\tadmin off\n}}\n{settings}", encoding="utf-8")
    command = [caddy, "run", "--config", str(file), "--adapter", "caddyfile"]
    with running(command, port, folder) as address:
        yield address


@pytest.fixture(params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest) -> str:
    """The address of each of the servers in turn."""
    address: str = request.getfixturevalue(request.param)
    return address
