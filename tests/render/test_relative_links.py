"""Links lead where they should from every page, in any folder of any host."""

from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st

from klsite.render.relative_links import from_root, relativize

PARTS = st.lists(st.from_regex(r"[a-z0-9-]{1,5}", fullmatch=True), max_size=4)
PAGES = PARTS.map(lambda parts: "".join(f"{part}/" for part in parts))
FRAGMENTS = st.sampled_from(["", "#trin-1"])


@given(PAGES, PAGES, FRAGMENTS)
def test_a_link_leads_to_its_target(origin: str, target: str, fragment: str) -> None:
    root = "https://example.dk/en/mappe/"
    html = relativize(f'<a href="{from_root(target + fragment)}">', origin)
    link = html.removeprefix('<a href="').removesuffix('">')
    assert link
    assert not link.startswith("/")
    assert urljoin(root + origin, link) == root + target + fragment


def test_a_link_within_the_page_is_only_the_fragment() -> None:
    assert (
        relativize(f'href="{from_root("kkr/sjaelland/#moeder")}"', "kkr/sjaelland/")
        == 'href="#moeder"'
    )
