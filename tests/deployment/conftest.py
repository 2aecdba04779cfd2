"""A server that speaks S3, and a real nginx."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer

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
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def nginx(deployed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an nginx that serves the sample with the settings in ``deploy/``."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        pytest.skip("der er ingen nginx på denne maskine (Debian: apt-get install nginx)")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    settings = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    assert "listen 80;" in settings
    settings = settings.replace("/srv/kl", str(deployed)).replace(
        "listen 80;", f"listen 127.0.0.1:{port};"
    )
    (deployed / "gone.map").write_bytes(nginx_gone([GONE]))
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
    command = [program, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        if server.poll() is not None:
            assert server.stderr is not None
            pytest.fail(server.stderr.read())
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.communicate()
