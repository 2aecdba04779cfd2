"""data/kkr/…/meetings/: a file for each meeting. A meeting is moved or cancelled, never deleted."""

import datetime as dt
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, ValidationInfo, model_validator

from klsite.model.agendas import AgendaItem, Minutes
from klsite.model.base import Strict, optional, required
from klsite.model.dates import Clock, Day
from klsite.model.fields import Line
from klsite.model.local_addresses import LocalAddress
from klsite.model.membership import TermFile
from klsite.model.mistakes import mistake
from klsite.model.publication import Publication
from klsite.model.references import PersonId
from klsite.model.reservations import Announced, Conflict, Derived
from klsite.model.source_location import KEY
from klsite.text.clock import COPENHAGEN, exists


def _check_time(clock: dt.time | None, info: ValidationInfo) -> dt.time | None:
    """Refuse a time that cannot be: an end before the start, an hour that summer time skips.

    A meeting of several days ends at a time of the last. That of a move without one depends on the
    length of the meeting, which has to look.
    """
    day, starts = info.data.get("date"), info.data.get("starts")
    if clock is None or day is None:
        return clock
    if info.field_name == "ends" and starts is None:
        if "starts" not in info.data:
            return clock  # what is wrong with it is told there
        raise mistake("»ends« står uden »starts«: skriv også, hvornår mødet begynder")
    if info.field_name == "ends":
        last = info.data.get("last_day") or day
        if last > day or ("announced" in info.data and info.data.get("last_day") is None):
            day, starts = last, None
    if starts is not None and info.field_name == "ends" and clock <= starts:
        raise mistake(_ends_too_early(starts, clock))
    moment = dt.datetime.combine(day, clock, tzinfo=COPENHAGEN)
    if not exists(moment):
        raise mistake(
            f"kl. {clock:%H.%M} findes ikke {day}: uret stilles frem til sommertid den dag"
        )
    return clock


def _ends_too_early(starts: dt.time, ends: dt.time) -> str:
    return f"mødet slutter kl. {ends:%H.%M}, før det begynder kl. {starts:%H.%M}"


MOST_DAYS = 7
"""The days of the longest meeting; one that is longer has a slip in its dates."""


def _check_last_day(last: dt.date | None, info: ValidationInfo) -> dt.date | None:
    """Refuse a last day before the first, or long after it."""
    first = info.data.get("date")
    if last is None or first is None:
        return last
    if last < first:
        raise mistake(f"»last_day« ({last}) ligger før »date« ({first})")
    if (days := (last - first).days + 1) > MOST_DAYS:
        raise mistake(f"mødet varer {days} dage: er datoen i »last_day« rigtig?")
    return last


LastDay = Annotated[Day, AfterValidator(_check_last_day)]
"""The last day of what begins on ``date`` beside it; it may be the same."""

PossibleClock = Annotated[Clock, AfterValidator(_check_time)]
"""A time of the day given by ``date`` beside it, after ``starts`` if it is that of ``ends``."""


class Move(Strict):
    """A new day, time or place of a meeting, and the day on which it was announced."""

    announced: Day = required("Meddelt", "Dagen, flytningen blev meddelt.")
    date: Day = required("Ny dato", "Dagen, mødet flyttes til.")
    last_day: LastDay | None = optional(
        "Ny sidste dag", "Når mødet varer flere dage; ellers varer det lige så længe som før."
    )
    starts: PossibleClock | None = optional("Begynder", "Som 10:30.")
    ends: PossibleClock | None = optional("Slutter", "Som 13:00.")
    place: Line | None = optional("Sted", "Hvis stedet er et nyt.")
    withdrawn: Day | None = optional(
        "Taget tilbage", "Dagen, det blev meddelt, at flytningen alligevel ikke gælder."
    )


class Meeting(TermFile, Publication):
    """A meeting. The file is named after the day it was first planned for, and keeps its name."""

    later_part = "Dagsordenen"

    date: Day = required("Dato", "Den dag, mødet først blev planlagt til.")
    last_day: LastDay | None = optional(
        "Sidste dag", "Når mødet varer flere dage, som 2018-03-09; »ends« er så klokken den dag."
    )
    kind: Literal["ordinary", "extraordinary", "constituting", "unstated"] = required(
        "Slags", "ordinary, extraordinary eller constituting; unstated: kilden siger det ikke."
    )
    only_planned: Announced | None = optional(
        "Kun planlagt", "Når dagen er gået, men ingen kilde siger, at mødet blev holdt: hvorfor."
    )
    date_derived: Derived | None = optional(
        "Datoen er udledt", "Hvordan datoen følger af kilden, når den ikke står der."
    )
    conflict: Conflict | None = optional(
        "Modstrid", "Hvad der modsiger hinanden i kilderne om mødet."
    )
    starts: PossibleClock | None = optional("Begynder", "Som 10:30.")
    ends: PossibleClock | None = optional("Slutter", "Som 13:00.")
    place: Line | None = optional("Sted", "Hvor mødet holdes.")
    moved: tuple[Move, ...] = optional("Flyttet", "Hver flytning, ældste først.", ())
    cancelled: Day | None = optional("Aflyst", "Dagen, mødet blev aflyst.")
    reinstated: Day | None = optional(
        "Holdes alligevel",
        "Dagen, det blev meddelt, at et aflyst møde holdes alligevel; »cancelled« bliver stående.",
    )
    convened_by: PersonId | None = optional("Indkaldt af", "Ved konstituerende møde (bilag1-1.3).")
    requested_by: tuple[PersonId, ...] = optional(
        "Ønsket af",
        "Medlemmerne bag et ekstraordinært møde; tom, når formanden indkalder (3.1).",
        (),
    )
    agenda_sent: Day | None = optional("Dagsorden udsendt", "Dagen, dagsordenen blev udsendt.")
    agenda: tuple[AgendaItem, ...] = optional("Dagsorden", "Et punkt pr. punkt, i rækkefølge.", ())
    topics: tuple[Line, ...] = optional(
        "Emner", "Emner, en kilde nævner, når dagsordenen selv ikke er kendt.", ()
    )
    decisions: tuple[Line, ...] = optional(
        "Beslutninger", "Beslutninger, en kilde nævner, når referatet selv ikke er kendt.", ()
    )
    minutes: Minutes | None = optional("Referat", "Når referatet foreligger.")
    formerly: tuple[LocalAddress, ...] = optional(
        "Tidligere adresser", "Adresser, mødet har haft.", ()
    )

    @model_validator(mode="after")
    def _can_take_place(self) -> Self:
        if self.requested_by and self.kind != "extraordinary":
            message = "»requested_by« hører til et ekstraordinært møde (3.1)"
            raise mistake(message, at=("requested_by", KEY))
        if self.convened_by and self.kind != "constituting":
            message = "»convened_by« hører til et konstituerende møde (bilag1-1.3)"
            raise mistake(message, at=("convened_by",))
        if self.reinstated and not self.cancelled:
            message = "»reinstated« står uden »cancelled«: lad dagen for aflysningen blive stående"
            raise mistake(message, at=("reinstated", KEY))
        if self.called_off and self.minutes:
            raise mistake(
                "mødet er aflyst, men har et referat: slet det af dem, der er forkert",
                at=("cancelled",),
            )
        if self.only_planned and self.minutes:
            raise mistake("mødet har et referat: slet »only_planned«", at=("only_planned",))
        if self.decisions and self.minutes:
            message = "mødet har et referat: skriv beslutningerne ved punkterne i »agenda«"
            raise mistake(message, at=("decisions", KEY))
        if self.topics and self.agenda:
            message = "mødet har en dagsorden: skriv emnerne som punkter i »agenda«"
            raise mistake(message, at=("topics", KEY))
        numbers = [item.number for item in self.agenda]
        for index, (earlier, following) in enumerate(pairwise(numbers), 1):
            if following < earlier:
                message = f"punkt {following} står efter punkt {earlier}: skriv dem i rækkefølge"
                raise mistake(message, at=("agenda", index, "number"))
        if self.minutes and self.minutes.published < self.held:
            message = f"referatet er offentliggjort før mødet {self.held}"
            raise mistake(message, at=("minutes", "published"))
        return self

    @model_validator(mode="after")
    def _moves_are_possible(self) -> Self:
        day, starts, ends = self.date, self.starts, self.ends
        for index, move in enumerate(self.moved):
            if move.date == day and not (move.starts or move.last_day or move.place):
                message = f"mødet er allerede {day}: skriv den nye dag, den nye tid eller stedet"
                raise mistake(message, at=("moved", index, "date"))
            opens, closes = (move.starts, move.ends) if move.starts else (starts, ends)
            if opens and closes and closes <= opens and self.until(move) == move.date:
                message = (
                    f"{_ends_too_early(opens, closes)}: skriv tiden eller »last_day« i flytningen"
                )
                raise mistake(message, at=("moved", index, "ends" if move.ends else "date"))
            if move.withdrawn is None:
                day, starts, ends = move.date, opens, closes
        return self

    @property
    def name(self) -> str:
        """What an editor calls the meeting: that of a KKR on a day."""
        return f"Mødet {self.held} i KKR ({self.kkr})"

    @property
    def later_part_from(self) -> dt.datetime | None:
        """The beginning of the day on which the agenda was sent, or the meeting is held (3.3)."""
        if self.minutes is not None or not (self.agenda or self.agenda_sent):
            return None
        return dt.datetime.combine(self.agenda_sent or self.held, dt.time(), tzinfo=COPENHAGEN)

    def without_later_part(self) -> Self:
        """Return the meeting without its agenda."""
        return self.model_copy(update={"agenda": (), "agenda_sent": None})

    @property
    def takes_place(self) -> bool:
        """Whether the meeting has been or is to be held: neither cancelled nor withdrawn."""
        return self.called_off is None and self.withdrawn is None

    @property
    def called_off(self) -> dt.date | None:
        """The day on which the meeting was cancelled, if it still is."""
        if self.cancelled and self.reinstated and self.reinstated >= self.cancelled:
            return None
        return self.cancelled

    @property
    def valid_moves(self) -> tuple[Move, ...]:
        """The moves that have not been taken back, oldest first."""
        return tuple(each for each in self.moved if each.withdrawn is None)

    @property
    def changes_of_state(self) -> int:
        """How often its time, place or state is recorded to have changed."""
        days = (self.cancelled, self.reinstated, self.cancelled if self.called_off else None)
        counted = days if self.reinstated else days[:2]
        taken_back = sum(each.withdrawn is not None for each in self.moved)
        told = sum(day is not None for day in (*counted, self.withdrawn))
        return len(self.moved) + taken_back + told

    @property
    def held(self) -> dt.date:
        """The day of the meeting as it stands now."""
        return self.valid_moves[-1].date if self.valid_moves else self.date

    @property
    def held_until(self) -> dt.date:
        """The last day of the meeting as it stands now."""
        return self.until(self.valid_moves[-1] if self.valid_moves else None)

    def until(self, move: Move | None) -> dt.date:
        """Return the last day after a move, or as first planned; a move keeps the length."""
        length = (self.last_day or self.date) - self.date
        for each in self.moved[: self.moved.index(move) + 1] if move else ():
            if each.last_day and (each.withdrawn is None or each is move):
                length = each.last_day - each.date
        return (move.date if move else self.date) + length

    @property
    def opens(self) -> dt.time | None:
        """The time at which it begins, as it stands now; None where not known."""
        return self._times.starts

    @property
    def closes(self) -> dt.time | None:
        """The time at which it ends, as it stands now; None where not known."""
        return self._times.ends

    @property
    def _times(self) -> "Meeting | Move":
        """Where the times stand: a move without any keeps those from before."""
        return next((move for move in reversed(self.valid_moves) if move.starts), self)

    @property
    def venue(self) -> str | None:
        """The place, as it stands now; None where not known."""
        places = [move.place for move in self.valid_moves if move.place]
        return places[-1] if places else self.place
