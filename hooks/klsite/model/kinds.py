"""The registry of the kinds of data files: where each lies, what it gives others, what is unique.

Everything that is done for every kind follows from this table and the annotations of the models:
reading and its order, the names that files may refer to, schemas, the editor's settings, what may
stand only once, days of change, Markdown fields.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module

from pydantic import BaseModel

from klsite.model.annotations import fields_within, references_in, values_at
from klsite.model.source_location import DATA_FOLDER

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PLACEHOLDERS = {
    "year": r"\d{4}",
    "period": r"\d{4}-\d{4}",
    "date": r"\d{4}-\d{2}-\d{2}",
    "kkr": _SLUG,
    "name": _SLUG,
}
"""What may stand in a path in place of each name in braces."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class FileKind:
    """A kind of data file, by the name of its model and the module of ``klsite.model`` it is in.

    ``path`` is relative to the data folder; parts that differ from file to file stand in braces.
    Without any there is one such file, and there has to be. ``example`` is the path of one file.

    ``gives`` are the names that other files may refer to, by what ``RefersTo.to`` calls them:
    the path of a field, as in ``bodies.id``, or a part in braces of the file's own path. The names
    differ between all files of the kind. ``unique`` are more fields whose values differ: between
    all files, or between the entries of a list in one file. ``dated_by`` is the field whose date
    the file's name begins with.

    ``one`` is what an editor calls that which can be made anew: a file, or where ``entries`` is
    given an entry of the list at that path.
    """

    name: str
    module: str
    path: str
    example: str
    gives: Mapping[str, str] = field(default_factory=dict)
    unique: tuple[str, ...] = ()
    dated_by: str | None = None
    one: str = ""
    entries: str = ""

    @cached_property
    def model(self) -> type[BaseModel]:
        """The model, loaded when it is first asked for: changed news need only a few models."""
        found: type[BaseModel] = getattr(import_module(f"klsite.model.{self.module}"), self.name)
        return found

    @property
    def is_single(self) -> bool:
        """Whether there is just one file of this kind, and there has to be one."""
        return "{" not in self.path

    @property
    def folder(self) -> str:
        """The folder, relative to the data folder, that all files of the kind lie somewhere in."""
        return self.path.partition("{")[0].rpartition("/")[0]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of the paths, with a group for each part in braces."""
        parts = _PLACEHOLDER.split(self.path)
        written = [
            f"(?P<{part}>{_PLACEHOLDERS[part]})" if index % 2 else re.escape(part)
            for index, part in enumerate(parts)
        ]
        return re.compile("".join(written))

    @property
    def glob(self) -> str:
        """The pattern of the paths as editing programs write it."""
        return _PLACEHOLDER.sub("*", self.path)

    def file_of(self, content: BaseModel) -> str:
        """Return the file, relative to the data folder, that a content of this kind is from."""
        file: str = self.path if self.is_single else content.file  # type: ignore[attr-defined]
        return file  # only the models of some single files do not know it themselves

    def gives_by_path(self, reference: str) -> bool:
        """Whether the names that others refer to stand in the paths of the files."""
        return self.gives[reference].startswith("{")

    def name_in_path(self, reference: str, file: str) -> str:
        """Return the name that others refer to a file by, which stands in its path."""
        match = self.pattern.fullmatch(file)
        assert match is not None, "the file is of this kind"
        return match[self.gives[reference].strip("{}")]

    def names_in(self, reference: str, content: BaseModel) -> Iterator[str]:
        """Yield the names in the content of a file that others may refer to."""
        for _, name in values_at(content, self.gives[reference]):
            yield name

    def needed(self) -> set[str]:
        """Return the kinds whose content must be known to check what this one refers to."""
        return {
            giving.name
            for reference in references_in(self.model)
            for giving in FILE_KINDS
            if reference in giving.gives and not giving.gives_by_path(reference)
        } - {self.name}


def _single(
    name: str,
    module: str,
    path: str,
    gives: Mapping[str, str] | None = None,
    unique: tuple[str, ...] = (),
) -> FileKind:
    """Return the kind of a single file."""
    return FileKind(name, module, path, path, gives or {}, unique)


_TERM = "kkr/{kkr}/{period}"
_TERM_EXAMPLE = "kkr/sjaelland/2018-2022"

FILE_KINDS: tuple[FileKind, ...] = (
    FileKind(
        "NewsItem",
        "news",
        "news/{year}/{date}-{name}.yml",
        "news/2020/2020-08-10-mundbind-i-sygetransport.yml",
        unique=("id",),
        dated_by="date",
        one="nyhed",
    ),
    _single("Sources", "sources", "sources.yml", gives={"source": "sources.id"}),
    _single(
        "Organisation",
        "organisation",
        "organisation.yml",
        unique=("subjects.id", "channels.name", "channels.url"),
    ),
    _single("Values", "values", "values.yml", unique=("values.id",)),
    _single(
        "Regions",
        "geography",
        "regions.yml",
        gives={"region": "regions.id"},
        unique=("regions.code", "regions.name"),
    ),
    _single(
        "Municipalities",
        "geography",
        "municipalities.yml",
        gives={"municipality": "municipalities.code"},
        unique=("municipalities.id", "municipalities.name"),
    ),
    _single("MunicipalOutlines", "outlines", "outlines.yml", unique=("outlines.municipality",)),
    _single(
        "NewsTaxonomy",
        "news",
        "news.yml",
        gives={"kind": "kinds.name", "category": "categories.name"},
        unique=("kinds.address", "categories.address"),
    ),
    _single("Moves", "moves", "moves.yml", unique=("moves.address",)),
    _single("KkrIntroduction", "geography", "kkr.yml"),
    _single(
        "Parties",
        "elections",
        "parties.yml",
        gives={"party": "parties.id"},
        unique=("parties.name", "parties.colour"),
    ),
    _single(
        "NationalResults",
        "national",
        "national_results.yml",
        unique=("results.date", "results.term"),
    ),
    _single("Bodies", "appointments", "bodies.yml", gives={"body": "bodies.id"}),
    _single("CoreAreas", "core_areas", "core_areas.yml", gives={"area": "areas.id"}),
    _single("Glossary", "glossary", "glossary.yml", unique=("entries.id",)),
    _single("Synonyms", "synonyms", "synonyms.yml"),
    _single(
        "KlOffices",
        "kl_offices",
        "kl_offices.yml",
        unique=("offices.id", "boards.period", "committees.period"),
    ),
    FileKind(
        "RulesOfProcedure",
        "rules_of_procedure",
        "rules/{name}.yml",
        "rules/sjaelland-2018-2022.yml",
        gives={"rules": "id"},
        unique=("points.id", "parts.id"),
    ),
    FileKind(
        "Election",
        "elections",
        "elections/{year}.yml",
        "elections/2017.yml",
        gives={"election": "{year}"},
        unique=("lists.letter",),
    ),
    FileKind("Term", "terms", f"{_TERM}/term.yml", f"{_TERM_EXAMPLE}/term.yml"),
    FileKind(
        "Members",
        "membership",
        f"{_TERM}/members.yml",
        f"{_TERM_EXAMPLE}/members.yml",
        one="medlem",
        entries="elected",
    ),
    FileKind(
        "MembershipEvents",
        "membership",
        f"{_TERM}/events.yml",
        f"{_TERM_EXAMPLE}/events.yml",
        one="begivenhed",
        entries="events",
    ),
    FileKind(
        "Appointments",
        "appointments",
        f"{_TERM}/appointments.yml",
        f"{_TERM_EXAMPLE}/appointments.yml",
        unique=("bodies.body",),
        one="udpegning",
        entries="bodies.people",
    ),
    FileKind(
        "PublishedResults",
        "published_results",
        f"{_TERM}/results.yml",
        f"{_TERM_EXAMPLE}/results.yml",
        unique=("results.published",),
    ),
    FileKind(
        "Meeting",
        "meetings",
        f"{_TERM}/meetings/{{date}}.yml",
        f"{_TERM_EXAMPLE}/meetings/2018-01-22.yml",
        unique=("agenda.number",),
        dated_by="date",
        one="moede",
    ),
    FileKind(
        "People",
        "people",
        "people/{name}.yml",
        "people/sjaelland.yml",
        gives={"person": "people.id"},
        one="person",
        entries="people",
    ),
    FileKind(
        "Document",
        "documents",
        "documents/{date}-{name}.yml",
        "documents/2018-01-10-brev-til-nye-kommunalbestyrelser.yml",
        gives={"document": "id"},
        dated_by="date",
        one="dokument",
    ),
    FileKind(
        "Event",
        "events",
        "events/{date}-{name}.yml",
        "events/2018-03-08-kommunalpolitisk-topmoede.yml",
        unique=("id",),
        dated_by="starts",
        one="arrangement",
    ),
    FileKind(
        "OtherMeetings",
        "other_meetings",
        "kkr/{kkr}/other_meetings.yml",
        "kkr/syddanmark/other_meetings.yml",
    ),
    FileKind(
        "Kkr",
        "geography",
        "kkr/{kkr}/kkr.yml",
        "kkr/sjaelland/kkr.yml",
        gives={"kkr": "{kkr}"},
        unique=("id", "name", "earlier.period"),
    ),
)
"""The kinds, that of which there are most files first."""


def kind_named(name: str) -> FileKind:
    """Return the kind of the files whose model has a name."""
    return next(kind for kind in FILE_KINDS if kind.name == name)


def place_of(reference: str) -> str:
    """Return where, as an editor sees it, that stands which a reference names."""
    giving = next(kind for kind in FILE_KINDS if reference in kind.gives)
    return DATA_FOLDER + (giving.path if giving.is_single else f"{giving.folder}/")


NEWS_ITEM = kind_named("NewsItem")
"""The kind that is read by itself, by several processes."""


@cache
def field_names() -> frozenset[str]:
    """Return the names of all fields that data files may have."""
    return frozenset(name for kind in FILE_KINDS for name, _ in fields_within(kind.model))
