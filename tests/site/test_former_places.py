"""A place on a page that others were led to leads them somewhere for ever: a point, a word."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from klsite.addresses import is_list_page
from klsite.load.published import FILE, read_published, remember
from klsite.render.former_places import with_former_places
from klsite.results.former_places import FormerPlace
from klsite.site.promises import promises
from klsite.site.read import read_site
from klsite.text.clock import moment_to_build_for
from support.editing import NOW
from support.project import REAL, REAL_NOW, SAMPLE, make_project
from support.promised import add_move, told
from support.reading import HOST, pages

MEETING = "kkr/fjordland/2030-2034/meetings/2030-06-03.yml"
RULES = "rules/fjordland-2030-2034.yml"
AGENDA = "kkr/fjordland/2030-2034/moeder/2030-06-03/#punkt-"
ITEM = "  - number: 1\n    title: En uenighed\n"


@pytest.fixture
def remembered(sample: Path) -> Path:
    """The sample, with all that it publishes in its memory."""
    remember(sample, promises(read_site(sample, NOW)))
    return sample


def replace(project: Path, file: str, old: str, new: str) -> None:
    path = project / "data" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("glossary.yml", "id: bed", "id: blomsterbed", "ordbog/#bed"),
        ("glossary.yml", "  - {id: bed, term: bed, text: Her gror noget.}\n", "", "ordbog/#bed"),
        ("values.yml", "id: grundighed", "id: omhu", "om-kl/vaerdier/#grundighed"),
        (MEETING, ITEM, ITEM.replace("1", "2"), f"{AGENDA}1"),
        (RULES, 'id: "4.0"', 'id: "4.1"', "kkr/regler/fjordland-2030-2034/#4.0"),
    ],
)
def test_a_place_that_would_be_lost_has_the_lines_to_add(
    remembered: Path, file: str, old: str, new: str, place: str
) -> None:
    replace(remembered, file, old, new)
    lines = (remembered / FILE).read_text(encoding="utf-8").splitlines()
    page = place.partition("#")[0]
    expected = (
        f"{FILE}:{lines.index(f'place /{place}') + 1}:1: stedet /{place} er udgivet, men findes "
        "ikke mere: lav det om, eller tilføj én af disse linjer i data/moves.yml:\n"
        f"  - {{address: /{place}, to: /{page}#NYT-ID, date: 2031-01-10}}\n"
        f"  - {{address: /{place}, ended: HVORFOR, date: 2031-01-10}}\n"
        f"  - {{address: /{place}, withdrawn: HVORFOR, date: 2031-01-10}}"
    )
    found = [each for each in told(remembered) if each.startswith(FILE)]
    assert expected in found
    for each in found:
        add_move(remembered, each.split("\n")[-1])
    assert told(remembered) == []
    site = read_site(remembered, NOW)
    (kept,) = (
        each for each in site.index.former_places[page] if each.id == place.partition("#")[2]
    )
    assert kept.is_withdrawn
    assert kept.reason == "HVORFOR"


def test_a_place_renamed_twice_and_a_page_that_moved_keep_the_first_id(remembered: Path) -> None:
    replace(remembered, "glossary.yml", "id: bed", "id: blomsterbed")
    add_move(remembered, "  - {address: /ordbog/#bed, to: /ordbog/#blomsterbed, date: 2031-01-10}")
    remember(remembered, promises(read_site(remembered, NOW)))
    replace(remembered, "glossary.yml", "id: blomsterbed", "id: staudebed")
    line = "  - {address: /ordbog/#blomsterbed, to: /ordbog/#staudebed, date: 2031-01-10}"
    add_move(remembered, line)
    site = read_site(remembered, NOW)
    now = {each.id: each.now for each in site.index.former_places["ordbog/"]}
    assert now["bed"] == now["blomsterbed"] == "staudebed"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "{address: ordbog/#bed, ended: Slut., date: 2031-01-01}",
            "»#bed« er på siden: slet linjen, eller giv det nye et andet id",
        ),
        (
            "{address: kontakt/#x, ended: Slut., date: 2031-01-01}",
            "siden »kontakt/« har ingen steder, der kan flytte eller ophøre: slet linjen",
        ),
        (
            "{address: ordbog/#x, to: ordbog/#vindue, date: 2031-01-01}",
            "»#vindue« er ikke på siden: skriv et id, der er, eller sig, at det er ophørt",
        ),
        (
            "{address: feeds/alt.xml#x, ended: Slut., date: 2031-01-01}",
            "»feeds/alt.xml#x« er ikke et sted på en side: skriv det som ordbog/#kvote",
        ),
    ],
)
def test_a_line_that_keeps_nothing_is_refused(sample: Path, line: str, expected: str) -> None:
    add_move(sample, f"  - {line}")
    assert f"data/moves.yml:15:15: {expected}" in told(sample)


def test_the_old_id_stands_where_the_new_one_does_or_says_what_became_of_it(
    sample_site: Path,
) -> None:
    text = (sample_site / "ordbog/index.html").read_text(encoding="utf-8")
    assert re.search(r'<section [^<>]*id="bed"[^<>]*><span id="havebed"></span>', text)
    (note,) = re.findall(r'<li id="drivhus">(.*?)</li>', text)
    assert re.sub("<.*?>", "", note) == "»drivhus« er ophørt 1. juni 2030. Ordet bruges ikke mere."


def test_an_id_that_is_nowhere_is_no_silence() -> None:
    with pytest.raises(ValueError, match="no element with the id ny"):
        with_former_places('<p data-id="ny">x</p>', [FormerPlace("gammel", "ny")])


@pytest.mark.parametrize(("name", "source"), [("real", REAL), ("sample", SAMPLE)])
def test_every_place_that_the_site_names_is_promised(
    name: str, source: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Every fragment by which pages, data, feeds and the search lead to a place is remembered.

    A heading that a text links to is not: where there is none, the link leads to the page.
    """
    built: Path = request.getfixturevalue(f"{name}_site")
    project = make_project(tmp_path / "project", source)
    now = NOW if name == "sample" else moment_to_build_for(REAL_NOW)
    site = read_site(project, now)
    typed = {each.target for each in site.index.references}
    typed |= {target for item in site.news.items for _, target in item.links}
    remember(project, promises(site))
    promised = set(read_published(project).names("place"))
    named = set[str]()
    for page in pages(built):
        own = page.document.xpath(
            "//@data-search-part | //*[@id]/a[@href=concat('#', ../@id)]/../@id"
        )
        named |= {f"{HOST}{page.address}#{each}" for each in own}
        others = (urldefrag(link) for link in page.links())
        named |= {f"{url}#{place}" for url, place in others if url != HOST + page.address}
    for file in built.rglob("*"):
        if file.suffix in (".json", ".csv", ".xml", ".ics"):
            text = file.read_text(encoding="utf-8")
            named.update(re.findall(r"https://www\.kl\.dk/[^\s\"<>,;\\]*#[^\s\"<>,;\\]+", text))
    found = {
        f"{page.removeprefix(HOST).lstrip('/')}#{unquote(place)}"
        for page, place in map(urldefrag, named)
        if place[:1] not in ("", "_") and page.startswith(HOST) and not is_list_page(page)
    }
    assert len(found) > 3
    assert found - promised - {each.lstrip("/") for each in typed} == set()
