"""What a long text refers to is on the site, whatever way its address is written in."""

from urllib.parse import unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from klsite.text.links import leads_nowhere

PAGES = frozenset({"nyheder/2031/a/", "bilag/to ord.pdf", "bilag/a%20b.pdf", "kkr/", ""})
PATHS = [
    "nyheder/2031/a/",
    "bilag/",
    "to%20ord.pdf",
    "a%20b.pdf",
    "a%2520b.pdf",
    "to ord.pdf",
    "KKR",
]
MARKS = ["/", "//", "?", "#", "#top", ":", "\\", "..", "æ", "@", "[", "]", ";x=1", "\t", "\n"]
PIECES = st.sampled_from([*PATHS, *MARKS])


@given(st.lists(PIECES, max_size=5).map("".join))
def test_an_address_is_found_as_browsers_read_it(rest: str) -> None:
    target = f"/{rest}"
    try:
        path = unquote(urlsplit(target).path).lstrip("/")
    except ValueError:  # no address at all, which is told where the link stands
        return
    assert (leads_nowhere("href", target, PAGES) is None) == (path in PAGES)


def test_another_way_of_writing_a_page_is_suggested() -> None:
    told = leads_nowhere("href", "/KKR", PAGES)
    assert told == "linket /KKR fører ikke til noget på webstedet: mente du /kkr/?"
