"""Whether names, regions and councils hold together over time.

Everything that changes has days; here it is checked that they leave no gap, do not overlap, and
lie within the days of what they refer to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, count, pairwise

from klsite.checks.election_days import beginning_errors, is_election_year
from klsite.checks.periods import error_below, other_than_id, period_errors
from klsite.load.suggestions import choices
from klsite.model.diagnostics import Diagnostic, error_at, errors_in, warning_at
from klsite.model.elections import Election
from klsite.model.geography import (
    EarlierTerm,
    Kkr,
    KkrArea,
    Municipalities,
    MunicipalityRecord,
    OfficeHolder,
    Region,
    Regions,
)
from klsite.model.periods import Period
from klsite.model.source_location import Location, SourceLocation
from klsite.model.terms import Term
from klsite.text.danish import long_date

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class GeographyFiles:
    """The files that say what lies where, and when, and the elections held there."""

    regions: Regions
    places: Municipalities
    councils: Sequence[Kkr]
    terms: Sequence[Term]
    elections: Sequence[Election]


def geography_errors(files: GeographyFiles) -> Iterator[Diagnostic]:
    """Yield everything here, but for what is wrong with the names of people."""
    own = [
        *_successor_errors(files),
        *_municipality_errors(files),
        *_emptied_regions(files),
        *beginning_errors(files.places, files.elections),
        *_kkr_period_errors(files),
    ]
    yield from own
    yield from _term_errors(files)
    if not errors_in(own):  # what these say follows from the days
        yield from _member_errors(files)
        yield from _shared_errors(files)
        yield from _taken_over(files)


def _successor_errors(files: GeographyFiles) -> Iterator[Diagnostic]:
    regions = files.regions.by_id
    for index, region in enumerate(files.regions.regions):
        if region.successor is None:
            continue
        place = SourceLocation(files.regions.file, ("regions", index, "successor"))
        if region.successor == region.id:
            yield error_at(*place, f"»{region.id}« kan ikke følge efter sig selv")
        elif region.successor not in regions:
            message = f"ukendt region »{region.successor}«{choices(region.successor, regions)}"
            yield error_at(*place, message)
        elif region.valid_to is None:
            yield error_at(*place, "»successor« står uden »valid_to«")
        elif not regions[region.successor].exists_on(region.valid_to + _DAY):
            message = (
                f"{regions[region.successor].name} findes ikke "
                f"{long_date(region.valid_to + _DAY)}, dagen efter at {region.name} ophører"
            )
            yield error_at(*place, message)
    councils = {kkr.id: kkr for kkr in files.councils}
    for kkr in files.councils:
        successor = councils.get(kkr.successor or "")
        if successor is None or kkr.dissolved is None:
            continue
        day = kkr.dissolved + _DAY
        place = SourceLocation(kkr.file, ("successor",))
        if successor is kkr:
            yield error_at(*place, f"»{kkr.id}« kan ikke følge efter sig selv")
        elif not successor.exists_on(day):
            message = (
                f"{successor.name} findes ikke {long_date(day)}, dagen efter at {kkr.name} "
                "nedlægges"
            )
            yield error_at(*place, message)


def _municipality_errors(files: GeographyFiles) -> Iterator[Diagnostic]:
    regions = files.regions.by_id
    for index, record in enumerate(files.places.municipalities):
        own: Location = ("municipalities", index)
        for key, periods in (("names", record.names), ("regions", record.regions)):
            place = SourceLocation(files.places.file, (*own, key))
            yield from period_errors(periods, place)
        if record.name and not (record.slug or record.formerly):
            place = SourceLocation(files.places.file, (*own, "name"))
            yield from other_than_id(record.name, record.id, place)
        if (day := _nameless_from(record)) is not None:
            place = SourceLocation(files.places.file, (*own, "names", len(record.names) - 1))
            message = (
                f"kommunen har intet navn fra {long_date(day)}: slet »valid_to«, eller tilføj det "
                "næste navn"
            )
            yield error_below(place, ("valid_to",), message)
        if (lost := _left_without_region(record, regions)) is not None:
            place = SourceLocation(files.places.file, (*own, "regions", len(record.regions) - 1))
            yield warning_at(*place, lost)
        for number, each in enumerate(record.region_periods):
            where: Location = (*own, "regions", number) if record.regions else own
            place = SourceLocation(files.places.file, (*where, "region"))
            hint = "" if record.regions else "skriv »regions« med dage"
            if outside := _outside(each, regions[each.region], files.regions, hint):
                yield error_at(*place, outside)
        yield from _not_with_its_region(record, regions, SourceLocation(files.places.file, own))


def _not_with_its_region(
    record: MunicipalityRecord, regions: dict[str, Region], own: SourceLocation
) -> Iterator[Diagnostic]:
    """Yield an error where a municipality does not go where its region goes, on the same day."""
    for number, (before, after) in enumerate(pairwise(record.regions), 1):
        ended = regions[before.region]
        if ended.valid_to is None or after.valid_from != ended.valid_to + _DAY:
            continue
        if ended.successor not in (None, ended.id, after.region):
            message = (
                f"{ended.name} går over i »{ended.successor}«, men kommunen kommer samme dag til "
                f"»{after.region}«"
            )
            yield error_below(own, ("regions", number, "region"), message)


def _emptied_regions(files: GeographyFiles) -> Iterator[Diagnostic]:
    """Yield a warning for each region that is said to last after its last municipality left it."""
    periods = [each for place in files.places.municipalities for each in place.region_periods]
    for index, region in enumerate(files.regions.regions):
        days = [each.last_day for each in periods if each.region == region.id]
        if region.valid_to is not None and days and max(days) < region.valid_to:
            message = (
                f"ingen kommune ligger i {region.name} efter {long_date(max(days))}: er "
                f"{long_date(region.valid_to)} dens sidste dag?"
            )
            yield warning_at(files.regions.file, ("regions", index, "valid_to"), message)


def _nameless_from(record: MunicipalityRecord) -> date | None:
    """Return the first day on which a municipality in a region has no name, if there is one."""
    last = record.name_periods[-1].last_day
    return last + _DAY if last < record.region_periods[-1].last_day else None


def _left_without_region(record: MunicipalityRecord, regions: dict[str, Region]) -> str | None:
    """Return what to ask of a municipality whose last region ends, and is followed by another."""
    last = record.region_periods[-1]
    region = regions[last.region]
    if last.valid_to is None or last.valid_to != region.valid_to or region.successor is None:
        return None
    return (
        f"kommunen ligger ikke i nogen region fra {long_date(last.valid_to + _DAY)}: er det ikke, "
        f"fordi den ophører, så tilføj {regions[region.successor].name} som den næste"
    )


def _outside(period: Period, region: Region, regions: Regions, hint: str = "") -> str | None:
    """Return what is wrong with a time in a region that is longer than the region's own.

    ``hint`` is what to do about it, where it is not to mend the day.
    """
    last, first = region.valid_to, region.valid_from
    if last is not None and period.last_day > last:
        until = f"til og med {long_date(period.valid_to)}" if period.valid_to else "uden slutdag"
        return (
            f"{region.name} findes kun til og med {long_date(last)}, men er skrevet {until}: "
            f"{hint or 'ret »valid_to«'}"
        )
    begins = period.valid_from or min(each.valid_from for each in regions.regions)
    if begins < first:
        day = period.valid_from
        since = f"fra {long_date(day)}" if day else "uden begyndelsesdag"
        return (
            f"{region.name} findes først fra {long_date(first)}, men er skrevet {since}: "
            f"{hint or 'ret »valid_from«'}"
        )
    return None


def _kkr_period_errors(files: GeographyFiles) -> Iterator[Diagnostic]:
    regions = files.regions.by_id
    for kkr in files.councils:
        yield from period_errors(kkr.regions, SourceLocation(kkr.file, ("regions",)))
        for index, area in enumerate(kkr.regions):
            if message := _outside(area, regions[area.region], files.regions):
                yield error_at(kkr.file, ("regions", index, "region"), message)
        for index, earlier in enumerate(kkr.earlier):
            yield from _earlier_faults(kkr, earlier, files, ("earlier", index))


def _earlier_faults(
    kkr: Kkr, earlier: EarlierTerm, files: GeographyFiles, place: Location
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a term without a folder, which stands at ``place``."""
    for term in files.terms:
        if term.kkr == kkr.id and term.period == earlier.period:
            message = f"perioden står også i data/{term.file}"
            yield error_at(kkr.file, (*place, "period"), message)
    first = date(int(earlier.period[:4]), 1, 1)
    regions = {area.region for area in kkr.areas}
    records = {record.code: record for record in files.places.municipalities}
    for office in ("chair", "vice_chair"):
        holder: OfficeHolder | None = getattr(earlier, office)
        record = records.get(holder.municipality or "") if holder else None
        if record is None:
            continue
        there = {each.region for each in record.region_periods if each.holds_on(first)}
        if there and not there & regions:
            message = f"kommunen »{record.code}« ligger ikke i rådets region: ret kommunekoden"
            yield warning_at(kkr.file, (*place, office, "municipality"), message)


def _term_errors(files: GeographyFiles) -> Iterator[Diagnostic]:
    """A term outside the days of its council, or with other days than those of an election."""
    councils = {kkr.id: kkr for kkr in files.councils}
    for term in files.terms:
        kkr = councils.get(term.kkr)
        if kkr is None:
            continue
        if (term.starts.month, term.starts.day) != (1, 1) and term.starts != kkr.established:
            message = f"en valgperiode begynder 1. januar: skriv {term.starts.year}-01-01"
            yield error_at(term.file, ("starts",), message)
        if (term.ends.month, term.ends.day) != (12, 31) or not is_election_year(term.ends.year):
            year = next(each for each in count(term.starts.year) if is_election_year(each))
            message = (
                f"en valgperiode slutter 31. december i et valgår: skriv {year}-12-31, og slutter "
                "den før, så skriv dagen i »ended«"
            )
            yield error_at(term.file, ("ends",), message)
        if kkr.dissolved is not None and term.last_day > kkr.dissolved:
            message = (
                f"perioden går ud over rådets sidste dag, {long_date(kkr.dissolved)}: skriv dagen "
                "i »ended«; mappen og adresserne bliver, som de er"
            )
            place = ("ended",) if term.ended else ("ends",)
            yield error_at(term.file, place, message)
        next_day = (term.kkr, term.last_day + _DAY)
        is_followed = any((each.kkr, each.starts) == next_day for each in files.terms)
        if term.ended is not None and kkr.dissolved is None and not is_followed:
            message = (
                "perioden slutter før tid, men rådet er ikke nedlagt, og ingen ny periode begynder "
                "dagen efter: skriv »dissolved« i rådets kkr.yml, eller slet »ended«"
            )
            yield warning_at(term.file, ("ended",), message)
        if kkr.established is not None and term.starts < kkr.established:
            message = f"perioden begynder før rådets første dag, {long_date(kkr.established)}"
            yield error_at(term.file, ("starts",), message)


def _member_errors(files: GeographyFiles) -> Iterator[Diagnostic]:
    """A council, or a term of it, without municipalities."""
    regions = files.regions.by_id
    councils = {kkr.id: kkr for kkr in files.councils}
    for kkr in files.councils:
        for index, area in enumerate(kkr.areas):
            days = (area.valid_from, kkr.established, regions[area.region].valid_from)
            first = max(day for day in days if day is not None)
            members = kkr.members_on(files.places, first)
            place: Location = ("regions", index, "region") if kkr.regions else ("region",)
            if not members:
                message = (
                    f"rådet har ingen kommuner {long_date(first)}: ingen kommune ligger i "
                    f"{regions[area.region].name} den dag"
                )
                yield error_at(kkr.file, place, message)
            found = {each.code for each in members}
            for number, code in enumerate(area.municipalities):
                if code not in found and members:
                    message = (
                        f"kommunen »{code}« ligger ikke i {regions[area.region].name} "
                        f"{long_date(first)}"
                    )
                    where = (*place[:-1], "municipalities", number)
                    yield error_at(kkr.file, where, message)
    for term in files.terms:
        council = councils.get(term.kkr)
        if council is not None and not council.members_on(files.places, term.starts):
            message = (
                f"{council.name} har ingen kommuner {long_date(term.starts)}: skriv i "
                f"data/{council.file}, hvilke kommuner rådet er for fra den dag"
            )
            yield error_at(term.file, ("starts",), message)


def _shared_errors(files: GeographyFiles) -> Iterator[Diagnostic]:
    """Two councils of the same municipality on a day."""
    for one, other in combinations(sorted(files.councils, key=lambda each: each.file), 2):
        for index, area in enumerate(other.areas):
            first = _first_shared_day(files, (one, other), area)
            if first is None:
                continue
            own = {each.code for each in one.members_on(files.places, first)}
            shared = [
                each.on(first).name
                for each in other.members_on(files.places, first)
                if each.code in own
            ]
            if shared:
                place: Location = ("regions", index, "region") if other.regions else ("region",)
                message = f"regionen har allerede et KKR i data/{one.file}"
                if area.municipalities:
                    message = f"{shared[0]} har allerede et KKR i data/{one.file}"
                yield error_at(other.file, place, message)
                break


def _taken_over(files: GeographyFiles) -> Iterator[Diagnostic]:
    """Yield a warning for a council of an ended region whose municipalities have another one."""
    regions = files.regions.by_id
    for kkr in files.councils:
        last = regions[kkr.areas[-1].region].valid_to
        if kkr.dissolved is not None or last is None or not kkr.areas[-1].holds_on(last):
            continue
        own = {each.code for each in kkr.members_on(files.places, last)}
        for other in files.councils:
            after = {each.code for each in other.members_on(files.places, last + _DAY)}
            if other != kkr and own & after:
                message = (
                    f"rådets kommuner hører fra {long_date(last + _DAY)} til {other.name}: "
                    "nedlægges rådet, så skriv »dissolved« og »successor«"
                )
                yield warning_at(kkr.file, ("name",), message)


def _first_shared_day(files: GeographyFiles, pair: tuple[Kkr, Kkr], area: KkrArea) -> date | None:
    """Return a day in a time of the second council on which both exist, if there is one."""
    one, other = pair
    region = files.regions.by_id[area.region]
    begins = [area.first_day, region.valid_from, *(k.established or date.min for k in pair)]
    begins += [each.first_day for each in one.areas if each.region == area.region][:1]
    day = max(begins)
    return day if area.holds_on(day) and one.exists_on(day) and other.exists_on(day) else None
