"""The project's own Python environment, made from the lock files. Standard library only.

It is made on first use and made anew when a lock file or the Python changes. Nothing has to
be installed by hand.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {"build": "requirements.lock", "test": "requirements-test.lock"}
"""What each kind of work needs. The locks for tests name everything of the build as well."""


class EnvironmentProblem(Exception):
    """The environment cannot be made. The text says, in Danish, what to do about it."""


def python() -> Path:
    """Return the environment's Python, whether or not it is there yet."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(work: str) -> None:
    """Make or mend the environment so that it has what ``work`` (a key of LOCKS) needs.

    Raises ``EnvironmentProblem``.
    """
    wanted = _stamp(work)
    found = _read_stamps()
    if found.get("python") != wanted["python"] or not python().exists():
        _create()
        found = {}
    if found.get(work) == wanted["lock"]:
        return
    _stamp_file().unlink(missing_ok=True)  # a half-made change must not look like a whole one
    _install(LOCKS[work])
    found.update({"python": wanted["python"], work: wanted["lock"]})
    if work == "test":
        found["build"] = _stamp("build")["lock"]
    _stamp_file().write_text(json.dumps(found), encoding="utf-8")


def _stamp(work: str) -> dict[str, str]:
    content = (ROOT / LOCKS[work]).read_bytes()
    return {"python": sys.version, "lock": hashlib.sha256(content).hexdigest()}


def _stamp_file() -> Path:
    return VENV / "klsite.json"


def _read_stamps() -> dict[str, str]:
    try:
        stamps: dict[str, str] = json.loads(_stamp_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps


def _create() -> None:
    _say(f"Opretter {VENV.name} (kun første gang) …")
    shutil.rmtree(VENV, ignore_errors=True)
    command = [sys.executable, "-m", "venv", str(VENV)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode == 0:
        return
    if importlib.util.find_spec("ensurepip") is not None:
        raise EnvironmentProblem(f"{VENV} kunne ikke oprettes:\n{result.stdout}{result.stderr}")
    shutil.rmtree(VENV, ignore_errors=True)
    if _install_venv_package() and subprocess.run(command, check=False).returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    raise EnvironmentProblem(
        "Python mangler modulet venv. På Debian og Ubuntu installeres det med\n"
        f"    sudo apt-get install python{version}-venv"
    )


def _install_venv_package() -> bool:
    """Install Debian's package of venv, where that can be done without asking anyone."""
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
        str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--no-input", "--require-hashes", "--requirement", str(ROOT / lock),
    ]  # fmt: skip
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise EnvironmentProblem(
            f"{result.stderr}\nPakkerne i {lock} kunne ikke installeres; fejlen står herover. "
            "Er der forbindelse til internettet? Kør kommandoen igen."
        )


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
