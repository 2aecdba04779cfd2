"""What was published and would be lost: addresses, guids of feeds, and events of calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from klsite import addresses
from klsite.load.published import FILE, Promises
from klsite.model.diagnostics import Diagnostic, Level, error_at
from klsite.results.guids import NEWS_GUIDS
from klsite.results.left_feeds import left_feeds
from klsite.results.moves import renamed
from klsite.results.news_feeds import news_feed_lists
from klsite.text.danish import long_date

if TYPE_CHECKING:
    from klsite.checks.addresses import Reserved
    from klsite.model.dataset import Dataset
    from klsite.model.moves import Moves
    from klsite.results.news import News

Hidden = Callable[[str], "Reserved | None"]
"""Returns why the record that had a published name is not public; None where that is not why."""

_WHAT = {
    "page": "siden {} er udgivet, men findes ikke mere",
    "file": "filen {} er udgivet, men findes ikke mere",
    "uid": "begivenheden {} er udgivet i en kalender, men findes ikke mere",
}
_ENTRY = "guid"
_ENDINGS = ("ended: HVORFOR", "withdrawn: HVORFOR")

_SEEN = timedelta(days=31)
"""How much older than the newest entry one may be that followers of a feed will find."""

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
    gone = (line for line in old.lines - new.lines if line.partition(" ")[0] in (*_WHAT, _ENTRY))
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
            kind, name = line.partition(" ")[0], _name(line)
            yield line, _entry_lost(name, today) if kind == _ENTRY else _lost(kind, name, today)


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
        f"siden {name} og {below} andre udgivne adresser og navne under den findes ikke mere: lav "
        f"det om, eller tilføj {lines}"
    )


def _lost(kind: str, name: str, today: date) -> str:
    endings = _ENDINGS if kind == "uid" else ("to: NY-ADRESSE", *_ENDINGS)
    lines = _lines_to_add(name, "", endings, today)
    return f"{_WHAT[kind].format(name)}: lav det om, eller tilføj {lines}"


def _entry_lost(name: str, today: date) -> str:
    lines = _lines_to_add(name, "", _ENDINGS, today)
    if ":kkr/" in name:
        cure = (
            "skriv det slettede igen (et møde, der holdes alligevel, får »reinstated«, en "
            "flytning, der ikke gælder, »withdrawn«)"
        )
    elif name.rpartition("/")[2].startswith(("rettet-", "trukket-tilbage")):
        cure = "skriv det slettede igen under »changes« eller »withdrawn«"
    elif name.startswith(NEWS_GUIDS):
        cure = "skriv »id«, som det var (en ny adresse skrives i »slug«)"
    else:
        cure = "skriv »id«, som det var"
    what = f"indlægget {name} er sendt ud i et feed, men findes ikke mere: "
    return what + cure + f", eller tilføj {lines}"


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


def swapped_ids(old: Promises, new: Promises) -> Iterator[tuple[str, str]]:
    """Yield the line of each entry that has the title of another, which has that of a third.

    So it is where ids were exchanged, and nothing else would tell it.
    """
    changed = {
        guid for guid, title in new.titles.items() if not title <= old.titles.get(guid, title)
    }
    owners = {each: guid for guid in changed for each in old.titles[guid]}
    taken = {guid: owners[each] for guid in changed for each in new.titles[guid] if each in owners}
    for guid, other in sorted(taken.items()):
        if other in taken:
            message = (
                f"indlægget {guid} har nu den titel, som {other} er udgivet med, og det en andens: "
                "har de byttet id, så byt det tilbage, for abonnenternes programmer kender dem ved "
                "det. Er det titlerne, der var byttet om, så ret først den ene, udgiv, kør kl.py "
                "remember, og ret så den anden"
            )
            yield f"entry {guid} ", message


def left_in_silence(news: News, dataset: Dataset, published: Promises) -> Iterator[Diagnostic]:
    """Yield an error for each item that left a feed on no day that its followers would see."""
    last = max(published.moments.values(), default=news.now).date()
    taxonomy = dataset.news_taxonomy
    there = {each.feed.address for each in news_feed_lists(news, taxonomy)}
    there.update(map(addresses.kkr_feed, dataset.kkr))
    left = left_feeds(news, taxonomy, published).items()
    told = {each.guid: each for feed, found in left if feed in there for each in found}
    for guid, each in sorted(told.items()):
        if guid not in published.moments and each.moment.date() < last - _SEEN:
            message = (
                "nyheden står ikke længere i et feed, hvor den er udgivet: skriv dagen for "
                f"rettelsen i »updated«, som {news.now:%Y-%m-%d}, så de, der følger feedet, får "
                "det at vide"
            )
            yield error_at(each.item.file, ("updated",), message)


def no_memory() -> Diagnostic:
    """Return the warning that nothing is known of what was published."""
    message = (
        "der står ikke noget om, hvad der er udgivet, så det kan gå tabt uden et ord: hent filen "
        f"med git checkout -- {FILE}, eller lav den med python3 scripts/kl.py remember"
    )
    return Diagnostic(FILE, 1, 1, message, Level.WARNING)


def unread_lines(unread: Mapping[int, str]) -> Iterator[Diagnostic]:
    """Yield an error for each line of the memory that cannot be read."""
    for number, line in unread.items():
        message = (
            f"linjen »{line}« kan ikke læses: hent filen, som den var, med git checkout -- {FILE}, "
            "eller hent den nyeste udgave af programmet, hvis filen er skrevet af den"
        )
        yield Diagnostic(FILE, number, 1, message)


def clock_is_behind(last: datetime, now: datetime, line: int) -> Diagnostic:
    """Return the error that much is missing for no other reason than the moment of the build."""
    message = (
        f"webstedet bygges for {long_date(now.date())}, men der er udgivet noget "
        f"{long_date(last.date())}, som ville forsvinde: ret uret, eller KL_NOW"
    )
    return Diagnostic(FILE, line, 1, message)


def lost_place(page: str, place: str, today: date) -> str:
    """Return what to tell of a place that a page had once."""
    lines = _lines_to_add(f"/{page}#{place}", "", (f"to: /{page}#NYT-ID", *_ENDINGS), today)
    return (
        f"stedet /{page}#{place} er udgivet, men findes ikke mere: lav det om, eller tilføj {lines}"
    )


def promise_faults(
    broken: Iterable[tuple[str, str]], line_of: Callable[[str], int]
) -> Iterator[Diagnostic]:
    """Yield an error for each promise that is not kept; ``line_of`` finds a line by its start."""
    for start, message in broken:
        yield Diagnostic(FILE, line_of(start), 1, message)
