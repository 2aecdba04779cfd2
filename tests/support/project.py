"""Projects laid out in a folder of their own, and commands run in them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "tests" / "sample"
NOW = "2031-01-10T12:00"
"""The moment that the sample site is built for: one item there is still under embargo."""
REAL = ROOT / "tests" / "real"
"""KL's data and pages as they were one day, for tests that assert a name, count or date of them."""
REAL_NOW = "2026-11-30T12:00"
"""The moment that their site is built for."""
LIVE = ROOT
"""What editors change any day: tests of it assert only what holds whatever they write."""


def make_project(folder: Path, source: Path) -> Path:
    """Lay a project in ``folder``: the program of this one, the data and content of ``source``."""
    folder.mkdir(exist_ok=True)
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("data", "content"):
        shutil.copytree(source / name, folder / name)
    if (source / "published.txt").exists():
        shutil.copy(source / "published.txt", folder)
    return folder


def run(project: Path, *arguments: str, now: str = NOW) -> subprocess.CompletedProcess[str]:
    """Run a command of the project in this environment."""
    command = [sys.executable, str(project / "scripts" / "commands.py"), *arguments]
    environment = {**os.environ, "KL_NOW": now, "PYTHONWARNINGS": "error"}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )


def tree(site: Path) -> dict[str, bytes]:
    """Return the content of every file of a built site, by its path."""
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }
