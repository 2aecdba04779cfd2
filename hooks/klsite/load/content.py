"""Reads the heads of the hand-written pages, which MkDocs would take as text if they are wrong."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from klsite.load.content_tree import published_files
from klsite.load.files import what_hinders
from klsite.load.validation import messages_of
from klsite.load.yaml.encoding import read_text
from klsite.load.yaml.positions import positions
from klsite.load.yaml.reader import read_yaml
from klsite.load.yaml.sizes import MOST_BYTES
from klsite.model.content import ContentHead
from klsite.model.diagnostics import Diagnostic, Level
from klsite.model.source_location import Location
from klsite.system.file_tree import Hindrance, files_below
from klsite.system.files import read_file

_DASHES = "---\n"


class ContentFile(NamedTuple):
    """A hand-written page: its file as editors see it, its head if that is right, its mistakes."""

    file: str
    head: ContentHead | None
    mistakes: tuple[Diagnostic, ...] = ()
    yaml: str = ""
    """The head as it is written, in the lines of the file that it stands in."""

    def error_at(self, location: Location, message: str) -> Diagnostic:
        """Return an error at a value of the head."""
        return Diagnostic(self.file, *positions(self.yaml)(location), message)


def hindered_files(content: Path) -> Iterator[Diagnostic]:
    """Yield what an editor is told of the files below ``content`` that are not published.

    A link that leads nowhere, or a copy, keeps nothing else from being published.
    """
    for found in files_below(str(content), str(content.parent)):
        if found.hindrance is not None:
            harmless = found.hindrance in (Hindrance.DEAD_LINK, Hindrance.CONFLICT_COPY)
            level = Level.WARNING if harmless else Level.ERROR
            file = f"{content.name}/{found.path}"
            yield Diagnostic(file, 1, 1, what_hinders(found), level)


def content_files(content: Path) -> Iterator[ContentFile]:
    """Yield the pages below ``content`` in the order of their paths."""
    for path in sorted(published_files(content)):
        if not path.endswith(".md"):
            continue
        file = f"{content.name}/{path}"
        text = read_text(file, read_file(f"{content}/{path}", MOST_BYTES))
        if isinstance(text, Diagnostic):
            yield ContentFile(file, None, (text,))
        else:
            yield _with_head(file, text)


def _with_head(file: str, text: str) -> ContentFile:
    head, end, rest = text.removeprefix(_DASHES).partition(f"\n{_DASHES}")
    if not text.startswith(_DASHES) or not end:
        message = "siden skal begynde med et hoved mellem to linjer med ---"
        return ContentFile(file, None, (Diagnostic(file, 1, 1, message),))
    # A blank line in the place of the dashes keeps the numbers of the lines.
    reading = read_yaml(file, f"\n{head}\n")
    mistakes = tuple(
        replace(each, fix=f"---{each.fix}{_DASHES}{rest}") if each.fix else each
        for each in reading.mistakes
    )
    found = ContentFile(file, None, mistakes, reading.text)
    if not reading.reliable or not isinstance(reading.value, dict):
        return found
    try:
        return found._replace(head=ContentHead.model_validate(reading.value))
    except ValidationError as error:
        wrong = (found.error_at(*each) for each in messages_of(ContentHead, error))
        return found._replace(mistakes=(*mistakes, *wrong))
