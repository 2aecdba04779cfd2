"""What a build added, changed and removed, for those who upload files or empty a cache."""

import json
from collections.abc import Mapping
from pathlib import Path

from klsite.build.manifest import FileStat

CHANGES = "changes.json"
"""The file below the work folder; it is no part of the public site."""


def write_changes(work: Path, before: Mapping[str, FileStat], after: Mapping[str, FileStat]) -> int:
    """Write the paths at which two trees differ: lists of ``added``, ``changed`` and ``removed``.

    Where nothing is known of the last build, all files are added. Return how many paths there are.
    """
    lists = {
        "added": sorted(after.keys() - before.keys()),
        "changed": sorted(
            path
            for path in before.keys() & after.keys()
            if (before[path].size, before[path].checksum)
            != (after[path].size, after[path].checksum)
        ),
        "removed": sorted(before.keys() - after.keys()),
    }
    new = work / f"{CHANGES}.new"
    new.write_text(json.dumps(lists, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    new.replace(work / CHANGES)
    return sum(map(len, lists.values()))
