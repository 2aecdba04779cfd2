"""data/sources.yml: where the facts come from."""

from klsite.model.base import Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import Identifier, Line, WebAddress
from klsite.model.reservations import Noted


class Source(Strict):
    """One publication that facts on the site rest on."""

    id: Identifier = required("Id", "Kort navn, som andre filer henviser til.")
    title: Line = required("Titel", "Kildens titel.")
    publisher: Line = required("Udgiver", "Hvem der har udgivet kilden.")
    url: WebAddress | None = optional("Webadresse", "Hvor kilden kan læses på nettet.")
    where: Line | None = optional("Sted", "Hvor kilden findes, når der ingen webadresse er.")
    note: Noted | None = optional(
        "Bemærkning", "Hvad læseren skal vide om det, der er taget fra kilden."
    )
    date: Day | None = optional("Dato", "Kildens dato.")


class Sources(Strict):
    """All sources."""

    updated: Day = required("Ændret", "Dagen for den seneste ændring.")
    sources: tuple[Source, ...] = required("Kilder", "En kilde pr. punkt.")
