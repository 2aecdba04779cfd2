"""What a reader must know of the machine to judge the figures."""

import os
import platform
import re
import subprocess
from pathlib import Path


def describe_machine(work: Path) -> str:
    """Return the machine, its load at the moment, and where sources and output are."""
    facts = [
        f"{os.cpu_count()} cores ({_processor()})",
        *_memory(),
        f"{platform.system()} {platform.machine()}, {platform.libc_ver()[0]} "
        f"{platform.libc_ver()[1]}".rstrip(),
        f"Python {platform.python_version()}",
        *_node(),
        f"sources and output on {file_system(work)}",
        f"load {os.getloadavg()[0]:.1f} when it began",
    ]
    return "; ".join(facts)


def file_system(place: Path) -> str:
    """Return the kind of file system that ``place`` is on, such as ``tmpfs`` or ``ext4``."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "a disk"
    best, kind = "", "a disk"
    resolved = place.resolve()
    for line in mounts.read_text(encoding="utf-8").splitlines():
        _, point, found = line.split()[:3]
        if resolved.is_relative_to(point) and len(point) >= len(best):
            best, kind = point, found
    return kind


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    text = information.read_text(encoding="utf-8") if information.exists() else ""
    found = re.search(r"^model name\s*: (.*)$", text, re.MULTILINE)
    return re.sub(r"\s+", " ", found[1]).strip() if found else platform.machine()


def _memory() -> list[str]:
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (OSError, ValueError):
        return []
    return [f"{size / 2**30:.0f} GB of memory"]


def _node() -> list[str]:
    try:
        line = ["node", "--version"]
        said = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return []
    return [f"Node {said.strip().removeprefix('v')}"]
