"""The terms of all KKR, each put together from its files, its composition and its events."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr
from klsite.model.meetings import Meeting
from klsite.model.membership import TermFile
from klsite.model.terms import Term
from klsite.results.compositions import CompositionResult
from klsite.results.council_term import CouncilTerm, Standing, constituting_meeting
from klsite.rules.composition import EligibilityStep
from klsite.rules.initial_membership import TermRecords, initial_membership
from klsite.rules.meetings import constituting_deadline
from klsite.rules.timeline import CouncilDays, replay
from klsite.text.danish import sort_key


class _Sitting(NamedTuple):
    """When a KKR sits in a term, as the fields of ``CouncilTerm`` say it."""

    took_office: date | None
    ends: date
    ends_known: bool
    standing: Standing
    today: date


def council_terms(
    dataset: Dataset, compositions: Sequence[CompositionResult], today: date
) -> tuple[CouncilTerm, ...]:
    """Return every term of every KKR, in the order of the folders, as seen on the day ``today``."""
    computed = {each.term.file: each for each in compositions}
    return tuple(
        _council_term(dataset, kkr, term, computed.get(term.file), days)
        for kkr in dataset.kkr
        for term, days in _terms_with_days(dataset, kkr, today)
    )


def _terms_with_days(dataset: Dataset, kkr: Kkr, today: date) -> Iterator[tuple[Term, _Sitting]]:
    """Yield every term of a KKR, oldest first, with the days on which it sits."""
    terms = sorted(
        (term for term in dataset.terms if term.kkr == kkr.id), key=lambda each: each.starts
    )
    begins = [_sits_from(dataset, term) for term in terms]
    if terms and kkr.established is not None and _constituted(dataset, terms[0]) is None:
        begins[0] = terms[0].starts  # a new KKR has no predecessor that sits on
    present = sum(1 for day in begins if day <= today) - 1
    if terms and today > _sits_until(terms[-1]):
        present = len(terms)
    for index, term in enumerate(terms):
        following = next((each for each in terms if _follows(each, term)), None)
        ends, ends_known = _sitting_end(dataset, term, following)
        standing = _standing(index, present)
        if term.ended is not None and term.ended < today:
            standing = Standing.PAST
        yield term, _Sitting(_constituted(dataset, term), ends, ends_known, standing, today)


def _sitting_end(dataset: Dataset, term: Term, following: Term | None) -> tuple[date, bool]:
    """Return the last day on which a KKR sits in a term, and whether it is known.

    Where the term ended early it is that day; else the KKR sits until the next one takes office.
    """
    if term.ended is not None:
        return term.ended, True
    if following is None:
        return _sits_until(term), False
    day = _sits_from(dataset, following) - timedelta(days=1)
    return day, _constituted(dataset, following) is not None


def _sits_from(dataset: Dataset, term: Term) -> date:
    """Return the day on which a KKR takes office, at the latest the one that the rules set."""
    return _constituted(dataset, term) or constituting_deadline(term.starts)


def _constituted(dataset: Dataset, term: Term) -> date | None:
    """Return the day of the constituting meeting of a term, where it is known."""
    meeting = constituting_meeting(_meetings(dataset, term))
    return meeting.held if meeting else None


def _sits_until(term: Term) -> date:
    """Return the last day before the next KKR at the latest takes office (1.3)."""
    if term.ended is not None:
        return term.ended
    return constituting_deadline(term.ends + timedelta(days=1)) - timedelta(days=1)


def _follows(later: Term, term: Term) -> bool:
    return later.starts == term.last_day + timedelta(days=1)


def _standing(index: int, present: int) -> Standing:
    if index == present:
        return Standing.PRESENT
    return Standing.PAST if index < present else Standing.COMING


def _meetings(dataset: Dataset, term: Term) -> tuple[Meeting, ...]:
    return dataset.meetings_by_folder.get(term.folder, ())


F = TypeVar("F", bound=TermFile)


def _in_folder(files: Iterable[F], term: Term) -> F | None:
    """Return the one of some files that lies in the folder of a term."""
    return next((each for each in files if each.folder == term.folder), None)


def _council_term(
    dataset: Dataset, kkr: Kkr, term: Term, composition: CompositionResult | None, days: _Sitting
) -> CouncilTerm:
    members = _in_folder(dataset.members_files, term)
    events = _in_folder(dataset.membership_events, term)
    meetings = _meetings(dataset, term)
    places = dataset.members(kkr, term.starts)
    records = tuple(sorted(places, key=lambda each: sort_key(each.on(term.starts).name)))
    beginning = initial_membership(
        TermRecords(term, dataset.election_by_year[term.election], members),
        [each.on(term.starts) for each in dataset.person_by_id.values()],
        [each.code for each in records],
        took_office=days.took_office,
        entitled=_entitled(composition),
    )
    timeline = replay(
        beginning.membership,
        events.events if events else (),
        CouncilDays(
            starts=term.starts,
            took_office=days.took_office,
            ends=days.ends,
            meetings={each.held for each in meetings if each.takes_place},
        ),
    )
    return CouncilTerm(
        dataset=dataset,
        kkr=kkr,
        term=term,
        composition=composition,
        records=records,
        members=members,
        events=events,
        meetings=meetings,
        appointments=_in_folder(dataset.appointments, term),
        **days._asdict(),
        beginning=beginning,
        timeline=timeline,
    )


def _entitled(composition: CompositionResult | None) -> frozenset[str] | None:
    """Return the groups with a right to seats, where the composition is known (1.0)."""
    if composition is None or composition.result is None:
        return None
    return frozenset(party.name for party in composition.result.step(EligibilityStep).taking_part)


def present_term(terms: Sequence[CouncilTerm], kkr: Kkr) -> CouncilTerm | None:
    """Return the term in which a KKR sits now, where there is one."""
    return next(
        (each for each in terms if each.kkr == kkr and each.standing is Standing.PRESENT), None
    )
