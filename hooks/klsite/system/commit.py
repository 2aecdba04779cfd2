"""The commit that a folder is checked out at."""

import os
import subprocess
from pathlib import Path

IN_CI = ("GITHUB_SHA", "CI_COMMIT_SHA", "COMMIT_REF")
"""What GitHub, GitLab and Netlify call the commit that they build."""


def commit_of(root: Path) -> str | None:
    """Return the commit of the repository at ``root``, or what the CI says, None where neither is.

    Git refuses a repository of another user, as in a container; then the CI may still know.
    """
    if (root / ".git").exists():
        command = ["git", "-C", str(root), "rev-parse", "--verify", "HEAD"]
        try:
            found = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        except OSError:
            found = ""
        if found:
            return found.strip()
    return next((told for name in IN_CI if (told := os.environ.get(name))), None)
