"""Why a build rendered a file, or left it as it was: ``build --explain``."""

from collections.abc import Container
from typing import NamedTuple

from klsite.addresses import SEARCH_INDEX, is_sitemap
from klsite.build.inputs import InputScan
from klsite.build.manifest import HAND_WRITTEN, BuildRecord
from klsite.build.plan import cache_keys
from klsite.site.artifacts import INDEX, Artifact, PageRenderer, RenderedPage, SiteRenderers
from klsite.site.groups import site_groups
from klsite.site.site import Site
from klsite.text.danish import listing

_MOST_NAMED = 5
"""How many files an explanation names."""

_PARTS = {
    "programmet": "programmet (hooks/ eller requirements.lock)",
    "Python": "Python",
    "skabelonerne": "skabelonerne (overrides/ eller mkdocs.yml)",
    "SITE_URL": "SITE_URL",
    "data": "data uden for nyhederne",
    "content": "de håndskrevne sider (content/)",
    "dagen": "dagen",
}
"""The parts of the cache keys (``InputScan.parts``), as a message names them."""


class Explained(NamedTuple):
    """A file by its path in the site, and the build in which it was rendered or kept.

    ``before`` is the record of the build before, ``files`` are all of the site, ``rendered``
    those that were rendered.
    """

    path: str
    inputs: InputScan
    before: BuildRecord | None
    after: BuildRecord
    rendered: frozenset[str]
    files: Container[str]


def explain(explained: Explained, site: Site) -> str:
    """Return in Danish why the file was rendered or not."""
    path = _path(explained)
    record = explained.after.artifacts.get(path)
    if path not in explained.files:
        return f"{path}: webstedet har ingen fil på den adresse."
    if path.startswith(SEARCH_INDEX):
        return f"{path}: en del af søgeindekset, som følger ordene på siderne."
    if record is None and path not in explained.rendered and not is_sitemap(path):
        return f"{path}: en fil fra temaet eller content/, som MkDocs lægger på webstedet."
    if record is not None and record.group == HAND_WRITTEN:
        return f"{path}: en håndskrevet side; den laves, når skabelon, menu eller content/ ændres."
    if path not in explained.rendered:
        return f"{path}: ikke lavet igen. Intet af det, filen er lavet af, er ændret."
    return f"{path}: lavet, fordi {_reason(explained, site, path)}."


def _path(explained: Explained) -> str:
    """Return the path of the file that an editor may have named by its address."""
    path = explained.path.removeprefix("site/").lstrip("/")
    page = f"{path.rstrip('/')}/{INDEX}".lstrip("/")
    return (
        page if path not in explained.after.artifacts and "." not in path.split("/")[-1] else path
    )


def _reason(explained: Explained, site: Site, path: str) -> str:
    before = explained.before
    if before is None:
        return "der ikke var en tidligere bygning at sammenligne med"
    record, old = explained.after.artifacts.get(path), before.artifacts.get(path)
    if record is None:
        return "sitemap'et følger alle sider, og mindst én er ny, væk eller ændret"
    if old is None:
        return "filen er ny"
    changed = _changed_parts(explained, before)
    if record.fingerprint is None:
        return changed or "den afhænger af nyhederne og laves ved hver ændring"
    files = _changed_inputs(explained, site, path)
    return files or changed or "det, siden viser omkring sig, er ændret"


def _changed_parts(explained: Explained, before: BuildRecord) -> str:
    """Name the parts of the cache keys that changed, with the files if they are few."""
    parts = explained.inputs.parts
    named = [_PARTS[each] for each in parts if before.parts.get(each) != parts[each]]
    if not named:
        return ""
    files = sorted(explained.inputs.changed)
    few = f" ({', '.join(files)})" if files and len(files) <= _MOST_NAMED else ""
    return f"{listing(named)} er ændret{few}"


def _changed_inputs(explained: Explained, site: Site, path: str) -> str:
    """Name the changed news files among those that the fingerprint of a file covers."""
    artifact = _artifact(explained, site, path)
    covered = {f"data/{file}" for file in artifact.inputs()} if artifact else set()
    files = sorted(covered & explained.inputs.changed)
    more = f" og {len(files) - _MOST_NAMED} til" if len(files) > _MOST_NAMED else ""
    return f"{', '.join(files[:_MOST_NAMED])}{more} er ændret" if files else ""


def _artifact(explained: Explained, site: Site, path: str) -> Artifact | None:
    keys = cache_keys(explained.inputs, explained.after.theme)
    nothing = PageRenderer(lambda page: RenderedPage(b"", ""), lambda redirect: b"")
    renderers = SiteRenderers(nothing, nothing, explained.after.settings.site_url)
    groups = site_groups(site, renderers, keys)
    own = explained.after.artifacts[path].group
    return next(
        (
            artifact
            for group in groups
            if group.name == own
            for artifact in group.plan()
            if artifact.path == path
        ),
        None,
    )
