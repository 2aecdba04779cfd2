"""What is known of a mayor: elected, agreed on a day, or not known; and how sure that is today."""

from collections.abc import Mapping
from datetime import date, timedelta

from klsite.model.elections import Election, MayorRecord
from klsite.text.danish import long_date

AGREEMENT_STANDS = timedelta(days=60)
"""How long an agreement on a mayor may stand without a source for the election itself."""


def is_stale(mayor: MayorRecord, today: date) -> bool:
    """Whether an agreement is so old that the mayor should have been confirmed by now."""
    return (
        mayor.status == "agreed"
        and mayor.as_of is not None
        and today - mayor.as_of > AGREEMENT_STANDS
    )


def status_text(mayor: MayorRecord, today: date) -> str | None:
    """Return how far it is known that a mayor was elected; None where it is."""
    if mayor.status == "elected" or mayor.as_of is None:
        return None
    seen = long_date(mayor.as_of)
    if is_stale(mayor, today):
        return f"Kun aftalt: kilden er fra den {seen}, og ingen kilde her bekræfter valget"
    return f"Aftalt, set den {seen}; valget er ikke bekræftet endnu"


def status_by_person(election: Election, today: date) -> Mapping[str, str]:
    """Return the same for each mayor of an election of whom it is not known, by the person."""
    found = {each.person: status_text(each, today) for each in election.mayors}
    return {person: text for person, text in found.items() if person and text}
