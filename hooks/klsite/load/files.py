"""Which files the data folder has, and which file is of which kind."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from klsite.load.mistakes import MistakeLog
from klsite.load.suggestions import nearest, question
from klsite.model.documents import Document
from klsite.model.elections import Election, Parties
from klsite.model.events import Event
from klsite.model.geography import Kkr, KkrIntroduction, Municipalities, Regions
from klsite.model.news import NewsItem, NewsTaxonomy
from klsite.model.organisation import Organisation
from klsite.model.sources import Sources
from klsite.model.terms import Term
from klsite.model.values import Values


@dataclass(frozen=True)
class FileKind:
    """A kind of data file: where it lies, its model, and an example of its path.

    ``dated_by`` names the field whose date the file's name begins with.
    """

    model: type[BaseModel]
    pattern: re.Pattern[str]
    example: str
    dated_by: str | None = None

    @property
    def is_single(self) -> bool:
        """Whether there is just one file of this kind, and there has to be one."""
        return self.pattern.pattern == re.escape(self.example)


def _single(model: type[BaseModel], path: str) -> FileKind:
    return FileKind(model, re.compile(re.escape(path)), path)


_NAME = r"(?P<date>\d{4}-\d{2}-\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*\.yml"

FILE_KINDS = (
    _single(Sources, "sources.yml"),
    _single(Organisation, "organisation.yml"),
    _single(Values, "values.yml"),
    _single(Regions, "regions.yml"),
    _single(Municipalities, "municipalities.yml"),
    _single(NewsTaxonomy, "news.yml"),
    _single(KkrIntroduction, "kkr.yml"),
    _single(Parties, "parties.yml"),
    FileKind(Election, re.compile(r"elections/\d{4}\.yml"), "elections/2017.yml"),
    FileKind(
        Term,
        re.compile(r"kkr/[a-z0-9-]+/\d{4}-\d{4}/term\.yml"),
        "kkr/sjaelland/2018-2022/term.yml",
    ),
    FileKind(
        NewsItem,
        re.compile(rf"news/(?P<year>\d{{4}})/{_NAME}"),
        "news/2020/2020-08-10-mundbind-i-sygetransport.yml",
        dated_by="date",
    ),
    FileKind(
        Document,
        re.compile(rf"documents/{_NAME}"),
        "documents/2018-01-10-brev-til-nye-kommunalbestyrelser.yml",
        dated_by="date",
    ),
    FileKind(
        Event,
        re.compile(rf"events/{_NAME}"),
        "events/2018-03-08-kommunalpolitisk-topmoede.yml",
        dated_by="starts",
    ),
    FileKind(Kkr, re.compile(r"kkr/[a-z0-9-]+/kkr\.yml"), "kkr/sjaelland/kkr.yml"),
)


def data_files(root: Path) -> Iterator[str]:
    """Yield every file below the data folder, relative to it, in the order of the names.

    Files that programs leave behind (hidden ones, and backups that end in ``~``) are passed
    over.
    """
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        relative = Path(folder).relative_to(root)
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith("~"):
                yield (relative / name).as_posix()


def kind_of(file: str, log: MistakeLog) -> FileKind | None:
    """Return the kind of a file; a file that would not be read is a mistake."""
    for kind in FILE_KINDS:
        if kind.pattern.fullmatch(file):
            return kind
    log.at(file, (), _misplaced(file))
    return None


def _misplaced(file: str) -> str:
    if not file.endswith(".yml"):
        return "filen bliver ikke læst: datafiler skal ende på .yml"
    folder, _, name = file.rpartition("/")
    if not folder:
        singles = [kind.example for kind in FILE_KINDS if kind.is_single]
        return f"ukendt fil{question(nearest(name, singles))} Filerne her er: {', '.join(singles)}"
    for kind in FILE_KINDS:
        if kind.example.split("/")[0] == file.split("/")[0]:
            return (
                "filens navn eller mappe passer ikke: det skal være som "
                f"{kind.example} (små bogstaver a-z, tal og bindestreger)"
            )
    return "ukendt mappe: filen bliver ikke læst"


def check_name(file: str, kind: FileKind, model: BaseModel, log: MistakeLog) -> None:
    """Check that the date in a file's name, and its folder's year, are those of its content."""
    match = kind.pattern.fullmatch(file)
    if kind.dated_by is None or match is None:
        return
    found = getattr(model, kind.dated_by).isoformat()
    if match["date"] != found:
        log.at(
            file,
            (kind.dated_by,),
            f"filens navn begynder med {match['date']}, men »{kind.dated_by}« er {found}: "
            "ret den af dem, der er forkert",
        )
    elif match.groupdict().get("year", found[:4]) != found[:4]:
        log.at(file, (kind.dated_by,), f"filen ligger i mappen {match['year']}, men er fra {found}")
