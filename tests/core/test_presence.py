"""Being away, and when it was a break."""

from datetime import UTC, datetime, timedelta

import pytest

from stretchtimer.core.presence import NaturalBreak, Presence, Sighting, Watch, gone_on, sighting, watch

NOW = datetime(2026, 10, 14, 10, tzinfo=UTC)


def after(*looks: tuple[int, Sighting]) -> list[NaturalBreak]:
    """The breaks that looks make, each so many seconds after the beginning."""
    since, breaks = None, []
    for seconds, seen in looks:
        since, found = watch(since, seen, NOW + timedelta(seconds=seconds))
        breaks += [found] if found else []
    return breaks


@pytest.mark.parametrize(
    ("idle_ms", "locked", "expected"),
    [
        (0, False, Presence.ACTIVE),
        (59_999, False, Presence.ACTIVE),
        (60_000, False, Presence.IDLE),
        (0, True, Presence.LOCKED),
        (None, True, Presence.LOCKED),
        (None, False, Presence.UNKNOWN),
    ],
)
def test_what_a_probe_says_is_told_apart(idle_ms: int | None, locked: bool, expected: Presence) -> None:
    assert sighting(idle_ms, locked=locked).presence is expected


def test_three_minutes_untouched_are_a_break_with_its_length() -> None:
    (found,) = after((0, sighting(0)), (175, sighting(175_000)), (190, sighting(5_000)))
    assert found.length == timedelta(seconds=185)
    assert found.ended == NOW + timedelta(seconds=185)


def test_less_than_three_minutes_are_none() -> None:
    assert after((0, sighting(0)), (170, sighting(170_000)), (180, sighting(1_000))) == []


def test_a_lock_and_sleep_count_from_their_beginning() -> None:
    locked = sighting(0, locked=True)
    (found,) = after((0, sighting(0)), (10, locked), (300, locked), (310, sighting(0)))
    assert found.length == timedelta(seconds=310)
    (slept,) = after((0, sighting(0)), (1, Sighting(Presence.ASLEEP)), (7200, sighting(0)))
    assert slept.length >= timedelta(hours=1, minutes=59)


def test_a_short_lock_is_no_break() -> None:
    assert after((0, sighting(0)), (10, sighting(0, locked=True)), (60, sighting(0))) == []


def test_what_is_unknown_earns_nothing() -> None:
    assert after((0, sighting(0)), (60, Sighting()), (7200, Sighting()), (7201, sighting(0))) == []


def test_a_program_that_starts_again_goes_on_where_it_was() -> None:
    def minutes(count: float) -> timedelta:
        return timedelta(minutes=count)

    watched, long_on = Watch(NOW - minutes(60), NOW - minutes(20)), NOW - minutes(600)
    assert gone_on(None, long_on, NOW) == (NOW, None)
    assert gone_on(watched, long_on, NOW) == (watched.since, None)
    assert gone_on(watched, NOW - minutes(17.1), NOW) == (watched.since, None)
    off = NaturalBreak(watched.until, NOW - minutes(17))
    assert gone_on(watched, NOW - minutes(17), NOW) == (watched.since, off)
    assert gone_on(Watch(watched.since, NOW - minutes(60)), long_on, NOW) == (watched.since, None)
    assert gone_on(Watch(watched.since, NOW - minutes(60.1)), long_on, NOW) == (NOW, None)
    assert gone_on(Watch(watched.since, NOW + minutes(1)), long_on, NOW) == (NOW, None), "the clock was set back"
