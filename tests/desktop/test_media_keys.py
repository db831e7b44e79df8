"""Media keys: a real player control (playerctl) on a real bus drives a session."""

import os
import subprocess
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from jeepney import DBusAddress, HeaderFields, MessageFlag, new_method_call
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from stretchtimer.core.session import Status
from stretchtimer.desktop import mpris
from stretchtimer.desktop.dbus import DAEMON, PROPERTIES, Answer, Buses, Call
from stretchtimer.desktop.media_keys import MediaKeys
from stretchtimer.desktop.mpris import Playback, Shown, Wish, playback_of, wish_of

TITLE = "Strap – “hamstring”, lying"


class Keys:
    """The media keys of a program, and what was asked with them."""

    def __init__(self, buses: Buses, qtbot: QtBot) -> None:
        self.media_keys, self.qtbot = MediaKeys(buses), qtbot
        self.wishes: list[str] = []
        self.media_keys.play_pause_requested.connect(lambda: self.wishes.append("play_pause"))
        self.media_keys.next_requested.connect(lambda: self.wishes.append("next"))
        self.media_keys.previous_requested.connect(lambda: self.wishes.append("previous"))

    def playerctl(self, *words: str) -> str:
        """Run it while our loop answers; what it prints, or its complaint."""
        process = QProcess()
        with self.qtbot.waitSignal(process.finished, timeout=10_000):
            process.start("playerctl", list(words))
        return bytes((process.readAllStandardOutput() + process.readAllStandardError()).data()).decode().strip()

    def ask(self, buses: Buses, call: Call) -> Answer:
        """Another program asks; here over a connection of its own."""
        connection = buses.get("session")
        assert connection is not None
        answers: list[Answer] = []
        connection.call(call, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers))
        return answers[0]


@pytest.fixture
def keys(bus: object, buses: Buses, qtbot: QtBot) -> Keys:
    return Keys(buses, qtbot)


@pytest.fixture
def others(qtbot: QtBot) -> Iterator[Buses]:
    """The bus as another program sees it."""
    made = Buses()
    yield made
    made.close()


def test_playerctl_sees_a_session_and_drives_it(keys: Keys) -> None:
    keys.media_keys.show_session(Status.RUNNING, TITLE)
    assert keys.playerctl("--list-all") == "stretchtimer"
    assert keys.playerctl("status") == "Playing"
    assert keys.playerctl("metadata", "xesam:title") == TITLE
    for command in ("play-pause", "next", "previous"):
        keys.playerctl(command)
    assert keys.wishes == ["play_pause", "next", "previous"]


def test_playerctl_hears_what_changes(keys: Keys) -> None:
    keys.media_keys.show_session(Status.RUNNING, TITLE)
    follower = QProcess()
    follower.start("playerctl", ["--follow", "--format", "{{status}} {{title}}", "metadata"])
    heard = ""

    def has_heard(words: str) -> bool:
        nonlocal heard
        heard += bytes(follower.readAllStandardOutput().data()).decode()
        return words in heard

    keys.qtbot.waitUntil(lambda: has_heard(f"Playing {TITLE}"))
    keys.media_keys.show_session(Status.PAUSED, TITLE)
    keys.qtbot.waitUntil(lambda: has_heard(f"Paused {TITLE}"))
    keys.media_keys.show_session(Status.RUNNING, "Cat–cow")
    keys.qtbot.waitUntil(lambda: has_heard("Playing Cat–cow"))
    follower.kill()
    follower.waitForFinished()


def test_it_is_on_the_bus_only_while_there_is_a_session(keys: Keys) -> None:
    assert keys.playerctl("--list-all") == "No players found"
    keys.media_keys.show_session(Status.READY, TITLE)
    assert keys.playerctl("--list-all") == "stretchtimer"
    keys.media_keys.show_session(Status.FINISHED, TITLE)
    assert keys.playerctl("--list-all") == "No players found"
    keys.media_keys.show_session(Status.RUNNING, TITLE)
    assert keys.playerctl("--list-all") == "stretchtimer"
    keys.media_keys.show_session(Status.ENDED, TITLE)
    assert keys.playerctl("--list-all") == "No players found"


def test_play_and_pause_do_what_they_say(keys: Keys) -> None:
    keys.media_keys.show_session(Status.RUNNING, TITLE)
    keys.playerctl("play")
    assert keys.wishes == []
    keys.playerctl("pause")
    assert keys.wishes == ["play_pause"]
    keys.media_keys.show_session(Status.PAUSED, TITLE)
    keys.playerctl("pause")
    keys.playerctl("stop")
    assert keys.wishes == ["play_pause"]
    keys.playerctl("play")
    assert keys.wishes == ["play_pause", "play_pause"]


def test_a_second_program_is_a_player_of_its_own(keys: Keys, others: Buses) -> None:
    keys.media_keys.show_session(Status.RUNNING, TITLE)
    second = MediaKeys(others)
    second.show_session(Status.PAUSED, "Cat–cow")
    other_name = f"stretchtimer.instance{os.getpid()}"
    keys.qtbot.waitUntil(lambda: other_name in keys.playerctl("--list-all").splitlines())
    assert keys.playerctl("--player", other_name, "status") == "Paused"
    second.show_session(Status.ENDED, "Cat–cow")
    assert keys.playerctl("--list-all") == "stretchtimer"


def test_a_session_shown_thirty_times_a_second_says_nothing_new(keys: Keys, others: Buses) -> None:
    connection = others.get("session")
    assert connection is not None
    heard: list[object] = []
    connection.heard.connect(lambda said: heard.append(said.arguments) if said.interface == PROPERTIES else None)
    connection.listen(f"type='signal',interface='{PROPERTIES}'")
    keys.ask(others, Call(*DAEMON, "GetId"))
    for status, title in [(Status.RUNNING, "One"), (Status.COUNTING_IN, "One"), (Status.RUNNING, "Two")]:
        for _ in range(30):
            keys.media_keys.show_session(status, title)
    keys.qtbot.waitUntil(lambda: len(heard) == 1)
    keys.ask(others, Call(mpris.NAME, mpris.PATH, PROPERTIES, "GetAll", "s", (mpris.PLAYER,)))
    metadata = {"mpris:trackid": ("o", mpris.TRACK), "xesam:title": ("s", "Two")}
    assert heard == [(mpris.PLAYER, {"Metadata": ("a{sv}", metadata)}, [])]


def test_what_is_not_there_is_refused(keys: Keys, others: Buses) -> None:
    keys.media_keys.show_session(Status.RUNNING, TITLE)
    player = (mpris.NAME, mpris.PATH)
    for call in (
        Call(*player, mpris.PLAYER, "Seek", "x", (1,)),
        Call(*player, mpris.PLAYER, "PlayPauseNow"),
        Call(*player, "org.example.Other", "PlayPause"),
        Call(*player, PROPERTIES, "Get", "ss", (mpris.PLAYER, "Nothing")),
        Call(*player, PROPERTIES, "GetAll", "s", ("org.example.Other",)),
        Call(*player, PROPERTIES, "Get", "s", (mpris.PLAYER,)),
        Call(mpris.NAME, "/somewhere/else", mpris.PLAYER, "PlayPause"),
    ):
        assert keys.ask(others, call).error, call
    assert keys.ask(others, Call(*player, mpris.ROOT, "Quit")).error == ""
    assert keys.wishes == []


def test_the_object_describes_itself_as_it_is(keys: Keys, others: Buses) -> None:
    keys.media_keys.show_session(Status.RUNNING, TITLE)
    player = (mpris.NAME, mpris.PATH)
    answer = keys.ask(others, Call(*player, "org.freedesktop.DBus.Introspectable", "Introspect"))
    node = ElementTree.fromstring(str(answer.arguments[0]))
    for interface in node.findall("interface"):
        of = interface.attrib["name"]
        (found,) = keys.ask(others, Call(*player, PROPERTIES, "GetAll", "s", (of,))).arguments
        assert isinstance(found, dict)
        assert {one.attrib["name"]: one.attrib["type"] for one in interface.findall("property")} == {
            name: kind for name, (kind, _) in found.items()
        }
        for name, value in found.items():
            assert keys.ask(others, Call(*player, PROPERTIES, "Get", "ss", (of, name))).arguments == (value,)


def test_who_wants_no_answer_gets_none(keys: Keys, others: Buses) -> None:
    keys.media_keys.show_session(Status.RUNNING, TITLE)
    caller = open_dbus_connection("SESSION")
    call = new_method_call(DBusAddress(mpris.PATH, mpris.NAME, mpris.PLAYER), "PlayPause")
    call.header.flags |= MessageFlag.no_reply_expected
    caller.send(call)
    keys.qtbot.waitUntil(lambda: keys.wishes == ["play_pause"])
    keys.ask(others, Call(mpris.NAME, mpris.PATH, PROPERTIES, "GetAll", "s", (mpris.PLAYER,)))
    caller.send(new_method_call(DBusAddress(DAEMON[1], *DAEMON[::2]), "GetId"), serial=4711)
    answers: list[int] = []
    while 4711 not in answers:
        fields = caller.receive(timeout=5).header.fields
        answers += [fields[HeaderFields.reply_serial]] if HeaderFields.reply_serial in fields else []
    assert answers == [4711]
    caller.close()


def test_without_any_bus_is_no_harm(no_bus: None, buses: Buses, qtbot: QtBot) -> None:
    media_keys = MediaKeys(buses)
    for status in (Status.RUNNING, Status.PAUSED, Status.RUNNING, Status.ENDED, Status.RUNNING):
        media_keys.show_session(status, TITLE)


def test_a_bus_that_dies_is_no_harm(bus: "subprocess.Popen[str]", keys: Keys, buses: Buses, qtbot: QtBot) -> None:
    keys.media_keys.show_session(Status.RUNNING, TITLE)
    connection = buses.get("session")
    assert connection is not None
    bus.kill()
    qtbot.waitUntil(lambda: not connection.is_open)
    keys.media_keys.show_session(Status.PAUSED, TITLE)
    keys.media_keys.show_session(Status.ENDED, TITLE)


@pytest.mark.parametrize("status", Status)
def test_every_status_plays_pauses_or_is_over(status: Status) -> None:
    expected = {
        Status.RUNNING: Playback.PLAYING,
        Status.COUNTING_IN: Playback.PLAYING,
        Status.FINISHED: Playback.STOPPED,
        Status.ENDED: Playback.STOPPED,
    }
    assert playback_of(status) is expected.get(status, Playback.PAUSED)


@pytest.mark.parametrize(
    ("method", "playing", "paused"),
    [
        ("PlayPause", Wish.PLAY_PAUSE, Wish.PLAY_PAUSE),
        ("Play", None, Wish.PLAY_PAUSE),
        ("Pause", Wish.PLAY_PAUSE, None),
        ("Stop", Wish.PLAY_PAUSE, None),
        ("Next", Wish.NEXT, Wish.NEXT),
        ("Previous", Wish.PREVIOUS, Wish.PREVIOUS),
        ("Raise", None, None),
        ("Quit", None, None),
    ],
)
def test_what_a_method_asks(method: str, playing: Wish | None, paused: Wish | None) -> None:
    assert wish_of(method, Playback.PLAYING) is playing
    assert wish_of(method, Playback.PAUSED) is paused


def test_only_what_a_session_can_do_is_offered() -> None:
    offered = mpris.player_properties(Shown(Playback.PLAYING, TITLE))
    can = {name for name, (_, value) in offered.items() if name.startswith("Can") and value}
    assert can == {"CanControl", "CanGoNext", "CanGoPrevious", "CanPause", "CanPlay"}
