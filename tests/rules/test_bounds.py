"""Bounds from incomplete figures: the truth always lies between them."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klsite.model.elections import Election, MayorRecord, MunicipalResult, NationalList
from klsite.rules.bounds import composition_bounds
from klsite.rules.composition import Composition, Party, compose
from klsite.rules.regional import RegionFigures, region_figures

LETTERS = ["A", "B", "C"]
CODES = ["0101", "0147", "0151"]


def election(results: list[MunicipalResult], mayors: list[MayorRecord]) -> Election:
    return Election.model_construct(
        date=date(2021, 11, 16),
        source="opdigtet",
        updated=date(2021, 11, 17),
        lists=tuple(NationalList(letter=each, party="parti") for each in LETTERS),
        results=tuple(results),
        mayors=tuple(mayors),
    )


def everyone(figures: RegionFigures, data: st.DataObject) -> list[Party]:
    """Return the parties, and the local lists as an alliance or as lists on their own."""
    votes = sum(each.votes for each in figures.local_lists)
    mayors = sum(each.mayors for each in figures.local_lists)
    joined = data.draw(st.booleans())
    return [*figures.parties, Party("Lokale", votes, mayors, 1, entitled=joined)]


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(st.data())
def test_the_true_seats_lie_within_the_bounds(data: st.DataObject) -> None:
    """Make a whole election, hide some of it, and compare the bounds with the truth."""
    whole, partial, mayors = [], [], []
    for code in CODES:
        votes = {letter: data.draw(st.integers(0, 900)) for letter in LETTERS}
        votes["L"] = data.draw(st.integers(0, 900))
        valid = sum(votes.values())
        seats = dict.fromkeys(LETTERS, 1)
        shown = data.draw(st.sets(st.sampled_from([*LETTERS, "L"])))
        known = {letter: votes[letter] for letter in shown}
        whole.append(MunicipalResult(municipality=code, votes=votes, seats=seats))
        partial.append(
            MunicipalResult(municipality=code, valid_votes=valid, votes=known, seats=seats)
        )
        winner = data.draw(st.sampled_from([*LETTERS, "L"]))
        mayors.append(MayorRecord(municipality=code, list=winner))
    figures = region_figures(election(whole, mayors), CODES)
    truth = compose(everyone(figures, data), figures.municipalities, base=figures.base)
    hidden = data.draw(st.sets(st.sampled_from(CODES)))
    left_out = data.draw(st.sets(st.sampled_from(CODES)))
    shown_mayors = [
        MayorRecord(municipality=each.municipality, list=None)
        if each.municipality in hidden
        else each
        for each in mayors
        if each.municipality not in left_out
    ]
    bounds = composition_bounds(election(partial, shown_mayors), CODES)
    assert bounds.base == figures.base
    for party, known_party in zip(bounds.parties, figures.parties, strict=True):
        assert party.least_votes <= known_party.votes <= party.most_votes
        if isinstance(truth, Composition):
            assert party.least_seats <= truth.seats[party.letter] <= party.most_seats


def test_a_percentage_is_known_to_within_its_last_decimal() -> None:
    result = MunicipalResult.model_validate(
        {"municipality": "0101", "valid_votes": "10000", "shares": {"A": "34.3"}}
    )
    bounds = composition_bounds(election([result], []), ["0101"])
    (party, *_) = bounds.parties
    assert (party.least_votes, party.most_votes) == (3425, 3435)
    assert bounds.missing == 6575


def test_a_municipality_without_lists_is_named() -> None:
    result = MunicipalResult(municipality="0101", valid_votes=500)
    bounds = composition_bounds(election([result], []), ["0101"])
    assert bounds.without_lists == ("0101",)
    assert [(each.least_votes, each.most_votes) for each in bounds.parties] == [(0, 500)] * 3
