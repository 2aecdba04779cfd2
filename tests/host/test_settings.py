"""Settings of MkDocs are honoured or refused by name, and no page fetches from another site."""

from pathlib import Path

import pytest

from klsite.build.full import HostFailed
from klsite.host.running import configuration
from klsite.host.settings import unused_partials
from klsite.render.foreign_content import ForeignContent, check_own
from support.project import run


def with_settings(project: Path, before: str, after: str) -> None:
    file = project / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


ADDED = "strict: true\n"


FONT, EXTRA, STYLE = "  font: false\n", "  generator: false\n", "  - assets/kl.css\n"


@pytest.mark.parametrize(
    ("before", "after", "name", "why"),
    [
        (ADDED, f"{ADDED}nav: [{{Hjem: om-webstedet.md}}]\n", "nav", "menuen laves af data"),
        (
            *(ADDED, f"{ADDED}copyright: KL\n", "copyright"),
            "det, der står i foden, ligger i overrides/partials/site_footer.html",
        ),
        (
            *(ADDED, f"{ADDED}extra_javascript: [a.js]\n", "extra_javascript"),
            "et script lægges i overrides/assets/ og nævnes i sin skabelon",
        ),
        (ADDED, f"{ADDED}site_dir: ud\n", "site_dir", "webstedet bygges altid i site/"),
        (ADDED, f"{ADDED}site_author: KL\n", "site_author", "den har ingen virkning her"),
        (
            *(FONT, "", "theme.font"),
            "skriften ville blive hentet hos Google: skriv font: false",
        ),
        (
            *(FONT, f"{FONT}  palette: {{primary: red}}\n", "theme.palette"),
            "farverne står i overrides/styles/, og den mørke udgave følger systemet",
        ),
        (
            *(FONT, f"{FONT}  logo: x.svg\n", "theme.logo"),
            "mærket står i overrides/partials/site_header.html",
        ),
        (
            *("plugins: []", "plugins: [search]", "plugins: search"),
            "et plugin når kun få af siderne, så ingen bruges",
        ),
        (
            *(EXTRA, f"{EXTRA}  analytics: {{provider: google}}\n", "extra.analytics"),
            "webstedet henter intet fra andre websteder og følger ingen",
        ),
        (
            *(STYLE, "  - https://example.com/a.css\n", "extra_css: https://example.com/a.css"),
            "læg filen i overrides/assets/",
        ),
    ],
)
def test_a_setting_without_effect_is_refused_by_name(
    sample: Path, before: str, after: str, name: str, why: str
) -> None:
    with_settings(sample, before, after)
    with pytest.raises(HostFailed) as refused:
        configuration(sample, sample / "site")
    assert str(refused.value) == f"»{name}« i mkdocs.yml kan ikke bruges: {why}."


def test_a_setting_that_is_refused_stops_the_build(sample: Path) -> None:
    with_settings(sample, ADDED, f"{ADDED}site_author: KL\n")
    result = run(sample, "build")
    told = "»site_author« i mkdocs.yml kan ikke bruges: den har ingen virkning her."
    assert (result.returncode, result.stderr.splitlines()) == (1, [told, "site/ er som før."])


def test_a_palette_that_follows_the_system_is_what_the_styles_do(
    sample: Path, sample_site: Path
) -> None:
    light, dark = (
        f'    - {{media: "(prefers-color-scheme: {name})", scheme: {scheme}}}\n'
        for name, scheme in (("light", "default"), ("dark", "slate"))
    )
    with_settings(sample, FONT, f"{FONT}  palette:\n{light}{dark}")
    result = run(sample, "build")
    assert result.returncode == 0, result.stderr
    page, own = (site / "kkr/index.html" for site in (sample / "site", sample_site))
    assert page.read_bytes() == own.read_bytes()
    styles = (sample / "site/assets/kl.css").read_text(encoding="utf-8")
    assert "(prefers-color-scheme:dark)" in styles


def own_templates(project: Path) -> Path:
    """Give the project templates of its own, which a test may change."""
    import shutil

    folder = project / "overrides"
    source = folder.resolve()
    folder.unlink()
    shutil.copytree(source, folder)
    return folder


def test_styles_and_partials_of_the_sites_own_work(sample: Path) -> None:
    folder = own_templates(sample)
    (folder / "assets/eget.css").write_text("h1 { color: red }\n")
    with_settings(sample, "  - assets/kl.css\n", "  - assets/kl.css\n  - assets/eget.css\n")
    footer = folder / "partials/site_footer.html"
    footer.write_text(footer.read_text("utf-8") + "<p>Egen fod</p>", encoding="utf-8")
    assert run(sample, "build").returncode == 0
    for page in ("index.html", "nyheder/2031/med-broedtekst/index.html", "soeg/index.html"):
        html = (sample / "site" / page).read_text("utf-8")
        assert "assets/eget.css" in html
        assert "<p>Egen fod</p>" in html
    assert (sample / "site/assets/eget.css").is_file()


def test_a_partial_that_no_template_includes_is_refused_by_name(tmp_path: Path) -> None:
    for name, text in {
        "main.html": '{% include "partials/own.html" %}',
        "partials/own.html": '{% include "partials/inner.html" %}',
        "partials/inner.html": "Brugt",
        "partials/copyright.html": "Temaets egen",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert list(unused_partials(tmp_path)) == [
        "overrides/partials/copyright.html bruges ikke af nogen skabelon: indsæt den dér, hvor den "
        'skal stå, med {% include "partials/copyright.html" %}, eller slet den.'
    ]


@pytest.mark.parametrize(
    "template", ["partials/site_footer.html", "pages/contact.html", "404.html"]
)
def test_a_template_that_fetches_from_another_site_stops_the_build(
    sample: Path, template: str
) -> None:
    file = own_templates(sample) / template
    text = file.read_text("utf-8")
    script = '<script src="https://example.com/x.js"></script>'
    changed = (
        text.replace("{% endblock %}", f"{script}{{% endblock %}}") if "404" in template else ""
    )
    file.write_text(changed or text + script, encoding="utf-8")
    result = run(sample, "build")
    assert result.returncode == 1
    assert "ville hente https://example.com/x.js fra et andet websted" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (sample / "site").exists()


@pytest.mark.parametrize(
    "html",
    [
        '<script async src="//example.com/x.js"></script>',
        "<img alt='' src='http://example.com/x.png'>",
        "<IMG SRCSET=https://example.com/x.png>",
        '<link rel="stylesheet" href="https://example.com/x.css">',
        '<link href="https://example.com/" rel="preconnect">',
        '<iframe\nsrc="https://example.com/"></iframe>',
        "<style>@import 'https://example.com/x.css';</style>",
        '<p style="background: url(https://example.com/x.png)">',
    ],
)
def test_what_a_browser_would_fetch_is_found(html: str) -> None:
    with pytest.raises(ForeignContent, match=r"^siden /a/ ville hente "):
        check_own("a/", html)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.com/">x</a>',
        '<link rel="canonical" href="https://example.com/">',
        '<link rel="alternate" type="application/rss+xml" href="https://example.com/f.xml">',
        '<p>&lt;img src="https://example.com/x.png"&gt;</p>',
        '<img src="../billeder/x.png" alt="se https://example.com/">',
        '<code>src="https://example.com/"</code>',
    ],
)
def test_links_and_texts_are_left_alone(html: str) -> None:
    check_own("a/", html)
