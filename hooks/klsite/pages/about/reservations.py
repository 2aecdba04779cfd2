"""Forbehold: every reading, assumption and doubt that the site rests on, and where it is used.

Nothing is listed by hand. What is marked as a reservation in the models is found by walking
through the data; readings, agreements, alliances and the age of sources are told by them too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.references import RefersTo
from klsite.model.reservations import Doubt, Reservation
from klsite.model.source_location import SourceLocation
from klsite.model.sources import Source
from klsite.pages.about.used_on import UsedOn
from klsite.pages.page import Page
from klsite.results.calculation_steps import READINGS
from klsite.results.compositions import CompositionResult
from klsite.results.council_work import CouncilWork
from klsite.results.incomplete_compositions import IncompleteComposition
from klsite.results.kkr_outlook import KkrFuture
from klsite.results.mayors import status_text
from klsite.results.readings import ReadingReport
from klsite.rules.readings import Reading
from klsite.text.danish import as_sentence, either, long_date
from klsite.text.inexact_days import InexactDay

OLD_SOURCE_YEARS = 5
"""A source older than this is listed, since the facts may have changed."""

_SECTIONS = {
    Doubt.ASSUMED: (
        "antaget",
        "Antaget",
        "Det siger ingen kilde. Siderne regner med det, og de siger det selv.",
    ),
    Doubt.ANNOUNCED: (
        "ventet",
        "Meddelt eller planlagt, ikke bekræftet",
        "Kilden er fra før. Om det skete, er ikke oplyst.",
    ),
    Doubt.DERIVED: (
        "udledt",
        "Udledt af kilden",
        "Kilden siger det ikke selv, men det følger af den.",
    ),
    Doubt.CONFLICT: ("modstrid", "Kilder, der modsiger hinanden", "Begge dele står på siderne."),
    Doubt.NOTED: (
        "bemaerket",
        "Bemærkninger til kilder og tal",
        "Det skal man vide, når man bruger det, kilden siger.",
    ),
}
"""The id, the heading and the first words of each section of marked reservations."""


@dataclass(frozen=True, slots=True)
class ReservationLine:
    """A reservation and the pages that it is used on."""

    text: str
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReservationSection:
    """Reservations of one kind."""

    id: str
    heading: str
    lead: str
    lines: tuple[ReservationLine, ...]


@dataclass(frozen=True, slots=True)
class OldSource:
    """A source that is old on the day of the build, with the pages that rest on it."""

    source: Source
    years: int
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReservationsContent:
    """What the page shows. Sources without a date cannot be told the age of; they are counted."""

    sections: tuple[ReservationSection, ...]
    old_sources: tuple[OldSource, ...]
    undated_sources: int
    old_years: int = OLD_SOURCE_YEARS


@dataclass(frozen=True, slots=True)
class Computed:
    """What has been computed: the compositions, the terms, and how the readings fare."""

    compositions: Sequence[CompositionResult]
    incomplete: Sequence[IncompleteComposition]
    work: CouncilWork
    report: ReadingReport


def reservations_page(
    dataset: Dataset, computed: Computed, pages: Iterable[Page], today: date
) -> Page:
    """Return the page; ``pages`` are the others that no news item touches."""
    used_on = UsedOn(dataset, pages, computed.work.terms, today)
    of_data = _marked(dataset, used_on)
    readings = (*_readings(computed), *_readings_of_kl(dataset))
    sections = (
        _section("laesninger", "Vores læsning af reglerne", _READING_LEAD, readings),
        _section("udfald", "Mere end ét muligt udfald", _OUTCOME_LEAD, _outcomes(computed)),
        _section("listesamarbejder", "Listesamarbejder", _ALLIANCE_LEAD, _alliances(dataset)),
        _section("ikke-afgjort", "Ikke afgjort", "", _undecided(computed.work)),
        _section("skift", "Borgmesterskift på en dag, der ikke er oplyst", "", _changes(computed)),
        _section(
            "aftaler", "Borgmestre, der kun er aftalt", "", _agreements(dataset, used_on, today)
        ),
        *(_section(*_SECTIONS[doubt], of_data[doubt]) for doubt in Doubt),
    )
    return Page(
        address=addresses.RESERVATIONS,
        template="reservations",
        title="Forbehold",
        description="Hvad webstedet har læst, antaget og udledt, og hvad der ikke er bekræftet.",
        content=ReservationsContent(
            tuple(section for section in sections if section.lines),
            tuple(_old_sources(dataset, used_on, today)),
            sum(1 for source in dataset.sources.sources if source.date is None),
        ),
        origin=SourceLocation("sources.yml"),
        trail=(Link("Om webstedet", addresses.ABOUT_SITE),),
    )


_READING_LEAD = "Reglerne siger ikke alt om, hvordan der skal regnes. Sådan læser siderne dem."
_OUTCOME_LEAD = "Det, der er oplyst, er ikke nok til ét resultat."
_ALLIANCE_LEAD = "Lokale lister kan slå sig sammen og tæller så som ét parti."


def _section(
    id_: str, heading: str, lead: str, lines: Iterable[tuple[str, Link | None]]
) -> ReservationSection:
    """Return a section in which each text stands once, with all its pages."""
    grouped: dict[str, dict[str, Link]] = defaultdict(dict)
    for text, link in lines:
        own = grouped[text]
        if link is not None:
            own[link.address] = link
    found = (ReservationLine(text, tuple(links.values())) for text, links in grouped.items())
    return ReservationSection(id_, heading, lead, tuple(found))


def _readings(computed: Computed) -> Iterator[tuple[str, Link | None]]:
    report = computed.report
    for content in computed.compositions:
        reading = Reading(content.term.reading)
        text = f"Afrunding: {READINGS[reading]}."
        for test in report.misses(reading):
            text += (
                f" Den rammer ikke {test.body}: offentliggjort er {test.published} {test.what}, "
                f"læsningen giver {either(test.found[reading])}."
            )
        yield text, _composition_link(content)


def _readings_of_kl(dataset: Dataset) -> Iterator[tuple[str, Link | None]]:
    """Yield what no source says of how KL's own bodies are filled."""
    if dataset.national.results:
        text = "KL's bestyrelse: pladserne er fordelt efter d'Hondts metode på stemmerne i landet."
        yield text, Link("Pladserne i KL's bestyrelse", addresses.BOARD)
    if dataset.national.assembly is not None:
        text = "KL's repræsentantskab er regnet som et KKR for hele landet uden loft."
        yield text, Link("KL's repræsentantskab", addresses.ASSEMBLY)


def _undecided(work: CouncilWork) -> Iterator[tuple[str, Link | None]]:
    """Yield the councils of a region that ends, as long as no decision about them is known."""
    for each in work.outlooks:
        if each.future is KkrFuture.UNDECIDED and each.region_end is not None:
            end = each.region_end
            text = (
                f"Sidste dag for {end.region.name} {'var' if end.is_past else 'er'} "
                f"{long_date(end.last_day)}. Ingen kendt beslutning siger, om rådet fortsætter."
            )
            yield text, Link(each.kkr.name, each.address)


def _outcomes(computed: Computed) -> Iterator[tuple[str, Link | None]]:
    for content in computed.compositions:
        if len(content.possible) > 1:
            text = "Antallet af medlemmer ligger fast, men ikke partiernes pladser."
            if len(content.totals) > 1:
                text = f"Efter beregningen {either(content.totals)} medlemmer."
            yield text, _composition_link(content)
    for each in computed.incomplete:
        name = f"Sammensætningen af {each.kkr.name} {each.term.period}"
        link = Link(name, addresses.composition(each.term))
        yield "Der mangler oplysninger, så rådets sammensætning kan ikke beregnes.", link


def _composition_link(content: CompositionResult) -> Link:
    return Link(f"Sammensætningen af {content.name}", addresses.composition(content.term))


def _alliances(dataset: Dataset) -> Iterator[tuple[str, Link | None]]:
    for term in dataset.terms:
        name = dataset.kkr_by_id[term.kkr].name
        link = Link(f"Sammensætningen af {name} {term.period}", addresses.composition(term))
        known = term.known_alliance
        if term.alliance is None:
            yield "Om lokale lister havde et listesamarbejde, er ikke oplyst.", link
        elif known is not None and not known.complete:
            members = len(known.known_members)
            told = f"kun oplyst for {members} af dem" if members else "ikke oplyst"
            yield f"Hvilke lister der var med i {known.name}, er {told}.", link


def _agreements(
    dataset: Dataset, used_on: UsedOn, today: date
) -> Iterator[tuple[str, Link | None]]:
    for election in dataset.elections:
        for mayor in election.mayors:
            text = status_text(mayor, today)
            if text is not None:
                yield f"{text}.", used_on.municipality(mayor.municipality)


def _changes(computed: Computed) -> Iterator[tuple[str, Link | None]]:
    """Yield the changes of mayors of which only the month or the year is known."""
    for council in computed.work.terms:
        for entry in council.timeline.entries:
            if isinstance(entry.event.date, InexactDay):
                place = council.place_name(entry.event.municipality)
                text = f"{place} fik ny borgmester i {long_date(entry.event.date)}."
                if entry.event.announced is not None:
                    text += " Det var kun meddelt på forhånd."
                yield text, Link(f"Medlemmer af {council.name}", addresses.members(council.term))


def _marked(dataset: Dataset, used_on: UsedOn) -> Mapping[Doubt, Sequence[tuple[str, Link | None]]]:
    """Return the text of every field that is marked as a reservation, with its page."""
    found: dict[Doubt, list[tuple[str, Link | None]]] = defaultdict(list)
    for place, mark, text in dataset.marked(Reservation):
        found[mark.doubt].append((as_sentence(text), used_on.page(place)))
    return {doubt: found[doubt] for doubt in Doubt}


def _old_sources(dataset: Dataset, used_on: UsedOn, today: date) -> Iterator[OldSource]:
    """Yield the dated sources that are old on a day, oldest first, with where they are used."""
    links = _pages_by_source(dataset, used_on)
    dated = [(each.date, each) for each in dataset.sources.sources if each.date is not None]
    for day, source in sorted(dated, key=lambda each: (each[0], each[1].id)):
        years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
        if years >= OLD_SOURCE_YEARS:
            yield OldSource(source, years, tuple(links.get(source.id, {}).values()))


def _pages_by_source(dataset: Dataset, used_on: UsedOn) -> Mapping[str, Mapping[str, Link]]:
    """Return the pages that rest on each source, by its id."""
    found: dict[str, dict[str, Link]] = defaultdict(dict)
    for place, mark, value in dataset.marked(RefersTo):
        link = used_on.page(place) if mark.to == "source" else None
        for id_ in (value,) if isinstance(value, str) else value:
            if link is not None:
                found[id_][link.address] = link
    return found
