"""What a public site has to say of itself stands where the editor has given it, and only there."""

import re
from pathlib import Path

import pytest

from support.loading import told
from support.project import REAL, REAL_NOW, copy_data, run

FILE = "data/organisation.yml"
MISSING = (
    f"{FILE}:1:1: bemærkning: det, en offentlig side skal oplyse, mangler: CVR-nummer (cvr), "
    "EAN-nummer (ean), Pressekontakter (press_contacts), Tilgængelighedserklæring "
    "(accessibility), Persondata (personal_data), Licens (data_licence) og Sikkerhedskontakt "
    "(security)"
)


def edit(project: Path, pattern: str, text: str) -> None:
    file = project / FILE
    before = file.read_text("utf-8")
    after = re.sub(pattern, text, before, flags=re.DOTALL | re.MULTILINE)
    assert after != before
    file.write_text(after, encoding="utf-8")


def test_what_is_given_has_pages_a_place_in_the_foot_and_a_file(sample_site: Path) -> None:
    site = sample_site
    front = (site / "index.html").read_text("utf-8")
    for address, title in (("was/", "Tilgængelighedserklæring"), ("persondata/", "Persondata")):
        assert f'href="{address}">{title}</a>' in front
    statement = (site / "was/index.html").read_text("utf-8")
    assert "overholder delvis kravene om webtilgængelighed" in statement
    assert "mailto:adgang@example.org" in statement
    assert "mailto:data@example.org" in (site / "persondata/index.html").read_text("utf-8")
    contact = (site / "kontakt/index.html").read_text("utf-8")
    assert all(each in contact for each in ("12345678", "5790000000005", "mailto:sikkerhed@"))
    security = (site / ".well-known/security.txt").read_text("utf-8")
    assert security.startswith("Contact: mailto:sikkerhed@example.org\nExpires: 2031-12-31")


def test_what_is_not_given_is_nowhere_and_the_editor_is_told(sample: Path) -> None:
    edit(sample, r"^cvr:.*?^source:", "source:")
    (sample / "published.txt").unlink(missing_ok=True)
    result = run(sample, "build")
    assert result.returncode == 0
    assert MISSING in result.stderr.splitlines()
    site = sample / "site"
    assert not any((site / each).exists() for each in ("was", "persondata", ".well-known"))
    assert "was/" not in (site / "index.html").read_text("utf-8")
    assert "CVR" not in (site / "kontakt/index.html").read_text("utf-8")


def test_a_notice_is_no_warning(sample: Path) -> None:
    edit(sample, r"^cvr: .*?\n", "")
    result = run(sample, "check", "--strict")
    assert f"{FILE}:1:1: bemærkning: det, en offentlig side skal oplyse, mangler: CVR" in (
        result.stderr
    )
    assert (result.returncode == 0) == ("advarsel" not in result.stderr)


def test_an_old_statement_and_a_contact_that_has_ended_are_told(sample: Path) -> None:
    old = (
        "advarsel: tilgængelighedserklæringen er gennemgået 1. november 2030: den skal gennemgås "
        "mindst én gang om året"
    )
    assert old not in told(sample, "2031-09-30 12:00")
    assert old in told(sample, "2031-10-01 12:00")
    ended = "security.txt udløb 31. december 2031"
    assert ended not in told(sample, "2031-12-30 12:00")
    assert ended in told(sample, "2031-12-31 12:00")


@pytest.mark.parametrize(
    ("pattern", "text", "message"),
    [
        ('"12345678"', '"1234567"', "»1234567« er ikke et CVR-nummer: det har otte cifre"),
        ('"5790000000005"', '"579"', "»579« er ikke et EAN-nummer: det har 13 cifre"),
        (
            '"5790000000005"',
            '"5790000000006"',
            "»5790000000006« er ikke et EAN-nummer: det sidste ciffer passer ikke til resten",
        ),
    ],
)
def test_a_wrong_number_is_told(sample: Path, pattern: str, text: str, message: str) -> None:
    edit(sample, pattern, text)
    assert message in told(sample)


def test_nothing_is_made_up_for_kl(tmp_path: Path) -> None:
    copy_data(REAL, tmp_path)
    assert MISSING in told(tmp_path, REAL_NOW)
