"""The data of the site besides the news."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from klsite.load.content_tree import content_addresses
from klsite.load.published import Promises, read_published
from klsite.model.dataset import Dataset


class SiteData(NamedTuple):
    """What the site is made from besides the news.

    ``content`` is the folder of the hand-written pages, and ``content_files`` are the sizes in
    bytes of the files in it, by their addresses.
    """

    dataset: Dataset
    content: Path
    content_files: Mapping[str, int]
    published: Promises = Promises()
    """What was published before."""


def site_data(root: Path, dataset: Dataset) -> SiteData:
    """Return the data of the project at ``root``, of which the data folder is read already."""
    content = root / "content"
    sizes = {
        address: (content / path).stat().st_size for address, path in content_addresses(content)
    }
    return SiteData(dataset, content, sizes, read_published(root))
