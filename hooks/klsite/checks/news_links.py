"""The news items that others lead to with »related«."""

from collections.abc import Iterator

from klsite.load.suggestions import choices
from klsite.model.diagnostics import Diagnostic, error_at
from klsite.results.news import News


def related_faults(news: News) -> Iterator[Diagnostic]:
    """Yield a fault for each id that is of no item, the item's own, or there twice.

    An item that is not public or is withdrawn may be named: it is shown when it can be.
    """
    ids = {item.id for item in news.items}
    for item in news.items:
        for index, other in enumerate(item.related):
            message = None
            if other == item.id:
                message = "nyheden henviser til sig selv"
            elif other in item.related[:index]:
                message = f"»{other}« står to gange i listen"
            elif other not in ids:
                message = f"ukendt nyhed »{other}«{choices(other, sorted(ids))}"
            if message is not None:
                yield error_at(item.file, ("related", index), message)
