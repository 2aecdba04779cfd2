"""One page of each kind of a site, so that a test of all kinds need not name them."""

import tempfile
from pathlib import Path

from klsite.load.news import NewsReading
from klsite.load.reader import Reader
from klsite.model.visibility import Visibility
from klsite.site.read import check_site
from klsite.text.clock import moment_to_build_for
from support.reading import pages


def one_of_each_kind(project: Path, built: Path, now: str = "") -> list[str]:
    """Return an address for each template of a project, and those of the pages without one."""
    return sorted(kinds_of_pages(project, built, now).values())


def kinds_of_pages(project: Path, built: Path, now: str = "") -> dict[str, str]:
    """Return an address by each template of a project, and by themselves those without one.

    ``built`` is its site, built at the moment ``now``. Of the pages with a template it is the
    longest. Without one are the hand-written pages and the one for addresses that do not exist.
    """
    with tempfile.TemporaryDirectory() as spool:
        reader, reading = Reader(project / "data"), NewsReading(Path(spool))
        site = check_site(project, Visibility(moment_to_build_for(now)), reader, reading).site
        templates = {task.address: task.page().template for task in site.pages()}
    longest: dict[str, tuple[int, str]] = {}
    rest = {}
    for page in pages(built):
        if page.is_redirect:
            continue
        if template := templates.get(page.address):
            found = (page.file.stat().st_size, page.address)
            longest[template] = max(found, longest.get(template, found))
        else:
            rest[page.address] = page.address
    return {template: address for template, (_, address) in longest.items()} | rest
