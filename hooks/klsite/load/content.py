"""Reads the heads of the hand-written pages, which MkDocs would take as text if they are wrong."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from klsite.load.explain import explain
from klsite.load.yaml.encoding import read_text
from klsite.load.yaml.positions import positions
from klsite.load.yaml.reader import read_yaml
from klsite.model.content import ContentHead
from klsite.model.diagnostics import Diagnostic

_DASHES = "---\n"


def content_mistakes(content: Path) -> Iterator[Diagnostic]:
    """Yield every mistake in the heads of the pages below ``content``."""
    for path in sorted(content.rglob("*.md")):
        if any(part.startswith(".") for part in path.relative_to(content).parts):
            continue  # MkDocs passes over what is hidden
        file = f"{content.name}/{path.relative_to(content).as_posix()}"
        text = read_text(file, path.read_bytes())
        if isinstance(text, Diagnostic):
            yield text
        else:
            yield from _head_mistakes(file, text)


def _head_mistakes(file: str, text: str) -> Iterator[Diagnostic]:
    head, end, _ = text.removeprefix(_DASHES).partition(f"\n{_DASHES}")
    if not text.startswith(_DASHES) or not end:
        yield Diagnostic(file, 1, 1, "siden skal begynde med et hoved mellem to linjer med ---")
        return
    # A blank line in the place of the dashes keeps the numbers of the lines.
    reading = read_yaml(file, f"\n{head}\n")
    yield from reading.mistakes
    if not reading.reliable or not isinstance(reading.value, dict):
        return
    try:
        ContentHead.model_validate(reading.value)
    except ValidationError as error:
        place = positions(reading.text)
        for location, message in explain(ContentHead, error):
            yield Diagnostic(file, *place(location), message)
