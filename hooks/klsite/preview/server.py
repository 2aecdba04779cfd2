"""Serves the preview, and tells the pages that are open when there is something new to see."""

import sys
from collections.abc import Callable, Iterable, Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from urllib.parse import parse_qs, unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from klsite.preview.live import Answer, Live
from klsite.system.foreign_files import is_left_behind
from klsite.system.phases import phase

_NEWS_OF_VERSIONS = "/__nyt"
"""Where open pages ask to be told (Server-Sent Events, HTML standard, section 9.2)."""

_RELOAD = (
    "<script>new EventSource('{address}?efter={version}').onmessage=()=>location.reload()</script>"
)
_HOSTS = ("127.0.0.1", "localhost")
_KEEP_ALIVE = 15.0
_CALM = 0.3
"""Seconds without a save after which what was saved is checked against the rest of the site."""

_SETTLED = 0.005
"""Seconds without another event until a save is over: editing programs write in several steps."""

_WATCHED = ("data", "content", "overrides", "hooks")
_REPORT = """<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Der er fejl</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>body{{font:1rem/1.5 sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}}
pre{{white-space:pre-wrap;background:#f4f1ea;border-left:.3rem solid #b5452c;padding:1rem}}</style>
</head><body><main><h1>Der er fejl</h1>
<p>Siden vises igen, når fejlene er rettet og gemt.</p><pre>{report}</pre></main></body></html>
"""
_BEFORE = "som den var, før fejlen kom"
_WITHOUT = "som den er med den fil fra sidste commit eller uden den"
_NOTICE = """
<details style="background:#b5452c;color:#fff;padding:.5rem 1rem">
<summary>Der er fejl i en anden fil: her ses siden, {shown}.</summary>
<pre style="white-space:pre-wrap">{report}</pre></details>"""


class _Changes(FileSystemEventHandler):
    """Puts the path of each change below a folder in a queue, with ``name`` for the folder."""

    def __init__(self, folder: Path, name: str, queue: "Queue[str]") -> None:
        self._folder = folder
        self._name = name
        self._queue = queue

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note the files that an event is about."""
        if event.event_type in ("opened", "closed_no_write"):
            return
        if event.is_directory and event.event_type == "modified":
            return  # which is told of what is in it
        for path in filter(None, (event.src_path, event.dest_path)):
            parts = Path(str(path)).relative_to(self._folder).parts
            if parts and not any(map(is_left_behind, parts)):
                self._queue.put("/".join((self._name, *parts)))


def _observed(root: Path, queue: "Queue[str]") -> BaseObserver:
    """Return what watches the folders of a project."""
    observer = Observer()
    for name in _WATCHED:
        folder = (root / name).resolve()
        observer.schedule(_Changes(folder, name, queue), str(folder), recursive=True)
    return observer


def serve(
    root: Path, port: int, now: str, restart: Callable[[], None], *, public: bool = False
) -> None:
    """Show the site of the project at ``root`` on a port of this machine until interrupted.

    Also what is not public is shown, unless only what is ``public`` is wanted; ``now`` is as for
    ``Live``. ``restart`` is called when the program itself has changed; it does not return.
    """
    address = f"http://127.0.0.1:{port}/"
    with phase("gøre webstedet klar"):
        live = Live(root, address, now, preview=not public)
    _tell(live)
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler(live))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    print(f"Webstedet vises på {address}. Stop med Ctrl+C.", flush=True)
    queue: Queue[str] = Queue()
    observer = _observed(root, queue)
    observer.start()
    try:
        while True:
            paths = _saved(queue, None if live.is_checked else _CALM)
            if not paths:
                live.check()
                _tell(live)
                continue
            if any(path.startswith("hooks/") for path in paths):
                if unreadable := "\n".join(_unreadable(root, paths)):
                    live.stop_at(unreadable)
                    _tell(live)
                    continue
                server.server_close()
                live.close()
                restart()
            live.refresh(paths)
            _tell(live)
    finally:
        observer.stop()
        live.close()


def _saved(queue: "Queue[str]", timeout: float | None) -> set[str]:
    """Wait for a save, or so many seconds; return the paths that it has changed."""
    try:
        paths = {queue.get(timeout=timeout)}
    except Empty:
        return set()
    while True:
        try:
            paths.add(queue.get(timeout=_SETTLED))
        except Empty:
            return paths


def _unreadable(root: Path, paths: Iterable[str]) -> Iterator[str]:
    """Yield what Python cannot read of the files of the program, which would end with it."""
    for path in sorted(paths):
        file = root / path
        if path.endswith(".py") and file.is_file():
            try:
                compile(file.read_bytes(), path, "exec", dont_inherit=True)
            except (SyntaxError, ValueError) as error:
                line = getattr(error, "lineno", None) or 1
                yield f"{path}:{line}: programmet kan ikke læses: {error}"


def _tell(live: Live) -> None:
    if live.mistakes:
        print(live.mistakes, file=sys.stderr, flush=True)


def _handler(live: Live) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            """Answer as ``do_GET``, without the content."""
            self.do_GET()

        def do_GET(self) -> None:
            """Answer with a page, a file, or news of versions."""
            if self.headers.get("Host", "").partition(":")[0] not in _HOSTS:
                self.send_error(403)  # a page of another site that has taken this address
                return
            parts = urlsplit(self.path)
            if parts.path == _NEWS_OF_VERSIONS:
                after = parse_qs(parts.query).get("efter", ["0"])[0]
                self._tell_versions(int(after) if after.isdecimal() else 0)
                return
            version = live.version
            self._send(answer(live, unquote(parts.path).lstrip("/")), version)

        def _send(self, answer: Answer, version: int) -> None:
            content = answer.content
            if answer.media_type.startswith("text/html"):
                script = _RELOAD.format(address=_NEWS_OF_VERSIONS, version=version)
                content = content.replace(b"</body>", script.encode() + b"</body>")
                if live.mistakes and answer.status != 500:
                    content = _noticed(content, live)
            self.send_response(answer.status)
            if answer.location:
                self.send_header("Location", answer.location)
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def _tell_versions(self, after: int) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            try:
                while not self._is_newer(after):
                    self.wfile.write(b":\n\n")
                    self.wfile.flush()
                self.wfile.write(b"data: ny\n\n")
            except OSError:
                return  # the page was closed

        def _is_newer(self, version: int) -> bool:
            """Wait a while for a version after the one given, and say whether there is one."""
            with live.changed:
                return live.changed.wait_for(lambda: live.version > version, _KEEP_ALIVE)

        def log_message(self, *arguments: object) -> None:
            """Say nothing of each request: the terminal is for mistakes."""

    return Handler


def _noticed(content: bytes, live: Live) -> bytes:
    """Return a page with a notice at its top that other files have mistakes."""
    head, body, rest = content.partition(b'<body dir="ltr">')
    shown = _WITHOUT if live.is_partial else _BEFORE
    return head + body + _NOTICE.format(report=escape(live.mistakes), shown=shown).encode() + rest


def answer(live: Live, address: str) -> Answer:
    """Return the response for an address, or the report where a mistake hides it."""
    found = None if live.mistakes and live.is_hidden(address) else live.answer(address)
    if found is None or (found.status == 404 and live.is_partial):
        page = _REPORT.format(report=escape(live.mistakes))
        return Answer(500, "text/html; charset=utf-8", page.encode())
    return found
