"""The rules by axiom (Balinski and Young, Fair Representation, 1982), whatever the figures."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from klsite.rules.apportionment import Tie, dhondt
from klsite.rules.composition import Composition, Infeasible, OpenTie, Party, compose
from klsite.rules.persons import ElectoralPact, PersonsElection, PostsToFill, elect
from klsite.rules.readings import Reading
from support.strategies import parties, votes

MUNICIPALITIES = st.integers(1, 12)
READINGS = st.sampled_from(list(Reading))
NEW_NAMES = dict(zip("ABCDEFGH", "HGFEDCBA", strict=True))


def outcome(result: Composition | OpenTie | Infeasible) -> object:
    """Return what a composition comes to, whatever the way there."""
    if isinstance(result, Composition):
        return dict(result.seats)
    return (type(result), result.point)


@given(parties(), MUNICIPALITIES, READINGS)
def test_anonymity(given_parties: list[Party], municipalities: int, reading: Reading) -> None:
    """What a party is called decides nothing."""
    renamed = [
        Party(NEW_NAMES[p.name], p.votes, p.mayors, p.council_seats, p.entitled)
        for p in given_parties
    ]
    one = outcome(compose(given_parties, municipalities, reading=reading))
    other = outcome(compose(renamed, municipalities, reading=reading))
    if isinstance(one, dict):
        one = {NEW_NAMES[name]: seats for name, seats in one.items()}
    assert one == other


@given(parties(), MUNICIPALITIES, READINGS)
def test_exactness(given_parties: list[Party], municipalities: int, reading: Reading) -> None:
    """Seats are whole, mayors sit, the limit holds, and no step has a number that is rounded."""
    result = compose(given_parties, municipalities, reading=reading)
    if not isinstance(result, Composition):
        return
    for party in given_parties:
        assert type(result.seats[party.name]) is int
        assert result.seats[party.name] >= party.mayors
    assert result.total == sum(result.seats.values())
    for step in result.steps:
        for name in step.__slots__:
            value = getattr(step, name)
            found = value.values() if isinstance(value, dict) else (value,)
            assert not any(isinstance(each, float) for each in found), (step, name)


@given(parties(), MUNICIPALITIES)
def test_a_limit_never_gives_a_seat(given_parties: list[Party], municipalities: int) -> None:
    """House monotonicity: with room for more members no party has fewer."""
    small, large = compose(given_parties, municipalities), compose(given_parties, None)
    if isinstance(small, Composition) and isinstance(large, Composition):
        assert all(small.seats[name] <= large.seats[name] for name in small.seats)


@given(votes(1), st.integers(0, 8))
def test_house_monotonicity(count: dict[str, int], seats: int) -> None:
    one, more = dhondt(count, seats), dhondt(count, seats + 1)
    if not isinstance(one, Tie) and not isinstance(more, Tie):
        assert all(one.seats[name] <= more.seats[name] for name in count)


@given(votes(1), st.integers(1, 8), st.integers(1, 40), st.data())
def test_vote_monotonicity(
    count: dict[str, int], seats: int, more: int, data: st.DataObject
) -> None:
    """More votes for one party, and the same for the others, cost it no seat."""
    name = data.draw(st.sampled_from(sorted(count)))
    posts = PostsToFill(seats, ordered=False, point="bilag1-1.4")
    before, after = elect(count, posts), elect(count | {name: count[name] + more}, posts)
    if isinstance(before, PersonsElection) and isinstance(after, PersonsElection):
        assert before.seats[name] <= after.seats[name]


@given(votes(1), st.integers(1, 8), st.booleans())
def test_an_election_of_persons_is_anonymous_whole_and_exact(
    count: dict[str, int], seats: int, ordered: bool
) -> None:
    pact = ElectoralPact("pagt", tuple(sorted(count)[:2]))
    posts = PostsToFill(seats, ordered=ordered, point="bilag1-1.4")
    result = elect(count, posts, [pact])
    swapped = {NEW_NAMES[name]: given for name, given in count.items()}
    other = elect(
        swapped, posts, [ElectoralPact("pagt", tuple(map(NEW_NAMES.__getitem__, pact.parties)))]
    )
    assert type(result) is type(other)
    if isinstance(result, PersonsElection) and isinstance(other, PersonsElection):
        assert {NEW_NAMES[name]: won for name, won in result.seats.items()} == other.seats
        assert sum(result.seats.values()) == seats
        for step in result.steps:
            for award in getattr(step, "awards", ()):
                assert award.claim is None or isinstance(award.claim, int | Fraction)
