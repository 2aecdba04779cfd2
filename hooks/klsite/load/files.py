"""Which files the data folder has, and whether each lies where it should."""

import os
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from klsite.load.suggestions import nearest, question
from klsite.model import kinds
from klsite.model.diagnostics import DiagnosticLog, error_at
from klsite.model.kinds import FileKind


def files_of_kind(root: Path, kind: FileKind) -> Iterator[str]:
    """Yield every file of a kind in the data folder, relative to it, in the order of the names."""
    if kind.is_single:
        if (root / kind.example).is_file():
            yield kind.example
        return
    for file in data_files(root / kind.folder):
        if kind.pattern.fullmatch(f"{kind.folder}/{file}"):
            yield f"{kind.folder}/{file}"


def data_files(root: Path) -> Iterator[str]:
    """Yield every file below the data folder, relative to it, in the order of the names.

    Files that programs leave behind (hidden ones, and backups that end in ``~``) are passed
    over.
    """
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = "".join(f"{part}/" for part in Path(folder).relative_to(root).parts)
        # A linked folder is not walked into, and a folder named as a file cannot be read.
        names += [
            name for name in folders if name.endswith(".yml") or (Path(folder) / name).is_symlink()
        ]
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith("~"):
                yield below + name


def kind_of(file: str, log: DiagnosticLog) -> FileKind | None:
    """Return the kind of a file; a file that would not be read is a mistake."""
    for kind in kinds.FILE_KINDS:
        if kind.pattern.fullmatch(file):
            return kind
    log.add(error_at(file, (), _misplaced(file)))
    return None


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
