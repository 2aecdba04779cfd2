"""The files of the index beside those of the words: the addresses, and what a search begins with.

``sider/``: the address of each page by its number, in files for some numbers each.
``indeks.json``: what one must know to read the other files.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from klsite.addresses import SEARCH_INDEX
from klsite.search.numbering import BLOCK
from klsite.search.postings import encode
from klsite.search.words import STOP_WORDS

DIRECTORY = f"{SEARCH_INDEX}indeks.json"


def block_path(block: int) -> str:
    """Return the path of a file of addresses."""
    return f"{SEARCH_INDEX}sider/{block}.txt"


def block_content(block: int, width: int, pages: Iterable[tuple[int, str]]) -> str:
    """Return the content of a file of addresses, of pages in the order of their numbers."""
    first = block * BLOCK * width
    return "".join([f"{encode((number - first,))} {address}\n" for number, address in pages])


def block_files(width: int, numbers: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the path and content of each file of addresses; ``numbers`` are in rising order."""
    pages = ((number // (BLOCK * width), number, address) for address, number in numbers.items())
    for block, members in groupby(pages, key=itemgetter(0)):
        yield block_path(block), block_content(block, width, (each[1:] for each in members))


def directory(width: int, pages: int, families: Iterable[str]) -> str:
    """Return the content of the file that a search begins with."""
    values = {
        "pages": pages,
        "width": width,
        "block": BLOCK,
        "stop": " ".join(sorted(STOP_WORDS)),
        "families": " ".join(sorted(families)),
    }
    return json.dumps(values, ensure_ascii=False, indent=0) + "\n"
