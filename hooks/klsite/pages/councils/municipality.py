"""What the page of a municipality shows: its mayor and people, its votes, and its years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from klsite.model.elections import Election, MayorRecord
from klsite.model.geography import Kkr, Municipality, MunicipalityRecord, Region
from klsite.model.periods import NamePeriod
from klsite.pages.councils.latest_votes import Votes
from klsite.pages.councils.maps import RegionMap
from klsite.pages.councils.votes_in_term import VotesInTerm
from klsite.pages.listing import ListEntry
from klsite.pages.time_axis import TimeAxis
from klsite.results.appointments import Appointed
from klsite.results.council_term import CouncilTerm, Standing
from klsite.results.kkr_outlook import KkrOutlook
from klsite.results.meetings import CouncilMeeting
from klsite.results.stints import StintLine
from klsite.text.danish import listing, long_date, number


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality with its region and, where it is known, the KKR it belongs to today."""

    record: MunicipalityRecord
    municipality: Municipality
    region: Region
    outlook: KkrOutlook | None

    @property
    def searched(self) -> str:
        """The names, old ones too, and the code, by which the list finds the municipality."""
        return " ".join((*self.record.all_names, self.record.code)).lower()

    @property
    def kkr(self) -> Kkr | None:
        """The KKR."""
        return self.outlook.kkr if self.outlook else None


@dataclass(frozen=True, slots=True)
class TermOfMunicipality:
    """The people of a municipality in its KKR in a term."""

    council: CouncilTerm
    mayor: MayorRecord | None
    lines: tuple[StintLine, ...]
    appointments: tuple[Appointed, ...]
    next_meeting: CouncilMeeting | None

    @property
    def mayors(self) -> tuple[StintLine, ...]:
        """The mayor's stint that is not over, where the mayor is known."""
        return tuple(line for line in self.running if line.is_mayors)

    @property
    def others(self) -> tuple[StintLine, ...]:
        """The stints of others that are not over."""
        return tuple(line for line in self.running if not line.is_mayors)

    @property
    def mayor_source(self) -> str | None:
        """The id of the source of the mayor at the beginning, where the mayor is known."""
        if self.mayor is None or self.mayor.person is None:
            return None
        election = self.council.election
        return self.mayor.source or election.mayors_source or election.source

    @property
    def running(self) -> tuple[StintLine, ...]:
        """What is not over."""
        return tuple(line for line in self.lines if not line.ended)


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A region that the municipality has lain in, or will lie in, and its days there."""

    region: Region
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class MunicipalityContent:
    """What the page of a municipality shows, the present term first."""

    row: MunicipalityRow
    map: RegionMap | None
    former_regions: tuple[RegionLine, ...]
    coming_regions: tuple[RegionLine, ...]
    former_names: tuple[NamePeriod, ...]
    terms: tuple[TermOfMunicipality, ...]
    votes: Votes | None
    ended_in: tuple[VotesInTerm, ...]
    newest_election: Election | None
    source: str
    merged_source: str | None
    axis: TimeAxis | None
    news: tuple[ListEntry, ...] = ()
    """The newest that name the municipality, which the page is given last: ``with_news``."""

    @property
    def now(self) -> tuple[TermOfMunicipality, ...]:
        """The terms that are not over."""
        return tuple(each for each in self.terms if each.council.standing is not Standing.PAST)

    @property
    def mayor(self) -> StintLine | None:
        """The mayor of now, where it is known who that is; a term that is over tells of none."""
        running = (each for each in self.now if not each.council.is_over)
        return next((line for each in running for line in each.mayors), None)

    @property
    def tenure(self) -> str:
        """Since when the mayor of now is mayor, as far as it is recorded; empty if not at all."""
        return _tenure(self.terms, self.mayor) if self.mayor else ""

    @property
    def summary(self) -> str:
        """The mayor and the KKR in a sentence, as search engines and results show it."""
        place, kkr = self.row.municipality, self.row.kkr
        told = [f"{place.name}: borgmester, valg og stemmer."]
        if self.mayor is not None:
            party = f", {self.mayor.party}" if self.mayor.party else ""
            told = [f"Borgmester {place.where}: {self.mayor.person.name}{party}."]
        if kkr:
            told.append(f"Kommunens medlemmer af {kkr.name}, stemmer og udpegede.")
        return " ".join(told)

    @property
    def has_history(self) -> bool:
        """Whether anybody is or was in a KKR or a body."""
        return any(each.lines or each.appointments for each in self.terms)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What the site does not know about the people of the municipality, in words."""
        nobody = [each for each in self.terms if not each.mayor or not each.mayor.person]
        unlisted = [each for each in self.terms if not each.council.complete]
        open_ended = [each for each in self.terms if any(line.is_open for line in each.lines)]
        undated = [
            each
            for each in self.terms
            if any(one.first_day is None and one.last_day is None for one in each.appointments)
        ]
        told = (
            ("borgmesteren ved begyndelsen af", nobody),
            ("andre medlemmer og stedfortrædere fra kommunen i", unlisted),
            ("hvornår en plads uden slutdato hørte op i", open_ended),
            ("dagene for de udpegninger, hvor ingen står, i", undated),
        )
        of_people = [f"{what} {_periods(terms)}" for what, terms in told if terms]
        of_kkr = [] if self.row.kkr else ["hvilket kommunekontaktråd kommunen hører til nu"]
        is_told = self.mayor or any(each in nobody for each in self.now)
        of_now = [] if is_told else ["hvem der er borgmester nu"]
        return (*of_kkr, *of_now, *of_people, *self._gaps_of_votes)

    @property
    def _gaps_of_votes(self) -> tuple[str, ...]:
        """What the site does not know about the votes, in words."""
        votes, newest = self.votes, self.newest_election
        found = []
        if newest is not None and (votes is None or votes.election != newest):
            found.append(f"stemmerne pr. liste i {newest.date.year}")
        if votes is not None and votes.missing:
            missing = number(votes.missing)
            found.append(f"listen bag {missing} af stemmerne i {votes.election.date.year}")
        if votes is not None and votes.has_gaps:
            found.append("de mandater og andele, hvor der står en streg")
        return tuple(found)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources behind the page, but for that of the votes."""
        lines = (*self.former_regions, *self.coming_regions)
        of_regions = (each.source for each in (self.row.region, *(line.region for line in lines)))
        of_mayors = (each.mayor_source for each in self.terms)
        elections = [each.council.election for each in self.ended_in if each.destinations]
        of_votes = (each for one in elections for each in (one.source, one.mayors_source))
        every = (*of_mayors, *of_regions, self.source, self.merged_source, *of_votes)
        shown = self.votes.election.source if self.votes else None
        return tuple(dict.fromkeys(each for each in every if each not in (None, shown)))


def _periods(terms: Iterable[TermOfMunicipality]) -> str:
    """Return the years of some terms, oldest first."""
    return listing(sorted({each.council.term.period for each in terms}))


def _tenure(terms: Sequence[TermOfMunicipality], mayor: StintLine) -> str:
    """Return since when somebody is mayor, or after which elections, by the terms, newest first.

    Told is what is recorded: who came within a term has a day, and others their elections. The
    terms before one in which somebody else is recorded count no more.
    """
    years: list[int] = []
    for each in terms:
        own = [line for line in each.lines if line.is_mayors and line.person == mayor.person]
        if own and (each.mayor is None or each.mayor.person != mayor.person.id):
            since = own[-1].since
            again = f", igen efter {_elections(years)}" if years else ""
            return f"siden {long_date(since)}{again}" if since else ""
        if not own:
            break
        years.append(each.council.election.date.year)
    return f"efter {_elections(years)}" if years else ""


def _elections(years: Sequence[int]) -> str:
    """Return the elections of some years, newest first, in words."""
    word = "valget" if len(set(years)) == 1 else "valgene"
    return f"{word} i {listing([str(year) for year in sorted(set(years))])}"
