"""Addresses: relative links lead where they say, whatever the two pages are."""

from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st

from klsite.addresses import relative

PART = st.from_regex(r"[a-z0-9]{1,3}", fullmatch=True)
PAGE = st.lists(PART, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FILE = st.tuples(PAGE, PART).map(lambda both: f"{both[0]}{both[1]}.xml")
FRAGMENT = st.sampled_from(["", "#afsnit"])


@given(PAGE, st.one_of(PAGE, FILE), FRAGMENT)
def test_a_relative_link_leads_to_its_target(origin: str, target: str, fragment: str) -> None:
    base = "https://example.org/mappe/"
    link = relative(origin, target + fragment)
    assert urljoin(base + origin, link) == base + target + fragment
    assert not link.startswith("/")
