"""The command line speaks Danish, also when it is used wrongly."""

import subprocess
import sys

import pytest

from support.project import ROOT


def kl(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; sys.path.insert(0, 'scripts'); import command_line;"
        "command_line.parse(sys.argv[1:])"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "command", ["build", "serve", "check", "compose", "elect", "schema", "test"]
)
def test_every_command_has_help_in_danish(command: str) -> None:
    result = kl(command, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith(f"brug: kl.py {command}")
    assert "vis denne hjælp" in result.stdout
    for english in ("usage", "options", "show this", "positional"):
        assert english not in result.stdout


def test_the_help_names_every_command() -> None:
    result = kl("--help")
    assert "kommandoer" in result.stdout
    for command in ("build", "serve", "check", "test"):
        assert f"\n    {command}" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "der mangler: kommando"),
        (("bygg",), "»bygg« findes ikke; vælg mellem"),
        (("build", "--hurtigt"), "ukendt tilvalg: --hurtigt"),
        (("serve", "--port", "x"), "--port: »x« er ikke et tal"),
    ],
)
def test_a_wrong_call_is_explained(arguments: tuple[str, ...], message: str) -> None:
    result = kl(*arguments)
    assert result.returncode == 2
    assert message in result.stderr
