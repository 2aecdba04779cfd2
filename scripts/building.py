"""Builds the site, or a review site, and tells of it: ``kl.py build``.

Exit codes: 0 built, 1 mistakes in the data, or nothing could be written.
"""

import sys
import time
from pathlib import Path
from typing import NamedTuple

from held_back_lines import print_held_back
from klsite.build.build import BuildFailed, Job, build_site
from klsite.host.mkdocs_host import MkDocsHost
from klsite.model.diagnostics import Warnings
from klsite.text.clock import moment_to_build_for

_OK, _FAILED = 0, 1


class BuildWanted(NamedTuple):
    """The options of a build."""

    quiet: bool
    timings: bool
    plain: bool
    explain: str


def build_and_tell(root: Path, now: str, wanted: BuildWanted) -> int:
    """Build the site of the project ``root``, for ``now`` (ISO 8601, empty for the present)."""
    started = time.monotonic()
    moment = moment_to_build_for(now)
    try:
        built = build_site(Job(root, moment, MkDocsHost(), wanted.plain, wanted.explain))
    except BuildFailed as failure:
        print(failure, file=sys.stderr)
        print(failure.state, file=sys.stderr)
        return _FAILED
    seconds = time.monotonic() - started
    _warn(built.warnings)
    if wanted.timings:
        from klsite.system.phases import phase_report

        print(phase_report(seconds))
    if wanted.explain:
        print(built.explanation)
    if not wanted.quiet:
        print(_summary(built.pages, built.changed, seconds))
        print_held_back(built.held_back)
    return _OK


def review_and_tell(root: Path, now: str, target: Path) -> int:
    """Build the review site of the project ``root`` in the folder ``target``."""
    from klsite.build.review_site import build_review_site

    try:
        built = build_review_site(root, moment_to_build_for(now), MkDocsHost(), target)
    except BuildFailed as failure:
        print(failure, file=sys.stderr)
        return _FAILED
    _warn(built.warnings)
    print(f"Kladdewebsted: {built.pages} sider i {target}. Det må ikke lægges på nettet.")
    print_held_back(built.held_back)
    return _OK


def _summary(pages: int, changed: int, seconds: float) -> str:
    files = (
        "1 fil er ny, ændret eller fjernet"
        if changed == 1
        else f"{changed} filer er nye, ændrede eller fjernede"
    )
    told = files if changed else "Intet er ændret"
    return f"Bygget: {pages} sider i site/ på {seconds:.1f} sekunder. {told}."


def _warn(warnings: Warnings) -> None:
    """Print what an editor is warned of, which stops nothing."""
    if found := warnings.all():
        from klsite.model.diagnostics import report

        print(report(found), file=sys.stderr)
