"""Tables of an election are taken into the data, whatever form they have; nothing is guessed."""

import re
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook

from election_tables import figures_in, names_of
from support.project import run
from tables import NoTable, WrongTable, table_rows, whole_number

NAMES = names_of(
    {"Nørrekær": "0901", "Sønderkær": "0902"},
    {"Socialdemokratiet": "A", "SF – Socialistisk Folkeparti": "F"},
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12.345", 12345), ("12 345", 12345), ("1.234.567", 1234567), ("0", 0), ("907", 907),
        ("-", None), ("..", None), ("", None),
    ],
)  # fmt: skip
def test_numbers_are_read_with_thousands_marks(written: str, value: int | None) -> None:
    assert whole_number(written) == value


@pytest.mark.parametrize("written", ["12,5", "1.23", "12.3456", "ca. 12", "-3", "1e3"])
def test_what_may_be_no_whole_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=re.escape(written)):
        whole_number(written)


LIST = [
    ["Kommunenr", "Kommune", "Liste", "Stemmer", "Mandater"],
    ["901", "Nørrekær", "A. Socialdemokratiet", "1.200", "9"],
    ["901", "Nørrekær", "F", "300", "2"],
    ["902", "Sønderkær", "Socialdemokratiet", "50", ""],
    ["", "Hele landet", "A", "1.250", "9"],
]
GRID = [
    ["Valgresultat efter område, liste og tid"],
    ["", "A. Socialdemokratiet", "F. SF - Socialistisk Folkeparti", "Gyldige stemmer"],
    ["Hele landet", "1250", "300", "1550"],
    ["901 Nørrekær", "1200", "300", "1500"],
    ["Sønderkær Kommune", "50", "-", "50"],
]


def test_a_row_for_each_list_is_read() -> None:
    found = figures_in(LIST, NAMES, "stemmer")
    assert found["0901"][:2] == ({"A": 1200, "F": 300}, {"A": 9, "F": 2})
    assert found["0902"][:2] == ({"A": 50}, {})


def test_a_grid_is_read_either_way() -> None:
    across = [GRID[0], *[list(column) for column in zip(*GRID[1:], strict=True)]]
    counted = [GRID[0], *[["Stemmer" if at == 2 else "", *row] for at, row in enumerate(GRID[1:])]]
    for rows in (GRID, across, counted):
        found = figures_in(rows, NAMES, "stemmer")
        assert found["0901"] == ({"A": 1200, "F": 300}, {}, 1500)
        assert found["0902"] == ({"A": 50}, {}, 50)
    assert figures_in(GRID, NAMES, "mandater")["0901"].seats == {"A": 1200, "F": 300}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["999", "", "A", "1", "1"], "række 6: ukendt kommune »999«"),
        (["901 Sønderkær", "", "A", "1", "1"], "række 6: ukendt kommune »901 Sønderkær«"),
        (["901", "", "Bylisten", "1", "1"], "række 6: »Bylisten« har intet kendt listebogstav"),
        (["901", "", "B", "1,5", "1"], "række 6: »1,5« er ikke et helt tal"),
        (["901", "", "A", "7", "9"], "række 6: A står der to gange med forskellige tal"),
    ],
)
def test_what_is_not_understood_is_named(row: list[str], told: str) -> None:
    with pytest.raises(WrongTable) as raised:
        figures_in([*LIST, row], NAMES, "stemmer")
    assert str(raised.value) == told


def test_a_table_without_head_is_refused() -> None:
    with pytest.raises(WrongTable, match=r"^tabellen forstås ikke: "):
        figures_in([["a", "b"], ["1", "2"]], NAMES, "stemmer")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_table_is_read_as_programs_save_it(tmp_path: Path, encoding: str, separator: str) -> None:
    file = tmp_path / "tabel.csv"
    rows = [["Kommune", "Stemmer"], ["Nørrekær", "1200"]]
    file.write_text("\r\n".join(separator.join(row) for row in rows), encoding=encoding)
    assert table_rows(file) == rows


def test_a_spreadsheet_is_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Tal")
    sheet.append(["Kommune", "Stemmer"])
    sheet.append(["Nørrekær", 1200.0])
    sheet.append(["Sønderkær", 1.234])
    book.save(tmp_path / "tabel.xlsx")
    assert table_rows(tmp_path / "tabel.xlsx") == [
        ["Kommune", "Stemmer"],
        ["Nørrekær", "1200"],
        ["Sønderkær", "1,234"],  # a share, and not 1234 votes
    ]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xlsx", b"PK intet regneark", "kan ikke læses som regneark."),
        ("a.csv", b"PK\x03\x04", "er et regneark: giv filen et navn, der ender på .xlsx."),
        ("a.csv", b"\xd0\xcf\x11\xe0", "er et gammelt regneark (.xls)"),
        ("a.csv", b" \n;;\n", "er tom."),
    ],
)
def test_a_file_that_is_no_table_is_told(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NoTable) as raised:
        table_rows(tmp_path / name)
    assert told in str(raised.value)


ELECTION = "data/elections/2029.yml"


def table(project: Path, text: str) -> str:
    (project / "valg.csv").write_text(text, encoding="utf-8")
    return str(project / "valg.csv")


def first_result(project: Path) -> tuple[str, str, int]:
    """Return the code of the first municipality of the sample, a letter and its votes."""
    first = yaml.safe_load((project / ELECTION).read_text("utf-8"))["results"][0]
    letter, votes = next(iter(first["votes"].items()))
    return str(first["municipality"]), letter, votes


def test_what_the_data_says_already_changes_nothing(sample: Path) -> None:
    code = first_result(sample)[0]
    before = (sample / ELECTION).read_bytes()
    first = yaml.safe_load(before)["results"][0]["votes"]
    rows = "".join(f"{code};{each};{count}\n" for each, count in reversed(first.items()))
    file = table(sample, f"Kommunenr;Liste;Stemmer\n{rows}")
    result = run(sample, "import", "valg", file, "--valg", "2029")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"{ELECTION} siger det allerede (1 kommune).\n"
    assert (sample / ELECTION).read_bytes() == before


def test_other_figures_are_shown_and_written_and_all_else_stands(sample: Path) -> None:
    code, letter, votes = first_result(sample)
    before = (sample / ELECTION).read_text("utf-8")
    file = table(sample, f"Kommunenr;Liste;Stemmer\n{code};{letter};{votes + 1}\n")
    shown = run(sample, "import", "valg", file, "--valg", "2029", "--show")
    assert shown.returncode == 1
    assert f"+    votes: {{{letter}: {votes + 1}}}" in shown.stdout
    assert (sample / ELECTION).read_text("utf-8") == before
    assert run(sample, "import", "valg", file, "--valg", "2029").returncode == 0
    after = (sample / ELECTION).read_text("utf-8").splitlines()
    changed = [pair for pair in zip(before.splitlines(), after, strict=True) if pair[0] != pair[1]]
    assert len(changed) == 1


def test_a_municipality_written_on_one_line_is_not_added_again(sample: Path) -> None:
    file = table(sample, "Kommunenr;Liste;Stemmer\n0801;A;1\n")
    result = run(sample, "import", "valg", file, "--valg", "2025")
    assert (result.returncode, result.stderr) == (
        1,
        "kommune 0801 har flere felter på en linje: skriv hvert felt på sin egen, med "
        "»- municipality:« først\nIntet er skrevet.\n",
    )


def test_an_election_without_a_file_is_told(sample: Path) -> None:
    file = table(sample, "Kommunenr;Liste;Stemmer\n901;A;1\n")
    result = run(sample, "import", "valg", file, "--valg", "2033")
    assert (result.returncode, result.stderr) == (
        1,
        "data/elections/2033.yml findes ikke: lav den først med date, source, lists og "
        "results: [], som i den forrige.\nIntet er skrevet.\n",
    )
