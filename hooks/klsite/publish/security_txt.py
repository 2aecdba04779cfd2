"""security.txt: where to report a weakness of the site (RFC 9116)."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.text.clock import COPENHAGEN


def security_files(dataset: Dataset) -> Iterator[PublishedFile]:
    """Yield the file, if a contact is given."""
    security = dataset.organisation.security
    if security is None:
        return
    last = datetime.combine(security.expires, time(23, 59), tzinfo=COPENHAGEN).astimezone(UTC)
    contact = security.contact if ":" in security.contact else f"mailto:{security.contact}"
    lines = (
        f"Contact: {contact}",
        f"Expires: {last:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: da, en",
    )
    content = "".join(f"{line}\n" for line in lines).encode()
    origin = SourceLocation(dataset.organisation.file, ("security",))
    yield PublishedFile(addresses.SECURITY, origin, lambda: content)
