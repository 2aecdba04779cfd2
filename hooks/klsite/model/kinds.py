"""The kinds of data files: where each lies and what it holds."""

import re
from dataclasses import dataclass

from pydantic import BaseModel

from klsite import model as models


@dataclass(frozen=True)
class FileKind:
    """A kind of data file: where it lies, the name of its model, and an example of its path.

    ``dated_by`` names the field whose date the file's name begins with.
    """

    name: str
    pattern: re.Pattern[str]
    example: str
    dated_by: str | None = None

    @property
    def model(self) -> type[BaseModel]:
        """The model, loaded when it is first asked for."""
        found: type[BaseModel] = getattr(models, self.name)
        return found

    @property
    def is_single(self) -> bool:
        """Whether there is just one file of this kind, and there has to be one."""
        return self.pattern.pattern == re.escape(self.example)


def _single(name: str, path: str) -> FileKind:
    return FileKind(name, re.compile(re.escape(path)), path)


def _of_term(name: str, path: str, example: str = "") -> FileKind:
    """Return the kind of a file in the folder of a term."""
    pattern = re.compile(rf"kkr/[a-z0-9-]+/\d{{4}}-\d{{4}}/{path}\.yml")
    return FileKind(
        name,
        pattern,
        f"kkr/sjaelland/2018-2022/{example or path}.yml",
        dated_by="date" if example else None,
    )


_NAME = r"(?P<date>\d{4}-\d{2}-\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*\.yml"

FILE_KINDS = (
    FileKind(
        "NewsItem",
        re.compile(rf"news/(?P<year>\d{{4}})/{_NAME}"),
        "news/2020/2020-08-10-mundbind-i-sygetransport.yml",
        dated_by="date",
    ),
    _single("Sources", "sources.yml"),
    _single("Organisation", "organisation.yml"),
    _single("Values", "values.yml"),
    _single("Regions", "regions.yml"),
    _single("Municipalities", "municipalities.yml"),
    _single("NewsTaxonomy", "news.yml"),
    _single("KkrIntroduction", "kkr.yml"),
    _single("Parties", "parties.yml"),
    _single("NationalResults", "national_results.yml"),
    _single("Bodies", "bodies.yml"),
    _single("CoreAreas", "core_areas.yml"),
    _single("Glossary", "glossary.yml"),
    FileKind(
        "RulesOfProcedure",
        re.compile(r"rules/[a-z0-9]+(?:-[a-z0-9]+)*\.yml"),
        "rules/sjaelland-2018-2022.yml",
    ),
    FileKind("Election", re.compile(r"elections/\d{4}\.yml"), "elections/2017.yml"),
    _of_term("Term", "term"),
    _of_term("Members", "members"),
    _of_term("MembershipEvents", "events"),
    _of_term("Appointments", "appointments"),
    _of_term("PublishedResults", "results"),
    _of_term("Meeting", r"meetings/(?P<date>\d{4}-\d{2}-\d{2})", "meetings/2018-01-22"),
    FileKind("People", re.compile(r"people/[a-z0-9]+(?:-[a-z0-9]+)*\.yml"), "people/sjaelland.yml"),
    FileKind(
        "Document",
        re.compile(rf"documents/{_NAME}"),
        "documents/2018-01-10-brev-til-nye-kommunalbestyrelser.yml",
        dated_by="date",
    ),
    FileKind(
        "Event",
        re.compile(rf"events/{_NAME}"),
        "events/2018-03-08-kommunalpolitisk-topmoede.yml",
        dated_by="starts",
    ),
    FileKind("Kkr", re.compile(r"kkr/[a-z0-9-]+/kkr\.yml"), "kkr/sjaelland/kkr.yml"),
)
"""The kinds, that of which there are most files first."""


def kind_named(name: str) -> FileKind:
    """Return the kind of the files whose model has a name."""
    return next(kind for kind in FILE_KINDS if kind.name == name)


NEWS_ITEM = kind_named("NewsItem")
"""The kind that is read by itself, by several processes."""
