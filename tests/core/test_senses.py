"""The check of sight, hearing and remote: short whatever is answered, and what it finds is what was last tried."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.senses import LOUDEST, Part, RemoteKey, Senses, answer, begin, press

MOST_ANSWERS = 7

beginnings = st.builds(begin, mat_view=st.booleans(), volume=st.integers(0, 10).map(lambda tens: 10 * tens))


@given(beginnings, st.lists(st.booleans(), min_size=MOST_ANSWERS, max_size=MOST_ANSWERS))
def test_no_more_than_seven_answers_whatever_they_are(senses: Senses, answers: list[bool]) -> None:
    for yes in answers:
        before, senses = senses, answer(senses, yes=yes)
        assert senses.volume >= before.volume
        assert senses.volume <= LOUDEST
        assert senses.mat_view or not before.mat_view
    assert senses.part in (Part.REMOTE, Part.OVER)
    assert answer(senses, yes=True).part is Part.OVER


def test_yes_all_the_way_changes_nothing() -> None:
    senses = begin(mat_view=False, volume=80)
    for part in (Part.SEE, Part.HEAR, Part.REMOTE):
        assert senses.part is part
        senses = answer(senses, yes=True)
    assert (senses.part, senses.mat_view, senses.volume) == (Part.OVER, False, 80)
    assert (senses.seen, senses.heard) == (True, True)


def test_who_cannot_read_it_gets_it_larger_and_is_asked_once_more() -> None:
    senses = answer(begin(mat_view=False, volume=80), yes=False)
    assert (senses.part, senses.mat_view) == (Part.SEE, True)
    senses = answer(senses, yes=False)
    assert (senses.part, senses.seen) == (Part.HEAR, False)


def test_who_does_not_hear_it_gets_it_louder_up_to_the_loudest() -> None:
    senses = answer(begin(mat_view=True, volume=50), yes=True)
    volumes = []
    while senses.part is Part.HEAR:
        volumes.append(senses.volume)
        senses = answer(senses, yes=False)
    assert volumes == [50, 70, 90, 100]
    assert senses.heard is False


def test_silence_is_not_tried() -> None:
    assert begin(mat_view=False, volume=0).volume == 40


@pytest.mark.parametrize(
    ("key", "does"),
    [
        ("PgDown", RemoteKey.SKIP),
        ("PgUp", RemoteKey.BACK),
        ("B", RemoteKey.PAUSE),
        (".", RemoteKey.PAUSE),
        ("F5", RemoteKey.START),
        ("Q", RemoteKey.NOTHING),
    ],
)
def test_a_key_says_what_it_does_in_a_session(key: str, does: RemoteKey) -> None:
    senses = answer(answer(begin(mat_view=True, volume=80), yes=True), yes=True)
    assert press(senses, key).key_does is does


def test_a_key_is_only_looked_at_in_the_last_part() -> None:
    senses = begin(mat_view=False, volume=80)
    assert press(senses, "PgDown") == senses
