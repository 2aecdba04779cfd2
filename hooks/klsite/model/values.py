"""data/values.yml: mission, vision, the values and the leadership behaviour under each."""

from klsite.model.base import DatedFile, Strict, required
from klsite.model.fields import Identifier, Line


class Commitments(Strict):
    """What KL commits to under a value, with the words that the list begins with."""

    heading: Line = required("Overskrift", "For eksempel »Vi bestræber os på«.")
    points: tuple[Line, ...] = required("Punkter", "Et punkt pr. linje.", min_length=1)


class Value(Strict):
    """One of the values of the organisation."""

    id: Identifier = required("Id", "Bruges i adressen til afsnittet.")
    name: Line = required("Navn", "Værdien, ordret.")
    introduction: Line = required("Indledning", "Hvad værdien betyder.")
    commitments: Commitments = required("Løfter", "Hvad KL gør for at leve op til den.")
    leadership: tuple[Line, ...] = required(
        "Ledelsesadfærd", "Hvad lederne skal gøre.", min_length=1
    )


class Values(DatedFile):
    """Mission, vision and values."""

    mission: Line = required("Mission", "Missionen, ordret.")
    vision: Line = required("Vision", "Visionen, ordret.")
    values: tuple[Value, ...] = required("Værdier", "Værdierne i rækkefølge.", min_length=1)
