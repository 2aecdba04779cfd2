"""data/sources.yml: where the facts come from."""

from pydantic import Field

from klsite.model.base import Strict
from klsite.model.dates import Day
from klsite.model.fields import Identifier, Line, WebAddress
from klsite.model.reservations import Noted


class Source(Strict):
    """One publication that facts on the site rest on."""

    id: Identifier = Field(title="Id", description="Kort navn, som andre filer henviser til.")
    title: Line = Field(title="Titel", description="Kildens titel.")
    publisher: Line = Field(title="Udgiver", description="Hvem der har udgivet kilden.")
    url: WebAddress | None = Field(
        default=None, title="Webadresse", description="Hvor kilden kan læses på nettet."
    )
    where: Line | None = Field(
        default=None, title="Sted", description="Hvor kilden findes, når der ingen webadresse er."
    )
    note: Noted | None = Field(
        default=None,
        title="Bemærkning",
        description="Hvad læseren skal vide om det, der er taget fra kilden.",
    )
    date: Day | None = Field(default=None, title="Dato", description="Kildens dato.")


class Sources(Strict):
    """All sources."""

    updated: Day = Field(title="Ændret", description="Dagen for den seneste ændring.")
    sources: tuple[Source, ...] = Field(title="Kilder", description="En kilde pr. punkt.")
