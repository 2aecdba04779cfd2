"""Where the links of texts lead on this site, and whether the pictures that they show can be."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from klsite.load.pictures import PictureFacts, UnusablePicture
from klsite.load.suggestions import choices
from klsite.model.diagnostics import Diagnostic, Level, error_at
from klsite.model.source_location import SourceLocation
from klsite.results.news import News
from klsite.text.links import leads_by_redirect, leads_nowhere, leads_past, path_of
from klsite.text.rich_text import is_local

Look = Callable[[str], PictureFacts | UnusablePicture | None]
"""Returns what is known of the picture at an address of the site."""


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """What links of this site may lead to.

    ``known`` are its addresses, ``not_public`` tells of others why they are not public yet,
    ``redirects`` are those that only send on, and ``places`` the ids on pages. ``picture`` returns
    what is known of a picture.
    """

    known: Collection[str]
    not_public: Mapping[str, str]
    redirects: Collection[str]
    places: Mapping[str, Collection[str]]
    picture: Look

    def findings(self, attribute: str, target: str) -> Iterator[tuple[Level, str]]:
        """Yield what is wrong with a link of a public text."""
        if message := leads_nowhere(attribute, target, self.known, self.not_public):
            # While this is a trial edition, the absolute address may be that of another site.
            may_be_right = not is_local(target) and path_of(target) not in self.not_public
            yield Level.WARNING if may_be_right else Level.ERROR, message
        elif message := leads_by_redirect(attribute, target, self.redirects):
            yield Level.WARNING, message
        elif message := leads_past(target, self.places):
            yield Level.ERROR, message
        if attribute == "src":
            yield from _picture_findings(target, self.picture(path_of(target)))

    def of_withheld(self) -> "LinkTargets":
        """Return what links may lead to that stand in a text which is not public itself."""
        return replace(self, known={*self.known, *self.not_public}, not_public={})


def _picture_findings(
    target: str, found: PictureFacts | UnusablePicture | None
) -> Iterator[tuple[Level, str]]:
    if isinstance(found, UnusablePicture):
        yield Level.ERROR, f"billedet {target} {found}"
    elif found is not None and found.has_place:
        told = "fortæller, hvor det er taget (GPS): gem det uden stedet, hvis det ikke er meningen"
        yield Level.WARNING, f"billedet {target} {told}"
    elif found is not None and found.moves:
        told = "bevæger sig, og læseren kan ikke standse det (WCAG 2.2.2): brug et, der står stille"
        yield Level.WARNING, f"billedet {target} {told}"


def news_link_findings(news: News, targets: LinkTargets) -> Iterator[Diagnostic]:
    """Yield what is wrong with the links of news items; each link is looked at once."""
    withheld = targets.of_withheld()
    told: dict[tuple[bool, str, str], list[tuple[Level, str]]] = {}
    for item in news.items:
        is_shown = news.visibility.shows(item)
        for attribute, target in item.links:
            asked = is_shown, attribute, target
            if asked not in told:
                told[asked] = [*(targets if is_shown else withheld).findings(attribute, target)]
            for finding in told[asked]:
                is_picture = target == item.picture_address
                place = ("picture", "file") if is_picture else ("body",)
                near = target.lstrip("/") if is_picture else target
                yield told_at(SourceLocation(item.file, place), near, finding)


def told_at(origin: SourceLocation, near: str, finding: tuple[Level, str]) -> Diagnostic:
    """Return a finding about a link that stands at or below a place of the data."""
    level, message = finding
    return replace(error_at(*origin, message, near=near), level=level)


def related_faults(news: News) -> Iterator[Diagnostic]:
    """Yield a fault for each id that is of no item, the item's own, or there twice.

    An item that is not public or is withdrawn may be named: it is shown when it can be.
    """
    ids = {item.id for item in news.items}
    for item in news.items:
        for index, other in enumerate(item.related):
            message = None
            if other == item.id:
                message = "nyheden henviser til sig selv: slet linjen"
            elif other in item.related[:index]:
                message = f"»{other}« står to gange i listen: slet den ene"
            elif other not in ids:
                message = f"ukendt nyhed »{other}«{choices(other, sorted(ids))}"
            if message is not None:
                yield error_at(item.file, ("related", index), message)
