"""Headings are found as a parser of HTML finds them."""

import re
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from klsite.text.headings import Heading, headings


class _ByParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Heading] = []
        self._open: str | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h2" and (identifier := dict(attrs).get("id")):
            self._open, self._text = identifier, ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "h2" and self._open is not None:
            self.found.append(Heading(self._open, " ".join(self._text.split())))
            self._open = None


@given(
    st.lists(
        st.sampled_from(
            ['<h2 id="a">', '<h2 id="b-c" class="x">', "<h2>", "</h2>", "tekst &amp; tegn",
             "<a href='#'>", "</a>", "<em>", "</em>", "\n", '<h3 id="d">', "</h3>", "<p>", "</p>"]
        )
    ).map("".join)
)  # fmt: skip
def test_headings_are_those_a_parser_finds(html: str) -> None:
    tags = re.findall(r"</?h2", html)
    if tags != ["<h2", "</h2"] * (len(tags) // 2):
        return  # templates and cleaned texts close every heading before the next
    parser = _ByParser()
    parser.feed(html)
    assert list(headings(html)) == parser.found


def test_the_real_pages_have_the_headings_that_a_parser_finds(real_site: Path) -> None:
    for file in list(real_site.rglob("index.html"))[::5]:
        html = file.read_text(encoding="utf-8")
        parser = _ByParser()
        parser.feed(html)
        assert list(headings(html)) == parser.found, file
