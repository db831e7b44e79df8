"""What the guided measuring says: what to do, how to read it, what was read, and how that compares."""

from collections.abc import Sequence

from stretchtimer.core.assess import guide_of
from stretchtimer.core.entry import Entry, dial_of, dial_text
from stretchtimer.core.exercise import Side
from stretchtimer.core.guided import Check, Step, Trial
from stretchtimer.core.measure import LESS_IS_BETTER, SIDED, Kind, Protocol, Unit, common_value, scale_of
from stretchtimer.core.progress import LengthUnit
from stretchtimer.words.assess_words import tool_name, tries_text
from stretchtimer.words.case import side_in_sentence
from stretchtimer.words.language import N_, _
from stretchtimer.words.lists import listed
from stretchtimer.words.names import kind_name, protocol_name, side_name
from stretchtimer.words.numbers import marked_text
from stretchtimer.words.progress_words import angle_text, capital, unit_name
from stretchtimer.words.verdict_words import level_text, size_text

DO = {
    Kind.LEG_RAISE: N_(
        "Lie on your back, the other leg straight on the floor. Lift the straight leg slowly until you feel a clear "
        "pull. Stop there. No bouncing."
    ),
    Kind.KNEE_EXTENSION: N_(
        "Lie on your back, hands behind the upright thigh. Straighten the knee slowly until you feel a clear pull or "
        "the thigh begins to move."
    ),
    Kind.SIT_AND_REACH: N_(
        "Shoes off, soles flat against a box or wall. Legs straight. Breathe out, slide both hands forward, hold two "
        "seconds."
    ),
    Kind.CHAIR_REACH: N_(
        "Sit on the edge, one leg out, heel down, toes up. Back long, hands one on the other, reach for the toes, hold "
        "two seconds."
    ),
    Kind.FINGER_TO_FLOOR: N_(
        "Stand with feet hip-wide and knees straight. Bend slowly as far as is comfortable, and measure from middle "
        "finger to floor."
    ),
}
DO_ONE_LEG = N_(
    "This leg straight, its sole against the box. The other foot flat beside the knee. Slide both hands forward slowly."
)
DO_MODIFIED = N_("Back against the wall, arms out: there is 0. Then lean forward slowly and slide both hands on.")

READ = {
    Protocol.WALL: N_("Hip bone to wall"),
    Protocol.HEEL: N_("Heel above the hip bone’s level"),
}

HINTS = {
    Kind.LEG_RAISE: N_("Drag the handle until the drawing matches your leg"),
    Kind.KNEE_EXTENSION: N_("Drag the handle until the drawing matches your shin"),
    Kind.SIT_AND_REACH: N_("0 is the line of your soles. Past the toes counts as plus."),
    Kind.CHAIR_REACH: N_("0 is the tip of your shoe. Past it counts as plus."),
    Kind.FINGER_TO_FLOOR: N_("0 is the floor. Below it, from a step, counts as minus."),
}
HINT_MODIFIED = N_("0 is where your fingers were with your back against the wall.")

NOTES = {
    Kind.LEG_RAISE: N_("Read the phone at the top, or have a helper read it; then come down slowly."),
    Kind.KNEE_EXTENSION: N_("If the thigh tips, the knee seems straighter than it is."),
    Kind.SIT_AND_REACH: N_("Skip this test if bending forward hurts your back today. The leg raise alone is enough."),
    Kind.CHAIR_REACH: N_("Skip this test if bending forward hurts your back today."),
    Kind.FINGER_TO_FLOOR: N_("This is how your back bends more than how long the hamstrings are. Come up slowly."),
}
METHOD_NOTES = {
    Protocol.WALL: N_("From about 60° up this is the steadiest way with a tape: a slip of 1 cm is less than a degree."),
    Protocol.HEEL: N_("The steeper the leg, the less the heel’s height tells. Above 75° use a wall."),
    Protocol.PHOTO: N_("The photo stays where it is. Only the angle is kept."),
}


def test_name(kind: Kind) -> str:
    return capital(kind_name(kind))


def method_name(protocol: Protocol) -> str:
    return capital(protocol_name(protocol))


def trial_title(trial: Trial) -> str:
    """The leg where there is one to tell; else the test."""
    return test_name(trial.kind) if trial.side is Side.BOTH else side_name(trial.side)


def trial_name(trial: Trial) -> str:
    """The test with its leg, in one line."""
    if trial.side is Side.BOTH:
        return test_name(trial.kind)
    leg = side_name(trial.side)
    return _("{test}, {leg}").format(test=test_name(trial.kind), leg=side_in_sentence(leg))


def do_text(trial: Trial) -> str:
    """What to do, for one try."""
    if trial.protocol is Protocol.MODIFIED:
        return _(DO_MODIFIED)
    if trial.kind is Kind.SIT_AND_REACH and trial.side is not Side.BOTH:
        return _(DO_ONE_LEG)
    return _(DO[trial.kind])


def hint_text(trial: Trial, draggable: bool) -> str:
    """Above the drawing: what can be done with it, and where its zero is."""
    if trial.kind in SIDED and not draggable:
        return _("The drawing follows the number")
    return _(HINT_MODIFIED) if trial.protocol is Protocol.MODIFIED else _(HINTS[trial.kind])


def note_text(kind: Kind, protocol: Protocol) -> str:
    return _(METHOD_NOTES.get(protocol, NOTES[kind]))


def tools_text(kind: Kind, protocol: Protocol) -> str:
    """What to have at hand, and how many tries there are."""
    guide = guide_of(kind, protocol)
    tools = listed(tool_name(tool) for tool in guide.tools)
    return _("You need: {tools}. {tries}").format(tools=tools, tries=tries_text(guide))


def field_name(entry: Entry, trial: Trial) -> str:
    """What the number is, for those who cannot see what stands around it."""
    what = _(READ[entry.protocol]) if entry.is_tape else _("Angle of the shin") if entry.is_shin else ""
    parts = [trial_name(trial), what, unit_name(entry.typed_unit)]
    return listed(parts)


def reads_as_text(entry: Entry, stored: int | None) -> str:
    """Below the number: its unit, and what it amounts to where that is something else."""
    if entry.is_tape:
        what = _("{what}, {unit}").format(what=_(READ[entry.protocol]), unit=unit_name(entry.typed_unit))
        return what if stored is None else _("{what}: {angle}").format(what=what, angle=value_text(entry, stored))
    if entry.is_shin:
        if stored is None:
            return _("Angle of the shin above the floor")
        return _("The shin’s angle: {degrees} short of straight").format(degrees=value_text(entry, stored))
    if entry.dial_unit is Unit.TENTH_DEGREE:
        return _("degrees short of straight") if entry.kind is Kind.KNEE_EXTENSION else ""
    unit = unit_name(entry.typed_unit)
    if stored is None or scale_of(entry.kind, entry.protocol).zero == 0:
        return unit
    return _("{unit} as read, {reach} from the soles").format(unit=unit, reach=value_text(entry, stored))


def value_text(entry: Entry, stored: int) -> str:
    """A stored value with its unit, on the scale all protocols share: degrees, or from the soles, shoe tip or floor."""
    return level_text(entry.kind, common_value(entry.kind, entry.protocol, stored), entry.units)


def as_read_text(entry: Entry, stored: int) -> str:
    """A stored value as it was read, without its unit; an angle is an angle, whatever it was taken from."""
    if entry.kind in SIDED:
        return value_text(entry, stored)
    return number_text(entry, dial_of(entry, stored))


def number_text(entry: Entry, dial: int) -> str:
    """The number in the field."""
    return marked_text(dial_text(entry, dial))


def try_label(number: int, practice: bool) -> str:
    text = _("Practice {number}") if practice else _("Try {number}")
    return text.format(number=number)


def save_text(trial: Trial) -> str:
    """On the button that keeps a try."""
    if trial.is_practice:
        return _("Practice {number} done").format(number=trial.practised + 1)
    return _("Save try {number}").format(number=len(trial.tries) + 1)


def compared_text(entry: Entry, now: int, before: int | None) -> str:
    """How a value stands to the last check's, without a judgement: for that there is the verdict."""
    if before is None:
        return _("Your first reading by this method.")
    change = common_value(entry.kind, entry.protocol, now) - common_value(entry.kind, entry.protocol, before)
    size = size_text(entry.kind, change, entry.units)
    if size == size_text(entry.kind, 0.0, entry.units):
        return _("The same as at your last check.")
    if (change < 0) == (entry.kind in LESS_IS_BETTER):
        return _("{size} further than at your last check.").format(size=size)
    return _("{size} less far than at your last check.").format(size=size)


def tried_text(entry: Entry, tries: Sequence[int]) -> str:
    """All tries of a result, in one line."""
    return _("Tries: {tries}").format(tries=listed(as_read_text(entry, one) for one in tries))


def stepper_names(check: Check) -> tuple[str, ...]:
    """The steps, named by the tests as soon as they are chosen."""
    first, *later = [test_name(kind) for kind in check.tests] or [_("Test")]
    return _("Warm up"), first, later[-1] if later else _("One more test"), _("Result")


def step_number(check: Check) -> int:
    """Which of the four steps a check is at, from 0."""
    if check.step is Step.WARM_UP:
        return 0
    if check.step is Step.RESULT:
        return 3
    at = len(check.tests) + (check.step is Step.CHOOSE)
    return min(2, max(1, at))


def warmth_text(last: bool | None) -> str:
    """What to do about warming up: the same as last time."""
    if last is None:
        return _("Walk about for five minutes, or measure cold: either will do, as long as it is always the same.")
    if last:
        return _("Last time you were warmed up. Walk about for five minutes, so that the readings compare.")
    return _("Last time you measured cold. Do so again, so that the readings compare.")


def which_leg_text() -> str:
    """Where only one leg is tested."""
    return _("Which leg do you stretch out? Take the one that reaches further, and the same one each time.")


def other_leg_text(check: Check) -> str:
    """Beside Back: what comes next."""
    if check.sides_left:
        return _("Then the right leg")
    if check.step is Step.CHOOSE and check.tests:
        return _("Optional test, you can skip it")
    return ""


def unit_choices() -> tuple[tuple[LengthUnit, str], ...]:
    return (("cm", _("cm")), ("in", _("in")))


def photo_points() -> tuple[str, str, str, str]:
    """What the points are called, in the order they are placed."""
    return _("Hip"), _("Ankle"), _("Floor"), _("Floor, second point")


def photo_advice(placed: Sequence[bool]) -> str:
    """What to click next."""
    hip, ankle, floor, along = placed
    if not hip:
        return _("Click the hip: the bony point at the side.")
    if not ankle:
        return _("Click the ankle of the raised leg.")
    if not floor:
        return _("Click the floor below the feet: the other heel will do.")
    if not along:
        return _("Drag a point to correct it. Where hip and floor do not line up, click a second floor point.")
    return _("Drag a point to correct it.")


def photo_spoken(has_photo: bool, active: int, placed: Sequence[bool], angle: int | None) -> tuple[str, str]:
    """The photo as a screen reader says it: its name, and what can be done with it."""
    if not has_photo:
        return _("Photo"), _("None is open yet.")
    now = _("{point}: {state}. Arrows move it.").format(
        point=photo_points()[active], state=_("placed") if placed[active] else _("not placed yet")
    )
    said = "" if angle is None else _("Angle {angle}.").format(angle=angle_text(angle / 10))
    return _("Photo"), f"{now} {said}".strip()
