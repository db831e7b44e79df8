"""What the user adds to the history for a past day: what there is to choose from, and the edit that follows."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from stretchtimer.core.activities import check_score
from stretchtimer.core.edits import Edit, adding, marking_day, session_by_hand, set_by_hand
from stretchtimer.core.enrolment import EventKind, ProgrammeEvent
from stretchtimer.core.exercise import Side, Sides
from stretchtimer.core.history import EntryKind, check_held, check_pain
from stretchtimer.core.measure import SCALES, Kind, Legs, check_reading, legs_of
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.plan import Circumstances
from stretchtimer.core.records import (
    DayOff,
    DayOffRecord,
    FeelRecord,
    FeelWhen,
    MeasurementRecord,
    ProgrammeEventRecord,
    ScoreRecord,
    SessionRecord,
)
from stretchtimer.wiring.parts import Parts
from stretchtimer.words.history_words import event_text, measured_name, reason_text, with_side

if TYPE_CHECKING:
    from stretchtimer.ui.history_form import Choices

EVENTS = (
    EventKind.STARTED,
    EventKind.PAUSED,
    EventKind.RESUMED,
    EventKind.REPEATED,
    EventKind.FINISHED,
    EventKind.LEFT,
)
"""What can be said to have happened; changes of the dose follow from answers."""


class ByHand:
    """Additions, made of what was chosen and typed."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def choices(self) -> "dict[EntryKind, Choices]":
        """What can be added of each kind: what is meant, and how it is called."""
        catalogue = self._parts.catalogue
        exercises = [catalogue.exercise(one) for one in catalogue.exercise_ids]
        return {
            EntryKind.SESSION: [(one, catalogue.sequence(one).name) for one in catalogue.sequence_ids],
            EntryKind.SET: [
                (f"{one.id} {side.value}", with_side(one.name, side, one.limb))
                for one in exercises
                for side in _sides(one.sides)
            ],
            EntryKind.MEASUREMENT: [
                (f"{kind.value} {side}", measured_name(kind, side)) for kind in Kind for side in _legs(kind)
            ],
            EntryKind.SCORE: [(one.id, one.name) for one in self._parts.store.activities()],
            EntryKind.PROGRAMME: [
                (f"{one} {kind.value}", event_text(catalogue.programme(one).name, kind))
                for one in catalogue.programme_ids
                for kind in EVENTS
            ],
            EntryKind.DAY_OFF: [(reason.value, reason_text(reason)) for reason in DayOff],
        }

    def addition(self, kind: EntryKind, what: str, number: str, at: datetime) -> Edit:
        """The edit; raises UserError for what does not fit."""
        zone, store = self._parts.clock.zone(), self._parts.store
        day = at.astimezone(ZoneInfo(zone)).date()
        match kind:
            case EntryKind.SESSION:
                plan = self._parts.catalogue.plan(what, Circumstances())
                return session_by_hand(plan, at, zone, self._new_id)
            case EntryKind.SET:
                exercise, side = what.split(" ")
                session = self._session_on(day, at)
                return set_by_hand(session, exercise, Side(side), check_held(number), at, self._new_id())
            case EntryKind.MEASUREMENT:
                return adding(self._measurement(what, number, at, zone))
            case EntryKind.FEEL:
                return adding(FeelRecord(self._new_id(), check_pain(number), FeelWhen.DAY, at, zone))
            case EntryKind.SCORE if not what:
                raise UserError(Message("score_needs_activity"))
            case EntryKind.SCORE:
                return adding(ScoreRecord(self._new_id(), what, check_score(number.strip()), at, zone))
            case EntryKind.PROGRAMME:
                programme, happened = what.split(" ")
                event = ProgrammeEvent(programme, EventKind(happened), day)
                return adding(ProgrammeEventRecord(self._new_id(), event, at, zone))
            case EntryKind.DAY_OFF:
                return marking_day(DayOffRecord(self._new_id(), day, DayOff(what)), store.days_off())

    def _session_on(self, day: date, at: datetime) -> SessionRecord:
        """The session of a day to which a set of that instant belongs: the last before it, else the first."""
        found = [one for one in self._parts.store.sessions(include_rehearsals=True) if one.day == day]
        if not found:
            raise UserError(Message("set_needs_session"))
        return next((one for one in reversed(found) if one.started_at <= at), found[0])

    def _measurement(self, what: str, number: str, at: datetime, zone: str) -> MeasurementRecord:
        kind, side = what.split(" ")
        reading = check_reading(Kind(kind), number, None if side == "both" else Side(side), None)
        return MeasurementRecord(
            self._new_id(),
            reading.kind,
            reading.side,
            reading.protocol,
            reading.unit,
            reading.value,
            (reading.value,),
            at,
            zone,
        )

    def _new_id(self) -> str:
        return self._parts.store.new_id(self._parts.clock.now())


def _legs(kind: Kind) -> Iterable[str]:
    legs = legs_of(kind, next(iter(SCALES[kind])))
    return ("both",) if legs is Legs.TOGETHER else ("left", "right")


def _sides(sides: Sides) -> Iterable[Side]:
    return (Side.LEFT, Side.RIGHT) if sides is Sides.EACH else (Side.BOTH,)
