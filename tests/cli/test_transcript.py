"""`transcript`: the whole sound script, as lines."""

import re

from tests.cli.here import accepted, printed, refused

LINE = re.compile(r" ?\d+:\d\d\.\d  (\([a-z_]+\)|[A-Z0-9].*\.)")


def test_it_prints_every_cue_with_its_instant() -> None:
    lines = accepted("transcript", "workplace").splitlines()
    assert all(LINE.fullmatch(line) for line in lines)
    assert lines[0] == " 0:00.0  Walk. Stand up and clear a path to walk."
    assert " 0:10.0  (start)" in lines
    assert " 1:11.7  Switch to the left leg. Sit up. Draw that foot in and set the other heel out." in lines
    assert lines[-2] == " 2:36.0  (finish)"


def test_less_is_said_if_asked() -> None:
    full, short = (accepted("transcript", "evening", "--speech", speech) for speech in ("full", "short"))
    assert len(short) < len(full)
    sounds = accepted("transcript", "evening", "--speech", "sounds").splitlines()
    assert sounds
    assert all(line.endswith(")") for line in sounds)
    assert accepted("transcript", "evening", "--speech", "silent") == ""


def test_the_first_hour_has_a_script_of_its_own() -> None:
    assert printed("transcript", "morning", "--first-hour")["form"] == "first_hour"
    assert "Seated forward fold" not in accepted("transcript", "morning", "--first-hour")


def test_an_unknown_sequence_is_refused() -> None:
    assert refused("transcript", "nothing").startswith("There is no sequence “nothing”")
