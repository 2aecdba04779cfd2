"""The head of a hand-written page in content/: what stands between its two lines of dashes."""

from typing import Literal

from klsite.model.base import Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import Language, Line


class ContentHead(Strict):
    """The head of a hand-written page."""

    title: Line = required("Titel", "Sidens titel.")
    description: Line = required("Beskrivelse", "Hvad siden er, i en sætning.")
    updated: Day = required("Ændret", "Dagen for den seneste ændring.")
    listed_in: Literal["menu", "foot"] | None = optional(
        "Vises i", "menu: i menuen; foot: nederst på alle sider."
    )
    lang: Language | None = optional("Sprog", "Sprogets kode, som en, når siden ikke er på dansk.")
