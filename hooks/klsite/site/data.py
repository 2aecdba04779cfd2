"""The data of the site besides the news."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from klsite.load.content_tree import content_addresses
from klsite.load.published import Promises, read_published
from klsite.model.dataset import Dataset
from klsite.model.publication import Publication
from klsite.model.visibility import Visibility


class SiteData(NamedTuple):
    """What the site is made from besides the news.

    ``content`` is the folder of the hand-written pages, and ``content_files`` are the sizes in
    bytes of the files in it, by their addresses.
    """

    dataset: Dataset
    """What is public."""
    content: Path
    content_files: Mapping[str, int]
    published: Promises = Promises()
    """What was published before."""
    withheld: tuple[Publication, ...] = ()
    """The records but news of which not all is public, and not all is shown."""
    previewed: tuple[Publication, ...] = ()
    """The same of a preview, where all is shown."""
    embargoes: tuple[datetime, ...] = ()
    """The embargoes of records but news, past and to come."""

    @property
    def not_public(self) -> tuple[Publication, ...]:
        """The records but news of which not all is public, shown or not."""
        return (*self.withheld, *self.previewed)


def is_same_at(now: datetime, before: datetime, embargoes: Iterable[datetime]) -> bool:
    """Whether none of some embargoes ended between two moments, whichever is the later."""
    return not any((each <= now) != (each <= before) for each in embargoes)


def site_data(root: Path, dataset: Dataset, visibility: Visibility) -> SiteData:
    """Return the data of the project at ``root``, of which the data folder is read already.

    ``dataset`` is all of it, of which not all need be public.
    """
    now = visibility.now
    if visibility.preview:
        data = site_data_without_records(root, dataset)
        return data._replace(previewed=dataset.withheld_at(now))
    data = site_data_without_records(root, dataset.public_at(now))
    ends = (each.embargo for each in dataset.publications if not each.draft)
    return data._replace(
        withheld=dataset.withheld_at(now), embargoes=tuple(each for each in ends if each)
    )


def site_data_without_records(root: Path, dataset: Dataset) -> SiteData:
    """Return the same where every record but news is known to be public."""
    content = root / "content"
    sizes = {
        address: (content / path).stat().st_size for address, path in content_addresses(content)
    }
    return SiteData(dataset, content, sizes, read_published(root))
