"""The pages Tilgængelighed and Persondata, each where the editor has given what it says."""

from collections.abc import Iterator

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page


def public_duty_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the accessibility statement and the page on personal data."""
    organisation = dataset.organisation
    if organisation.accessibility is not None:
        yield Page(
            address=addresses.ACCESSIBILITY,
            template="accessibility",
            title="Tilgængelighedserklæring",
            description="Hvor langt webstedet er tilgængeligt, og hvor man melder om mangler.",
            content=organisation,
            origin=SourceLocation(organisation.file, ("accessibility",)),
            changed=organisation.accessibility.reviewed,
            change_label="Sidst gennemgået",
        )
    if organisation.personal_data is not None:
        yield Page(
            address=addresses.PERSONAL_DATA,
            template="personal_data",
            title="Persondata",
            description="Hvorfor webstedet viser personer, og hvor de kan skrive til.",
            content=organisation.personal_data,
            origin=SourceLocation(organisation.file, ("personal_data",)),
            changed=organisation.personal_data.updated,
        )
