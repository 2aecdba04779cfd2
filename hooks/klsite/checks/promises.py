"""What was published and would be lost: addresses, guids of feeds, and events of calendars."""

from collections.abc import Callable, Collection, Iterator
from datetime import date

from klsite.load.published import FILE, Promises
from klsite.model.diagnostics import Diagnostic

_WHAT = {
    "page": "siden {} er udgivet, men findes ikke mere",
    "file": "filen {} er udgivet, men findes ikke mere",
    "guid": "indlægget {} er sendt ud i et feed, men findes ikke mere",
    "uid": "begivenheden {} er udgivet i en kalender, men findes ikke mere",
}
_ENDINGS = ("ended: HVORFOR", "withdrawn: HVORFOR")


def broken_promises(
    old: Promises, new: Promises, answered: Collection[str], today: date
) -> Iterator[tuple[str, str]]:
    """Yield the beginning of each line of the file that is not kept, and what to tell of it.

    ``answered`` are the names that the table of moves says of what became of them.
    """
    for line in sorted(old.lines - new.lines):
        kind, _, name = line.partition(" ")
        if name.removeprefix("/") not in answered:
            yield line, _lost(kind, name, today)
    for uid in sorted(old.revisions.keys() - new.revisions.keys()):
        if uid not in answered:
            yield f"uid {uid} ", _lost("uid", uid, today)


def _lost(kind: str, name: str, today: date) -> str:
    endings = _ENDINGS if kind in ("guid", "uid") else ("to: NY-ADRESSE", *_ENDINGS)
    shown = f'"{name}"' if ":" in name else name
    lines = [f"\n  - {{address: {shown}, {ending}, date: {today}}}" for ending in endings]
    if kind == "guid" and ":kkr/" in name:
        advice = (
            "Skriv det slettede igen (et møde, der holdes alligevel, får »reinstated«, en "
            "flytning, der ikke gælder, »withdrawn«), eller tilføj"
        )
    elif kind == "guid":
        advice = "Skriv »id«, som det var (en ny adresse skrives i »slug«), eller tilføj"
    else:
        advice = "Lav det om, eller tilføj"
    return f"{_WHAT[kind].format(name)}. {advice} én af disse linjer i data/moves.yml:" + "".join(
        lines
    )


def promise_faults(
    broken: Iterator[tuple[str, str]], line_of: Callable[[str], int]
) -> Iterator[Diagnostic]:
    """Yield an error for each promise that is not kept; ``line_of`` finds a line by its start."""
    for start, message in broken:
        yield Diagnostic(FILE, line_of(start), 1, message)
