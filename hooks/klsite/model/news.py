"""data/news.yml and data/news/: the news items and how they are sorted into lists."""

import datetime as dt
from typing import Self
from urllib.parse import quote

from pydantic import Field, model_validator

from klsite.model.base import Strict
from klsite.model.dates import Day
from klsite.model.fields import Identifier, Language, Line, Markdown, Name, YesNo
from klsite.model.local_addresses import LocalAddress
from klsite.model.mistakes import mistake
from klsite.model.publication import Publication
from klsite.model.references import CategoryName, KindName, KkrId


class Kind(Strict):
    """A kind of news item, with the address of its list."""

    name: Name = Field(title="Navn", description="Slagsen i ental, som den skrives i nyhederne.")
    plural: Line = Field(title="Flertal", description="Slagsen i flertal, som listen hedder.")
    address: Identifier = Field(title="Adresse", description="Listens del af webadressen.")
    description: Line = Field(title="Beskrivelse", description="Hvad slagsen er.")


class Category(Strict):
    """A category of news items, with the address of its list."""

    name: Name = Field(title="Navn", description="Kategorien, som den skrives i nyhederne.")
    address: Identifier = Field(title="Adresse", description="Listens del af webadressen.")


class NewsTaxonomy(Strict):
    """The kinds and categories that a news item may name."""

    kinds: tuple[Kind, ...] = Field(min_length=1, title="Slags", description="Nyhedernes slags.")
    categories: tuple[Category, ...] = Field(
        title="Kategorier", description="Nyhedernes kategorier."
    )


class NewsPicture(Strict):
    """The picture above the body of a news item."""

    file: Line = Field(
        title="Fil", description="Billedets plads under content/, som billeder/topmoede.jpg."
    )
    text: Line | None = Field(
        default=None,
        max_length=300,
        title="Tekst",
        description="Hvad billedet viser, til dem, der ikke kan se det.",
    )
    decoration: YesNo = Field(
        default=False, title="Pynt", description="ja: billedet siger intet, teksten ikke siger."
    )
    caption: Line | None = Field(
        default=None, max_length=400, title="Billedtekst", description="Står under billedet."
    )
    credit: Line | None = Field(
        default=None,
        max_length=200,
        title="Foto",
        description="Hvem der har taget billedet; står under det efter »Foto:«.",
    )

    @property
    def address(self) -> str:
        """The address of the picture, from the front page."""
        return f"/{quote(self.file.lstrip('/'))}"

    @model_validator(mode="after")
    def _can_be_shown(self) -> Self:
        if "://" in self.file or self.file.startswith("//"):
            message = "billedet skal ligge på webstedet: læg det i content/billeder/"
            raise mistake(message, at=("file",))
        if self.text is None and not self.decoration:
            message = (
                "billedet har ingen tekst: skriv i »text«, hvad det viser; er det kun til pynt, så "
                "skriv »decoration: ja«"
            )
            raise mistake(message, at=("file",))
        if self.text is not None and self.decoration:
            message = (
                "et billede, der kun er til pynt, har ingen tekst: slet »text« eller »decoration«"
            )
            raise mistake(message, at=("decoration",))
        return self


class NewsItem(Publication):
    """One news item."""

    first_day_name = "nyhedens dato"

    id: Identifier = Field(
        title="Id",
        description="Nyhedens faste navn. Det må aldrig ændres, og det indgår i webadressen.",
    )
    kind: KindName = Field(title="Slags", description="En af slagsene i data/news.yml.")
    date: Day = Field(title="Dato", description="Dagen, nyheden er fra, som 2020-08-31.")
    title: Line = Field(
        max_length=200, title="Titel", description="Overskriften, helst i anførselstegn."
    )
    version: Line | None = Field(
        default=None,
        title="Udgave",
        description="Skelner to nyheder med samme titel og dato, for eksempel »kort udgave«.",
    )
    category: CategoryName | None = Field(
        default=None, title="Kategori", description="En af kategorierne i data/news.yml."
    )
    kkr: tuple[KkrId, ...] = Field(
        default=(), title="KKR", description="Id på de KKR, nyheden handler om."
    )
    summary: Line = Field(
        max_length=600, title="Resumé", description="Et par sætninger, som vises i lister."
    )
    related: tuple[Identifier, ...] = Field(
        default=(),
        title="Læs også",
        description="Id på andre nyheder, som kilden selv henviser til fra denne.",
    )
    body: Markdown | None = Field(
        default=None, title="Brødtekst", description="Hele teksten i Markdown."
    )
    picture: NewsPicture | None = Field(
        default=None,
        title="Billede",
        description="Billedet over brødteksten, med det, det viser, og hvem der har taget det.",
    )
    lang: Language | None = Field(
        default=None,
        title="Sprog",
        description="Kun når teksten ikke er på dansk: sprogets kode, som en.",
    )
    slug: Identifier | None = Field(
        default=None,
        title="Adresse",
        description="Den sidste del af webadressen, når den ikke skal være id.",
    )
    formerly: tuple[LocalAddress, ...] = Field(
        default=(),
        title="Tidligere adresser",
        description="Adresser, nyheden har haft; de sender læseren videre til den nye.",
    )
    updated: Day | None = Field(
        default=None,
        title="Ændret",
        description="Dagen for den seneste ændring; kun når nyheden er ændret efter sin dato.",
    )

    @property
    def first_day(self) -> dt.date:
        """The date of the item."""
        return self.date

    @model_validator(mode="after")
    def _is_in_order_of_time(self) -> Self:
        if self.updated is not None and self.updated < self.date:
            message = f"»updated« ({self.updated}) ligger før nyhedens dato ({self.date})"
            raise mistake(message, at=("updated",))
        return self
