"""What each command does. Runs in the project's own environment; see ``kl.py``."""

import argparse
import os
import sys
import time
from pathlib import Path

import command_line

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))


def check(options: argparse.Namespace) -> int:
    """Read and check all data; print every mistake."""
    from klsite.build.build import check_project
    from klsite.model.diagnostics import DataErrors
    from klsite.text.clock import moment_to_build_for

    try:
        count = check_project(ROOT, moment_to_build_for(os.environ.get("KL_NOW", "")))
    except DataErrors as mistakes:
        print(mistakes, file=sys.stderr)
        return 1
    print(f"Ingen fejl i data/. Der er {count} {'nyhed' if count == 1 else 'nyheder'}.")
    return 0


def build(options: argparse.Namespace) -> int:
    """Build the site beside the published one and put it in its place when it is whole."""
    from klsite.build.build import BuildFailed, Job, build_site
    from klsite.host.mkdocs_host import MkDocsHost
    from klsite.text.clock import moment_to_build_for

    started = time.monotonic()
    now = moment_to_build_for(os.environ.get("KL_NOW", ""))
    try:
        built = build_site(Job(ROOT, now, MkDocsHost(), options.plain))
    except BuildFailed as failure:
        print(failure, file=sys.stderr)
        print("site/ er som før.", file=sys.stderr)
        return 1
    seconds = time.monotonic() - started
    if options.timings:
        from klsite.system.phases import report

        print(report(seconds))
    if not options.quiet:
        print(_told(built.pages, built.changed, seconds))
    return 0


def _told(pages: int, changed: int, seconds: float) -> str:
    files = (
        "1 fil er ny, ændret eller fjernet"
        if changed == 1
        else f"{changed} filer er nye, ændrede eller fjernede"
    )
    told = files if changed else "Intet er ændret"
    return f"Bygget: {pages} sider i site/ på {seconds:.1f} sekunder. {told}."


def schema(options: argparse.Namespace) -> int:
    """Save the schemas of the data files, and the settings by which an editor finds them."""
    from klsite.load.schema import editor_settings, schemas

    for name, content in schemas():
        (ROOT / "schemas" / name).write_text(content, encoding="utf-8")
    (ROOT / ".vscode" / "settings.json").write_text(editor_settings(), encoding="utf-8")
    return 0


def compose(options: argparse.Namespace) -> int:
    """Compute the composition of a KKR from a small file."""
    from calculating import compose_file

    return compose_file(options.file, as_json=options.json)


def elect(options: argparse.Namespace) -> int:
    """Compute a proportional election of persons from a small file."""
    from calculating import elect_file

    return elect_file(options.file, as_json=options.json)


def roster(options: argparse.Namespace) -> int:
    """Print who sat in a KKR on a day."""
    from roster import print_roster

    return print_roster(ROOT, options.kkr, options.period, options.day, as_json=options.json)


def _is_taken(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def serve(options: argparse.Namespace) -> int:
    """Show the site as it is with each save."""
    if _is_taken(options.port):
        print(f"Port {options.port} er optaget: vælg en anden med --port.", file=sys.stderr)
        return 2
    from klsite.preview.server import serve as show

    def restart() -> None:
        os.execv(sys.executable, [sys.executable, *sys.argv])

    show(ROOT, options.port, os.environ.get("KL_NOW", ""), restart)
    return 0


def test(options: argparse.Namespace) -> int:
    """Run the whole suite, or the parts named."""
    from testing import run_tests

    return run_tests(ROOT, options.only, update_golden=options.update_golden)


def main(arguments: list[str]) -> int:
    """Run the command that the arguments name; return the exit code."""
    options = command_line.parse(arguments)
    commands = {
        "build": build,
        "serve": serve,
        "check": check,
        "compose": compose,
        "elect": elect,
        "roster": roster,
        "schema": schema,
        "test": test,
    }
    try:
        return commands[options.command](options)
    except KeyboardInterrupt:
        return 130


def _end(code: int) -> None:
    """End at once: giving back what a build has in memory, piece by piece, takes longer."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _end(main(sys.argv[1:]))
