"""Whole builds: what the commands do with good data and with bad."""

import hashlib
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from checking import diagnostics_of
from klsite.checks.texts import page_text_faults
from klsite.load.content import content_files
from klsite.model.diagnostics import errors_in
from support.loading import told
from support.project import NOW, ROOT, SAMPLE, make_project, run


def contents(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def break_two_files(project: Path) -> None:
    for name, old, new in (
        ("data/values.yml", "mission:", "misson:"),
        ("data/news/2031/2031-01-05-uden-kategori.yml", "2031-01-05", "05.01.31"),
    ):
        path = project / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


EXPECTED = """\
Der er fejl:

data/news/2031/2031-01-05-uden-kategori.yml:3:7: »05.01.31« har et årstal med to cifre: \
skriv hele året, som i 2020-08-31

data/values.yml:1:1: ukendt felt »misson«: mente du »mission«?

2 fejl i 2 filer. Intet er udgivet.
site/ er som før.
"""


def test_a_build_says_what_it_made(sample: Path) -> None:
    result = run(sample, "build")
    assert result.returncode == 0
    pages = sum(1 for _ in (sample / "site").rglob("*.html"))
    assert result.stdout.startswith(f"Bygget: {pages} sider i site/ på ")
    assert result.stderr == ""
    assert (sample / "site" / "index.html").is_file()
    assert sorted(file.name for file in (sample / ".build").iterdir()) == ["changes.json", "lock"]


def test_a_failing_build_names_every_mistake_and_leaves_the_site(sample: Path) -> None:
    assert run(sample, "build").returncode == 0
    before = contents(sample / "site")
    break_two_files(sample)
    result = run(sample, "build")
    assert (result.returncode, result.stdout, result.stderr) == (1, "", EXPECTED)
    assert contents(sample / "site") == before


HEAD = "---\ntitle: Ny\ndescription: Ny\nupdated: 2031-01-01\n---\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[væk](findes-ikke.md)", "8:7: linket /findes-ikke/ fører ikke til noget på webstedet"),
        ("[væk](/kkr/vaek/)", "8:7: linket /kkr/vaek/ fører ikke til noget på webstedet"),
        (
            "[væk](/nyheder/2031/kladde/)",
            "8:7: linket /nyheder/2031/kladde/ går til noget, der ikke er offentligt: det er en "
            "kladde",
        ),
        ("Et afsnit.\n\n[x](htps://kl.dk/)", "10:5: linket »htps://kl.dk/« kan ikke bruges: begynd "
            "med https://, mailto: eller /"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "10:1: rækken har 3 celler, men tabellens hoved "
            "har 2: resten kommer ikke med. Skal en lodret streg stå i teksten, så skriv \\|"),
        ("![](/billeder/soejler.png)", "8:1: billedet /billeder/soejler.png har ingen tekst: "
            "skriv mellem [ og ], hvad det viser; er det kun til pynt, så skriv <img "
            'src="/billeder/soejler.png" alt="">'),
    ],
)  # fmt: skip
def test_a_fault_in_a_hand_written_page_is_told(sample: Path, text: str, expected: str) -> None:
    page = sample / "content" / "ny.md"
    page.write_text(f"{HEAD}# Ny\n\n{text}\n", encoding="utf-8")
    found = [line for line in told(sample).split("\n") if line.startswith("content/")]
    assert found == [f"content/ny.md:{expected}"]


def test_a_fault_in_a_hand_written_page_fails_the_build(sample: Path) -> None:
    (sample / "content" / "ny.md").write_text(f"{HEAD}[væk](/kkr/vaek/)\n", encoding="utf-8")
    result = run(sample, "build")
    assert (result.returncode, "content/ny.md:6:7: linket" in result.stderr) == (1, True)
    assert not (sample / "site").exists()


def test_the_heading_of_a_hand_written_page_is_inspected_too(tmp_path: Path) -> None:
    (tmp_path / "ny.md").write_text(f"{HEAD}\n# Om&#8203; <i>os\n\nx\n", encoding="utf-8")
    (page,) = content_files(tmp_path)
    assert [(each.line, each.column, each.message) for each in page_text_faults(page)] == [
        (7, 5, "&#8203; er et usynligt eller ugyldigt tegn: slet det"),
        (7, 13, "<i> bliver ikke lukket: skriv </i>"),
    ]


def test_a_hand_written_page_is_cleaned_and_shown_as_other_texts(sample: Path) -> None:
    (sample / "content" / "om").mkdir()
    (sample / "content" / "om" / "ny.md").write_text(
        f"{HEAD}Se [søg](../soeg.md), [KKR](/kkr/) og [oplægget](../bilag/oplaeg.pdf).\n\n"
        "• En\n• To\n\n## Mere\n\n~~x~~\n",
        encoding="utf-8",
    )
    result = run(sample, "build")
    assert result.returncode == 0, result.stderr
    html = (sample / "site/om/ny/index.html").read_text(encoding="utf-8")
    assert '<h1 id="_indhold">Ny</h1>' in html
    assert '<a href="../../soeg/">søg</a>' in html
    assert '<a href="../../kkr/">KKR</a>' in html
    assert '<a href="../../bilag/oplaeg.pdf">oplægget</a>' in html
    assert "<li>En</li>" in html


def test_a_hand_written_page_may_be_listed_in_the_menu_or_the_foot(sample: Path) -> None:
    for name, where in (("a", "menu"), ("b", "foot")):
        head = HEAD.replace("title: Ny", f"title: Siden {name}\nlisted_in: {where}")
        (sample / "content" / f"{name}.md").write_text(f"{head}Tekst.\n", encoding="utf-8")
    result = run(sample, "build")
    assert result.returncode == 0, result.stderr
    html = (sample / "site/kkr/index.html").read_text(encoding="utf-8")
    menu, foot = html.split('<footer class="kl-footer">')
    assert '<a href="../a/">Siden a</a>' in menu
    assert "Siden b" not in menu
    assert '<a href="../b/">Siden b</a>' in foot
    assert "Siden a" not in foot


def test_a_hand_written_page_may_be_in_another_language(sample: Path) -> None:
    head = HEAD.replace("title: Ny", "title: In English\nlang: en")
    (sample / "content" / "english.md").write_text(f"{head}Words.\n", encoding="utf-8")
    result = run(sample, "build")
    assert result.returncode == 0, result.stderr
    html = (sample / "site/english/index.html").read_text(encoding="utf-8")
    assert '<html lang="da">' in html
    article = html.split("<article")[1].partition("</article>")[0]
    assert article.index('<div lang="en">') < article.index("<h1") < article.index("Words.")


def test_an_interrupted_swap_is_mended_by_the_next_build(sample: Path) -> None:
    assert run(sample, "build").returncode == 0
    (sample / "site").rename(sample / ".build" / "between")
    break_two_files(sample)
    assert run(sample, "build").returncode == 1
    assert (sample / "site" / "index.html").is_file()


def test_mkdocs_itself_refuses_bad_data_before_it_empties_the_site(sample: Path) -> None:
    environment = {**os.environ, "KL_NOW": NOW, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build"]
    subprocess.run(command, cwd=sample, env=environment, check=True, capture_output=True)
    before = contents(sample / "site")
    break_two_files(sample)
    result = subprocess.run(
        command, cwd=sample, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert "2 fejl i 2 filer" in result.stderr
    assert contents(sample / "site") == before


def test_the_same_data_gives_the_same_bytes(
    sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = make_project(tmp_path_factory.mktemp("other"), SAMPLE)
    assert run(sample, "build").returncode == 0
    assert run(other, "build").returncode == 0
    assert contents(sample / "site") == contents(other / "site")


def test_an_embargo_ends_at_its_minute(sample: Path) -> None:
    item = sample / "site" / "nyheder" / "2031" / "klausuleret" / "index.html"
    assert run(sample, "build", now="2031-02-01T05:59").returncode == 0
    assert not item.exists()
    assert run(sample, "build", now="2031-02-01T06:00").returncode == 0
    assert item.exists()
    assert "klausuleret" in (sample / "site/feeds/nyheder.xml").read_text(encoding="utf-8")


def test_only_what_is_not_public_may_lead_to_what_is_not(sample: Path) -> None:
    draft = sample / "data/news/2031/2031-01-07-kladde.yml"
    public = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    own = {file: file.read_text(encoding="utf-8") for file in (draft, public)}
    link = "body: Se [den](/nyheder/2031/{}/).\n"
    draft.write_text(own[draft] + link.format("klausuleret"), encoding="utf-8")
    assert told(sample) == ""
    draft.write_text(own[draft] + link.format("findes-ikke"), encoding="utf-8")
    public.write_text(own[public] + link.format("klausuleret"), encoding="utf-8")
    found = told(sample)
    for file, line, name, why in (
        (draft, 8, "findes-ikke", "fører ikke til noget på webstedet"),
        (
            public,
            15,
            "klausuleret",
            "går til noget, der ikke er offentligt: det er klausuleret til 1. februar 2031 "
            "kl. 06.00",
        ),
    ):
        place = f"data/news/2031/{file.name}:{line}:16: linket /nyheder/2031/{name}/ "
        assert f"{place}{why}\n" in found
    assert "2 fejl i 2 filer" in found


def test_a_link_to_a_draft_says_that_it_is_one(sample: Path) -> None:
    public = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    text = public.read_text(encoding="utf-8")
    public.write_text(f"{text}body: Se [den](/nyheder/2031/kladde/).\n", encoding="utf-8")
    assert (
        "linket /nyheder/2031/kladde/ går til noget, der ikke er offentligt: det er en kladde\n"
        in told(sample)
    )


def test_a_day_to_come_needs_an_embargo(sample: Path) -> None:
    path = sample / "data/news/2031/2031-02-01-klausuleret.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("embargo: 2031-02-01 06:00\n", ""), encoding="utf-8")
    assert told(sample).startswith(
        "data/news/2031/2031-02-01-klausuleret.yml:3:7: datoen er ikke kommet endnu "
        "(2031-02-01): brug embargo\n"
    )
    assert told(sample, "2031-02-01T00:00") == ""


def test_check_finds_the_same_mistakes_without_building(sample: Path) -> None:
    assert run(sample, "check").stdout.startswith("Ingen fejl i data/. Der er 5 nyheder.\n")
    break_two_files(sample)
    result = run(sample, "check")
    assert result.returncode == 1
    assert "Der er fejl:\n\n" + result.stderr + "site/ er som før.\n" == EXPECTED
    assert not (sample / "site").exists()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"slug: en-anden-adresse": "slug: med-broedtekst"},
            "data/news/2031/2031-01-05-uden-kategori.yml:14:7: adressen /nyheder/2031/"
            "med-broedtekst/ er allerede taget af data/news/2031/2031-01-05-med-broedtekst.yml",
        ),
        (
            {"source: brev": "source: brev\nformerly:\n  - /nyheder/2031/med-broedtekst/"},
            "data/news/2031/2031-01-05-uden-kategori.yml:9:5: adressen /nyheder/2031/"
            "med-broedtekst/ er allerede taget af data/news/2031/2031-01-05-med-broedtekst.yml",
        ),
        (
            {"source: brev": "source: brev\nformerly:\n  - soeg"},
            "data/news/2031/2031-01-05-uden-kategori.yml:9:5: adressen /soeg/ er allerede taget "
            "af content/ (soeg/)",
        ),
        (
            {"source: brev": "source: brev\nbody: Se [her](/nyheder/2031/findes-ikke/)."},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:16: linket /nyheder/2031/findes-ikke/ "
            "fører ikke til noget på webstedet",
        ),
        (
            {"source: brev": 'source: brev\nbody: "![x](https://example.org/x.png)"'},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:13: billedet "
            "https://example.org/x.png ligger ikke på webstedet: læg det i content/billeder/",
        ),
        (
            {"source: brev": "source: brev\nbody: |\n  En.\n\n  Se [her](/kkr/fjordland)."},
            "data/news/2031/2031-01-05-uden-kategori.yml:11:12: linket /kkr/fjordland fører ikke "
            "til noget på webstedet: mente du /kkr/fjordland/?",
        ),
        (
            {"source: brev": "source: brev\nbody: Se [her](//kl.dk/)."},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:16: linket »//kl.dk/« skal begynde "
            "med https://",
        ),
        (
            {"source: brev": "source: brev\nbody: Se [her](htps://kl.dk/)."},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:16: linket »htps://kl.dk/« kan ikke "
            "bruges: begynd med https://, mailto: eller /",
        ),
        (
            {"source: brev": "source: brev\nbody: Se [her](/kkr/ fjordland/)."},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:16: linket »/kkr/ fjordland/« har et "
            "mellemrum i adressen",
        ),
        (
            {"source: brev": "source: brev\nbody: Se [her]()."},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:7: linket er tomt: skriv adressen i "
            "parentesen",
        ),
        (
            {"source: brev": "source: brev\nbody: Se [her](#findes-ikke)."},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:16: der er ingen overskrift "
            "»#findes-ikke« i teksten",
        ),
        (
            {"source: brev": "source: brev\nupdated: 2031-01-11"},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:10: »updated« er en dag, der ikke er "
            "kommet endnu: 2031-01-11",
        ),
        (
            {"related: [med-broedtekst, klausuleret]": "related: [med-brodtekst]"},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:11: ukendt nyhed »med-brodtekst«: "
            "mente du »med-broedtekst«? Tilladt er: kladde, klausuleret, med-broedtekst, "
            "trukket-tilbage, uden-kategori-her",
        ),
        (
            {"klausuleret]": "uden-kategori-her]"},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:27: nyheden henviser til sig "
            "selv: slet linjen",
        ),
        (
            {"klausuleret]": "med-broedtekst]"},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:27: »med-broedtekst« står to gange i "
            "listen: slet den ene",
        ),
        (
            {"source: brev": "source: brev\nbody: Se [her](/ordbog/#beed)."},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:16: linket /ordbog/#beed går til et "
            "sted, der ikke er på siden",
        ),
        (
            {
                "source: brev": "source: brev\nbody: "
                "Se [her](/kkr/regler/fjordland-2030-2034/#Bilag1-1.0)."
            },
            "data/news/2031/2031-01-05-uden-kategori.yml:8:16: linket "
            "/kkr/regler/fjordland-2030-2034/#Bilag1-1.0 går til et sted, der ikke er på siden: "
            "mente du #bilag1-1.0?",
        ),
        (
            {"source: brev": "source: brev\nbody: Se [her](https://kommune/x)."},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:16: linket »https://kommune/x« går til "
            "»kommune«, som ikke er et websted: mangler .dk?",
        ),
        (
            {"source: brev": "source: brev\nbody: Se [her](https://EXAMPLE.org/ordbog/#beed)."},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:16: linket "
            "https://EXAMPLE.org/ordbog/#beed går til et sted, der ikke er på siden",
        ),
        (
            {"source: brev": "source: brev\nbody: Se http://www.example.org/nyheder/2031/kladde/"},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:10: linket "
            "http://www.example.org/nyheder/2031/kladde/ går til noget, der ikke er offentligt: "
            "det er en kladde",
        ),
        (
            {"source: brev": "source: brev\nbody: Se [her](../x/)."},
            "data/news/2031/2031-01-05-uden-kategori.yml:8:16: linket »../x/« skal begynde med / "
            "(fra forsiden) eller https://",
        ),
    ],
)
def test_what_only_the_whole_site_can_get_wrong_is_named(
    sample: Path, change: dict[str, str], expected: str
) -> None:
    path = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    text = path.read_text(encoding="utf-8")
    for old, new in change.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    assert told(sample).splitlines()[0] == expected


def test_a_picture_of_ones_own_is_shown(sample: Path) -> None:
    (sample / "content" / "billeder").mkdir(exist_ok=True)
    shutil.copy(ROOT / "overrides/assets/ikon.svg", sample / "content/billeder/proeve.svg")
    path = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    with path.open("a", encoding="utf-8") as file:
        file.write('body: "![En prøve](/billeder/proeve.svg)"\n')
    result = run(sample, "build")
    assert result.returncode == 0, result.stderr
    html = (sample / "site/nyheder/2031/en-anden-adresse/index.html").read_text(encoding="utf-8")
    assert 'src="../../../billeder/proeve.svg"' in html
    assert (sample / "site/billeder/proeve.svg").is_file()


def test_a_file_named_on_a_mac_is_found_by_its_link(sample: Path) -> None:
    name = "\u00c5benr\u00e5.svg"
    (sample / "content" / "billeder").mkdir(exist_ok=True)
    apart = sample / "content/billeder" / unicodedata.normalize("NFD", name)
    shutil.copy(ROOT / "overrides/assets/ikon.svg", apart)
    path = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    with path.open("a", encoding="utf-8") as file:
        file.write(f'body: "![Et kort](/billeder/{name})"\n')
    result = run(sample, "build")
    assert result.returncode == 0, result.stderr
    assert name in [each.name for each in (sample / "site/billeder").iterdir()]


def test_the_site_builds_under_properdocs_too(sample: Path) -> None:
    """MkDocs 1 is frozen; this is the program that would take its place."""
    environment = {**os.environ, "KL_NOW": NOW, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"]
    result = subprocess.run(
        command, cwd=sample, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    text = (sample / "site/nyheder/2031/med-broedtekst/index.html").read_text(encoding="utf-8")
    assert "KL: En nyhed med »lang« tekst &amp; tegn" in text
    assert (sample / "site/feeds/nyheder.xml").is_file()


def test_a_good_link_of_every_kind_is_accepted(sample: Path) -> None:
    path = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    with path.open("a", encoding="utf-8") as file:
        file.write(
            "body: |\n  ## Om ældre\n\n  [a](/kkr/) [b](/soeg/?q=x) [c](/feeds/nyheder.xml)\n"
            "  [d](#om-aeldre) [e](mailto:a@example.org) [f](https://example.org/å)\n"
            "  [g](/nyheder/2031/med-broedtekst/)\n"
        )
    assert not errors_in(diagnostics_of(sample, NOW))


def test_the_address_of_an_embargoed_item_is_taken_all_the_same(sample: Path) -> None:
    path = sample / "data/news/2031/2031-02-01-klausuleret.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}slug: med-broedtekst\n", encoding="utf-8")
    assert told(sample).startswith(
        "data/news/2031/2031-02-01-klausuleret.yml:9:7: adressen /nyheder/2031/med-broedtekst/ er "
        "allerede taget af data/news/2031/2031-01-05-med-broedtekst.yml"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Søg", "title: Søg: her", "content/soeg.md:2:11: kolon i en tekst uden"),
        ("2026-11-22", "22.11.2026", "content/soeg.md:4:10: »22.11.2026« skal skrives med året"),
        ("---\ntitle", "title", "content/soeg.md:1:1: siden skal begynde med et hoved mellem"),
    ],
)
def test_the_head_of_a_hand_written_page_is_checked(
    sample: Path, old: str, new: str, expected: str
) -> None:
    path = sample / "content" / "soeg.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert expected in told(sample)


def test_a_page_that_others_lead_to_may_not_be_missing(sample: Path) -> None:
    (sample / "content" / "om-webstedet.md").unlink()
    assert "content/om-webstedet.md:1:1: filen mangler" in told(sample)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_waits_for_another_program_holds_no_build_up(sample: Path) -> None:
    file = sample / "data/news/2031/2031-01-02-roer.yml"
    os.mkfifo(file)
    result = run(sample, "check")
    file.unlink()
    assert result.returncode == 1
    assert (
        "data/news/2031/2031-01-02-roer.yml:1:1: det er ikke en almindelig fil (men en kø, en "
        "sokkel eller en enhed): slet den"
    ) in result.stderr
