"""What an editor should look at in the elections, and what cannot be right on the day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, error_at, warning_at
from klsite.model.elections import Election, MunicipalResult
from klsite.results.mayors import is_stale
from klsite.rules.council_seats import council_seats
from klsite.text.danish import listing, long_date


def seen_later(dataset: Dataset, today: date) -> Iterator[Diagnostic]:
    """Yield an error for each election, and each source of a mayor, of a day after today."""
    for election in dataset.elections:
        if election.date > today:
            message = f"»date« er en dag, der ikke er kommet endnu: {election.date}"
            yield error_at(election.file, ("date",), message)
            continue
        for index, mayor in enumerate(election.mayors):
            if mayor.as_of is not None and mayor.as_of > today:
                message = f"»as_of« er en dag, der ikke er kommet endnu: {mayor.as_of}"
                yield error_at(election.file, ("mayors", index, "as_of"), message)


def election_warnings(dataset: Dataset, today: date) -> Iterator[Diagnostic]:
    """Yield what may be right but should be looked at; it does not stop a build."""
    municipalities = dataset.municipalities.municipalities
    places = {each.code: each.on(today).name for each in municipalities}
    yield from _other_letters(dataset)
    yield from _moved_mayors(dataset, places)
    for election in dataset.elections:
        yield from _stale(election, places, today)
        for index in without_pacts(election.results):
            yield warning_at(election.file, ("results", index, "municipality"), _NO_PACTS)
        for index, result in enumerate(election.results):
            if message := other_seats(result):
                yield warning_at(election.file, ("results", index, "seats"), message)


def _moved_mayors(dataset: Dataset, places: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield a warning at each record of a mayor who has been that of two municipalities."""
    records: dict[str, list[tuple[Election, int, str]]] = defaultdict(list)
    for election in sorted(dataset.elections, key=lambda each: each.date):
        for index, mayor in enumerate(election.mayors):
            if mayor.person is not None:
                records[mayor.person].append((election, index, mayor.municipality))
    for person, found in records.items():
        if len({code for _, _, code in found}) > 1:
            told = listing([f"{places[code]} ({each.date.year})" for each, _, code in found])
            message = f"»{person}« er borgmester i {told}: er kommunen rigtig?"
            for election, index, _ in found:
                yield warning_at(election.file, ("mayors", index, "municipality"), message)


_NO_PACTS = (
    "valgforbundene mangler, men står ved de fleste andre kommuner: var der ingen, så skriv "
    "»pacts: []«"
)


def without_pacts(results: Sequence[MunicipalResult]) -> tuple[int, ...]:
    """Return which results are without pacts, where most of the others have theirs."""
    missing = tuple(index for index, each in enumerate(results) if each.pacts is None)
    return missing if len(missing) * 2 < len(results) else ()


def _other_letters(dataset: Dataset) -> Iterator[Diagnostic]:
    """Yield a warning where a letter that stays in use has gone to another party."""
    names = dataset.parties.names
    for before, after in pairwise(sorted(dataset.elections, key=lambda each: each.date)):
        for index, each in enumerate(after.lists):
            former = before.party_by_letter.get(each.letter)
            if former not in (None, each.party) and former in after.party_by_letter.values():
                message = (
                    f"»{each.letter}« var {names[former]} ved valget i {before.date.year} og er nu "
                    f"{names[each.party]}: er bogstaverne byttet om?"
                )
                yield warning_at(after.file, ("lists", index, "letter"), message)


def _stale(election: Election, places: Mapping[str, str], today: date) -> Iterator[Diagnostic]:
    """Yield a warning for each day on which agreements were last seen that should be confirmed."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for index, mayor in enumerate(election.mayors):
        if mayor.as_of is not None and is_stale(mayor, today):
            by_day[mayor.as_of].append(index)
    for day, found in sorted(by_day.items()):
        names = [places[election.mayors[index].municipality] for index in found]
        message = (
            f"{_agreements(names)} er set den {long_date(day)} og ikke bekræftet siden: find en "
            "kilde, og skriv »status: elected«"
        )
        yield warning_at(election.file, ("mayors", found[0], "status"), message)


_NAMED_AT_MOST = 3


def _agreements(names: Sequence[str]) -> str:
    """Return what is agreed, with the names of a few municipalities and the number of others."""
    if len(names) == 1:
        return f"aftalen om borgmesteren i {names[0]}"
    others = len(names) - _NAMED_AT_MOST
    told = [*names[:_NAMED_AT_MOST], f"{others} andre kommuner"] if others > 1 else names
    return f"aftalerne om borgmestrene i {listing(told)}"


def other_seats(result: MunicipalResult) -> str | None:
    """Return how the seats differ from those that the votes and the pacts give, if they do.

    Without the pacts, or where a lot decides, nothing is said.
    """
    if result.pacts is None or result.council is None or not result.has_all_seats:
        return None
    expected = council_seats(result.votes, result.pacts, result.council)
    if expected is None:
        return None
    letters = [each for each in result.votes if result.seats[each] != expected[each]]
    if not letters:
        return None
    given = listing([f"{each} {expected[each]}" for each in letters])
    found = listing([f"{each} {result.seats[each]}" for each in letters])
    return f"d'Hondt med valgforbundene giver {given}, men her står {found}: er tallene rigtige?"
