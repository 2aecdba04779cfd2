"""A table of words or effects by kind has a row for every kind there is."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, get_args

import pytest

import klsite
from klsite.model import membership
from klsite.model.appointments import BodySeats
from klsite.model.kinds import FILE_KINDS
from klsite.model.meetings import Meeting
from klsite.model.news import NewsItem
from klsite.model.publication import Publication
from klsite.publish.open_data import formats
from klsite.publish.open_data.table import ColumnType
from klsite.results import appointments, meetings, membership_sentences
from klsite.results.record_feeds import RECORD_FEEDS
from klsite.rules import membership_events, readings
from support.loading import load_data
from support.project import SAMPLE

PARTIAL = ("_HINDRANCES", "_OFFICES", "_ABSENCES", "TURNS", "HOUSE_METHODS")
"""The tables that are meant to be of some members only."""


def tables() -> Iterator[tuple[str, Mapping[Enum, Any]]]:
    """Yield the name of every mapping of the program whose keys are members of one enumeration."""
    for found in pkgutil.walk_packages(klsite.__path__, "klsite."):
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, Mapping) and value:
                kinds = {type(key) for key in value}
                if len(kinds) == 1 and issubclass(kinds.pop(), Enum):
                    yield f"{found.name}.{name}", value


def test_a_table_of_an_enumeration_is_whole() -> None:
    found = dict(tables())
    assert len(found) > 5
    lacking = {
        name: missing
        for name, table in found.items()
        if name.rpartition(".")[2] not in PARTIAL
        and (missing := set(type(next(iter(table)))) - set(table))
    }
    assert lacking == {}


def test_every_reading_has_one_way_to_a_size() -> None:
    ways = [*readings.TURNS, *readings.HOUSE_METHODS]
    assert sorted(ways, key=str) == sorted(readings.Reading, key=str)


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (membership._NEEDED, membership.EventKind),
        (membership_events._EFFECTS, membership.EventKind),
        (membership_sentences.EVENT_NAMES, membership.EventKind),
        (meetings.KINDS, Meeting.model_fields["kind"].annotation),
        (formats._CSVW_TYPES, ColumnType),
        (formats._JSON_TYPES, ColumnType),
    ],
)
def test_a_table_of_kinds_is_whole(table: Mapping[str, Any], kinds: Any) -> None:
    assert set(table) == set(get_args(kinds))


def test_every_way_to_fill_a_seat_has_a_name() -> None:
    optional = get_args(BodySeats.model_fields["filled_by"].annotation)
    assert set(appointments.FILLED_BY) == {way for each in optional for way in get_args(each)}


def test_every_kind_of_record_with_a_page_is_in_a_feed() -> None:
    dataset = load_data(SAMPLE / "data").dataset
    fed = {type(record) for feed in RECORD_FEEDS for record in feed.records(dataset)}
    assert len(fed) == len(RECORD_FEEDS)
    own = {kind.model for kind in FILE_KINDS if issubclass(kind.model, Publication)}
    assert own - fed == {NewsItem, Meeting}, "which are in the feeds of news and of councils"
