"""Something new in the data: it lies where it should, is right, and leaves all else as it was."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from klsite.load.new_data import models_of
from klsite.model.kinds import FILE_KINDS
from support.project import NOW, run

OF_A_TERM = ("--kkr", "fjordland", "--period", "2030-2034")
TERM = "data/kkr/fjordland/2030-2034"
SOURCE = ("--source", "opdigtet")
CALLS = {
    "nyhed": (
        "data/news/2031/2031-01-09-kl-aebler-og-paerer.yml",
        "--title", "KL: Æbler, og pærer", "--kind", "Artikel", "--date", "2031-01-09",
        "--summary", "Kolon: her. Og # her. " * 9, "--kkr", "fjordland", "--kkr", "aadal", *SOURCE,
        "--body", "- et\n- to",
    ),
    "moede": (
        f"{TERM}/meetings/2031-06-06.yml", *OF_A_TERM, "--date", "2031-06-06",
        "--kind", "ordinary", "--starts", "10:30", *SOURCE,
    ),
    "dokument": (
        "data/documents/2031-01-02-nyt-brev.yml", "--title", "Nyt brev", "--kind", "Brev",
        "--date", "2031-01-02", "--summary", "Kort.", "--body", "Det siger brevet.", *SOURCE,
    ),
    "arrangement": (
        "data/events/2031-03-02-et-staevne.yml", "--title", "Et stævne",
        "--starts", "2031-03-02", "--ends", "2031-03-03", "--summary", "Kort.", *SOURCE,
    ),
    "person": ("data/people/fjordland.yml", "--name", "Nora Nellike"),
    "begivenhed": (
        f"{TERM}/events.yml", *OF_A_TERM, "--date", "2031-01-02", "--kind", "resigns",
        "--person", "viola-violbuket",
    ),
    "medlem": (
        "data/kkr/fjordland/2026-2030/members.yml", "--kkr", "fjordland", "--period", "2026-2030",
        "--person", "nils-nelde", "--party", "A", *SOURCE,
    ),
    "udpegning": (
        f"{TERM}/appointments.yml", *OF_A_TERM, "--body", "drivhusets-bestyrelse",
        "--person", "karla-kaprifolie", "--starts", "2030-01-22", "--ends", "2030-03-01",
    ),
}  # fmt: skip
"""For each kind the file that it stands in, and a call that gives all that is needed."""

RELEASE = "data/news/2031/2031-01-09-nyt.yml"
RELEASE_CALL = (
    *("nyhed", "--title", "Nyt", "--date", "2031-01-09", "--kind", "Artikel"),
    *("--summary", "Kort.", *SOURCE),
)

ELECTED = (
    "  - {id: nils-nelde, name: Nils Nælde, "
    'councils: [{election: "2025", municipality: "0801", list: A}]}\n'
)
"""Someone who can be a member of a council that has none by name."""


def new(project: Path, *call: str) -> subprocess.CompletedProcess[str]:
    return run(project, "new", *call)


def test_every_kind_that_can_be_made_is_tried_here() -> None:
    assert {kind.one for kind in FILE_KINDS if kind.one} == set(CALLS)
    assert all(len(models_of(kind)) == len(kind.entries.split(".")) + 1
               for kind in FILE_KINDS if kind.entries)  # fmt: skip


@pytest.mark.parametrize("kind", CALLS)
def test_what_is_made_is_right(sample: Path, kind: str) -> None:
    file, *call = CALLS[kind]
    with (sample / "data/people/fjordland.yml").open("a", encoding="utf-8") as people:
        people.write(ELECTED)
    before = yaml.safe_load((sample / file).read_text("utf-8")) if (sample / file).exists() else {}
    result = new(sample, kind, *call)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"Skrevet: {file}\nSe det med: python3 scripts/kl.py serve\n"
    checked = run(sample, "check")
    assert checked.returncode == 0, checked.stderr
    after = yaml.safe_load((sample / file).read_text("utf-8"))
    assert set(before) <= set(after)


def test_a_release_is_written_as_the_guide_shows(sample: Path) -> None:
    file, *call = CALLS["nyhed"]
    new(sample, "nyhed", *call)
    text = (sample / file).read_text("utf-8")
    assert yaml.safe_load(text)["summary"] == " ".join(["Kolon: her. Og # her."] * 9)
    assert yaml.safe_load(text)["kkr"] == ["fjordland", "aadal"]
    assert "# Slags: En af slagsene i data/news.yml.\nkind: Artikel\n" in text
    assert 'title: "KL: Æbler, og pærer"\n' in text
    assert "body: |\n  - et\n  - to\n" in text
    assert "# Kladde: ja: det bliver ikke udgivet.\n# draft:\n" in text


def test_fields_that_hold_others_stand_ready_to_be_filled_in(sample: Path) -> None:
    assert new(sample, *RELEASE_CALL).returncode == 0
    written = (sample / RELEASE).read_text("utf-8")
    assert "\n# changes:\n#   - at:\n#     text:\n#     major:\n" in written
    filled = re.search("# picture:\n(#   .*\n)+", written)
    assert filled is not None
    picture = yaml.safe_load(re.sub("(?m)^# ", "", filled[0]))["picture"]
    assert {"file", "text", "credit"} <= picture.keys()


def test_an_entry_is_added_and_the_rest_stays_as_it_was(sample: Path) -> None:
    file, *call = CALLS["begivenhed"]
    before = (sample / file).read_text("utf-8")
    new(sample, "begivenhed", *call)
    added = "  - date: 2031-01-02\n    kind: resigns\n    person: viola-violbuket\nsource: "
    expected = before.replace("source: ", added, 1).replace(
        "updated: 2031-01-01", "updated: 2031-01-10"
    )
    assert (sample / file).read_text("utf-8") == expected


def test_a_further_person_is_appointed_to_a_body_that_is_there(sample: Path) -> None:
    file, *call = CALLS["udpegning"]
    before = (sample / file).read_text("utf-8")
    new(sample, "udpegning", *call)
    last = "      - {person: karen-kamille, meeting: 2030-03-04}\n"
    added = (
        "      - person: karla-kaprifolie\n        starts: 2030-01-22\n        ends: 2030-03-01\n"
    )
    expected = before.replace(last, last + added)
    assert (sample / file).read_text("utf-8").replace("2031-01-10", "2031-01-01") == expected


def test_what_is_told_of_the_body_itself_is_not_told_again(sample: Path) -> None:
    file, *call = CALLS["udpegning"]
    before = (sample / file).read_bytes()
    result = new(sample, "udpegning", *call, "--seats", "2")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"--seats: det står i {file} i forvejen: ret det dér\nIntet er skrevet.\n"
    )
    assert (sample / file).read_bytes() == before


def test_another_source_than_that_of_the_file_stands_at_the_entry(sample: Path) -> None:
    new(sample, "person", "--name", "Nora Nellike", "--source", "brev")
    new(sample, "person", "--name", "Nils Nellike", "--source", "opdigtet")
    people = yaml.safe_load((sample / "data/people/fjordland.yml").read_text("utf-8"))["people"]
    assert people[-2:] == [
        {"id": "nora-nellike", "name": "Nora Nellike", "source": "brev"},
        {"id": "nils-nellike", "name": "Nils Nellike"},
    ]


def test_the_first_event_of_a_term_makes_the_file(sample: Path) -> None:
    file = sample / TERM / "events.yml"
    file.unlink()
    _, *call = CALLS["begivenhed"]
    result = new(sample, "begivenhed", *call)
    assert "--source mangler. Kilde: " in result.stderr
    assert not file.exists()
    new(sample, "begivenhed", *call, *SOURCE)
    written = yaml.safe_load(file.read_text("utf-8"))
    assert [each["person"] for each in written["events"]] == ["viola-violbuket"]
    assert (
        "    # Parti: Listebogstav eller listesamarbejdets navn.\n    # party:\n"
        in file.read_text("utf-8")
    )


def test_without_a_terminal_all_that_is_missing_is_named(sample: Path) -> None:
    result = new(sample, "nyhed", "--kind", "Artikkel", "--date", "9/1/2031")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "--kind: ukendt slags »Artikkel«: mente du »Artikel«? "
        "Tilladt er: Pressemeddelelse, Artikel\n"
        "--date: »9/1/2031« skal skrives med året først: 2031-01-09\n"
        "--title mangler. Titel: Overskriften, helst i anførselstegn.\n"
        "--summary mangler. Resumé: Et par sætninger, som vises i lister.\n"
        "--source mangler. Kilde: Id på kilden i data/sources.yml, som oplysningerne er fra. "
        "Tilladt er: opdigtet, brev\n"
        "Intet er skrevet.\n"
    )


def test_what_an_event_of_its_kind_needs_is_named(sample: Path) -> None:
    result = new(sample, "begivenhed", *OF_A_TERM, "--date", "2031-01-02", "--kind", "leave")
    assert result.stderr == (
        "--person mangler. Person: Id på den, det handler om.\n"
        "--until mangler. Ventes tilbage: Dagen, den fraværende ventes tilbage.\n"
        "Intet er skrevet.\n"
    )
    wrong = new(sample, *("begivenhed", *CALLS["begivenhed"][1:]), "--rank", "1")
    assert wrong.stderr == "--rank: »resigns« kan ikke have »rank«\nIntet er skrevet.\n"


def test_a_council_and_a_term_have_to_be_there(sample: Path) -> None:
    call = ("moede", "--date", "2031-06-06", "--kind", "ordinary", *SOURCE)
    wrong = new(sample, *call, "--kkr", "fjorland", "--period", "2030-2034").stderr
    assert wrong.startswith(
        "--kkr: »fjorland« findes ikke: mente du »fjordland«? Tilladt er: aadal, fjordland\n"
    )
    wrong = new(sample, *call, "--kkr", "aadal", "--period", "2030-2034").stderr
    assert wrong.startswith(
        "--period: »2030-2034« findes ikke: mente du »2026-2030«? Tilladt er: 2026-2030\n"
    )


def test_a_text_that_has_to_be_there_is_left_to_be_written(sample: Path) -> None:
    file, *call = CALLS["dokument"]
    at = call.index("--body")
    result = new(sample, "dokument", *call[:at], *call[at + 2 :])
    assert result.returncode == 0
    assert result.stdout == (
        f"Skrevet: {file}\nMangler endnu: body\n"
        f"{file}:12:1: feltet er tomt: skriv en tekst "
        "(eller slet feltet, hvis det ikke skal bruges)\n"
        "Ret det i filen, og se det med: python3 scripts/kl.py serve\n"
    )
    assert len(run(sample, "check").stderr.splitlines()) == 3


def test_nothing_is_overwritten(sample: Path) -> None:
    new(sample, *RELEASE_CALL)
    (sample / RELEASE).write_text("mit arbejde\n", "utf-8")
    result = new(sample, *RELEASE_CALL)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"--id: {RELEASE} findes allerede: ret den, eller skriv noget andet i »id«\n"
        "Intet er skrevet.\n"
    )
    assert (sample / RELEASE).read_text("utf-8") == "mit arbejde\n"


def test_an_id_that_is_taken_is_refused(sample: Path) -> None:
    result = new(sample, "person", "--name", "Bo Blåbær")
    assert result.stderr == (
        "--id: »bo-blaabaer« bruges allerede: giv et andet id\nIntet er skrevet.\n"
    )
    assert new(sample, "person", "--name", "Bo Blåbær", "--id", "bo-blaabaer-2").returncode == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "people: [{id: a, name: A}]\n",
            "»people« i filen er ikke en liste med et punkt pr. linje: skriv den sådan først",
        ),
        ("people:\n  - {id: a\n", "filen kan ikke læses: ret først fejlene i den"),
    ],
)
def test_a_file_with_no_place_for_it_is_left_alone(sample: Path, content: str, told: str) -> None:
    file = sample / "data/people/andre.yml"
    file.write_text(content, "utf-8")
    result = new(sample, "person", "--name", "Nora Nellike", "--file", "andre", *SOURCE)
    assert result.returncode == 1
    assert result.stderr == f"data/people/andre.yml: {told}\nIntet er skrevet.\n"
    assert file.read_text("utf-8") == content


def test_what_is_wrong_elsewhere_hides_nothing_and_is_told(sample: Path) -> None:
    other = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    other.write_text(other.read_text("utf-8") + "ukendt: x\n", "utf-8")
    assert new(sample, *RELEASE_CALL).stdout == (
        f"Skrevet: {RELEASE}\nDer er fejl i andre filer. Se dem med: python3 scripts/kl.py check\n"
        "Se det med: python3 scripts/kl.py serve\n"
    )


@pytest.mark.parametrize("kind", CALLS)
def test_the_help_is_in_danish(sample: Path, kind: str) -> None:
    told = new(sample, kind, "--help").stdout
    assert told.startswith(f"Brug: kl.py new {kind} [tilvalg]\n")
    assert "vis denne hjælp" in told


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
def test_on_a_terminal_it_asks_until_the_answer_is_right(sample: Path) -> None:
    import pty

    answers = ["Artikkel", "Artikel", "2031-01-09", '"KL: Nyt"', "", "Kort.", "opdigtet", "nyt"]
    own, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, str(sample / "scripts" / "commands.py"), "new", "nyhed"],
        stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        env={**os.environ, "KL_NOW": NOW},
    ) as process:  # fmt: skip
        os.write(own, "".join(f"{each}\n" for each in answers).encode())
        try:
            told, _ = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 0, told
    assert (
        "Slags: En af slagsene i data/news.yml. Tilladt er: Pressemeddelelse, Artikel\n  kind: "
        in told
    )
    assert "ukendt slags »Artikkel«: mente du »Artikel«?" in told
    assert "  id [kl-nyt]: " in told
    assert "Her skal stå noget. Ctrl+C stopper, og så er intet skrevet.\n" in told
    assert yaml.safe_load((sample / RELEASE).read_text("utf-8"))["title"] == "KL: Nyt"
    assert told.endswith(f"Skrevet: {RELEASE}\nSe det med: python3 scripts/kl.py serve\n")
