"""What a check finds is told of some files alone, and in the formats that other programs read."""

import json
from pathlib import Path

import pytest

from check_formats import as_sarif, print_diagnostics
from klsite.model.diagnostics import Diagnostic, Level
from support.project import run

NEWS = "data/news/2031/2031-01-05-uden-kategori.yml"
OTHER = "data/news/2031/2031-01-05-med-broedtekst.yml"


@pytest.fixture
def broken(sample: Path) -> Path:
    """Return a project with a slip that ``fix`` mends, and an unknown field in another file."""
    first, second = sample / NEWS, sample / OTHER
    first.write_text(first.read_text("utf-8").replace("kind: ", "kind:", 1), "utf-8")
    second.write_text(second.read_text("utf-8").replace("kind: ", "slags: ", 1), "utf-8")
    return sample


def test_only_what_is_named_is_told(broken: Path) -> None:
    checked = run(broken, "check", str(broken / OTHER))
    assert (checked.returncode, checked.stdout) == (1, "")
    assert checked.stderr == (
        f"{OTHER}:2:1: ukendt felt »slags«: mente du »kind«?\n\n1 fejl i 1 fil. Intet er udgivet.\n"
    )
    assert run(broken, "check", str(broken / "data/news")).stderr == run(broken, "check").stderr


def test_what_is_right_is_not_taken_for_all(broken: Path) -> None:
    checked = run(broken, "check", str(broken / "data" / "kkr"))
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout == (
        "Ingen fejl i det, du nævnte, men 2 fejl i andre filer, så ikke alt er kontrolleret. "
        "Se dem med: kl.py check\n"
    )


def test_a_file_that_is_right_is_said_to_be(sample: Path) -> None:
    assert run(sample, "check", str(sample / NEWS)).stdout == "Ingen fejl i det, du nævnte.\n"


def test_only_what_is_named_is_mended(broken: Path) -> None:
    before = (broken / NEWS).read_text("utf-8")
    run(broken, "fix", str(broken / OTHER))
    assert (broken / NEWS).read_text("utf-8") == before
    mended = run(broken, "fix", str(broken / NEWS))
    assert f"Rettet: {NEWS}\n" in mended.stdout
    assert (mended.returncode, mended.stderr) == (0, "")


@pytest.mark.parametrize(
    ("path", "told"), [("data/nyt.yml", "findes ikke"), ("..", "ligger ikke i projektet")]
)
def test_a_wrong_path_is_explained(sample: Path, path: str, told: str) -> None:
    checked = run(sample, "check", f"{sample}/{path}")
    assert checked.returncode == 2
    assert f"[fil …]: »{sample}/{path}« {told}" in checked.stderr


def test_json_has_every_part_of_a_diagnostic(broken: Path) -> None:
    checked = run(broken, "check", "--format", "json")
    assert (checked.returncode, checked.stderr) == (1, "")
    document = json.loads(checked.stdout)
    assert document["counts"] == {"error": 2, "warning": 0, "notice": 0}
    assert document["diagnostics"][0] == {
        "file": OTHER, "line": 2, "column": 1, "level": "error",
        "message": "ukendt felt »slags«: mente du »kind«?", "point": "", "fixable": False,
    }  # fmt: skip
    assert [each["fixable"] for each in document["diagnostics"]] == [False, True]


def test_github_shows_each_at_its_line(broken: Path) -> None:
    checked = run(broken, "check", "--format", "github")
    first, _ = checked.stdout.splitlines()
    assert first == f"::error file={OTHER},line=2,col=1::ukendt felt »slags«: mente du »kind«?"


def test_nothing_can_end_a_workflow_command(capsys: pytest.CaptureFixture[str]) -> None:
    told = Diagnostic("content/a,b: 100%.md", 1, 2, "50 %: a,\r\nb", Level.WARNING, point="3.2")
    print_diagnostics("github", [told], "1")
    assert capsys.readouterr().out == (
        "::warning file=content/a%2Cb%3A 100%25.md,line=1,col=2::50 %25: a,U+000D%0Ab (punkt 3.2)\n"
    )


def test_a_sarif_log_has_what_the_standard_requires(broken: Path) -> None:
    checked = run(broken, "check", "--format", "sarif")
    assert checked.returncode == 1
    log = json.loads(checked.stdout)
    (tool_run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert tool_run["tool"]["driver"]["name"] == "klsite"
    first = tool_run["results"][0]
    assert first["level"] == "error"
    assert first["message"] == {"text": "ukendt felt »slags«: mente du »kind«?"}
    (place,) = first["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": OTHER}, "region": {"startLine": 2, "startColumn": 1},
    }  # fmt: skip


def test_a_path_in_sarif_is_a_uri_and_a_notice_a_note() -> None:
    told = Diagnostic("content/æ b#1.md", 3, 1, "x", Level.NOTICE)
    (result,) = as_sarif([told], "1")["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "content/%C3%A6%20b%231.md"}
    assert result["level"] == "note"


def test_a_check_that_finds_nothing_is_a_whole_document(sample: Path) -> None:
    assert json.loads(run(sample, "check", "--format", "json").stdout)["diagnostics"] == []
    log = json.loads(run(sample, "check", "--format", "sarif").stdout)
    assert log["runs"][0]["results"] == []
    assert run(sample, "check", "--format", "github").stdout == ""


def test_an_unknown_format_is_explained(sample: Path) -> None:
    told = run(sample, "check", "--format", "githup").stderr
    assert (
        "--format: »githup« kan ikke bruges: mente du »github«? "
        "Tilladt er: text, json, github, sarif" in told
    )
