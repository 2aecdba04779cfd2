"""Asks whether what was shown is to be written."""

import sys


def is_agreed() -> bool:
    """Return the answer, or yes where there is nobody to ask."""
    if sys.stdin is None or not sys.stdin.isatty():
        return True
    return input("Skal det skrives? [j/n] ").strip().lower() in ("j", "ja")
