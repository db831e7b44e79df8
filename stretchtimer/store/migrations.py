"""The schema, as the append-only list of steps that led to it. A step that has been released is never changed.

Each step is applied together with its number (`PRAGMA user_version`) in one transaction. Before the first one touches
a file that holds something, the file is copied.

Rules of the tables
    Every row has a UUIDv7 as its id, the device that wrote it, and the stamp of its last change, so that rows of
    several machines can be brought together. Nothing is null unless null means something; no number is a fraction.
    Instants are whole ms since 1970 in UTC (`*_at`): exact, in order, and with a range that a CHECK can hold; ISO text
    would allow two spellings of one instant. Beside each that begins something stands the user's zone.
    The lists inside CHECK are those of the core at the time. A new member there needs a new step here.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import apsw

from stretchtimer.store.backup import back_up

APPLICATION_ID = 0x53545254  # "STRT": tells our files from another program's

Migration = Callable[[apsw.Connection], None]


def m0001_first_tables(connection: apsw.Connection) -> None:
    connection.pragma("application_id", APPLICATION_ID)
    connection.execute(_TABLES_1)


_TABLES_1 = """
CREATE TABLE replica (  -- this copy of the data: its device, and the last stamp it gave
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    stamp TEXT NOT NULL CHECK (stamp = '' OR length(stamp) = 30),
    only_row INTEGER NOT NULL UNIQUE DEFAULT 1 CHECK (only_row = 1)
) STRICT;

CREATE TABLE tombstone (  -- what is left of a deleted row
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    kind TEXT NOT NULL CHECK (kind IN ('session', 'set_done', 'measurement', 'feel', 'setting'))
) STRICT;

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    sequence TEXT NOT NULL CHECK (sequence <> ''),
    form TEXT NOT NULL CHECK (form IN ('usual', 'first_hour')),
    started_at INTEGER NOT NULL CHECK (started_at BETWEEN 0 AND 253402300799999),
    zone TEXT NOT NULL CHECK (zone <> ''),
    planned_ms INTEGER NOT NULL CHECK (planned_ms > 0),
    rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
    outcome TEXT NOT NULL CHECK (outcome IN ('open', 'completed', 'ended')),
    ended_at INTEGER CHECK (ended_at BETWEEN 0 AND 253402300799999),  -- null: open
    eased_off INTEGER NOT NULL CHECK (eased_off >= 0),
    CHECK ((outcome = 'open') = (ended_at IS NULL))
) STRICT;

CREATE INDEX session_started ON session (started_at);

CREATE TABLE set_done (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    session TEXT NOT NULL REFERENCES session (id),
    step INTEGER NOT NULL CHECK (step >= 0),
    side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
    number INTEGER NOT NULL CHECK (number >= 1),
    attempt INTEGER NOT NULL CHECK (attempt >= 1),
    exercise TEXT NOT NULL CHECK (exercise <> ''),
    planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0),
    extra_ms INTEGER NOT NULL,
    held_ms INTEGER NOT NULL CHECK (held_ms > 0),
    reps INTEGER NOT NULL CHECK (reps >= 0),
    outcome TEXT NOT NULL CHECK (outcome IN ('completed', 'skipped', 'repeated', 'ended')),
    eased INTEGER NOT NULL CHECK (eased IN (0, 1)),
    began_ms INTEGER NOT NULL CHECK (began_ms >= 0),
    ended_ms INTEGER NOT NULL CHECK (ended_ms >= began_ms),
    ended_at INTEGER NOT NULL CHECK (ended_at BETWEEN 0 AND 253402300799999),
    UNIQUE (session, step, side, number, attempt)
) STRICT;

CREATE TABLE measurement (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    kind TEXT NOT NULL CHECK (kind IN ('slr', 'sit_and_reach')),
    side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
    protocol TEXT NOT NULL CHECK (protocol IN ('phone', 'wall', 'heel', 'photo', 'unspecified',
        'toe_line', 'csep_26', 'box_23', 'eurofit_15', 'ymca_15in')),
    unit TEXT NOT NULL CHECK (unit IN ('tenth_degree', 'millimetre', 'hundredth_inch')),
    value INTEGER NOT NULL CHECK (value BETWEEN -2000 AND 5000),
    -- a JSON array of whole numbers and no table of its own: the tries are one answer, changed and merged as one
    tries TEXT NOT NULL CHECK (json_valid(tries) AND json_type(tries) = 'array' AND json_array_length(tries) > 0),
    measured_at INTEGER NOT NULL CHECK (measured_at BETWEEN 0 AND 253402300799999),
    zone TEXT NOT NULL CHECK (zone <> ''),
    warmed_up INTEGER CHECK (warmed_up IN (0, 1)),  -- null: not said
    stopped_by TEXT CHECK (stopped_by IN ('back_of_thigh_stretch', 'behind_knee', 'pain_below_knee_or_tingling',
        'low_back_pain', 'other')),  -- null: not said
    CHECK ((kind = 'slr') = (side <> 'both')),
    CHECK ((kind = 'slr') = (unit = 'tenth_degree'))
) STRICT;

CREATE TABLE feel (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    pain INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10),
    moment TEXT NOT NULL CHECK (moment IN ('day', 'before', 'after')),
    session TEXT REFERENCES session (id),  -- null: of no session
    felt_at INTEGER NOT NULL CHECK (felt_at BETWEEN 0 AND 253402300799999),
    zone TEXT NOT NULL CHECK (zone <> ''),
    CHECK (moment <> 'day' OR session IS NULL)
) STRICT;

CREATE TABLE setting (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    value TEXT  -- null: put back to its default, which must reach other machines like any change
) STRICT;
"""


def m0002_safety_check(connection: apsw.Connection) -> None:
    connection.execute(_TABLES_2)
    _bury_also(connection, "safety_check")


_TABLES_2 = """
CREATE TABLE safety_check (  -- the safety questions, answered once; or what was ticked, and that it has been cleared
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    occasion TEXT NOT NULL CHECK (occasion IN ('first', 'retest', 'pain_jump', 'stop_sign', 'asked')),
    -- a JSON array of what was ticked, [] for nothing: one answer, changed and merged as one
    flags TEXT NOT NULL CHECK (json_valid(flags) AND json_type(flags) = 'array'),
    cleared_on TEXT CHECK (cleared_on IS date(cleared_on)),  -- the user's calendar day; null: not cleared
    asked_at INTEGER NOT NULL CHECK (asked_at BETWEEN 0 AND 253402300799999),
    zone TEXT NOT NULL CHECK (zone <> ''),
    CHECK (cleared_on IS NULL OR json_array_length(flags) > 0)
) STRICT;
"""


def _bury_also(connection: apsw.Connection, kind: str) -> None:
    """Let a tombstone be of one more kind. SQLite cannot change a CHECK: the table is made again."""
    sql = str(connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'tombstone'").get)
    connection.execute("ALTER TABLE tombstone RENAME TO narrow_tombstone")
    connection.execute(sql.replace("kind IN (", f"kind IN ('{kind}', "))
    connection.execute("INSERT INTO tombstone SELECT * FROM narrow_tombstone")
    connection.execute("DROP TABLE narrow_tombstone")


def m0003_more_tests(connection: apsw.Connection) -> None:
    """More tests of flexibility and what stops them, the next morning's feel, and activities with their scores."""
    _make_again(connection, "measurement", _MEASUREMENT_3)
    _make_again(connection, "feel", _FEEL_3)
    connection.execute(_ACTIVITIES_3)
    _bury_also(connection, "activity")
    _bury_also(connection, "activity_score")


_MEASUREMENT_3 = """
CREATE TABLE measurement (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    kind TEXT NOT NULL CHECK (kind IN ('slr', 'ake', 'sit_and_reach', 'chair_sit_and_reach', 'fingertip_to_floor')),
    side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
    protocol TEXT NOT NULL CHECK (protocol IN ('phone', 'wall', 'heel', 'photo', 'unspecified',
        'toe_line', 'csep_26', 'box_23', 'eurofit_15', 'ymca_15in',
        'back_saver', 'back_saver_15', 'back_saver_23', 'back_saver_26', 'modified', 'chair', 'floor')),
    unit TEXT NOT NULL CHECK (unit IN ('tenth_degree', 'millimetre', 'hundredth_inch')),
    value INTEGER NOT NULL CHECK (value BETWEEN -2000 AND 5000),
    -- a JSON array of whole numbers and no table of its own: the tries are one answer, changed and merged as one
    tries TEXT NOT NULL CHECK (json_valid(tries) AND json_type(tries) = 'array' AND json_array_length(tries) > 0),
    measured_at INTEGER NOT NULL CHECK (measured_at BETWEEN 0 AND 253402300799999),
    zone TEXT NOT NULL CHECK (zone <> ''),
    warmed_up INTEGER CHECK (warmed_up IN (0, 1)),  -- null: not said
    stopped_by TEXT CHECK (stopped_by IN ('back_of_thigh_stretch', 'behind_knee', 'pain_below_knee_or_tingling',
        'low_back_pain', 'pain_in_the_other_leg', 'other')),  -- null: not said
    CHECK (kind NOT IN ('slr', 'ake') OR side <> 'both'),
    CHECK ((kind IN ('slr', 'ake')) = (unit = 'tenth_degree'))
) STRICT
"""

_FEEL_3 = """
CREATE TABLE feel (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    pain INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10),
    moment TEXT NOT NULL CHECK (moment IN ('day', 'before', 'after', 'next_morning')),
    session TEXT REFERENCES session (id),  -- null: of no session
    felt_at INTEGER NOT NULL CHECK (felt_at BETWEEN 0 AND 253402300799999),
    zone TEXT NOT NULL CHECK (zone <> ''),
    CHECK (moment <> 'day' OR session IS NULL)
) STRICT
"""

_ACTIVITIES_3 = """
CREATE TABLE activity (  -- the user's own, in their words
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    added_at INTEGER NOT NULL CHECK (added_at BETWEEN 0 AND 253402300799999),
    zone TEXT NOT NULL CHECK (zone <> '')
) STRICT;

CREATE TABLE activity_score (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    activity TEXT NOT NULL REFERENCES activity (id),
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    scored_at INTEGER NOT NULL CHECK (scored_at BETWEEN 0 AND 253402300799999),
    zone TEXT NOT NULL CHECK (zone <> '')
) STRICT;

CREATE INDEX activity_score_activity ON activity_score (activity);
"""


def _make_again(connection: apsw.Connection, table: str, sql: str) -> None:
    """Put a table with wider rules in the place of one; what is in it moves over."""
    connection.execute(f"ALTER TABLE {table} RENAME TO narrow_{table}")
    connection.execute(sql)
    columns = ", ".join(name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,)))
    connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM narrow_{table}")
    connection.execute(f"DROP TABLE narrow_{table}")


def m0004_session_answer(connection: apsw.Connection) -> None:
    """What was said after a session: it decides whether the dose may grow."""
    connection.execute(_ANSWER_4)
    _bury_also(connection, "session_answer")


_ANSWER_4 = """
CREATE TABLE session_answer (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    session TEXT NOT NULL UNIQUE REFERENCES session (id),
    pull INTEGER CHECK (pull BETWEEN 0 AND 10),  -- null: not said
    back_during INTEGER CHECK (back_during BETWEEN 0 AND 10)  -- null: not said
) STRICT;
"""


def m0005_ease_off(connection: apsw.Connection) -> None:
    """Each time that it hurt, for the programme to go by; and tombstones of such rows."""
    _bury_also(connection, "ease_off")
    connection.execute(_EASE_OFF_5)


_EASE_OFF_5 = """
CREATE TABLE ease_off (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    session TEXT NOT NULL REFERENCES session (id),
    step INTEGER NOT NULL CHECK (step >= 0),
    side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
    exercise TEXT NOT NULL CHECK (exercise <> ''),
    answer TEXT NOT NULL CHECK (answer IN ('gentler', 'skip', 'stop', 'carried_on', 'sign')),
    sign TEXT CHECK (sign IN ('sharp', 'electric', 'tingling', 'down_leg', 'pop', 'dizzy')),  -- null: no sign
    at_ms INTEGER NOT NULL CHECK (at_ms >= 0),  -- on the session's own clock
    at INTEGER NOT NULL CHECK (at BETWEEN 0 AND 253402300799999),
    CHECK ((answer = 'sign') = (sign IS NOT NULL))
) STRICT;

CREATE INDEX ease_off_session ON ease_off (session);
"""


def m0006_programmes(connection: apsw.Connection) -> None:
    connection.execute(_PROGRAMMES_6)
    _bury_also(connection, "programme_event")
    _bury_also(connection, "day_off")


_PROGRAMMES_6 = """
CREATE TABLE programme_event (  -- what happened to a programme; where it leaves the user is worked out from these
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    programme TEXT NOT NULL CHECK (programme <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('started', 'paused', 'resumed', 'repeated', 'finished', 'left', 'applied',
        'refused', 'undone')),
    day TEXT NOT NULL CHECK (day IS date(day)),  -- the user's calendar day
    change TEXT CHECK (json_valid(change) AND json_type(change) = 'object'),  -- null: no change of the dose
    happened_at INTEGER NOT NULL CHECK (happened_at BETWEEN 0 AND 253402300799999),
    zone TEXT NOT NULL CHECK (zone <> ''),
    CHECK ((kind IN ('applied', 'refused')) = (change IS NOT NULL))
) STRICT;

CREATE INDEX programme_event_happened ON programme_event (happened_at);

CREATE TABLE day_off (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    day TEXT NOT NULL UNIQUE CHECK (day IS date(day)),
    reason TEXT NOT NULL CHECK (reason IN ('rest', 'ill', 'travel'))
) STRICT;
"""


def m0007_reminders(connection: apsw.Connection) -> None:
    connection.execute(_REMINDERS_7)
    _bury_also(connection, "reminder")
    _bury_also(connection, "reminder_decision")


_REMINDERS_7 = """
CREATE TABLE reminder (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    starts TEXT NOT NULL CHECK (starts <> ''),
    -- a JSON object, either times of the day and a recurrence or an interval: one answer, changed and merged as one
    timing TEXT NOT NULL CHECK (json_valid(timing) AND json_type(timing) = 'object'),
    since INTEGER NOT NULL CHECK (since BETWEEN 0 AND 253402300799999),
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    appearance TEXT NOT NULL CHECK (appearance IN ('card', 'full_screen', 'notification', 'sound')),
    sound INTEGER NOT NULL CHECK (sound IN (0, 1)),
    snooze_minutes INTEGER NOT NULL CHECK (snooze_minutes BETWEEN 1 AND 240),
    escalates INTEGER NOT NULL CHECK (escalates IN (0, 1)),
    programme_days INTEGER NOT NULL CHECK (programme_days IN (0, 1)),
    exceptions TEXT NOT NULL CHECK (json_valid(exceptions) AND json_type(exceptions) = 'array')  -- the user's days
) STRICT;

CREATE TABLE reminder_decision (  -- what became of each reminder, and why; the user's breaks and pauses
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    kind TEXT NOT NULL CHECK (kind IN ('held', 'offered', 'started', 'snoozed', 'skipped', 'not_today', 'unanswered',
        'let_go', 'break', 'paused', 'resumed')),
    decided_at INTEGER NOT NULL CHECK (decided_at BETWEEN 0 AND 253402300799999),
    zone TEXT NOT NULL CHECK (zone <> ''),
    reminder TEXT CHECK (reminder <> ''),  -- null: of no single one; it may have been deleted since
    occurrence TEXT CHECK (occurrence <> ''),  -- null: of no single one
    reason TEXT CHECK (reason IN ('paused', 'session', 'another', 'meeting', 'camera', 'microphone', 'presentation',
        'full_screen', 'do_not_disturb', 'away', 'typing', 'quiet_hours', 'day_off', 'rest_day', 'not_today',
        'already_done', 'natural_break', 'superseded', 'day_over', 'window_over')),  -- null: needs none
    until INTEGER CHECK (until BETWEEN 0 AND 253402300799999),  -- null: no end, or needs none
    since INTEGER CHECK (since BETWEEN 0 AND 253402300799999),  -- null: no break
    CHECK ((kind IN ('held', 'let_go')) = (reason IS NOT NULL)),
    CHECK ((reminder IS NULL) = (occurrence IS NULL)),
    CHECK ((kind IN ('break', 'paused', 'resumed')) = (reminder IS NULL))
) STRICT;

CREATE INDEX reminder_decision_decided ON reminder_decision (decided_at);
"""


def m0008_busy(connection: apsw.Connection) -> None:
    connection.execute(_BUSY_8)
    _bury_also(connection, "busy_calendar")


_BUSY_8 = """
CREATE TABLE busy_calendar (  -- when the user is busy, by a calendar file's word
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),  -- the file's
    taken_at INTEGER NOT NULL CHECK (taken_at BETWEEN 0 AND 253402300799999),
    -- a JSON array of first and last ms, in order: a calendar is taken in, changed and merged as one
    spans TEXT NOT NULL CHECK (json_valid(spans) AND json_type(spans) = 'array')
) STRICT;
"""


def m0009_watch(connection: apsw.Connection) -> None:
    """A restart of the program goes on where it was."""
    connection.execute(_WATCH_9)


_WATCH_9 = """
CREATE TABLE watch (  -- since when and until when the program last kept reminders; of this machine alone
    only_row INTEGER NOT NULL PRIMARY KEY DEFAULT 1 CHECK (only_row = 1),
    since INTEGER NOT NULL CHECK (since BETWEEN 0 AND 253402300799999),
    until INTEGER NOT NULL CHECK (until BETWEEN since AND 253402300799999)
) STRICT;
"""


MIGRATIONS: tuple[Migration, ...] = (
    m0001_first_tables,
    m0002_safety_check,
    m0003_more_tests,
    m0004_session_answer,
    m0005_ease_off,
    m0006_programmes,
    m0007_reminders,
    m0008_busy,
    m0009_watch,
)


def migrate(
    connection: apsw.Connection,
    backup_path_for: Callable[[int], Path],
    migrations: Sequence[Migration] = MIGRATIONS,
) -> None:
    """Bring a file to the newest version. `backup_path_for` names its copy, from the version that is copied."""
    found = version_of(connection)
    if found < len(migrations) and not is_empty(connection):
        back_up(connection, backup_path_for(found))
    for number, migration in enumerate(migrations[found:], found + 1):
        with connection:
            if version_of(connection) < number:  # else another process has just done it
                migration(connection)
                connection.pragma("user_version", number)


def version_of(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))


def is_empty(connection: apsw.Connection) -> bool:
    """Whether a file holds nothing yet: new, or left by a crash in its first moment."""
    return not connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema)").get
