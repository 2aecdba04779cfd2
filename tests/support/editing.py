"""Random edits of the data of a project, as editors make them."""

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from klsite.text.clock import COPENHAGEN

NOW = datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN)
"""When the sample is looked at."""

Tell = Callable[..., list[str]]
"""A function that changes the data of the sample and returns what an editor is told."""

KINDS = ("Artikel", "Pressemeddelelse")
WORDS = [
    "kommune",
    "skole",
    "møde",
    "ældre",
    "budget",
    "klima",
    "trafik",
    "aftale",
    "forslag",
    "sundhed",
    "åbner",
    "ø",
    "e-mail",
    "33 70 33 70",
    "»pleje«",
    "R&D",
    "5 < 6",
    "Łódź",
]
"""Words, and what is escaped in HTML or split and folded by the search."""
LINKS = ("[KKR](/kkr/)", "[nyheder](/nyheder/)", "[KL](https://www.kl.dk/)")


class Editor:
    """Makes one random edit after another to the news of a project, and now and then to others."""

    def __init__(self, project: Path, seed: int) -> None:
        self._data = project / "data"
        self._chance = random.Random(seed)
        self._number = 0

    def edit(self) -> str:
        """Make an edit; return what it was."""
        edits: list[Callable[[], str]] = [
            *[self.add] * 4, *[self._change] * 4, self._rename, self._delete, self._move,
            self._draft, self._withdraw, self._other_data, self._undo_nothing,
        ]  # fmt: skip
        return self._chance.choice(edits)()

    def _items(self) -> list[Path]:
        return sorted((self._data / "news").rglob("*-proeve-*.yml"))

    def _some(self) -> Path | None:
        items = self._items()
        return self._chance.choice(items) if items else None

    def _sentence(self, words: int) -> str:
        return " ".join(self._chance.choices(WORDS, k=words)).capitalize()

    def _summary(self) -> str:
        """Return a summary, now and then longer than what the head of a page tells."""
        return self._sentence(self._chance.choice((8, 60))) + "."

    def add(self) -> str:
        """Add an item."""
        self._number += 1
        year = self._chance.choice((2027, 2028, 2029, 2030))
        day = f"{year}-{self._chance.randint(1, 12):02}-{self._chance.randint(1, 28):02}"
        file = self._data / f"news/{year}/{day}-proeve-{self._number}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = f"id: proeve-{self._number}\nkind: {self._chance.choice(KINDS)}\ndate: {day}\n"
        text += f'title: "{self._sentence(4)} {self._number}"\nsummary: {self._summary()}\n'
        if self._chance.random() < 0.5:
            text += "category: Børn & unge\n"
        if self._chance.random() < 0.2:
            text += "kkr: [fjordland]\n"
        text += "source: opdigtet\n"
        if self._chance.random() < 0.7:
            text += f"body: |\n  {self._sentence(12)} {self._chance.choice(LINKS)}.\n\n"
            text += (
                f"  ## {self._sentence(2)}\n\n  - {self._sentence(3)}\n  - {self._sentence(4)}\n"
            )
        file.write_text(text, encoding="utf-8")
        return f"added {file.name}"

    def _replace(self, field: str, value: str) -> str:
        file = self._some()
        if file is None:
            return self.add()
        lines = file.read_text(encoding="utf-8").split("\n")
        kept = [line for line in lines if not line.startswith((f"{field}:", f"{field}_on:"))]
        place = next(n for n, line in enumerate(kept) if line.startswith("source:"))
        new = f"{field}: {value}"
        if field == "body":
            end = next((n for n, line in enumerate(kept) if n > place), len(kept))
            kept = [line for line in kept[:end] if not line.startswith("  ")]
        kept.insert(place, new)
        file.write_text("\n".join(kept).rstrip("\n") + "\n", encoding="utf-8")
        return f"{field} of {file.name}"

    def _change(self) -> str:
        number = self._chance.randint(1, 10**6)
        field = self._chance.choice(("title", "summary", "kind"))
        if field == "kind":
            return self._replace("kind", self._chance.choice(KINDS))
        text = self._summary() if field == "summary" else self._sentence(5)
        return self._replace(field, f'"{text} {number}"')

    def _draft(self) -> str:
        return self._replace("draft", self._chance.choice(("ja", "nej")))

    def _withdraw(self) -> str:
        return self._replace("withdrawn", "Den var ikke rigtig.\nwithdrawn_on: 2031-01-09")

    def _rename(self) -> str:
        self._number += 1
        return self._replace("slug", f"ny-adresse-{self._number}")

    def _delete(self) -> str:
        file = self._some()
        if file is None:
            return self.add()
        file.unlink()
        return f"deleted {file.name}"

    def _move(self) -> str:
        """Give an item another day, which its file is named by."""
        file = self._some()
        if file is None:
            return self.add()
        day = (
            f"{file.parent.name}-{self._chance.randint(1, 12):02}-{self._chance.randint(1, 28):02}"
        )
        text = file.read_text(encoding="utf-8")
        new = file.with_name(f"{day}{file.name[10:]}")
        if new.exists():
            return "moved nothing"
        lines = [f"date: {day}" if each.startswith("date:") else each for each in text.split("\n")]
        lines = [each for each in lines if not each.startswith("updated:")]
        file.unlink()
        new.write_text("\n".join(lines), encoding="utf-8")
        return f"moved {file.name} to {day}"

    def _other_data(self) -> str:
        """Change something that other pages, or every page, show."""
        file = self._data / self._chance.choice(("organisation.yml", "sources.yml", "glossary.yml"))
        text = file.read_text(encoding="utf-8")
        lines = text.split("\n")
        places = [
            n for n, line in enumerate(lines) if line.lstrip(" -").startswith(("title:", "lead:"))
        ]
        if not places:
            return "changed nothing"
        place = self._chance.choice(places)
        head, mark, value = lines[place].partition(": ")
        if not value or value[0] in "'\"|>":
            return "changed nothing"
        lines[place] = f"{head}{mark}{value.split(' nr.')[0]} nr. {self._chance.randint(1, 99)}"
        file.write_text("\n".join(lines), encoding="utf-8")
        return f"line {place + 1} of {file.name}"

    def _undo_nothing(self) -> str:
        """Save a file as it is, which changes its times only."""
        file = self._some()
        if file is not None:
            file.write_bytes(file.read_bytes())
        return "saved as it was"
