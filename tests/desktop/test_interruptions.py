"""Going away and coming back: heard over a real bus, from stand-ins that speak as the real services do."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jeepney import DBusAddress, Message, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection
from pytestqt.qtbot import QtBot

from stretchtimer.core.sequence import Step
from stretchtimer.core.session import Status, begin
from stretchtimer.desktop.dbus import PROPERTIES, Buses, Said, Which
from stretchtimer.desktop.dbus_connection import Connection
from stretchtimer.desktop.interruptions import SAVERS, Cause, Interruptions, News, after, news_of
from stretchtimer.runners import SessionRunner
from tests.conftest import HandClock
from tests.desktop.stand_ins import LOGIND, StandIn
from tests.desktop.test_keep_awake import settle
from tests.examples import a_plan

MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
OURS, ANOTHERS = f"/{LOGIND.replace('.', '/')}/session/_32", f"/{LOGIND.replace('.', '/')}/session/_37"
MANAGER_PATH = f"/{LOGIND.replace('.', '/')}"


class Logind(StandIn):
    """The session manager of a machine with two users; we are session 2."""

    def __init__(self) -> None:
        super().__init__(
            LOGIND,
            {
                (PROPERTIES, "Get"): ("ss", "v", lambda _message: (("s", "2"),)),
                (MANAGER, "GetSession"): ("s", "o", self._path),
            },
        )

    def sleeps(self, begins: bool) -> None:
        self.say(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", begins)

    def changes(self, path: str, **changed: bool) -> None:
        body: tuple[object, ...] = (SESSION, {name: ("b", value) for name, value in changed.items()}, [])
        self.say(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", *body)

    def _path(self, message: Message) -> tuple[object, ...]:
        return ({"2": OURS, "7": ANOTHERS}[message.body[0]],)


class Told:
    """What a watched `Interruptions` said, in order."""

    def __init__(self, interruptions: Interruptions) -> None:
        self.words: list[str] = []
        interruptions.went_away.connect(self.words.append)
        interruptions.came_back.connect(lambda: self.words.append("back"))


@pytest.fixture
def logind(bus: object, qtbot: QtBot) -> Iterator[Logind]:
    stand_in = Logind()
    yield stand_in
    stand_in.leave()


@pytest.fixture
def watched(logind: Logind, buses: Buses, qtbot: QtBot) -> SimpleNamespace:
    interruptions = Interruptions(buses)
    told = Told(interruptions)
    interruptions.watch()
    qtbot.waitUntil(lambda: "GetSession" in {member for _, member in logind.calls})
    settle(qtbot, buses)
    return SimpleNamespace(interruptions=interruptions, words=told.words)


def test_sleep_and_waking(watched: SimpleNamespace, logind: Logind, buses: Buses, qtbot: QtBot) -> None:
    logind.sleeps(True)
    qtbot.waitUntil(lambda: watched.words == ["sleep"])
    logind.sleeps(False)
    qtbot.waitUntil(lambda: watched.words == ["sleep", "back"])


def test_who_was_never_away_does_not_come_back(watched: SimpleNamespace, logind: Logind, qtbot: QtBot) -> None:
    logind.changes(OURS, LockedHint=False, Active=True)
    logind.sleeps(False)
    logind.sleeps(True)
    qtbot.waitUntil(lambda: watched.words != [])
    assert watched.words == ["sleep"]


def test_a_machine_that_wakes_locked_has_nobody_before_it(
    watched: SimpleNamespace, logind: Logind, qtbot: QtBot
) -> None:
    logind.changes(OURS, LockedHint=True)
    logind.sleeps(True)
    logind.sleeps(False)
    logind.changes(OURS, IdleHint=True)
    logind.changes(OURS, LockedHint=False)
    qtbot.waitUntil(lambda: "back" in watched.words)
    assert watched.words == ["lock", "sleep", "back"]


def test_another_users_session_is_not_ours(
    watched: SimpleNamespace, logind: Logind, buses: Buses, qtbot: QtBot
) -> None:
    logind.changes(ANOTHERS, LockedHint=True)
    logind.say(ANOTHERS, SESSION, "Lock", "")
    logind.changes(OURS, Active=False)
    qtbot.waitUntil(lambda: watched.words != [])
    assert watched.words == ["other_user"]


def test_after_a_wish_to_lock_that_nobody_followed_somebody_is_there(
    watched: SimpleNamespace, logind: Logind, qtbot: QtBot
) -> None:
    logind.say(OURS, SESSION, "Lock", "")
    qtbot.waitUntil(lambda: watched.words == ["lock"])
    assert not watched.interruptions.is_away
    logind.changes(OURS, LockedHint=True)
    qtbot.waitUntil(lambda: watched.words == ["lock", "lock"])
    assert watched.interruptions.is_away


def test_a_wish_to_lock_is_a_moment(watched: SimpleNamespace, logind: Logind, qtbot: QtBot) -> None:
    """A locker that never says it was unlocked does not make the next one unheard."""
    logind.say(OURS, SESSION, "Lock", "")
    logind.say(OURS, SESSION, "Lock", "")
    logind.changes(OURS, LockedHint=True)
    logind.say(OURS, SESSION, "Unlock", "")
    qtbot.waitUntil(lambda: "back" in watched.words)
    assert watched.words == ["lock", "lock", "lock", "back"]


@pytest.mark.parametrize("saver", SAVERS)
def test_the_screen_saver_of_any_desktop(saver: str, watched: SimpleNamespace, buses: Buses, qtbot: QtBot) -> None:
    stand_in = StandIn(saver, {})
    path = "/" + saver.replace(".", "/")
    stand_in.say(path, saver, "ActiveChanged", "b", True)
    stand_in.say("/ScreenSaver", saver, "ActiveChanged", "b", True)
    stand_in.say(path, saver, "ActiveChanged", "b", False)
    qtbot.waitUntil(lambda: watched.words == ["screen", "back"])
    stand_in.leave()


def test_only_logind_is_believed(watched: SimpleNamespace, logind: Logind, qtbot: QtBot) -> None:
    stranger = open_dbus_connection("SYSTEM")
    manager = DBusAddress(MANAGER_PATH, interface=MANAGER)
    stranger.send(new_signal(manager, "PrepareForSleep", "b", (True,)))
    assert Proxy(message_bus, stranger).GetId()  # so it has been said
    logind.changes(OURS, LockedHint=True)
    qtbot.waitUntil(lambda: watched.words != [])
    assert watched.words == ["lock"]
    stranger.close()


def test_nothing_is_heard_after_stop(watched: SimpleNamespace, logind: Logind, buses: Buses, qtbot: QtBot) -> None:
    logind.sleeps(True)
    qtbot.waitUntil(lambda: watched.words == ["sleep"])
    watched.interruptions.stop()
    logind.sleeps(False)
    logind.sleeps(True)
    settle(qtbot, buses)
    assert watched.words == ["sleep"]
    watched.interruptions.watch()
    logind.sleeps(True)
    qtbot.waitUntil(lambda: watched.words == ["sleep", "sleep"])


def test_without_any_bus_is_no_harm(no_bus: None) -> None:
    class Counting(Buses):
        sought = 0

        def get(self, which: Which) -> Connection | None:
            self.sought += 1
            return super().get(which)

    buses = Counting()
    interruptions = Interruptions(buses)
    for _ in range(30):  # at every tick
        interruptions.watch()
    assert buses.sought == 2
    interruptions.stop()


def test_a_session_pauses_at_the_last_good_instant(
    watched: SimpleNamespace, logind: Logind, clock: HandClock, qtbot: QtBot
) -> None:
    runner = SessionRunner(clock)
    watched.interruptions.went_away.connect(lambda _cause: runner.interrupt())
    runner.start(begin(a_plan(Step("fold", sets=1, seconds=30))))
    clock.advance(1_000)
    runner.tick()
    logind.sleeps(True)
    qtbot.waitUntil(lambda: watched.words == ["sleep"])
    assert runner.session is not None
    assert (runner.session.status, runner.session.active_ms) == (Status.PAUSED, 1_000)
    logind.sleeps(False)
    qtbot.waitUntil(lambda: watched.words == ["sleep", "back"])
    assert runner.session.status is Status.PAUSED


@pytest.mark.parametrize(
    "said",
    [
        Said(MANAGER_PATH, MANAGER, "PrepareForSleep", "s", ("true",)),
        Said(MANAGER_PATH, MANAGER, "PrepareForSleep"),
        Said(MANAGER_PATH, MANAGER, "PrepareForShutdown", "b", (True,)),
        Said(OURS, "org.example.Session", "Lock"),
        Said(OURS, PROPERTIES, "PropertiesChanged", "sa{sv}as", (MANAGER, {"LockedHint": ("b", True)}, [])),
        Said(OURS, PROPERTIES, "PropertiesChanged", "sa{sv}as", (SESSION, {"LockedHint": ("s", "yes")}, [])),
        Said(OURS, PROPERTIES, "PropertiesChanged", "sa{sv}as", (SESSION, {}, ["LockedHint"])),
        Said("/x", "org.example.ScreenSaver", "ActiveChanged", "b", (True,)),
    ],
)
def test_what_is_no_news(said: Said) -> None:
    assert news_of(said) == ()


NEWS = st.builds(News, st.sampled_from(Cause), st.booleans(), st.booleans())


@given(st.lists(NEWS))
def test_a_cause_holds_from_its_beginning_to_its_end(all_news: list[News]) -> None:
    causes: frozenset[Cause] = frozenset()
    for news in all_news:
        causes = after(causes, news)
    for cause in Cause:
        lasting = [news.begins for news in all_news if news.cause is cause and (news.lasts or not news.begins)]
        assert (cause in causes) == bool(lasting and lasting[-1])
