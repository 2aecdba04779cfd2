"""What is in another language than Danish says so wherever it is shown (WCAG 3.1.2)."""

from pathlib import Path

from support.loading import told
from support.rendering import Rendering

ITEM = """\
id: paa-engelsk
kind: Artikel
date: 2031-01-04
title: A story in English
summary: The whole of it.
lang: en
source: brev
body: |
  Hello to <span lang="da">Aarhus</span>.
"""


def test_an_item_in_another_language_says_so_on_its_page_and_in_lists(sample: Path) -> None:
    file = sample / "data/news/2031/2031-01-04-paa-engelsk.yml"
    file.write_text(ITEM, encoding="utf-8")
    site = Rendering(sample)
    page = site["nyheder/2031/paa-engelsk/index.html"]
    assert '<h1 id="_indhold" lang="en">A story in English</h1>' in page
    assert '<p class="kl-lead" lang="en">The whole of it.</p>' in page
    assert '<div class="kl-body" lang="en"><p>Hello to <span lang="da">Aarhus</span>.</p>' in page
    listed = site["nyheder/artikler/index.html"]
    assert 'lang="en">A story in English</a>' in listed
    assert '<p class="kl-entry__summary" lang="en">The whole of it.</p>' in listed
    others = [site[f"{each}index.html"] for each in site.site.news.by_address]
    assert any('<span lang="en">A story in English</span>' in other for other in others)


def test_a_code_that_is_of_no_language_is_told(sample: Path) -> None:
    file = sample / "data/news/2031/2031-01-04-paa-engelsk.yml"
    file.write_text(ITEM.replace("lang: en", "lang: engelsk"), encoding="utf-8")
    message = "paa-engelsk.yml:6:7: »engelsk« er ikke koden for et sprog: mente du en?"
    assert message in told(sample)
