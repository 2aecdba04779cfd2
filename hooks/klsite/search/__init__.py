"""The site's own search: an inverted index in small static files, of which a search fetches a few.

``entries_of`` extracts the words of a page. ``IndexPart`` collects the entries of one process, and
``MergedIndex`` gives the files of the index from the parts of all; ``changed_files`` updates an
index for a few changed entries. The files depend only on the set of entries, so that both ways give
the same bytes. ``overrides/assets/soegning.js`` is the reader of the format.
"""

from klsite.search.directory import Synonyms
from klsite.search.entry import SearchEntry, SearchFacts, entries_of
from klsite.search.index import IndexPart, MergedIndex, encoded_part, merged_files
from klsite.search.page_text import PageText, description, page_text, text_of
from klsite.search.update import changed_files

__all__ = [
    "IndexPart",
    "MergedIndex",
    "PageText",
    "SearchEntry",
    "SearchFacts",
    "Synonyms",
    "changed_files",
    "description",
    "encoded_part",
    "entries_of",
    "merged_files",
    "page_text",
    "text_of",
]
