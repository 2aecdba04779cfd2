"""What an editor is told to do about slips of a single word or figure, word for word."""

import pytest

from support.editing import Tell

TERM = "kkr/fjordland/2030-2034"
MARCH, JUNE = f"{TERM}/meetings/2030-03-04.yml", f"{TERM}/meetings/2030-06-03.yml"
APPOINTMENTS, ELECTION = f"{TERM}/appointments.yml", "elections/2029.yml"
KKR = "kkr/fjordland/kkr.yml"
RULES = "rules/fjordland-2026-2030.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (MARCH, "minutes:", "cancelled: 2030-03-01\nminutes:",
         "mødet er aflyst, men har et referat: slet det af dem, der er forkert"),
        (MARCH, "kind: ordinary", "kind: constituting",
         "rådet har allerede et konstituerende møde: ret »kind« på det ene (punkt bilag1-1.3)"),
        (JUNE, "votes_against: 5, abstained: 1", "votes_against: 0, abstained: 1",
         "formandens stemme er ikke talt med i stemmerne: ret »chair« eller tallene (punkt 3.7)"),
        (APPOINTMENTS, "meeting: 2030-03-04", "meeting: 2030-03-05",
         "der er intet møde med datoen 2030-03-05: ret »meeting«"),
        (APPOINTMENTS, "ends: 2030-09-30", "ends: 2030-03-01",
         "»ends« ligger før udpegningen: ret den af dem, der er forkert"),
        (RULES, '{id: "4", title: Sekretariat}', '{id: "7", title: Sekretariat}',
         "punktet hører til afsnit »4«, som ikke står i »parts«: ret punktets id, eller tilføj "
         "afsnittet"),
        (f"{TERM}/term.yml", "starts: 2030-01-01", "starts: 2026-01-01",
         "perioden er 2026-2034, men mappen hedder 2030-2034: ret »starts«, eller mappens navn"),
        (KKR, "id: fjordland", "id: fjordlandet",
         "id »fjordlandet« skal være mappens navn: ret det af dem, der er forkert"),
        (KKR, "region: fjordland", "region: fjordland\nestablished: 2030-01-02\n"
         "dissolved: 2030-01-01",
         "»dissolved« ligger før »established«: ret den af dem, der er forkert"),
        (ELECTION, '"0802", person: bo-blaabaer', '"0801", person: bo-blaabaer',
         "kommunen »0801« har allerede en borgmester: slet den ene (bilag1-1.0)"),
        (ELECTION, "names: {L: Engbylisten}", "names: {L: Engbylisten, M: Engbylisten}",
         "listen »Engbylisten« står to gange i kommunen: slet den ene"),
        (ELECTION, 'municipality: "0802"\n    valid', 'municipality: "0801"\n    valid',
         "kommunen »0801« står to gange: slet den ene"),
    ],
)  # fmt: skip
def test_a_slip_comes_with_its_remedy(
    told: Tell, file: str, old: str, new: str, message: str
) -> None:
    found = [each.partition(": ")[2] for each in told(file, old, new)]
    assert message in found
