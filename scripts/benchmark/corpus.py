"""A corpus of made-up news: Danish items and the pictures in them, the same from the same seed."""

import random
import struct
import zlib
from collections.abc import Mapping, Sequence
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
_PICTURES, _SIDE = 20, 64


@dataclass(frozen=True)
class Item:
    """A made-up item; ``body`` is Markdown."""

    id: str
    day: date
    title: str
    summary: str
    kind: str
    body: str

    @property
    def address(self) -> str:
        """Where every tool is to put its page, from the front page."""
        return f"nyheder/{self.day.year}/{self.id}/"


@dataclass(frozen=True)
class Corpus:
    """Items, oldest first, and the content of the pictures they show, by file name."""

    items: Sequence[Item]
    pictures: Mapping[str, bytes]

    @property
    def middle(self) -> Item:
        """The item that is edited: neither in the feed nor on the first list."""
        return self.items[len(self.items) // 2]


def make_corpus(count: int, seed: int, *, rich: bool) -> Corpus:
    """Return so many items of 150 to 300 words.

    ``rich`` bodies are longer, and each has tables, lists, quotes, code, a picture and links, one
    of them to another item.
    """
    chance = random.Random(seed)  # noqa: S311 - made-up texts need no secrecy
    items = [_item(chance, number, count, rich=rich) for number in range(count)]
    names = sorted({_picture_name(number) for number in range(count)}) if rich else []
    return Corpus(items, {name: _picture(chance) for name in names})


def _item(chance: random.Random, number: int, count: int, *, rich: bool) -> Item:
    blocks = _blocks(chance, number)
    if rich:
        blocks += _rich_blocks(chance, number, count)
    return Item(
        id=_id(number),
        day=_day(number, count),
        title=f"{_sentence(chance, 6)[:-1]} {number}",
        summary=_sentence(chance, 14),
        kind=("Pressemeddelelse", "Artikel", "Navne")[number % 3],
        body="\n\n".join(blocks),
    )


def _id(number: int) -> str:
    return f"nyhed-{number}"


def _day(number: int, count: int) -> date:
    return _FIRST + timedelta(days=number * _DAYS // count)


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance, chance.randint(8, 16)) for _ in range(chance.randint(3, 5)))


def _blocks(chance: random.Random, number: int) -> list[str]:
    blocks = [_paragraph(chance) for _ in range(chance.randint(4, 6))]
    if number % 2:
        blocks.insert(1, f"## {_sentence(chance, 3)[:-1]}")
    if number % 4 == 1:
        blocks.insert(3, f"- {_sentence(chance, 4)}\n- {_sentence(chance, 5)}")
    if number % 4 == 3:
        blocks.append(f"Se [KL](https://www.kl.dk/) og **{_sentence(chance, 2)[:-1]}**.")
    return blocks


def _rich_blocks(chance: random.Random, number: int, count: int) -> list[str]:
    rows = "\n".join(f"| {chance.choice(_WORDS)} | {chance.randint(1, 999)} |" for _ in range(8))
    earlier = Item(_id(number // 2), _day(number // 2, count), "", "", "", "")
    return [
        f"## {_sentence(chance, 4)[:-1]}",
        _paragraph(chance),
        f"![{_sentence(chance, 5)}](/billeder/{_picture_name(number)})",
        f"| Ord | Tal |\n| --- | --- |\n{rows}",
        f"> {_paragraph(chance)}\n>\n> {_sentence(chance, 6)}",
        f"1. {_sentence(chance, 5)}\n2. {_sentence(chance, 5)}\n    - {_sentence(chance, 4)}",
        f"## {_sentence(chance, 3)[:-1]}",
        f"Det *bygger på* [en tidligere nyhed](/{earlier.address}), `kl-{number}` og "
        f"[KL](https://www.kl.dk/) & **{_sentence(chance, 2)[:-1]}**. {_paragraph(chance)}",
        f"```\nsum = {number} + {chance.randint(1, 99)}\nhvis sum < 10 & sum > 2\n```",
        _paragraph(chance),
    ]


def _picture_name(number: int) -> str:
    return f"billede-{number % _PICTURES}.png"


def _picture(chance: random.Random) -> bytes:
    """Return a small PNG in shades of grey."""
    rows = b"".join(b"\0" + chance.randbytes(_SIDE) for _ in range(_SIDE))
    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
