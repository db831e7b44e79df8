CREATE TABLE replica (  -- this copy of the data: its device, and the last stamp it gave
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    stamp TEXT NOT NULL CHECK (stamp = '' OR length(stamp) = 30),
    only_row INTEGER NOT NULL UNIQUE DEFAULT 1 CHECK (only_row = 1)
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

CREATE TABLE setting (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    value TEXT  -- null: put back to its default, which must reach other machines like any change
) STRICT;

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
;

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
;

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

CREATE TABLE session_answer (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    session TEXT NOT NULL UNIQUE REFERENCES session (id),
    pull INTEGER CHECK (pull BETWEEN 0 AND 10),  -- null: not said
    back_during INTEGER CHECK (back_during BETWEEN 0 AND 10)  -- null: not said
) STRICT;

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

CREATE TABLE busy_calendar (  -- when the user is busy, by a calendar file's word
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),  -- the file's
    taken_at INTEGER NOT NULL CHECK (taken_at BETWEEN 0 AND 253402300799999),
    -- a JSON array of first and last ms, in order: a calendar is taken in, changed and merged as one
    spans TEXT NOT NULL CHECK (json_valid(spans) AND json_type(spans) = 'array')
) STRICT;

CREATE TABLE tombstone (  -- what is left of a deleted row
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    kind TEXT NOT NULL CHECK (kind IN ('busy_calendar', 'reminder_decision', 'reminder', 'day_off', 'programme_event', 'ease_off', 'session_answer', 'activity_score', 'activity', 'safety_check', 'session', 'set_done', 'measurement', 'feel', 'setting'))
) STRICT;

CREATE TABLE watch (  -- since when and until when the program last kept reminders; of this machine alone
    only_row INTEGER NOT NULL PRIMARY KEY DEFAULT 1 CHECK (only_row = 1),
    since INTEGER NOT NULL CHECK (since BETWEEN 0 AND 253402300799999),
    until INTEGER NOT NULL CHECK (until BETWEEN since AND 253402300799999)
) STRICT;
