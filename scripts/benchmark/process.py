"""Commands: started, ended, and run to their end with their time and memory taken."""

import contextlib
import os
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from benchmark.measure import Failed, Sample
from benchmark.memory import Sampler

_GRACE = 10
"""Seconds that a command is given to end by itself."""

_TOLD = 600
"""Characters that a report gives of what a command said when it failed."""


def run(
    line: Sequence[str], folder: Path, environment: Mapping[str, str], *, sampled: bool
) -> Sample:
    """Run a command in ``folder``; look at the memory of all its processes only if ``sampled``.

    Raises ``Failed`` with the end of what it said if its exit code is not 0.
    """
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = start(line, folder, environment, said)
        try:
            with Sampler(process.pid) if sampled else contextlib.nullcontext() as sampler:
                _, status, usage = os.wait4(process.pid, 0)
                seconds = time.perf_counter() - started
        except BaseException:  # an interrupted benchmark leaves nothing running
            end(process)
            raise
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise Failed(f"exit code {process.returncode}: {end_of(said)}")
    return Sample(
        [seconds],
        cpu=usage.ru_utime + usage.ru_stime,
        largest=_megabytes(usage),
        together=sampler.peak if sampler else None,
    )


def start(
    line: Sequence[str], folder: Path, environment: Mapping[str, str], said: IO[bytes]
) -> "subprocess.Popen[bytes]":
    """Start a command in ``folder`` and in a session of its own; ``said`` gets what it writes."""
    return subprocess.Popen(
        line,
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # by which all that it starts is known, and ended
    )


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a command that leads a session, and all that it started."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (1024 if os.uname().sysname == "Linux" else 1024 * 1024)


def end_of(said: IO[bytes]) -> str:
    """Return the end of what a command wrote, for a report of its failure."""
    said.seek(0)
    return said.read().decode("utf-8", "replace").strip()[-_TOLD:]
