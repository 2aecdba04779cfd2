"""Writes what a table of members says into the files of a term; all else stands as it did."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from klsite.load.yaml.insertion import with_flow_entry, with_value
from klsite.load.yaml.writing import flow_mapping
from klsite.model.source_location import DATA_FOLDER
from klsite.results.council_term import CouncilTerm
from member_plan import MemberPlan
from tables import WrongTable

Fields = Mapping[str, str | Sequence[Mapping[str, str]]]


def changed_files(
    data: Path, council: CouncilTerm, plan: MemberPlan, now: datetime
) -> dict[str, str]:
    """Return the texts of the files that a plan is about, by their paths from the root.

    ``now`` is the moment of the change. Raises ``CannotInsert`` and ``WrongTable``.
    """
    files = _Files(data, plan.source, now.date().isoformat())
    _write_people(files, council, plan)
    _write_members(files, council, plan)
    for role, person in plan.offices.items():
        source = plan.sources[person]
        files.set(f"{council.term.folder}/term.yml", [role], {"person": person, "source": source})
    _write_events(files, council, plan)
    return {DATA_FOLDER + file: text for file, text in files.texts.items()}


class _Files:
    """The texts of files below ``data``; one that is new says its source and the day."""

    def __init__(self, data: Path, source: str, today: str) -> None:
        self.texts: dict[str, str] = {}
        self._data = data
        self._new = f"source: {source}\nupdated: {today}\n"
        self._today = today

    def text(self, file: str) -> str:
        if file not in self.texts:
            path = self._data / file
            self.texts[file] = path.read_text(encoding="utf-8") if path.exists() else self._new
        return self.texts[file]

    def add(self, file: str, path: Sequence[str | int], entry: Fields) -> None:
        text = with_flow_entry(self.text(file), path, flow_mapping(entry))
        self.texts[file] = with_value(text, ["updated"], self._today)

    def set(self, file: str, path: Sequence[str | int], value: str | Fields) -> None:
        written = value if isinstance(value, str) else flow_mapping(value)
        text = with_value(self.text(file), path, written)
        self.texts[file] = with_value(text, ["updated"], self._today)


def _write_people(files: _Files, council: CouncilTerm, plan: MemberPlan) -> None:
    places = {
        person.id: (file, index)
        for file in council.dataset.people
        for index, person in enumerate(file.people)
    }
    for person, found in plan.seats.items():
        seat = {"election": council.term.election, "municipality": found.municipality}
        seat |= {"list": found.letter} if found.letter else {}
        source = plan.sources[person]
        if person in places:
            file, index = places[person]
            files.add(file.file, ["people", index, "councils"], seat)
            continue
        new: Fields = {"id": person, "name": plan.people[person], "councils": [seat]}
        files.add(f"people/{council.kkr.id}.yml", ["people"], {**new, "source": source})


def _write_members(files: _Files, council: CouncilTerm, plan: MemberPlan) -> None:
    name, members = f"{council.term.folder}/members.yml", council.members
    files.text(name)
    own = members.source if members else plan.source
    elected = {each.person: index for index, each in enumerate(members.elected if members else ())}
    mayors = {each.municipality: n for n, each in enumerate(members.mayors if members else ())}
    for person, fields in plan.elected.items():
        source = plan.sources.get(person, own)
        said = {} if source == own else {"source": source}
        if person not in elected:
            files.add(name, ["elected"], {"person": person, **fields, **said})
            continue
        known = members.elected[elected[person]] if members else None
        changed = {key: each for key, each in fields.items() if getattr(known, key) != each}
        for key, value in {**changed, **(said if changed else {})}.items():
            files.set(name, ["elected", elected[person], key], value)
    for code, fields in plan.mayors.items():
        if code not in mayors:
            files.add(name, ["mayors"], {"municipality": code, **fields})
            continue
        mayor = members.mayors[mayors[code]] if members else None
        for key, value in fields.items():
            if getattr(mayor, key) != value:
                files.set(name, ["mayors", mayors[code], key], value)


def _write_events(files: _Files, council: CouncilTerm, plan: MemberPlan) -> None:
    name, known = f"{council.term.folder}/events.yml", council.events
    said = known.events if known else ()
    new = [event for event in plan.events if not any(_is_told(event, each) for each in said)]
    for event in sorted(new, key=lambda each: each["date"]):
        if said and said[-1].date > date.fromisoformat(event["date"]):
            raise WrongTable(
                f"data/{name} har nyere hændelser end {event['date']}: skriv selv den for "
                f"»{event['person']}« ind, hvor den hører til, for rækkefølgen betyder noget"
            )
        files.add(name, ["events"], event)


def _is_told(event: Mapping[str, str], known: object) -> bool:
    """Whether an event says what one that is recorded says, whatever the source."""
    return all(str(getattr(known, key)) == value for key, value in event.items() if key != "source")
