"""What was changed in something after it was published, told to its readers and subscribers."""

from pydantic import Field

from klsite.model.base import Strict
from klsite.model.dates import Day
from klsite.model.fields import Line, YesNo


class ChangeNote(Strict):
    """One change; a major one is sent to subscribers as an entry of its own."""

    at: Day = Field(title="Dag", description="Dagen for ændringen, som 2026-11-29.")
    text: Line = Field(title="Hvad", description="Hvad der er rettet, i én sætning.")
    major: YesNo = Field(
        default=False,
        title="Væsentlig",
        description="ja: abonnenter får besked med et indlæg »Rettet: …«.",
    )
