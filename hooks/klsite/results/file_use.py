"""Which files below ``content/`` are published: those that something public refers to."""

from collections.abc import Collection, Iterable
from itertools import chain
from typing import NamedTuple

from klsite.results.news import News
from klsite.system.foreign_files import WELL_KNOWN
from klsite.text.links import path_of

_WELL_KNOWN = f"{WELL_KNOWN}/"
"""What programs ask for by an address that they know (RFC 8615): no page refers to it."""


class FileUse(NamedTuple):
    """Files that are kept back, as nothing public names them; ``unused`` are those nothing does."""

    withheld: frozenset[str]
    unused: frozenset[str]


def file_use(
    files: Collection[str],
    news: News,
    references: Iterable[str],
    withheld_references: Iterable[str],
) -> FileUse:
    """Return what becomes of ``files``, which are paths below ``content/``.

    ``references`` are the addresses that public things besides the news refer to, and
    ``withheld_references`` those that other things refer to which are not public yet. A file beside
    the front page, such as robots.txt (RFC 9309), is asked for by its name, so only one that the
    news or a withheld record refer to waits for them.
    """
    public = {target for item in news.published if not item.withdrawn for _, target in item.links}
    known = set(map(path_of, public.union(references)))
    of_news = (target for item in news.items for _, target in item.links)
    named = set(map(path_of, chain(of_news, withheld_references)))
    by_name = {file for file in files if "/" not in file and file not in named}
    withheld = {
        file
        for file in files
        if file not in known and file not in by_name and not file.startswith(_WELL_KNOWN)
    }
    return FileUse(frozenset(withheld), frozenset(withheld - named))
