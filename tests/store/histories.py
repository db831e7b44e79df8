"""Random histories of every table, as a file may hold them."""

import json
from typing import Any

import apsw
from hypothesis import strategies as st

from stretchtimer.core.enrolment import ChangeKind, EventKind
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Kind, Legs, StopReason, legs_of
from stretchtimer.core.one_line import NO_TEXT
from stretchtimer.core.plan import Form
from stretchtimer.core.records import DayOff, FeelWhen, Occasion, SessionOutcome
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.reminder import Appearance
from stretchtimer.core.reminder_log import Kind as DecisionKind
from stretchtimer.core.reminder_log import Reason
from stretchtimer.core.session import EaseAnswer, SetOutcome, Sign
from stretchtimer.store.export_tables import TABLES

Values = dict[str, Any]
History = dict[str, list[Values]]

NUMBERS = st.integers(0, 2**31 - 1)
SPANS = st.integers(1, 10**9)
INSTANTS = st.integers(0, 4_000_000_000_000)
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Apia", "America/St_Johns"])
DAYS = st.dates().map(str)
IDS = st.uuids(version=4).map(str)
# Text of which a spreadsheet would make a formula, a separator or another line, among what people write.
NOT_WRITTEN: Any = sorted(NO_TEXT)
WORDS = st.text(st.characters(exclude_categories=NOT_WRITTEN), min_size=1, max_size=20) | st.sampled_from(
    [
        "=1+1",
        "'=1",
        "''",
        "+49",
        "-3",
        "@SUM(A1)",
        'say "ah"',
        "a,b;c",
        "Ö",
        "１２",
        "שלום",
        "null",
        "NULL",
        "true",
        "1e9",
    ]
)
SIDES = st.sampled_from([side.value for side in Side])
SIGNED = {
    "id": IDS,
    "device": IDS,
    "stamp": st.datetimes().map(
        lambda at: f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z-#0007".rjust(30, "0")
    ),
}


def _row(**columns: st.SearchStrategy[Any]) -> st.SearchStrategy[Values]:
    return st.fixed_dictionaries({**SIGNED, **columns})


def _any(enum: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([member.value for member in enum])


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def _sessions(draw: st.DrawFn) -> Values:
    outcome = draw(_any(SessionOutcome))
    return draw(
        _row(
            sequence=WORDS,
            form=_any(Form),
            started_at=INSTANTS,
            zone=ZONES,
            planned_ms=SPANS,
            rehearsal=st.integers(0, 1),
            outcome=st.just(outcome),
            ended_at=st.none() if outcome == "open" else INSTANTS,
            eased_off=NUMBERS,
        )
    )


@st.composite
def _measurements(draw: st.DrawFn) -> Values:
    kind = draw(st.sampled_from(Kind))
    protocol = draw(st.sampled_from(list(SCALES[kind])))
    scale = SCALES[kind][protocol]
    sides = {Legs.ONE: ("left", "right"), Legs.TOGETHER: ("both",), Legs.ONE_OR_UNSAID: ("left", "right", "both")}
    value = st.integers(max(scale.lowest, -2000), min(scale.highest, 5000))
    return draw(
        _row(
            kind=st.just(kind.value),
            side=st.sampled_from(sides[legs_of(kind, protocol)]),
            protocol=st.just(protocol.value),
            unit=st.just(scale.unit.value),
            value=value,
            tries=st.lists(value, min_size=1, max_size=4).map(json.dumps),
            measured_at=INSTANTS,
            zone=ZONES,
            warmed_up=_maybe(st.integers(0, 1)),
            stopped_by=_maybe(_any(StopReason)),
        )
    )


@st.composite
def _events(draw: st.DrawFn) -> Values:
    kind = draw(_any(EventKind))
    changed = {
        "kind": draw(_any(ChangeKind)),
        "because_of": draw(DAYS),
        "reason": {"key": "change_missed", "values": {"days": draw(NUMBERS), "level": 2}},
        "level": draw(NUMBERS),
        "side": draw(_maybe(SIDES)),
        "exercise": draw(st.just("") | WORDS),
    }
    change = json.dumps(changed) if kind in ("applied", "refused") else None
    return draw(
        _row(
            programme=WORDS,
            kind=st.just(kind),
            day=DAYS,
            change=st.just(change),
            happened_at=INSTANTS,
            zone=ZONES,
        )
    )


@st.composite
def _checks(draw: st.DrawFn) -> Values:
    flags = draw(st.lists(_any(RedFlag), unique=True, max_size=3))
    cleared = _maybe(DAYS) if flags else st.none()
    return draw(
        _row(
            occasion=_any(Occasion), flags=st.just(json.dumps(flags)), cleared_on=cleared, asked_at=INSTANTS, zone=ZONES
        )
    )


WALL_TIMES = st.times().map(lambda at: f"{at:%H:%M}")
RECURRENCES = st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3"])
FIXED_TIMES = st.tuples(st.lists(WALL_TIMES, min_size=1, max_size=3), DAYS, RECURRENCES).map(
    lambda values: dict(zip(("times", "starts_on", "recurrence"), values, strict=True))
)
WINDOWS = st.sampled_from([[["09:00", "12:00"], ["13:00", "17:30"]], [["22:00", "02:00"]]])
INTERVALS = st.tuples(st.integers(5, 60), WINDOWS, st.sets(st.integers(0, 6), min_size=1).map(sorted)).map(
    lambda values: dict(zip(("minutes", "windows", "days"), values, strict=True))
)
REMINDERS = _row(
    name=WORDS,
    starts=WORDS,
    timing=(FIXED_TIMES | INTERVALS).map(json.dumps),
    since=INSTANTS,
    is_on=st.integers(0, 1),
    appearance=_any(Appearance),
    sound=st.integers(0, 1),
    snooze_minutes=st.integers(1, 240),
    escalates=st.integers(0, 1),
    programme_days=st.integers(0, 1),
    exceptions=st.lists(DAYS, max_size=2).map(json.dumps),
)


@st.composite
def _decisions(draw: st.DrawFn) -> Values:
    kind = draw(_any(DecisionKind))
    of_one = kind not in ("break", "paused", "resumed")
    return draw(
        _row(
            kind=st.just(kind),
            decided_at=INSTANTS,
            zone=ZONES,
            reminder=WORDS if of_one else st.none(),
            occurrence=WORDS if of_one else st.none(),
            reason=_any(Reason) if kind in ("held", "let_go") else st.none(),
            until=_maybe(INSTANTS),
            since=_maybe(INSTANTS),
        )
    )


def _of_session(sessions: list[Values]) -> dict[str, st.SearchStrategy[list[Values]]]:
    """The rows that belong to sessions; none where there is no session."""
    if not sessions:
        return {}
    session = st.sampled_from([row["id"] for row in sessions])
    sets = _row(
        session=session,
        step=NUMBERS,
        side=SIDES,
        number=SPANS,
        attempt=SPANS,
        exercise=WORDS,
        planned_ms=NUMBERS,
        extra_ms=st.integers(-(10**6), 10**6),
        held_ms=SPANS,
        reps=NUMBERS,
        outcome=_any(SetOutcome),
        eased=st.integers(0, 1),
        began_ms=st.integers(0, 10**6),
        ended_ms=st.integers(10**6, 10**9),
        ended_at=INSTANTS,
    )
    signs = st.sampled_from(
        [("sign", sign.value) for sign in Sign] + [(a.value, None) for a in EaseAnswer if a is not EaseAnswer.SIGN]
    )
    eases = signs.flatmap(
        lambda pair: _row(
            session=session,
            step=NUMBERS,
            side=SIDES,
            exercise=WORDS,
            answer=st.just(pair[0]),
            sign=st.just(pair[1]),
            at_ms=NUMBERS,
            at=INSTANTS,
        )
    )
    scale = _maybe(st.integers(0, 10))
    answers = _row(session=session, pull=scale, back_during=scale)
    return {"set_done": _some(sets), "ease_off": _some(eases), "session_answer": _some(answers, "session")}


def _some(rows: st.SearchStrategy[Values], key: str = "id") -> st.SearchStrategy[list[Values]]:
    return st.lists(rows, max_size=3, unique_by=lambda row: row[key])


@st.composite
def histories(draw: st.DrawFn) -> History:
    sessions = draw(_some(_sessions()))
    activities = draw(_some(_row(name=WORDS, added_at=INSTANTS, zone=ZONES)))
    rows: History = {"session": sessions, "activity": activities}
    rows |= {name: draw(strategy) for name, strategy in _of_session(sessions).items()}
    if activities:
        activity = st.sampled_from([row["id"] for row in activities])
        scores = _row(activity=activity, score=st.integers(0, 10), scored_at=INSTANTS, zone=ZONES)
        rows["activity_score"] = draw(_some(scores))
    feel = _row(pain=st.integers(0, 10), moment=st.just("day"), session=st.none(), felt_at=INSTANTS, zone=ZONES)
    if sessions:
        owner = _maybe(st.sampled_from([row["id"] for row in sessions]))
        moments = st.sampled_from([when.value for when in FeelWhen if when is not FeelWhen.DAY])
        feel |= _row(pain=st.integers(0, 10), moment=moments, session=owner, felt_at=INSTANTS, zone=ZONES)
    rows["feel"] = draw(_some(feel))
    rows["measurement"] = draw(_some(_measurements()))
    rows["programme_event"] = draw(_some(_events()))
    rows["day_off"] = draw(_some(_row(day=DAYS, reason=_any(DayOff)), "day"))
    rows["safety_check"] = draw(_some(_checks()))
    rows["reminder"] = draw(_some(REMINDERS))
    rows["reminder_decision"] = draw(_some(_decisions()))
    spans = st.lists(st.tuples(st.integers(0, 10**12), st.integers(10**12, 10**13)), max_size=3).map(json.dumps)
    rows["busy_calendar"] = draw(_some(_row(name=WORDS, taken_at=INSTANTS, spans=spans)))
    rows["setting"] = draw(_some(_row(key=WORDS, value=_maybe(WORDS)), "key"))
    return rows


def put(connection: apsw.Connection, history: History) -> None:
    """Write rows past the store, as another machine's come in."""
    for table in TABLES:
        for row in history.get(table.name, []):
            gaps = ", ".join("?" * len(row))
            sql = f"INSERT OR IGNORE INTO {table.name} ({', '.join(row)}) VALUES ({gaps})"
            connection.execute(sql, tuple(row.values()))


def dump(connection: apsw.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that an export holds."""
    return {
        table.name: connection.execute(f"SELECT {', '.join(table.columns)} FROM {table.name} ORDER BY id").fetchall()
        for table in TABLES
    }
