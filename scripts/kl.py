#!/usr/bin/env python3
"""The commands of editors and developers: ``python3 scripts/kl.py --help``.

This file runs on Python 3.11 or newer with nothing installed; it makes the project's environment
and hands over to ``commands.py`` there.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit("Kræver Python 3.11 eller nyere; dette er Python " + sys.version.split()[0])

import ready

_NEEDS = {"deploy": "deploy", "test": "test", "fuzz": "test"}
"""The kind of work of the commands that need more than a build, a key of ``ready.LOCKS``."""

_NO_COMPILED_FILES = "PYTHONDONTWRITEBYTECODE"


def main(arguments: "list[str]") -> int:
    """Run a command; return the exit code."""
    command = "" if "--help" in arguments else "".join(arguments[:1])
    work = _NEEDS.get(command, "build")
    if not (ready.is_made() and ready.is_installed(work)):
        problem = _prepare(work)
        if problem:
            print(problem, file=sys.stderr)
            return 2
    program = [ready.PYTHON, os.path.join(ready.ROOT, "scripts", "commands.py"), *arguments]
    # Without compiled files Python compiles the program at each start, which takes longer than most
    # builds.
    settings = {name: value for name, value in os.environ.items() if name != _NO_COMPILED_FILES}
    if os.name == "nt":  # exec on Windows returns to the shell before the program has ended
        import subprocess

        return subprocess.run(program, check=False, env=settings).returncode
    os.execve(program[0], program, settings)
    return 0


def _prepare(work: str) -> str:
    """Make the environment that ``work`` needs; return what went wrong, if anything."""
    import environment  # takes longer to import than most commands to run

    try:
        environment.prepare(work)
    except environment.EnvironmentProblem as problem:
        return str(problem)
    return ""


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
