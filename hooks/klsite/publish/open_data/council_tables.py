"""The tables of the KKR: who they are, who sits in them, and whom they appoint."""

from collections.abc import Iterator

from klsite import addresses
from klsite.model.base import DatedFile
from klsite.model.dataset import Dataset
from klsite.publish.open_data.popolo import memberships, popolo, posts, whole_day
from klsite.publish.open_data.table import (
    KKR,
    MUNICIPALITY,
    PERSON,
    TERM,
    Cell,
    Column,
    DataInput,
    DataTable,
)

_ID = Column("id", "Id, der er det samme i alle formater.")


def _organisations(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for each in popolo(given.work)["organizations"]:
        first, last = each.get("founding_date"), each.get("dissolution_date")
        yield each["id"], each["name"], each["classification"], first, last


def _people(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    pages = {each.person.id: addresses.person(each.person) for each in given.work.people}
    for file in given.dataset.people:
        for record in file.people:
            person, page = record.on(given.work.today), pages.get(record.id)
            former = "; ".join(each.name for each in record.former_names(given.work.today))
            address = None if page is None else addresses.absolute(given.site_url, page)
            yield person.id, person.name, former or None, address


def _memberships(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for council in given.work.terms:
        for each in memberships(council):
            area = each.get("area", {})
            yield (
                each["id"],
                council.kkr.id,
                council.term.period,
                each["person_id"],
                each["name"],
                area.get("id"),
                area.get("name"),
                each["on_behalf_of_id"],
                each["party"],
                each["role"],
                each["post_id"],
                each["substitute_for"],
                whole_day(each["start_date"]),
                whole_day(each["end_date"]),
                each["end_date_latest"],
                each["ended"],
                each["point"],
            )


def _posts(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for council in given.work.terms:
        for each in posts(council):
            own = (each["id"], council.kkr.id, council.term.period)
            yield *own, each["label"], each["role"], each["area_id"]


def _appointments(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for each in given.work.appointed:
        yield (
            each.council.kkr.id,
            each.council.term.period,
            each.body.id,
            each.body.name,
            each.person.id,
            each.person.name,
            each.municipality.code if each.municipality else None,
            each.party,
            each.role,
            each.first_day,
            each.last_day,
            each.meeting.date if each.meeting else None,
            each.reservation,
        )


def _kkr_municipalities(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for council in given.work.terms:
        for each in council.municipalities:
            year = council.election.date.year
            yield council.kkr.id, council.term.period, year, each.code, each.name


def _municipalities(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for record in given.dataset.municipalities.municipalities:
        address = addresses.municipality(record.on(given.work.today))
        for each in record.name_periods:
            page = addresses.absolute(given.site_url, address)
            yield record.code, record.id, each.name, each.valid_from, each.valid_to, page


def _municipalities_regions(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for record in given.dataset.municipalities.municipalities:
        for each in record.region_periods:
            yield record.code, each.region, each.valid_from, each.valid_to


def _regions(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for each in given.dataset.regions.regions:
        yield each.id, each.code, each.name, each.valid_from, each.valid_to, each.successor


def _of_members(dataset: Dataset) -> tuple[DatedFile, ...]:
    return (
        *dataset.terms,
        *dataset.members_files,
        *dataset.membership_events,
        *dataset.elections,
        *dataset.people,
    )


_FROM = Column("fra", "Den første dag; tom, hvis den ikke er oplyst.", "day")
_TO = Column("til", "Den sidste dag; tom, hvis den ikke er kendt eller ikke er sat.", "day")

COUNCIL_TABLES: tuple[DataTable[DataInput], ...] = (
    DataTable(
        "organisationer",
        "Organisationer",
        "KKR, regionale organer, partier og listesamarbejder.",
        (
            _ID,
            Column("navn", "Navnet."),
            Column("slags", "Kommunekontaktråd, regionalt organ, parti eller listesamarbejde."),
            Column("oprettet", "Dagen, den blev oprettet, hvis den er oplyst.", "day"),
            Column("nedlagt", "Dagen, den blev nedlagt, hvis den er det.", "day"),
        ),
        ("id",),
        _organisations,
        lambda data: (*data.kkr, data.bodies, data.parties, *_of_members(data)),
    ),
    DataTable(
        "personer",
        "Personer",
        "Alle personer, der sidder eller har siddet i en kommunalbestyrelse eller et KKR.",
        (
            PERSON,
            Column("navn", "Navnet i dag."),
            Column("tidligere_navne", "Tidligere navne med semikolon imellem."),
            Column("adresse", "Personens side; tom, hvis der ingen er.", "address"),
        ),
        ("person",),
        _people,
        lambda data: data.people,
    ),
    DataTable(
        "medlemskaber",
        "Medlemskaber af KKR",
        "Hvem der har siddet i hvert KKR, i hvilken rolle, for hvem og hvornår. Én person har én "
        "række for hver rolle og periode.",
        (
            _ID,
            KKR,
            TERM,
            PERSON,
            Column("navn", "Personens navn."),
            MUNICIPALITY,
            Column("kommune", "Kommunen, personen er valgt i; tom, hvis den ikke er oplyst."),
            Column("gruppe", "Id på partiet eller listesamarbejdet, pladsen tilhører."),
            Column("parti", "Partiet eller listen, personen er valgt for."),
            Column(
                "rolle",
                "member: medlem, substitute: stedfortræder, stand-in: indtrådt stedfortræder, "
                "chair: formand, vice-chair: næstformand.",
            ),
            Column("plads", "Id på pladsen i filen med pladser."),
            Column("stedfortraeder_for", "Medlemmet, en stedfortræder er valgt for."),
            Column("fra", "Den første dag; tom, hvis den ikke er oplyst.", "day"),
            Column("til", "Dagen, den næste på pladsen begynder; tom, hvis ikke oplyst.", "day"),
            Column(
                "til_senest", "Den seneste dag, et sluttet medlemskab kan have varet til.", "day"
            ),
            Column("slut", "Om medlemskabet er slut.", "boolean"),
            Column("regel", "Punktet i forretningsordenen, pladsen følger af."),
        ),
        ("id",),
        _memberships,
        _of_members,
    ),
    DataTable(
        "pladser",
        "Pladser i KKR",
        "Borgmestrenes og de supplerende medlemmers pladser, der er kendt, og posterne som "
        "formand og næstformand.",
        (
            _ID,
            KKR,
            TERM,
            Column("navn", "Hvad pladsen er."),
            Column("rolle", "medlem, formand eller næstformand."),
            MUNICIPALITY,
        ),
        ("id",),
        _posts,
        _of_members,
    ),
    DataTable(
        "udpegninger",
        "Udpegninger",
        "Hvem KKR har udpeget til regionale organer.",
        (
            KKR,
            TERM,
            Column("organ", "Organets id, som i adressen."),
            Column("organets_navn", "Organets navn."),
            PERSON,
            Column("navn", "Personens navn."),
            MUNICIPALITY,
            Column("parti", "Partiet eller listen; tom, hvis det ikke er oplyst."),
            Column("rolle", "Rollen i organet, hvis den er oplyst."),
            _FROM,
            _TO,
            Column("moede", "Dagen, mødet, der udpegede, først var planlagt til.", "day"),
            Column("forbehold", "Hvorfor det ikke er sikkert, at KKR'et har udpeget."),
        ),
        (),
        _appointments,
        lambda data: (*data.appointments, data.bodies, *data.people),
    ),
    DataTable(
        "kkr-kommuner",
        "Kommunerne i hvert KKR",
        "Hvilke kommuner der hørte til et KKR, da valgperioden begyndte. Filen forbinder "
        "kommuner og valg med KKR og valgperiode.",
        (
            KKR,
            TERM,
            Column("valg", "Året for kommunalvalget før valgperioden.", "integer"),
            MUNICIPALITY,
            Column("kommune", "Kommunens navn."),
        ),
        ("kkr", "valgperiode", "kommunekode"),
        _kkr_municipalities,
        lambda data: (*data.kkr, *data.terms, data.municipalities),
    ),
    DataTable(
        "kommuner",
        "Kommuner",
        "Kommunernes koder og navne, med dage.",
        (
            MUNICIPALITY,
            Column("id", "Kommunens id."),
            Column("navn", "Navnet uden »Kommune«."),
            Column("fra", "Den første dag med navnet; tom, hvis fra begyndelsen.", "day"),
            Column("til", "Den sidste dag med navnet; tom, hvis det gælder endnu.", "day"),
            Column("adresse", "Kommunens side.", "address"),
        ),
        ("kommunekode", "navn"),
        _municipalities,
        lambda data: (data.municipalities,),
    ),
    DataTable(
        "kommuners-regioner",
        "Kommunernes regioner",
        "Hvilken region hver kommune ligger i, med dage.",
        (
            MUNICIPALITY,
            Column("region", "Regionens id."),
            Column("fra", "Den første dag; tom, hvis fra begyndelsen.", "day"),
            Column("til", "Den sidste dag; tom, hvis det gælder endnu.", "day"),
        ),
        ("kommunekode", "region"),
        _municipalities_regions,
        lambda data: (data.municipalities,),
    ),
    DataTable(
        "regioner",
        "Regioner",
        "Regionerne med de dage, de findes.",
        (
            Column("region", "Regionens id."),
            Column("kode", "Regionens firecifrede kode; tom, hvis den ikke er oplyst."),
            Column("navn", "Navnet."),
            Column("fra", "Den første dag.", "day"),
            Column("til", "Den sidste dag; tom, hvis ingen er sat.", "day"),
            Column("efterfoelger", "Id på regionen, den går over i."),
        ),
        ("region",),
        _regions,
        lambda data: (data.regions,),
    ),
)
