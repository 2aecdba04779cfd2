"""Decides which artifacts must be rendered, and which are as they were."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from klsite.build.inputs import InputScan
from klsite.build.manifest import ArtifactRecord
from klsite.model.source_location import SourceLocation
from klsite.pages.page import SitemapEntry
from klsite.publish.sitemap import sitemaps
from klsite.site.artifacts import Artifact, ArtifactGroup, FileArtifact, Rendered, address_of
from klsite.site.groups import CacheKeys
from klsite.site.site import Site
from klsite.system.fingerprints import fingerprint
from klsite.system.gzipped import gzipped

_LEVEL = 6
"""How well the sitemap is compressed (zlib): more takes four times as long for a seventh less."""


class Plan(NamedTuple):
    """All artifacts of a site: those that are ``kept``, and those to ``render``, with their groups.

    ``groups`` are the cache keys of the groups.
    """

    groups: dict[str, bytes]
    kept: dict[str, ArtifactRecord]
    render: list[tuple[str, Artifact]]

    def artifacts(self) -> list[Artifact]:
        """Return the artifacts to render."""
        return [artifact for _, artifact in self.render]


def theme_key(inputs: InputScan, site: Site) -> bytes:
    """Return the cache key of what MkDocs renders: hand-written pages, and frames with menus."""
    organisation = inputs.file_key("data/organisation.yml")
    return fingerprint(inputs.content_key, organisation, repr(site.navigation))


def cache_keys(inputs: InputScan, theme: bytes) -> CacheKeys:
    """Return the cache keys of the artifacts. The theme frames every page."""
    named = inputs.file_key("data/sources.yml", "data/news.yml")
    static, news = fingerprint(inputs.static, theme), fingerprint(named, theme)
    return CacheKeys(static, news, inputs.build_info)


def plan_artifacts(
    groups: Iterable[ArtifactGroup],
    old_groups: Mapping[str, bytes],
    old: Mapping[str, ArtifactRecord],
) -> Plan:
    """Return the plan, given the groups and artifacts of the build before."""
    plan = Plan({}, {}, [])
    for group in groups:
        if group.cache_key is not None:
            plan.groups[group.name] = group.cache_key
            if old_groups.get(group.name) == group.cache_key:
                plan.kept.update((p, each) for p, each in old.items() if each.group == group.name)
                continue
        for artifact in group.plan():
            was = old.get(artifact.path)
            if was and was.fingerprint is not None and was.fingerprint == artifact.fingerprint():
                plan.kept[artifact.path] = was
            else:
                plan.render.append((group.name, artifact))
    return plan


def in_sitemap(artifacts: Mapping[str, SitemapEntry]) -> list[tuple[str, date | None]]:
    """Return what the sitemap says of some files: their addresses, and when they changed."""
    return sorted(
        (address_of(path), each.changed) for path, each in artifacts.items() if each.indexed
    )


def sitemap_artifacts(listed: list[tuple[str, date | None]], site_url: str) -> list[Artifact]:
    """Return the sitemap of what ``in_sitemap`` returns, in parts if need be, and compressed."""
    origin = SourceLocation("organisation.yml")
    found: list[Artifact] = []
    for path, write in sitemaps(listed, site_url).items():
        content = cache(write)
        compressed = partial(_compressed, content)
        for name, made in ((path, content), (f"{path}.gz", compressed)):
            found.append(FileArtifact(name, origin, lambda: None, partial(_rendered, made)))
    return found


def _rendered(content: Callable[[], bytes]) -> Rendered:
    return Rendered(content())


def _compressed(content: Callable[[], bytes]) -> bytes:
    return gzipped(content(), _LEVEL)
