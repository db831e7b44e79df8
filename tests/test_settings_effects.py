"""Every setting of the table changes what it says: chosen on the settings page, seen where it is to be seen.

One row a setting: what is chosen, where its effect shows (on the screen, in the plan, in the sound script), and what
shows there before and after. A setting without a row here fails.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QRadioButton, QSlider, QWidget

from stretchtimer.app import speak
from stretchtimer.core.exercise import Kit, Side
from stretchtimer.core.measure import Kind, Protocol, check_reading
from stretchtimer.core.reminder import FixedTimes, Rule
from stretchtimer.core.reminder_log import Reason
from stretchtimer.core.session import Command
from stretchtimer.core.settings import PERCENT_STEP, TABLE, Setting, Settings, SettingType, find
from stretchtimer.core.sound_choices import Tone, sound_choices
from stretchtimer.core.sound_script import sound_script
from stretchtimer.desktop.dbus import Buses
from stretchtimer.reminder_runner import ReminderRunner
from stretchtimer.reminders import state_at_rest
from stretchtimer.ui.figure_colours import SkinTone, figure_colours
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.figure_preview import FigurePreview
from stretchtimer.ui.key_guard import DEAF_MS
from stretchtimer.ui.settings_group import SettingsGroup
from stretchtimer.ui.settings_row import SettingRow
from stretchtimer.ui.switch import Switch
from stretchtimer.wiring.closing import ClosingWires
from stretchtimer.words.language import _
from stretchtimer.words.names import choice_name, setting_name
from stretchtimer.words.spoken import length_at
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen
from tests.test_closing import Closable
from tests.test_reminder_runner import Room
from tests.ui.looks import picture, spots, tokens

MORNING, EVENING = datetime(2026, 10, 14, 5, 30, tzinfo=UTC), datetime(2026, 10, 14, 17, 30, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton


# As the user does it


def choose(screen: Screen, key: str, text: str) -> None:
    """Search for the setting by its name, and give its control the value with mouse and keys."""
    screen.click("Settings")
    search = screen.app.settings.page.findChild(QLineEdit)
    assert search is not None
    search.setText(setting_name(key))
    screen.settle()
    row = next(group.rows[key] for group in screen.page.findChildren(SettingsGroup) if key in group.rows)
    assert row.isVisible()
    screen.clock.advance(DEAF_MS)
    operate(find(key), row, text)
    screen.settle()


def operate(setting: Setting, row: SettingRow, text: str) -> None:
    match setting.type:
        case SettingType.CHOICE if combos := row.findChildren(QComboBox):
            walk(combos[0], setting.choices.index(text) - combos[0].currentIndex())
        case SettingType.NAME:
            (combo,) = row.findChildren(QComboBox)
            walk(combo, combo.findData(text) - combo.currentIndex())
        case SettingType.CHOICE:
            name = choice_name(setting.key, text)
            (segment,) = [one for one in row.findChildren(QRadioButton) if one.text() == name]
            QTest.mouseClick(segment, LEFT)
        case SettingType.PERCENT:
            (slider,) = row.findChildren(QSlider)
            steps = (int(text) - slider.value()) // PERCENT_STEP
            for _step in range(abs(steps)):
                QTest.keyClick(slider, Qt.Key.Key_Right if steps > 0 else Qt.Key.Key_Left)
        case SettingType.TIME | SettingType.NUMBER:
            (switch,), (line,) = row.findChildren(Switch), row.findChildren(QLineEdit)
            if switch.isChecked():
                QTest.mouseClick(switch, LEFT)
            line.selectAll()
            QTest.keyClicks(line, text)
            QTest.keyClick(line, Qt.Key.Key_Return)
        case SettingType.SUBSET:
            wanted = set(text.split(","))
            for choice, box in zip(setting.choices, row.findChildren(QCheckBox), strict=True):
                if box.isChecked() != (choice in wanted):
                    QTest.mouseClick(box, LEFT)
        case SettingType.NOTE:
            raise AssertionError("the program notes it by itself")


def walk(combo: QComboBox, steps: int) -> None:
    for _step in range(abs(steps)):
        QTest.keyClick(combo, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


# Where it shows


def planned(screen: Screen) -> set[str]:
    return {phase.exercise for phase in screen.app.parts.plan("evening").phases}


def morning_form(screen: Screen) -> str:
    return str(screen.app.parts.plan("morning").form)


def started_page(screen: Screen) -> str:
    """The page to which Start leads from Today."""
    return while_started(screen, lambda: type(screen.page).__name__)


def while_started(screen: Screen, see: Callable[[], object]) -> str:
    """What is to be seen once the evening has been started; nothing is left of it afterwards."""
    screen.click("Today")
    screen.click("Start: Evening")
    seen = str(see())
    if screen.app.sessions.is_running:
        screen.app.sessions.runner.command(Command.END)
        screen.settle()
        screen.app.sessions.close_done()
    else:
        screen.app.before.go_back()
    screen.window.show_full_screen(False)
    screen.settle()
    return seen


def window_in_session(screen: Screen) -> str:
    def size() -> str:
        window = screen.window
        return "full" if window.isFullScreen() else "narrow" if window.width() < 600 else "usual"

    return while_started(screen, size)


def script(screen: Screen) -> list[str]:
    """Everything that the morning would say and sound."""
    choices = sound_choices(screen.app.parts.settings)
    cues = sound_script(screen.app.parts.plan("morning"), choices, length_at(choices.rate))
    return [str(cue.sound) if isinstance(cue.sound, Tone) else cue.sound.key for cue in cues]


def said_at(screen: Screen) -> tuple[int, ...]:
    """When the evening speaks: a slower voice has to begin earlier, or is left out."""
    choices = sound_choices(screen.app.parts.settings)
    cues = sound_script(screen.app.parts.plan("evening"), choices, length_at(choices.rate))
    return tuple(cue.at_ms for cue in cues if cue.is_said)


def sounds(tone: Tone) -> Callable[[Screen], object]:
    return lambda screen: tone in script(screen)


def manner(part: str) -> Callable[[Screen], object]:
    """How the voice is told to speak, once there are two of them."""

    def see(screen: Screen) -> object:
        sound = screen.app.sessions.sound
        speaker = sound._voice()
        speaker._take({"is": "voices", "voices": [["a", "Anna", "en"], ["b", "Ben", "en"]]})
        return getattr(sound._voice()._manner, part)

    return see


def preview_moves(screen: Screen) -> bool:
    screen.click("Exercises")
    screen.app.exercises.page.show_exercise("supine_strap")
    screen.settle()
    preview = screen.page.findChild(FigurePreview)
    assert preview is not None
    return preview.is_moving


def figure(screen: Screen) -> QWidget:
    screen.click("Today")
    return next(one for one in screen.page.findChildren(FigurePicture) if one.isVisible())


def skin(screen: Screen) -> str:
    """The skin that has the most of the picture."""
    drawn, shades = picture(figure(screen)), tokens()["figure"]
    names: tuple[SkinTone, ...] = ("light", "tan", "brown", "deep")
    return max(names, key=lambda name: sum(1 for _spot in spots(drawn, figure_colours(shades, "light", name).skin, 3)))


def headline_px(screen: Screen) -> int:
    screen.click("Today")
    return max(label.font().pixelSize() for label in screen.page.findChildren(QLabel) if label.isVisible())


def progress(screen: Screen) -> str:
    screen.click("Progress")
    screen.settle()
    charts = [one.accessibleName() + one.accessibleDescription() for one in screen.page.findChildren(QWidget)]
    return " ".join([*screen.texts(), *charts])


def on_progress(words: str) -> Callable[[Screen], object]:
    return lambda screen: words in progress(screen)


def next_reminder(screen: Screen) -> str:
    parts = screen.app.parts
    coming = state_at_rest(parts.store, parts.catalogue, parts.clock).coming
    return f"{coming[0].at:%d %H:%M}" if coming else ""


def comes_in_front_of_a_camera(screen: Screen) -> bool:
    """Whether the evening's reminder is offered at its time although the camera is in use."""
    parts = screen.app.parts
    later = HandClock(EVENING + timedelta(minutes=59))
    runner = ReminderRunner(later, Room(later, held_by=frozenset({Reason.CAMERA})))
    offered: list[object] = []
    runner.reminder_due.connect(offered.append)
    runner.show_waits(parts.settings.reminders_wait)
    runner.show_rules(parts.store.reminders())
    runner.begin(())
    later.advance(120_000)
    runner.tick()
    runner.stop()
    return bool(offered)


def closing(screen: Screen) -> str:
    """What becomes of the window when it is closed while there is a reminder."""
    closable = Closable(screen, screen.folder)
    closable.close()
    question = closable.question()
    if question is not None:
        question.hide()
    closable.wires.deleteLater()
    screen.window.show_kept(False)
    return "asks" if question else "ends" if closable.ended else "stays"


def asked_to_begin(screen: Screen) -> str:
    """What the program says once it has been built in the language of the settings."""
    speak(screen.app.parts.settings, "en")
    said = _("Begin")
    speak(Settings(), "en")
    return said


def login_files(screen: Screen) -> int:
    return len(list((screen.folder.parent / ".config" / "autostart").glob("*.desktop")))


def follow_login(screen: Screen) -> None:
    """As the whole program does it."""
    wires = ClosingWires(screen.app.parts, screen.app.sessions.runner, screen.folder, Buses)
    wires.setParent(screen.app)
    screen.app.settings.changed.connect(wires.follow)
    screen.window.show_kept(False)


def leg_is_asked(screen: Screen) -> bool:
    screen.app.measure()
    screen.press(Qt.Key.Key_Return)
    methods = [box for box in screen.page.findChildren(QComboBox) if box.isVisible()][1]
    methods.setCurrentIndex(methods.findText("Distance to a wall"))
    methods.activated.emit(methods.currentIndex())
    asked = screen.says("Length of your leg")
    screen.app.assess.left.emit()
    return asked


# What was there before


def with_reminder(screen: Screen, at: time) -> None:
    rule = Rule("", "Evening", "evening", FixedTimes((at,), date(2026, 10, 1)), datetime(2026, 10, 1, tzinfo=UTC))
    screen.app.parts.store.put_reminder(rule, screen.clock.now())


def with_reach(screen: Screen) -> None:
    measure(screen, Kind.SIT_AND_REACH, "20", None, Protocol.CSEP_26)


def with_raises(screen: Screen) -> None:
    for side in (Side.LEFT, Side.RIGHT):
        measure(screen, Kind.LEG_RAISE, "70", side, None)


def measure(screen: Screen, kind: Kind, text: str, side: Side | None, protocol: Protocol | None) -> None:
    for days in (3, 2, 1):
        at = screen.clock.now() - timedelta(days=days)
        screen.app.parts.store.add_measurement(
            check_reading(kind, text, side, protocol),
            (),
            warmed_up=None,
            stopped_by=None,
            measured_at=at,
            zone=screen.clock.zone(),
            now=screen.clock.now(),
        )


@dataclass(frozen=True)
class Effect:
    """Choosing `text` turns what `see` sees from `was` into `becomes`; None: into anything else."""

    text: str
    see: Callable[[Screen], object]
    was: object = None
    becomes: object = None
    given: Mapping[str, str] = field(default_factory=dict)
    ready: Callable[[Screen], None] = lambda _screen: None
    now: datetime = EVENING


SPEAKS = {"speech": "full"}

EFFECTS: Mapping[str, Effect] = {
    "waking_hour": Effect("05:00", morning_form, "first_hour", "usual", now=MORNING),
    "first_hour_minutes": Effect("0", morning_form, "first_hour", "usual", {"waking_hour": "07:00"}, now=MORNING),
    "kit": Effect("mat", lambda screen: Kit.STRAP in screen.app.parts.plan("evening").kit, True, False),
    "before_page": Effect("always", started_page, "SessionPage", "BeforePage"),
    "breathing": Effect(
        "coherent_55", lambda screen: screen.app.parts.plan("evening").breathing.id, "relax_4_6", "coherent_55"
    ),
    "speech": Effect("silent", lambda screen: bool(script(screen)), True, False, SPEAKS),
    "speech_rate": Effect("80", said_at, given=SPEAKS),
    "sound_ticks": Effect("off", sounds(Tone.TICK), True, False, SPEAKS),
    "sound_breath": Effect("off", sounds(Tone.BREATHE_IN), True, False, {"speech": "sounds"}),
    "sound_beats": Effect("off", sounds(Tone.BEAT), True, False, {"speech": "sounds"}),
    "sound_changes": Effect("off", sounds(Tone.BOWL), True, False, SPEAKS),
    "volume": Effect("50", manner("volume_percent"), 80, 50),
    "voice": Effect("Ben", manner("voice_id"), "", "b"),
    "session_window": Effect("compact", window_in_session, "usual", "narrow"),
    "mat_view": Effect("on", window_in_session, "usual", "full"),
    "language": Effect("de", asked_to_begin, "Begin", "Beginnen"),
    "theme": Effect(
        "dark", lambda screen: screen.qapp.palette().color(QPalette.ColorRole.Window).lightness() < 60, False, True
    ),
    "text_size": Effect("150", headline_px, 30, 45),
    "reduced_motion": Effect("on", preview_moves, True, False, {"reduced_motion": "off"}),
    "figure_skin": Effect("deep", skin, "tan", "deep"),
    "figure_hair": Effect("bun", lambda screen: bytes(picture(figure(screen)).constBits())),
    "units": Effect("in", on_progress("Sit and reach, in"), False, True, ready=with_reach),
    "quiet_from": Effect(
        "20:00", next_reminder, "14 18:30", "", ready=lambda screen: with_reminder(screen, time(20, 30))
    ),
    "quiet_to": Effect("06:00", next_reminder, "", "15 04:30", ready=lambda screen: with_reminder(screen, time(6, 30))),
    "reminders_wait": Effect(
        "meeting", comes_in_front_of_a_camera, False, True, ready=lambda screen: with_reminder(screen, time(20, 30))
    ),
    "on_close": Effect("quit", closing, "asks", "ends", ready=lambda screen: with_reminder(screen, time(20, 30))),
    "start_at_login": Effect("on", login_files, 0, 1, ready=follow_login),
    "leg_length_mm": Effect("880", leg_is_asked, True, False),
    "sex": Effect("male", on_progress("Men aged"), False, True, {"birth_year": "1990"}, with_reach),
    "birth_year": Effect("1990", on_progress("Women aged"), False, True, {"sex": "female"}, with_reach),
    "goal_leg_raise": Effect("85", on_progress("Goal 85°"), False, True, ready=with_raises),
    "goal_reach": Effect("12", on_progress("Goal +12.0"), False, True, ready=with_reach),
    "conditions": Effect("pregnancy", lambda screen: "supine_strap" in planned(screen), True, False),
}

NOTED = {"senses_checked": "tests/test_before_walk.py", "first_run": "tests/test_first_run_walk.py"}
"""Set by what they are about, and not on the page; their walks are elsewhere."""


def test_every_setting_of_the_table_is_tried() -> None:
    assert {setting.key for setting in TABLE} == EFFECTS.keys() | NOTED.keys()
    assert {setting.key for setting in TABLE if setting.type is SettingType.NOTE} == NOTED.keys()


@pytest.mark.parametrize("key", EFFECTS)
def test_it_changes_what_it_says(qapp: QApplication, own_data_dir: Path, key: str) -> None:
    effect = EFFECTS[key]
    with on_screen(qapp, own_data_dir, HandClock(effect.now)) as screen:
        for given in effect.given.items():
            screen.app.parts.store.set_setting(*given, screen.clock.now())
        effect.ready(screen)
        screen.app.settings.show_voices(("Anna", "Ben"))
        before = effect.see(screen)
        choose(screen, key, effect.text)
        with screen.file() as file:
            assert file.settings().text(key) == effect.text
        after = effect.see(screen)
        assert before != after
        if effect.was is not None:
            assert (before, after) == (effect.was, effect.becomes)
