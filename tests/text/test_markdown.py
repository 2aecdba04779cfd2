"""Long texts: what is published of the HTML and the links in them."""

import pickle
import re
import time
from collections import Counter
from html.parser import HTMLParser

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klsite.text.markdown import prose, to_html
from klsite.text.rich_text import fitted

HOSTILE = [
    "<script>alert(1)</script>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java&#115;cript:alert(1)">x</a>',
    '<a href=" java\nscript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](data:text/html,alert)",
    '<img src=x onerror="alert(1)">',
    '<img src="/\\example.org/x.png">',
    "![x](//example.org/x.png)",
    '<iframe src="https://example.org"></iframe>',
    '<div style="position:fixed">x</div>',
    "<style>*{display:none}</style>",
    "<svg onload=alert(1)><a href='https://example.org/'>x</a></svg>",
    '<abbr title="<a href=">x</abbr> onclick="x"',
    "<abbr title='\"><img src=x onerror=alert(1)>'>x</abbr>",
    '![<img src=x onerror="x">](/x.png "\'\\"><script>")',
    "</div></article></body><p>",
    "<!-- --><h2>a<h3 id='b'>",
    "<![CDATA[<script>]]>",
    '<h2 id="x"><h2 id="x">',
    '<h2><div><h2>a</h2></div><b title="<h2 id=">',
    "<table><a href='/kkr/'>x</a><tr><td></div>",
    "<noscript><a href='/kkr/'>",
    "<plaintext><a href='ftp://example.org/'>",
    "`<a href=` [x](/kkr/) `>`",
    '<a href="/kkr/?a=&quot;&lt;b&gt;">x</a>',
]
PIECES = [
    *(
        "\n",
        "\n\n",
        "    ",
        "# ",
        "## Om\n",
        "- ",
        "1. ",
        "> ",
        "`",
        "```\n",
        "**",
        "|a|\n|-|\n|b|\n",
    ),
    *(
        "[x](/kkr/)",
        "[x](#om)",
        "![x](/x.png)",
        "<",
        ">",
        '"',
        "'",
        "&",
        "\\",
        "&quot;",
        "&lt;",
        "Ærø",
    ),
    *(
        "<h2>",
        "</h2>",
        "<h4 id=om_1>",
        "<h1 lang=en>",
        "<h3 title='<h2>' id=om>",
        "<p>",
        "</p>",
        "<td>",
        "<a href=",
        "<b title='",
        "<br>",
    ),
]


def html(text: str) -> str:
    return to_html(text, lambda target: f"..{target}")


class Published(HTMLParser):
    """What a browser would find in clean HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in ("br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, *names: str) -> list[str]:
        return [value for name, value in self.attributes if name in names]


def texts() -> st.SearchStrategy[str]:
    """Return texts of the pieces that Markdown and HTML are made of, in any order."""
    pieces = st.sampled_from([*HOSTILE, *PIECES])
    return st.lists(pieces | st.text(max_size=8), max_size=12).map("".join)


def assert_safe(result: str) -> None:
    found = Published(result)
    assert not found.open
    assert not {"script", "style", "iframe", "svg", "form", "base"} & set(found.tags)
    for name, value in found.attributes:
        assert not name.startswith("on")
        assert name != "style"
        assert name != "class" or set(value.split()) <= {"kl-left", "kl-center", "kl-right"}
        if name == "href":
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", re.sub(r"[\x00-\x20]", "", value).lower())
            assert scheme is None or scheme[0] in ("http:", "https:", "mailto:", "tel:")
    assert all(source.startswith("../") for source in found.values("src"))
    assert max(Counter(found.values("id")).values(), default=1) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_what_could_do_harm_is_taken_out(text: str) -> None:
    assert_safe(html(text))


@given(texts())
def test_no_text_does_harm_or_closes_what_it_stands_in(text: str) -> None:
    assert_safe(html(text))
    assert_safe(to_html(text, lambda target: f"..{target}", 3, "punkt-"))


@given(texts())
def test_a_browser_reads_the_html_as_it_is_written(text: str) -> None:
    read = html5lib.parseFragment(html(text), container="div", namespaceHTMLElements=False)
    found = [(element.tag, *sorted(element.items())) for element in read.iter()][1:]
    parsed = Published(html(text))
    assert [each[0] for each in found] == parsed.tags
    assert sorted(pair for each in found for pair in each[1:]) == sorted(parsed.attributes)


@given(texts())
def test_every_link_and_id_that_is_published_has_been_inspected(text: str) -> None:
    found = prose(text)
    published = Published(to_html(text, lambda target: target))
    links = {address for _, address in found.links}
    for address in published.values("href", "src"):
        assert address in links or "%" in address
    assert set(published.values("id")) == found.ids


def test_ordinary_markdown_is_kept() -> None:
    result = html("## Om ældre\n\n**fed** [her](/kkr/) [der](https://example.org/)\n\n- a\n- b\n")
    assert '<h2 id="om-aeldre">Om ældre</h2>' in result
    assert '<strong>fed</strong> <a href="../kkr/">her</a>' in result
    assert '<a href="https://example.org/">der</a>' in result
    assert "<li>a</li>" in result


def test_a_list_may_follow_a_paragraph_and_hold_another() -> None:
    result = html("Vi har:\n- a\n  - b")
    assert result == "<p>Vi har:</p>\n<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"


@pytest.mark.parametrize("text", ["2. juni er en dag.", "Det var den\n1. januar 2018."])
def test_a_date_that_begins_a_line_is_no_list(text: str) -> None:
    assert html(text) == f"<p>{text}</p>"


def test_points_may_be_numbered() -> None:
    assert html("3. a\n4. b") == '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'


def test_a_table_has_a_head_and_rows_and_columns_keep_their_side() -> None:
    result = html("| År | Tal | x |\n| --- | ---: | :-: |\n| 2018 | 7 | y |")
    assert '<th>År</th><th class="kl-right">Tal</th><th class="kl-center">x</th>' in result
    assert '<td>2018</td><td class="kl-right">7</td><td class="kl-center">y</td>' in result


def test_no_other_class_stays() -> None:
    text = '<table><tr><td class="kl-right menu" style="color: red">x</td></tr></table>'
    assert '<td class="kl-right">x</td>' in html(text)
    assert html('<p class="kl-right">x</p>') == "<p>x</p>"


def test_a_heading_of_the_first_level_becomes_one_of_the_second() -> None:
    assert html("# Stor") == '<h2 id="stor">Stor</h2>'


def test_headings_are_lowered_to_stand_under_another_but_never_below_the_sixth() -> None:
    result = to_html("# a\n\n### b\n\n###### c", lambda target: target, 4, "p-")
    assert result == '<h5 id="p-a">a</h5>\n<h6 id="p-b">b</h6>\n<h6>c</h6>'


def test_headings_that_say_the_same_have_each_their_id() -> None:
    text = (
        '## Om\n\n## Om\n\n<h3 id="om_1">x</h3>\n\n## **Om** &amp;\n\n<h3 id="om_1">y</h3>\n\n## ?'
    )
    ids = re.findall(r"<h\d(?: id=\"([^\"]*)\")?>", html(text))
    assert ids == ["om", "om_2", "om_1", "om_3", "om_1_1", ""]


def test_a_heading_in_another_language_is_lowered_like_the_others() -> None:
    text = '<h1 lang="en" id="x">News</h1>\n\n<h3 title="a">b</h3>'
    result = to_html(text, lambda target: target, 2)
    assert result == '<h3 id="x" lang="en">News</h3>\n<h4 id="b" title="a">b</h4>'


def test_a_link_within_a_text_follows_the_prefix_of_its_headings() -> None:
    result = to_html("## Om\n\n[op](#om)", lambda target: target, 1, "punkt-")
    assert '<h2 id="punkt-om">' in result
    assert '<a href="#punkt-om">' in result


def test_a_picture_from_another_host_is_never_fetched() -> None:
    assert "src" not in html("![x](https://example.org/x.png)")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[x](/søgning/?a=1&b=2#c)", [("href", "/søgning/?a=1&b=2#c")]),
        ("[x](https://example.org/a%20b)", [("href", "https://example.org/a%20b")]),
        ("[x](</a b/>)", [("href", "/a b/")]),
        ("[x](/a b/) `[y](c d)`", [("href", "/a b/")]),
        ('![x](/a b.png "Titel")', [("href", "/a b.png")]),
        ("[x]() [x]()", [("href", "")]),
        (
            "<https://example.org/> <a@b.dk>",
            [("href", "https://example.org/"), ("href", "mailto:a@b.dk")],
        ),
        ("[x][q]\n\n[q]: /kkr/", [("href", "/kkr/")]),
        ("`[x](/kkr/)` <code>", []),
        ("![x](https://example.org/x.png)", [("src", "https://example.org/x.png")]),
        ('<A HREF="ftp://example.org/">x</A>', [("href", "ftp://example.org/")]),
        ("<img src='https://example.org/x.png'>", [("src", "https://example.org/x.png")]),
        ('<img src="https://">', [("src", "https://")]),
        ('<!-- <a href="/a/">x</a> --><a href=/b/ title="href=/c/">', [("href", "/b/")]),
        ("<script></script><![x](/a/)", []),
        ("[x](htps://example.org/)", [("href", "htps://example.org/")]),
    ],
)
def test_links_are_inspected_as_they_were_written(text: str, links: list[tuple[str, str]]) -> None:
    assert list(prose(text).links) == links


def test_an_address_keeps_its_marks_on_the_way_to_the_page() -> None:
    text = '<a href="/a/?b=&quot;c&quot;&amp;d">x</a>'
    assert to_html(text, {'/a/?b="c"&d': "../"}.__getitem__) == '<p><a href="../">x</a></p>'
    assert to_html("[x](/a/)", lambda _: '"><b>') == '<p><a href="&quot;&gt;&lt;b&gt;">x</a></p>'


@pytest.mark.parametrize(
    "piece",
    [
        "<h2>",
        "# a\n\n",
        "<a href=",
        '<a href="/x">',
        "](",
        "](a ",
        "[",
        "<code>",
        "**a",
        "`",
        "<a ",
        "1. januar ",
        "|a",
        "<!--",
        "&",
        "](\n",
    ],
)
def test_a_text_twice_as_long_takes_about_twice_the_time(piece: str) -> None:
    def seconds(count: int) -> float:
        def once() -> float:
            start = time.process_time()
            prose.__wrapped__(piece * count)
            return time.process_time() - start

        return min(once() for _ in range(3))

    assert seconds(16_000) < 12 * seconds(4_000) + 0.02


def test_a_text_without_links_and_headings_is_fitted_as_it_stands() -> None:
    text = prose("Et afsnit.\n\n- a")
    assert fitted(text, lambda target: target, 3, "x-") is text.html


def test_prose_can_be_kept_and_sent_as_it_is() -> None:
    text = prose("## Om\n\n[op](#om) og [til KKR](/kkr/)")
    assert pickle.loads(pickle.dumps(text)) == text
