"""What the entries of some files cannot all say: words, people and meetings held side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import BaseModel

from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.elections import Election
from klsite.model.geography import Municipalities
from klsite.model.glossary import Glossary
from klsite.model.kinds import FileKind
from klsite.model.meetings import Meeting
from klsite.model.other_meetings import OtherMeetings
from klsite.model.partial_days import PartialDay
from klsite.model.people import People
from klsite.model.source_location import Location
from klsite.rules.meetings import CONSTITUTING_DAY, CONSTITUTING_MONTH


def repeated_entries(kind: FileKind, files: Iterable[BaseModel]) -> Iterator[Diagnostic]:
    """Yield an error for each entry of a list, at any depth, that stands there already."""
    for content in files:
        for location in _repeated(content, ()):
            message = "punktet står to gange i listen: slet det ene"
            yield error_at(kind.file_of(content), location, message)


def _repeated(value: object, location: Location) -> Iterator[Location]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:  # and nothing that is computed of them
            yield from _repeated(getattr(value, name), (*location, name))
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        seen: set[str] = set()
        for index, entry in enumerate(value):
            if (written := repr(entry)) in seen:
                yield (*location, index)
            else:
                yield from _repeated(entry, (*location, index))
            seen.add(written)


def repeated_words(glossary: Glossary) -> Iterator[Diagnostic]:
    """Yield an error for each word or synonym that has been explained before."""
    explained: dict[str, str] = {}
    for index, entry in enumerate(glossary.entries):
        words: list[tuple[Location, str]] = [(("term",), entry.term)]
        words += [(("also", number), word) for number, word in enumerate(entry.also)]
        for place, word in words:
            if (key := word.casefold()) in explained:
                message = f"»{word}« er allerede forklaret ved »{explained[key]}«"
                yield error_at(glossary.file, ("entries", index, *place), message)
            else:
                explained[key] = entry.term


def merged_twice(places: Municipalities) -> Iterator[Diagnostic]:
    """Yield an error for each former municipality that went whole into one and into another."""
    parts_of: dict[str, list[str]] = defaultdict(list)
    for record in places.municipalities:
        for name in (*record.merged, *record.merged_in_part):
            parts_of[name.casefold()].append(record.id)
    for index, record in enumerate(places.municipalities):
        for number, name in enumerate(record.merged):
            others = [each for each in parts_of[name.casefold()] if each != record.id]
            if others:
                message = (
                    f"»{name}« står også ved »{others[0]}«: er den delt mellem dem, så skriv den "
                    "under »merged_in_part« ved dem alle"
                )
                yield error_at(places.file, ("municipalities", index, "merged", number), message)


def repeated_people(files: Iterable[People], elections: Iterable[Election]) -> Iterator[Diagnostic]:
    """Yield an error for each person who cannot be told from one before: name and place alike.

    The place is every municipality of which a seat in the council is known.
    """
    places: dict[str, set[str]] = defaultdict(set)
    for election in elections:
        for mayor in election.mayors:
            if mayor.person is not None:
                places[mayor.person].add(mayor.municipality)
    before: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    for file in files:
        for index, person in enumerate(file.people):
            own = places[person.id] | {seat.municipality for seat in person.councils}
            for twin, others in before[person.known_as.casefold()]:
                if message := _alike(person.known_as, twin, own, others):
                    yield error_at(file.file, ("people", index, "id"), message)
            before[person.known_as.casefold()].append((person.id, own))


def _alike(name: str, twin: str, own: set[str], others: set[str]) -> str | None:
    """Return what is to be told of a person with the name of another, if it is anything."""
    if own and others:
        reason = "kommunen er også den samme" if own & others else None
    else:
        reason = "kommunen er ikke skrevet ved dem begge"
    if reason is None:
        return None
    return (
        f"»{name}« kan ikke skelnes fra »{twin}«, som har samme navn: {reason}. Er det den samme, "
        "så brug det id, der er; er det en anden, så skriv kommunen i »councils«"
    )


def other_meeting_faults(
    files: Iterable[OtherMeetings], meetings: Iterable[Meeting]
) -> Iterator[Diagnostic]:
    """Yield an error for each meeting without a page that has one, or is not of its period.

    A KKR sits until the next one constitutes itself, in January at the latest (Bilag 1, 1.3).
    """
    pages = {(each.kkr, each.held.isoformat()): each.file for each in meetings}
    for file in files:
        before: PartialDay | None = None
        for index, meeting in enumerate(file.meetings):
            day, place = meeting.date, ("meetings", index, "date")
            first, following = (int(year) for year in meeting.period.split("-"))
            ends = date(following, CONSTITUTING_MONTH, CONSTITUTING_DAY)
            if day.last < date(first, 1, 1) or day.first > ends:
                message = f"mødet {day.shown} ligger uden for perioden {meeting.period}"
                yield error_at(file.file, place, message)
                continue
            if before and day.last < before.first:
                message = f"mødet ligger før det forrige, {before.shown}: skriv det ældste først"
                yield error_at(file.file, place, message)
            if page := pages.get((file.kkr, day.iso)):
                message = f"mødet {day.shown} har sin egen fil, data/{page}: slet det ene"
                yield error_at(file.file, place, message)
            before = day
