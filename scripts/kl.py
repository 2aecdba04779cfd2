#!/usr/bin/env python3
"""The commands of editors and developers: ``python3 scripts/kl.py --help``.

This file runs on Python 3.11 or newer with nothing installed; it makes the project's environment
and hands over to ``commands.py`` there.
"""

import os
import subprocess
import sys

if sys.version_info < (3, 11):
    sys.exit("Kræver Python 3.11 eller nyere; dette er Python " + sys.version.split()[0])

import command_line
import environment

_NO_COMPILED_FILES = "PYTHONDONTWRITEBYTECODE"


def main(arguments: "list[str]") -> int:
    """Run a command; return the exit code."""
    options = command_line.parse(arguments)
    try:
        environment.prepare("test" if options.command == "test" else "build")
    except environment.EnvironmentProblem as problem:
        print(problem, file=sys.stderr)
        return 2
    script = str(environment.ROOT / "scripts" / "commands.py")
    command = [str(environment.python()), script, *arguments]
    # Without compiled files Python compiles the program at each start, which takes longer than most
    # builds.
    settings = {name: value for name, value in os.environ.items() if name != _NO_COMPILED_FILES}
    if os.name == "nt":  # exec on Windows returns to the shell before the program has ended
        return subprocess.run(command, check=False, env=settings).returncode
    os.execve(command[0], command, settings)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
