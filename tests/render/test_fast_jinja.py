"""Our way of compiling templates gives what Jinja's own gives."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from klsite.render import fast_jinja, renderer
from klsite.render.fast_jinja import FastCodeGenerator, escaped, macro
from klsite.render.frames import Frames, PageHtml
from klsite.render.page_renderers import PageRenderers
from klsite.site.read import read_site
from klsite.site.settings import SiteSettings
from klsite.text.clock import moment_to_build_for
from support.project import NOW, SAMPLE, make_project


class _Plain(Environment):
    code_generator_class = FastCodeGenerator
    escaped = staticmethod(escaped)
    macro = staticmethod(macro)


TEMPLATES = {
    "macros": "{% macro both(a, b='<') %}{{ a }}{{ b }}{% endmacro %}"
    "{% macro around() %}<p>{{ caller() }}</p>{% endmacro %}",
    "page": "{% import 'macros' as m %}{{ m.both('&') }} {{ m.both(b=x.real, a=s | upper) }}"
    "{% call m.around() %}{{ s }}{% endcall %}{% for each in d.items() if each[0] != s %}"
    "{{ loop.index }}{{ each[1] }}{{ s ~ each[0] }}{% endfor %}{{ x + 1 }}"
    "{{ none }}{{ '<b>' | safe }}",
}


@given(st.one_of(st.text(alphabet="&<>'\"aæ–"), st.integers(), st.none(), st.builds(Markup)))
def test_a_value_is_escaped_as_by_markupsafe(value: object) -> None:
    assert escaped(value) == str(escape(value))


def test_html_is_left_as_it_is() -> None:
    assert escaped(Markup("<b>&amp;</b>")) == "<b>&amp;</b>"


def test_a_template_gives_the_same_html() -> None:
    names = {"x": 4, "s": "<ø'\">", "d": {"a&b": Markup("<i>"), "<ø'\">": 1, "c": "</i>"}}
    given = [
        kind(loader=DictLoader(TEMPLATES), autoescape=True).get_template("page").render(names)
        for kind in (Environment, _Plain)
    ]
    assert given[0] == given[1]
    assert "2&lt;/i&gt;" in given[0]


def test_a_name_that_nobody_gave_fails() -> None:
    environment = _Plain(autoescape=True, undefined=StrictUndefined)
    with pytest.raises(UndefinedError):
        environment.from_string("{{ missing }}").render()
    with pytest.raises(AttributeError):
        environment.from_string("{{ 'text'.missing }}").render()


def _parts(project: Path) -> dict[str, PageHtml]:
    site = read_site(project, moment_to_build_for(NOW))
    settings = SiteSettings("https://example.invalid/", "Prøve", str(project / "overrides"))
    renderers = PageRenderers(site, settings, Frames())
    return {page.address: renderers.html(page.page()) for page in site.pages()}


def test_every_page_of_the_sample_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path, SAMPLE)
    ours = _parts(project)
    monkeypatch.setattr(fast_jinja.FastEnvironment, "code_generator_class", CodeGenerator)
    monkeypatch.setattr(renderer, "CODE", fast_jinja._CodeCache())
    assert _parts(project) == ours
