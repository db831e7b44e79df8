"""The voice where something is missing: it says so once, in a sentence, and is silent; nothing waits for it."""

import os
import signal
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from stretchtimer.core.message import Message
from stretchtimer.desktop.dispatcher_voice import newest
from stretchtimer.desktop.qt_voice import qt_rate
from stretchtimer.desktop.speech import Speaker, spoken_language
from stretchtimer.desktop.ssip import ssip_rate
from stretchtimer.desktop.voice_lines import Line
from stretchtimer.words.messages import sentence

QT_MOCK = (sys.executable, "-m", "stretchtimer.desktop.qt_voice", "mock")
DIES = (sys.executable, "-c", "import os; os.kill(os.getpid(), 9)")


def problems_of(speaker: Speaker) -> list[Message]:
    problems: list[Message] = []
    speaker.failed.connect(problems.append)
    return problems


def children() -> set[int]:
    """The processes that this one has started."""
    return {int(pid) for pid in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()}


@pytest.fixture
def silent_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system on which nothing can speak."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("SPEECHD_ADDRESS", raising=False)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring their voices")
@pytest.mark.usefixtures("silent_system")
def test_without_a_speech_program_it_says_so_once(qtbot: QtBot) -> None:
    speaker = Speaker("en-GB")
    problems = problems_of(speaker)
    with qtbot.waitSignal(speaker.failed, timeout=20_000):
        speaker.warm()
        speaker.say("Halfway.")
    speaker.say("Switch to the left leg.")
    speaker.stop()
    speaker.end()
    assert problems == [Message("speech_missing")]
    assert "stretchtimer doctor" in sentence(problems[0])


@pytest.mark.parametrize("command", [DIES, ("/no/such/program",)])
def test_a_voice_process_that_keeps_dying_is_given_up_with_one_sentence(qtbot: QtBot, command: tuple[str, ...]) -> None:
    speaker = Speaker("en-GB", command=command)
    problems = problems_of(speaker)
    with qtbot.waitSignal(speaker.failed, timeout=20_000):
        speaker.warm()
    speaker.say("Halfway.")
    speaker.end()
    assert len(problems) == 1
    assert problems[0].key in {"speech_lost", "speech_missing"}


def test_a_voice_process_that_dies_once_is_started_again(qtbot: QtBot) -> None:
    speaker = Speaker("en-GB", command=QT_MOCK)
    problems, before = problems_of(speaker), children()
    with qtbot.waitSignal(speaker.voices_found, timeout=20_000):
        speaker.warm()
    (pid,) = children() - before
    with qtbot.waitSignal(speaker.voices_found, timeout=20_000):
        os.kill(pid, signal.SIGKILL)
    with qtbot.waitSignal(speaker.finished, timeout=20_000) as finished:
        speaker.say("Halfway.")
    speaker.end()
    assert finished.args == ["Halfway."]
    assert problems == []


def test_no_voice_of_the_language_is_said_with_its_name(qtbot: QtBot) -> None:
    speaker = Speaker("mi-NZ", command=QT_MOCK)
    problems = problems_of(speaker)
    with qtbot.waitSignal(speaker.failed, timeout=20_000):
        speaker.warm()
    speaker.end()
    assert problems == [Message("speech_no_voice", {"language": "Māori"})]
    assert "Māori" in sentence(problems[0])


def test_qts_voices_speak_one_thing_at_a_time(qtbot: QtBot) -> None:
    """What Windows and macOS use, with Qt's engine for tests."""
    speaker = Speaker("en-GB", command=QT_MOCK)
    told: list[tuple[str, str]] = []
    speaker.started.connect(lambda text: told.append(("started", text)))
    speaker.finished.connect(lambda text: told.append(("finished", text)))
    with qtbot.waitSignal(speaker.voices_found, timeout=20_000):
        speaker.warm()
    assert "en-GB Anne" in [voice.id for voice in speaker.voices()]
    speaker.show_voice("en-GB Anne", 150, 80)
    with qtbot.waitSignal(speaker.started, timeout=20_000):
        speaker.say("Lie on your back with both knees bent and keep both feet flat on the floor.")
    with qtbot.waitSignals([speaker.finished] * 2, timeout=20_000):
        speaker.say("Halfway.")
    speaker.end()
    assert [what for what, _text in told] == ["started", "finished", "started", "finished"]
    assert told[-1] == ("finished", "Halfway.")


def test_of_what_comes_in_at_once_only_the_last_word_counts() -> None:
    slow: Line = {"do": "speak_so"}
    first: Line = {"do": "say", "number": 1}
    last: Line = {"do": "say", "number": 2}
    stop: Line = {"do": "stop"}
    assert newest([slow, first, last]) == [slow, last]
    assert newest([first, stop]) == [stop]
    assert newest([stop, last, slow]) == [last, slow]


@pytest.mark.parametrize(
    ("percent", "ssip", "qt"), [(100, 0, 0.0), (40, -100, -1.0), (264, 100, 1.0), (400, 100, 1.0), (75, -47, -0.5)]
)
def test_a_pace_in_percent_becomes_the_engines_own(percent: int, ssip: int, qt: float) -> None:
    assert ssip_rate(percent) == ssip
    assert qt_rate(percent) == qt


@pytest.mark.parametrize(
    ("written", "locale", "spoken"),
    [
        ("en", "en_GB", "en-GB"),
        ("en", "en_US", "en-US"),
        ("en", "fi_FI", "en"),
        ("pt-BR", "pt_PT", "pt-PT"),
        ("en", "C", "en"),
    ],
)
def test_the_language_of_the_texts_is_spoken_as_in_the_users_region(written: str, locale: str, spoken: str) -> None:
    assert spoken_language(written, QLocale(locale)) == spoken
