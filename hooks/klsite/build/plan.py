"""Decides which outputs must be made, and which are as they were."""

import gzip
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from klsite.build.manifest import ArtifactRecord
from klsite.build.project import Project
from klsite.build.run import WrittenArtifact
from klsite.model.source_location import SourceLocation
from klsite.pages.page import SitemapEntry
from klsite.publish.sitemap import sitemap
from klsite.site.artifacts import Artifact, ArtifactGroup, FileArtifact, Rendered, address_of
from klsite.site.site import CacheKeys, Site
from klsite.system.fingerprints import fingerprint

_SITEMAP = "sitemap.xml"
_LEVEL = 6
"""How well the sitemap is compressed (zlib): more takes four times as long for a seventh less."""


class Plan(NamedTuple):
    """All outputs of a site: those that are ``kept``, and those to ``make`` with their groups.

    ``groups`` are the keys of the groups.
    """

    groups: dict[str, bytes]
    kept: dict[str, ArtifactRecord]
    make: list[tuple[str, Artifact]]

    def outputs(self) -> list[Artifact]:
        """Return the outputs to make."""
        return [output for _, output in self.make]


def theme_key(project: Project, site: Site) -> bytes:
    """Return the key of what MkDocs renders: hand-written pages, and frames with menus and foot."""
    organisation = project.file_key("data/organisation.yml")
    return fingerprint(project.content, organisation, repr(site.navigation))


def keys_of(project: Project, theme: bytes) -> CacheKeys:
    """Return the keys of what the site is made from. All pages are framed by the theme."""
    named = project.file_key("data/sources.yml", "data/news.yml")
    return CacheKeys(fingerprint(project.lasting, theme), fingerprint(named, theme))


def plan(
    groups: Iterable[ArtifactGroup],
    old_groups: Mapping[str, bytes],
    old: Mapping[str, ArtifactRecord],
) -> Plan:
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


def kept_of(group: str, output: Artifact, product: WrittenArtifact) -> ArtifactRecord:
    """Return what is to be kept of an output that was made."""
    return ArtifactRecord(
        group=group,
        stamp=product.stamp,
        indexed=output.indexed,
        changed=output.changed,
        searched=product.searched,
        day=product.day,
    )


def in_sitemap(outputs: Mapping[str, SitemapEntry]) -> list[tuple[str, date | None]]:
    """Return what the sitemap tells of some files: their addresses, and when they changed."""
    return sorted(
        (address_of(path), each.changed) for path, each in outputs.items() if each.indexed
    )


def sitemap_outputs(listed: list[tuple[str, date | None]], site_url: str) -> list[Artifact]:
    """Return the sitemap of what ``in_sitemap`` gives, and the same compressed."""
    content = cache(lambda: sitemap(listed, site_url))
    origin = SourceLocation("organisation.yml")

    def compressed() -> Rendered:
        return Rendered(gzip.compress(content(), _LEVEL, mtime=0))

    return [
        FileArtifact(_SITEMAP, origin, lambda: None, lambda: Rendered(content())),
        FileArtifact(f"{_SITEMAP}.gz", origin, lambda: None, compressed),
    ]
