"""What is new about the people of a KKR: changes of members and offices, and appointments."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from klsite import addresses
from klsite.model.membership import MembershipEvent
from klsite.results.appointments import Appointed
from klsite.results.council_news import KkrNews
from klsite.results.council_term import CouncilTerm
from klsite.results.membership_sentences import EVENT_NAMES, consequence_sentence, event_remarks
from klsite.rules.timeline import TimelineEntry
from klsite.text.danish import listing

_OFFICES = ("chair", "vice_chair", "steps_down")
"""The kinds of events that are about the offices of a KKR."""

MEMBERS, OFFICES, APPOINTMENT = "Medlemmer", "Formandskab", "Udpegning"
"""The labels of the three kinds of entries."""


def people_news(council: CouncilTerm, every: Iterable[Appointed]) -> Iterator[KkrNews]:
    """Yield what has changed about the people of a KKR in a term; ``every`` are all appointments.

    Who sat from the beginning is no change. Appointments to a body on one day are one entry.
    """
    yield from _numbered(_of_event(council, each) for each in council.timeline.entries)
    together: dict[tuple[str, date], list[Appointed]] = defaultdict(list)
    for each in every:
        if each.council is council and each.first_day is not None:
            together[each.body.id, each.first_day].append(each)
    days = sorted(together.items(), key=lambda each: each[0][1])
    yield from _numbered(_of_appointments(council, day, found) for (_, day), found in days)


def _numbered(entries: Iterable[KkrNews]) -> Iterator[KkrNews]:
    """Yield entries with ids that differ: no day is part of one, since days get corrected."""
    counts: Counter[str] = Counter()
    for each in entries:
        counts[each.id] += 1
        number = counts[each.id]
        yield each if number == 1 else replace(each, id=f"{each.id}-{number}")


def _of_event(council: CouncilTerm, entry: TimelineEntry) -> KkrNews:
    event = entry.event
    who = _people(event)
    between = " for " if event.kind == "new_substitute" else " efter "
    names = between.join(council.people[each].name for each in who if each in council.people)
    about = who[0] if who else event.municipality
    of_people = (council.municipality_of(each) for each in who)
    codes = {event.municipality, *(each.code for each in of_people if each is not None)}
    sentences = [consequence_sentence(council, each) for each in entry.consequences]
    sentences += event_remarks(event)
    title = f"{council.kkr.name}: {EVENT_NAMES[event.kind].lower()}"
    return KkrNews(
        id=f"medlem-{_term(council)}-{event.kind}-{about}",
        day=event.date,
        title=f"{title}, {names}" if names else title,
        address=addresses.members(council.term),
        summary=" ".join(sentences) or f"{title}.",
        label=OFFICES if event.kind in _OFFICES else MEMBERS,
        municipalities=frozenset(each for each in codes if each is not None),
    )


def _people(event: MembershipEvent) -> tuple[str, ...]:
    """Return the ids of those whom an event is about, the first the one it is named after."""
    return tuple(each for each in (event.person, event.member) if each is not None)


def _of_appointments(council: CouncilTerm, day: date, found: Sequence[Appointed]) -> KkrNews:
    body = found[0].body
    names = listing([each.person.name for each in found])
    appointed = f"Udpeget af {council.kkr.name}."
    sure = all(each.appointer_derived is None for each in found)
    told = (appointed if sure else None, *dict.fromkeys(each.reservation for each in found))
    return KkrNews(
        id=f"udpegning-{_term(council)}-{body.id}",
        day=day,
        title=f"{body.name}: {names}",
        address=addresses.appointments(council.term),
        summary=" ".join(each for each in told if each),
        label=APPOINTMENT,
        municipalities=frozenset(each.municipality.code for each in found if each.municipality),
    )


def _term(council: CouncilTerm) -> str:
    return f"{council.kkr.id}-{council.term.period}"
