"""The elements of HTML: those that a text may have, and what becomes of the others."""


def _names(written: str) -> frozenset[str]:
    return frozenset(written.split())


ALLOWED = _names(
    "a abbr b blockquote br caption cite code dd del details div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q s small span strong sub summary sup "
    "table tbody td tfoot th thead tr u ul"
)
"""The elements that a text may have."""

END_LEFT_OUT = _names("br dd div dt hr img li p tbody td tfoot th thead tr wbr")
"""Elements that have no end, or without whose end nothing changes."""

BLOCKS = _names(
    "address article aside body center fieldset footer header html legend main nav section"
)
"""Elements that become ``div``: what is in them stays, apart from what stands beside it."""

WITHOUT_MEANING = _names("big col colgroup font nobr tt wbr")
"""Elements that are removed, at most with a word on how they looked: their content stays."""

REMOVED = _names(
    "applet audio base button canvas dialog embed form frame frameset iframe input label link map "
    "marquee math meta noscript object optgroup option output picture progress script select "
    "source style svg template textarea title track video"
)
"""Elements that mean something and are removed. A name in no set is most likely no HTML at all."""
