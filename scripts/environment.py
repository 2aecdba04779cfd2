"""The project's own Python environment, made from the lock files. Standard library only.

It is created on first use, and again when the Python changes; when a lock file changes, what it
names is installed. Nothing has to be installed by hand.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import ready

_VENV = Path(ready.VENV)


class EnvironmentProblem(Exception):
    """The environment cannot be made. The text is in Danish and says what to do."""


def prepare(work: str) -> None:
    """Create or update the environment for ``work``, a key of ``ready.LOCKS``.

    Raises ``EnvironmentProblem``.
    """
    if not ready.is_made():
        _create()
        Path(ready.MADE_BY).write_text(sys.version, encoding="utf-8")
    if ready.is_installed(work):
        return
    kinds = list(ready.LOCKS)
    held = kinds[: kinds.index(work) + 1]
    for each in held:  # an interrupted installation must not look complete
        Path(ready.copy_of_lock(each)).unlink(missing_ok=True)
    _install(ready.LOCKS[work])
    for each in held:
        shutil.copyfile(Path(ready.ROOT, ready.LOCKS[each]), ready.copy_of_lock(each))


def _create() -> None:
    _say(f"Opretter {_VENV.name} (kun første gang) …")
    shutil.rmtree(_VENV, ignore_errors=True)
    command = [sys.executable, "-m", "venv", ready.VENV]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode == 0:
        return
    if importlib.util.find_spec("ensurepip") is not None:
        raise EnvironmentProblem(f"{_VENV} kunne ikke oprettes:\n{result.stdout}{result.stderr}")
    shutil.rmtree(_VENV, ignore_errors=True)
    if _install_venv_package() and subprocess.run(command, check=False).returncode == 0:
        return
    shutil.rmtree(_VENV, ignore_errors=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    raise EnvironmentProblem(
        "Python mangler modulet venv. På Debian og Ubuntu installeres det med\n"
        f"    sudo apt-get install python{version}-venv"
    )


def _install_venv_package() -> bool:
    """Install Debian's package of venv, as root only; return whether it succeeded."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    _say("Python mangler modulet venv; installerer Debians pakke …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "python3-venv"]):
        command = ["apt-get", "-qq", *arguments]
        result = subprocess.run(command, env=environment, capture_output=True, check=False)
    return result.returncode == 0


def _install(lock: str) -> None:
    _say(f"Installerer fra {lock} …")
    command = [
        ready.PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--no-input", "--require-hashes", "--requirement", str(Path(ready.ROOT, lock)),
    ]  # fmt: skip
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise EnvironmentProblem(
            f"{result.stderr}\nPakkerne i {lock} kunne ikke installeres; fejlen står herover. "
            "Er der forbindelse til internettet? Kør kommandoen igen."
        )


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
