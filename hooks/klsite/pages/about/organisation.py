"""The page Om KL and those below it: mission, vision and values, and the subjects."""

from collections.abc import Iterator
from dataclasses import dataclass

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.organisation import Organisation, Subject
from klsite.model.source_location import SourceLocation
from klsite.model.values import Values
from klsite.pages.page import Page

_ABOUT_TRAIL = (Link("Om KL", addresses.ABOUT),)


@dataclass(frozen=True, slots=True)
class AboutContent:
    """What the page Om KL shows; ``municipalities`` is their number."""

    organisation: Organisation
    values: Values
    municipalities: int
    has_assembly: bool


def about_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield Om KL, then the page of the values and that of each subject."""
    organisation = dataset.organisation
    yield Page(
        address=addresses.ABOUT,
        template="about",
        title="Om KL",
        description=organisation.lead,
        content=AboutContent(
            organisation,
            dataset.values,
            len(dataset.municipalities.municipalities),
            dataset.national.assembly is not None,
        ),
        origin=SourceLocation(organisation.file),
        changed=organisation.updated,
    )
    yield _values_page(dataset.values)
    for index, subject in enumerate(organisation.subjects):
        yield _subject_page(organisation, index, subject)


def _values_page(values: Values) -> Page:
    return Page(
        address=addresses.VALUES,
        template="values",
        title="Mission, vision og værdier",
        description="KL's mission og vision, værdierne og den adfærd, de kræver af lederne.",
        content=values,
        origin=SourceLocation(values.file),
        trail=_ABOUT_TRAIL,
        changed=values.updated,
    )


def _subject_page(organisation: Organisation, index: int, subject: Subject) -> Page:
    return Page(
        address=addresses.subject(subject),
        template="subject",
        title=subject.title,
        description=subject.lead,
        content=subject,
        origin=SourceLocation(organisation.file, ("subjects", index, "id")),
        trail=_ABOUT_TRAIL,
        changed=organisation.updated,
    )
