"""The feeds as subscribers' programs read them, and as the RSS specification wants them."""

import html
import re
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree

from support.project import run

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
SITE = "https://www.kl.dk/"


def feeds(site: Path) -> list[Path]:
    return sorted((site / "feeds").rglob("*.xml"))


def channel(feed: Path) -> etree._Element:
    found = etree.parse(feed).getroot().find("channel")
    assert found is not None
    return found


def texts(element: etree._Element, path: str) -> list[str]:
    return [each.text or "" for each in element.findall(path)]


def test_there_is_a_feed_for_all_each_kind_and_each_category(real_site: Path) -> None:
    names = [feed.relative_to(real_site / "feeds").as_posix() for feed in feeds(real_site)]
    assert len(names) == 1 + 3 + 9 + 5
    assert "kkr/sjaelland.xml" in names
    assert "nyheder.xml" in names
    assert "nyheder/emner/uden-kategori.xml" in names


def test_every_feed_is_read_without_complaint(real_site: Path) -> None:
    for feed in feeds(real_site):
        parsed = feedparser.parse(feed.read_bytes())
        assert not parsed.bozo, parsed.get("bozo_exception")
        assert parsed.version == "rss20"
        assert parsed.feed.language == "da"
        assert parsed.entries or feed.parent.name == "kkr"
        days = [entry.published_parsed for entry in parsed.entries]
        assert days == sorted(days, reverse=True)


def test_every_feed_is_as_the_specification_wants_it(real_site: Path, sample_site: Path) -> None:
    for feed in (*feeds(real_site), *feeds(sample_site)):
        found = channel(feed)
        (itself,) = [each.get("href") for each in found.findall(f"{ATOM}link")]
        assert itself is not None
        site = feed.parents[len(feed.parts) - feed.parts.index("feeds") - 1]
        assert itself == SITE + feed.relative_to(site).as_posix()
        (link,) = texts(found, "link")
        assert link.startswith(SITE)
        assert not link.endswith(".xml")
        assert all(texts(found, name) for name in ("title", "description", "lastBuildDate"))
        items = found.findall("item")
        assert len(items) <= 50
        guids = [each for item in items for each in texts(item, "guid")]
        assert len(set(guids)) == len(items)
        for item in items:
            check_item(item)


def check_item(item: etree._Element) -> None:
    for name in ("title", "link", "guid", "pubDate", "description"):
        assert texts(item, name)[0], name
    (guid,) = item.findall("guid")
    assert guid.get("isPermaLink") == "false"
    assert re.match("tag:kl.dk,2026:(nyhed|kkr|ophoert)/", guid.text or "")
    (link,) = texts(item, "link")
    assert link.startswith(SITE)
    assert link.isascii()
    assert parsedate_to_datetime(texts(item, "pubDate")[0]).utcoffset() is not None
    for text in texts(item, CONTENT):
        root = etree.HTML(text)
        for target in root.xpath("//@href | //@src"):
            assert urlsplit(str(target)).scheme, "a relative link means nothing in a reader"
        assert not root.xpath("//script | //@onclick")


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
    result = run(sample, "build")
    assert result.returncode == 0, result.stderr
    parsed = feedparser.parse((sample / "site/feeds/nyheder.xml").read_bytes())
    assert parsed.entries[0].guid == "tag:kl.dk,2026:nyhed/vinkel"
    return parsed.entries[0]


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
    page = (sample / "site/nyheder/2031/vinkel/index.html").read_text(encoding="utf-8")
    assert 'href="#tallene"' in page


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
    assert run(sample, "build").returncode == 0
    parsed = feedparser.parse((sample / "site/feeds/nyheder.xml").read_bytes())
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
    for now, expected in (("06:30", "00:00:00"), ("08:00", "08:00:00"), ("19:00", "08:00:00")):
        assert run(sample, "build", now=f"2031-01-10T{now}").returncode == 0
        parsed = feedparser.parse((sample / "site/feeds/nyheder.xml").read_bytes())
        assert parsed.entries[0].published == f"Fri, 10 Jan 2031 {expected} +0100"


def entries(sample: Path, now: str = "2031-01-10T12:00") -> list[feedparser.FeedParserDict]:
    result = run(sample, "build", now=now)
    assert result.returncode == 0, result.stderr
    feed: list[feedparser.FeedParserDict] = feedparser.parse(
        (sample / "site/feeds/nyheder.xml").read_bytes()
    ).entries
    return feed


def test_a_major_change_is_an_entry_of_its_own(sample: Path) -> None:
    path = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    with path.open("a", encoding="utf-8") as text:
        text.write("changes:\n  - {at: 2031-01-08, text: Et <tal> er rettet., major: ja}\n")
        text.write("  - {at: 2031-01-08, text: Et komma.}\n")
        text.write("  - {at: 2031-01-09, text: Et navn er rettet., major: ja}\n")
    told = [(each.guid.rpartition("nyhed/")[2], each.title) for each in entries(sample)[:2]]
    assert told == [
        ("uden-kategori-her/rettet-2", "Rettet: En nyhed uden kategori"),
        ("uden-kategori-her/rettet-1", "Rettet: En nyhed uden kategori"),
    ]
    assert html.unescape(entries(sample)[1].summary) == "Et <tal> er rettet."
    page = (sample / "site/nyheder/2031/en-anden-adresse/index.html").read_text(encoding="utf-8")
    for shown in ("Et komma.", "Et navn er rettet.", "Et &lt;tal&gt; er rettet."):
        assert shown in page
    sitemap = (sample / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "en-anden-adresse/</loc><lastmod>2031-01-09</lastmod>" in sitemap


def test_a_withdrawal_is_an_entry_and_no_feed_goes_back_in_time(sample: Path) -> None:
    path = sample / "data/news/2031/2031-01-05-med-broedtekst.yml"
    entries(sample)
    feed = sample / "site/feeds/nyheder.xml"
    before = feedparser.parse(feed.read_bytes()).feed.updated_parsed
    with path.open("a", encoding="utf-8") as text:
        text.write("withdrawn: Den var <helt> forkert.\nwithdrawn_on: 2031-01-10\n")
    first, *others = entries(sample)
    assert first.title == "Trukket tilbage: KL: En nyhed med »lang« tekst & tegn"
    assert first.guid == "tag:kl.dk,2026:nyhed/med-broedtekst/trukket-tilbage"
    assert html.unescape(first.summary) == "Den var <helt> forkert."
    assert "tag:kl.dk,2026:nyhed/med-broedtekst" not in {each.guid for each in others}
    built = feedparser.parse(feed.read_bytes())
    assert built.feed.updated_parsed >= before
    of_kind = feedparser.parse((feed.parent / "nyheder/pressemeddelelser.xml").read_bytes())
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
