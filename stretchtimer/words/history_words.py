"""The lines of the history: what each entry is of, and what it says."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from stretchtimer.core.enrolment import EventKind
from stretchtimer.core.exercise import Limb, Side
from stretchtimer.core.history import Entry, EntryKind
from stretchtimer.core.measure import Kind
from stretchtimer.core.records import (
    DayOff,
    DayOffRecord,
    FeelRecord,
    FeelWhen,
    MeasurementRecord,
    ProgrammeEventRecord,
    ScoreRecord,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)
from stretchtimer.words.case import side_in_sentence
from stretchtimer.words.isolated import isolated
from stretchtimer.words.language import N_, _
from stretchtimer.words.names import kind_name, side_name
from stretchtimer.words.numbers import reading_text, short_decimal_text
from stretchtimer.words.progress_words import capital, day_text

KINDS = {
    EntryKind.SESSION: N_("Sessions"),
    EntryKind.SET: N_("Sets"),
    EntryKind.MEASUREMENT: N_("Measurements"),
    EntryKind.FEEL: N_("How the back felt"),
    EntryKind.SCORE: N_("Activities"),
    EntryKind.PROGRAMME: N_("Programme"),
    EntryKind.DAY_OFF: N_("Days off"),
}
ONE = {
    EntryKind.SESSION: N_("Session"),
    EntryKind.SET: N_("Set"),
    EntryKind.MEASUREMENT: N_("Measurement"),
    EntryKind.FEEL: N_("How the back felt"),
    EntryKind.SCORE: N_("Activity"),
    EntryKind.PROGRAMME: N_("Programme"),
    EntryKind.DAY_OFF: N_("Day off"),
}
REASONS = {DayOff.REST: N_("Rest"), DayOff.ILL: N_("Ill"), DayOff.TRAVEL: N_("Travelling")}
EVENTS = {
    EventKind.STARTED: N_("started"),
    EventKind.PAUSED: N_("paused"),
    EventKind.RESUMED: N_("taken up again"),
    EventKind.REPEATED: N_("block repeated"),
    EventKind.FINISHED: N_("finished"),
    EventKind.LEFT: N_("you left it"),
    EventKind.APPLIED: N_("dose changed"),
    EventKind.REFUSED: N_("change of dose turned down"),
    EventKind.UNDONE: N_("change of dose undone"),
}
MOMENTS = {
    FeelWhen.DAY: N_("on the day"),
    FeelWhen.BEFORE: N_("before a session"),
    FeelWhen.AFTER: N_("after a session"),
    FeelWhen.NEXT_MORNING: N_("the morning after"),
}
OUTCOMES = {
    SessionOutcome.COMPLETED: N_("done to the end"),
    SessionOutcome.ENDED: N_("ended early"),
    SessionOutcome.OPEN: N_("cut off"),
}


def when_text(entry: Entry, zone: str, today: date) -> str:
    day = day_text(entry.day, today.year)
    if entry.at is None:
        return day
    return _("{day}, {time}").format(day=day, time=f"{entry.at.astimezone(ZoneInfo(zone)):%H:%M}")


def entry_text(entry: Entry, names: Mapping[str, str]) -> str:
    """What an entry says. `names` are those of exercises, sequences, programmes and activities, by id."""
    match entry.record:
        case SessionRecord() as session:
            how = _("trial run") if session.rehearsal else _(OUTCOMES[session.outcome])
            return _("{name}: {how}").format(name=isolated(names.get(session.sequence, session.sequence)), how=how)
        case SetRecord() as kept:
            side = with_side(names.get(kept.done.exercise, kept.done.exercise), kept.done.key.side)
            return _("{name}: {seconds} s held").format(name=side, seconds=short_decimal_text(kept.done.held_ms / 1000))
        case MeasurementRecord() as measured:
            name = measured_name(measured.kind, measured.side.value)
            return _("{name}: {value}").format(name=name, value=reading_text(measured.value, measured.unit))
        case FeelRecord() as feel:
            return _("Pain {pain} of 10, {moment}").format(pain=feel.pain, moment=_(MOMENTS[feel.when]))
        case ScoreRecord() as score:
            return _("{name}: {score} of 10").format(name=isolated(names.get(score.activity, "")), score=score.score)
        case ProgrammeEventRecord(event=event):
            return event_text(names.get(event.programme, event.programme), event.kind)
        case DayOffRecord() as off:
            return _(REASONS[off.reason])


def with_side(name: str, side: Side, limb: Limb = Limb.LEG) -> str:
    if side is Side.BOTH:
        return name
    return _("{name}, {side}").format(name=name, side=side_in_sentence(side_name(side, limb)))


def event_text(programme: str, kind: EventKind) -> str:
    return _("{name}: {how}").format(name=isolated(programme), how=_(EVENTS[kind]))


def measured_name(kind: Kind, side: str) -> str:
    name = capital(kind_name(kind))
    if side == "both":
        return name
    return _("{name}, left leg").format(name=name) if side == "left" else _("{name}, right leg").format(name=name)


def kind_text(kind: EntryKind) -> str:
    return _(ONE[kind])


def filter_text(kind: EntryKind) -> str:
    return _(KINDS[kind])


def reason_text(reason: DayOff) -> str:
    return _(REASONS[reason])


def number_unit(kind: EntryKind) -> str:
    """What a number of this kind is typed in."""
    match kind:
        case EntryKind.MEASUREMENT:
            return _("degrees or cm, as the test is read")
        case EntryKind.FEEL:
            return _("0 (no pain) to 10 (worst)")
        case EntryKind.SCORE:
            return _("0 (cannot do it) to 10 (as before)")
        case EntryKind.SET:
            return _("seconds held")
    return ""
