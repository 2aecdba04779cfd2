"""What was published and would be lost: addresses, guids of feeds, and events of calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from klsite.load.published import FILE, Promises
from klsite.model.diagnostics import Diagnostic, error_at, warning_at
from klsite.results.guids import news_guid
from klsite.results.moves import renamed
from klsite.text.clock import released

if TYPE_CHECKING:
    from klsite.checks.addresses import Reserved
    from klsite.model.moves import Moves
    from klsite.results.news import News

Hidden = Callable[[str], "Reserved | None"]
"""Returns why the record that had a published name is not public; None where that is not why."""

_WHAT = {
    "page": "siden {} er udgivet, men findes ikke mere",
    "file": "filen {} er udgivet, men findes ikke mere",
    "guid": "indlægget {} er sendt ud i et feed, men findes ikke mere",
    "uid": "begivenheden {} er udgivet i en kalender, men findes ikke mere",
}
_ENDINGS = ("ended: HVORFOR", "withdrawn: HVORFOR")

_MANY = 2
"""How many others are lost with a page where one line for the folder is suggested."""


def broken_promises(
    old: Promises, new: Promises, moves: Moves, today: date, hidden: Hidden
) -> Iterator[tuple[str, str]]:
    """Yield the beginning of each line of the file that is not kept, and what to tell of it.

    ``moves`` say what became of some, and ``hidden`` why a record is not public any more that had
    a name. What is lost with a page, below its address, is told of together with it.
    """
    uids = (f"uid {uid} " for uid in old.revisions.keys() - new.revisions.keys())
    gone = (line for line in old.lines - new.lines if line.partition(" ")[0] in _WHAT)
    unanswered = [line for line in (*gone, *uids) if not _is_answered(line, moves)]
    lost = []
    for line in unanswered:
        why = hidden(_name(line).removeprefix("/"))
        if why is None:
            lost.append(line)
        elif line.startswith("page "):
            yield line, _hidden(_name(line), why)
    together: set[str] = set()
    for line in sorted(lost, key=lambda each: (not each.startswith("page "), each)):
        if line in together:
            continue
        below = _lost_with(line, lost)
        if len(below) >= _MANY:
            together.update(below)
            yield line, _folder_lost(_name(line), len(below), today)
        else:
            yield line, _lost(line.partition(" ")[0], _name(line), today)


def _name(line: str) -> str:
    return line.partition(" ")[2].rstrip()


def _is_answered(line: str, moves: Moves) -> bool:
    name = _name(line).removeprefix("/")
    return any(
        each.address == name or (each.below and each.reason and renamed(name, each.address, None))
        for each in moves.moves
    )


def _lost_with(line: str, lost: Sequence[str]) -> list[str]:
    """Return what else is lost of what is below the page of a line."""
    folder = _name(line).removeprefix("/")
    if not line.startswith("page ") or not folder:
        return []
    names = ((each, _name(each).removeprefix("/")) for each in lost if each != line)
    return [each for each, name in names if renamed(name, folder, None)]


def _lines_to_add(name: str, below: str, endings: Sequence[str], today: date) -> str:
    shown = f'"{name}"' if ":" in name else name
    lines = (f"\n  - {{address: {shown}, {below}{each}, date: {today}}}" for each in endings)
    return "én af disse linjer i data/moves.yml:" + "".join(lines)


def _folder_lost(name: str, below: int, today: date) -> str:
    lines = _lines_to_add(name, "below: ja, ", ("to: NY-ADRESSE/", *_ENDINGS), today)
    return (
        f"siden {name} og {below} andre udgivne adresser og navne under den findes ikke mere. Lav "
        f"det om, eller tilføj {lines}"
    )


def _lost(kind: str, name: str, today: date) -> str:
    endings = _ENDINGS if kind in ("guid", "uid") else ("to: NY-ADRESSE", *_ENDINGS)
    if kind == "guid" and ":kkr/" in name:
        advice = (
            "Skriv det slettede igen (et møde, der holdes alligevel, får »reinstated«, en "
            "flytning, der ikke gælder, »withdrawn«), eller tilføj"
        )
    elif kind == "guid" and name.rpartition("/")[2].startswith(("rettet-", "trukket-tilbage")):
        advice = "Skriv det slettede igen under »changes« eller »withdrawn«, eller tilføj"
    elif kind == "guid":
        advice = "Skriv »id«, som det var (en ny adresse skrives i »slug«), eller tilføj"
    else:
        advice = "Lav det om, eller tilføj"
    return f"{_WHAT[kind].format(name)}. {advice} {_lines_to_add(name, '', endings, today)}"


def _hidden(name: str, why: Reserved) -> str:
    return (
        f"siden {name} er udgivet, men data/{why.origin.file} er nu {why.why}: det udgivne kan "
        "ikke skjules igen. Tag »draft« eller »embargo« ud, og træk det i stedet tilbage med "
        "»withdrawn« og »withdrawn_on«, eller ret det, og fortæl det i »changes«"
    )


def other_owner(address: str, was: str, now: str) -> str:
    """Return what to tell of an address at which there is something else than there was."""
    return (
        f"siden /{address} var indlægget {was}, men er nu {now}: en udgivet adresse må ikke blive "
        "til noget andet. Giv det nye en anden adresse"
    )


def reused_guids(moves: Moves, new: Promises) -> Iterator[Diagnostic]:
    """Yield an error for each guid or UID that ended by the table of moves and is there again."""
    for index, each in enumerate(moves.moves):
        is_there = f"guid {each.address}" in new.lines or each.address in new.revisions
        if not each.is_address and is_there:
            message = (
                f"»{each.address}« er ophørt, men bruges igen: giv det nye et andet id, eller slet "
                "linjen, hvis det er det samme, der er tilbage"
            )
            yield error_at("moves.yml", ("moves", index, "address"), message)


def swapped_ids(news: News) -> Iterator[Diagnostic]:
    """Yield a warning for two items each of which has the day that feeds know the other by."""
    moments = {news.told[news_guid(each.id)]: each for each in news.corrected_items}
    for moment, item in moments.items():
        other = moments.get(released(item.date, item.embargo))
        if other and item.id < other.id and released(other.date, other.embargo) == moment:
            message = (
                f"»{item.id}« og »{other.id}« har byttet dage, siden de blev udgivet: har de "
                "byttet id, så byt det tilbage, for abonnenternes programmer kender dem ved det"
            )
            yield warning_at(item.file, ("id",), message)


def lost_place(page: str, place: str, today: date) -> str:
    """Return what to tell of a place that a page had once."""
    lines = _lines_to_add(f"/{page}#{place}", "", (f"to: /{page}#NYT-ID", *_ENDINGS), today)
    return (
        f"stedet /{page}#{place} er udgivet, men findes ikke mere. Lav det om, eller tilføj {lines}"
    )


def promise_faults(
    broken: Iterable[tuple[str, str]], line_of: Callable[[str], int]
) -> Iterator[Diagnostic]:
    """Yield an error for each promise that is not kept; ``line_of`` finds a line by its start."""
    for start, message in broken:
        yield Diagnostic(FILE, line_of(start), 1, message)
