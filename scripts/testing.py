"""Run the test suite: lint, format, types and tests, with a real Chromium."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import browser

_NGINX_FOLDERS = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])


def run_tests(root: Path, only: list[str], *, update_golden: bool) -> int:
    """Run everything, or the tests named; return the exit code.

    What failed or could not be run is named in the last lines, and makes the exit code 1.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    needed = not only or any("browser" in each for each in only)
    chromium = browser.find_or_install() if needed else None
    if chromium:
        environment["CHROMIUM"] = str(chromium)
    failed = [] if only else _static_checks(root)
    arguments = [*(only or ["tests"]), *(["--update-golden"] if update_golden else [])]
    if _run(root, ["pytest", *arguments], environment) != 0:
        failed.append("pytest")
    if (not only or any("deployment" in each for each in only)) and not has_nginx():
        print("IKKE KØRT: prøverne mod nginx. Der er ingen (Debian: apt-get install nginx).")
    if needed and not chromium:
        print("IKKE KØRT: prøverne i browseren. Der er ingen Chromium, og ingen kunne installeres.")
        failed.append("browser")
    if failed:
        print(f"Fejlet: {', '.join(failed)}")
    return 1 if failed else 0


def has_nginx() -> bool:
    """Return whether there is an nginx on this machine for the tests of its settings."""
    return shutil.which("nginx", path=_NGINX_FOLDERS) is not None


def _static_checks(root: Path) -> list[str]:
    """Run lint, format and type checks; return the names of those that failed."""
    checks = {
        "ruff": ["ruff", "check", "--quiet", "."],
        "ruff format": ["ruff", "format", "--check", "--quiet", "."],
        "mypy": ["mypy"],
    }
    return [name for name, command in checks.items() if _run(root, command, dict(os.environ)) != 0]


def _run(root: Path, module: list[str], environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", *module]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode
