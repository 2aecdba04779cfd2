"""What the records that are not public yet refer to: checked, and never kept."""

from collections.abc import Iterable, Iterator

from klsite.model.annotations import markdown_texts
from klsite.model.publication import Publication
from klsite.model.source_location import SourceLocation
from klsite.site.address_index import Reference
from klsite.text.links import leads_here
from klsite.text.markdown import prose


def withheld_references(records: Iterable[Publication], home: str) -> Iterator[Reference]:
    """Yield the links of the texts of some records to this site, which lies at ``home``."""
    for record in records:
        for location, text in markdown_texts(record):
            for attribute, target in prose(text).links:
                if leads_here(target, home):
                    yield Reference(SourceLocation(record.file, location), attribute, target)


def withheld_papers(records: Iterable[Publication]) -> Iterator[str]:
    """Yield the papers of meetings among some records, as files below ``content/``."""
    from klsite.model.meetings import Meeting  # not imported where nothing is withheld

    meetings = (each for each in records if isinstance(each, Meeting))
    return (
        paper.file
        for meeting in meetings
        for item in meeting.agenda
        for paper in item.papers
        if paper.file
    )
