"""Says where a person stands, and what is to be done to take the person out: ``kl.py erase``.

It changes nothing: whether a name goes, or a public office keeps it, is for people to decide.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from klsite.load.files import data_files
from klsite.load.reader import Reader
from klsite.model.diagnostics import DataErrors
from klsite.model.people import People
from klsite.text.danish import listing

_OK, _WRONG_CALL = 0, 2
_MOST = 200


class _Place(NamedTuple):
    file: str
    line: int
    text: str


def print_erasure(root: Path, person: str) -> int:
    """Print where a person (an id, or a name) of the project ``root`` stands; return the code."""
    try:
        known = _names(root)
    except DataErrors as mistakes:
        print(mistakes, file=sys.stderr)
        return 1
    wanted = [
        id_ for id_, names in known.items() if person.lower() in (id_, *map(str.lower, names))
    ]
    words = sorted({*wanted, *(name for id_ in wanted for name in known[id_])} or {person})
    print(f"Leder efter {listing([f'»{word}«' for word in words])} …", file=sys.stderr)
    places = list(_places(root, words))
    if not wanted and not places:
        print(f"»{person}« står hverken i data/ eller content/.", file=sys.stderr)
        return _WRONG_CALL
    print("\n".join(_report(root, wanted, words, places)))
    return _OK


def _names(root: Path) -> dict[str, list[str]]:
    """Return the names of every person, past ones included, by id. Raises ``DataErrors``."""
    files = Reader(root / "data").read_kind(People)
    return {
        each.id: [period.name for period in each.name_periods]
        for file in files
        for each in file.people
    }


def _places(root: Path, words: list[str]) -> Iterator[_Place]:
    """Yield each line of data and of hand-written pages in which a word stands whole."""
    pattern = re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")
    files = [f"data/{each.path}" for each in data_files(root / "data") if not each.hindrance]
    written = (each for each in (root / "content").rglob("*.md") if each.is_file())
    files += sorted(each.relative_to(root).as_posix() for each in written)
    for file in (*files, "published.txt"):
        path = root / file
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            for number, line in enumerate(text.split("\n"), start=1):
                if pattern.search(line):
                    yield _Place(file, number, line.strip())


def _report(root: Path, wanted: list[str], words: list[str], places: list[_Place]) -> Iterator[str]:
    yield f"Her står personen ({len(places)} linjer):"
    for each in places[:_MOST]:
        yield f"  {each.file}:{each.line}: {each.text[:100]}"
    if len(places) > _MOST:
        yield f"  og {len(places) - _MOST} til"
    yield ""
    yield "Det skal tages ud eller skrives om:"
    if wanted:
        yield f"  1. Punktet med id {wanted[0]} i data/people/, og alle linjer, der nævner id'et."
    yield "  - Et valgt medlem eller en borgmester har et offentligt hverv: det må normalt stå."
    yield "  - Står navnet i en tekst eller et referat, så skriv teksten om, og skriv hvorfor."
    yield "  - En side, der forsvinder, skal siges i data/moves.yml med »withdrawn«. Står navnet i"
    yield "    dens adresse, og skal også den glemmes, så slet dens linjer i published.txt."
    yield "  - Filer og billeder i content/ kan vise personen, uden at navnet står i dem."
    yield ""
    yield "Det, som rettelsen ikke sletter:"
    yield f"  - {_in_git(root, words)}"
    yield "  - Kloner, forgreninger og pull requests hos andre. Historikken kan skrives om med"
    yield "    git filter-repo, men alle kloner skal hentes igen bagefter."
    for folder in ("site", ".build", ".cache"):
        if (root / folder).exists():
            yield f"  - Mappen {folder}/ på denne maskine: slet den, og byg igen."
    yield "  - Feeds, som læsere har hentet, søgemaskiners kopier, webarkiver og sikkerhedskopier:"
    yield "    bed dem, der har dem, om at slette siden."


def _in_git(root: Path, words: list[str]) -> str:
    """Return what the history of the repository still holds."""
    if shutil.which("git") is None or not (root / ".git").exists():
        return "Er projektet i git, har historikken stadig navnet."
    found: set[str] = set()
    for word in words:
        command = ["git", "log", "--all", "--format=%h", f"-S{word}", "--", "data", "content"]
        result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        found.update(result.stdout.split())
    if not found:
        return "Historikken i git har ikke navnet endnu."
    count = "1 ændring" if len(found) == 1 else f"{len(found)} ændringer"
    return f"Historikken i git: {count} har føjet navnet til eller fjernet det, og den viser det."
