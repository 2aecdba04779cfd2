"""A warning is shown by every command that reads, as long as it holds, and stops nothing."""

from pathlib import Path

import pytest

from support.project import run

FORMER = "/nyheder/2031/det-gamle-navn/"
NEWS = "news/2031/2031-01-05-uden-kategori.yml"
OTHER = "news/2031/2031-01-05-med-broedtekst.yml"


def append(project: Path, file: str, text: str) -> int:
    """Append to a file; return the number of the first new line."""
    path = project / "data" / file
    before = path.read_text(encoding="utf-8")
    path.write_text(before + text, encoding="utf-8")
    return before.count("\n") + 1


@pytest.fixture
def warning(sample: Path) -> str:
    """The warning of a project in which a news item links to a former address."""
    line = append(sample, NEWS, f"body: |\n  Se [en anden]({FORMER}).\n") + 1
    told = f"linket {FORMER} går til en tidligere adresse: skriv den nye"
    return f"data/{NEWS}:{line}:17: advarsel: {told}\n\n1 advarsel i 1 fil.\n"


def test_a_build_shows_it_and_publishes(sample: Path, warning: str) -> None:
    built = run(sample, "build")
    assert (built.returncode, built.stderr) == (0, warning)
    assert (sample / "site" / "nyheder" / "2031" / "en-anden-adresse" / "index.html").exists()


def test_it_is_shown_until_it_is_put_right(sample: Path, warning: str) -> None:
    run(sample, "build")
    assert run(sample, "build").stderr == warning  # nothing has changed
    append(sample, OTHER, "noindex: ja\n")
    assert run(sample, "build").stderr == warning  # another item has
    path = sample / "data" / NEWS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(FORMER, "/nyheder/2031/med-broedtekst/"), encoding="utf-8")
    assert run(sample, "build").stderr == ""


def test_a_check_shows_it_and_a_strict_one_fails(sample: Path, warning: str) -> None:
    checked = run(sample, "check")
    assert (checked.returncode, checked.stderr) == (0, warning)
    strict = run(sample, "check", "--strict")
    assert strict.returncode == 1
    assert strict.stderr.startswith(warning)


def test_a_strict_check_of_what_is_right_succeeds(sample: Path) -> None:
    assert run(sample, "check", "--strict").returncode == 0


def test_it_is_counted_beside_the_errors(sample: Path, warning: str) -> None:
    append(sample, "sources.yml", "ukendt: x\n")
    append(sample, OTHER, "ukendt: x\n")
    checked = run(sample, "check")
    assert checked.returncode == 1
    assert checked.stderr.splitlines()[-1] == "2 fejl i 2 filer. Intet er udgivet."


def test_a_text_of_other_data_is_warned_of_too(sample: Path) -> None:
    path = sample / "data" / "kkr.yml"
    text = path.read_text(encoding="utf-8")
    line = text[: text.index("\ntext:")].count("\n") + 2
    changed = text.replace("\ntext: ", f"\ntext: Se [en nyhed]({FORMER}). ", 1)
    path.write_text(changed, encoding="utf-8")
    checked = run(sample, "check")
    assert checked.returncode == 0
    assert checked.stderr.startswith(f"data/kkr.yml:{line}:21: advarsel: linket {FORMER} går til")
