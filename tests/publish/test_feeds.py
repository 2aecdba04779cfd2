"""The feeds as subscribers' programs read them, and as the RSS specification wants them."""

import html
import json
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from support.feed_rules import CONTENT, JSON_FEED, html_faults, moment_of, rss_faults
from support.project import NOW
from support.rendering import Rendering

SITE = "https://www.kl.dk/"


def feeds(site: Path) -> list[Path]:
    return sorted((site / "feeds").rglob("*.xml"))


def channel(feed: Path) -> etree._Element:
    found = etree.parse(feed).getroot().find("channel")
    assert found is not None
    return found


def test_there_is_a_feed_of_every_list(real_site: Path) -> None:
    names = {feed.relative_to(real_site / "feeds").as_posix() for feed in feeds(real_site)}
    kinds = ("artikler", "navne", "pressemeddelelser")
    of_lists = {"nyheder.xml", *(f"nyheder/{kind}.xml" for kind in kinds)}
    categories = [each.stem for each in (real_site / "feeds/nyheder/emner").glob("*.xml")]
    assert len(categories) == 9
    crossed = {f"nyheder/emner/{each}/{kind}.xml" for each in categories for kind in kinds}
    assert crossed | of_lists <= names
    assert {"dokumenter.xml", "arrangementer.xml", "kkr/regler.xml"} <= names
    councils = ("hovedstaden", "midtjylland", "nordjylland", "sjaelland", "syddanmark")
    for each in councils:
        own = {f"kkr/{each}.xml", f"kkr/{each}/moeder.xml", f"kkr/{each}/medlemmer.xml"}
        assert own <= names
    assert sum(1 for each in names if each.startswith("kommuner/")) == 98
    assert "nyheder/ugen.xml" in names
    assert len(names) == 1 + 3 + 9 + 27 + 3 + 3 * 5 + 98 + 1


def test_every_feed_is_read_without_complaint(real_site: Path, sample_site: Path) -> None:
    for feed in (*feeds(real_site), *feeds(sample_site)):
        parsed = feedparser.parse(feed.read_bytes())
        assert not parsed.bozo, parsed.get("bozo_exception")
        assert parsed.version == "rss20"
        assert parsed.feed.language == "da"


def has_ended(feed: Path) -> bool:
    return "ophoert/" in feed.read_text(encoding="utf-8")


def address_of(feed: Path) -> str:
    site = feed.parents[len(feed.parts) - feed.parts.index("feeds") - 1]
    return SITE + feed.relative_to(site).as_posix()


@pytest.mark.parametrize("name", ["real", "sample"])
def test_every_feed_is_as_the_validator_of_w3c_wants_it(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(f"{name}_site")
    for feed in feeds(site):
        assert rss_faults(feed.read_bytes(), address_of(feed)) == [], feed


@pytest.mark.parametrize("name", ["real", "sample"])
def test_every_feed_is_a_json_feed_with_the_same_entries(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(f"{name}_site")
    validator = Draft202012Validator(JSON_FEED)
    for feed in feeds(site):
        if has_ended(feed):
            continue
        file = feed.with_suffix(".json")
        content = json.loads(file.read_bytes())
        assert [each.message for each in validator.iter_errors(content)] == [], file
        assert content["feed_url"] == address_of(file)
        assert content["home_page_url"] == channel(feed).findtext("link")
        items = channel(feed).findall("item")
        assert [each["id"] for each in content["items"]] == [
            each.findtext("guid") for each in items
        ]
        for entry, item in zip(content["items"], items, strict=True):
            assert moment_of(entry) == parsedate_to_datetime(item.findtext("pubDate", ""))
            assert entry.get("content_html") == item.findtext(CONTENT)
            assert list(html_faults(entry.get("content_html", ""))) == []


def test_an_entry_is_the_same_in_all_feeds(real_site: Path, sample_site: Path) -> None:
    for site in (real_site, sample_site):
        guids: dict[str, str] = {}
        told: dict[str, set[str | None]] = {}
        for feed in feeds(site):
            for item in channel(feed).findall("item"):
                link, guid = item.findtext("link", ""), item.findtext("guid", "")
                told.setdefault(guid, set()).add(item.findtext(CONTENT))
                if "/nyheder/20" in link and "/rettet-" not in guid:
                    assert guids.setdefault(link, guid) == guid
        assert {guid: texts for guid, texts in told.items() if len(texts) > 1} == {}


FAULTY = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Et</title><link>https://www.kl.dk/</link><description>To</description>
<atom:link rel="self" href="https://www.kl.dk/andet.xml"/><language>da</language>
<lastBuildDate>Mon, 05 Jan 2031 08:00:00 +0100</lastBuildDate>
<item><title>A &lt;b&gt;</title><link>/a/</link><guid>x</guid><pubDate>2031-01-05</pubDate>
<description>&lt;a href="/kkr/"&gt;KKR&lt;/a&gt;</description><category/><author>N</author></item>
</channel></rss>"""


def test_the_checker_finds_what_the_validator_of_w3c_finds() -> None:
    assert rss_faults(FAULTY.encode(), SITE + "feeds/et.xml") == [
        "atom:link is not self at https://www.kl.dk/feeds/et.xml",
        "Mon, 05 Jan 2031 08:00:00 +0100 is another day of the week",
        "unknown element author",
        "/a/ is no absolute web address",
        "an empty category",
        "x is no web address, and is said to be one",
        "guid x is no tag URI (RFC 4151)",
        "2031-01-05 is no date of RFC 822",
        "the title may be read as HTML: A <b>",
        "relative link /kkr/",
    ]


def test_every_page_names_its_own_feed_and_then_that_of_the_site(sample_site: Path) -> None:
    def named(address: str) -> list[str]:
        page = etree.HTML((sample_site / address / "index.html").read_text(encoding="utf-8"))
        links = page.xpath("//link[@rel='alternate']")
        return [f"{each.get('type')} {each.get('href').lstrip('./')}" for each in links]

    site = [
        "application/rss+xml feeds/nyheder.xml",
        "application/feed+json feeds/nyheder.json",
    ]
    assert named("kontakt") == site
    kkr = ["application/rss+xml feeds/kkr/fjordland.xml"]
    kkr.append("application/feed+json feeds/kkr/fjordland.json")
    assert named("kkr/fjordland/2030-2034/moeder") == [
        *kkr,
        *site,
        "text/calendar kalendere/fjordland.ics",
        "text/calendar kalendere/fjordland/moeder.ics",
        "text/calendar kalendere/fjordland/frister.ics",
        "text/csv kkr/fjordland/2030-2034/moeder.csv",
    ]
    assert named("nyheder") == site
    assert named("dokumenter")[0] == "application/rss+xml feeds/dokumenter.xml"
    assert named("nyheder/2031/med-broedtekst")[0].endswith("feeds/nyheder/emner/boern-og-unge.xml")
    for page in sample_site.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        assert 'http-equiv="refresh"' in text or "feeds/nyheder.xml" in text, page


def test_the_page_abonner_lists_every_feed(sample_site: Path) -> None:
    page = (sample_site / "abonner/index.html").read_text(encoding="utf-8")
    for feed in feeds(sample_site):
        address = feed.relative_to(sample_site).as_posix()
        dissolved = address.startswith("feeds/kkr/aadal")
        assert f'href="../{address}"' in page or has_ended(feed) or dissolved


def test_changes_among_the_people_of_a_kkr_are_told(sample_site: Path) -> None:
    feed = sample_site / "feeds/kkr/fjordland/medlemmer.xml"
    told = [item.findtext("title", "") for item in channel(feed).findall("item")]
    assert told
    labels = {item.findtext("category") for item in channel(feed).findall("item")}
    assert labels <= {"Medlemmer", "Formandskab", "Udpegning"}
    whole = channel(sample_site / "feeds/kkr/fjordland.xml")
    assert set(told) <= {item.findtext("title") for item in whole.findall("item")}


def test_items_carry_what_the_data_says(sample_site: Path) -> None:
    parsed = feedparser.parse((sample_site / "feeds/nyheder.xml").read_bytes())
    titles = [entry.title for entry in parsed.entries]
    assert titles == [
        "KL: En nyhed med »lang« tekst & tegn",
        "En nyhed uden kategori",
        "Trukket tilbage: En nyhed, der er trukket tilbage",
    ]
    first = parsed.entries[0]
    assert first.link == SITE + "nyheder/2031/med-broedtekst/"
    assert [tag.term for tag in first.tags] == ["Pressemeddelelse", "Børn & unge"]
    assert first.published == "Sun, 05 Jan 2031 08:00:00 +0100"
    assert f"{SITE}om-kl/regler/#foerste-regel" in first.content[0].value


def feed_with(sample: Path, added: str) -> feedparser.FeedParserDict:
    """Return the feed of all news after an item was added to the sample."""
    path = sample / "data/news/2031/2031-01-09-vinkel.yml"
    head = "id: vinkel\nkind: Artikel\ndate: 2031-01-09\nsource: opdigtet\n"
    path.write_text(head + added, encoding="utf-8")
    first, *_ = entries(sample)
    assert first.guid == "tag:kl.dk,2026:nyhed/vinkel"
    return first


def test_words_in_angle_brackets_are_read_as_they_are_written(sample: Path) -> None:
    entry = feed_with(sample, 'title: "Om <udvalget>"\nsummary: Efter <udvalget> & rådet.\n')
    assert html.unescape(entry.summary) == "Efter <udvalget> & rådet."
    assert "<udvalget>" not in entry.summary
    assert entry.title == "Om ‹udvalget›"


def test_a_link_within_an_item_leads_to_its_page(sample: Path) -> None:
    body = "body: |\n  Se [tallene](#tallene) og [KKR](/kkr/).\n\n  ## Tallene\n\n  Fire.\n"
    entry = feed_with(sample, f"title: Et\nsummary: To.\n{body}")
    assert f'href="{SITE}nyheder/2031/vinkel/#tallene"' in entry.content[0].value
    assert f'href="{SITE}kkr/"' in entry.content[0].value
    assert 'href="#tallene"' in Rendering(sample)["nyheder/2031/vinkel/index.html"]


def test_an_item_released_late_is_in_the_feed_at_its_release(sample: Path) -> None:
    head = "kind: Artikel\nsummary: To.\nsource: opdigtet\n"
    for number in range(55):
        path = sample / f"data/news/2031/2031-01-06-fyld-{number}.yml"
        path.write_text(
            f"id: fyld-{number}\ntitle: Nr. {number}\ndate: 2031-01-06\n{head}", encoding="utf-8"
        )
    late = sample / "data/news/2030/2030-06-01-sen.yml"
    late.write_text(
        f"id: sen\ntitle: Sen\ndate: 2030-06-01\nembargo: 2031-01-09 10:30\n{head}",
        encoding="utf-8",
    )
    parsed = feedparser.parse(Rendering(sample)["feeds/nyheder.xml"])
    assert parsed.entries[0].guid == "tag:kl.dk,2026:nyhed/sen"
    assert parsed.entries[0].published == "Thu, 09 Jan 2031 10:30:00 +0100"
    assert parsed.feed.updated == "Thu, 09 Jan 2031 10:30:00 +0100"
    assert len(parsed.entries) == 50


def test_no_entry_is_of_a_moment_to_come(sample: Path) -> None:
    path = sample / "data/news/2031/2031-01-10-i-dag.yml"
    path.write_text(
        "id: i-dag\nkind: Artikel\ndate: 2031-01-10\ntitle: Et\nsummary: To.\nsource: opdigtet\n",
        encoding="utf-8",
    )
    told = {
        now: [each.published for each in entries(sample, f"2031-01-10T{now}") if each.title == "Et"]
        for now in ("06:30", "08:00", "19:00")
    }
    night, at_eight = (f"Fri, 10 Jan 2031 {hour}:00:00 +0100" for hour in ("00", "08"))
    assert told == {"06:30": [night], "08:00": [at_eight], "19:00": [at_eight]}


def entries(sample: Path, now: str = NOW) -> list[feedparser.FeedParserDict]:
    """Return the entries of the feed of all news."""
    found: list[feedparser.FeedParserDict] = feedparser.parse(
        Rendering(sample, now)["feeds/nyheder.xml"]
    ).entries
    return found


def test_a_major_change_is_an_entry_of_its_own(sample: Path) -> None:
    path = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    with path.open("a", encoding="utf-8") as text:
        text.write("changes:\n  - {at: 2031-01-08, text: Et <tal> er rettet., major: ja}\n")
        text.write("  - {at: 2031-01-08, text: Et komma.}\n")
        text.write("  - {at: 2031-01-09, text: Et navn er rettet., major: ja}\n")
    site = Rendering(sample)
    entries = feedparser.parse(site["feeds/nyheder.xml"]).entries[:2]
    told = [(each.guid.rpartition("nyhed/")[2], each.title) for each in entries]
    assert told == [
        ("uden-kategori-her/rettet-2", "Rettet: En nyhed uden kategori"),
        ("uden-kategori-her/rettet-1", "Rettet: En nyhed uden kategori"),
    ]
    assert html.unescape(entries[1].summary) == "Et <tal> er rettet."
    page = site["nyheder/2031/en-anden-adresse/index.html"]
    for shown in ("Et komma.", "Et navn er rettet.", "Et &lt;tal&gt; er rettet."):
        assert shown in page
    changed = {each.address: each.changed for each in site.site.pages()}
    assert str(changed["nyheder/2031/en-anden-adresse/"]) == "2031-01-09"


def test_a_withdrawal_is_an_entry_and_no_feed_goes_back_in_time(sample: Path) -> None:
    path = sample / "data/news/2031/2031-01-05-med-broedtekst.yml"
    before = feedparser.parse(Rendering(sample)["feeds/nyheder.xml"]).feed.updated_parsed
    with path.open("a", encoding="utf-8") as text:
        text.write("withdrawn: Den var <helt> forkert.\nwithdrawn_on: 2031-01-10\n")
    site = Rendering(sample)
    built = feedparser.parse(site["feeds/nyheder.xml"])
    first, *others = built.entries
    assert first.title == "Trukket tilbage: KL: En nyhed med »lang« tekst & tegn"
    assert first.guid == "tag:kl.dk,2026:nyhed/med-broedtekst/trukket-tilbage"
    assert html.unescape(first.summary) == "Den var <helt> forkert."
    assert "tag:kl.dk,2026:nyhed/med-broedtekst" not in {each.guid for each in others}
    assert built.feed.updated_parsed >= before
    of_kind = feedparser.parse(site["feeds/nyheder/pressemeddelelser.xml"])
    assert of_kind.entries[0].guid == first.guid


@pytest.mark.parametrize("secret", ["kladde", "klausuleret", "ikke kunne ses"])
def test_what_is_not_public_is_in_no_feed(sample_site: Path, secret: str) -> None:
    for feed in feeds(sample_site):
        assert secret not in feed.read_text(encoding="utf-8").lower()


def test_the_feed_of_a_kkr_tells_of_agendas_minutes_and_moved_meetings(sample_site: Path) -> None:
    parsed = feedparser.parse((sample_site / "feeds/kkr/fjordland.xml").read_bytes())
    told = [(entry.published[5:16], entry.tags[0].term, entry.title) for entry in parsed.entries]
    assert ("05 Nov 2030", "Møde") in {each[:2] for each in told}
    assert (
        "25 Feb 2030",
        "Dagsorden",
        "Dagsorden til ordinært møde i KKR Fjordland 4. marts 2030",
    ) in told
    assert (
        "08 Mar 2030",
        "Referat",
        "Referat af ordinært møde i KKR Fjordland 4. marts 2030",
    ) in told
    assert any(title.startswith("Møde ændret") for _, _, title in told)
    assert "En nyhed uden kategori" in {title for _, _, title in told}


def test_a_week_is_told_on_the_monday_after_it(sample: Path) -> None:
    feed = "feeds/nyheder/ugen.xml"
    before = feedparser.parse(Rendering(sample, "2031-01-06T07:59")[feed]).entries
    site = Rendering(sample, "2031-01-06T08:00")
    first, *others = feedparser.parse(site[feed]).entries
    assert [each.guid for each in others] == [each.guid for each in before][: len(others)]
    assert first.guid == "tag:kl.dk,2026:uge/2031-W01"
    assert first.published == "Mon, 06 Jan 2031 08:00:00 +0100"
    text = first.content[0].value
    assert f'<a href="{SITE}nyheder/2031/med-broedtekst/">KL: En nyhed med »lang« tekst' in text
    assert "klausuleret" not in text
    page = site["nyheder/ugen/index.html"]
    assert "Uge 1, 2031" in page
    assert "30. december 2030 – 5. januar 2031" in page
