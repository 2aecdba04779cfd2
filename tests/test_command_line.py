"""The command line: Danish also when it is used wrongly, and quiet wherever it is cut off."""

import ast
import json
import os
import signal
import socket
import subprocess
import sys
import tomllib
from functools import partial
from pathlib import Path

import pytest

from support.project import REAL, ROOT, make_project

COMMANDS = [
    *(
        "build",
        "serve",
        "check",
        "fix",
        "hook",
        "remember",
        "deploy",
        "new",
        "import",
        "upcoming",
        "compose",
        "elect",
        "diff",
        "erase",
        "roster",
        "schema",
    ),
    *("test", "fuzz"),
]
ENGLISH = (
    *("usage", "option", "show this", "positional", "argument:", "commands", "error", "missing"),
    *("invalid", "no such", "did you mean", "try ", "unexpected", "requires", "does not"),
)
FIGURES = """\
municipalities: 3
parties:
  - {name: Čapeks liste, votes: 9, mayors: 1, council_seats: 3}
"""


def kl(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "commands.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def test_the_help_names_every_command() -> None:
    result = kl("--help")
    assert result.returncode == 0
    named = [line.split()[0] for line in result.stdout.split("Kommandoer:\n")[1].splitlines()]
    assert named == COMMANDS


@pytest.mark.parametrize("command", [(), *[(each,) for each in COMMANDS]])
def test_every_help_is_in_danish(command: tuple[str, ...]) -> None:
    result = kl(*command, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Brug: {' '.join(['kl.py', *command])} [tilvalg]")
    assert "vis denne hjælp\n" in result.stdout
    assert [word for word in ENGLISH if word in result.stdout.lower()] == []


def test_without_a_command_the_help_is_shown() -> None:
    result = kl()
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == kl("--help").stdout


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    result = kl("--version")
    assert (result.returncode, result.stdout) == (0, f"klsite {project['version']}\n")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("bygg", "kommandoen »bygg« findes ikke"),
        ("chek", "kommandoen »chek« findes ikke: mente du »check«?"),
        ("-v", "tilvalget »-v« findes ikke"),
        ("build --hurtigt", "tilvalget »--hurtigt« findes ikke"),
        ("build --quit", "tilvalget »--quit« findes ikke: mente du »--quiet«?"),
        ("build --quiet=ja", "tilvalget »--quiet« skal ikke have en værdi"),
        ("build nu straks", "for mange argumenter: nu straks"),
        ("compose", "der mangler: fil"),
        ("roster sjaelland", "der mangler: periode"),
        (
            "roster sjaelland 2018-2022 i-dag",
            "dag: »i-dag« er ikke en dato: skriv den som 2019-05-01",
        ),
        ("serve --port", "tilvalget »--port« mangler en værdi"),
        ("serve --port x", "--port: »x« er ikke et tal"),
        ("serve --port 0", "--port: 0 er ikke mellem 1 og 65535"),
        ("serve --port -1", "--port: -1 er ikke mellem 1 og 65535"),
        ("serve --port 99999", "--port: 99999 er ikke mellem 1 og 65535"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_explained(call: str, message: str) -> None:
    result = kl(*call.split())
    assert (result.returncode, result.stdout) == (2, "")
    usage, told, hint = result.stderr.splitlines()
    assert usage.startswith("Brug: kl.py")
    assert told == message
    assert hint.startswith("Se hjælpen med: kl.py")
    assert hint.endswith(" --help")


@pytest.fixture
def figures(tmp_path: Path) -> str:
    file = tmp_path / "tal.yml"
    file.write_text(FIGURES, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("encoding", ["cp850", "cp1252", "ascii", "utf-8"])
def test_a_console_may_lack_any_letter(figures: str, encoding: str) -> None:
    for call in (("compose", figures), ("compose", figures, "--json"), ("--help",), ("bygg",)):
        result = subprocess.run(
            [sys.executable, str(ROOT / "scripts" / "commands.py"), *call],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": encoding},
            check=False,
        )
        assert result.returncode == (2 if call == ("bygg",) else 0)
        assert b"Traceback" not in result.stderr
        if call != ("--help",):  # which click writes itself, in UTF-8 where the encoding is ASCII
            assert (result.stdout or result.stderr).decode(encoding)
        if "--json" in call:
            assert json.loads(result.stdout)["seats"] == {"Čapeks liste": 1}


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("broken", ["stdout", "stderr"])
def test_a_reader_who_has_gone_is_no_error(figures: str, broken: str, unbuffered: str) -> None:
    calls = [("compose", figures), ("roster", "sjaelland", "2018-2022", "2019-05-01"), ("--help",)]
    for call in calls if broken == "stdout" else [("bygg",), ("compose", "nowhere.yml")]:
        reading, writing = os.pipe()
        os.close(reading)
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, broken: writing}
        with subprocess.Popen(
            [sys.executable, str(ROOT / "scripts" / "commands.py"), *call],
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            **streams,  # type: ignore[call-overload] # a dict of streams is not typed
        ) as process:
            os.close(writing)
            told = process.communicate()
        assert process.returncode == 141
        assert [text for text in told if text] == []


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_ends_the_preview_quietly(tmp_path: Path) -> None:
    project = make_project(tmp_path, REAL)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, str(project / "scripts" / "commands.py"), "serve", "--port", port]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # also below ``nohup``
    ) as process:
        assert process.stdout is not None
        assert b"Stop med Ctrl+C" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == (b"", b"")


BARE = ["kl.py", "ready.py", "environment.py"]


@pytest.mark.parametrize("script", BARE)
def test_what_makes_the_environment_needs_nothing_installed(script: str) -> None:
    tree = ast.parse((ROOT / "scripts" / script).read_text(encoding="utf-8"))
    modules = [
        name
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    ]
    own = {script.removesuffix(".py") for script in BARE}
    assert {name.split(".")[0] for name in modules} <= sys.stdlib_module_names | own


def test_an_old_python_is_told_which_is_needed() -> None:
    script = ROOT / "scripts" / "kl.py"
    ast.parse(script.read_text(encoding="utf-8"), feature_version=(3, 5))
    code = (
        "import runpy, sys; sys.version_info = (3, 10); sys.version = '3.10.1 (old)';"
        "runpy.run_path(sys.argv[1], run_name='__main__')"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(script)],
        capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert result.returncode == 1
    assert result.stderr == "Kræver Python 3.11 eller nyere; dette er Python 3.10.1\n"
