"""Long work says what it is at, where somebody looks on; what it writes to a log has none of it."""

import os
import pty
import subprocess
import sys

from support.project import ROOT

WORK = """
import signal, sys
from klsite.system import progress
from klsite.system.phases import phase
from klsite.system.processes import map_chunks
progress.AFTER = 0.001
with phase("lede efter fejl"):
    if sys.stderr.isatty():
        signal.pause()  # until it has been shown
        line = progress.Progress("Leder", 4)
        line.at(1)
        signal.pause()
        line.done()
print("Fundet.", file=sys.stderr)
"""


def run_in(stderr: int) -> int:
    command = [sys.executable, "-c", WORK]
    return subprocess.run(
        command, stderr=stderr, env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")}, check=False
    ).returncode


def test_long_work_is_shown_on_a_terminal_and_wiped_when_it_is_done() -> None:
    ours, theirs = pty.openpty()
    assert run_in(theirs) == 0
    os.close(theirs)
    told = os.read(ours, 4096).decode()
    os.close(ours)
    wiped = "\r\x1b[K"
    assert told.startswith(f"{wiped}I gang med at lede efter fejl …{wiped}")
    assert f"{wiped}Leder: 25 %" in told
    assert told.endswith(f"{wiped}Fundet.\r\n")


def test_nothing_of_it_is_in_a_log() -> None:
    reading, writing = os.pipe()
    assert run_in(writing) == 0
    os.close(writing)
    with os.fdopen(reading) as log:
        assert log.read() == "Fundet.\n"
