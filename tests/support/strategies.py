"""Random elections for the tests of the rules: small enough for brute force, with many ties."""

from hypothesis import strategies as st

from klsite.rules.composition import Party

NAMES = "ABCDEFGH"


def votes(least: int = 0, most: int = 60, parties: int = 5) -> st.SearchStrategy[dict[str, int]]:
    """Votes of up to so many parties; few different numbers, so that ties are common."""
    return st.lists(st.integers(least, most), min_size=1, max_size=parties).map(
        lambda counts: dict(zip(NAMES, counts, strict=False))
    )


@st.composite
def parties(draw: st.DrawFn, most: int = 5) -> list[Party]:
    """Return the parties of a region, some of them below the threshold or not entitled."""
    count = draw(st.integers(1, most))
    return [
        Party(
            name=NAMES[index],
            votes=draw(st.integers(0, 400)),
            mayors=draw(st.integers(0, 3)),
            council_seats=draw(st.sampled_from([0, 1, 1, 5, 9])),
            entitled=draw(st.sampled_from([True, True, True, False])),
        )
        for index in range(count)
    ]
