"""Made-up news items: 150 to 300 words of Danish, the same from the same seed."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

_TEXT = """
kommune borger skole velfærd økonomi aftale regering region sundhed ældre børn unge
klima trafik vækst uddannelse ansatte ledelse budget møde forslag samarbejde digital
miljø byggeri plads penge hjælp tilbud og i at det er som på til med for den de af en et
har vil kan skal ny mange flere hele landet lokal fælles år tid behov opgave ansvar råd
valg ø å æble
"""
_WORDS = _TEXT.split()
_FIRST, _DAYS = date(2000, 1, 1), 9000


@dataclass(frozen=True)
class Item:
    """A made-up item; ``body`` is Markdown."""

    id: str
    day: date
    title: str
    summary: str
    kind: str
    body: str


def make_corpus(count: int, seed: int, *, rich: bool) -> list[Item]:
    """Return so many items, oldest first; ``rich`` ones have tables, lists, links and code."""
    chance = random.Random(seed)  # noqa: S311 - made-up texts need no secrecy
    return [_item(chance, number, count, rich) for number in range(count)]


def _item(chance: random.Random, number: int, count: int, rich: bool) -> Item:
    day = _FIRST + timedelta(days=number * _DAYS // count)
    return Item(
        id=f"nyhed-{number}",
        day=day,
        title=f"{_sentence(chance, 6)[:-1]} {number}",
        summary=_sentence(chance, 14),
        kind=("Pressemeddelelse", "Artikel", "Navne")[number % 3],
        body="\n\n".join(_blocks(chance, number, rich)),
    )


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance, chance.randint(8, 16)) for _ in range(chance.randint(3, 5)))


def _blocks(chance: random.Random, number: int, rich: bool) -> list[str]:
    blocks = [_paragraph(chance) for _ in range(chance.randint(4, 6))]
    if rich or number % 2:
        blocks.insert(1, f"## {_sentence(chance, 3)[:-1]}")
    if rich or number % 4 == 1:
        blocks.insert(3, f"- {_sentence(chance, 4)}\n- {_sentence(chance, 5)}")
    if rich or number % 4 == 3:
        blocks.append(f"Se [KL](https://www.kl.dk/) og **{_sentence(chance, 2)[:-1]}**.")
    if rich:
        rows = "\n".join(
            f"| {chance.choice(_WORDS)} | {chance.randint(1, 999)} |" for _ in range(6)
        )
        blocks.append(f"| Ord | Tal |\n| --- | --- |\n{rows}")
        blocks.append(f"> {_paragraph(chance)}")
        blocks.append("1. første\n2. anden\n   - under den")
    return blocks
