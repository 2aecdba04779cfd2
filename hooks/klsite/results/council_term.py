"""A KKR in a term, with all that is known of it: what every page of the term is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from klsite import addresses
from klsite.addresses import Link
from klsite.model.appointments import Appointments
from klsite.model.dataset import Dataset
from klsite.model.elections import Election
from klsite.model.geography import Kkr, Municipality, MunicipalityRecord, Region
from klsite.model.meetings import Meeting
from klsite.model.membership import Members, MembershipEvents, TermFile
from klsite.model.people import Person
from klsite.model.rules_of_procedure import RulesOfProcedure
from klsite.model.terms import Term
from klsite.results.calendars import kkr_calendars
from klsite.results.compositions import CompositionResult
from klsite.results.mayors import status_by_person, status_text
from klsite.results.party_names import local_list_name, party_names, with_letter
from klsite.rules.initial_membership import InitialMembership
from klsite.rules.membership import Councillor, Membership
from klsite.rules.timeline import Stint, Timeline, stints
from klsite.text.danish import sort_key


class Standing(Enum):
    """Where a term lies from the day of the build."""

    PAST = "past"
    PRESENT = "present"
    COMING = "coming"


@dataclass(frozen=True, eq=False)
class CouncilTerm:
    """A KKR in a term, as seen on the day ``today``.

    ``records`` are the municipalities that were its own when the term began, in the order of the
    alphabet: what changes in the world later does not change the term. ``members``, ``events`` and
    ``appointments`` are the files beside its own, and the ``meetings`` in the order they are held
    in. ``took_office`` is the day of the constituting meeting, where it is known (1.3). ``ends`` is
    the last day on which the KKR sits or, where it is not known when the next one took office,
    on which it may still sit; ``standing`` is where the term lies from ``today``.
    """

    dataset: Dataset
    kkr: Kkr
    term: Term
    composition: CompositionResult | None
    records: tuple[MunicipalityRecord, ...]
    members: Members | None
    events: MembershipEvents | None
    meetings: tuple[Meeting, ...]
    appointments: Appointments | None
    took_office: date | None
    ends: date
    ends_known: bool
    standing: Standing
    today: date
    beginning: InitialMembership
    timeline: Timeline

    @cached_property
    def region(self) -> Region:
        """The region that the KKR belonged to when the term began."""
        return self.dataset.regions.by_id[self.kkr.area_on(self.term.starts).region]

    @property
    def rules(self) -> RulesOfProcedure:
        """The rules of procedure that the term is read by."""
        return self.dataset.rules_by_id[self.term.rules]

    @property
    def election(self) -> Election:
        """The election before the term."""
        return self.dataset.election_by_year[self.term.election]

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the municipalities."""
        return frozenset(each.code for each in self.records)

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """The municipalities by the names of the day shown, in the order of the alphabet."""
        shown = (each.on(self.day_shown) for each in self.records)
        return tuple(sorted(shown, key=lambda each: sort_key(each.name)))

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everyone by their id, with the names of the day shown."""
        return self.people_on(self.day_shown)

    def people_on(self, day: date) -> Mapping[str, Person]:
        """Return everyone by their id, with the names that they bore on a day."""
        return {id_: each.on(day) for id_, each in self.dataset.person_by_id.items()}

    @cached_property
    def parties(self) -> dict[str, str]:
        """The names of the parties by their letters at the election."""
        return party_names(self.dataset, self.election)

    @property
    def is_over(self) -> bool:
        """Whether the term has ended, although the KKR may sit until the next takes office."""
        return self.term.last_day < self.today

    @property
    def name(self) -> str:
        """The KKR and the term, as in ``KKR Sjælland 2018-2022``."""
        return f"{self.kkr.name} {self.term.period}"

    @property
    def address(self) -> str:
        """The address of the term's own page."""
        return addresses.term(self.term)

    @property
    def trail(self) -> tuple[Link, ...]:
        """The way from the front page to the pages of the term."""
        return term_trail(self.kkr, self.term)

    @property
    def feed(self) -> Link:
        """The feed that tells what is new in the KKR."""
        return Link(f"{self.kkr.name}: nyt", addresses.kkr_feed(self.kkr))

    @property
    def calendars(self) -> tuple[Link, ...]:
        """The calendars of the KKR: of everything, of meetings, of deadlines."""
        return tuple(each.link for each in kkr_calendars(self.kkr))

    def data(self, name: str) -> tuple[Link, ...]:
        """Return the files of open data of the term with a name; see ``TERM_DATA``."""
        shown = name.replace("oe", "ø")
        return tuple(
            Link(f"{self.name}: {shown} ({ending.upper()})", addresses.term_data(self.term, *each))
            for each in addresses.TERM_DATA
            if (ending := each[1]) != addresses.CSVW and each[0] == name
        )

    @property
    def planned_beginning(self) -> Meeting | None:
        """The constituting meeting of which only the plan is known, where none is known better."""
        if self.beginning_meeting is not None:
            return None
        planned = (each for each in self.meetings if each.kind == "constituting")
        return next((each for each in planned if each.takes_place), None)

    @property
    def since(self) -> str:
        """The word before the day on which somebody came: nobody is ``siden`` in what is over."""
        return "fra" if self.standing is Standing.PAST else "siden"

    @property
    def has_taken_office(self) -> bool:
        """Whether it is known that the KKR has taken office (1.3)."""
        return self.took_office is not None and self.took_office <= self.today

    @property
    def beginning_meeting(self) -> Meeting | None:
        """The constituting meeting, where it is known."""
        return constituting_meeting(self.meetings)

    @property
    def is_followed(self) -> bool:
        """Whether all changes are recorded, so that the membership on a later day is known."""
        return self.events.complete if self.events is not None else self.complete

    @property
    def known_as(self) -> str:
        """Which membership the pages show, in words; empty where all changes are recorded."""
        if self.is_followed:
            return ""
        changed = any(each.event.date <= self.today for each in self.timeline.entries)
        return "med de skift, der er oplyst" if changed else "ved periodens begyndelse"

    @property
    def last_day(self) -> date | None:
        """The last day on which the KKR sat, where it is known."""
        return self.ends if self.ends_known else None

    @property
    def day_shown(self) -> date:
        """The day whose membership the pages show: today, or the first or last of the term."""
        if self.standing is Standing.PAST:
            return self.last_day or self.term.last_day
        return max(self.today, self.took_office or self.term.starts)

    @property
    def mayors_known(self) -> int:
        """How many of the mayors at the beginning are known."""
        seats = self.beginning.membership.filled
        return sum(1 for seat, _ in seats if seat.is_mayors)

    @cached_property
    def mayors_agreed(self) -> int:
        """How many of the mayors of the election are not known to be elected."""
        own = (each for each in self.election.mayors if each.municipality in self.codes)
        return sum(1 for each in own if status_text(each, self.today))

    @property
    def complete(self) -> bool:
        """Whether every member at the beginning is known."""
        listed = self.members is not None and self.members.complete
        return listed and self.mayors_known == len(self.records)

    @cached_property
    def supplementary(self) -> dict[str, int] | None:
        """The most supplementary members that the composition gives each group, if it is known."""
        possible = self.composition.compositions if self.composition else ()
        results = [each.supplementary for each in possible]
        most = {
            group: max(each.get(group, 0) for each in results)
            for group in sorted({group for each in results for group in each})
        }
        return most if results else None

    @property
    def sizes(self) -> tuple[int, ...]:
        """The numbers of members that the composition may give, smallest first."""
        return self.composition.totals if self.composition else ()

    @property
    def settled(self) -> bool:
        """Whether the composition gives every group one number of supplementary members."""
        return self.composition is not None and self.composition.settled

    @property
    def changed(self) -> date:
        """The day of the last change to the files behind the pages of the term."""
        files: list[TermFile | None] = [self.members, self.events, self.appointments]
        every = (self.term, *self.meetings, *files)
        return max(each.updated for each in every if each is not None)

    @cached_property
    def stints(self) -> tuple[Stint, ...]:
        """Every stint of the term."""
        return stints(self.timeline)

    def group_name(self, group: str | None) -> str:
        """Return the name of a party or alliance with its letter, where it has one."""
        if group is None:
            return "uden for partierne"
        return with_letter(self.parties[group], group) if group in self.parties else group

    def affiliation(self, membership: Membership, person: str) -> str | None:
        """Return the party or list of a person at a moment; None where it is not known."""
        return self.party_of(membership.councillors.get(person))

    def party_of(self, found: Councillor | None) -> str | None:
        """Return the party or list of a council seat; None where it is not known."""
        if found is None or (found.group is None and found.letter is None):
            return None
        if found.group is not None:
            return self.group_name(found.group)
        result = self.election.result_by_code.get(found.municipality)
        if result and (name := result.names.get(found.letter or "")):
            return local_list_name(name)
        return f"liste {found.letter}" if found.letter else "uden for partierne"

    def municipality_of(self, person: str) -> Municipality | None:
        """Return the municipality whose council a person sits in, where it is known."""
        found = self.timeline.last.councillors.get(person)
        return self._municipality_by_code[found.municipality] if found else None

    def place_name(self, code: str | None) -> str:
        """Return the name of a municipality by its code, or the code if it is none of the KKR's."""
        found = self._municipality_by_code.get(code or "")
        return found.name if found else code or ""

    def place_where(self, code: str | None) -> str:
        """Return what is said of something in a municipality of the KKR, as in ``på Bornholm``."""
        found = self._municipality_by_code.get(code or "")
        return found.where if found else f"i {code}"

    def stints_of(self, person: str) -> tuple[Stint, ...]:
        """Return the stints of a person, in the order of ``stints``."""
        return self._stints_by_person.get(person, ())

    @cached_property
    def mayors_notes(self) -> dict[str | None, str | None]:
        """What is noted of each mayor elected at the beginning, by the id of the person."""
        return {each.person: each.note for each in self.election.mayors}

    @cached_property
    def mayors_status(self) -> Mapping[str, str]:
        """How far it is known that a mayor was elected, where it is not, by the person."""
        return status_by_person(self.election, self.today)

    @cached_property
    def _municipality_by_code(self) -> dict[str, Municipality]:
        return {each.code: each for each in self.municipalities}

    @cached_property
    def _stints_by_person(self) -> dict[str, tuple[Stint, ...]]:
        found: dict[str, tuple[Stint, ...]] = {}
        for stint in self.stints:
            found[stint.person] = (*found.get(stint.person, ()), stint)
        return found


def constituting_meeting(meetings: Sequence[Meeting]) -> Meeting | None:
    """Return the constituting meeting of a term, where it is known; a mere plan does not count."""
    return next(
        (
            each
            for each in meetings
            if each.kind == "constituting" and each.takes_place and each.only_planned is None
        ),
        None,
    )


def term_trail(kkr: Kkr, term: Term) -> tuple[Link, ...]:
    """Return the way from the front page to the pages of a term of a KKR."""
    return (
        Link("KKR", addresses.KKR),
        Link(kkr.name, addresses.kkr(kkr)),
        Link(term.period, addresses.term(term)),
    )
