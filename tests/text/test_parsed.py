"""A text without markup is not parsed, and what is said of it is the same."""

import re
from unittest.mock import patch

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from klsite.text import parsed
from klsite.text.dialect import normalized
from klsite.text.parsed import Parsed

NEVER = re.compile(r"(?!)")


@given(st.text("abc æø.,:;!?()/\"'%»§\n -1d)", max_size=60))
@example("En linje.\nEn til, med (parentes) og tegn: 5 %.\n\nEt afsnit mere")
def test_a_text_that_comes_out_as_it_stands_is_parsed_alike(text: str) -> None:
    text = normalized(text)
    assume(parsed._AS_IT_STANDS.fullmatch(text))
    with patch.object(parsed, "_AS_IT_STANDS", NEVER):
        walked = Parsed(text)
    short = Parsed(text)
    assert short.visible == walked.visible == text
    names = ("gaps", "elements", "rows", "code", "html", "numbered", "labels")
    assert [getattr(short, each) for each in names] == [getattr(walked, each) for each in names]


@pytest.mark.parametrize(
    "text",
    [
        "# a",
        "- a",
        "a\n---",
        "    a",
        "1. a",
        "a **b**",
        "<b>a",
        "a  \nb",
        "&amp;",
        "a\\",
        "[a](b)",
    ],
)
def test_markup_is_never_taken_for_plain_text(text: str) -> None:
    assert not parsed._AS_IT_STANDS.fullmatch(text)
