"""Running a command on a console: encodings, JSON, exit codes, broken pipes and Ctrl+C."""

import codecs
import io
import os
import signal
import sys
from typing import NoReturn, TextIO

import click

import danish_click

_FAILED = 1
_INTERRUPTED, _BROKEN_PIPE = 128 + 2, 128 + 13
"""As shells tell that a program was ended by a signal: 2 is SIGINT, 13 is SIGPIPE."""


def run(command: click.Command, name: str, arguments: list[str]) -> NoReturn:
    """Run a command, called ``name``, and end the process with the exit code that it returns.

    The exit code is 2 after a wrong call, and as if the signal had killed the process after
    Ctrl+C (130) and where nobody reads what is written (141, ``| head``).
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter that its encoding lacks is spelled out
            stream.reconfigure(errors="backslashreplace")
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        code = _exit_code(command, name, arguments)
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except BrokenPipeError:
        if _is_read(sys.stdout) and _is_read(sys.stderr):
            raise  # it was a pipe to another process, which is an error of the program
        code = _BROKEN_PIPE
    except OSError as error:  # what the system refuses is no fault of the program
        from klsite.system.os_errors import reason

        print(f"Kommandoen kunne ikke udføres: {reason(error)}.", file=sys.stderr)
        code = _FAILED
    # Without the interpreter's clean-up, which frees the memory of a build object by object.
    os._exit(code)


def _exit_code(command: click.Command, name: str, arguments: list[str]) -> int:
    # ``Command.main`` would take every broken pipe for one of the console, and answer in English.
    try:
        with command.make_context(name, arguments) as context:
            code: int = command.invoke(context)
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except click.UsageError as error:
        print(danish_click.report(error), file=sys.stderr)
        return error.exit_code
    return code


def _is_read(stream: TextIO | None) -> bool:
    """Return whether what is written to a stream has a reader, as far as the system tells."""
    import select

    if stream is None:
        return True
    if not hasattr(select, "poll"):
        return False
    poll = select.poll()
    poll.register(stream, 0)  # which reports errors alone
    return not poll.poll(0)


def print_json(document: object) -> None:
    """Print a document as JSON. In an encoding other than UTF-8, all of it is ASCII (RFC 8259)."""
    import json

    encoding = codecs.lookup(sys.stdout.encoding).name if sys.stdout else ""
    print(json.dumps(document, ensure_ascii=encoding != "utf-8", indent=2))
