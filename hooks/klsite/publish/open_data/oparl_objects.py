"""What the objects of OParl have in common: their ids, types, and the days of their changes."""

from datetime import date, datetime, time
from typing import Any, NamedTuple

from klsite import addresses
from klsite.model.base import DatedFile
from klsite.model.dataset import Dataset
from klsite.publish.open_data.table import DataInput
from klsite.text.clock import COPENHAGEN

Record = dict[str, Any]

VERSION = "https://schema.oparl.org/1.1/"
FOLDER = "oparl/"
TYPES = {
    "organization": "Organization",
    "person": "Person",
    "membership": "Membership",
    "meeting": "Meeting",
    "agendaitem": "AgendaItem",
    "paper": "Paper",
    "consultation": "Consultation",
    "file": "File",
    "location": "Location",
    "legislativeterm": "LegislativeTerm",
    "body": "Body",
}
"""The type of the objects in each folder."""

LISTS = {
    "organization": "organization",
    "person": "person",
    "meeting": "meeting",
    "paper": "paper",
    "agendaItem": "agendaitem",
    "consultation": "consultation",
    "file": "file",
    "locationList": "location",
    "legislativeTermList": "legislativeterm",
    "membership": "membership",
}
"""The lists of the body by their properties: the folder whose objects each lists."""


def modified(day: date) -> str:
    """Return the moment of a change of which the day is known."""
    return datetime.combine(day, time.min, tzinfo=COPENHAGEN).isoformat()


class Objects(NamedTuple):
    """Builds objects: the data, and the day of the last change to the data of the councils."""

    given: DataInput
    days: dict[str, date]
    latest: date

    def url(self, folder: str, id_: str) -> str:
        """Return the id of an object, which is its address."""
        return self.own(addresses.open_data(f"{FOLDER}{folder}/{id_}.json"))

    def make(self, folder: str, id_: str, day: date | None, **fields: Any) -> Record:
        """Return an object without the fields that are not known."""
        known = {name: value for name, value in fields.items() if value not in (None, [], "")}
        return {
            "id": self.url(folder, id_),
            "type": f"{VERSION}{TYPES[folder]}",
            **known,
            "modified": modified(day or self.latest),
        }

    def list_address(self, folder: str) -> str:
        """Return the address of the list of the objects in a folder."""
        return self.own(addresses.open_data(f"{FOLDER}{folder}.json"))

    def own(self, address: str) -> str:
        """Return an address of the site as an absolute one."""
        return addresses.absolute(self.given.site_url, address)

    @property
    def body(self) -> str:
        """The id of the one body, KL."""
        return self.url("body", "kl")


def latest_change(dataset: Dataset) -> date:
    """Return the day of the last change to the data of the councils."""
    files: tuple[DatedFile, ...] = (
        dataset.organisation, dataset.bodies, dataset.parties, *dataset.kkr, *dataset.terms,
        *dataset.people, *dataset.elections, *dataset.meetings, *dataset.appointments,
        *dataset.members_files, *dataset.membership_events,
    )  # fmt: skip
    return max(each.updated for each in files)
