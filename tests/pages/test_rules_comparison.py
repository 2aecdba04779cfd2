"""What a set of rules changed in the one before, and where each point is applied."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from klsite.pages.councils.rules_of_procedure import ComparisonContent, RulesContent
from klsite.pages.councils.word_changes import changed_words
from klsite.site.read import read_site
from klsite.site.site import Site
from klsite.text.clock import COPENHAGEN
from support.project import REAL, SAMPLE

TEXTS = st.text("ab \n", max_size=30)


def sample() -> Site:
    return read_site(SAMPLE, datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN))


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts_back(before: str, after: str) -> None:
    pieces = list(changed_words(before, after))
    assert "".join(each.text for each in pieces if each.change != "inserted") == before
    assert "".join(each.text for each in pieces if each.change != "deleted") == after


def test_a_later_set_is_compared_point_by_point() -> None:
    (content,) = [
        page.content
        for page in sample().static.pages
        if isinstance(page.content, ComparisonContent)
    ]
    found = {each.id: (each.before is not None, each.after is not None) for each in content.changes}
    assert found == {
        "3.2": (True, True),
        "bilag1-1.13": (False, True),
        "tillaeg2-haver": (False, True),
        "tillaeg3-udpegninger": (False, True),
        "3.6": (True, False),
    }
    changed = next(each for each in content.changes if each.id == "3.2")
    assert [each.text for each in changed.pieces if each.change == "inserted"] == ["10"]
    assert content.same == 24


def test_every_point_that_a_page_applies_leads_back_to_it() -> None:
    site = read_site(REAL, datetime(2026, 12, 31, 12, tzinfo=COPENHAGEN))
    (rules,) = [
        page.content for page in site.static.pages if isinstance(page.content, RulesContent)
    ]
    points = {point.id for point in rules.rules.points}
    assert set(rules.applied) <= points
    for page in site.static.pages:
        for point in page.applies.points if page.applies else ():
            assert page.address in {link.address for link in rules.applied[point]}


def test_the_whole_of_the_rules_is_there() -> None:
    site = read_site(REAL, datetime(2026, 12, 31, 12, tzinfo=COPENHAGEN))
    (rules,) = site.dataset.rules
    expected = [
        "1.0", *(f"2.{n}" for n in range(6)), *(f"3.{n}" for n in range(10)),
        *(f"4.{n}" for n in range(5)), "5.0", "5.1", *(f"bilag1-1.{n}" for n in range(17)),
    ]  # fmt: skip
    numbered = [point.id for point in rules.points if not point.id.startswith("tillaeg")]
    assert numbered == expected
    sections = dict.fromkeys(point.part for point in rules.points[len(expected) :])
    assert list(sections) == ["tillaeg1", "tillaeg2", "tillaeg3", "tillaeg4"]
