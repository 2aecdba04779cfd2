"""Names that every system can store, for what the site publishes and what a project holds."""

import re

RESERVED_NAMES = frozenset(
    ("aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""The names of devices, which Windows takes for nothing else, whatever ending they have.

Source: »Naming Files, Paths, and Namespaces« in the documentation of Windows.
"""

MOST_BYTES = 240
"""Of a name. File systems stop at 255, and smaller or compressed copies have longer names."""

MOST_BYTES_IN_ALL = 1000
"""Of a path below the site. Linux stops at 4096, which the folder of the project counts in."""

_PLAIN = re.compile(r"[a-z0-9/-]*")
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\\0-\x1f]')


def name_fault(path: str) -> str | None:
    """Return why some system cannot store a path below the site, in Danish; None if all can."""
    plain = len(path) < MOST_BYTES and _PLAIN.fullmatch(path)
    if plain and RESERVED_NAMES.isdisjoint(path.split("/")):
        return None  # as nearly always
    for part in path.split("/"):
        if len(part.encode()) > MOST_BYTES:
            return f"navnet »{part[:40]}…« er for langt: det må højst fylde {MOST_BYTES} byte"
        if wrong := _NOT_ON_WINDOWS.search(part):
            return f"»{part}« kan ikke gemmes på Windows: slet {wrong[0]} i navnet"
        device = part.partition(".")[0]
        if device.lower() in RESERVED_NAMES:
            return f"»{device}« kan ikke bruges: Windows kan ikke gemme noget med det navn"
        if part.endswith((".", " ")):
            return f"»{part}« kan ikke gemmes på Windows: slet det sidste tegn i navnet"
    if len(path.encode()) > MOST_BYTES_IN_ALL:
        return f"stien er for lang: den må højst fylde {MOST_BYTES_IN_ALL} byte i alt"
    return None
