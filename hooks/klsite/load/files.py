"""Which files the data folder has, and whether each lies where it should."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from klsite.load.suggestions import nearest, question
from klsite.model import kinds
from klsite.model.diagnostics import DiagnosticLog, error_at
from klsite.model.file_names import name_fault
from klsite.model.kinds import FileKind
from klsite.system.file_tree import FoundFile, Hindrance, files_below
from klsite.system.foreign_files import original_of


def files_of_kind(root: Path, kind: FileKind) -> Iterator[str]:
    """Yield every file of a kind in the data folder, relative to it, in the order of the names."""
    if kind.is_single:
        if (root / kind.example).is_file():
            yield kind.example
        return
    for found in files_below(f"{root}/{kind.folder}", str(root.parent)):
        file = f"{kind.folder}/{found.path}"
        if found.hindrance is None and kind.pattern.fullmatch(file):
            yield file


def data_files(root: Path) -> Iterator[FoundFile]:
    """Yield every file below the data folder, in the order of the names.

    What other programs leave behind is passed over.
    """
    return files_below(str(root), str(root.parent))


_HINDRANCES = {
    Hindrance.DEAD_LINK: "filen kan ikke læses: den er et link, der ingen steder fører hen",
    Hindrance.LINK_OUT: (
        "filen er et link til en fil uden for projektet, eller til en skjult: "
        "læg selve filen her i stedet"
    ),
    Hindrance.FOLDER_LINK: "det er et link til en mappe: læg selve mappen her i stedet",
    Hindrance.FOLDER: "det er en mappe, som har navn som en datafil: giv den et andet navn",
    Hindrance.NO_FILE: (
        "det er ikke en almindelig fil (men en kø, en sokkel eller en enhed): slet den"
    ),
    Hindrance.UNREADABLE: "mappen kan ikke læses: se, om der er adgang til den",
}


def what_hinders(found: FoundFile) -> str:
    """Return what an editor is told about a file with a hindrance."""
    if found.hindrance is Hindrance.CONFLICT_COPY:
        original = original_of(found.path.rpartition("/")[2])
        return (
            f"filen er en kopi, som et program til synkronisering har lavet, fordi {original} blev "
            f"rettet to steder: skriv det, der mangler, ind i {original}, og slet kopien"
        )
    assert found.hindrance is not None, "it is asked for what is hindered alone"
    return _HINDRANCES[found.hindrance]


def kind_of(file: str, log: DiagnosticLog) -> FileKind | None:
    """Return the kind of a file; a file that would not be read is a mistake."""
    for kind in kinds.FILE_KINDS:
        if kind.pattern.fullmatch(file):
            if wrong := name_fault(file):
                log.add(error_at(file, (), wrong))
            return kind
    log.add(error_at(file, (), _misplaced(file)))
    return None


def kind_meant(file: str) -> FileKind | None:
    """Return the kind that a file of another name or place can only have been meant as, if any."""
    if not file.endswith((".yml", ".yaml")):
        return None
    folders = file.split("/")
    found = [kind for kind in kinds.FILE_KINDS if kind.example.split("/")[0] == folders[0] != file]
    if len(found) > 1:
        found = [kind for kind in found if kind.example.count("/") == len(folders) - 1]
    if len(found) > 1:
        found = [kind for kind in found if kind.example.endswith("/" + folders[-1])]
    return found[0] if len(found) == 1 else None


def _misplaced(file: str) -> str:
    if not file.endswith(".yml"):
        return "filen bliver ikke læst: datafiler skal ende på .yml"
    folder, _, name = file.rpartition("/")
    if not folder:
        singles = [kind.example for kind in kinds.FILE_KINDS if kind.is_single]
        return f"ukendt fil{question(nearest(name, singles))} Filerne her er: {', '.join(singles)}"
    for kind in kinds.FILE_KINDS:
        if kind.example.split("/")[0] == file.split("/")[0]:
            return (
                "filens navn eller mappe passer ikke: det skal være som "
                f"{kind.example} (små bogstaver a-z, tal og bindestreger)"
            )
    folders = {kind.example.split("/")[0] for kind in kinds.FILE_KINDS if not kind.is_single}
    return f"ukendt mappe: filen bliver ikke læst{question(nearest(file.split('/')[0], folders))}"


def check_name(file: str, kind: FileKind, model: BaseModel, log: DiagnosticLog) -> None:
    """Check that the date in a file's name, and its folder's year, are those of its content."""
    match = kind.pattern.fullmatch(file)
    if kind.dated_by is None or match is None:
        return
    found = getattr(model, kind.dated_by).isoformat()
    if match["date"] != found:
        message = (
            f"filens navn begynder med {match['date']}, men »{kind.dated_by}« er {found}: "
            "ret den af dem, der er forkert"
        )
        log.add(error_at(file, (kind.dated_by,), message))
    elif match.groupdict().get("year", found[:4]) != found[:4]:
        message = f"filen ligger i mappen {match['year']}, men er fra {found}"
        log.add(error_at(file, (kind.dated_by,), message))
