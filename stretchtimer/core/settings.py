"""The settings, as one table: key, group, type, default and choices. Page, command line and tests are drawn from it.

A value is kept as text. `Settings` reads it back as what it means, and a value that no longer fits counts as unset.
What a setting is called and why it is there, in the user's language, stands in `words.py` under its key.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from stretchtimer.core.breathing import PATTERNS, RELAX_4_6, Pattern
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Kit
from stretchtimer.core.first_run import FIRST_RUN, FirstRunStep
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.one_line import is_one_line
from stretchtimer.core.reminder_log import Reason
from stretchtimer.core.wall import Window


class Group(StrEnum):
    """A heading of the settings page."""

    SESSION = "session"
    SOUND = "sound"
    DISPLAY = "display"
    REMINDERS = "reminders"
    BODY = "body"


class SettingType(StrEnum):
    """How a setting's text is read and which control shows it."""

    CHOICE = "choice"  # one of `choices`
    PERCENT = "percent"  # a whole number of `choices`' ends, in steps of 10
    TIME = "time"  # HH:MM on the wall clock, or "unknown"
    NUMBER = "number"  # a whole number between `choices`' ends, or "unknown"
    SUBSET = "subset"  # any of `choices`, comma-separated; "none" for none of them
    NAME = "name"  # what something of the system is called, such as a voice; or "system" for the system's own
    NOTE = "note"  # one of `choices`, noted by the program; the page shows only the row's action


UNKNOWN = "unknown"
NONE = "none"
SYSTEM = "system"
PERCENT_STEP = 10
ON_OFF = ("on", "off")
LANGUAGES = ("en", "de", "ar")
LONGEST_NAME = 120
HOLDS = ("meeting", "camera", "microphone", "presentation", "full_screen", "do_not_disturb")


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table."""

    key: str
    group: Group
    type: SettingType
    default: str
    choices: tuple[str, ...] = ()
    action: str = ""  # what the row offers to do beside its control: "preview", "play", "check", "repeat"


TABLE: tuple[Setting, ...] = (
    Setting("waking_hour", Group.SESSION, SettingType.TIME, UNKNOWN),
    Setting("first_hour_minutes", Group.SESSION, SettingType.CHOICE, "60", ("0", "30", "60", "120")),
    Setting("kit", Group.SESSION, SettingType.SUBSET, "mat,chair,strap,worktop,stool,roller", tuple(Kit)),
    Setting("before_page", Group.SESSION, SettingType.CHOICE, "first_of_day", ("always", "first_of_day", "never")),
    Setting("breathing", Group.SESSION, SettingType.CHOICE, RELAX_4_6.id, tuple(PATTERNS), "preview"),
    Setting("senses_checked", Group.SOUND, SettingType.NOTE, "no", ("no", "yes"), "check"),
    Setting("speech", Group.SOUND, SettingType.CHOICE, "full", ("full", "short", "sounds", "silent")),
    Setting("speech_rate", Group.SOUND, SettingType.PERCENT, "100", ("80", "160"), action="play"),
    Setting("sound_ticks", Group.SOUND, SettingType.CHOICE, "on", ON_OFF, action="play"),
    Setting("sound_breath", Group.SOUND, SettingType.CHOICE, "on", ON_OFF, action="play"),
    Setting("sound_beats", Group.SOUND, SettingType.CHOICE, "on", ON_OFF, action="play"),
    Setting("sound_changes", Group.SOUND, SettingType.CHOICE, "on", ON_OFF, action="play"),
    Setting("volume", Group.SOUND, SettingType.PERCENT, "80", ("0", "100"), action="play"),
    Setting("voice", Group.SOUND, SettingType.NAME, SYSTEM, action="play"),
    Setting("session_window", Group.DISPLAY, SettingType.CHOICE, "window", ("window", "full_screen", "compact")),
    Setting("mat_view", Group.DISPLAY, SettingType.CHOICE, "off", ON_OFF),
    Setting("language", Group.DISPLAY, SettingType.CHOICE, SYSTEM, (SYSTEM, *LANGUAGES)),
    Setting("theme", Group.DISPLAY, SettingType.CHOICE, "system", ("system", "light", "dark", "high_contrast")),
    Setting("text_size", Group.DISPLAY, SettingType.PERCENT, "100", ("100", "200")),
    Setting("reduced_motion", Group.DISPLAY, SettingType.CHOICE, "system", ("system", "on", "off")),
    Setting("figure_skin", Group.DISPLAY, SettingType.CHOICE, "tan", ("light", "tan", "brown", "deep")),
    Setting("figure_hair", Group.DISPLAY, SettingType.CHOICE, "short", ("short", "bun")),
    Setting("units", Group.DISPLAY, SettingType.CHOICE, "cm", ("cm", "in")),
    Setting("quiet_from", Group.REMINDERS, SettingType.TIME, "22:00"),
    Setting("quiet_to", Group.REMINDERS, SettingType.TIME, "07:00"),
    Setting("reminders_wait", Group.REMINDERS, SettingType.SUBSET, ",".join(HOLDS), HOLDS),
    Setting("on_close", Group.REMINDERS, SettingType.CHOICE, "ask", ("ask", "stay", "quit")),
    Setting("start_at_login", Group.REMINDERS, SettingType.CHOICE, "off", ON_OFF),
    Setting("leg_length_mm", Group.BODY, SettingType.NUMBER, UNKNOWN, ("500", "1300")),
    Setting("sex", Group.BODY, SettingType.CHOICE, UNKNOWN, (UNKNOWN, "female", "male")),
    Setting("birth_year", Group.BODY, SettingType.NUMBER, UNKNOWN, ("1900", "2100")),
    Setting("goal_leg_raise", Group.BODY, SettingType.NUMBER, UNKNOWN, ("30", "130")),
    Setting("goal_reach", Group.BODY, SettingType.NUMBER, UNKNOWN, ("-30", "40")),
    Setting("conditions", Group.BODY, SettingType.SUBSET, NONE, tuple(Condition)),
    Setting(FIRST_RUN, Group.BODY, SettingType.NOTE, "welcome", tuple(FirstRunStep), "repeat"),
)

BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in TABLE}


def find(key: str) -> Setting:
    """The row of a key; raises UserError that names the keys there are."""
    if key not in BY_KEY:
        raise UserError(Message("setting_unknown", {"key": key, "known": ", ".join(BY_KEY)}))
    return BY_KEY[key]


def check(setting: Setting, text: str) -> str:
    """The text as it is stored; raises UserError that says what is allowed."""
    plain = text.strip()
    normal = _normalised(setting, plain if setting.type is SettingType.NAME else plain.lower())
    if normal is None:
        values = {"key": setting.key, "found": text, "allowed": allowed_text(setting)}
        raise UserError(Message("setting_refused", values))
    return normal


def allowed_text(setting: Setting) -> str:
    """What a setting may be, as a person would type it."""
    match setting.type:
        case SettingType.CHOICE | SettingType.NOTE:
            return ", ".join(setting.choices)
        case SettingType.NAME:
            return SYSTEM + ", …"
        case SettingType.PERCENT:
            lowest, highest = setting.choices
            return f"{lowest}, {int(lowest) + PERCENT_STEP} … {highest}"
        case SettingType.TIME:
            return f"00:00 … 23:59, {UNKNOWN}"
        case SettingType.NUMBER:
            lowest, highest = setting.choices
            return f"{lowest} … {highest}, {UNKNOWN}"
        case SettingType.SUBSET:
            return f"{', '.join(setting.choices)}, {NONE}"


def _normalised(setting: Setting, text: str) -> str | None:
    match setting.type:
        case SettingType.NAME:
            fits = is_one_line(text) and text.strip() == text
            return text if fits and 0 < len(text) <= LONGEST_NAME else None
        case SettingType.CHOICE | SettingType.NOTE:
            return text if text in setting.choices else None
        case SettingType.PERCENT:
            lowest, highest = map(int, setting.choices)
            fits = text.isascii() and text.isdigit() and len(text) <= len(setting.choices[1])
            return str(int(text)) if fits and lowest <= int(text) <= highest and int(text) % PERCENT_STEP == 0 else None
        case SettingType.TIME:
            return text if text == UNKNOWN else _normalised_time(text)
        case SettingType.NUMBER:
            return text if text == UNKNOWN else _normalised_number(setting, text)
        case SettingType.SUBSET:
            chosen = {part.strip() for part in text.split(",")}
            if chosen == {NONE}:
                return NONE
            return ",".join(c for c in setting.choices if c in chosen) if chosen <= set(setting.choices) else None


def _normalised_number(setting: Setting, text: str) -> str | None:
    """A minus sign only where there are numbers below zero."""
    lowest, highest = map(int, setting.choices)
    digits = text.replace("\N{MINUS SIGN}", "-").removeprefix("-" if lowest < 0 else "")
    fits = digits.isascii() and digits.isdigit() and len(digits) <= len(setting.choices[1])
    number = -int(digits) if fits and digits != text else int(digits) if fits else lowest - 1
    return str(number) if lowest <= number <= highest else None


def _normalised_time(text: str) -> str | None:
    hours, colon, minutes = text.partition(":")
    digits = hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()
    if not colon or not digits or len(hours) > 2 or len(minutes) != 2:
        return None
    if int(hours) > 23 or int(minutes) > 59:
        return None
    return f"{int(hours):02d}:{minutes}"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings: the defaults, less what the user has `changed`."""

    changed: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """A setting's value as text."""
        setting = find(key)
        return _normalised(setting, self.changed.get(key, setting.default)) or setting.default

    @property
    def waking_hour(self) -> time | None:
        text = self.text("waking_hour")
        return None if text == UNKNOWN else time.fromisoformat(text)

    @property
    def quiet_hours(self) -> Window | None:
        """When no reminder comes; None where either end is not set."""
        ends = [self.text("quiet_from"), self.text("quiet_to")]
        return None if UNKNOWN in ends or ends[0] == ends[1] else Window(*map(time.fromisoformat, ends))

    @property
    def reminders_wait(self) -> frozenset[Reason]:
        """What a reminder waits for."""
        return frozenset(Reason(part) for part in self._parts("reminders_wait"))

    @property
    def first_hour_minutes(self) -> int:
        return int(self.text("first_hour_minutes"))

    @property
    def kit(self) -> frozenset[Kit]:
        return frozenset(Kit(part) for part in self._parts("kit"))

    @property
    def conditions(self) -> frozenset[Condition]:
        return frozenset(Condition(part) for part in self._parts("conditions"))

    @property
    def breathing(self) -> Pattern:
        """As chosen; whether it may be used now is `breathing.fitting_pattern`'s to say."""
        return PATTERNS[self.text("breathing")]

    @property
    def text_scale(self) -> float:
        return int(self.text("text_size")) / 100

    @property
    def leg_length_mm(self) -> int | None:
        return self._number("leg_length_mm")

    @property
    def sex(self) -> str:
        """`female`, `male` or `unknown`: for comparisons that differ by it."""
        return self.text("sex")

    @property
    def birth_year(self) -> int | None:
        return self._number("birth_year")

    @property
    def goal_leg_raise(self) -> int | None:
        """Degrees."""
        return self._number("goal_leg_raise")

    @property
    def goal_reach(self) -> int | None:
        """Centimetres past the soles; negative short of them."""
        return self._number("goal_reach")

    def _number(self, key: str) -> int | None:
        text = self.text(key)
        return None if text == UNKNOWN else int(text)

    def _parts(self, key: str) -> tuple[str, ...]:
        text = self.text(key)
        return () if text == NONE else tuple(text.split(","))
