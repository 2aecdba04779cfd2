"""The data of the site besides the news."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from klsite.load.content import published_files
from klsite.load.published import Promises
from klsite.model.dataset import Dataset


class SiteData(NamedTuple):
    """What the site is made from besides the news.

    ``content_files`` are the sizes in bytes of the files below ``content/``, by their addresses.
    """

    dataset: Dataset
    content_files: Mapping[str, int]
    published: Promises = Promises()
    """What was published before."""


def hand_written_files(content: Path) -> dict[str, int]:
    """Return what lies in the content folder, pages and other files: address to size in bytes."""
    files = {}
    for path in published_files(content):
        address = path
        if path.endswith(".md"):
            address = path.removesuffix(".md") + "/"
            address = "" if address == "index/" else address.removesuffix("index/")
        files[address] = (content / path).stat().st_size
    return files
