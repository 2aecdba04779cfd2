"""What an editor is told is ordered, counted and worded alike, whoever found it."""

import pytest

from klsite.model.diagnostics import (
    DataErrors,
    Diagnostic,
    DiagnosticLog,
    Level,
    error_at,
    report,
    warning_at,
)

ERROR = Diagnostic("data/b.yml", 2, 1, "et er galt", point="3.8")
WARNING = Diagnostic("data/a.yml", 9, 4, "et er gammelt", Level.WARNING)
NOTICE = Diagnostic("data/b.yml", 1, 1, "et er nyt", Level.NOTICE)


def test_a_line_says_where_how_serious_and_by_which_point() -> None:
    assert str(ERROR) == "data/b.yml:2:1: et er galt (punkt 3.8)"
    assert str(WARNING) == "data/a.yml:9:4: advarsel: et er gammelt"
    assert str(NOTICE) == "data/b.yml:1:1: bemærkning: et er nyt"


def test_a_report_is_grouped_by_file_those_with_errors_first_and_counted() -> None:
    assert report([ERROR, WARNING, NOTICE, ERROR]).split("\n") == [
        str(NOTICE), str(ERROR), "", str(WARNING), "",
        "1 fejl, 1 advarsel og 1 bemærkning i 2 filer. Intet er udgivet.",
    ]  # fmt: skip


def test_only_errors_keep_the_site_from_being_published() -> None:
    other = Diagnostic("data/a.yml", 1, 1, "et andet er gammelt", Level.WARNING)
    assert report([WARNING, other]).endswith("\n\n2 advarsler i 1 fil.")
    log = DiagnosticLog(lambda told: (1, 1))
    log.add(WARNING, NOTICE)
    assert not log.has_errors
    log.stop_if_any()
    log.add(ERROR)
    with pytest.raises(DataErrors) as raised:
        log.stop_if_any()
    assert raised.value.diagnostics == [WARNING, NOTICE, ERROR]


def test_the_log_finds_the_place_of_what_knows_only_the_way_to_a_value() -> None:
    asked: list[Diagnostic] = []

    def place(told: Diagnostic) -> tuple[int, int]:
        asked.append(told)
        return 7, 3

    log = DiagnosticLog(place)
    log.add(ERROR, error_at("a.yml", ("x", 0), "galt", near="y"), warning_at("a.yml", (), "sært"))
    assert [(each.location, each.near) for each in asked] == [(("x", 0), "y"), ((), "")]
    assert list(map(str, log.diagnostics)) == [
        str(ERROR), "data/a.yml:7:3: galt", "data/a.yml:7:3: advarsel: sært",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        ("en\tto\r\ntre\n\nfire", "en to tre fire"),
        ("\x1b[31mrød\x07", "U+001B[31mrødU+0007"),
        ("a\u202eb\ud800", "aU+202EbU+D800"),
        ("x" * 5_000, "x" * 200 + "…"),
        ("to ord " * 500, ("to ord " * 500)[:200] + "…"),
    ],
)
def test_a_message_can_be_shown_whatever_it_quotes(found: str, shown: str) -> None:
    told = error_at("news.yml", (), f"»{found}« er ikke en dato")
    assert told.message == f"»{shown}« er ikke en dato"
    assert str(told).encode().decode() == str(told)


def test_a_message_of_several_lines_keeps_them() -> None:
    message = f"adressen er væk: skriv\n  - {{address: {'x' * 250}}}"
    assert error_at("moves.yml", (), message).message == message
