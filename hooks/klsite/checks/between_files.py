"""Checks what holds between the files of the data, but for the news, as far as they were read.

What follows from an error in one file is not held against another: a check that needs the content
of a file that could not be read is left out.
"""

from collections.abc import Iterator
from itertools import product

from klsite.checks.alliances import check_alliances
from klsite.checks.election_days import election_day_errors
from klsite.checks.elections import check_assembly, check_elections
from klsite.checks.entries import (
    merged_twice,
    other_meeting_faults,
    repeated_entries,
    repeated_people,
    repeated_words,
)
from klsite.checks.geography import GeographyFiles, geography_errors
from klsite.checks.outlines import missing_outlines
from klsite.checks.periods import name_errors
from klsite.checks.references import (
    check_council_seats,
    check_councils,
    check_parties,
    check_people,
    check_reserved_addresses,
    check_rule_sets,
    check_rules_of_term,
    check_term_folders,
    check_terms,
    no_council,
)
from klsite.checks.unique import exchanged_names, repeated_values
from klsite.load.reader import Reader
from klsite.model import kinds
from klsite.model.diagnostics import Diagnostic
from klsite.model.elections import Election, Parties
from klsite.model.geography import Kkr, Municipalities, Regions
from klsite.model.glossary import Glossary
from klsite.model.kinds import NEWS_ITEM, kind_named
from klsite.model.meetings import Meeting
from klsite.model.membership import Members, MembershipEvents
from klsite.model.national import NationalResults
from klsite.model.news import NewsTaxonomy
from klsite.model.other_meetings import OtherMeetings
from klsite.model.outlines import MunicipalOutlines
from klsite.model.people import People
from klsite.model.rules_of_procedure import RulesOfProcedure
from klsite.model.terms import Term


def check_between_files(reader: Reader) -> Iterator[Diagnostic]:
    """Yield what is wrong between files, as far as the files could be read."""
    for kind in kinds.FILE_KINDS:
        if kind is not NEWS_ITEM:
            values = list(repeated_values(kind, reader.all(kind.model)))
            yield from values
            yield from exchanged_names(kind, reader.all(kind.model))
            if not values:  # an entry with the id of another is told by that
                yield from repeated_entries(kind, reader.all(kind.model))
    yield from check_councils(reader.all(Kkr))
    for taxonomy in reader.all(NewsTaxonomy):
        yield from check_reserved_addresses(taxonomy)
    for places in reader.all(Municipalities):
        for parties in reader.all(Parties):
            yield from check_elections(reader.all(Election), parties, places)
    yield from election_day_errors(reader.all(Election))
    yield from check_people(reader.all(People))
    if reader.is_whole(Election):
        yield from repeated_people(reader.all(People), reader.all(Election))
    for glossary in reader.all(Glossary):
        yield from repeated_words(glossary)
    for places in reader.all(Municipalities):
        yield from merged_twice(places)
    yield from other_meeting_faults(reader.all(OtherMeetings), reader.all(Meeting))
    yield from check_council_seats(reader.all(People), reader.all(Election))
    yield from _check_rules(reader)
    for parties, term in product(reader.all(Parties), reader.all(Term)):
        yield from _check_parties(reader, parties, term)
    yield from _check_folders(reader)
    for parties in reader.all(Parties):
        yield from check_alliances(reader.all(Term), reader.all(Election), parties)
    for regions, places in product(reader.all(Regions), reader.all(Municipalities)):
        found = GeographyFiles(
            regions, places, reader.all(Kkr), reader.all(Term), reader.all(Election)
        )
        yield from geography_errors(found)
    for places, outlines in product(reader.all(Municipalities), reader.all(MunicipalOutlines)):
        yield from missing_outlines(places, outlines)
    yield from name_errors(reader.all(People))
    for national in reader.all(NationalResults):
        yield from check_assembly(national, reader.all(Election))
    yield from check_terms(reader.all(Term), reader.all(Election))


def _check_rules(reader: Reader) -> Iterator[Diagnostic]:
    rules = reader.all(RulesOfProcedure)
    yield from check_rules_of_term(reader.all(Term), rules)
    if reader.is_whole(RulesOfProcedure):
        yield from check_rule_sets(rules)


def _check_parties(reader: Reader, parties: Parties, term: Term) -> Iterator[Diagnostic]:
    files = (term, *reader.all(Members), *reader.all(MembershipEvents))
    own = [each for each in files if each.folder == term.folder]
    for election in reader.all(Election):
        if term.election == str(election.date.year):
            yield from check_parties(term, election, parties, own)


def _check_folders(reader: Reader) -> Iterator[Diagnostic]:
    """Check by the paths of the files alone, so that it does not matter which could be read."""
    if not reader.all_placed("kkr"):
        return
    councils = {_folder(file) for file in reader.files(kind_named("Kkr"))}
    terms = {_folder(file) for file in reader.files(kind_named("Term"))}
    of_terms = [kind for kind in kinds.FILE_KINDS if "period" in kind.pattern.groupindex]
    files = [file for kind in of_terms for file in reader.files(kind)]
    yield from check_term_folders(files, terms, councils)
    for file in reader.files(kind_named("OtherMeetings")):
        if _folder(file) not in councils:
            yield no_council(file)


def _folder(file: str) -> str:
    return file.rpartition("/")[0]
