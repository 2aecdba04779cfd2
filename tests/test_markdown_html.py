"""Long texts: what is published of the HTML and the links in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klsite.markdown_html import to_html


def html(text: str) -> str:
    return to_html(text, lambda target: f"<{target}>".strip("<>").replace("/", "../", 1))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        '<img src=x onerror="alert(1)">',
        '<iframe src="https://example.org"></iframe>',
        '<div style="position:fixed">x</div>',
        "<style>*{display:none}</style>",
        "<svg onload=alert(1)>",
    ],
)
def test_what_could_do_harm_is_taken_out(text: str) -> None:
    result = html(text).lower()
    for danger in ("script", "onerror", "onload", "iframe", "style", "alert(1)"):
        assert f"<{danger}" not in result
        assert f"{danger}=" not in result
        assert f"{danger}:" not in result


def test_ordinary_markdown_is_kept() -> None:
    result = html("## Om ældre\n\n**fed** [her](/kkr/) [der](https://example.org/)\n\n- a\n- b\n")
    assert '<h2 id="om-aeldre">Om ældre</h2>' in result
    assert '<strong>fed</strong> <a href="../kkr/">her</a>' in result
    assert '<a href="https://example.org/">der</a>' in result
    assert "<li>a</li>" in result


def test_a_heading_of_the_first_level_becomes_one_of_the_second() -> None:
    assert html("# Stor") == '<h2 id="stor">Stor</h2>'


def test_a_picture_from_another_host_is_never_fetched() -> None:
    assert "src" not in html("![x](https://example.org/x.png)")


@given(st.text())
def test_no_text_brings_in_a_script(text: str) -> None:
    assert "<script" not in html(f"<script>{text}").lower()
