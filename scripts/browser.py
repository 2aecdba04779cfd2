"""Find a Chromium for the browser tests, or install one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_or_install() -> Path | None:
    """Return the path of a Chromium; None where there is none and none could be installed."""
    return _find() or _install_debian_package() or _install_with_playwright()


def _find() -> Path | None:
    if given := os.environ.get("CHROMIUM"):
        return Path(given) if _runs(Path(given)) else None
    for name in _NAMES:
        if (found := shutil.which(name)) and _runs(Path(found)):
            return Path(found)
    return _find_playwrights()


def _runs(program: Path) -> bool:
    """Return whether a program starts: on some systems it only prints how to install it."""
    command = [str(program), "--version"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _find_playwrights() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def _install_debian_package() -> Path | None:
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    print("Installerer Debians pakke chromium …", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium"],
    ):
        result = subprocess.run(command, env=environment, capture_output=True, check=False)
        if result.returncode != 0:
            return None
    found = shutil.which("chromium")
    return Path(found) if found else None


def _install_with_playwright() -> Path | None:
    print("Henter Chromium …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, capture_output=True, check=False)
    return _find_playwrights()
