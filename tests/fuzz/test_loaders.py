"""Whatever a file holds, its loader ends, with what is wrong told at a place in that file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klsite.load.content import content_files
from klsite.load.reader import Reader
from klsite.load.yaml.bounds import MOST_GROWTH
from klsite.load.yaml.document import YamlDocument
from klsite.load.yaml.encoding import read_text
from klsite.load.yaml.fast import read_plain
from klsite.load.yaml.reader import read_yaml
from klsite.load.yaml.strict import read_any_style
from klsite.model.diagnostics import Diagnostic
from klsite.model.kinds import FILE_KINDS
from support.fuzzing import SAMPLES, SEEDS, damaged

ANY = st.sampled_from([*SAMPLES.values(), *SEEDS.values()])


@given(damaged(ANY))
def test_the_fast_reader_reads_as_the_strict_one_or_not_at_all(content: bytes) -> None:
    text = read_text("x.yml", content)
    if isinstance(text, Diagnostic):
        return
    plain = read_plain(text)
    if plain is not None:
        assert read_any_style("x.yml", text) == YamlDocument(plain, text, ())


@given(damaged(ANY))
def test_a_reading_is_told_of_or_reliable_and_grows_to_a_bound(content: bytes) -> None:
    text = read_text("x.yml", content)
    if isinstance(text, Diagnostic):
        return
    found = read_yaml("x.yml", text)
    assert found.reliable or found.mistakes
    assert len(found.text) <= len(text) + len(found.mistakes) * MOST_GROWTH
    lines = text.count("\n") + 1
    for each in found.mistakes:
        assert each.file == "x.yml"
        assert each.message
        assert each.column >= 1
        assert 1 <= each.line <= lines + len(found.mistakes) + 1
    fixes = {each.fix for each in found.mistakes} - {None}
    assert len(fixes) <= 1


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_a_file_of_every_kind_is_right_or_told_of(
    kind: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file_kind = next(each for each in FILE_KINDS if each is kind)
    file, content = next(each for each in SAMPLES.items() if file_kind.pattern.fullmatch(each[0]))
    folder = tmp_path_factory.mktemp("data")

    @given(damaged(st.just(content)))
    def read(content: bytes) -> None:
        reader = Reader(folder, {file: content})
        model = reader.checked(file, file_kind, reader.content(file_kind, file))
        assert model is not None or reader.log.diagnostics
        for each in reader.log.diagnostics:
            assert each.file == f"data/{file}"
            assert each.line >= 1
            assert each.column >= 1
            assert "\n" not in each.message or len(each.message) < 1_000

    read()


PAGE = b"---\ntitle: En side\ndescription: Om noget.\nupdated: 2030-01-02\n---\n\n## Om\n\nTekst.\n"


@given(damaged(st.just(PAGE)))
def test_a_hand_written_page_is_right_or_told_of(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder: Path = tmp_path_factory.getbasetemp() / "content"
    folder.mkdir(exist_ok=True)
    (folder / "side.md").write_bytes(content)
    (page,) = content_files(folder)
    assert page.head is not None or page.mistakes
    assert all(each.file == "content/side.md" for each in page.mistakes)
