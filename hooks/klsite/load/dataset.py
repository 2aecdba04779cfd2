"""Reads the whole data folder, or says everything that is wrong with it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from klsite.load.explain import explain
from klsite.load.file_kinds import FILE_KINDS, FileKind
from klsite.load.files import check_name, data_files, kind_of
from klsite.load.mistakes import Location, Mistake, MistakeLog
from klsite.load.references import (
    check_alliances,
    check_assembly,
    check_council_seats,
    check_councils,
    check_elections,
    check_glossary,
    check_parties,
    check_people,
    check_reserved_addresses,
    check_rule_sets,
    check_rules_of_term,
    check_successors,
    check_term_files,
    check_terms,
    check_told_apart,
    check_unique,
    check_unique_in_list,
)
from klsite.load.strict_yaml import positions, read_yaml
from klsite.load.text import read_text
from klsite.model.appointments import Appointments, Bodies
from klsite.model.base import DataFile
from klsite.model.core_areas import CoreAreas
from klsite.model.dataset import Dataset
from klsite.model.documents import Document
from klsite.model.elections import Election, Parties
from klsite.model.events import Event
from klsite.model.fields import Referenced
from klsite.model.geography import Kkr, KkrIntroduction, Municipalities, Regions
from klsite.model.glossary import Glossary
from klsite.model.meetings import Meeting
from klsite.model.membership import Members, MembershipEvents
from klsite.model.national import NationalResults
from klsite.model.news import NewsItem, NewsTaxonomy
from klsite.model.organisation import Organisation
from klsite.model.people import People
from klsite.model.rules_of_procedure import RulesOfProcedure
from klsite.model.sources import Sources
from klsite.model.terms import Term
from klsite.model.values import Values
from klsite.workers import gather

M = TypeVar("M", bound=BaseModel)

FOLDER = "data/"
"""The data folder, as editors see it in messages."""


_REFERRED_TO: tuple[tuple[type[BaseModel], ...], ...] = (
    (Sources, NewsTaxonomy),
    (Regions, CoreAreas, Document, RulesOfProcedure),
    (Municipalities, Bodies, Kkr),
    (People,),
)
"""What other files refer to by name: read first, in this order, so references can be checked."""


def _stage(kind: FileKind) -> int:
    """Return when a kind of file is read: what is referred to comes before what refers."""
    for stage, models in enumerate(_REFERRED_TO):
        if kind.model in models:
            return stage
    return len(_REFERRED_TO)


class Content(NamedTuple):
    """What a file holds, the mistakes in its form, and whether the rest is worth checking."""

    value: Any
    mistakes: tuple[Mistake, ...]
    reliable: bool


class Reader:
    """Reads the files of a data folder and collects every mistake in them.

    Files in mistakes are named as an editor sees them, below ``data/``.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.log = MistakeLog(self._place, FOLDER)
        self._texts: dict[str, str] = {}
        self._positions: dict[str, Callable[[Location], tuple[int, int]]] = {}
        self._models: dict[type[BaseModel], list[Any]] = defaultdict(list)
        self._unread: set[type[BaseModel]] = set()
        self._names: dict[Referenced, list[str]] = {}

    def read_all(self) -> None:
        """Read every file below the data folder."""
        stages: list[list[tuple[str, FileKind]]] = [[] for _ in range(len(_REFERRED_TO) + 1)]
        for file in data_files(self.root):
            if kind := kind_of(file, self.log):
                stages[_stage(kind)].append((file, kind))
        for files in stages:
            contents = gather([file for file, _ in files], self._content)
            for (file, kind), content in zip(files, contents, strict=True):
                self._keep(kind, self._checked(file, kind, content))
            self._names = self._known_names()
        self._check_all_there()

    def _keep(self, kind: FileKind, model: BaseModel | None) -> None:
        if model is None:
            self._unread.add(kind.model)
        else:
            self._models[kind.model].append(model)

    def _known_names(self) -> dict[Referenced, list[str]]:
        """Return the names that may be referred to, leaving out kinds that were not all read."""
        names: dict[Referenced, list[str]] = {}
        for sources in self.all(Sources):
            names["source"] = [source.id for source in sources.sources]
        for taxonomy in self.all(NewsTaxonomy):
            names["kind"] = [kind.name for kind in taxonomy.kinds]
            names["category"] = [category.name for category in taxonomy.categories]
        for regions in self.all(Regions):
            names["region"] = [region.id for region in regions.regions]
        for places in self.all(Municipalities):
            names["municipality"] = [place.code for place in places.municipalities]
        for areas in self.all(CoreAreas):
            names["area"] = [area.id for area in areas.areas]
        for bodies in self.all(Bodies):
            names["body"] = [body.id for body in bodies.bodies]
        if self.is_whole(Document):
            names["document"] = [document.id for document in self.all(Document)]
        if self.is_whole(RulesOfProcedure):
            names["rules"] = [rules.id for rules in self.all(RulesOfProcedure)]
        if self.is_whole(Kkr):
            names["kkr"] = [kkr.id for kkr in self.all(Kkr)]
        if self.is_whole(People):
            names["person"] = [person.id for file in self.all(People) for person in file.people]
        return names

    def all(self, model: type[M]) -> tuple[M, ...]:
        """Return what was read of a kind, in the order of the files' names."""
        return tuple(self._models[model])

    def is_whole(self, model: type[BaseModel]) -> bool:
        """Return whether every file of a kind could be read."""
        return model not in self._unread

    def single(self, model: type[M]) -> M | None:
        """Return the one file of a kind, if it could be read."""
        found = self.all(model)
        return found[0] if found else None

    def text(self, file: str) -> str:
        """Return the text of a file that could be read."""
        if file not in self._texts:
            text = read_text(file, (self.root / file).read_bytes())
            self._texts[file] = "" if isinstance(text, Mistake) else read_yaml(file, text).text
        return self._texts[file]

    def report(self, file: str, location: Location, message: str, near: str = "") -> None:
        """Take a mistake in a file that was read, as near as can be to the text it is about."""
        if not (self.root / file).is_file():
            self.log.at(file, (), message)
            return
        line, column = self._place(file, location)
        lines = self.text(file).split("\n")
        for number in range(line, len(lines) + 1):
            if near and near in lines[number - 1]:
                line, column = number, lines[number - 1].index(near) + 1
                break
        self.log.add(Mistake(FOLDER + file, line, column, message))

    def _content(self, file: str) -> Content:
        """Return what a file holds, as far as its form lets it be read; may run elsewhere."""
        try:
            content = (self.root / file).read_bytes()
        except OSError:
            told = "filen kan ikke læses: er det en mappe, eller et link?"
            return Content(None, (Mistake(FOLDER + file, 1, 1, told),), reliable=False)
        text = read_text(FOLDER + file, content)
        if isinstance(text, Mistake):
            return Content(None, (text,), reliable=False)
        reading = read_yaml(FOLDER + file, text)
        return Content(reading.value, reading.mistakes, reading.reliable)

    def _checked(self, file: str, kind: FileKind, content: Content) -> BaseModel | None:
        for mistake in content.mistakes:
            self.log.add(mistake)
        if not content.reliable:
            return None
        if not isinstance(content.value, dict):
            self._no_fields(file, content.value, bool(content.mistakes))
            return None
        model = self._validate(file, kind, content.value)
        # What was mended on the way is checked too, but nothing else is held against it.
        return None if content.mistakes else model

    def _no_fields(self, file: str, value: Any, already_explained: bool) -> None:
        if not already_explained:
            empty = value is None or value == ""
            message = "filen er tom" if empty else "filen skal bestå af felter (navn: værdi)"
            self.log.at(file, (), message)

    def _validate(self, file: str, kind: FileKind, value: dict[str, Any]) -> BaseModel | None:
        try:
            model = kind.model.model_validate(value, context=self._names)
        except ValidationError as error:
            for location, message in explain(kind.model, error):
                self.log.at(file, location, message)
            return None
        if isinstance(model, DataFile):
            model.read_from(file)
        check_name(file, kind, model, self.log)
        return model

    def _place(self, file: str, location: Location) -> tuple[int, int]:
        if not location:
            return 1, 1
        if file not in self._positions:
            self._positions[file] = positions(self.text(file))
        return self._positions[file](location)

    def _check_all_there(self) -> None:
        for kind in FILE_KINDS:
            if kind.is_single and not (self.root / kind.example).is_file():
                self.log.at(kind.example, (), "filen mangler")


def _check_between_files(reader: Reader) -> None:
    """Check what holds between files, as far as the files could be read."""
    log = reader.log
    check_unique(reader.all(NewsItem), log)
    check_unique(reader.all(Document), log)
    check_unique(reader.all(Event), log)
    check_unique(reader.all(Kkr), log)
    check_unique(reader.all(RulesOfProcedure), log)
    check_told_apart(reader.all(NewsItem), log)
    check_councils(reader.all(Kkr), log)
    for taxonomy in reader.all(NewsTaxonomy):
        check_reserved_addresses(taxonomy, log)
    for parties, places in product(reader.all(Parties), reader.all(Municipalities)):
        check_elections(reader.all(Election), parties, places, log)
    check_people(reader.all(People), log)
    if reader.is_whole(Election):
        check_council_seats(reader.all(People), reader.all(Election), log)
    check_rules_of_term(reader.all(Term), reader.all(RulesOfProcedure), log)
    if reader.is_whole(RulesOfProcedure):
        check_rule_sets(reader.all(RulesOfProcedure), log)
    for parties in reader.all(Parties):
        _check_parties(reader, parties)
    if reader.is_whole(Term):
        for model in (Members, MembershipEvents, Meeting, Appointments):
            check_term_files(reader.all(model), reader.all(Term), log)
    for glossary in reader.all(Glossary):
        if reader.is_whole(RulesOfProcedure):
            check_glossary(glossary, reader.all(RulesOfProcedure), log)
    check_alliances(reader.all(Term), reader.all(Election), log)
    for regions in reader.all(Regions):
        check_successors(regions, log)
    for national in reader.all(NationalResults):
        check_assembly(national, reader.all(Election), log)
    check_terms(reader.all(Term), reader.all(Election), reader.all(Kkr), log)
    for file, key, field, values in _lists(reader):
        check_unique_in_list(file, key, field, values, log)


def _check_parties(reader: Reader, parties: Parties) -> None:
    elections = {str(each.date.year): each for each in reader.all(Election)}
    for term in reader.all(Term):
        files = (term, *reader.all(Members), *reader.all(MembershipEvents))
        own = [each for each in files if (each.kkr, each.period) == (term.kkr, term.period)]
        if term.election in elections:
            check_parties(term, elections[term.election], parties, own, reader.log)


def _lists(reader: Reader) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield each list inside a file whose entries must differ: file, key, field and values."""
    for sources in reader.all(Sources):
        yield "sources.yml", "sources", "id", [source.id for source in sources.sources]
    for taxonomy in reader.all(NewsTaxonomy):
        for field in ("name", "address"):
            yield "news.yml", "kinds", field, [getattr(kind, field) for kind in taxonomy.kinds]
            categories = [getattr(category, field) for category in taxonomy.categories]
            yield "news.yml", "categories", field, categories
    for rules in reader.all(RulesOfProcedure):
        yield rules.file, "points", "id", [point.id for point in rules.points]
        yield rules.file, "parts", "id", [part.id for part in rules.parts]
    for glossary in reader.all(Glossary):
        yield glossary.file, "entries", "id", [entry.id for entry in glossary.entries]
    for areas in reader.all(CoreAreas):
        yield areas.file, "areas", "id", [area.id for area in areas.areas]
    for bodies in reader.all(Bodies):
        yield bodies.file, "bodies", "id", [body.id for body in bodies.bodies]
    for meeting in reader.all(Meeting):
        yield meeting.file, "agenda", "number", [str(item.number) for item in meeting.agenda]
    for appointments in reader.all(Appointments):
        yield appointments.file, "bodies", "body", [each.body for each in appointments.bodies]
    for core in reader.all(Values):
        yield core.file, "values", "id", [value.id for value in core.values]
    for regions in reader.all(Regions):
        yield regions.file, "regions", "name", [region.name for region in regions.regions]
        yield regions.file, "regions", "id", [region.id for region in regions.regions]
    for places in reader.all(Municipalities):
        for field in ("code", "name"):
            values = [getattr(place, field) for place in places.municipalities]
            yield places.file, "municipalities", field, values


def _required(model: M | None) -> M:
    """Narrow the type of what ``stop_if_any`` has already made sure of."""
    assert model is not None, "a missing file has been reported"
    return model


def load_dataset(reader: Reader) -> Dataset:
    """Read and check the data folder of ``reader``.

    Raises ``DataMistakes`` with every mistake found.
    """
    reader.read_all()
    _check_between_files(reader)
    reader.log.stop_if_any()
    return Dataset(
        sources=_required(reader.single(Sources)),
        organisation=_required(reader.single(Organisation)),
        values=_required(reader.single(Values)),
        regions=_required(reader.single(Regions)),
        municipalities=_required(reader.single(Municipalities)),
        news_taxonomy=_required(reader.single(NewsTaxonomy)),
        news=reader.all(NewsItem),
        documents=reader.all(Document),
        events=reader.all(Event),
        kkr_introduction=_required(reader.single(KkrIntroduction)),
        kkr=reader.all(Kkr),
        parties=_required(reader.single(Parties)),
        national=_required(reader.single(NationalResults)),
        elections=reader.all(Election),
        rules=reader.all(RulesOfProcedure),
        terms=reader.all(Term),
        people=reader.all(People),
        members_files=reader.all(Members),
        membership_events=reader.all(MembershipEvents),
        meetings=reader.all(Meeting),
        bodies=_required(reader.single(Bodies)),
        appointments=reader.all(Appointments),
        core_areas=_required(reader.single(CoreAreas)),
        glossary=_required(reader.single(Glossary)),
    )
