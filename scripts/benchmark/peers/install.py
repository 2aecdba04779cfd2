"""Installs pinned packages of a peer from the package registries, into a folder of their own."""

import json
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmark.measure import Failed


@dataclass(frozen=True)
class Packages:
    """Exact requirements of a registry's client, and the program that comes of them."""

    registry: str
    """``pip`` or ``npm``."""
    requirements: Sequence[str]
    program: str
    version_option: str = "--version"
    """What the program is asked with, to see that it starts."""


def install(packages: Packages, folder: Path) -> Path:
    """Return the program, installed in ``folder`` unless it is there in these versions.

    Raises ``Failed`` with the reason if it cannot be installed or does not start.
    """
    stamp = folder / "installed.json"
    wanted = json.dumps([packages.registry, *packages.requirements])
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        {"pip": _by_pip, "npm": _by_npm}[packages.registry](packages.requirements, folder)
        stamp.write_text(wanted, encoding="utf-8")
    places = {"pip": "bin", "npm": "node_modules/.bin"}
    program = folder / places[packages.registry] / packages.program
    _run([str(program), packages.version_option], folder)
    return program


def _by_pip(requirements: Sequence[str], folder: Path) -> None:
    _run([sys.executable, "-m", "venv", str(folder)], folder)
    pip = [str(folder / "bin/python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    _run([*pip, "install", "--quiet", *requirements], folder)


def _by_npm(requirements: Sequence[str], folder: Path) -> None:
    (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
    quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    _run(["npm", "install", "--ignore-scripts", *quiet, *requirements], folder)


def _run(line: Sequence[str], folder: Path) -> None:
    try:
        result = subprocess.run(
            line, cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
    except OSError as error:
        raise Failed(f"{Path(line[0]).name} is not on this machine") from error
    if result.returncode:
        raise Failed(_reason(result.stdout + result.stderr))


def _reason(said: str) -> str:
    """Return the line that tells most: the last error, or that the C library here is too old."""
    if wanted := re.search(r"GLIBC_([\d.]+)' not found", said):
        return f"it wants glibc {wanted[1]}, and this machine has {platform.libc_ver()[1]}"
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if re.search(r"\berr(or)?\b", line, re.IGNORECASE)]
    return (errors or lines or ["it says nothing"])[-1]
