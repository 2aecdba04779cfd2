"""What was changed in something after it was published, told to its readers and subscribers."""

from klsite.model.base import Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import Line, YesNo


class ChangeNote(Strict):
    """One change; a major one is sent to subscribers as an entry of its own."""

    at: Day = required("Dag", "Dagen for ændringen, som 2026-11-29.")
    text: Line = required("Hvad", "Hvad der er rettet, i én sætning.")
    major: YesNo = optional(
        "Væsentlig", "ja: abonnenter får besked med et indlæg »Rettet: …«.", False
    )
