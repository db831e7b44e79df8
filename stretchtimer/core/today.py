"""What today offers: which of the day's sequences fits now, which still can be done, and which are done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum

from stretchtimer.core.credit import STRETCHES, credited_ms
from stretchtimer.core.enrolment import Change, Standing
from stretchtimer.core.plan import Plan
from stretchtimer.core.records import FeelRecord, MeasurementRecord, SessionOutcome, SessionRecord
from stretchtimer.core.safety import OPEN, Allowed
from stretchtimer.core.week_view import WeekView

DAILY = ("morning", "workplace", "evening")
"""The sequences that Today offers, each for its part of the day."""
MORNING, DESK, EVENING = range(len(DAILY))

PARTS_BEGIN = (time(4, 0), time(11, 0), time(17, 0))
DONE_SHARE = 0.5  # of the planned time really held; less is no session done


class CardState(StrEnum):
    """How one of the day's sequences stands."""

    DUE = "due"  # this is its part of the day
    OPEN = "open"
    REST = "rest"  # the programme's, on a day it asks for nothing
    DONE = "done"
    BLOCKED = "blocked"  # nothing in it suits what the user ticked
    LOCKED = "locked"  # until a professional has said yes


@dataclass(frozen=True, slots=True)
class Card:
    """One of the day's sequences, as it would be done now; `last` is its latest session today."""

    plan: Plan
    state: CardState
    last: SessionRecord | None = None
    standing: Standing | None = None  # of the programme whose session it is

    @property
    def sequence_id(self) -> str:
        return self.plan.sequence.id


@dataclass(frozen=True, slots=True)
class ProgrammeToday:
    """What Today shows of the programme one is on."""

    standing: Standing
    day_off: bool = False
    proposal: Change | None = None  # to be agreed to
    applied: Change | None = None  # by itself, lately: it can be undone
    names: Mapping[str, str] = field(default_factory=dict)  # of the exercises that a change speaks of

    @property
    def is_free(self) -> bool:
        """Whether it asks for nothing today."""
        return self.standing.is_rest or self.day_off


@dataclass(frozen=True, slots=True)
class Morning:
    """The session of yesterday whose next morning is asked about."""

    session: str  # its id
    name: str


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the Today page shows."""

    now: datetime  # in the user's own zone
    is_first_day: bool
    cards: tuple[Card, ...]  # the due one first, the done ones last
    cut_off: SessionRecord | None  # a session that a crash or power loss cut off and that can be gone on with
    feel: FeelRecord | None  # today's last
    measurements: tuple[MeasurementRecord, ...]
    problems: tuple[str, ...] = ()  # sentences about the user's own files
    safety: Allowed = OPEN
    programme: ProgrammeToday | None = None  # before its first day as well
    week: WeekView | None = None
    next_check: date | None = None  # a day that is over: it is due
    morning: Morning | None = None


def make_cards(
    plans: Sequence[Plan], sessions: Iterable[SessionRecord], now: datetime, *, locked: bool = False
) -> tuple[Card, ...]:
    """Order the day's plans, given in the day's order, for the local instant `now`; `sessions` are today's."""
    by_sequence = _by_sequence(sessions)
    part = part_of_day(now.time())
    cards = [_card(plan, by_sequence.get(plan.sequence.id, []), due=i == part) for i, plan in enumerate(plans)]
    # After this part of the day come the later ones, then what was left out earlier.
    return _ranked([*cards[part:], *cards[:part]], locked=locked)


def programme_cards(
    own: Plan,
    standing: Standing,
    plans: Sequence[Plan],
    sessions: Iterable[SessionRecord],
    now: datetime,
    *,
    free: bool,
    locked: bool = False,
) -> tuple[Card, ...]:
    """The cards of a day on a programme: its own session, the desk break, and morning or evening by the hour.

    Its own is due until it is done, whatever the hour; on a `free` day nothing is. `plans` are those of DAILY.
    """
    by_sequence = _by_sequence(sessions)
    part = part_of_day(now.time())
    first = replace(_card(own, by_sequence.get(own.sequence.id, []), due=not free), standing=standing)
    if first.state is CardState.OPEN:
        first = replace(first, state=CardState.REST)
    # That which fits the hour, the desk break, and from the morning on the evening: each once.
    numbers = list(dict.fromkeys((part, DESK, MORNING if part == MORNING else EVENING)))
    due = not free and first.state is not CardState.DUE
    beside = [_card(plans[i], by_sequence.get(plans[i].sequence.id, []), due=due and i == part) for i in numbers]
    return _ranked([first, *beside], locked=locked)


def _by_sequence(sessions: Iterable[SessionRecord]) -> dict[str, list[SessionRecord]]:
    found: dict[str, list[SessionRecord]] = {}
    for session in sorted(sessions, key=lambda session: session.started_at):
        found.setdefault(session.sequence, []).append(session)
    return found


def _ranked(cards: Sequence[Card], *, locked: bool) -> tuple[Card, ...]:
    if locked:
        cards = [replace(card, state=CardState.LOCKED) for card in cards]
    order = list(CardState)
    return tuple(sorted(cards, key=lambda card: order.index(card.state)))


@dataclass(frozen=True, slots=True)
class NextSession:
    """What comes after this one: its plan, and from when. None: from the next morning on."""

    plan: Plan
    begins: time | None
    is_now: bool = False


def next_session(cards: Sequence[Card], now: time) -> NextSession | None:
    """What is left of the day from `now` on, else the first of the next morning; None where nothing suits."""
    by_id = {card.sequence_id: card for card in cards}
    part = part_of_day(now)
    for i in range(part, len(DAILY)):
        card = by_id.get(DAILY[i])
        if card is not None and card.state in (CardState.DUE, CardState.OPEN):
            return NextSession(card.plan, PARTS_BEGIN[i], is_now=i == part)
    doable = (by_id[daily] for daily in DAILY if daily in by_id and by_id[daily].plan.phases)
    return next((NextSession(card.plan, None) for card in doable), None)


def showcase(plan: Plan) -> str:
    """The exercise that stands for a plan: of its stretches, or of all where it has none, the one held longest."""
    held: dict[str, int] = {}
    for phase in plan.phases:
        if phase.kind.is_work:
            stretches = plan.exercises[phase.exercise].technique in STRETCHES
            held[phase.exercise] = held.get(phase.exercise, 0) + phase.length_ms * (1000 if stretches else 1)
    return max(held, key=lambda exercise: held[exercise], default="")


def part_of_day(local: time) -> int:
    """Index into DAILY: morning from 4:00, the working day from 11:00, evening from 17:00."""
    return (sum(local >= begin for begin in PARTS_BEGIN) - 1) % len(PARTS_BEGIN)


def is_done(session: SessionRecord) -> bool:
    """Whether a session counts as done: gone through to its end, and not by skipping through it."""
    held_ms = credited_ms(record.done for record in session.sets)
    planned_ms = max(1, session.planned_ms)
    return session.outcome is SessionOutcome.COMPLETED and held_ms / planned_ms >= DONE_SHARE


def _card(plan: Plan, sessions: list[SessionRecord], *, due: bool) -> Card:
    done = [session for session in sessions if is_done(session)]
    last = done[-1] if done else sessions[-1] if sessions else None
    if done:
        return Card(plan, CardState.DONE, last)
    if not plan.phases:
        return Card(plan, CardState.BLOCKED, last)
    return Card(plan, CardState.DUE if due else CardState.OPEN, last)
