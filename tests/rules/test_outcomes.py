"""Every outcome that unknown votes allow is found: against trying every number of votes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from klsite.rules.composition import Composition, Party, Reading, compose
from klsite.rules.outcomes import AllianceVotes, outcomes
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
