"""What a site was built from, for those who must know which data a file of it tells.

The commit stands in this file alone, to which all open data lead: otherwise each commit would make
every file anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klsite import addresses
from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.publish.json_document import json_document

if TYPE_CHECKING:
    from klsite.model.dataset import Dataset
    from klsite.results.news import News

VERSION = "0.1.0"
"""That of the program, as in ``pyproject.toml``."""


class BuildInfo(NamedTuple):
    """The commit of the data, and the digest of all of them; None where it is not known."""

    commit: str | None = None
    data: str | None = None


def build_info_file(info: BuildInfo, dataset: Dataset, news: News, site_url: str) -> PublishedFile:
    """Return the file; the moment in it is the last at which the clock alone changed the site."""
    from klsite.publish.open_data.table import licence_of  # a build without changes needs no model

    document = {
        "site": site_url,
        "commit": info.commit,
        "data": info.data,
        "moment": news.now.isoformat(),
        "program": VERSION,
        "licence": licence_of(dataset),
        "catalogue": addresses.absolute(site_url, addresses.open_data("katalog.jsonld")),
    }
    origin = SourceLocation("organisation.yml")
    return PublishedFile(addresses.BUILD_INFO, origin, lambda: json_document(document))
