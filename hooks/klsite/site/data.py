"""The data of the site besides the news."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from klsite.model.dataset import Dataset


class SiteData(NamedTuple):
    """What the site is made from besides the news.

    ``content_files`` are the sizes in bytes of the files below ``content/``, by their addresses.
    """

    dataset: Dataset
    content_files: Mapping[str, int]


def hand_written_files(content: Path) -> dict[str, int]:
    """Return what lies in the content folder, pages and other files: address to size in bytes."""
    files = {}
    for file in content.rglob("*"):
        path = file.relative_to(content).as_posix()
        if file.is_file() and not any(part.startswith(".") for part in path.split("/")):
            if path.endswith(".md"):
                path = path.removesuffix(".md") + "/"
                path = "" if path == "index/" else path.removesuffix("index/")
            files[path] = file.stat().st_size
    return files
