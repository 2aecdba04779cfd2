"""How parties are named wherever they stand in a list or table: in full, with their letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

ALLIANCE_SIGN = "+"
"""What a list alliance is shown by where a party is by its letter: no list has it on a ballot."""

if TYPE_CHECKING:  # not imported at run time: a build of changed news alone needs no elections
    from klsite.model.dataset import Dataset
    from klsite.model.elections import Election


def with_letter(name: str, letter: str | None) -> str:
    """Return the name of a party or list with its letter on the ballot, where it has one."""
    return f"{name} ({letter})" if letter else name


def local_list_name(name: str) -> str:
    """Return the name of a list of one municipality where lists of several stand together."""
    return f"{name} (lokal liste)"


def party_names(dataset: Dataset, election: Election) -> dict[str, str]:
    """Return the name of each party by its letter at an election."""
    return {each.letter: dataset.parties.names[each.party] for each in election.lists}


def party_in_year(dataset: Dataset, letter: str, year: int) -> str:
    """Return the party that had a letter at the municipal election of a year.

    Where that election is not recorded, or no party had the letter: as ``party_of_letter``.
    """
    election = dataset.election_by_year.get(str(year))
    party = election.party_by_letter.get(letter) if election else None
    named = (each.name for each in dataset.parties.parties if each.id == party)
    return next((with_letter(name, letter) for name in named), party_of_letter(dataset, letter))


def party_of_letter(dataset: Dataset, letter: str) -> str:
    """Return the party that a source names by its letter alone, or the letter itself.

    It is named only if the letter is the same party's in every election recorded: a person of
    whom a source of another year tells was of that party, not of one that had its letter before.
    """
    held = {each.party_by_letter.get(letter) for each in dataset.elections}
    named = (each.name for each in dataset.parties.parties if held == {each.id})
    return next((with_letter(name, letter) for name in named), letter)
