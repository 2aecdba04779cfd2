"""Shows the site while it is edited, if the port that is asked for can be used."""

import os
import socket
import sys
from pathlib import Path

from klsite.preview.server import serve

_OK, _WRONG_CALL = 0, 2


def serve_site(root: Path, port: int, now: str, *, public: bool) -> int:
    """Show the project ``root`` as it is after each save, until it is stopped."""
    if problem := _port_problem(port):
        print(f"Port {port} {problem}: vælg en anden med --port.", file=sys.stderr)
        return _WRONG_CALL

    def restart() -> None:
        os.execv(sys.executable, [sys.executable, *sys.argv])

    serve(root, port, now, restart, public=public)
    return _OK


def _port_problem(port: int) -> str:
    """Return what hinders a server on a port of this machine, or nothing."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            return "er optaget"
    with socket.socket() as probe:
        if os.name == "posix":  # as the server does; elsewhere it means to take it from another
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            return f"kan ikke bruges ({error.strerror})"
    return ""
