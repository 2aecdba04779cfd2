"""Reads the hand-written pages in content/: the head of each, and the text below it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from pydantic import ValidationError

from klsite.load.content_tree import content_addresses, published_files
from klsite.load.files import what_hinders
from klsite.load.validation import messages_of
from klsite.load.yaml.encoding import read_text
from klsite.load.yaml.positions import positions
from klsite.load.yaml.reader import read_yaml
from klsite.load.yaml.sizes import MOST_BYTES
from klsite.model.content import ContentHead
from klsite.model.diagnostics import Diagnostic, Level
from klsite.model.file_names import name_fault
from klsite.model.source_location import Location
from klsite.system.file_tree import Hindrance, files_below
from klsite.system.files import read_file
from klsite.text.headings import plain_text
from klsite.text.markdown import prose
from klsite.text.written_links import from_the_front_page, page_address

_DASHES = "---\n"
_HEADING = re.compile(r"\s*# +([^\n]+)")


class ContentFile(NamedTuple):
    """A hand-written page: its file as editors see it, its head if that is right, its mistakes.

    ``text`` is what stands below the head, with all links from the front page and without the
    ``heading`` that it may begin with; ``above`` is the number of lines above it. The
    ``written_heading`` is the Markdown of that heading, on the line that it has in the text.
    """

    file: str
    head: ContentHead | None
    mistakes: tuple[Diagnostic, ...] = ()
    yaml: str = ""
    """The head as it is written, in the lines of the file that it stands in."""
    heading: str = ""
    written_heading: str = ""
    text: str = ""
    above: int = 0
    lines: tuple[str, ...] = ()
    """The lines of the file."""

    @property
    def path(self) -> str:
        """The path of the file below ``content/``."""
        return self.file.partition("/")[2]

    @property
    def address(self) -> str:
        """The address of the page."""
        return page_address(normalize("NFC", self.path))

    def error_at(self, location: Location, message: str) -> Diagnostic:
        """Return an error at a value of the head."""
        return Diagnostic(self.file, *positions(self.yaml)(location), message)

    def place_in_text(self, line: int, near: str) -> tuple[int, int]:
        """Return the line and column, in the file, of something at or below a line of the text."""
        texts = self.text.split("\n")
        for number, written in enumerate(self.lines[self.above + line :], line):
            as_written = near if near in written else near.strip("/")
            if near in written or (number < len(texts) and near in texts[number]):
                return self.above + number + 1, max(written.find(as_written), 0) + 1
        return self.above + line + 1, 1


def hindered_files(content: Path) -> Iterator[Diagnostic]:
    """Yield what an editor is told of the files below ``content`` that cannot be published.

    A link that leads nowhere, or a copy, keeps nothing else from being published.
    """
    seen: dict[str, str] = {}
    for found in files_below(str(content), str(content.parent)):
        file, path = f"{content.name}/{found.path}", normalize("NFC", found.path)
        if found.hindrance is not None:
            harmless = found.hindrance in (Hindrance.DEAD_LINK, Hindrance.CONFLICT_COPY)
            level = Level.WARNING if harmless else Level.ERROR
            yield Diagnostic(file, 1, 1, what_hinders(found), level)
        elif wrong := name_fault(path):
            yield Diagnostic(file, 1, 1, wrong)
        elif (other := seen.setdefault(path.casefold(), file)) != file:
            yield Diagnostic(
                file,
                1,
                1,
                f"kun store og små bogstaver skiller navnet fra {other}: giv filen et andet",
            )


def content_files(content: Path) -> Iterator[ContentFile]:
    """Yield the pages below ``content`` in the order of their paths."""
    known = {address for address, _ in content_addresses(content)}
    for path in sorted(published_files(content)):
        if not path.endswith(".md"):
            continue
        file = f"{content.name}/{path}"
        text = read_text(file, read_file(f"{content}/{path}", MOST_BYTES))
        if isinstance(text, Diagnostic):
            yield ContentFile(file, None, (text,))
        else:
            page = _with_head(file, text)
            folder = page.path.rpartition("/")[0]
            yield _under_heading(page, from_the_front_page(page.text, folder, known))


def _under_heading(page: ContentFile, text: str) -> ContentFile:
    """Return a page with its heading taken out of its text, whose lines stay those of the file."""
    found = _HEADING.match(text)
    if found is None:
        return page._replace(text=text)
    above = "\n" * text.count("\n", 0, found.end())
    written = _unclosed(found[1])
    heading = plain_text(prose(written).html)
    return page._replace(
        heading=heading, written_heading=above + written, text=above + text[found.end() :]
    )


def _unclosed(heading: str) -> str:
    """Return the text of a heading without the marks that may close it (CommonMark 4.2)."""
    written = heading.rstrip(" ")
    text = written.rstrip("#")
    return text.rstrip(" ") if text.endswith(" ") else written


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
    above = head.count("\n") + 3  # the two lines of dashes, and the last line of the head
    found = ContentFile(
        file, None, mistakes, reading.text, text=rest, above=above, lines=tuple(text.split("\n"))
    )
    if not reading.reliable or not isinstance(reading.value, dict):
        return found
    try:
        return found._replace(head=ContentHead.model_validate(reading.value))
    except ValidationError as error:
        wrong = (found.error_at(*each) for each in messages_of(ContentHead, error))
        return found._replace(mistakes=(*mistakes, *wrong))
