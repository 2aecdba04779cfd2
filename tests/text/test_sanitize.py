"""What may be published of HTML, and the form that nh3 gives it."""

import re

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klsite.text.markdown import convert
from klsite.text.sanitize import cleaned

PIECES = [
    *("\n", "\n\n", "    ", "# ", "## Om\n", "- ", "1. ", "7) ", "> ", "`", "```\n", "**", "_"),
    *("|a|b|\n|-|:-|\n|c|d|\n", "```dansk & mere\nkode\n```\n", "ord ", "Ærø", "&", '"', "'"),
    *("[x](/kkr/)", '[x](/kkr/ "y \\"z\\"")', "[x](//e.org)", "[x](<a b>)", "![a](/x.png)"),
    *("[x](https://kl.dk/?a=b&c=d)", "[x](javascript:x)", "[x](https://å:80/)", "<http://e.org>"),
    *("\N{NO-BREAK SPACE}", "&nbsp;", "&quot;", "&lt;script&gt;", "&amp;", "<", ">", "<td>"),
    *("<a href=", "<img src=/x.png title='<'>", "<h2 id=x>", "<details>", "</p>", "<!--", "]]>"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
CONVERTER = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)
TAG = re.compile(r'</[a-z][a-z0-9]*>|<[a-z][a-z0-9]*(?: [a-z]+="[^"<>]*")*>')


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ("<script>x</script>", ""),
        ('<a href="javascript:x">x</a>', "<a>x</a>"),
        ('<a href="javascript://e.org/%0aalert(1)">x</a>', "<a>x</a>"),
        ('<a href="ftp://e.org/">x</a>', "<a>x</a>"),
        ('<a href="/" onclick="x">x</a>', '<a href="/">x</a>'),
        ('<a href="/" title="y">x</a>', '<a href="/" title="y">x</a>'),
        ('<img src="https://e.org/x.png" alt="">', '<img alt="">'),
        ('<img src="//e.org/x.png" alt="y">', '<img alt="y">'),
        ('<img src="/x.png" title="y">', '<img src="/x.png" title="y">'),
        ('<span lang="en" dir="rtl">x</span>', '<span lang="en">x</span>'),
        ('<p class="x" style="x">x</p>', "<p>x</p>"),
        ('<code class="language-x">x</code>', "<code>x</code>"),
        ('<h2 id="om">x</h2>', '<h2 id="om">x</h2>'),
        ('<h2 id="a b">x</h2>', "<h2>x</h2>"),
        ("<p", ""),
        ("<p/onclick=x>", "<p></p>"),
        ("<ol start=3>", '<ol start="3"></ol>'),
        ("a <!-- b --> c", "a  c"),
    ],
)
def test_only_the_allowed_elements_and_attributes_stay(html: str, result: str) -> None:
    assert cleaned(html) == result


@pytest.mark.parametrize("address", ["https://%zz/", "http://[x]/", "https://a b.dk/"])
def test_a_host_that_is_none_is_removed_from_a_text_without_html_too(address: str) -> None:
    assert convert(f"[x](<{address}>)").html == "<p><a>x</a></p>"


@given(TEXTS)
def test_every_tag_is_written_in_the_same_form(text: str) -> None:
    clean = cleaned(CONVERTER.html(text))
    rest = TAG.sub("", clean)
    assert "<" not in rest
    assert ">" not in rest
