"""What programs read of the site: JSON-LD, pictures for sharing, and files at fixed addresses."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from klsite import addresses
from klsite.checks.public_duties import security_faults
from klsite.model.organisation import Organisation
from klsite.model.public_duties import SecurityContact
from klsite.publish import pictures, sitemap
from klsite.publish.site_files import robots, security
from klsite.site.settings import site_url_fault
from support.project import run
from support.reading import HOST, BuiltPage, pages

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@pytest.fixture(scope="module")
def built(sample_site: Path) -> list[BuiltPage]:
    return [
        page for page in pages(sample_site) if not page.is_redirect and page.address != "404.html"
    ]


def graph(page: BuiltPage) -> dict[str, dict[str, Any]]:
    """Return the things in the JSON-LD of a page, by their types."""
    (text,) = page.document.xpath("//script[@type='application/ld+json']/text()")
    content = json.loads(text)
    assert content["@context"] == "https://schema.org"
    return {each["@type"]: each for each in content["@graph"]}


def at(built: list[BuiltPage], address: str) -> dict[str, dict[str, Any]]:
    return graph(next(page for page in built if page.address == address))


def test_every_page_but_the_front_page_tells_the_way_to_it(built: list[BuiltPage]) -> None:
    for page in built:
        things = graph(page)
        if not page.address:
            assert things["Organization"]["legalName"]
            continue
        steps = things["BreadcrumbList"]["itemListElement"]
        assert [each["position"] for each in steps] == list(range(1, len(steps) + 1))
        assert steps[0] == {"@type": "ListItem", "position": 1, "name": "Forside", "item": HOST}
        shown = page.document.xpath("//nav[@class='kl-breadcrumbs']//a/@href")
        assert len(shown) == len(steps) - 1
        addresses_ = {each.address for each in built}
        assert {each["item"].removeprefix(HOST) for each in steps[:-1]} <= addresses_


def test_a_meeting_of_two_days_is_one_for_machines_too(built: list[BuiltPage]) -> None:
    event = at(built, "kkr/fjordland/2030-2034/moeder/2031-02-10/")["Event"]
    assert event["startDate"] == "2031-02-10T10:00:00+01:00"
    assert event["endDate"] == "2031-02-11T09:30:00+01:00"
    assert event["name"] == "Ordinært møde i KKR Fjordland 10.-11. februar 2031"


def test_pages_say_what_they_are_about(built: list[BuiltPage]) -> None:
    article = at(built, "nyheder/2031/med-broedtekst/")["NewsArticle"]
    assert article["headline"] == "KL: En nyhed med »lang« tekst & tegn"
    assert article["datePublished"] == "2031-01-05"
    person = at(built, "personer/karen-kamille/")["Person"]
    assert person["name"] == "Karen Kamille"
    assert person["memberOf"][0]["url"] == f"{HOST}kkr/fjordland/"
    assert at(built, "kkr/fjordland/")["Organization"]["name"] == "KKR Fjordland"
    event = at(built, "arrangementer/2031/proevemoede/")["Event"]
    assert (event["startDate"], event["eventStatus"]) == (
        "2031-05-30",
        "https://schema.org/EventScheduled",
    )


def test_a_cancelled_and_a_moved_meeting_say_so(built: list[BuiltPage]) -> None:
    def meeting(day: str) -> dict[str, Any]:
        return at(built, f"kkr/fjordland/2030-2034/moeder/{day}/")["Event"]

    assert meeting("2030-11-11")["eventStatus"].endswith("/EventCancelled")
    moved = [each for each in built if "/moeder/20" in each.address and "Event" in graph(each)]
    events = [graph(each)["Event"] for each in moved]
    again = [each for each in events if each["eventStatus"].endswith("/EventRescheduled")]
    assert again
    for each in again:
        assert each["previousStartDate"]


def test_what_was_withdrawn_is_told_to_no_machine(sample: Path) -> None:
    for file in (
        "events/2031-05-30-proevemoede.yml",
        "kkr/fjordland/2030-2034/meetings/2031-02-10.yml",
    ):
        with (sample / "data" / file).open("a", encoding="utf-8") as text:
            text.write("withdrawn: Det var forkert.\nwithdrawn_on: 2031-01-02\n")
    assert run(sample, "build").returncode == 0
    built = list(pages(sample / "site"))
    for address in (
        "arrangementer/2031/proevemoede/",
        "kkr/fjordland/2030-2034/moeder/2031-02-10/",
    ):
        assert "Event" not in at(built, address)


def test_pages_with_open_data_are_data_sets(sample_site: Path, built: list[BuiltPage]) -> None:
    found = [graph(page)["Dataset"] for page in built if "Dataset" in graph(page)]
    assert found
    for each in found:
        for file in each["distribution"]:
            assert (sample_site / file["contentUrl"].removeprefix(HOST)).is_file()


def test_json_ld_cannot_end_the_script_that_it_stands_in(sample_site: Path) -> None:
    for file in sample_site.rglob("index.html"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if "application/ld+json" in line:
                data = line.partition('application/ld+json">')[2].partition("</script>")[0]
                assert "<" not in data
                json.loads(data)


def test_every_page_has_a_picture_of_the_size_that_is_asked_for(
    sample_site: Path, built: list[BuiltPage]
) -> None:
    for page in built:
        (picture,) = page.document.xpath("//meta[@property='og:image']/@content")
        file = sample_site / str(picture).removeprefix(HOST)
        with Image.open(file) as image:
            assert image.size == (1200, 630)
        assert file.stat().st_size < 30_000


def test_pictures_have_the_same_bytes_each_time_and_no_missing_letters() -> None:
    for title in addresses.PICTURES.values():
        assert title.isascii()
        assert pictures.share_picture(title) == pictures.share_picture(title)


def test_the_icons_are_where_browsers_look_for_them(sample_site: Path) -> None:
    with Image.open(sample_site / "favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    with Image.open(BytesIO((sample_site / "apple-touch-icon.png").read_bytes())) as icon:
        assert icon.size == (180, 180)


def test_robots_txt_names_the_sitemap_but_that_of_a_trial_edition_claims_none(
    sample_site: Path,
) -> None:
    assert robots("https://kl.example/", is_trial=False).decode() == (
        "User-agent: *\nDisallow:\n\nSitemap: https://kl.example/sitemap.xml\n"
    )
    trial = (sample_site / "robots.txt").read_text(encoding="utf-8")
    assert trial.startswith("# Prøveudgave")
    assert trial.endswith("User-agent: *\nDisallow: /\n")


CONTACT = SecurityContact(contact="sikkerhed@kl.example", expires=date(2031, 6, 1))


def test_security_txt_is_as_rfc_9116_wants_it(sample_site: Path) -> None:
    assert security(CONTACT, "https://kl.example/").decode() == (
        "Contact: mailto:sikkerhed@kl.example\n"
        "Expires: 2031-06-01T00:00:00+02:00\n"
        "Preferred-Languages: da, en\n"
        "Canonical: https://kl.example/.well-known/security.txt\n"
    )
    assert (sample_site / ".well-known/security.txt").read_bytes().startswith(b"Contact: ")


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2031, 6, 1), "security.txt udløb 1. juni 2031, og ingen må stole på den mere: se "
         "kontakten efter, og skriv en ny dato i »expires«"),
        (date(2031, 5, 10), "security.txt udløber 1. juni 2031: se kontakten efter, og skriv en ny "
         "dato i »expires«"),
        (date(2030, 1, 10), "security.txt udløber først 1. juni 2031: skriv en dato inden for et "
         "år"),
        (date(2031, 1, 10), None),
    ],
)  # fmt: skip
def test_the_end_of_security_txt_is_told(today: date, expected: str | None) -> None:
    fields: dict[str, Any] = {"security": CONTACT}
    organisation = Organisation.model_construct(**fields).read_from("organisation.yml")
    found = [each.message for each in security_faults(organisation, today)]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ("", "er tom"),
        (None, "er tom"),
        ("kl.dk", "er »kl.dk«, som ikke er en webadresse"),
        ("ftp://kl.dk/", "er »ftp://kl.dk/«, som ikke er en webadresse"),
        ("https:///sti/", "er »https:///sti/«, som ikke er en webadresse"),
        ("https://[kl/", "er »https://[kl/«, som ikke er en webadresse"),
        ("https://kl.dk/?a=1", "er »https://kl.dk/?a=1«, men må ikke have ? eller #"),
    ],
)
def test_an_address_of_the_site_that_is_none_is_refused(given: str | None, what: str) -> None:
    remedy = "skriv webstedets adresse i »site_url« eller i SITE_URL, som https://www.kl.dk/"
    assert site_url_fault(given) == f"mkdocs.yml: »site_url« {what}: {remedy}"


def test_an_address_of_the_site_may_have_a_folder() -> None:
    assert site_url_fault("https://kl.example/proeve/") is None


def test_a_sitemap_of_too_many_addresses_becomes_an_index() -> None:
    listed = [(f"nyheder/{number}/", date(2031, 1, 5)) for number in range(100_001)]
    found = {path: write() for path, write in sitemap.sitemaps(listed, HOST).items()}
    schema = etree.XMLSchema(etree.fromstring(SITEMAP_XSD))
    for each in found.values():
        schema.assertValid(etree.fromstring(each))
    assert list(found) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = etree.fromstring(found.pop("sitemap.xml"))
    assert index.tag == f"{{{NAMESPACE}}}sitemapindex"
    assert [each.text for each in index.iter(f"{{{NAMESPACE}}}loc")] == [
        f"{HOST}{path}" for path in found
    ]
    parts = [etree.fromstring(each) for each in found.values()]
    assert [len(each) for each in parts] == [50_000, 50_000, 1]
    assert all(addresses.is_sitemap(path) for path in ("sitemap.xml", "sitemap.xml.gz", *found))


SITEMAP_XSD = f"""<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
    targetNamespace="{NAMESPACE}" xmlns="{NAMESPACE}" elementFormDefault="qualified">
  <xsd:element name="urlset"><xsd:complexType><xsd:sequence>
    <xsd:element name="url" maxOccurs="50000"><xsd:complexType><xsd:sequence>
      <xsd:element name="loc"><xsd:simpleType><xsd:restriction base="xsd:anyURI">
        <xsd:minLength value="12"/><xsd:maxLength value="2048"/>
      </xsd:restriction></xsd:simpleType></xsd:element>
      <xsd:element name="lastmod" minOccurs="0"><xsd:simpleType>
        <xsd:union memberTypes="xsd:date xsd:dateTime"/>
      </xsd:simpleType></xsd:element>
    </xsd:sequence></xsd:complexType></xsd:element>
  </xsd:sequence></xsd:complexType></xsd:element>
  <xsd:element name="sitemapindex"><xsd:complexType><xsd:sequence>
    <xsd:element name="sitemap" maxOccurs="50000"><xsd:complexType><xsd:sequence>
      <xsd:element name="loc"><xsd:simpleType><xsd:restriction base="xsd:anyURI">
        <xsd:minLength value="12"/><xsd:maxLength value="2048"/>
      </xsd:restriction></xsd:simpleType></xsd:element>
      <xsd:element name="lastmod" minOccurs="0"><xsd:simpleType>
        <xsd:union memberTypes="xsd:date xsd:dateTime"/>
      </xsd:simpleType></xsd:element>
    </xsd:sequence></xsd:complexType></xsd:element>
  </xsd:sequence></xsd:complexType></xsd:element>
</xsd:schema>"""
"""The parts of the schemas of sitemaps.org (protocol 0.9) that the sitemap and its index use."""


def test_the_sitemap_is_valid(sample_site: Path, real_site: Path) -> None:
    schema = etree.XMLSchema(etree.fromstring(SITEMAP_XSD))
    for site in (sample_site, real_site):
        schema.assertValid(etree.parse(site / "sitemap.xml"))
