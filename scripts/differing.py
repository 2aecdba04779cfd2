"""What the changes since a revision mean for citizens, in words: ``kl.py diff``.

Both versions are built beside the site, by the program as it is now.
"""

import csv
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import html as lxml_html

from klsite.build.build import BuildFailed
from klsite.build.review_site import render_public_site
from klsite.host.mkdocs_host import MkDocsHost
from klsite.system.phases import phase
from klsite.text.clock import moment_to_build_for
from klsite.text.danish import listing

_OK, _FAILED = 0, 1
_PARTS = ("data", "content", "overrides", "mkdocs.yml", "published.txt")
_MOST = 15
"""How many pages of a kind are named."""


def print_difference(root: Path, revision: str, now: str) -> int:
    """Print what differs between the site of a revision and that of the files as they are."""
    with tempfile.TemporaryDirectory(prefix="klsite-") as name:
        folder = Path(name)
        told = _export(root, revision, folder / "before")
        if told:
            print(told, file=sys.stderr)
            return _FAILED
        trees = {}
        for which, source in (("before", folder / "before"), ("after", root)):
            what = revision if which == "before" else "filerne, som de er nu"
            try:
                tree = folder / f"{which}-site"
                with phase(f"bygge {what}"):
                    render_public_site(source, moment_to_build_for(now), MkDocsHost(), tree)
            except BuildFailed as failure:
                print(f"{what}: {failure}", file=sys.stderr)
                return _FAILED
            trees[which] = _files(tree)
        print("\n".join(differences(trees["before"], trees["after"])))
    return _OK


def _export(root: Path, revision: str, target: Path) -> str:
    """Lay the files of a revision in a folder; return why that cannot be."""
    known = subprocess.run(
        ["git", "ls-tree", "--name-only", revision, "--"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if known.returncode != 0:
        return f"»{revision}« findes ikke i git: brug for eksempel HEAD eller main."
    parts = [each for each in _PARTS if each in known.stdout.split("\n")]
    command = ["git", "archive", revision, "--", *parts]
    packed = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if packed.returncode != 0:
        return f"»{revision}« kan ikke hentes frem af git."
    try:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(target, filter="data")
    except tarfile.TarError as error:
        return f"»{revision}« har en fil, der fører ud af projektet: {error}"
    for name in ("hooks", "overrides"):
        if not (target / name).exists():
            (target / name).symlink_to(root / name)
    return ""


def _files(tree: Path) -> dict[str, bytes]:
    found = (each for each in tree.rglob("*") if each.is_file())
    return {each.relative_to(tree).as_posix(): each.read_bytes() for each in found}


def differences(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what differs between two sites, a line each; ``before`` and ``after`` are their files.

    Files of the search, the sitemap and the theme are left out: they follow from the rest.
    """
    new = sorted(after.keys() - before.keys())
    gone = sorted(before.keys() - after.keys())
    changed = sorted(path for path in before.keys() & after if before[path] != after[path])
    shown = {path: _main(before[path]) != _main(after[path]) for path in changed if _is_page(path)}
    lines = [
        *_pages("Nye sider", new, after),
        *_pages("Sider, der forsvinder", gone, before),
        *_pages("Sider med andet indhold", [path for path in shown if shown[path]], after),
    ]
    if framed := [path for path in shown if not shown[path]]:
        lines.append(f"Kun hoved, menu eller fod er anderledes på {_count(len(framed), 'side')}.")
    lines += _feeds(before, after)
    lines += [f"Kalenderen {path} er anderledes." for path in changed if path.endswith(".ics")]
    lines += _seats(before, after)
    data = [path for path in (*new, *gone, *changed) if path.endswith((".csv", ".json"))]
    data = [path for path in data if not path.startswith("soegning/")]
    if data:
        more = f" og {len(data) - _MOST} til" if len(data) > _MOST else ""
        lines.append(f"Åbne data, der er anderledes: {', '.join(data[:_MOST])}{more}.")
    yield from lines or ["Intet er anderledes for borgerne."]


def _is_page(path: str) -> bool:
    return path.endswith("index.html") or path == "404.html"


def _pages(title: str, paths: list[str], files: Mapping[str, bytes]) -> Iterator[str]:
    pages = [path for path in paths if _is_page(path)]
    if not pages:
        return
    yield f"{title} ({len(pages)}):"
    for path in pages[:_MOST]:
        yield f"  /{path.removesuffix('index.html')} »{_title(files[path])}«"
    if len(pages) > _MOST:
        yield f"  og {len(pages) - _MOST} til"


def _title(content: bytes) -> str:
    found = lxml_html.fromstring(content).findtext(".//title") or ""
    return found.partition(" – ")[0]


def _main(content: bytes) -> bytes:
    """Return what of a page is its own: the content, without the frame around it."""
    main = lxml_html.fromstring(content).find(".//article")
    return content if main is None else lxml_html.tostring(main)


def _feeds(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    for path in sorted(after):
        if path.endswith(".xml") and path.startswith("feeds/"):
            old, new = _guids(before.get(path, b"")), _guids(after[path])
            told = [
                f"{count} {word}"
                for count, word in (
                    (len(new - old), "nyt indlæg" if len(new - old) == 1 else "nye indlæg"),
                    (len(old - new), "indlæg, der går ud"),
                )
                if count
            ]
            if path not in before:
                yield f"Feedet {path} er nyt, med {len(new)} indlæg."
            elif told:
                yield f"Feedet {path}: {listing(told)}."


def _guids(feed: bytes) -> set[bytes]:
    return set(re.findall(rb"<guid[^>]*>([^<]*)</guid>", feed))


def _seats(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """Yield how the computed seats of each council differ."""
    for path in sorted(after):
        if path.endswith("/sammensaetning.csv"):
            old, new = _seats_by_party(before.get(path, b"")), _seats_by_party(after[path])
            told = [
                f"{party} {old.get(party, 'ingen')} → {new.get(party, 'ingen')}"
                for party in dict.fromkeys((*old, *new))
                if old.get(party) != new.get(party)
            ]
            if told:
                council, period = path.split("/")[1:3]
                yield f"Beregnede pladser i {council} {period}: {', '.join(told)}."


def _seats_by_party(table: bytes) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(table.decode("utf-8-sig")), delimiter=";")
    return {row["Parti"]: row["Pladser"] or f"{row['Mindst']}-{row['Højst']}" for row in rows}


def _count(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}r"
