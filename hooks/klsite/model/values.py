"""data/values.yml: mission, vision, the values and the leadership behaviour under each."""

from pydantic import Field

from klsite.model.base import DatedFile, Strict
from klsite.model.fields import Identifier, Line

Points = tuple[Line, ...]


class Commitments(Strict):
    """What KL commits to under a value, with the words that the list begins with."""

    heading: Line = Field(title="Overskrift", description="For eksempel »Vi bestræber os på«.")
    points: Points = Field(min_length=1, title="Punkter", description="Et punkt pr. linje.")


class Value(Strict):
    """One of the values of the organisation."""

    id: Identifier = Field(title="Id", description="Bruges i adressen til afsnittet.")
    name: Line = Field(title="Navn", description="Værdien, ordret.")
    introduction: Line = Field(title="Indledning", description="Hvad værdien betyder.")
    commitments: Commitments = Field(
        title="Løfter", description="Hvad KL gør for at leve op til den."
    )
    leadership: Points = Field(
        min_length=1, title="Ledelsesadfærd", description="Hvad lederne skal gøre."
    )


class Values(DatedFile):
    """Mission, vision and values."""

    mission: Line = Field(title="Mission", description="Missionen, ordret.")
    vision: Line = Field(title="Vision", description="Visionen, ordret.")
    values: tuple[Value, ...] = Field(
        min_length=1, title="Værdier", description="Værdierne i rækkefølge."
    )
