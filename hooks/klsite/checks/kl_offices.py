"""The members of KL's board by name against the seats that are published."""

from collections import Counter
from collections.abc import Iterator

from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, error_at


def board_name_faults(dataset: Dataset) -> Iterator[Diagnostic]:
    """Yield an error for each party with more members by name than seats, where all are named.

    Where only some are named, they may have followed each other.
    """
    seats = {each.term: each.board for each in dataset.national.results if each.board is not None}
    file = dataset.kl_offices
    for index, board in enumerate(file.boards):
        published = seats.get(board.period)
        if published is None or len(board.members) != board.total:
            continue
        named = Counter(each.party for each in board.members if each.party is not None)
        for party, count in named.items():
            if count > published.get(party, 0):
                message = (
                    f"{count} medlemmer for {party} er nævnt, men {party} har "
                    f"{published.get(party, 0)} pladser i {board.period}"
                )
                yield error_at(file.file, ("boards", index, "members"), message)
