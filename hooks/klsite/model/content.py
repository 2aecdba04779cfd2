"""The head of a hand-written page in content/: what stands between its two lines of dashes."""

from typing import Literal

from pydantic import Field

from klsite.model.base import Strict
from klsite.model.dates import Day
from klsite.model.fields import Language, Line


class ContentHead(Strict):
    """The head of a hand-written page."""

    title: Line = Field(title="Titel", description="Sidens titel.")
    description: Line = Field(title="Beskrivelse", description="Hvad siden er, i en sætning.")
    updated: Day = Field(title="Ændret", description="Dagen for den seneste ændring.")
    listed_in: Literal["menu", "foot"] | None = Field(
        default=None, title="Vises i", description="menu: i menuen; foot: nederst på alle sider."
    )
    lang: Language | None = Field(
        default=None,
        title="Sprog",
        description="Sprogets kode, som en, når siden ikke er på dansk.",
    )
