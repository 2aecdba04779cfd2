"""The list of the tables of open data that no news item touches."""

from klsite.publish.open_data.council_tables import COUNCIL_TABLES
from klsite.publish.open_data.election_tables import ELECTION_TABLES
from klsite.publish.open_data.meeting_tables import MEETING_TABLES
from klsite.publish.open_data.table import DataInput, DataTable
from klsite.publish.open_data.text_tables import TEXT_TABLES

TABLES: tuple[DataTable[DataInput], ...] = (
    *COUNCIL_TABLES,
    *MEETING_TABLES,
    *ELECTION_TABLES,
    *TEXT_TABLES,
)
