"""Decides which outputs must be made, and which are as they were."""

import gzip
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from klsite.origin import Origin
from klsite.outputs import FileOutput, Group, Made, Output, address_of
from klsite.pages.page import Listed
from klsite.pipeline.production import Product
from klsite.pipeline.project import Project
from klsite.pipeline.state import Kept
from klsite.publish.sitemap import sitemap
from klsite.site import Keys, Site
from klsite.stamps import stamp

_SITEMAP = "sitemap.xml"
_LEVEL = 6
"""How well the sitemap is compressed (zlib): more takes four times as long for a seventh less."""


class Plan(NamedTuple):
    """All outputs of a site: those that are ``kept``, and those to ``make`` with their groups.

    ``groups`` are the keys of the groups.
    """

    groups: dict[str, bytes]
    kept: dict[str, Kept]
    make: list[tuple[str, Output]]

    def outputs(self) -> list[Output]:
        """Return the outputs to make."""
        return [output for _, output in self.make]


def theme_key(project: Project, site: Site) -> bytes:
    """Return the key of what MkDocs renders: hand-written pages, and frames with menus and foot."""
    organisation = project.file_key("data/organisation.yml")
    return stamp(project.content, organisation, repr(site.navigation))


def keys_of(project: Project, theme: bytes) -> Keys:
    """Return the keys of what the site is made from. All pages are framed by the theme."""
    named = project.file_key("data/sources.yml", "data/news.yml")
    return Keys(stamp(project.lasting, theme), stamp(named, theme))


def plan(groups: Iterable[Group], old_groups: Mapping[str, bytes], old: Mapping[str, Kept]) -> Plan:
    """Return the plan, given the groups and outputs of the build before."""
    found = Plan({}, {}, [])
    for group in groups:
        if group.key is not None:
            found.groups[group.name] = group.key
            if old_groups.get(group.name) == group.key:
                found.kept.update((p, each) for p, each in old.items() if each.group == group.name)
                continue
        for output in group.plan():
            was = old.get(output.path)
            if was is not None and was.stamp is not None and was.stamp == output.stamp():
                found.kept[output.path] = was
            else:
                found.make.append((group.name, output))
    return found


def kept_of(group: str, output: Output, product: Product) -> Kept:
    """Return what is to be kept of an output that was made."""
    return Kept(
        group=group,
        stamp=product.stamp,
        indexed=output.indexed,
        changed=output.changed,
        searched=product.searched,
        day=product.day,
    )


def in_sitemap(outputs: Mapping[str, Listed]) -> list[tuple[str, date | None]]:
    """Return what the sitemap tells of some files: their addresses, and when they changed."""
    return sorted(
        (address_of(path), each.changed) for path, each in outputs.items() if each.indexed
    )


def sitemap_outputs(listed: list[tuple[str, date | None]], site_url: str) -> list[Output]:
    """Return the sitemap of what ``in_sitemap`` gives, and the same compressed."""
    content = cache(lambda: sitemap(listed, site_url))
    origin = Origin("organisation.yml")

    def compressed() -> Made:
        return Made(gzip.compress(content(), _LEVEL, mtime=0))

    return [
        FileOutput(_SITEMAP, origin, lambda: None, lambda: Made(content())),
        FileOutput(f"{_SITEMAP}.gz", origin, lambda: None, compressed),
    ]
