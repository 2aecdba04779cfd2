"""The registry of kinds says all that is done for every kind, and the models keep to it."""

import re
import subprocess
import sys
from collections import Counter
from fnmatch import fnmatchcase

import pytest

from klsite.load.files import data_files
from klsite.model.annotations import (
    fields_within,
    is_markdown,
    markdown_fields,
    model_in,
    references_in,
)
from klsite.model.dataset import Dataset
from klsite.model.kinds import FILE_KINDS, NEWS_ITEM, FileKind
from support.project import REAL, ROOT, SAMPLE

FILES = [found.path for root in (REAL, SAMPLE) for found in data_files(root / "data")]
by_name = pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)


def kinds_of(file: str) -> list[str]:
    return [kind.name for kind in FILE_KINDS if kind.pattern.fullmatch(file)]


@by_name
def test_a_kind_has_a_model_of_its_name_and_an_example_of_its_path(kind: FileKind) -> None:
    assert kind.model.__name__ == kind.name
    assert kinds_of(kind.example) == [kind.name]
    assert kind.dated_by is None or kind.dated_by in kind.model.model_fields


def test_every_file_is_of_one_kind() -> None:
    assert len(FILES) > 100
    assert [file for file in FILES if len(kinds_of(file)) != 1] == []


@pytest.mark.parametrize("file", [kind.example for kind in FILE_KINDS])
def test_an_editing_program_finds_one_schema_for_a_file(file: str) -> None:
    """Some programs let a ``*`` stand for part of a name, others also for folders."""
    narrow = [re.sub(r"\\\*", "[^/]*", re.escape(kind.glob)) for kind in FILE_KINDS]
    assert sum(bool(re.fullmatch(glob, file)) for glob in narrow) == 1
    assert sum(fnmatchcase(file, kind.glob) for kind in FILE_KINDS) == 1


def test_the_dataset_has_an_attribute_for_every_kind() -> None:
    single = [kind.name for kind in FILE_KINDS if kind.is_single]
    many = [f"tuple[{kind.name}, ...]" for kind in FILE_KINDS if not kind.is_single]
    assert Counter(Dataset.__annotations__.values()) == Counter(
        {*single, *many} - {f"tuple[{NEWS_ITEM.name}, ...]"}
    )
    with pytest.raises(AttributeError, match="opdigtet"):
        Dataset(lambda model: ()).opdigtet  # type: ignore[attr-defined]  # noqa: B018 - it raises


@by_name
def test_what_a_kind_gives_and_what_is_unique_are_fields_of_it(kind: FileKind) -> None:
    given = [path for name, path in kind.gives.items() if not kind.gives_by_path(name)]
    for path in (*given, *kind.unique):
        *owners, last = path.split(".")
        model = kind.model
        for owner in owners:
            inner = model_in(model, owner)
            assert inner is not None, path
            model = inner
        assert last in model.model_fields, path
    for name in kind.gives:
        assert not kind.gives_by_path(name) or kind.name_in_path(name, kind.example)


def test_all_that_can_be_referred_to_is_given_by_one_kind() -> None:
    given = [name for kind in FILE_KINDS for name in kind.gives]
    wanted = {name for kind in FILE_KINDS for name in references_in(kind.model)}
    assert Counter(given) == Counter(wanted)


@by_name
def test_no_kind_refers_to_what_only_its_own_files_say(kind: FileKind) -> None:
    """It could not be known when a file is read: such a reference has a check of its own."""
    own = {name for name in kind.gives if not kind.gives_by_path(name)}
    assert own.isdisjoint(references_in(kind.model))


@by_name
def test_the_name_of_a_markdown_field_is_that_of_no_other_field(kind: FileKind) -> None:
    """The reader knows by the name of a field whether its line breaks mean something."""
    markdown = markdown_fields(kind.model)
    alike = [field for name, field in fields_within(kind.model) if name in markdown]
    assert all(is_markdown(field) for field in alike)


def loaded(modules: str) -> set[str]:
    """Return the modules that importing some loads."""
    script = f"import sys, {modules}; print(*sys.modules)"
    command = [sys.executable, "-c", script]
    found = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT / "hooks")
    return set(found.stdout.split())


def test_what_renders_changed_news_loads_few_models_and_no_parser_of_yaml() -> None:
    found = loaded("klsite.build.incremental, klsite.build.read")
    models = {name for name in found if name in {f"klsite.model.{k.module}" for k in FILE_KINDS}}
    assert models == {"klsite.model.news", "klsite.model.sources"}
    assert "yaml" not in found
    assert "mkdocs" not in found


def test_a_build_that_finds_nothing_changed_loads_no_models_and_no_templates() -> None:
    found = loaded("klsite.build.build, klsite.host.mkdocs_host")
    assert "klsite.build.build" in found
    assert not found & {"pydantic", "jinja2", "yaml", "mkdocs", "klsite.site.site"}
