"""What only the whole of the site can get wrong."""

from __future__ import annotations

from collections.abc import Iterator

from klsite.checks.addresses import reserved_addresses, reserved_by_records, shared_addresses
from klsite.checks.dates import news_changed_later, news_to_come
from klsite.checks.files import unused_files
from klsite.checks.links import LinkTargets, news_link_findings, related_faults, told_at
from klsite.model.diagnostics import Diagnostic
from klsite.site.site import Site


def site_faults(site: Site) -> Iterator[Diagnostic]:
    """Yield everything that only the whole of the site can get wrong."""
    of_records = reserved_by_records(site.data.withheld, site.news.now)
    reserved = (*reserved_addresses(site.news), *of_records)
    claimed = (*site.index.claimed, *site.own_addresses, *reserved)
    yield from shared_addresses(claimed, site.data.content_files)
    unpublished = {each.address: each.why for each in reserved}
    targets = LinkTargets(
        site.addresses, unpublished, site.redirects, site.places, site.pictures.look_at
    )
    withheld = targets.of_withheld()
    for each in site.index.references:
        for finding in targets.findings(each.attribute, each.target):
            yield told_at(each.origin, each.target, finding)
    for each in site.withheld_references:
        for finding in withheld.findings(each.attribute, each.target):
            yield told_at(each.origin, each.target, finding)
    for link in site.index.written_links:
        for level, message in targets.findings(link.attribute, link.target):
            yield Diagnostic(link.file, link.line, link.column, message, level)
    yield from news_link_findings(site.news, targets)
    yield from related_faults(site.news)
    yield from news_changed_later(site.news)
    yield from news_to_come(site.news)
    yield from unused_files(site.file_use)
