"""What a build and a check tell at their end: what is not public yet, and when it comes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klsite.results.held_back import HeldBack

_MOST = 10
"""How many are named; of the rest there is a number."""


def print_held_back(held_back: "Sequence[HeldBack]") -> None:
    """Print what is held back, what comes first first; nothing if nothing is."""
    if not held_back:
        return
    print("Holdt tilbage:")
    for each in held_back[:_MOST]:
        print(f"  {each.why}: »{each.title}« (data/{each.file})")
    if len(held_back) > _MOST:
        print(f"  og {len(held_back) - _MOST} til")
