"""Of a page its article is searched, without what is left out of it."""

import pytest

from klsite.search.page_text import description, page_text

PAGE = """<html><nav>menu</nav>
<article class="a" data-searched>
<p class="m" data-unsearched><time>1. maj</time></p>
<h1 id="t">Et m&oslash;de &amp; mere</h1><p>F&#248;rste</p><p>andet <b>fed</b>.</p>
<div data-unsearched><div>inde</div><p>ogs\u00e5</p></div>
<p>sidste</p>
</article><footer>fod</footer></html>"""


def test_title_and_text_of_the_article_without_what_is_left_out() -> None:
    found = page_text(PAGE)
    assert found is not None
    assert found.title.split() == ["Et", "møde", "&", "mere"]
    assert found.text.split() == ["Første", "andet", "fed", ".", "sidste"]


def test_a_page_without_a_searched_article_has_no_text() -> None:
    assert page_text(PAGE.replace(" data-searched", "")) is None


def test_of_a_list_the_title_alone_is_searched() -> None:
    found = page_text(PAGE.replace(" data-searched", ' data-searched="title"'))
    assert found is not None
    assert (found.title.split(), found.text) == (["Et", "møde", "&", "mere"], "")


def test_an_article_without_a_heading_has_no_title() -> None:
    found = page_text("<article data-searched><p>Ord</p></article>")
    assert found is not None
    assert (found.title, found.text.split()) == ("", ["Ord"])


def test_the_description_of_a_document_is_read() -> None:
    html = '<head><meta name="description" content="Kort &amp; godt"></head>'
    assert description(html) == "Kort & godt"
    assert description("<head></head>") == ""


def test_what_is_left_out_must_end() -> None:
    with pytest.raises(ValueError, match="not ended: <div data-unsearched>"):
        page_text("<article data-searched><div data-unsearched><div>x</div></article>")
