"""The compositions as open data: CSV with a row per party, and JSON with every step."""

import json
from collections.abc import Iterable, Iterator
from functools import partial

from klsite import addresses
from klsite.model.source_location import SourceLocation
from klsite.publish import calculation_json
from klsite.publish.file import PublishedFile
from klsite.publish.tables import table
from klsite.results.compositions import CompositionResult
from klsite.text.danish import decimal

_HEADINGS = [
    "Bogstav", "Parti", "Stemmer", "Andel i procent", "Borgmestre", "Supplerende", "Pladser",
    "Mindst", "Højst", "Forhold",
]  # fmt: skip


def composition_files(contents: Iterable[CompositionResult]) -> Iterator[PublishedFile]:
    """Yield the CSV and the JSON file of every composition."""
    for content in contents:
        origin = SourceLocation(content.term.file)
        for ending, make in (("csv", _table), ("json", _json)):
            address = addresses.composition_data(content.term, ending)
            yield PublishedFile(address, origin, partial(make, content))


def _table(content: CompositionResult) -> bytes:
    return table(
        _HEADINGS,
        (
            (
                row.letter,
                row.name,
                row.votes,
                decimal(row.share * 100, 4),
                row.mayors,
                row.supplementary,
                row.seats,
                row.least,
                row.most,
                decimal(row.ratio, 4) if row.ratio is not None else None,
            )
            for row in content.rows
        ),
    )


def _json(content: CompositionResult) -> bytes:
    document = {
        "kkr": content.kkr.id,
        "term": content.term.period,
        "election": content.election.date.isoformat(),
        "reading": content.term.reading,
        "input_sha256": content.fingerprint,
        "input": calculation_json.json_value(content.figures),
        "result": calculation_json.composition_json(content.outcome.result),
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
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
