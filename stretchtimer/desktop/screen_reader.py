"""Whether the user's screen reader is too old to hear announcements.

On Linux each reader tells the accessibility bus which events it wants. One that follows the focus and does not ask
for announcements (Orca before 45, as in Debian 12) has to be spoken to in another way.
"""

from collections.abc import Callable, Iterable

from stretchtimer.desktop.dbus import Answer, Buses, Call

LAUNCHER = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus")
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry")
FOCUS = frozenset({"object", "object:statechanged", "object:statechanged:focused"})
ANNOUNCED = frozenset({"object", "object:announcement"})


def find_old_reader(buses: Buses, found: Callable[[bool], None]) -> None:
    """Ask the accessibility bus; `found` hears the answer, and nothing where there is no such bus."""
    session = buses.get("session")
    if session is None:
        return

    def ask_registry(answer: Answer) -> None:
        from stretchtimer.desktop.dbus_connection import connect_at

        bus = connect_at(str(answer.arguments[0])) if answer.arguments else None
        if bus is None:
            return

        def tell(registered: Answer) -> None:
            bus.close()
            match registered.arguments:
                case (list(events),):
                    found(is_old((str(reader), str(event)) for reader, event in events))

        bus.call(Call(*REGISTRY, "GetRegisteredEvents"), tell)

    session.call(Call(*LAUNCHER, "GetAddress", starts=False), ask_registry)


def is_old(registered: Iterable[tuple[str, str]]) -> bool:
    """Of what is registered, each a reader's name on the bus and an event as "Object:StateChanged:Focused"."""
    wanted = [(reader, event.rstrip(":").lower()) for reader, event in registered]
    readers = {reader for reader, event in wanted if event in FOCUS}
    return bool(readers - {reader for reader, event in wanted if event in ANNOUNCED})
