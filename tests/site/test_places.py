"""A link to a place on another page is checked, also where the place is a heading of news."""

from pathlib import Path

from support.loading import told

WITH_HEADING = "/nyheder/2031/med-broedtekst/#overskrift-i-foerste-niveau"
VALUES = "/om-kl/vaerdier/#vision"
OFFICES = "/om-kl/formandskab-og-direktion/#formand"


def places_told(sample: Path, *targets: str) -> list[str]:
    links = " ".join(f"[x]({target})" for target in targets)
    item = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    text = item.read_text(encoding="utf-8")
    item.write_text(f"{text}body: Se {links}.\n", encoding="utf-8")
    found = [line for line in told(sample).splitlines() if "et sted" in line]
    item.write_text(text, encoding="utf-8")
    return [line.partition(": ")[2] for line in found]


def test_headings_values_and_offices_are_places_to_link_to(sample: Path) -> None:
    assert places_told(sample, WITH_HEADING, VALUES, OFFICES) == []
    wrong = [f"{each}x" for each in (WITH_HEADING, VALUES, OFFICES)]
    assert places_told(sample, *wrong) == [
        f"linket {each} går til et sted, der ikke er på siden" for each in wrong
    ]
