"""Puts the built site where readers find it, in an order in which no link leads nowhere.

What others refer to comes first: styles and pictures, pages, lists, feeds and data, the sitemap,
the front page. What is gone is taken away at the end. Only files that changed are put.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from deployment.http_headers import HEADERS_FILE, cache_control, content_type, headers_file
from deployment.targets import FolderTarget, Target, TargetProblem, Upload, digest_of
from klsite.build.build import WORK
from klsite.build.in_place import Rank, rank_by
from klsite.build.published import NotCurrent, current_site
from klsite.system.lock import alone
from klsite.system.os_errors import reason
from klsite.system.phases import phase
from klsite.system.progress import Progress
from klsite.text.clock import moment_to_build_for

_OK, _FAILED = 0, 1


class DeployOptions(NamedTuple):
    """The options of the command.

    ``endpoint`` is the address of a server that speaks S3, None for Amazon's; with ``again`` files
    are put that lie there already; with ``dry_run`` it is told what would be done.
    """

    endpoint: str | None = None
    compress: bool = False
    again: bool = False
    dry_run: bool = False


class _Plan(NamedTuple):
    """What is to be done, in this order, by paths."""

    outdated: list[str]
    """Compressed files that would be sent instead of the new ones beside them."""
    put: list[str]
    remove: list[str]


def deploy(root: Path, place: str, options: DeployOptions) -> int:
    """Put the site of the project ``root`` at a place; return the exit code."""
    now = moment_to_build_for(os.environ.get("KL_NOW", ""))
    try:
        target = _target(root, place, options)
        (root / WORK).mkdir(exist_ok=True)
        with alone(root / WORK / "lock"):
            rank = rank_by(current_site(root, now).record().artifacts)
            print(_deploy(_Site(root / "site", options.compress), target, rank, options))
    except (NotCurrent, TargetProblem) as problem:
        print(problem, file=sys.stderr)
    except OSError as error:
        print(f"Webstedet kunne ikke lægges ud: {reason(error)}.", file=sys.stderr)
    else:
        return _OK
    return _FAILED


def _target(root: Path, place: str, options: DeployOptions) -> Target:
    if place.startswith("s3:"):
        from deployment.s3 import S3Target

        return S3Target(place, options.endpoint)
    if "://" in place:
        raise TargetProblem(f"{place}: målet er en mappe eller s3://bucket/mappe.")
    folder = Path(place).resolve()
    if folder.is_relative_to(root / "site") or root.is_relative_to(folder):
        raise TargetProblem(f"{folder}: der kan ikke lægges ud her: vælg en mappe uden for site/.")
    return FolderTarget(folder)


class _Site:
    """The files to be put: those of the built site, compressed ones, and ``_headers``."""

    def __init__(self, folder: Path, compress: bool) -> None:
        self._folder = folder
        self._compressed: dict[str, tuple[str, str]] = {}
        files = (file for file in folder.rglob("*") if file.is_file())
        self.paths = {file.relative_to(folder).as_posix() for file in files} | {HEADERS_FILE}
        if compress:
            from deployment.compression import COMPRESSIONS, can_be_compressed

            for path in sorted(filter(can_be_compressed, self.paths)):
                for kind in COMPRESSIONS:
                    if path + kind not in self.paths:  # the sitemap comes compressed already
                        self._compressed[path + kind] = path, kind
            self.paths |= self._compressed.keys()

    def plain(self, path: str) -> str:
        """Return the file that a file is a compressed form of, or the file itself."""
        return self._compressed[path][0] if path in self._compressed else path

    def content(self, path: str) -> bytes:
        """Return the content of a file."""
        if path == HEADERS_FILE:
            return headers_file()
        if path not in self._compressed:
            return (self._folder / path).read_bytes()
        from deployment.compression import COMPRESSIONS

        plain, kind = self._compressed[path]
        return COMPRESSIONS[kind](self.content(plain))

    def upload(self, path: str) -> Upload:
        """Return a file with its headers."""
        headers = {"Content-Type": content_type(path), "Cache-Control": cache_control(path)}
        return Upload(path, self.content(path), headers)


def _deploy(site: _Site, target: Target, rank: Rank, options: DeployOptions) -> str:
    """Bring the target up to date; return what was done, in Danish."""
    there = target.files()
    if not target.is_ours(there):
        raise TargetProblem(
            f"{target.name} er ikke tom, og det, der ligger der, er ikke lagt ud med deploy: "
            "vælg et tomt sted, så intet går tabt."
        )
    with phase("se efter, hvad der er ændret"):
        plan = _plan(site, {} if options.again else there, there)
    steps = _steps(site, rank, plan.put)
    if options.dry_run:
        return "\n".join((*_told(plan, steps), f"{target.name}: {_counted(plan)} (--dry-run)"))
    with phase("lægge webstedet ud"), ThreadPoolExecutor(target.workers) as pool:
        target.remove(plan.outdated)
        progress, done = Progress("Lægger filer ud", len(plan.put)), 0
        for step in steps:
            for _ in pool.map(lambda path: target.put(site.upload(path)), step):
                progress.at(done := done + 1)
        progress.done()
        target.remove(plan.remove)
    return f"Lagt ud i {target.name}: {_counted(plan)}"


def _plan(site: _Site, same: Mapping[str, str], there: Mapping[str, str]) -> _Plan:
    """Return what is to be done; ``same`` is what need not be put if it has the same content.

    A compressed file is put before its plain one: where that is as it should be, so are they.
    """
    put: list[str] = []
    changed: dict[str, bool] = {}
    for path in sorted(site.paths):
        plain = site.plain(path)
        if plain not in changed:
            changed[plain] = same.get(plain) != digest_of(site.content(plain))
        if changed[plain] or path not in same:
            put.append(path)
    gone = sorted(path for path in there.keys() - site.paths if not path.startswith("."))
    outdated = [path for path in gone if path.endswith((".br", ".gz")) and path[:-3] in site.paths]
    return _Plan(outdated, put, [path for path in gone if path not in outdated])


class _Step(NamedTuple):
    """The files that are put at the same time have the same step; compressed ones come first."""

    place: int
    is_plain: bool


def _step_of(site: _Site, rank: Rank, path: str) -> _Step:
    plain = site.plain(path)
    place = -1 if plain == HEADERS_FILE else rank(plain)[0]  # the mark of what is ours is first
    return _Step(place, plain == path)


def _steps(site: _Site, rank: Rank, paths: list[str]) -> Iterator[list[str]]:
    """Yield the files to be put, in steps of which each is finished before the next."""
    step = partial(_step_of, site, rank)
    for _, some in groupby(sorted(paths, key=step), key=step):
        yield list(some)


def _told(plan: _Plan, steps: Iterator[list[str]]) -> Iterator[str]:
    """Yield a line for each file, in the order in which it would be touched."""
    yield from (f"fjern {path}" for path in plan.outdated)
    yield from (f"læg {path}" for step in steps for path in step)
    yield from (f"fjern {path}" for path in plan.remove)


def _counted(plan: _Plan) -> str:
    gone = len(plan.outdated) + len(plan.remove)
    if not plan.put and not gone:
        return "intet er ændret."
    one = len(plan.put) == 1
    put = "1 fil er ny eller ændret" if one else f"{len(plan.put)} filer er nye eller ændrede"
    return f"{put}, {gone} er fjernet."
