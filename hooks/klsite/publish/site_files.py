"""The files that programs look for at a fixed address, and the pictures of the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from functools import partial

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.public_duties import SecurityContact
from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.text.clock import COPENHAGEN

_ORIGIN = SourceLocation("organisation.yml")

_TRIAL = """# Prøveudgave: dette er ikke KL's officielle websted. Søgemaskiner bedes lade den være.
User-agent: *
Disallow: /
"""


def site_files(dataset: Dataset, site_url: str, *, is_trial: bool) -> Iterator[PublishedFile]:
    """Yield robots.txt, security.txt where a contact is given, the icons and the pictures."""
    yield PublishedFile(addresses.ROBOTS, _ORIGIN, lambda: robots(site_url, is_trial=is_trial))
    yield PublishedFile(addresses.FAVICON, _ORIGIN, _favicon)
    yield PublishedFile(addresses.TOUCH_ICON, _ORIGIN, _touch_icon)
    for part, title in addresses.PICTURES.items():
        yield PublishedFile(addresses.picture(part), _ORIGIN, partial(_picture, title))
    if contact := dataset.organisation.security:
        yield PublishedFile(addresses.SECURITY, _ORIGIN, partial(security, contact, site_url))


def site_file_addresses(dataset: Dataset) -> Iterator[tuple[str, SourceLocation]]:
    """Yield the addresses of these files, and where in the data they come from."""
    for file in site_files(dataset, "", is_trial=False):
        yield file.address, file.origin


def robots(site_url: str, *, is_trial: bool) -> bytes:
    """Return ``robots.txt`` (RFC 9309). That of a trial edition keeps robots away from it."""
    if is_trial:
        return _TRIAL.encode()
    sitemap = addresses.absolute(site_url, addresses.SITEMAP)
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n".encode()


def security(contact: SecurityContact, site_url: str) -> bytes:
    """Return ``security.txt`` (RFC 9116)."""
    expires = datetime.combine(contact.expires, time(), tzinfo=COPENHAGEN)
    to = contact.contact if "://" in contact.contact else f"mailto:{contact.contact}"
    lines = [f"Contact: {to}", f"Expires: {expires.isoformat()}"]
    if contact.policy is not None:
        lines.append(f"Policy: {contact.policy}")
    lines.append("Preferred-Languages: da, en")
    lines.append(f"Canonical: {addresses.absolute(site_url, addresses.SECURITY)}")
    return "".join(f"{line}\n" for line in lines).encode()


def _favicon() -> bytes:
    from klsite.publish.pictures import favicon  # imported late: few builds draw

    return favicon()


def _touch_icon() -> bytes:
    from klsite.publish.pictures import touch_icon

    return touch_icon()


def _picture(title: str) -> bytes:
    from klsite.publish.pictures import share_picture

    return share_picture(title)
