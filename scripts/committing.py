"""Checks what is about to be committed: ``kl.py hook``, and ``kl.py check --staged``.

Exit codes of the installation: 0 the hook is there, 1 it cannot be.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OK, _FAILED = 0, 1

_CHECKED = ("data", "content", "published.txt")
"""What a check reads, besides the program."""

_COMMAND = "python3 scripts/kl.py check --staged"
_HOOK = f"""\
#!/bin/sh
# Lavet af »python3 scripts/kl.py hook«. Slet filen, hvis den ikke skal bruges mere.
cd "$(git rev-parse --show-toplevel)/{{folder}}" || exit 1
{_COMMAND} || {{{{
  echo 'Intet er lagt i git. Ret fejlene, og brug git add igen.' >&2
  exit 1
}}}}
"""


class NoRepository(Exception):
    """The project is in no git repository, or git is not there. The text is in Danish."""


def install_hook(root: Path) -> int:
    """Have git check the project ``root`` before each commit; return the exit code."""
    try:
        folder = _git(root, "rev-parse", "--show-prefix").rstrip("\n")
        hooks = root / _git(root, "rev-parse", "--git-path", "hooks").rstrip("\n")
    except NoRepository as problem:
        print(problem, file=sys.stderr)
        return _FAILED
    hook, text = hooks / "pre-commit", _HOOK.format(folder=folder)
    if hook.exists() and _COMMAND not in hook.read_text(encoding="utf-8", errors="replace"):
        print(
            f"{hook} findes allerede: føj selv denne linje til den, så er den stadig din:\n"
            f"    {_COMMAND} || exit 1",
            file=sys.stderr,
        )
        return _FAILED
    if not hook.exists():
        hooks.mkdir(parents=True, exist_ok=True)
        hook.write_text(text, encoding="utf-8", newline="\n")
        hook.chmod(0o755)
    print(
        "Git kontrollerer nu data før hver commit, og siger nej, hvis der er fejl. Haster det, kan "
        "man springe det over med git commit --no-verify."
    )
    return _OK


@contextmanager
def staged(root: Path) -> Iterator[Path]:
    """Yield a project with what the next commit of the project ``root`` will hold of the data.

    That is ``root`` itself, if nothing of it is left out of the commit. Raises ``NoRepository``.
    """
    with tempfile.TemporaryDirectory(prefix="klsite-") as folder:
        if _is_all_staged(root):
            yield root
            return
        files = _git(root, "ls-files", "-z", "--", *_CHECKED)
        _git(root, "checkout-index", "-z", "--stdin", f"--prefix={folder}/", given=files)
        yield Path(folder, _git(root, "rev-parse", "--show-prefix").rstrip("\n"))


def _is_all_staged(root: Path) -> bool:
    """Whether what a check reads is the same in the folder and in the next commit."""
    told = _git(root, "status", "--porcelain", "-z", "--untracked-files=all", "--", *_CHECKED)
    # The second of the two letters before each name is of what is not staged.
    return all(line[1:2] in ("", " ") for line in told.split("\0") if line[2:3] == " ")


def _git(root: Path, *words: str, given: str = "") -> str:
    """Return what a command of git says. Raises ``NoRepository``."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words],
            input=given, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    except OSError:
        raise NoRepository("Git er ikke installeret.") from None
    if done.returncode:
        raise NoRepository(f"Git siger nej: {done.stderr.strip()}")
    return done.stdout
