"""Git is kept from taking in what is wrong, in a real repository."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from support.project import NOW, ROOT, run


@pytest.fixture
def repository(sample: Path, tmp_path: Path) -> Path:
    """The sample, committed, with the hook; ``python3`` there is this Python."""
    programs = tmp_path / "programs"
    programs.mkdir()
    # As the project's own environment, which kl.py would make, takes too long to be made here.
    (programs / "python3").write_text(
        f'#!/bin/sh\n[ "$1" = scripts/kl.py ] || exit 9\nshift\n'
        f'exec {shlex.quote(sys.executable)} scripts/commands.py "$@"\n'
    )
    (programs / "python3").chmod(0o755)
    git(sample, "init", "-q")
    (sample / ".gitignore").write_text("programs/\n.cache/\n.build/\n")
    assert git(sample, "add", ".").returncode == 0
    assert git(sample, "commit", "-qm", "Alt").returncode == 0
    return sample


def git(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    own = ["-c", "user.name=En redaktør", "-c", "user.email=redaktoer@example.dk"]
    return call(project, ["git", *own, *words])


def call(project: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    path = f"{project / 'programs'}{os.pathsep}{os.environ['PATH']}"
    settings = {**os.environ, "PATH": path, "KL_NOW": NOW}
    return subprocess.run(
        command, cwd=project, env=settings, capture_output=True, text=True, check=False
    )


def spoil(project: Path) -> Path:
    file = next((project / "data/news/2031").glob("*-med-broedtekst.yml"))
    file.write_text(file.read_text(encoding="utf-8").replace("kind: ", "slags: ", 1), "utf-8")
    return file


def test_a_commit_with_a_mistake_is_refused_and_one_without_is_taken(repository: Path) -> None:
    assert run(repository, "hook").returncode == 0
    file = spoil(repository)
    refused = git(repository, "commit", "-qam", "En fejl")
    assert refused.returncode == 1
    assert "med-broedtekst.yml:2:1: ukendt felt »slags«: mente du »kind«?" in refused.stderr
    assert refused.stderr.endswith("Intet er lagt i git. Ret fejlene, og brug git add igen.\n")
    # What is not in the commit makes no difference, whether it is wrong or right.
    other = repository / "data/organisation.yml"
    other.write_text(f"{other.read_text('utf-8')}# Rettet.\n", "utf-8")
    git(repository, "reset", "-q")
    git(repository, "add", "data/organisation.yml")
    assert git(repository, "commit", "-qm", "Noget andet").returncode == 0
    git(repository, "add", str(file))
    file.write_text(file.read_text("utf-8").replace("slags: ", "kind: ", 1), "utf-8")
    assert git(repository, "commit", "-qm", "Fejlen er kun rettet i filen").returncode == 1


def test_a_hook_of_the_editors_own_is_left(repository: Path) -> None:
    hook = repository / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 0\n")
    result = run(repository, "hook")
    assert result.returncode == 1
    assert result.stderr == (
        f"{hook} findes allerede: føj selv denne linje til den, så er den stadig din:\n"
        "    python3 scripts/kl.py check --staged || exit 1\n"
    )
    assert hook.read_text() == "#!/bin/sh\nexit 0\n"


def test_a_project_outside_git_is_told(sample: Path) -> None:
    for command in (["hook"], ["check", "--staged"]):
        result = run(sample, *command)
        assert result.returncode == 1
        assert result.stderr.startswith("Git siger nej: fatal: not a git repository")


def test_the_hook_of_pre_commit_runs(repository: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    entry = shlex.split(hook["entry"])
    assert call(repository, entry).returncode == 0
    spoil(repository)
    assert call(repository, entry).returncode == 1
