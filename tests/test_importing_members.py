"""A table of the members of a KKR is taken into the data; what is not certain is refused."""

from datetime import datetime
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook

from klsite.results.council_term import CouncilTerm
from klsite.site.read import read_site
from klsite.text.clock import moment_to_build_for
from member_plan import plan_of
from member_tables import member_table
from support.project import NOW, SAMPLE, run
from tables import WrongTable

HEAD = "Navn;Kommune;Parti;Rolle;Startdag;Stedfortræder for;Kilde\n"
PEOPLE = "data/people/fjordland.yml"


def folder(period: str) -> str:
    return f"data/kkr/fjordland/{period}"


def take(
    project: Path, rows: str, *more: str, period: str = "2026-2030", head: str = HEAD
) -> tuple[int, str, str]:
    """Import a table; return the exit code, what is told, and what is refused."""
    file = project / "medlemmer.csv"
    file.write_text(head + rows, encoding="utf-8")
    place = ("--kkr", "fjordland", "--period", period)
    result = run(project, "import", "medlemmer", str(file), *place, *more)
    return result.returncode, result.stdout, result.stderr


NEW = """\
Viola Violbuket;Aaby;A;Medlem og næstformand;;;opdigtet
Nora Nellike;0802 Ærlev;Det Røde Parti;Stedfortræder;;Viola Violbuket;opdigtet
Rosa Rødgrød;Aaby Kommune;A. Det Røde Parti;Borgmester og formand;;;opdigtet
Ole Oregano;Byby;B;;1. januar 2026;;opdigtet
"""


def test_members_of_a_term_without_files_are_taken_once_and_are_right(sample: Path) -> None:
    people = (sample / PEOPLE).read_text("utf-8")
    code, told, refused = take(sample, NEW)
    assert (code, refused) == (0, "")
    members = yaml.safe_load((sample / folder("2026-2030") / "members.yml").read_text("utf-8"))
    assert members["elected"] == [
        {"person": "viola-violbuket", "party": "A", "substitute": "nora-nellike"},
        {"person": "ole-oregano", "party": "B"},
    ]
    term = yaml.safe_load((sample / folder("2026-2030") / "term.yml").read_text("utf-8"))
    assert term["chair"] == {"person": "rosa-roedgroed", "source": "opdigtet"}
    assert term["vice_chair"] == {"person": "viola-violbuket", "source": "opdigtet"}
    new = '  - {id: ole-oregano, name: Ole Oregano, councils: [{election: "2025", '
    assert f'+{new}municipality: "0803", list: B}}], source: opdigtet}}' in told
    kept = [line for line in people.splitlines() if "viola" not in line and "updated" not in line]
    assert set(kept) <= set((sample / PEOPLE).read_text("utf-8").splitlines())
    assert run(sample, "check").returncode == 0
    code, told, _ = take(sample, NEW)
    assert code == 0
    assert told.endswith("siger det allerede (4 rækker).\n")


def test_what_a_term_says_is_changed_where_it_stands_after_it_was_shown(sample: Path) -> None:
    file = sample / folder("2030-2034") / "members.yml"
    before = file.read_text("utf-8")
    rows = "Bodil Balsam;Aaby;B;Suppleant;;Bent Bellis;opdigtet\n"
    code, told, _ = take(sample, rows, "--show", period="2030-2034")
    line = "  - {person: bent-bellis, party: B, substitute: birte-birk}"
    assert code == 1
    assert f"-{line}\n+{line.replace('birte-birk', 'bodil-balsam')}\n" in told
    assert told.endswith("Intet er skrevet.\n")
    assert file.read_text("utf-8") == before
    assert take(sample, rows, period="2030-2034")[0] == 0
    after = file.read_text("utf-8").splitlines()
    pairs = [pair for pair in zip(before.splitlines(), after, strict=True) if pair[0] != pair[1]]
    assert [new for _, new in pairs] == [
        line.replace("birte-birk", "bodil-balsam"),
        "updated: 2031-01-10",
    ]


def test_who_comes_later_is_an_event(sample: Path) -> None:
    rows = "Dora Dild;Dalby;D;Medlem;15.1.2031;;\nViola Violbuket;;;Formand;2031-02-01;;\n"
    take(sample, rows, "--source", "opdigtet", period="2030-2034")
    events = (sample / folder("2030-2034") / "events.yml").read_text("utf-8")
    assert (
        "kind: leaves_party, person: connie-citron}\n"
        "  - {date: 2031-01-15, kind: names_member, person: dora-dild, party: D, "
        "source: opdigtet}\n"
        "  - {date: 2031-02-01, kind: chair, person: viola-violbuket, source: opdigtet}\n"
    ) in events


def test_what_comes_before_other_events_is_left_to_the_editor(sample: Path) -> None:
    rows = "Ole Oregano;Byby;A;Medlem;2030-02-01;;opdigtet\n"
    code, _, refused = take(sample, rows, period="2030-2034")
    assert (code, refused) == (
        1,
        "data/kkr/fjordland/2030-2034/events.yml har nyere hændelser end 2030-02-01: skriv selv "
        "den for »ole-oregano« ind, hvor den hører til, for rækkefølgen betyder noget\n"
        "Intet er skrevet.\n",
    )


def test_a_substitute_may_stand_with_the_member_and_in_a_row_of_their_own(sample: Path) -> None:
    head = HEAD.replace("Stedfortræder for", "Stedfortræder")
    rows = (
        "Nora Nellike;Ærlev;A;Stedfortræder;;;opdigtet\n"
        "Viola Violbuket;Aaby;A;Medlem;;Nora Nellike;opdigtet\n"
    )
    assert take(sample, rows, head=head)[0::2] == (0, "")
    members = yaml.safe_load((sample / folder("2026-2030") / "members.yml").read_text("utf-8"))
    assert members["elected"] == [
        {"person": "viola-violbuket", "party": "A", "substitute": "nora-nellike"}
    ]


@pytest.fixture(scope="module")
def council() -> CouncilTerm:
    """The term of the sample with members, events and an alliance."""
    site = read_site(SAMPLE, moment_to_build_for(NOW))
    terms = site.static.results.council_work.terms
    return next(each for each in terms if each.term.folder == "kkr/fjordland/2030-2034")


REFUSED = {
    "Ole Oregano;Storeby;A": "ukendt kommune »Storeby«",
    "Ole Oregano;0802 Byby;A": "ukendt kommune »0802 Byby«",
    "Ole Oregano;Byby;Bylisten": "»Bylisten« har intet kendt listebogstav",
    "Ole Oregano;Byby;L": (
        "»L« er hverken et parti eller en liste, som term.yml siger er med i et listesamarbejde"
    ),
    "Ole Oregano;Engby;Lokale Lister": (
        "»Lokale Lister«: skriv bogstavet for den liste, der er med i samarbejdet"
    ),
    "Ole Oregano;Byby;A;;;;avisen": (
        "kilden »avisen« findes ikke: føj den først til data/sources.yml"
    ),
    "Ole Oregano;Byby": "partiet mangler",
    "Ole Oregano;;A": "kommunen mangler",
    "Ole Oregano;;;1. viceborgmester": "kommunen mangler",
    "Ole Oregano;Byby;A;Borgmester": (
        "»ole-oregano« er ikke borgmester i data/elections/2029.yml: ret det dér"
    ),
    "Viola Violbuket;Byby;A": (
        "»Viola Violbuket« kan være viola-violbuket eller en ny: skriv det rigtige i kolonnen »id«"
    ),
    "Viola Violbuket;Aaby;A;Formand": (
        "»rosa-roedgroed« er det allerede ved periodens begyndelse: ret term.yml, eller "
        "skriv startdagen, hvis det er et skift"
    ),
    "Ole Oregano;Byby;A;Stedfortræder": "skriv i kolonnen »stedfortræder for«, hvem det er for",
    "Ole Oregano;Byby;A;Stedfortræder;;Ingen Kender": (
        "»Ingen Kender« kendes ikke: giv personen en række for sig"
    ),
}
"""Rows, and what is told of them."""


@pytest.mark.parametrize("row", REFUSED)
def test_what_is_not_certain_is_refused_with_its_row(council: CouncilTerm, row: str) -> None:
    table = member_table([HEAD.strip().split(";"), [], row.split(";")])
    with pytest.raises(WrongTable) as raised:
        plan_of(table.rows, council, "opdigtet")
    assert str(raised.value) == f"række 3: {REFUSED[row]}"


def test_a_row_without_a_source_is_refused(council: CouncilTerm) -> None:
    table = member_table([["Navn"], ["Viola Violbuket"]])
    told = "^række 2: kilden mangler: skriv den i kolonnen »kilde«, eller giv --source$"
    with pytest.raises(WrongTable, match=told):
        plan_of(table.rows, council, "")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["", "A"], "navnet mangler"),
        (["Ole", "", "i maj"], "»i maj« er ikke en dato: skriv den som 2020-08-31"),
        (
            ["Ole", "", "31. april 2030"],
            "»31. april 2030« er ikke en dato: skriv den som 2020-08-31",
        ),
        (["Ole", "", "", "", "Oda"], "to kolonner siger hver sit, »Ole« og »Oda«: behold den ene"),
        (
            ["Ole", "", "", "Medlem og kasserer"],
            "rollen »kasserer« kendes ikke. Tilladt er: medlem, borgmester, formand, næstformand, "
            "stedfortræder, 1. viceborgmester, 2. viceborgmester",
        ),
    ],
)
def test_a_cell_that_is_not_understood_is_refused(row: list[str], told: str) -> None:
    with pytest.raises(WrongTable) as raised:
        member_table([["Navn", "Parti", "Startdag", "Rolle", "Medlem"], row])
    assert str(raised.value) == f"række 2: {told}"


def test_a_day_says_nothing_where_the_beginning_is_not_known(sample: Path) -> None:
    _, _, refused = take(sample, "Ole Oregano;Byby;B;;2026-02-01;;opdigtet\n")
    assert refused.startswith("række 2: det konstituerende møde er ikke i data, så det vides ikke,")


def test_columns_are_found_by_names_in_any_order() -> None:
    rows = [
        ["Liste over rådet"],
        [],
        ["Listebogstav", "Parti", "Efternavn", "Fornavn", "Tlf."],
        ["A", "Det Røde Parti", "Oregano", "Ole", "1"],
    ]
    table = member_table(rows)
    assert [(each.number, each.name, each.party) for each in table.rows] == [
        (4, "Ole Oregano", ("A", "Det Røde Parti"))
    ]
    assert table.unused == ["Tlf."]


def test_a_spreadsheet_with_dates_is_taken(sample: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Medlem", "Kommunekode", "Partibogstav", "Start"])
    sheet.append(["Ole Oregano", 803, "B", datetime(2026, 1, 1)])
    book.save(sample / "medlemmer.xlsx")
    place = ("--kkr", "fjordland", "--period", "2026-2030", "--source", "opdigtet")
    result = run(sample, "import", "medlemmer", str(sample / "medlemmer.xlsx"), *place)
    assert (result.returncode, result.stderr) == (0, "")
    assert "+  - {person: ole-oregano, party: B}" in result.stdout
