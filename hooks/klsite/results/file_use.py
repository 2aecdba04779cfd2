"""Which files below ``content/`` are published: those that something public refers to."""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from klsite.results.news import News
from klsite.system.foreign_files import WELL_KNOWN

_BY_ADDRESS = f"{WELL_KNOWN}/"
"""What programs ask for by an address that they know (RFC 8615): no page refers to it."""


class FileUse(NamedTuple):
    """Files that are kept back, as nothing public names them; ``unused`` are those nothing does."""

    withheld: frozenset[str]
    unused: frozenset[str]


def file_use(files: Iterable[str], news: News, references: Iterable[str]) -> FileUse:
    """Return what becomes of ``files``, which are paths below ``content/``.

    ``references`` are the addresses that public things besides the news refer to.
    """
    public = {target for item in news.published if not item.withdrawn for _, target in item.links}
    known = _paths(public.union(references))
    withheld = {file for file in files if file not in known and not file.startswith(_BY_ADDRESS)}
    named = _paths(target for item in news.items for _, target in item.links)
    return FileUse(frozenset(withheld), frozenset(withheld - named))


def _paths(targets: Iterable[str]) -> set[str]:
    return {unquote(urlsplit(target).path).lstrip("/") for target in targets}
