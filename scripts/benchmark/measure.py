"""Runs commands in turn and takes their time and memory."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Command:
    """Something to measure: who, what, the command line, and what is done before it, untimed.

    ``check`` raises ``AssertionError`` if the command did not make what it should have.
    ``rounds`` is less than the others' for what takes long.
    """

    tool: str
    what: str
    line: Sequence[str]
    folder: Path
    before: Callable[[], None] = lambda: None
    check: Callable[[], None] = lambda: None
    environment: dict[str, str] = field(default_factory=dict)
    rounds: int | None = None


@dataclass
class Measured:
    """The seconds of each run of a command, and the most memory of its largest process in MB."""

    command: Command
    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0

    @property
    def middle(self) -> float:
        """The median of the seconds."""
        return median(self.seconds)


def measure(commands: Sequence[Command], rounds: int) -> list[Measured]:
    """Run every command in every round, so that a noisy minute hits all of them alike."""
    measured = [Measured(command) for command in commands]
    for number in range(rounds):
        for each in measured[number % len(measured) :] + measured[: number % len(measured)]:
            if each.command.rounds is None or number < each.command.rounds:
                _run(each)
        print(f"round {number + 1} of {rounds} is done", file=sys.stderr, flush=True)
    return measured


def _run(measured: Measured) -> None:
    command = measured.command
    command.before()
    started = time.perf_counter()
    process = subprocess.Popen(
        command.line,
        cwd=command.folder,
        env={**os.environ, **command.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None, "asked for in the line above"
    with process.stdout:
        told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    measured.seconds.append(time.perf_counter() - started)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command.tool}, {command.what}: {told[-2000:]}")
    measured.megabytes = max(measured.megabytes, usage.ru_maxrss / 1024)
    command.check()
