"""The user goes away and comes back: the machine sleeps, is locked, its screen is put out, another user takes over.

The system tells each as a signal, so nothing is polled. A lid is one of these, whatever the user has set it to. What
the system does not tell (macOS and Windows, or a bare window manager) the runner still sees by the gap in its ticks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer.desktop.dbus import PROPERTIES, Answer, Buses, Call, Said

if TYPE_CHECKING:
    from stretchtimer.desktop.dbus_connection import Connection

LOGIND = "org.freedesktop.login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
MANAGER_PATH = "/org/freedesktop/login1"
OWN_ID = Call(LOGIND, f"{MANAGER_PATH}/session/auto", PROPERTIES, "Get", "ss", (SESSION, "Id"))
SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)


class Cause(StrEnum):
    """Why nobody is there."""

    SLEEP = "sleep"
    LOCK = "lock"
    SCREEN = "screen"
    OTHER_USER = "other_user"


@dataclass(frozen=True)
class News:
    """A cause begins or ends. A wish to lock is only a moment: whether it was followed, other news say."""

    cause: Cause
    begins: bool
    lasts: bool = True


def news_of(said: Said) -> tuple[News, ...]:
    """What a signal says about the user's being there."""
    match said:
        case Said(interface=interface, member="PrepareForSleep", arguments=(bool(begins),)) if interface == MANAGER:
            return (News(Cause.SLEEP, begins),)
        case Said(interface=interface, member="Lock") if interface == SESSION:
            return (News(Cause.LOCK, True, lasts=False),)
        case Said(interface=interface, member="Unlock") if interface == SESSION:
            return (News(Cause.LOCK, False),)
        case Said(interface=interface, member="ActiveChanged", arguments=(bool(begins),)) if interface in SAVERS:
            return (News(Cause.SCREEN, begins),)
        case Said(interface=interface, member="PropertiesChanged", arguments=(of, dict(changed), _)) if (
            interface == PROPERTIES and of == SESSION
        ):
            return _news_of_session(changed)
    return ()


def _news_of_session(changed: Mapping[str, object]) -> tuple[News, ...]:
    """Of the properties of a session that changed, each with its D-Bus type."""
    news = []
    match changed.get("LockedHint"):
        case ("b", bool(locked)):
            news.append(News(Cause.LOCK, locked))
    match changed.get("Active"):
        case ("b", bool(active)):
            news.append(News(Cause.OTHER_USER, not active))
    return tuple(news)


def after(causes: frozenset[Cause], news: News) -> frozenset[Cause]:
    """The causes that hold when this has happened."""
    if news.begins:
        return causes | {news.cause} if news.lasts else causes
    return causes - {news.cause}


def machine_rules() -> tuple[str, ...]:
    return (f"type='signal',sender='{LOGIND}',interface='{MANAGER}',member='PrepareForSleep'",)


def session_rule(path: str) -> str:
    """Its signals Lock and Unlock, and the properties that change."""
    return f"type='signal',sender='{LOGIND}',path='{path}'"


def desktop_rules() -> tuple[str, ...]:
    return tuple(f"type='signal',interface='{saver}',member='ActiveChanged'" for saver in SAVERS)


def find_session(machine: "Connection", found: Callable[[str], None]) -> None:
    """The path on which logind speaks of this very session; never called back where there is none.

    A program that the user's own systemd started belongs to no session, and has the one that is on the screen.
    """

    def take_id(answer: Answer) -> None:
        session_id = _session_id(answer)
        if session_id:
            machine.call(Call(LOGIND, MANAGER_PATH, MANAGER, "GetSession", "s", (session_id,)), take_path)

    def take_path(answer: Answer) -> None:
        if not answer.error:
            found(str(answer.arguments[0]))

    machine.call(OWN_ID, take_id)


def _session_id(answer: Answer) -> str:
    match answer:
        case Answer(error="", arguments=(("s", str(session_id)),)):
            return session_id
    return ""


def probe(buses: Buses) -> str:
    """The session that logind would speak of, for the command line; "" when it tells nothing."""
    machine = buses.get("system")
    return _session_id(machine.ask(OWN_ID)) if machine else ""


class Interruptions(QObject):
    """Says when the user goes away and comes back, while it watches."""

    went_away = Signal(str)  # Cause: each one that begins
    came_back = Signal()  # none is left

    def __init__(self, buses: Buses, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buses = buses
        self._is_watching = False
        self._watched: list[Connection] = []
        self._causes: frozenset[Cause] = frozenset()

    @property
    def is_away(self) -> bool:
        """Whether a cause lasts: after a mere wish to lock, nobody would ever say that the user came back."""
        return bool(self._causes)

    def watch(self) -> None:
        if self._is_watching:
            return
        self._is_watching = True
        machine, desktop = self._buses.get("system"), self._buses.get("session")
        if machine is not None:
            self._listen(machine, machine_rules())
            find_session(machine, lambda path: self._watch_session(machine, path))
        if desktop is not None:
            self._listen(desktop, desktop_rules())

    def stop(self) -> None:
        """Hear no more; the rules themselves end with the connections."""
        self._is_watching = False
        while self._watched:
            self._watched.pop().heard.disconnect(self._hear)
        self._causes = frozenset()

    def _listen(self, connection: "Connection", rules: tuple[str, ...]) -> None:
        self._watched.append(connection)
        connection.heard.connect(self._hear)
        for rule in rules:
            connection.listen(rule)

    def _watch_session(self, machine: "Connection", path: str) -> None:
        if machine in self._watched:  # still
            machine.listen(session_rule(path))

    def _hear(self, said: Said) -> None:
        for news in news_of(said):
            before, self._causes = self._causes, after(self._causes, news)
            if news.begins and news.cause not in before:
                self.went_away.emit(news.cause)
            elif before and not self._causes:
                self.came_back.emit()
