"""Whether every municipality can be drawn on the maps."""

from collections.abc import Iterator

from klsite.model.diagnostics import Diagnostic, warning_at
from klsite.model.geography import Municipalities
from klsite.model.outlines import MunicipalOutlines


def missing_outlines(places: Municipalities, outlines: MunicipalOutlines) -> Iterator[Diagnostic]:
    """Yield a warning for each municipality without an outline, which no map shows."""
    drawn = {each.municipality for each in outlines.outlines}
    for index, each in enumerate(places.municipalities):
        if each.code not in drawn:
            drawn_in = f"data/{outlines.file}"
            message = (
                f"kommunen {each.code} har intet omrids i {drawn_in} og mangler på kortene: "
                "tegn det dér"
            )
            yield warning_at(places.file, ("municipalities", index, "code"), message)
