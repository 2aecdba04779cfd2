"""What a page says of itself to programs: JSON-LD in the vocabulary of schema.org."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from klsite import addresses
from klsite.addresses import Link
from klsite.pages.page import Page

_ENCODER = msgspec.json.Encoder()
_DATA = (".csv", ".json")


def json_ld(page: Page, site_url: str) -> str:
    """Return the JSON-LD of a page, safe within a ``script`` element; empty if it has none."""
    things: list[Any] = []
    if page.thing is not None:
        picture = addresses.absolute(site_url, addresses.picture_of(page.address))
        url = addresses.absolute(site_url, page.address)
        things.append({**_absolute(page.thing, site_url), "url": url, "image": picture})
    if files := [each for each in page.alternates if each.address.endswith(_DATA)]:
        things.append(_dataset(page, files, site_url))
    if page.address:
        things.append(_breadcrumbs(page, site_url))
    if not things:
        return ""
    content = {"@context": "https://schema.org", "@graph": things}
    return _ENCODER.encode(content).decode().replace("<", "\\u003c")


def _dataset(page: Page, files: list[Link], site_url: str) -> dict[str, Any]:
    """Return the data set of a page with open data."""
    downloads = [
        {
            "@type": "DataDownload",
            "encodingFormat": addresses.media_type(each.address),
            "contentUrl": addresses.absolute(site_url, each.address),
        }
        for each in files
    ]
    return {
        "@type": "Dataset",
        "name": page.title,
        "description": page.description,
        "url": addresses.absolute(site_url, page.address),
        "distribution": downloads,
    }


def _breadcrumbs(page: Page, site_url: str) -> dict[str, Any]:
    own = {
        "@type": "ListItem",
        "position": len(page.trail) + 2,
        "name": page.short_title or page.title,
    }
    steps = [*_steps(tuple(page.trail), site_url), own]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


@lru_cache
def _steps(trail: tuple[Link, ...], site_url: str) -> tuple[msgspec.Raw, ...]:
    """Return the way to a page as JSON; many pages share one."""
    steps = (
        {
            "@type": "ListItem",
            "position": position,
            "name": step.title,
            "item": addresses.absolute(site_url, step.address),
        }
        for position, step in enumerate((Link("Forside", addresses.FRONT), *trail), start=1)
    )
    return tuple(msgspec.Raw(_ENCODER.encode(each)) for each in steps)


def _absolute(value: Any, site_url: str) -> Any:
    """Return a thing with every link made an absolute web address."""
    if type(value) is str:  # by far the most
        return value
    if isinstance(value, Link):
        url = addresses.absolute(site_url, value.address)
        return {"@type": "Organization", "name": value.title, "url": url}
    if isinstance(value, Mapping):
        return {key: _absolute(each, site_url) for key, each in value.items()}
    if isinstance(value, list):
        return [_absolute(each, site_url) for each in value]
    return value
