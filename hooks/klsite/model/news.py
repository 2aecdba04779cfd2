"""data/news.yml and data/news/: the news items and how they are sorted into lists."""

import datetime as dt
from typing import Self
from urllib.parse import quote

from pydantic import model_validator

from klsite.model.base import Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import Identifier, Language, Line, Markdown, Name, YesNo
from klsite.model.local_addresses import LocalAddress
from klsite.model.mistakes import mistake
from klsite.model.publication import Publication
from klsite.model.references import CategoryName, KindName, KkrId


class Kind(Strict):
    """A kind of news item, with the address of its list."""

    name: Name = required("Navn", "Slagsen i ental, som den skrives i nyhederne.")
    plural: Line = required("Flertal", "Slagsen i flertal, som listen hedder.")
    address: Identifier = required("Adresse", "Listens del af webadressen.")
    description: Line = required("Beskrivelse", "Hvad slagsen er.")


class Category(Strict):
    """A category of news items, with the address of its list."""

    name: Name = required("Navn", "Kategorien, som den skrives i nyhederne.")
    address: Identifier = required("Adresse", "Listens del af webadressen.")


class NewsTaxonomy(Strict):
    """The kinds and categories that a news item may name."""

    kinds: tuple[Kind, ...] = required("Slags", "Nyhedernes slags.", min_length=1)
    categories: tuple[Category, ...] = required("Kategorier", "Nyhedernes kategorier.")


class NewsPicture(Strict):
    """The picture above the body of a news item."""

    file: Line = required("Fil", "Billedets plads under content/, som billeder/topmoede.jpg.")
    text: Line | None = optional(
        "Tekst", "Hvad billedet viser, til dem, der ikke kan se det.", max_length=300
    )
    decoration: YesNo = optional("Pynt", "ja: billedet siger intet, teksten ikke siger.", False)
    caption: Line | None = optional("Billedtekst", "Står under billedet.", max_length=400)
    credit: Line | None = optional(
        "Foto", "Hvem der har taget billedet; står under det efter »Foto:«.", max_length=200
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

    id: Identifier = required(
        "Id", "Nyhedens faste navn. Det må aldrig ændres, og det indgår i webadressen."
    )
    kind: KindName = required("Slags", "En af slagsene i data/news.yml.")
    date: Day = required("Dato", "Dagen, nyheden er fra, som 2020-08-31.")
    title: Line = required("Titel", "Overskriften, helst i anførselstegn.", max_length=200)
    version: Line | None = optional(
        "Udgave", "Skelner to nyheder med samme titel og dato, for eksempel »kort udgave«."
    )
    category: CategoryName | None = optional("Kategori", "En af kategorierne i data/news.yml.")
    kkr: tuple[KkrId, ...] = optional("KKR", "Id på de KKR, nyheden handler om.", ())
    summary: Line = required("Resumé", "Et par sætninger, som vises i lister.", max_length=600)
    related: tuple[Identifier, ...] = optional(
        "Læs også", "Id på andre nyheder, som kilden selv henviser til fra denne.", ()
    )
    body: Markdown | None = optional("Brødtekst", "Hele teksten i Markdown.")
    picture: NewsPicture | None = optional(
        "Billede", "Billedet over brødteksten, med det, det viser, og hvem der har taget det."
    )
    lang: Language | None = optional(
        "Sprog", "Kun når teksten ikke er på dansk: sprogets kode, som en."
    )
    slug: Identifier | None = optional(
        "Adresse", "Den sidste del af webadressen, når den ikke skal være id."
    )
    formerly: tuple[LocalAddress, ...] = optional(
        "Tidligere adresser",
        "Adresser, nyheden har haft; de sender læseren videre til den nye.",
        (),
    )
    updated: Day | None = optional(
        "Ændret", "Dagen for den seneste ændring; kun når nyheden er ændret efter sin dato."
    )

    @property
    def first_day(self) -> dt.date:
        """The date of the item."""
        return self.date

    @model_validator(mode="after")
    def _is_in_order_of_time(self) -> Self:
        if self.updated is not None and self.updated < self.date:
            message = (
                f"»updated« ({self.updated}) ligger før nyhedens dato ({self.date}): ret den "
                "af dem, der er forkert"
            )
            raise mistake(message, at=("updated",))
        return self
