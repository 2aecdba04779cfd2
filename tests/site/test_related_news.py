"""The links between news items that the source itself gives: »Læs også«."""

from pathlib import Path

from lxml import html

from support.loading import told
from support.rendering import Rendering

NOW, AFTER = "2031-01-10T12:00", "2031-02-02T12:00"
OTHER = "data/news/2031/2031-01-05-med-broedtekst.yml"


def see_also(project: Path, now: str = NOW) -> list[str]:
    """Return the titles below »Læs også« on the page of the item that leads to others."""
    page = Rendering(project, now).page("nyheder/2031/en-anden-adresse/")
    found = page.document.xpath("//section[@aria-labelledby='_laes-ogsaa']//a/text()")
    return [str(each) for each in found]


def test_the_page_follows_what_it_leads_to(sample: Path) -> None:
    file = sample / OTHER
    text = file.read_text(encoding="utf-8")
    (first,) = see_also(sample)
    assert first in text
    file.write_text(text.replace(first, f"{first} igen"), encoding="utf-8")
    assert see_also(sample) == [f"{first} igen"]
    file.write_text(
        f"{text}withdrawn: Den var ikke rigtig.\nwithdrawn_on: 2031-01-09\n", encoding="utf-8"
    )
    assert see_also(sample) == []
    file.write_text(text, encoding="utf-8")
    assert see_also(sample) == [first]
    assert len(see_also(sample, AFTER)) == 2, "what was under embargo is shown when that is over"


def test_an_item_that_others_lead_to_cannot_be_deleted_unseen(sample: Path) -> None:
    (sample / OTHER).unlink()
    assert "ukendt nyhed »med-broedtekst«" in told(sample, NOW)


def test_the_letter_that_the_source_leads_to_is_linked(real_site: Path) -> None:
    page = real_site / "nyheder/2012/12-opmaerksomhedspunkter-om-underretninger/index.html"
    document = html.fromstring(page.read_bytes())
    links = document.xpath("//section[@aria-labelledby='_laes-ogsaa']//a/@href")
    assert links == ["../../../nyheder/2012/brev-om-tunge-boernesager/"]
