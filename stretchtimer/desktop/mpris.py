"""What a media player has to say on the bus (MPRIS 2.2), of a session: pure, so that it is tested without a bus.

A desktop sends the media keys, also those of a headset or of a phone that is paired, to whatever says this.
"""

from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.core.session import Status

NAME = "org.mpris.MediaPlayer2.stretchtimer"
PATH = "/org/mpris/MediaPlayer2"
ROOT, PLAYER = "org.mpris.MediaPlayer2", "org.mpris.MediaPlayer2.Player"
TRACK = "/org/stretchtimer/Exercise"

Properties = dict[str, tuple[str, object]]
"""By name: the D-Bus type, and the value."""


class Playback(StrEnum):
    PLAYING = "Playing"
    PAUSED = "Paused"
    STOPPED = "Stopped"


class Wish(StrEnum):
    """What a media key asks of a session."""

    PLAY_PAUSE = "play_pause"
    NEXT = "next"
    PREVIOUS = "previous"


@dataclass(frozen=True)
class Shown:
    """What the desktop shows of a session: whether it runs, and the exercise's name."""

    playback: Playback
    title: str


def playback_of(status: Status) -> Playback:
    if status in (Status.RUNNING, Status.COUNTING_IN):
        return Playback.PLAYING
    if status in (Status.FINISHED, Status.ENDED):
        return Playback.STOPPED
    return Playback.PAUSED


def wish_of(method: str, playback: Playback) -> Wish | None:
    """What a method asks; None when there is nothing to do.

    Stop only pauses: a key pressed in a pocket shall not end a session.
    """
    if method in ("Pause", "Stop"):
        return Wish.PLAY_PAUSE if playback is Playback.PLAYING else None
    if method == "Play":
        return Wish.PLAY_PAUSE if playback is Playback.PAUSED else None
    return {"PlayPause": Wish.PLAY_PAUSE, "Next": Wish.NEXT, "Previous": Wish.PREVIOUS}.get(method)


def root_properties() -> Properties:
    return {
        "Identity": ("s", "StretchTimer"),
        "CanQuit": ("b", False),
        "CanRaise": ("b", False),
        "HasTrackList": ("b", False),
        "SupportedUriSchemes": ("as", []),
        "SupportedMimeTypes": ("as", []),
    }


def changing_properties(shown: Shown) -> Properties:
    """The ones that change within a session."""
    metadata = {"mpris:trackid": ("o", TRACK), "xesam:title": ("s", shown.title)}
    return {"PlaybackStatus": ("s", shown.playback.value), "Metadata": ("a{sv}", metadata)}


def player_properties(shown: Shown) -> Properties:
    can = dict.fromkeys(("CanControl", "CanGoNext", "CanGoPrevious", "CanPause", "CanPlay"), ("b", True))
    steady: Properties = {
        "CanSeek": ("b", False),
        "Position": ("x", 0),
        "Rate": ("d", 1.0),
        "MinimumRate": ("d", 1.0),
        "MaximumRate": ("d", 1.0),
        "Volume": ("d", 1.0),
    }
    return {**can, **steady, **changing_properties(shown)}


METHODS = {
    ROOT: ("Raise", "Quit"),
    PLAYER: ("Next", "Previous", "Pause", "PlayPause", "Stop", "Play"),
}


def properties(interface: str, shown: Shown) -> Properties | None:
    """Of one of the two interfaces; None of any other."""
    if interface == ROOT:
        return root_properties()
    return player_properties(shown) if interface == PLAYER else None


def introspection() -> str:
    """The XML in which the object describes itself."""
    some = Shown(Playback.STOPPED, "")
    interfaces = "".join(
        f'<interface name="{interface}">'
        + "".join(f'<method name="{method}"/>' for method in methods)
        + "".join(
            f'<property name="{name}" type="{kind}" access="read"/>'
            for name, (kind, _) in (properties(interface, some) or {}).items()
        )
        + "</interface>"
        for interface, methods in METHODS.items()
    )
    return f"<node>{interfaces}</node>"
