"""Apply one event to the membership of a KKR; the effects of each kind are in their own modules.

Source: the rules of procedure, Bilag 1, 1.2, 1.4 and 1.6-1.16. Where the rules are silent, three
readings are ours: an elected member who becomes mayor leaves the elected seat as if resigning
(1.13); a seat without a substitute is filled as if the substitute had declined (1.13); a chair
who steps down is succeeded as one who left the municipal council (1.15).
"""

from collections.abc import Callable, Container, Mapping
from datetime import date

from klsite.model.membership import EventKind, MembershipEvent
from klsite.rules import membership_absences as absences
from klsite.rules import membership_offices as offices
from klsite.rules import membership_seats as seats
from klsite.rules.membership import Membership
from klsite.rules.membership_outcomes import Consequence
from klsite.rules.membership_transition import Transition


def apply(
    membership: Membership, event: MembershipEvent, meeting_days: Container[date]
) -> tuple[Membership, tuple[Consequence, ...]]:
    """Return the membership after an event, and the consequences in the order they follow.

    ``meeting_days`` are the days on which the KKR met (1.7). Raises ``NotAllowed`` where the rules
    do not allow the event.
    """
    transition = Transition(membership, event, meeting_days)
    _EFFECTS[event.kind](transition)
    offices.vacate_offices(transition)
    return transition.membership, tuple(transition.consequences)


_EFFECTS: Mapping[EventKind, Callable[[Transition], None]] = {
    "new_mayor": seats.new_mayor,
    "vice_mayor": seats.vice_mayor,
    "new_substitute": seats.new_substitute,
    "names_member": seats.names_member,
    "resigns": seats.resigns,
    "leaves_council": seats.leaves_council,
    "leaves_party": seats.leaves_party,
    "party_switch": seats.leaves_party,
    "leave": absences.leave,
    "prevented": absences.prevented,
    "returns": absences.returns,
    "chair": offices.takes_office,
    "vice_chair": offices.takes_office,
    "steps_down": offices.steps_down,
}
