"""The search index, made by Pagefind from the finished pages.

Nothing of it is loaded before a visitor searches, and then only the parts that a word needs.
"""

import subprocess
import sys
from pathlib import Path


class SearchIndexError(Exception):
    """Pagefind could not index the site. The text is what it said."""


def index_for_search(site: Path) -> None:
    """Write the index of the pages below ``site`` to its folder ``pagefind``.

    Raises ``SearchIndexError``.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise SearchIndexError(result.stderr.strip() or result.stdout.strip())
