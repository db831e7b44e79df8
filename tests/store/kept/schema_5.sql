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

CREATE TABLE tombstone (  -- what is left of a deleted row
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    device TEXT NOT NULL CHECK (length(device) = 36),
    stamp TEXT NOT NULL CHECK (length(stamp) = 30),
    kind TEXT NOT NULL CHECK (kind IN ('ease_off', 'session_answer', 'activity_score', 'activity', 'safety_check', 'session', 'set_done', 'measurement', 'feel', 'setting'))
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
