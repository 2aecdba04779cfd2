"""What is recognised as clean is just what the cleaner leaves as it is."""

import pyromark
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from klsite.text.rich_text import links, links_of
from klsite.text.sanitize import cleaned, left_alone

PIECES = [
    *(
        "\n",
        "\n\n",
        "    ",
        "# ",
        "## Om\n",
        "- ",
        "1. ",
        "7) ",
        "> ",
        "`",
        "```\n",
        "**",
        "_",
        "***\n",
    ),
    *(
        "|a|b|\n|-|:-|\n|c|d|\n",
        "|a|\n|-|\n|b|\n",
        "|a|b|\n|:-:|-:|\n|c|d|\n",
        "```dansk & mere\nkode\n```\n",
        "ord ",
        "Ærø",
        "x < 3",
        "&",
        '"',
        "'",
        "\\",
        "  \n",
    ),
    *(
        "[x](/kkr/)",
        '[x](/kkr/ "y \\"z\\"")',
        "[x](#om)",
        "[x](kkr/)",
        "[x](//e.org)",
        "[x](<a b>)",
    ),
    *(
        "[x](https://kl.dk/?a=b&c=d)",
        "[m](mailto:a@b.dk)",
        "[x](javascript:x)",
        "[a][1]\n\n[1]: /x/\n",
    ),
    *('![a "b"](/x.png)', "![a & b](/x.png)", "![a](https://e.org/x.png)", '![a](/x.png "t")'),
    *("\N{NO-BREAK SPACE}", "&nbsp;", "&quot;", "&lt;script&gt;", "&amp;", "<", ">"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
CONVERTER = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)


def converted(text: str) -> str:
    return CONVERTER.html(text.replace("<", "< "))  # no HTML, and no address between < and >


@settings(max_examples=2000)
@given(TEXTS)
@example(
    'Et »citat« & "et andet".\n\n## Om\n\n1. x\n   - y\n\n![å](/b.png) [KL](https://www.kl.dk/)'
)
def test_it_is_what_the_cleaner_gives(text: str) -> None:
    html = converted(text)
    harmless = left_alone(html)
    if harmless:
        assert harmless.html == cleaned(html)
        assert links_of(harmless.tags) == links(harmless.html)


@pytest.mark.parametrize(
    "text",
    [
        'Et afsnit med "anførsel", **fed** og `kode < 3`.\n\n> citat\n\n---',
        "## Om\n\n- et\n- to\n\n3. tre\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n    kode",
        "[KKR](/kkr/#om), [KL](https://www.kl.dk/side?a=1&b=2) og ![et billede](/billeder/x.png)",
        "| a | b |\n|:-:| -: |\n| 1 | 2 |\n\n```python\nx\n```\n\n[m](mailto:a@b.dk)",
        '![et billede](/x.png "med titel") og [tlf.](tel:+4533703370)',
    ],
)
def test_ordinary_texts_are_recognised(text: str) -> None:
    assert left_alone(converted(text)) is not None


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        '<a href="javascript:x">x</a>',
        '<a href="javascript://e.org/%0aalert(1)">x</a>',
        '<a href="ftp://e.org/">x</a>',
        '<a href="//e.org">x</a>',
        '<a href="/\\e.org">x</a>',
        '<a href="https:e.org">x</a>',
        '<a href="/" onclick="x">x</a>',
        '<img src="https://e.org/x.png" alt="">',
        '<img src="/x.png" alt="" onerror="x">',
        '<img src="/x.png" alt="a"b">',
        '<p class="x">x</p>',
        '<p style="x">x</p>',
        "<p",
        "<p/onclick=x>",
        "<ol start=1>",
        "<!-- -->",
    ],
)
def test_what_must_be_cleaned_is_never_left_alone(html: str) -> None:
    assert left_alone(html) is None
