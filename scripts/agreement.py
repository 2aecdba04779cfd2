"""Shows what is to change in the data, and writes it if whoever sees it agrees."""

import sys
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

_OK, _FAILED = 0, 1


def is_agreed() -> bool:
    """Return the answer, or yes where there is nobody to ask."""
    if sys.stdin is None or not sys.stdin.isatty():
        return True
    return input("Skal det skrives? [j/n] ").strip().lower() in ("j", "ja")


def refused(told: str) -> int:
    """Tell why nothing is written; return the exit code."""
    print(f"{told}\nIntet er skrevet.", file=sys.stderr)
    return _FAILED


def write_if_agreed(root: Path, texts: Mapping[str, str], what: str, *, only_show: bool) -> int:
    """Show how files of the project ``root`` become the texts given, and write them if agreed.

    ``what`` says what the texts are made of. Returns the exit code.
    """
    before = {file: _text(root / file) for file in texts}
    changed = {file: text for file, text in texts.items() if text != before[file]}
    if not changed:
        print(f"{', '.join(texts)} siger det allerede ({what}).")
        return _OK
    for file, text in changed.items():
        lines = unified_diff(
            before[file].splitlines(), text.splitlines(), file, file, n=1, lineterm=""
        )
        print("\n".join(lines))
    if only_show or not is_agreed():
        print("Intet er skrevet.")
        return _FAILED
    for file, text in changed.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8", newline="\n")
    print(f"Skrevet: {', '.join(changed)}, {what}. Se efter med: python3 scripts/kl.py check")
    return _OK


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""
