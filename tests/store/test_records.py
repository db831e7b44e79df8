"""What goes into the store comes out of the file, the same; what must not be stored is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Kind, Legs, Reading, StopReason, legs_of
from stretchtimer.core.message import UserError
from stretchtimer.core.plan import Form, SetKey
from stretchtimer.core.records import FeelRecord, FeelWhen, Occasion, SessionOutcome
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.session import EaseAnswer, EaseOff, SetDone, SetOutcome
from stretchtimer.store.rows import to_instant
from stretchtimer.store.store import Store
from tests.store.samples import EASE_OFF, LEG_RAISE, NOW, a_set, feel, later, measure, query, screen, start

instants = st.timedeltas(timedelta(0), timedelta(days=84_000)).map(lambda gone: to_instant(0) + gone)
zones = st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Apia", "America/St_Johns"])
spans = st.integers(0, 10**9)


@st.composite
def sets_done(draw: st.DrawFn) -> SetDone:
    began_ms = draw(spans)
    held_ms = draw(st.integers(1, 10**9))
    return SetDone(
        key=SetKey(draw(st.integers(0, 99)), draw(st.sampled_from(Side)), draw(st.integers(1, 20))),
        exercise=draw(st.text(min_size=1, max_size=20).filter(lambda text: "\x00" not in text)),
        attempt=draw(st.integers(1, 99)),
        planned_ms=draw(spans),
        extra_ms=draw(st.integers(-(10**9), 10**9)),
        held_ms=held_ms,
        reps=draw(st.integers(0, 999)),
        outcome=draw(st.sampled_from(SetOutcome)),
        eased=draw(st.booleans()),
        began_ms=began_ms,
        ended_ms=began_ms + held_ms,
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    kind = draw(st.sampled_from(Kind))
    protocol = draw(st.sampled_from(list(SCALES[kind])))
    scale = SCALES[kind][protocol]
    sides = {Legs.ONE: (Side.LEFT, Side.RIGHT), Legs.TOGETHER: (Side.BOTH,), Legs.ONE_OR_UNSAID: tuple(Side)}
    side = draw(st.sampled_from(sides[legs_of(kind, protocol)]))
    return Reading(kind, side, protocol, scale.unit, draw(st.integers(scale.lowest, scale.highest)))


def to_the_ms(instant: datetime) -> datetime:
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


@pytest.fixture(scope="module")
def lasting() -> Iterator[Store]:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "lasting.sqlite", NOW) as store:
        yield store


@given(
    st.lists(sets_done(), max_size=5, unique_by=lambda done: (done.key, done.attempt)),
    st.sampled_from(Form),
    st.integers(1, 10**9),
    zones,
    instants,
    st.sampled_from([SessionOutcome.COMPLETED, SessionOutcome.ENDED]),
    st.integers(0, 20),
)
def test_a_session_with_its_sets(
    lasting: Store,
    done: list[SetDone],
    form: Form,
    planned_ms: int,
    zone: str,
    now: datetime,
    outcome: SessionOutcome,
    eased_off: int,
) -> None:
    begun = lasting.start_session("evening", form, planned_ms, rehearsal=False, zone=zone, now=now)
    assert (begun.sequence, begun.form, begun.planned_ms, begun.zone) == ("evening", form, planned_ms, zone)
    assert (begun.outcome, begun.ended_at, begun.started_at) == (SessionOutcome.OPEN, None, to_the_ms(now))
    added = [lasting.add_set(begun.id, one, now) for one in done]
    assert [record.done for record in added] == done
    ended = lasting.end_session(begun.id, outcome, eased_off, now + timedelta(minutes=9))
    assert set(ended.sets) == set(added)
    assert replace(ended, sets=()) == replace(
        begun, outcome=outcome, ended_at=to_the_ms(now) + timedelta(minutes=9), eased_off=eased_off
    )
    assert lasting.session(begun.id) == ended


@given(
    readings(),
    st.lists(st.integers(-2362, 3862), max_size=4).map(tuple),
    st.none() | st.booleans(),
    st.none() | st.sampled_from(StopReason),
    instants,
    zones,
)
def test_a_measurement(
    lasting: Store,
    reading: Reading,
    tries: tuple[int, ...],
    warmed_up: bool | None,
    stopped_by: StopReason | None,
    measured_at: datetime,
    zone: str,
) -> None:
    added = lasting.add_measurement(
        reading, tries, warmed_up=warmed_up, stopped_by=stopped_by, measured_at=measured_at, zone=zone, now=NOW
    )
    assert added in lasting.measurements(reading.kind)
    assert Reading(added.kind, added.side, added.protocol, added.unit, added.value) == reading
    assert added.tries == (tries or (reading.value,))
    assert (added.warmed_up, added.stopped_by, added.zone) == (warmed_up, stopped_by, zone)
    assert added.measured_at == to_the_ms(measured_at)
    lasting.delete_measurement(added.id, NOW)


@given(st.integers(0, 10), st.sampled_from(FeelWhen), instants, zones)
def test_a_feel(lasting: Store, pain: int, when: FeelWhen, felt_at: datetime, zone: str) -> None:
    session = None if when is FeelWhen.DAY else start(lasting).id
    added = lasting.add_feel(pain, when, session, felt_at=felt_at, zone=zone, now=NOW)
    assert added == FeelRecord(added.id, pain, when, to_the_ms(felt_at), zone, session)
    assert added in lasting.feels()
    lasting.delete_feel(added.id, NOW)


def test_all_of_it_is_in_the_file_and_not_only_in_memory(path: Path) -> None:
    with Store.open(path, NOW) as store:
        begun = start(store)
        added = store.add_set(begun.id, a_set(), NOW)
        measured, felt = measure(store), feel(store)
        store.set_setting("theme", "dark", NOW)
    with Store.open(path, NOW) as store:
        assert store.session(begun.id) == replace(begun, sets=(added,))
        assert store.measurements() == (measured,)
        assert store.feels() == (felt,)
        assert store.settings().text("theme") == "dark"


def test_sets_come_in_the_order_they_ended(store: Store) -> None:
    session = start(store)
    for step, ended_ms in ((2, 90_000), (0, 30_000), (1, 60_000)):
        store.add_set(session.id, a_set(step, ended_ms=ended_ms), NOW)
    assert [record.done.key.step for record in store.session(session.id).sets] == [0, 1, 2]


def test_sets_belong_to_their_own_session(store: Store) -> None:
    one, other = start(store, later(0)), start(store, later(1))
    store.add_set(one.id, a_set(1), NOW)
    store.add_set(other.id, a_set(2), NOW)
    assert [[record.done.key.step for record in session.sets] for session in store.sessions()] == [[1], [2]]


def test_a_set_is_stored_once(store: Store) -> None:
    session = start(store)
    store.add_set(session.id, a_set(), NOW)
    with pytest.raises(apsw.ConstraintError):
        store.add_set(session.id, a_set(), NOW)
    store.add_set(session.id, a_set(attempt=2), NOW)


def test_a_hold_of_zero_is_no_set(store: Store) -> None:
    session = start(store)
    with pytest.raises(apsw.ConstraintError):
        store.add_set(session.id, replace(a_set(), held_ms=0), NOW)


def test_a_session_is_ended_once_and_not_as_open(store: Store) -> None:
    session = start(store)
    with pytest.raises(ValueError, match="open"):
        store.end_session(session.id, SessionOutcome.OPEN, 0, NOW)
    store.end_session(session.id, SessionOutcome.COMPLETED, 0, NOW)
    with pytest.raises(LookupError):
        store.end_session(session.id, SessionOutcome.ENDED, 0, NOW)


def test_the_open_session_is_the_latest_one_cut_off(store: Store) -> None:
    assert store.open_session() is None
    earlier, ended, cut_off = start(store, later(0)), start(store, later(20)), start(store, later(10))
    start(store, later(30), rehearsal=True)
    store.end_session(ended.id, SessionOutcome.ENDED, 0, NOW)
    added = store.add_set(cut_off.id, a_set(), NOW)
    assert store.open_session() == replace(cut_off, sets=(added,))
    store.end_session(cut_off.id, SessionOutcome.COMPLETED, 0, NOW)
    assert store.open_session() == earlier


def test_the_newest_sessions_oldest_first(store: Store) -> None:
    begun = [start(store, later(seconds)) for seconds in (20, 0, 10)]
    in_time = sorted(begun, key=lambda session: session.started_at)
    rehearsed = start(store, later(30), rehearsal=True)
    assert list(store.sessions()) == in_time
    assert list(store.sessions(limit=2)) == in_time[1:]
    assert list(store.sessions(since=later(10))) == in_time[1:]
    assert list(store.sessions(include_rehearsals=True)) == [*in_time, rehearsed]


def test_measurements_and_feels_oldest_first(store: Store) -> None:
    times = (later(20), later(0), later(10))
    entered = later(99)  # the other way round
    measured = [measure(store, at, now=entered - (at - NOW)) for at in times]
    felt = [feel(store, 1, at, now=entered - (at - NOW)) for at in times]
    assert list(store.measurements()) == sorted(measured, key=lambda record: record.measured_at)
    assert list(store.feels()) == sorted(felt, key=lambda record: record.felt_at)
    assert store.measurements(Kind.SIT_AND_REACH) == ()


def test_a_deleted_feel_can_be_put_back(store: Store, path: Path) -> None:
    felt = feel(store)
    [(first_stamp,)] = query(path, "SELECT stamp FROM feel")
    assert store.delete_feel(felt.id, NOW) == felt
    assert store.feels() == ()
    [(kind, stamp)] = query(path, f"SELECT kind, stamp FROM tombstone WHERE id = '{felt.id}'")
    assert kind == "feel"
    assert str(stamp) > str(first_stamp)
    store.restore(felt, NOW)
    assert store.feels() == (felt,)
    assert query(path, "SELECT * FROM tombstone") == []
    [(last_stamp,)] = query(path, "SELECT stamp FROM feel")
    assert str(last_stamp) > str(stamp)


def test_a_deleted_measurement_can_be_put_back(store: Store, path: Path) -> None:
    measured = measure(store)
    assert store.delete_measurement(measured.id, NOW) == measured
    assert store.measurements() == ()
    assert query(path, "SELECT id, kind FROM tombstone") == [(measured.id, "measurement")]
    store.restore(measured, NOW)
    assert store.measurements() == (measured,)
    assert query(path, "SELECT * FROM tombstone") == []


def test_a_session_with_its_ease_offs(store: Store, path: Path) -> None:
    session, other = start(store), start(store, later(1))
    first = EaseOff("fold", 1, Side.BOTH, EaseAnswer.CARRIED_ON, None, 3_000)
    added = [store.add_ease_off(session.id, ease, NOW) for ease in (EASE_OFF, first)]
    assert [record.ease_off for record in added] == [EASE_OFF, first]
    assert store.session(session.id).ease_offs == (added[1], added[0]), "in the order it hurt"
    assert store.session(other.id).ease_offs == ()
    assert store.delete_ease_off(added[0].id, NOW) == added[0]
    assert query(path, "SELECT id, kind FROM tombstone") == [(added[0].id, "ease_off")]
    store.restore(added[0], NOW)
    assert store.session(session.id).ease_offs == (added[1], added[0])
    assert query(path, "SELECT * FROM tombstone") == []


def test_of_what_is_deleted_only_id_and_stamp_stay_in_the_file(path: Path) -> None:
    rare = "America/Argentina/ComodRivadavia"
    with Store.open(path, NOW) as store:
        felt = store.add_feel(3, FeelWhen.DAY, None, felt_at=NOW, zone=rare, now=NOW)
    assert rare.encode() in path.read_bytes()
    with Store.open(path, NOW) as store:
        store.delete_feel(felt.id, NOW)
    assert rare.encode() not in path.read_bytes()
    assert felt.id.encode() in path.read_bytes()


def test_deleting_what_is_not_there_says_so(store: Store) -> None:
    for delete in (store.delete_feel, store.delete_measurement, store.delete_ease_off):
        with pytest.raises(UserError) as told:
            delete("nothing", NOW)
        assert told.value.message.key == "store_no_such_record"
    with pytest.raises(UserError):
        store.session("nothing")


def test_settings(store: Store, path: Path) -> None:
    assert store.settings().changed == {}
    store.set_setting("theme", " DARK ", NOW)
    store.set_setting("theme", "light", NOW)
    store.set_setting("waking_hour", "7:05", NOW)
    assert store.settings().changed == {"theme": "light", "waking_hour": "07:05"}
    store.reset_setting("theme", NOW)
    assert store.settings().changed == {"waking_hour": "07:05"}
    assert store.settings().text("theme") == "system"
    assert query(path, "SELECT count(*) FROM setting") == [(2,)]


@pytest.mark.parametrize(("key", "text", "told"), [("theme", "pink", "setting_refused"), ("x", "1", "setting_unknown")])
def test_a_setting_that_does_not_fit_is_refused(store: Store, key: str, text: str, told: str) -> None:
    with pytest.raises(UserError) as refused:
        store.set_setting(key, text, NOW)
    assert refused.value.message.key == told
    assert store.settings().changed == {}


def test_resetting_an_unknown_setting_is_refused(store: Store) -> None:
    with pytest.raises(UserError, match="setting_unknown"):
        store.reset_setting("x", NOW)


def test_an_impossible_reading_is_a_bug_and_not_stored(store: Store) -> None:
    with pytest.raises(apsw.ConstraintError):
        measure(store, reading=replace(LEG_RAISE, side=Side.BOTH))
    assert store.measurements() == ()


def test_what_was_said_after_a_session_is_changed_in_its_place(store: Store) -> None:
    session = start(store)
    assert store.session(session.id).answer is None
    first = store.answer_session(session.id, pull=5, back_during=None, now=NOW)
    second = store.answer_session(session.id, pull=3, back_during=2, now=later(5))
    assert (first.pull, first.back_during) == (5, None)
    assert (second.id, second.pull, second.back_during) == (first.id, 3, 2)
    assert store.session(session.id).answer == second
    assert [kept.answer for kept in store.sessions()] == [second]
    assert store.open_session() == store.session(session.id)


def test_what_was_said_can_be_deleted_and_restored(store: Store, path: Path) -> None:
    session = start(store)
    said = store.answer_session(session.id, pull=None, back_during=4, now=NOW)
    assert store.delete_answer(session.id, NOW) == said
    assert store.session(session.id).answer is None
    assert query(path, "SELECT id, kind FROM tombstone") == [(said.id, "session_answer")]
    with pytest.raises(UserError):
        store.delete_answer(session.id, NOW)
    store.restore(said, NOW)
    assert store.session(session.id).answer == said
    assert query(path, "SELECT id FROM tombstone") == []


def test_each_session_has_its_own_answer(store: Store) -> None:
    one, other = start(store), start(store, later(60))
    store.answer_session(one.id, pull=0, back_during=0, now=NOW)
    assert [kept.answer is not None for kept in store.sessions()] == [True, False]
    assert store.session(other.id).answer is None


flag_sets = st.frozensets(st.sampled_from(RedFlag))
days = st.dates(date(2020, 1, 1), date(2099, 12, 31))


@given(st.lists(st.tuples(st.sampled_from(Occasion), flag_sets, days, instants, zones), max_size=5))
def test_safety_checks_come_back_as_they_were_oldest_first(
    given_ones: list[tuple[Occasion, frozenset[RedFlag], date, datetime, str]],
) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "stretchtimer.sqlite", NOW) as store:
        kept = [
            store.add_safety_check(
                occasion, flags, day if flags else None, asked_at=to_the_ms(at), zone=zone, now=later(number)
            )
            for number, (occasion, flags, day, at, zone) in enumerate(given_ones)
        ]
        assert store.safety_checks() == tuple(sorted(kept, key=lambda check: check.asked_at))


def test_of_two_answers_in_one_instant_the_later_one_counts(store: Store) -> None:
    both = tuple(screen(store, flag, at=NOW) for flag in (RedFlag.CALF, RedFlag.CHEST))
    assert store.safety_checks() == both


def test_a_safety_check_can_be_deleted_and_put_back(store: Store, path: Path) -> None:
    check = screen(store, RedFlag.CALF, RedFlag.BONE, cleared_on=NOW.date())
    assert store.delete_safety_check(check.id, NOW) == check
    assert store.safety_checks() == ()
    assert query(path, "SELECT id, kind FROM tombstone") == [(check.id, "safety_check")]
    store.restore(check, NOW)
    assert store.safety_checks() == (check,)
    assert query(path, "SELECT id FROM tombstone") == []
    with pytest.raises(UserError, match="store_no_such_record"):
        store.delete_safety_check("x" * 36, NOW)


def test_what_hurt_and_what_was_measured_since(store: Store) -> None:
    session, rehearsal = start(store), start(store, rehearsal=True)
    store.add_ease_off(session.id, EASE_OFF, NOW)
    after = store.add_ease_off(session.id, EASE_OFF, later(60))
    store.add_ease_off(rehearsal.id, EASE_OFF, later(70))
    assert store.ease_offs(later(60)) == (after,)
    measure(store, NOW)
    second = measure(store, later(60))
    assert store.measurements(since=later(60)) == (second,)
