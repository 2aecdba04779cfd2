"""Which settings of mkdocs.yml are honoured; every other is refused by its name."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

HONOURED = frozenset(
    (
        *("site_name", "site_url", "site_description", "docs_dir", "strict", "use_directory_urls"),
        *("theme", "plugins", "hooks", "extra_css", "extra", "validation", "watch", "INHERIT"),
    )
)
"""The settings that have an effect; those checked further below take some values only."""

_THEME = frozenset(("name", "custom_dir", "language", "font", "favicon", "palette"))
_PALETTE = [
    {"media": "(prefers-color-scheme: light)", "scheme": "default"},
    {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
]
"""The one palette of the theme that the styles have: light or dark, as the reader's system is."""

_WHY = {
    "nav": "menuen laves af data",
    "copyright": "det, der står i foden, ligger i overrides/partials/site_footer.html",
    "extra_javascript": "et script lægges i overrides/assets/ og nævnes i sin skabelon",
    "site_dir": "webstedet bygges altid i site/",
    "markdown_extensions": "teksterne er CommonMark med tabeller, overalt ens",
    "repo_url": "siderne har intet link til lageret: sæt det i overrides/partials/",
    "dev_addr": "brug kl.py serve --port",
    "theme.palette": "farverne står i overrides/styles/, og den mørke udgave følger systemet",
    "theme.logo": "mærket står i overrides/partials/site_header.html",
    "theme.features": "temaets script bruges ikke",
    "theme.icon": "ikonerne nævnes i skabelonerne",
    "extra.analytics": "webstedet henter intet fra andre websteder og følger ingen",
    "extra.consent": "webstedet sætter ingen cookies",
    "extra.social": "kanalerne står i data/organisation.yml",
    "extra.alternate": "webstedet er på dansk",
    "extra.version": "der er kun én udgave af webstedet",
}
_NO_EFFECT = "den har ingen virkning her"


def refused_settings(config: MkDocsConfig) -> Iterator[str]:
    """Yield a sentence for each setting or partial that would be dropped or do harm."""
    with Path(config.config_file_path).open("rb") as file:
        given: Mapping[str, Any] = yaml_load(file)
    for name in given:
        if name not in HONOURED:
            yield _refused(name)
    yield from _theme(given.get("theme"))
    yield from unused_partials(Path(config.theme.custom_dir or "overrides"))
    for each in given.get("extra") or {}:
        if f"extra.{each}" in _WHY:  # what the theme means by it is not used
            yield _refused(f"extra.{each}")
    for each in given.get("plugins") or ():
        name = next(iter(each)) if isinstance(each, Mapping) else each
        yield _refused(f"plugins: {name}", "et plugin når kun få af siderne, så ingen bruges")
    for each in given.get("hooks") or ():
        if each != "hooks/main.py":
            yield _refused(f"hooks: {each}", "kun hooks/main.py når alle sider")
    if str(given.get("docs_dir", "content")) != "content":
        yield _refused("docs_dir", "de håndskrevne sider ligger i content/")
    if given.get("use_directory_urls", True) is not True:
        yield _refused("use_directory_urls", "adresserne ender på / og ændres aldrig")
    for each in given.get("extra_css") or ():
        if "//" in str(each):
            yield _refused(f"extra_css: {each}", "læg filen i overrides/assets/")


def unused_partials(templates: Path) -> Iterator[str]:
    """Yield a sentence for each partial below a folder of templates that none of them includes.

    Partials of the theme that one puts there by its guide are among them: its own document, which
    would include them, is not used.
    """
    texts = {file: file.read_text(encoding="utf-8") for file in templates.rglob("*.html")}
    for file in sorted((templates / "partials").rglob("*.html")):
        name = file.relative_to(templates).as_posix()
        if not any(name in text for each, text in texts.items() if each != file):
            yield (
                f"overrides/{name} bruges ikke af nogen skabelon: indsæt den dér, hvor den skal "
                f'stå, med {{% include "{name}" %}}, eller slet den.'
            )


def _theme(theme: Any) -> Iterator[str]:
    if not isinstance(theme, Mapping):
        yield "»theme« i mkdocs.yml skal have »name: material« og »custom_dir: overrides«."
        return
    for name in theme:
        if name not in _THEME:
            yield _refused(f"theme.{name}")
    if theme.get("palette", _PALETTE) != _PALETTE:
        yield _refused("theme.palette")
    if theme.get("name") != "material":
        yield _refused("theme.name", "skabelonerne bygger på material")
    if theme.get("font", True) is not False:
        yield _refused("theme.font", "skriften ville blive hentet hos Google: skriv font: false")
    if str(theme.get("language", "")) != "da":
        yield _refused("theme.language", "webstedet er på dansk: skriv language: da")


def _refused(name: str, why: str = "") -> str:
    return f"»{name}« i mkdocs.yml kan ikke bruges: {why or _WHY.get(name, _NO_EFFECT)}."
