"""The pictures that texts show: whether a page can show them, and what of them is unwise."""

from collections.abc import Callable, Iterator

from klsite.load.pictures import PictureFacts, UnusablePicture
from klsite.model.diagnostics import Level
from klsite.text.links import path_of

Look = Callable[[str], PictureFacts | UnusablePicture | None]
"""Returns what is known of the picture at an address of the site."""


def picture_findings(attribute: str, target: str, look: Look) -> Iterator[tuple[Level, str]]:
    """Yield what is wrong with the picture that a link of a text shows, if it is there."""
    if attribute != "src":
        return
    found = look(path_of(target))
    if isinstance(found, UnusablePicture):
        yield Level.ERROR, f"billedet {target} {found}"
    elif found is not None and found.has_place:
        told = "fortæller, hvor det er taget (GPS): gem det uden stedet, hvis det ikke er meningen"
        yield Level.WARNING, f"billedet {target} {told}"
    elif found is not None and found.moves:
        told = "bevæger sig, og læseren kan ikke standse det (WCAG 2.2.2): brug et, der står stille"
        yield Level.WARNING, f"billedet {target} {told}"
