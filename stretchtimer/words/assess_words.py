"""How the tests are done, in words: what to keep alike, what is needed, what counts, and what ended it."""

from stretchtimer.core.assess import Alike, Guide, Result, Tool
from stretchtimer.core.measure import Protocol, StopReason
from stretchtimer.words.language import N_, _, ngettext

ALIKE = {
    Alike.TIME_OF_DAY: N_("The same time of day, and not within an hour of getting up."),
    Alike.WARMTH: N_("Always cold, or always after the same warm-up."),
    Alike.SHOES: N_("Always with shoes, or always without."),
    Alike.ANKLE_RELAXED: N_("Ankle relaxed: toes pulled up lower the reading."),
    Alike.ANKLE_SQUARE: N_("Heel on the floor, ankle at a right angle."),
    Alike.OTHER_LEG_DOWN: N_("The other leg straight and heavy on the floor, head down."),
    Alike.THIGH_VERTICAL: N_("The thigh stays vertical, the other leg flat."),
    Alike.KNEES_STRAIGHT: N_("Knees straight, but not forced."),
    Alike.SLOWLY: N_("Slowly, up to the first firm stretch, without bouncing."),
    Alike.HOLD_TWO_SECONDS: N_("Hold the end for two seconds."),
    Alike.SAME_HEIGHT: N_("The same chair against a wall, about 43 cm high."),
}

TOOLS = {
    Tool.MAT: N_("mat"),
    Tool.PHONE: N_("phone with an inclinometer"),
    Tool.TAPE: N_("tape measure"),
    Tool.WALL: N_("wall corner or door frame"),
    Tool.CAMERA: N_("camera at hip height, two metres away"),
    Tool.RULER: N_("ruler"),
    Tool.BOX: N_("sit-and-reach box"),
    Tool.YARDSTICK: N_("yardstick"),
    Tool.CHAIR: N_("chair"),
}

HOW = {
    Protocol.UNSPECIFIED: N_("Read the angle the way you always do."),
    Protocol.PHONE: N_("Strap the phone to the front of your shin and set it to zero with the leg flat."),
    Protocol.WALL: N_("Lie beside a wall corner, rest the leg against it, and measure from hip bone to wall."),
    Protocol.HEEL: N_(
        "Measure straight up from the level of your hip bone to your heel; not for a leg above about 75°."
    ),
    Protocol.PHOTO: N_("A photo from the side, square to your body: click hip, ankle and the floor."),
    Protocol.TOE_LINE: N_("Both legs straight, soles against a wall or box, one hand on the other: 0 at the soles."),
    Protocol.CSEP_26: N_("Soles at the box's 26 cm mark, feet a little apart."),
    Protocol.BOX_23: N_("Soles at the box's 23 cm mark."),
    Protocol.EUROFIT_15: N_("Soles at the box's 15 cm mark."),
    Protocol.YMCA_15IN: N_("Heels at the 15 inch mark of a yardstick between your legs, feet 25 to 30 cm apart."),
    Protocol.BACK_SAVER: N_("One leg straight, the other foot flat beside its knee: 0 at the sole."),
    Protocol.BACK_SAVER_15: N_("One leg straight, the other foot flat beside its knee, sole at the 15 cm mark."),
    Protocol.BACK_SAVER_23: N_("One leg straight, the other foot flat beside its knee, sole at the 23 cm mark."),
    Protocol.BACK_SAVER_26: N_("One leg straight, the other foot flat beside its knee, sole at the 26 cm mark."),
    Protocol.MODIFIED: N_("Sit with your back to a wall and reach out: where your fingertips are is 0. Then reach on."),
    Protocol.CHAIR: N_("On the edge of a chair, one leg out, heel down: 0 at the tip of the shoe, past it is plus."),
    Protocol.FLOOR: N_("Stand, bend slowly, and measure from middle finger to floor; touching is 0."),
}

STOPS = {
    StopReason.BACK_OF_THIGH: N_("stretch at the back of the thigh"),
    StopReason.BEHIND_KNEE: N_("stretch behind the knee"),
    StopReason.BELOW_KNEE: N_("pain below the knee, or tingling"),
    StopReason.LOW_BACK: N_("pain in the lower back"),
    StopReason.OTHER_LEG: N_("pain in the leg that was not lifted"),
    StopReason.OTHER: N_("something else"),
}


def alike_text(line: Alike) -> str:
    return _(ALIKE[line])


def tool_name(tool: Tool) -> str:
    return _(TOOLS[tool])


def how_text(protocol: Protocol) -> str:
    return _(HOW[protocol])


def stop_name(reason: StopReason) -> str:
    return _(STOPS[reason])


def tries_text(guide: Guide) -> str:
    """How many tries there are and which of them counts."""
    counts = {
        Result.MEAN_OF_LAST_TWO: _("the mean of the last two counts"),
        Result.BEST: _("the best counts"),
        Result.LAST: _("the last one counts"),
        Result.MIDDLE: _("the middle one counts"),
    }[guide.result]
    text = ngettext("{count} try: {counts}.", "{count} tries: {counts}.", guide.tries)
    said: str = text.format(count=guide.tries, counts=counts)
    if not guide.practice:
        return said
    first = ngettext("First {count} for practice.", "First {count} for practice.", guide.practice)
    return f"{first.format(count=guide.practice)} {said}"
