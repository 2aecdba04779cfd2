"""The compositions as open data: CSV with a row per party, and JSON with every step."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from klsite import addresses
from klsite.model.source_location import SourceLocation
from klsite.publish import calculation_json
from klsite.publish.calculation_json import Estimate
from klsite.publish.file import PublishedFile
from klsite.publish.json_document import json_document
from klsite.publish.open_data.about import licence_and_build
from klsite.publish.open_data.table import Cell, Column, DataInput, DataTable
from klsite.publish.open_data.term_tables import TermData, described_csv
from klsite.results.composition_rows import Row
from klsite.results.compositions import CompositionResult
from klsite.text.danish import decimal


def composition_files(given: DataInput) -> Iterator[PublishedFile]:
    """Yield the CSV with its description, and the JSON file, of every composition."""
    for content in given.compositions:
        origin = SourceLocation(content.term.file)
        address = partial(addresses.composition_data, content.term)
        yield PublishedFile(address("json"), origin, partial(_json, given, content))
        council = next(each for each in given.work.terms if each.term is content.term)
        for ending, make in described_csv(_table(content), given, council):
            yield PublishedFile(address(ending), origin, make)


def _table(content: CompositionResult) -> DataTable[TermData]:
    return DataTable(
        "sammensaetning",
        "Sammensætning",
        "Pladserne i KKR'et, beregnet af stemmerne efter forretningsordenen. Det er en "
        "beregning, ikke en bekendtgørelse.",
        _COLUMNS,
        (),
        lambda _: map(_row, content.rows),
        lambda _: (),
    )


_COLUMNS = (
    Column("Bogstav", "Partiets bogstav; tomt for et listesamarbejde."),
    Column("Parti", "Partiets eller listesamarbejdets navn."),
    Column("Stemmer", "Stemmer i alt; tom, hvis de kun kendes mellem to tal.", "integer"),
    Column("Andel i procent", "Andelen af alle stemmer; tom som stemmerne.", "decimal"),
    Column("Borgmestre", "Borgmestre blandt medlemmerne.", "integer"),
    Column("Supplerende", "Supplerende medlemmer.", "integer"),
    Column("Pladser", "Pladser i det udfald, der er regnet igennem.", "integer"),
    Column("Mindst", "Færrest pladser i de mulige udfald.", "integer"),
    Column("Højst", "Flest pladser i de mulige udfald.", "integer"),
    Column("Forhold", "Andelen af stemmer delt med andelen af pladser.", "decimal"),
    Column("Stemmer mindst", "Det mindste tal, stemmerne kan være.", "integer"),
    Column("Stemmer højst", "Det største tal, stemmerne kan være.", "integer"),
)


def _row(row: Row) -> tuple[Cell, ...]:
    return (
        row.letter,
        row.name,
        None if row.estimated else row.votes,
        None if row.estimated else decimal(row.share * 100, 4),
        row.mayors,
        row.supplementary,
        row.seats,
        row.least,
        row.most,
        decimal(row.ratio, 4) if row.ratio is not None else None,
        row.votes,
        row.most_votes,
    )


def _result(content: CompositionResult) -> dict[str, Any]:
    """Return the result with its steps; the council seats of local lists are not counted here."""
    document = calculation_json.composition_json(content.outcome.result, _estimate(content))
    for step in document["steps"]:
        excluded = (party for party, _ in step.get("excluded", ()))
        for party in (*step.get("taking_part", ()), *excluded):
            if party["name"] not in content.names:
                party["council_seats"] = None
    return document


def _estimate(content: CompositionResult) -> Estimate | None:
    """Return between what the votes of the alliance lie, where they are not known."""
    outcome = content.outcome
    if outcome.least == outcome.most:
        return None
    return Estimate(content.term.alliance_name, outcome.least, outcome.most)


def composition_steps(content: CompositionResult) -> list[dict[str, Any]]:
    """Return the steps of a composition, each with its title and sentences."""
    steps: list[dict[str, Any]] = _result(content)["steps"]
    return steps


def _json(given: DataInput, content: CompositionResult) -> bytes:
    document = {
        "kkr": content.kkr.id,
        "term": content.term.period,
        "election": content.election.date.isoformat(),
        "reading": content.term.reading,
        **licence_and_build(given),
        "sources": sorted({content.term.source, content.election.source}),
        "input_sha256": content.fingerprint,
        "input": calculation_json.json_value(content.figures),
        "mayors_not_confirmed": [
            each.municipality
            for each in content.election.mayors
            if each.status != "elected" and each.municipality in content.given.places
        ],
        "parties": dict(content.names),
        "result": _result(content),
        "possible_outcomes": [
            {
                "alliance_votes": {"least": outcome.least, "most": outcome.most},
                "joined": list(outcome.joined),
                "agrees_with_published": (
                    outcome in content.possible if content.term.published else None
                ),
                "result": calculation_json.result_json(outcome.result),
            }
            for outcome in (*content.possible, *content.others)
        ],
    }
    return json_document(document)
