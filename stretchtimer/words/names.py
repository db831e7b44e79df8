"""What kit, conditions, sides, tests and settings are called."""

from collections.abc import Callable, Mapping

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Kit, Limb, Side
from stretchtimer.core.measure import Kind, Protocol
from stretchtimer.core.settings import SYSTEM, Group
from stretchtimer.words.language import N_, _

KIT = {
    Kit.MAT: N_("mat"),
    Kit.CHAIR: N_("chair"),
    Kit.STRAP: N_("strap, belt or towel"),
    Kit.WORKTOP: N_("desk or worktop"),
    Kit.STOOL: N_("low stool or box"),
    Kit.ROLLER: N_("foam roller"),
    Kit.CUSHION: N_("cushion"),
    Kit.BAND: N_("elastic band"),
    Kit.BLOCKS: N_("blocks"),
}

CONDITIONS = {
    Condition.ACUTE_HAMSTRING_STRAIN: N_("fresh hamstring strain"),
    Condition.HAMSTRING_TENDON: N_("pain at the sit bone when sitting or stretching"),
    Condition.LEG_PAIN: N_("leg pain, tingling or sciatica"),
    Condition.RECENT_SURGERY: N_("recent surgery on back, hip, knee or abdomen"),
    Condition.OSTEOPOROSIS: N_("osteoporosis or a vertebral fracture"),
    Condition.HYPERMOBILITY: N_("very flexible joints (hypermobility)"),
    Condition.PREGNANCY: N_("pregnancy"),
    Condition.PRESSURE_OR_DIZZY: N_("high blood pressure, glaucoma or dizziness"),
    Condition.BALANCE: N_("trouble with balance"),
    Condition.KNEE: N_("knee pain or a knee replacement"),
    Condition.WRIST_SHOULDER: N_("wrist or shoulder trouble"),
    Condition.CLOT: N_("blood thinners, varicose veins or a clot"),
    Condition.HEART_LUNG: N_("heart or lung disease, or chest pain on effort"),
}

KINDS = {
    Kind.LEG_RAISE: N_("straight leg raise"),
    Kind.KNEE_EXTENSION: N_("active knee extension"),
    Kind.SIT_AND_REACH: N_("sit and reach"),
    Kind.CHAIR_REACH: N_("chair sit and reach"),
    Kind.FINGER_TO_FLOOR: N_("fingertip to floor"),
}

PROTOCOLS = {
    Protocol.UNSPECIFIED: N_("method not noted"),
    Protocol.PHONE: N_("phone on the shin"),
    Protocol.WALL: N_("distance to a wall"),
    Protocol.HEEL: N_("height of the heel"),
    Protocol.PHOTO: N_("photo"),
    Protocol.TOE_LINE: N_("toe line, 0 at the soles"),
    Protocol.CSEP_26: N_("box, 26 cm at the soles"),
    Protocol.BOX_23: N_("box, 23 cm at the soles"),
    Protocol.EUROFIT_15: N_("Eurofit box, 15 cm at the soles"),
    Protocol.YMCA_15IN: N_("YMCA, 15 inches at the heels"),
    Protocol.BACK_SAVER: N_("back-saver, 0 at the soles"),
    Protocol.BACK_SAVER_15: N_("back-saver, box with 15 cm at the soles"),
    Protocol.BACK_SAVER_23: N_("back-saver, box with 23 cm at the soles"),
    Protocol.BACK_SAVER_26: N_("back-saver, box with 26 cm at the soles"),
    Protocol.MODIFIED: N_("modified, 0 where your fingertips start"),
    Protocol.CHAIR: N_("chair, 0 at the tip of the shoe"),
    Protocol.FLOOR: N_("ruler to the floor"),
}

GROUPS = {
    Group.SESSION: N_("Session"),
    Group.SOUND: N_("Sound and voice"),
    Group.DISPLAY: N_("Display"),
    Group.REMINDERS: N_("Reminders"),
    Group.BODY: N_("Body and safety"),
}
LANGUAGES = {"en": "English", "de": "Deutsch", "ar": "العربية"}
"""Each by its own name, for those who read no other."""

ON_OFF = {"on": N_("On"), "off": N_("Off")}

SETTINGS = {
    "waking_hour": (N_("Waking hour"), N_("In the first hour up, stretches that round the back are swapped.")),
    "first_hour_minutes": (N_("Careful time after waking"), N_("How many minutes the careful forms are offered for.")),
    "kit": (N_("Kit at hand"), N_("Steps that need something else are swapped or left out.")),
    "before_page": (N_("Page before a session"), N_("What you need, the time it takes, and what was swapped.")),
    "breathing": (N_("Breathing pattern"), N_("Box and 4-7-8 pace only the time between stretches.")),
    "senses_checked": (
        N_("Can you see and hear this?"),
        N_("Size, loudness and a remote, tried from the mat."),
    ),
    "volume": (N_("Volume"), N_("Of voice and sounds, beside the system's own.")),
    "voice": (N_("Who speaks"), N_("The system's own voice unless you choose.")),
    "mat_view": (N_("Mat view"), N_("The largest numbers, for a screen three metres away.")),
    "speech": (N_("Voice"), N_("How much is said. Sounds only leaves the tones.")),
    "speech_rate": (
        N_("Speed of the voice"),
        N_("The voice's own speed is 100 %. Slower leaves room for fewer sentences."),
    ),
    "sound_ticks": (N_("Ticks"), N_("The last five seconds, and the count before it goes on.")),
    "sound_breath": (N_("Breathing"), N_("Said for two breaths of a hold, then a soft tone for in and out.")),
    "sound_beats": (N_("Repetitions"), N_("Counted aloud, or a beat where they are quick.")),
    "sound_changes": (N_("Starts and ends"), N_("A bowl at the end of a set, two notes to change sides.")),
    "session_window": (N_("Session window"), N_("What opens when you press Start.")),
    "language": (N_("Language"), N_("Of everything that is written and said.")),
    "theme": (
        N_("Theme"),
        N_("Follows the system unless you choose. Contrast is the strongest, light or dark as the system is."),
    ),
    "text_size": (N_("Text size"), N_("Everything grows together. The countdown already fills its ring.")),
    "reduced_motion": (N_("Reduce motion"), N_("No breathing disc, the ring moves once a second.")),
    "figure_skin": (N_("Figure: skin"), N_("The skin tone of the drawn person.")),
    "figure_hair": (N_("Figure: hair"), N_("The hair of the drawn person.")),
    "units": (N_("Units of length"), N_("How reaches are shown.")),
    "quiet_from": (N_("Quiet hours from"), N_("No reminder comes from here on. Unknown means none.")),
    "quiet_to": (N_("Quiet hours to"), N_("From here on reminders come again.")),
    "reminders_wait": (N_("Reminders wait during"), N_("They come once it is over, once.")),
    "on_close": (N_("When the window is closed"), N_("Staying beside the clock keeps reminders coming.")),
    "start_at_login": (N_("Start with the computer"), N_("Without a window, so that reminders come by themselves.")),
    "leg_length_mm": (
        N_("Leg length in mm"),
        N_("Hip bone to heel: turns the tape into the angle of the leg."),
    ),
    "sex": (N_("Sex"), N_("Only to choose the figures you are compared with.")),
    "birth_year": (N_("Year of birth"), N_("Only to choose the figures you are compared with, by age.")),
    "goal_leg_raise": (N_("Goal of the leg raise, degrees"), N_("A dotted line on the chart, nothing more.")),
    "goal_reach": (
        N_("Goal of the reach, cm past the toes"),
        N_("A dotted line on the chart; short of the toes is minus."),
    ),
    "conditions": (N_("Conditions"), N_("Exercises that do not suit them are swapped or left out.")),
    "first_run": (N_("First steps"), N_("Welcome, safety questions, your kit, and reminders.")),
}

CHOICES = {
    "before_page": {"always": N_("Always"), "first_of_day": N_("When new"), "never": N_("Never")},
    "breathing": {
        "relax_4_6": N_("4 in, 6 out"),
        "easy_3_4": N_("Easy: 3 in, 4½ out"),
        "long_out_3_7": N_("Long out-breath: 3 in, 7 out"),
        "coherent_55": N_("Coherent: 5½ in, 5½ out"),
        "even_5_5": N_("Even: 5 in, 5 out"),
        "box_4444": N_("Box: 4 in, 4 hold, 4 out, 4 wait"),
        "478": N_("4-7-8: 4 in, 7 hold, 8 out"),
    },
    "senses_checked": {"no": N_("Not yet"), "yes": N_("Checked")},
    "mat_view": ON_OFF,
    "on_close": {"ask": N_("Ask"), "stay": N_("Stay"), "quit": N_("Quit")},
    "start_at_login": ON_OFF,
    "speech": {"full": N_("Full"), "short": N_("Short"), "sounds": N_("Sounds only"), "silent": N_("Silent")},
    "sound_ticks": ON_OFF,
    "sound_breath": ON_OFF,
    "sound_beats": ON_OFF,
    "sound_changes": ON_OFF,
    "session_window": {"window": N_("Window"), "full_screen": N_("Full screen"), "compact": N_("Compact")},
    "language": {"system": N_("System"), **LANGUAGES},
    "theme": {"system": N_("System"), "light": N_("Light"), "dark": N_("Dark"), "high_contrast": N_("Contrast")},
    "reduced_motion": {"system": N_("System"), **ON_OFF},
    "figure_skin": {"light": N_("Light"), "tan": N_("Tan"), "brown": N_("Brown"), "deep": N_("Deep")},
    "figure_hair": {"short": N_("Short"), "bun": N_("Bun")},
    "units": {"cm": N_("Centimetres"), "in": N_("Inches")},
    "sex": {"unknown": N_("Not said"), "female": N_("Female"), "male": N_("Male")},
    "first_hour_minutes": {"0": N_("Off"), "30": N_("30 min"), "60": N_("60 min"), "120": N_("120 min")},
    "kit": {kit.value: text for kit, text in KIT.items()},
    "reminders_wait": {
        "meeting": N_("A meeting in your calendar"),
        "camera": N_("Camera in use"),
        "microphone": N_("Microphone in use"),
        "presentation": N_("A presentation"),
        "full_screen": N_("Full screen"),
        "do_not_disturb": N_("Do not disturb"),
    },
    "conditions": {condition.value: text for condition, text in CONDITIONS.items()},
    "first_run": {
        "welcome": N_("Not yet"),
        "safety": N_("At step 2 of 4"),
        "body": N_("At step 3 of 4"),
        "reminders": N_("At step 4 of 4"),
        "over": N_("Done"),
    },
}


ACTIONS = {"preview": N_("Preview"), "play": N_("Play"), "check": N_("Check now"), "repeat": N_("Go through again")}


def action_name(action: str) -> str:
    """What a setting's row offers to do."""
    return _(ACTIONS[action])


def voice_name(voice: str) -> str:
    """What a voice is called in a list to choose from: the system knows its own best."""
    return _("The system's own") if voice == SYSTEM else voice


def kit_name(kit: Kit) -> str:
    return _(KIT[kit])


def condition_name(condition: Condition) -> str:
    return _(CONDITIONS[condition])


def kind_name(kind: Kind) -> str:
    return _(KINDS[kind])


def protocol_name(protocol: Protocol) -> str:
    return _(PROTOCOLS[protocol])


def group_name(group: Group) -> str:
    return _(GROUPS[group])


def setting_name(key: str) -> str:
    return _(SETTINGS[key][0])


def setting_reason(key: str) -> str:
    return _(SETTINGS[key][1])


def choice_name(key: str, choice: str) -> str:
    """What one choice of a setting is called."""
    return _(CHOICES[key][choice])


SIDES = {
    Limb.LEG: {Side.LEFT: N_("Left leg"), Side.RIGHT: N_("Right leg"), Side.BOTH: N_("Both legs")},
    Limb.SIDE: {Side.LEFT: N_("Left side"), Side.RIGHT: N_("Right side"), Side.BOTH: N_("Both sides")},
}


def side_name(side: Side, limb: Limb = Limb.LEG) -> str:
    """Which leg or side works, as the line under the exercise's name."""
    return _(SIDES[limb][side])


def side_letter(side: Side) -> str:
    """The letter in the side's badge; empty where both sides work."""
    return {Side.LEFT: _("L"), Side.RIGHT: _("R"), Side.BOTH: ""}[side]


SIDE_WORDS = {Side.LEFT: N_("left"), Side.RIGHT: N_("right"), Side.BOTH: N_("both")}

NAMED_VALUES: Mapping[str, Callable[[str], str]] = {
    "kit": lambda value: kit_name(Kit(value)),
    "condition": lambda value: condition_name(Condition(value)),
    "kind": lambda value: kind_name(Kind(value)),
    "side": lambda value: _(SIDE_WORDS[Side(value)]),
}
