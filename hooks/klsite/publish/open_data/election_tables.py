"""The tables of the elections and of the compositions that are computed from them."""

from collections.abc import Iterator

from klsite.model.base import DatedFile
from klsite.model.dataset import Dataset
from klsite.model.elections import Election
from klsite.publish.composition_data import composition_steps
from klsite.publish.open_data.table import (
    ELECTION,
    KKR,
    MUNICIPALITY,
    TERM,
    Cell,
    Column,
    DataInput,
    DataTable,
)
from klsite.results.composition_rows import Row
from klsite.results.compositions import CompositionResult


def _terms(given: DataInput) -> dict[tuple[int, str], tuple[str, str]]:
    """Return the KKR and the term that an election led to, by its year and a municipality."""
    return {
        (council.election.date.year, each.code): (council.kkr.id, council.term.period)
        for council in given.work.terms
        for each in council.records
    }


def _group(content: CompositionResult, row: Row) -> str:
    """Return the id of what has the seats of a row: a party, a list alliance or a local list."""
    if party := content.election.party_by_letter.get(row.letter):
        return f"parti/{party}"
    lists = {each.name: each for each in content.figures.local_lists if each.mayors}
    if row.name != content.term.alliance_name and (own := lists.get(row.name)):
        return _local_list(content.election, own.municipality, own.letter)
    return _alliance(content)


def _alliance(content: CompositionResult) -> str:
    return f"listesamarbejde/{content.kkr.id}/{content.term.period}"


def _local_list(election: Election, code: str, letter: str) -> str:
    return f"lokal-liste/{election.date.year}/{code}/{letter}"


def _alliances_of_lists(given: DataInput) -> dict[tuple[int, str, str], str]:
    """Return the alliances of the local lists that are known to be in one, by year and place."""
    return {
        (content.election.date.year, each.municipality, each.letter): _alliance(content)
        for content in given.compositions
        for each in content.known_members
    }


def _votes(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    terms, alliances = _terms(given), _alliances_of_lists(given)
    for election in given.dataset.elections:
        year = election.date.year
        for result in election.results:
            code = result.municipality
            place = given.dataset.municipality_by_code[code].on(election.date)
            for letter in sorted(result.letters):
                party = election.party_of(code, letter)
                local = alliances.get((year, code, letter)) or _local_list(election, code, letter)
                yield (
                    year,
                    *terms.get((year, code), (None, None)),
                    code,
                    place.name,
                    letter,
                    party,
                    given.dataset.parties.names[party] if party else result.names.get(letter),
                    party is None,
                    result.votes.get(letter),
                    result.seats.get(letter),
                    f"parti/{party}" if party else local,
                )


def _municipal_elections(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    terms = _terms(given)
    for election in given.dataset.elections:
        year = election.date.year
        for result in election.results:
            code = result.municipality
            mayor = election.mayor_by_code.get(code)
            yield (
                year,
                *terms.get((year, code), (None, None)),
                code,
                given.dataset.municipality_by_code[code].on(election.date).name,
                result.valid_votes,
                result.missing_votes,
                result.council,
                mayor.person if mayor else None,
                mayor.list if mayor else None,
                (mayor.status == "elected") if mayor else None,
                mayor.as_of if mayor else None,
            )


def _compositions(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for content in given.compositions:
        party_of = content.election.party_by_letter
        for row in content.rows:
            yield (
                content.kkr.id,
                content.term.period,
                content.election.date.year,
                row.letter or None,
                party_of.get(row.letter),
                row.name,
                None if row.estimated else row.votes,
                row.votes,
                row.most_votes,
                row.mayors,
                row.supplementary,
                row.seats,
                row.least,
                row.most,
                _group(content, row),
            )


def _alliances(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for content in given.compositions:
        alliance = content.term.known_alliance
        for each in alliance.known_members if alliance else ():
            yield (
                content.kkr.id,
                content.term.period,
                content.election.date.year,
                content.term.alliance_name,
                each.municipality,
                each.letter,
                _alliance(content),
            )


def _steps(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for content in given.compositions:
        for number, step in enumerate(composition_steps(content), start=1):
            text = " ".join(step["sentences"])
            yield content.kkr.id, content.term.period, number, step["title"], text


def _of_elections(data: Dataset) -> tuple[DatedFile, ...]:
    return (*data.elections, data.parties, data.municipalities, *data.terms)


_COUNCIL = Column("kommune", "Kommunens navn på valgdagen.")
_KKR = Column("kkr", "KKR'et, som kommunen hører til efter valget.")
_TERM = Column("valgperiode", "KKR'ets valgperiode efter valget.")

ELECTION_TABLES: tuple[DataTable[DataInput], ...] = (
    DataTable(
        "stemmer",
        "Stemmer og mandater",
        "Stemmer og mandater for hver liste i hver kommune ved kommunalvalgene. »kkr«, "
        "»valgperiode« og »gruppe« fører til pladserne i sammensaetninger; de, der ikke er med i "
        "fordelingen, har ingen række dér.",
        (
            ELECTION,
            _KKR,
            _TERM,
            MUNICIPALITY,
            _COUNCIL,
            Column("liste", "Listens bogstav i kommunen."),
            Column("parti", "Partiets id; tom for en lokal liste."),
            Column("navn", "Partiets eller listens navn; tom, hvis det ikke er oplyst."),
            Column("lokal_liste", "Om det er en lokal liste.", "boolean"),
            Column("stemmer", "Stemmetallet; tom, hvis det ikke er oplyst.", "integer"),
            Column("mandater", "Mandaterne; tom, hvis de ikke er oplyst.", "integer"),
            Column(
                "gruppe",
                "Det, stemmerne tæller for i KKR: partiet, et listesamarbejde, som listen vides at "
                "være med i, eller den lokale liste selv.",
            ),
        ),
        ("valg", "kommunekode", "liste"),
        _votes,
        _of_elections,
    ),
    DataTable(
        "kommunalvalg",
        "Kommunalvalg",
        "Gyldige stemmer, kommunalbestyrelsens størrelse og borgmesteren i hver kommune.",
        (
            ELECTION,
            _KKR,
            _TERM,
            MUNICIPALITY,
            _COUNCIL,
            Column("gyldige_stemmer", "Tom, hvis tallet ikke er oplyst.", "integer"),
            Column("stemmer_uden_liste", "Stemmer, hvis liste ikke er kendt.", "integer"),
            Column("medlemmer", "Kommunalbestyrelsens størrelse, hvis den er oplyst.", "integer"),
            Column("borgmester", "Id på borgmesteren, valget førte til, hvis oplyst."),
            Column("borgmesterens_liste", "Bogstavet på borgmesterens liste, hvis oplyst."),
            Column("borgmester_valgt", "nej, hvis der kun er en aftale om posten.", "boolean"),
            Column("borgmester_pr", "Dagen, kilden til en aftale sidst er set.", "day"),
        ),
        ("valg", "kommunekode"),
        _municipal_elections,
        lambda data: (*_of_elections(data), *data.people),
    ),
    DataTable(
        "sammensaetninger",
        "KKR's sammensætning",
        "Pladserne i hvert KKR, beregnet af stemmerne efter forretningsordenen. Det er en "
        "beregning, ikke en bekendtgørelse.",
        (
            KKR,
            TERM,
            ELECTION,
            Column("liste", "Partiets bogstav; tom for et listesamarbejde."),
            Column("parti", "Partiets id; tom for et listesamarbejde: se listesamarbejder."),
            Column("navn", "Partiets eller listesamarbejdets navn."),
            Column("stemmer", "Stemmer i alt; tom, hvis de kun kendes mellem to tal.", "integer"),
            Column("stemmer_mindst", "Det mindste tal, stemmerne kan være.", "integer"),
            Column("stemmer_hoejst", "Det største tal, stemmerne kan være.", "integer"),
            Column("borgmestre", "Borgmestre blandt medlemmerne.", "integer"),
            Column("supplerende", "Supplerende medlemmer.", "integer"),
            Column("pladser", "Pladser i alt i det udfald, der er regnet igennem.", "integer"),
            Column("pladser_mindst", "Færrest pladser i de mulige udfald.", "integer"),
            Column("pladser_hoejst", "Flest pladser i de mulige udfald.", "integer"),
            Column("gruppe", "Partiet, listesamarbejdet eller den lokale liste, som i stemmer."),
        ),
        ("kkr", "valgperiode", "gruppe"),
        _compositions,
        _of_elections,
    ),
    DataTable(
        "listesamarbejder",
        "Listesamarbejder",
        "De lokale lister, der vides at være med i et listesamarbejde. »kkr«, »valgperiode« og "
        "»gruppe« fører til rækken i sammensaetninger, »valg«, »kommunekode« og »liste« til den i "
        "stemmer.",
        (
            KKR,
            TERM,
            ELECTION,
            Column("navn", "Listesamarbejdets navn."),
            MUNICIPALITY,
            Column("liste", "Listens bogstav i kommunen."),
            Column("gruppe", "Listesamarbejdet, som i sammensaetninger."),
        ),
        ("kkr", "valgperiode", "kommunekode", "liste"),
        _alliances,
        _of_elections,
    ),
    DataTable(
        "sammensaetning-trin",
        "Beregningen trin for trin",
        "De trin, som hver sammensætning er beregnet i.",
        (
            KKR,
            TERM,
            Column("trin", "Trinnets nummer.", "integer"),
            Column("titel", "Hvad trinnet gør."),
            Column("tekst", "Hvad der kom ud af det."),
        ),
        ("kkr", "valgperiode", "trin"),
        _steps,
        _of_elections,
    ),
)
