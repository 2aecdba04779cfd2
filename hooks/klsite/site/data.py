"""The data of the site besides the news."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from klsite.load.content_tree import published_files
from klsite.load.published import Promises, read_published
from klsite.model.dataset import Dataset


class SiteData(NamedTuple):
    """What the site is made from besides the news.

    ``content_files`` are the sizes in bytes of the files below ``content/``, by their addresses.
    """

    dataset: Dataset
    content_files: Mapping[str, int]
    published: Promises = Promises()
    """What was published before."""
    hand_written: tuple[str, ...] = ()
    """The texts of the hand-written pages."""


def site_data(root: Path, dataset: Dataset) -> SiteData:
    """Return the data of the project at ``root``, of which the data folder is read already."""
    content = root / "content"
    files = hand_written_files(content)
    pages = [path for path in published_files(content) if path.endswith(".md")]
    texts = tuple((content / path).read_text(encoding="utf-8", errors="replace") for path in pages)
    return SiteData(dataset, files, read_published(root), texts)


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
