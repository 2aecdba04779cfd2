"""The files of the index other than those of the words.

``sider/``: the address of each page by its number, in one file for each block of ranges.
``indeks.json``: the parameters needed to read the other files, fetched first by every search.
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
    """Return the path of the file of addresses of a block."""
    return f"{SEARCH_INDEX}sider/{block}.txt"


def block_content(block: int, width: int, pages: Iterable[tuple[int, str]]) -> str:
    """Return the file of addresses of a block; ``pages`` are numbers and addresses, rising."""
    first = block * BLOCK * width
    return "".join([f"{encode((number - first,))} {address}\n" for number, address in pages])


def block_files(width: int, numbers: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the path and content of each file of addresses; ``numbers`` rise with iteration."""
    pages = ((number // (BLOCK * width), number, address) for address, number in numbers.items())
    for block, of_block in groupby(pages, key=itemgetter(0)):
        yield block_path(block), block_content(block, width, (each[1:] for each in of_block))


def directory(width: int, pages: int, families: Iterable[str]) -> str:
    """Return the content of ``indeks.json``.

    ``width`` is the number of numbers in a range, ``pages`` that of pages in the index, and
    ``families`` are the first letters of which there is a file of words.
    """
    values = {
        "pages": pages,
        "width": width,
        "block": BLOCK,
        "stop": " ".join(sorted(STOP_WORDS)),
        "families": " ".join(sorted(families)),
    }
    return json.dumps(values, ensure_ascii=False, indent=0) + "\n"
