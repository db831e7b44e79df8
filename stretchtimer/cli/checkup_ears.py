"""Looks at what a session can be heard on: a loudspeaker, and a voice for the language of the texts."""

import subprocess
import sys

from PySide6.QtCore import QLocale

from stretchtimer.cli.checkup import CHILD_WAITS_S, Finding
from stretchtimer.core.message import UserError
from stretchtimer.desktop.speech import look_for_voices, spoken_language
from stretchtimer.words.language import _, ngettext, written_language
from stretchtimer.words.messages import sentence

LOOK_FOR_SOUND = (
    "from PySide6.QtCore import QCoreApplication; from PySide6.QtMultimedia import QMediaDevices; "
    "app = QCoreApplication([]); print(QMediaDevices.defaultAudioOutput().description())"
)
SPEECH_CURE = "sudo apt-get install --no-install-recommends speech-dispatcher speech-dispatcher-espeak-ng"


def examine_ears() -> list[Finding]:
    return [_sound(), _speech()]


def _sound() -> Finding:
    """What sounds are played on. A child process looks: it may hang, and lacks a library perhaps."""
    try:
        child = subprocess.run(
            [sys.executable, "-c", LOOK_FOR_SOUND], capture_output=True, text=True, timeout=CHILD_WAITS_S, check=False
        )
    except subprocess.TimeoutExpired:
        return Finding(_("Sound"), False, _("the sound server did not answer"))
    if child.returncode != 0:
        return Finding(_("Sound"), False, _("Qt Multimedia cannot be loaded"), _("see the libraries below"))
    device = child.stdout.strip().rpartition("\n")[2]
    if not device:
        return Finding(_("Sound"), False, _("no loudspeaker"), _("switch on or plug in a loudspeaker"))
    return Finding(_("Sound"), True, _("plays on {device}").format(device=device))


def _speech() -> Finding:
    """Which voices there are: the voice process is asked, as a session asks it."""
    language = spoken_language(written_language(), QLocale.system())
    try:
        voices = look_for_voices(language, CHILD_WAITS_S)
    except UserError as error:
        cure = SPEECH_CURE if sys.platform == "linux" else _("add a voice in the system's settings for speech")
        return Finding(_("Speech"), False, sentence(error.message), cure)
    count = ngettext("{count} voice for {language}", "{count} voices for {language}", len(voices))
    found = count.format(count=len(voices), language=language) if voices else _("a voice that has no name")
    return Finding(_("Speech"), True, found)
