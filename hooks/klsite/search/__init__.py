"""The site's own search: an index of words in small files, of which a visitor fetches a few.

``entry_of`` is what a page brings to the index; ``IndexPart`` and ``merged`` make the files of the
index from all entries, in as many processes as there are; ``changed_files`` makes those that a few
changed entries touch. The files are a function of the set of entries: both ways give the same
bytes. ``overrides/assets/soegning.js`` reads them.
"""

from klsite.search.entry import SearchEntry, entry_of
from klsite.search.index import IndexPart, merged, partial
from klsite.search.update import changed_files

__all__ = ["IndexPart", "SearchEntry", "changed_files", "entry_of", "merged", "partial"]
