"""What the built site says of the age of what it shows."""

from pathlib import Path

import pytest

from support.reading import pages, words
from support.rendering import Rendering


@pytest.mark.parametrize(
    ("now", "heading"),
    [
        ("2032-02-01T12:00", "Nyt fra KL"),
        ("2032-02-02T00:00", "Nyheder fra KL"),
    ],
)
def test_the_front_page_calls_only_what_is_new_new(sample: Path, now: str, heading: str) -> None:
    front = Rendering(sample, now).page("")
    (found,) = front.document.xpath("//h2[@id='nyt']/text()")
    assert found == heading
    is_old = "Nyhederne her er et arkiv. Den nyeste er fra 1. februar 2031." in words(front)
    assert is_old is (heading != "Nyt fra KL")


def test_a_front_page_without_news_says_so(sample: Path) -> None:
    for file in (sample / "data/news").rglob("*.yml"):
        file.unlink()
    front = Rendering(sample).page("")
    assert "Der er ingen nyheder på webstedet endnu." in words(front)
    assert "Nyt fra KL" not in words(front)


def test_an_old_item_says_above_its_text_from_when_it_is(sample: Path) -> None:
    page = Rendering(sample, "2033-01-10T12:00").page("nyheder/2031/med-broedtekst/")
    shown = words(page)
    notice = "Den fortæller, hvad der gjaldt 5. januar 2031. Det kan have ændret sig siden."
    assert notice in shown
    (summary,) = page.document.xpath("//p[@class='kl-lead']/text()")
    assert shown.index(notice) < shown.index(" ".join(summary.split()))


def test_only_what_was_changed_after_it_was_published_says_so(
    sample_site: Path, real_site: Path
) -> None:
    for site in (sample_site, real_site):
        for page in pages(site):
            changed = page.document.xpath("//*[@class='kl-changed']/time/@datetime")
            published = page.document.xpath("//meta[@property='article:published_time']/@content")
            modified = page.document.xpath("//meta[@property='article:modified_time']/@content")
            if published:
                assert all(day > published[0] for day in (*changed, *modified)), page.address
            if page.address == "" or page.address.startswith("nyheder/side/"):
                assert not changed, page.address


def test_a_retold_document_is_not_said_to_be_changed_itself(real_site: Path) -> None:
    for page in pages(real_site):
        if page.address.startswith("dokumenter/20") and not page.is_redirect:
            assert "Gengivelsen er sidst ændret" in words(page)
