"""Whether the project's own environment exists and is up to date; every command asks first.

The environment holds copies of the lock files it was made from, to compare with. Only modules
that Python has loaded at its start are imported: an import takes longer than most commands.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
"""The environment's Python, whether or not it is there yet."""

LOCKS = {
    "build": "requirements.lock",
    "deploy": "requirements-deploy.lock",
    "test": "requirements-test.lock",
}
"""The lock file of each kind of work; each includes those before it."""

MADE_BY = os.path.join(VENV, "made-by.txt")
"""The file with the version of the Python that made the environment."""


def is_made() -> bool:
    """Return whether there is an environment that this Python has made."""
    return _content(MADE_BY) == sys.version.encode() and os.path.exists(PYTHON)


def is_installed(work: str) -> bool:
    """Return whether the environment has what a kind of work (a key of LOCKS) needs."""
    wanted = _content(os.path.join(ROOT, LOCKS[work]))
    return wanted is not None and _content(copy_of_lock(work)) == wanted


def copy_of_lock(work: str) -> str:
    """Return the file in the environment that is a copy of the lock it was made from."""
    return os.path.join(VENV, LOCKS[work])


def _content(file: str) -> "bytes | None":
    try:
        with open(file, "rb") as opened:
            return opened.read()
    except OSError:
        return None
