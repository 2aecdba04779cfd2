"""Every outcome that unknown votes allow is found: against trying every number of votes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from klsite.rules.composition import Composition, Party, compose
from klsite.rules.outcomes import AllianceVotes, outcomes
from klsite.rules.readings import Reading
from klsite.rules.regional import LocalList, RegionFigures


@settings(max_examples=60)
@given(
    st.lists(st.integers(20, 400), min_size=2, max_size=4),
    st.lists(st.integers(0, 3), min_size=4, max_size=4),
    st.integers(0, 60),
    st.integers(0, 120),
    st.integers(0, 1),
    st.sampled_from(list(Reading)),
)
def test_no_outcome_is_missed(
    votes: list[int], mayors: list[int], known: int, unknown: int, mayor: int, reading: Reading
) -> None:
    parties = tuple(
        Party(name, count, held, 1)
        for name, count, held in zip("ABCD", votes, mayors, strict=False)
    )
    member = LocalList("0101", "L", "Liste L", known, mayor)
    other = LocalList("0147", "M", "Liste M", unknown, 0)
    base = sum(votes) + known + unknown
    figures = RegionFigures(3, base, 0, parties, (member, other), frozenset())
    found = outcomes(
        figures, AllianceVotes("Alliance", (member,), known + unknown), reading=reading
    )
    assert (found[0].least, found[-1].most) == (known, known + unknown)
    for outcome in found:
        for count in range(outcome.least, outcome.most + 1):
            alliance = Party("Alliance", count, mayor, 1)
            truth = compose([*parties, alliance], 3, base=base, reading=reading)
            assert type(truth) is type(outcome.result)
            if isinstance(truth, Composition) and isinstance(outcome.result, Composition):
                assert truth.seats == outcome.result.seats


def figures_of(local: LocalList) -> RegionFigures:
    """Return a region of two parties and a local list with a mayor."""
    parties = (Party("A", 500, 2, 9), Party("B", 300, 0, 5))
    return RegionFigures(3, 800 + local.votes, 0, parties, (local,), frozenset())


def test_where_there_is_no_alliance_the_mayor_of_a_local_list_comes_on_top() -> None:
    local = LocalList("0101", "L", "Liste L", 100, 1)
    (only,) = outcomes(figures_of(local), None)
    assert only.composition is not None
    assert dict(only.composition.seats) == {"A": 2, "B": 2, "Liste L": 1}


def test_an_alliance_whose_members_are_all_known_has_one_outcome() -> None:
    local = LocalList("0101", "L", "Liste L", 100, 1)
    known = AllianceVotes("Alliance", (local,), 100, complete=True)
    (only,) = outcomes(figures_of(local), known)
    assert (only.least, only.most) == (100, 100)
    assert only.composition is not None
    assert only.composition.seats["Alliance"] == 1
    (without,) = outcomes(figures_of(local), AllianceVotes("Alliance", (), 0, complete=True))
    assert without.composition is not None
    assert without.composition.seats["Liste L"] == 1


def test_an_alliance_of_which_nothing_is_known_leaves_both_open() -> None:
    local = LocalList("0101", "L", "Liste L", 100, 1)
    found = outcomes(figures_of(local), AllianceVotes("Alliance", (), 100))
    assert [(each.least, each.most, each.joined) for each in found] == [
        (0, 0, ()),
        (100, 100, ("Liste L",)),
    ]


@given(
    st.lists(st.integers(20, 400), min_size=2, max_size=4),
    st.lists(st.integers(0, 3), min_size=4, max_size=4),
    st.integers(0, 120),
    st.integers(0, 1),
)
def test_every_size_of_a_fixed_house_is_found_without_trying_every_number(
    votes: list[int], mayors: list[int], unknown: int, mayor: int
) -> None:
    parties = tuple(
        Party(name, count, held, 1)
        for name, count, held in zip("ABCD", votes, mayors, strict=False)
    )
    member = LocalList("0101", "L", "Liste L", 10, mayor)
    other = LocalList("0147", "M", "Liste M", unknown, 0)
    figures = RegionFigures(3, sum(votes) + 10 + unknown, 0, parties, (member, other), frozenset())
    alliance = AllianceVotes("Alliance", (member,), 10 + unknown)
    reading = Reading.EXACT_HOUSE_DHONDT

    def sizes(*, sizes_only: bool) -> set[int]:
        found = outcomes(figures, alliance, reading=reading, sizes_only=sizes_only)
        return {each.composition.total for each in found if each.composition}

    assert sizes(sizes_only=True) == sizes(sizes_only=False)
