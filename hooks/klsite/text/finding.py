"""Something to tell an editor about a text, and where in the text it is."""

from typing import NamedTuple


class Finding(NamedTuple):
    """A message in Danish about a text.

    ``line`` counts from 0 within the text; ``near`` is a part of that line as it was written, or
    empty. ``loses`` says whether the text would be lost or unreadable if it were
    published; otherwise it would only look wrong.
    """

    line: int
    near: str
    message: str
    loses: bool = True
