"""Reasons, consequences and refusals of the rules of membership, as Danish text."""

from collections.abc import Mapping
from datetime import date

from klsite.model.membership import MembershipEvent
from klsite.results.council_term import CouncilTerm
from klsite.rules.membership import Conflict, Reason
from klsite.rules.membership_outcomes import ChangeKind, Consequence, Refusal
from klsite.rules.timeline import Role, Stint
from klsite.text.danish import as_sentence, long_date
from klsite.text.inexact_days import InexactDay

ROLES: Mapping[Role, str] = {
    Role.MEMBER: "medlem",
    Role.STAND_IN: "sidder i medlemmets sted",
    Role.SUBSTITUTE: "stedfortræder",
    Role.CHAIR: "formand",
    Role.VICE_CHAIR: "næstformand",
}

_OFFICES = {"chair": "formand", "vice_chair": "næstformand"}

EVENT_NAMES: Mapping[str, str] = {
    "new_mayor": "Ny borgmester",
    "vice_mayor": "Ny viceborgmester",
    "new_substitute": "Ny stedfortræder",
    "names_member": "Nyt medlem valgt",
    "resigns": "Udtræden",
    "leaves_council": "Ude af kommunalbestyrelsen",
    "leaves_party": "Ude af partiet",
    "party_switch": "Partiskifte",
    "leave": "Fritaget for en periode",
    "prevented": "Forhindret i en periode",
    "returns": "Tilbage",
    "chair": "Formand valgt",
    "vice_chair": "Næstformand valgt",
    "steps_down": "Fratræder formandskabet",
}
"""The name of each kind of event on a page."""


def reason_text(
    council: CouncilTerm, reason: Reason, group: str | None, municipality: str | None
) -> str:
    """Return why a person holds a seat or office, as in ``borgmester i Greve, født medlem``.

    ``group`` and ``municipality`` (a code) are those of the seat, None for an office.
    """
    where = council.place_where(municipality)
    party = council.group_name(group)
    match reason:
        case Reason.MAYOR | Reason.NEW_MAYOR:
            return f"borgmester {where}, født medlem"
        case Reason.ELECTED:
            return f"valgt for {party}"
        case Reason.STEPPED_IN:
            return f"indtrådt som stedfortræder for {party}, da et medlem udtrådte"
        case Reason.NAMED:
            return f"valgt af {party}, da stedfortræderen ikke indtrådte"
        case Reason.NAMED_EXTRA:
            return f"valgt af {party}, da dets eneste repræsentant, en borgmester, forlod det"
        case Reason.VICE_MAYOR:
            return f"viceborgmester {where}"
        case Reason.CHOSEN_BY_COUNCIL:
            return f"valgt af kommunalbestyrelsen {where}, da begge viceborgmestre er medlemmer"
        case Reason.SUBSTITUTE | Reason.NEW_SUBSTITUTE:
            return f"personlig stedfortræder, valgt for {party}"
        case Reason.ON_LEAVE:
            return "stedfortræder, mens medlemmet er fritaget for sine hverv"
        case Reason.PREVENTED:
            return "stedfortræder, mens medlemmet er forhindret; rådet har besluttet det"
        case Reason.CHOSEN:
            return "valgt på et møde i rådet"
        case Reason.SUCCESSOR:
            return "valgt af den gruppe, der valgte forgængeren"
        case Reason.TEMPORARY:
            return "valgt for den tid, forhindringen varer"


def role_text(council: CouncilTerm, stint: Stint) -> str:
    """Return what the person of a stint is, as in ``stedfortræder for Bo Blåbær``."""
    substitute_for = _name(council, stint.substitute_for or "") or "et medlem"
    match stint.role:
        case Role.CHAIR | Role.VICE_CHAIR:
            office = ROLES[stint.role]
            return f"fungerende {office}" if stint.tenure.reason is Reason.TEMPORARY else office
        case Role.SUBSTITUTE:
            return f"stedfortræder for {substitute_for}"
        case Role.STAND_IN:
            return f"i rådet i stedet for {substitute_for}, {_ABSENCES[stint.tenure.reason]}"
        case Role.MEMBER:
            reason = reason_text(council, stint.tenure.reason, stint.group, stint.municipality)
            return reason if reason.startswith("borgmester") else f"medlem, {reason}"


_ABSENCES = {Reason.ON_LEAVE: "fritaget for sine hverv", Reason.PREVENTED: "forhindret"}


def consequence_sentence(council: CouncilTerm, found: Consequence) -> str:
    """Return a consequence of an event as a whole sentence."""
    who = _name(council, found.subject)
    other = _name(council, found.detail)
    group = council.group_name(found.subject or None)
    match found.change:
        case ChangeKind.LEAVES:
            return f"{who} udtræder af rådet."
        case ChangeKind.LEAVES_COUNCIL:
            return f"{who} er ude af kommunalbestyrelsen og kan ikke længere udpeges."
        case ChangeKind.LEAVES_SEAT:
            return f"{who} forlader sin plads som valgt medlem."
        case ChangeKind.CHANGES_PARTY:
            belongs = f"hører nu til {council.group_name(found.detail)}" if found.detail else ""
            return f"{who} {belongs or 'er nu uden for partierne'} i kommunalbestyrelsen."
        case ChangeKind.BECOMES_MEMBER:
            return f"{who} bliver medlem af rådet."
        case ChangeKind.STAYS:
            left = f" forlader {council.group_name(found.detail)} og" if found.detail else ""
            return f"{who}{left} bliver siddende som borgmester; pladserne beregnes ikke på ny."
        case ChangeKind.SEAT_VACANT:
            if not found.subject:
                return f"Pladsen for borgmesteren {council.place_where(found.detail)} er ubesat."
            return f"En plads for {group} er ubesat, til partiets gruppe har valgt et nyt medlem."
        case ChangeKind.SUBSTITUTE_ENDS:
            return f"{who} er ikke længere stedfortræder."
        case ChangeKind.SUBSTITUTE_NEEDED:
            chooser = council.group_name(found.detail) if found.detail else "Kommunalbestyrelsen"
            return f"{chooser} skal vælge en ny stedfortræder for {who}."
        case ChangeKind.BECOMES_SUBSTITUTE:
            return f"{who} bliver stedfortræder for {other}."
        case ChangeKind.AWAY:
            until = long_date(date.fromisoformat(found.detail))
            return f"{who} er ude af rådet for en periode og ventes tilbage {until}."
        case ChangeKind.STANDS_IN:
            return f"{who} sidder i rådet i stedet for {other}."
        case ChangeKind.RETURNS:
            return f"{who} er tilbage i rådet."
        case ChangeKind.MAY_NAME:
            return f"{group} har ikke andre i rådet og kan udpege et nyt medlem, også over loftet."
        case ChangeKind.OFFICE_VACANT:
            acting = "fungerende " if found.point == Reason.TEMPORARY.point else ""
            return f"{who} er ikke længere {acting}{_OFFICES[found.detail]}."
        case ChangeKind.TAKES_OFFICE:
            acting = "fungerende " if found.point == Reason.TEMPORARY.point else ""
            return f"{who} bliver {acting}{_OFFICES[found.detail]}."
        case ChangeKind.VICE_MAYOR:
            where = council.place_where(found.detail)
            if not found.subject:
                return f"En post som viceborgmester {where} er ubesat."
            return f"{who} bliver viceborgmester {where}."


def event_remarks(event: MembershipEvent) -> tuple[str, ...]:
    """Return what a reader must know of how sure an event is, as whole sentences."""
    told = [event.announced, event.note]
    if isinstance(event.date, InexactDay):
        told.insert(0, f"Kun {long_date(event.date)} er kendt, ikke dagen")
    return tuple(as_sentence(each) for each in told if each)


def _name(council: CouncilTerm, person: str) -> str:
    found = council.people.get(person)
    return found.name if found else person


def refusal_message(council: CouncilTerm, found: Refusal, about: str) -> str:
    """Return why an event or a value is refused.

    ``about`` is the id of a person, a group or an ISO date, as in ``NotAllowed``.
    """
    return REFUSALS[found].format(who=_about(council, about))


def _about(council: CouncilTerm, about: str) -> str:
    if about in council.people:
        return council.people[about].name
    try:
        return long_date(date.fromisoformat(about))
    except ValueError:
        return council.group_name(about) if about in council.parties else about


REFUSALS: Mapping[Refusal, str] = {
    Refusal.NOT_A_MEMBER: (
        "{who} er ikke medlem af rådet på det tidspunkt: ret personen eller dagen, eller skriv i "
        "events.yml, hvornår {who} blev medlem"
    ),
    Refusal.NO_PLACE: (
        "{who} er hverken medlem eller stedfortræder på det tidspunkt: ret personen eller dagen"
    ),
    Refusal.NOT_A_COUNCILLOR: (
        "{who} er ikke valgt til en kommunalbestyrelse i regionen: "
        "skriv det i »councils« i data/people/, hvis det er forkert"
    ),
    Refusal.LEFT_COUNCIL: (
        "{who} er ude af kommunalbestyrelsen: ret personen, eller slet begivenheden "
        "»leaves_council«, hvis den er forkert"
    ),
    Refusal.OTHER_MUNICIPALITY: (
        "{who} er ikke valgt til kommunalbestyrelsen i den kommune: "
        "ret kommunen, eller »councils« i data/people/"
    ),
    Refusal.OTHER_REGION: "kommunen {who} ligger ikke i regionen: ret kommunekoden",
    Refusal.OTHER_GROUP: (
        "{who} hører ikke til det parti eller listesamarbejde: ret partiet, eller »councils« i "
        "data/people/"
    ),
    Refusal.BORN_MEMBER: (
        "{who} er født medlem som borgmester og kan ikke udtræde af rådet alene: har kommunen fået "
        "en ny borgmester, skrives »new_mayor«"
    ),
    Refusal.ALREADY_MEMBER: "{who} er allerede medlem af rådet: ret personen eller dagen",
    Refusal.ALREADY_SUBSTITUTE: (
        "{who} er stedfortræder for et medlem: skriv først »resigns« for {who}"
    ),
    Refusal.HAS_SUBSTITUTE: (
        "medlemmet har allerede en stedfortræder: skriv først »resigns« for {who}"
    ),
    Refusal.VICE_MAYOR_SUBSTITUTES: (
        "kommunalbestyrelsen vælger kun en stedfortræder for borgmesteren, når begge "
        "viceborgmestre selv er valgt til rådet ({who}): slet stedfortræderen, eller skriv, hvem "
        "de er"
    ),
    Refusal.NO_VACANT_SEAT: (
        "{who} har ingen ubesat plads i rådet: skriv først, hvem der udtræder, og "
        "»substitute_declines: ja«, hvis stedfortræderen siger nej"
    ),
    Refusal.ALREADY_AWAY: "{who} er allerede ude af rådet for en periode: skriv først »returns«",
    Refusal.NOT_AWAY: (
        "{who} er ikke ude af rådet for en periode: skriv først »leave« eller »prevented«"
    ),
    Refusal.TOO_SHORT: (
        "{who} ventes tilbage inden 3 måneder: slet begivenheden, for så indtræder stedfortræderen "
        "kun i de enkelte møder"
    ),
    Refusal.ONLY_ELECTED: "{who} er borgmester og bliver fritaget: skriv »leave«",
    Refusal.NOT_A_MEETING: (
        "der er intet møde {who}, og rådet skal beslutte det på et møde: ret dagen"
    ),
    Refusal.OFFICE_TAKEN: (
        "{who} har posten: skriv først, at {who} fratræder den (steps_down) eller er fritaget "
        "(leave)"
    ),
    Refusal.OTHER_CHOOSERS: (
        "en ny vælges af den gruppe, der valgte den forrige: skriv {who} i »chosen_by«"
    ),
    Refusal.NOT_IN_OFFICE: (
        "{who} er hverken formand eller næstformand: ret personen, eller skriv først, hvornår "
        "{who} blev det"
    ),
    Refusal.UNTIL_NEEDED: "{who} er kun ude for en periode: skriv i »until« hvor længe",
    Refusal.BEFORE_TERM: (
        "begivenheden ligger før perioden, som begynder {who}: ret dagen, eller flyt den til "
        "periodens egen mappe"
    ),
    Refusal.AFTER_TERM: (
        "begivenheden ligger efter rådets sidste dag, {who}: ret dagen, eller flyt den til "
        "periodens egen mappe"
    ),
    Refusal.BEFORE_OFFICE: (
        "begivenheden ligger, før rådet tiltrådte {who}: ret i members.yml, som viser rådet, da "
        "det tiltrådte"
    ),
    Refusal.OWN_GROUP: "{who} hører allerede til det parti eller listesamarbejde: ret partiet",
    Refusal.SUBSTITUTE_AS_VICE_MAYOR: (
        "{who} er stedfortræder som viceborgmester: får kommunen en ny, skrives »vice_mayor«"
    ),
    Refusal.SEVERAL_VACANT_SEATS: (
        "{who} har flere ubesatte pladser: skriv i »member«, hvem det nye medlem kommer efter"
    ),
    Refusal.IS_AWAY: "{who} er selv ude af rådet for en periode: skriv først »returns«",
    Refusal.HOLDS_OFFICE: (
        "{who} er allerede formand eller næstformand: ret personen, eller skriv først »steps_down«"
    ),
    Refusal.MAYOR_OR_VICE_MAYOR: (
        "{who} er allerede borgmester eller viceborgmester i kommunen: ret personen eller »rank«"
    ),
    Refusal.OFFICE_VACANT: "posten er ledig, så {who} vælges for resten af perioden: slet »until«",
    Refusal.PREVENTED_TOO_SHORT: (
        "{who} ventes tilbage inden 3 måneder: ret »until«, eller slet begivenheden"
    ),
    Refusal.NOBODY_DECLINES: (
        "{who} har ingen stedfortræder, der kan sige nej: slet »substitute_declines«"
    ),
    Refusal.OUT_OF_ORDER: (
        "begivenheden ligger før den, der står over den, fra {who}: den ældste skal stå først"
    ),
}

CONFLICTS: Mapping[Conflict, str] = {
    Conflict.TWO_SEATS: "{who} har to pladser i rådet: ret personen på den ene",
    Conflict.TWO_SUBSTITUTIONS: "{who} er stedfortræder for to medlemmer: ret personen ved det ene",
    Conflict.MEMBER_AND_SUBSTITUTE: (
        "{who} er medlem og kan ikke også være stedfortræder: ret stedfortræderen"
    ),
}


def conflict_message(council: CouncilTerm, found: Conflict, person: str) -> str:
    """Return why a person's seats and substitutions conflict."""
    return CONFLICTS[found].format(who=_name(council, person))
