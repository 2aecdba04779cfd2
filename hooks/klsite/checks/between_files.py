"""Checks what holds between the files of the data, but for the news, as far as they were read."""

from collections.abc import Iterator
from itertools import product

from klsite.checks.geography import GeographyFiles, check_geography, check_names_of_people
from klsite.checks.references import (
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
    check_term_files,
    check_terms,
)
from klsite.checks.unique import check_unique, check_unique_in_list
from klsite.load.reader import Reader
from klsite.model.appointments import Appointments, Bodies
from klsite.model.core_areas import CoreAreas
from klsite.model.documents import Document
from klsite.model.elections import Election, Parties
from klsite.model.events import Event
from klsite.model.geography import Kkr, Municipalities, Regions
from klsite.model.glossary import Glossary
from klsite.model.meetings import Meeting
from klsite.model.membership import Members, MembershipEvents
from klsite.model.national import NationalResults
from klsite.model.news import NewsTaxonomy
from klsite.model.people import People
from klsite.model.published_results import PublishedResults
from klsite.model.rules_of_procedure import RulesOfProcedure
from klsite.model.sources import Sources
from klsite.model.terms import Term
from klsite.model.values import Values


def check_between_files(reader: Reader) -> None:
    """Check what holds between files, as far as the files could be read."""
    log = reader.log
    check_unique(reader.all(Document), log)
    check_unique(reader.all(Event), log)
    check_unique(reader.all(Kkr), log)
    check_unique(reader.all(RulesOfProcedure), log)
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
        for model in (Members, MembershipEvents, Meeting, Appointments, PublishedResults):
            check_term_files(reader.all(model), reader.all(Term), log)
    for glossary in reader.all(Glossary):
        if reader.is_whole(RulesOfProcedure):
            check_glossary(glossary, reader.all(RulesOfProcedure), log)
    check_alliances(reader.all(Term), reader.all(Election), log)
    for regions, places in product(reader.all(Regions), reader.all(Municipalities)):
        found = GeographyFiles(regions, places, reader.all(Kkr), reader.all(Term))
        check_geography(found, log)
    check_names_of_people(reader.all(People), log)
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
        for field in ("id", "code"):
            values = [getattr(place, field) for place in places.municipalities]
            yield places.file, "municipalities", field, values
        named = [place.name_periods[-1].name for place in places.municipalities]
        yield places.file, "municipalities", "name", named
