"""What a long text refers to is on the site, whatever way its address is written in."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klsite.text.links import leads_here, leads_nowhere, split_address, wrong_in_itself

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
    parts = split_address(target)
    leads_to_page = parts is not None and unquote(parts.path).lstrip("/") in PAGES
    assert (leads_nowhere("href", target, PAGES) is None) == leads_to_page


def test_another_way_of_writing_a_page_is_suggested() -> None:
    told = leads_nowhere("href", "/KKR", PAGES)
    assert told == "linket /KKR fører ikke til noget på webstedet: mente du /kkr/?"
    told = leads_nowhere("src", "content/billeder/a.jpg", ["billeder/a.jpg"])
    assert told == (
        "billedet content/billeder/a.jpg fører ikke til noget på webstedet: mente du "
        "/billeder/a.jpg?"
    )


@pytest.mark.parametrize(
    ("target", "is_own"),
    [
        ("/kkr/", True),
        ("https://www.kl.dk/kkr/", True),
        ("http://kl.dk", True),
        ("HTTPS://WWW.KL.DK:443/#a", True),
        ("https://www.kl.dk:8080/", False),
        ("https://www.kl.dk.example.org/", False),
        ("https://kl.dk@example.org/", False),
        ("//www.kl.dk/", False),
        ("mailto:kl@kl.dk", False),
        ("https://[kl.dk/", False),
    ],
)
def test_the_absolute_address_of_the_site_is_its_own(target: str, is_own: bool) -> None:
    assert leads_here(target, "https://www.kl.dk") == is_own
    assert leads_here(target, "") == (target == "/kkr/")


NO_SITE = "linket »{}« går til »{}«, som ikke er et websted: mangler .dk?"
NO_ADDRESS = "linket »{}« er ikke en adresse: skriv den igen, som https://www.kl.dk/"
NO_MAIL = "linket »{}« er ikke en mailadresse: skriv mailto:navn@kommune.dk"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("https://kommune/x", NO_SITE.format("https://kommune/x", "kommune")),
        ("http://localhost:8000/", NO_SITE.format("http://localhost:8000/", "localhost:8000")),
        ("https://a.b@intranet/", NO_SITE.format("https://a.b@intranet/", "a.b@intranet")),
        ("https://kl,dk/", NO_SITE.format("https://kl,dk/", "kl,dk")),
        ("https://www..dk/", NO_SITE.format("https://www..dk/", "www..dk")),
        ("https://[kl.dk/", NO_ADDRESS.format("https://[kl.dk/")),
        ("https://kl.dk\N{ACCOUNT OF}/", NO_ADDRESS.format("https://kl.dk\N{ACCOUNT OF}/")),
        ("https://rødovre.dk/", None),
        ("https://xn--rdovre-eya.dk./x?y#z", None),
        ("mailto:post@kommune", NO_MAIL.format("mailto:post@kommune")),
        ("mailto:", NO_MAIL.format("mailto:")),
        ("mailto:a@kl.dk,b@kl.dk?subject=x", None),
        ("tel:33703370a", "linket »tel:33703370a« er ikke et telefonnummer: skriv tel:+4533703370"),
        ("tel:+45-33-70-33-70", None),
    ],
)
def test_a_link_leads_to_something_that_can_be_there(target: str, message: str | None) -> None:
    assert wrong_in_itself("href", target, frozenset()) == message
