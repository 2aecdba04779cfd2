"""The files for containers and services are right as far as can be seen without them."""

import json
import re

from deployment.http_headers import MARK, SECURITY, headers_file
from support.project import ROOT


def test_the_development_container_is_json_and_prepares_itself_by_our_command() -> None:
    text = (ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8")
    container = json.loads(text)
    assert container["postCreateCommand"].startswith("python3 scripts/kl.py ")
    wanted = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    extensions = container["customizations"]["vscode"]["extensions"]
    assert extensions == wanted["recommendations"]


def test_the_container_copies_what_is_there() -> None:
    text = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (\S+) (\S+)$", text, re.MULTILINE)
    assert copied == [
        ("deploy/nginx.conf", "/etc/nginx/conf.d/kl.conf"),
        (".build/image/", "/srv/kl/"),
    ]
    assert "kl.py deploy .build/image" in text
    assert (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8").count("root /srv/kl;") == 1


def test_the_headers_of_services_are_those_of_the_table() -> None:
    text = headers_file().decode()
    assert text.startswith(f"{MARK}/*\n")
    assert all(f"  {name}: {value}\n" in text for name, value in SECURITY.items())
    assert max(map(len, text.splitlines())) < 2000  # more is refused by Cloudflare Pages
