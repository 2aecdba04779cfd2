"""Templates compiled once serve later builds, until a template changes."""

import sys
from pathlib import Path

import pytest

from klsite.host.theme_files import _visible
from klsite.render.compilation import TemplateCompilation
from klsite.render.fast_jinja import CODE
from klsite.render.renderer import Renderer
from klsite.system import compiled

PAGE = "pages/a.html"


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(CODE, "compiled", {})
    (tmp_path / "pages").mkdir()
    (tmp_path / PAGE).write_text("Først", encoding="utf-8")
    return tmp_path


def _compiled(templates: Path) -> TemplateCompilation:
    compilation = TemplateCompilation(templates)
    compilation.join()
    return compilation


def _shown(templates: Path) -> str:
    renderer = Renderer(templates, {}, lambda _: None, lambda _: None)
    return renderer._environment.html(PAGE)


def test_what_was_compiled_is_kept_and_not_published(templates: Path) -> None:
    _compiled(templates)
    CODE.compiled.clear()
    again = TemplateCompilation(templates, names=[])
    assert again.is_of_all
    again.join()
    assert len(CODE.compiled) == 1
    assert _shown(templates) == "Først"
    assert list(_visible(templates)) == [PAGE]


def test_a_changed_template_is_compiled_again(templates: Path) -> None:
    _compiled(templates)
    (templates / PAGE).write_text("Siden", encoding="utf-8")
    assert not TemplateCompilation(templates, names=[]).is_of_all
    _compiled(templates)
    assert _shown(templates) == "Siden"
    assert TemplateCompilation(templates, names=[]).is_of_all


def test_damaged_code_is_never_run(templates: Path) -> None:
    _compiled(templates)
    (file,) = (templates / compiled.FOLDER).iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    assert not TemplateCompilation(templates, names=[]).is_of_all


def test_nothing_is_kept_where_python_keeps_nothing(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _compiled(templates)
    assert not (templates / compiled.FOLDER).exists()
