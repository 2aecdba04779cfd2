"""All artifacts of the site in groups, each with the key of what it is made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from klsite import addresses
from klsite.publish.build_info import BuildInfo, build_info_file
from klsite.publish.redirect_maps import redirect_maps
from klsite.results.guids import news_guid
from klsite.site.artifacts import (
    Artifact,
    ArtifactGroup,
    PageSearch,
    SiteRenderers,
    file_artifact,
    page_artifact,
    redirect_artifact,
)
from klsite.site.feeds import feeds_of_news
from klsite.site.searched import search_facts, with_answers
from klsite.site.searched_news import news_text
from klsite.site.site import Site
from klsite.system.fingerprints import fingerprint


class CacheKeys(NamedTuple):
    """The cache keys of what artifacts depend on besides the news items that they show.

    ``static`` covers the program, the settings, the theme and all data but the news; ``news``
    covers of that data only what news pages may show. ``info`` is what the site is built from.
    """

    static: bytes = b""
    news: bytes = b""
    info: BuildInfo = BuildInfo()


def site_groups(site: Site, renderers: SiteRenderers, keys: CacheKeys) -> list[ArtifactGroup]:
    """Return all artifacts of the site."""
    places = (name.partition(" ") for name in site.data.published.names("feed"))
    once = {guid for guid, _, place in places if place.startswith(addresses.KKR)}
    about_kkr = (
        item.digest for item in site.news.published if item.kkr or news_guid(item.id) in once
    )
    kkr_key = fingerprint(keys.static, site.news.now.isoformat(), *about_kkr)
    return [
        ArtifactGroup("static", keys.static, lambda: site.static.artifacts(renderers)),
        ArtifactGroup(
            "kkr news", kkr_key, lambda: site.told.of_councils(renderers, keys.static, site.body)
        ),
        ArtifactGroup(
            "municipality news",
            fingerprint(keys.static, *_named_digests(site)),
            lambda: site.told.of_municipalities(renderers, keys.static),
        ),
        ArtifactGroup("overviews", None, lambda: _overviews(site, renderers, keys.static)),
        ArtifactGroup("news", None, lambda: _news(site, renderers, keys.news)),
        ArtifactGroup("pictures", _picture_key(site, keys.news), lambda: _smaller_pictures(site)),
        ArtifactGroup("build info", None, lambda: _build_info(site, renderers, keys.info)),
    ]


def _build_info(site: Site, renderers: SiteRenderers, info: BuildInfo) -> Iterator[Artifact]:
    file = build_info_file(info, site.dataset, site.news, renderers.site_url)
    yield file_artifact(file)


def _picture_key(site: Site, key: bytes) -> bytes:
    """Return the cache key of the copies; ``key`` covers the content folder."""
    return fingerprint(key, *sorted(site.shown_pictures))


def _smaller_pictures(site: Site) -> Iterator[Artifact]:
    if not site.shown_pictures:
        return iter(())
    from klsite.site.smaller_pictures import KEPT, smaller_pictures

    kept = None if site.news.visibility.preview else site.data.content.parent / KEPT
    return smaller_pictures(site.shown_pictures, site.pictures, kept)


def _named_digests(site: Site) -> Iterator[bytes]:
    for code, items in sorted(site.news_of_municipalities.items()):
        yield fingerprint(code, *(each.digest for each in items))


def _overviews(site: Site, renderers: SiteRenderers, key: bytes) -> Iterator[Artifact]:
    tasks = (*site.overviews, *site.moved_folders.tasks)
    search = PageSearch(with_answers(search_facts, site.dataset.synonyms.asked))
    yield from (page_artifact(task, renderers.all, key, search) for task in tasks)


def _news(site: Site, renderers: SiteRenderers, key: bytes) -> Iterator[Artifact]:
    from klsite.publish.feeds import feed_files
    from klsite.publish.open_data.news_table import NewsInput, news_data_files

    search = PageSearch(text=news_text(site.body))
    yield from (page_artifact(task, renderers.news, key, search) for task in site.news_pages)
    for redirect in site.own_redirects:
        if artifact := redirect_artifact(redirect, renderers.news, key):
            yield artifact
    maps = site.redirects, site.moved_folders.whole
    yield from map(file_artifact, redirect_maps(*maps, site.index.ended))
    table = news_data_files(site.dataset, NewsInput(site.news, renderers.site_url))
    yield from (file_artifact(each, key) for each in table)
    for feed in feeds_of_news(site):
        files = feed_files(feed, site.body, renderers.site_url)
        yield from (file_artifact(each, key) for each in files)
