"""What the library says of an exercise: chips, card, figure, dose, and who should leave it out."""

from collections.abc import Mapping

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Exercise, FirstHour, Kit, Place, Position, Sides, Technique
from stretchtimer.core.library import NO_KIT, Chip, Facet, Fit, MuscleGroup
from stretchtimer.words.case import lower_first
from stretchtimer.words.figure_words import POSITIONS, position_name
from stretchtimer.words.language import N_, _, ngettext
from stretchtimer.words.lists import listed, listed_apart
from stretchtimer.words.names import condition_name, kit_name

FACETS = {
    Facet.USER: N_("For you"),
    Facet.PLACE: N_("Place"),
    Facet.MUSCLE: N_("Muscles"),
    Facet.POSITION: N_("Position"),
    Facet.TECHNIQUE: N_("Technique"),
    Facet.KIT: N_("Kit"),
}

FITS = {Fit.SUITED: N_("Suits my conditions"), Fit.AT_HAND: N_("Kit at hand")}

PLACES = {Place.MAT: N_("On the mat"), Place.DESK: N_("At the desk")}

TECHNIQUES = {
    Technique.STATIC: N_("Held stretch"),
    Technique.DYNAMIC: N_("Warm-up"),
    Technique.PNF: N_("Contract and relax"),
    Technique.HOLD: N_("Strength, held"),
    Technique.REPS: N_("Repetitions"),
    Technique.ROLL: N_("Foam rolling"),
}

MUSCLE_GROUPS = {
    MuscleGroup.HAMSTRINGS: N_("Hamstrings"),
    MuscleGroup.GLUTES: N_("Buttocks"),
    MuscleGroup.CALVES: N_("Calves"),
    MuscleGroup.LOWER_BACK: N_("Lower back"),
    MuscleGroup.CORE: N_("Core"),
    MuscleGroup.THIGH_FRONT: N_("Front of the thigh"),
    MuscleGroup.HIP_FLEXORS: N_("Hip flexors"),
    MuscleGroup.ADDUCTORS: N_("Inner thigh"),
    MuscleGroup.SHOULDERS: N_("Shoulders"),
}

SHORT_KIT = {
    Kit.MAT: N_("mat"),
    Kit.CHAIR: N_("chair"),
    Kit.STRAP: N_("strap"),
    Kit.WORKTOP: N_("desk"),
    Kit.STOOL: N_("stool"),
    Kit.ROLLER: N_("roller"),
    Kit.CUSHION: N_("cushion"),
    Kit.BAND: N_("band"),
    Kit.BLOCKS: N_("blocks"),
}

MUSCLES = {
    "abdominals": N_("abdominals"),
    "adductors": N_("inner thigh (adductors)"),
    "back extensors": N_("back extensors"),
    "calves": N_("calves"),
    "gluteals": N_("gluteals"),
    "gluteus maximus": N_("gluteus maximus"),
    "gluteus medius": N_("gluteus medius"),
    "hamstrings": N_("hamstrings"),
    "hip flexors": N_("hip flexors"),
    "lower abdominals": N_("lower abdominals"),
    "obliques": N_("obliques"),
    "quadratus lumborum": N_("quadratus lumborum"),
    "quadriceps": N_("quadriceps"),
    "rear shoulder": N_("rear shoulder"),
    "rectus abdominis": N_("rectus abdominis"),
    "shoulders": N_("shoulders"),
    "transversus": N_("transversus abdominis"),
    "transversus abdominis": N_("transversus abdominis"),
    "triceps": N_("triceps"),
}
"""What an exercise's file calls a muscle, as the user reads it."""

FAULTS = {
    "round_back": N_("The back is rounded."),
    "tucked_pelvis": N_("The pelvis is tucked under."),
    "locked_knees": N_("The knees are locked."),
    "arches_back": N_("The back is arched."),
    "hips_sag": N_("The hips sag."),
    "hips_lift": N_("The hips come up."),
    "feet_slip": N_("The feet slip away."),
    "leans_back": N_("The trunk leans back."),
    "other_leg_lifts": N_("The other leg lifts off."),
    "thigh_drifts": N_("The thigh drifts away."),
}

FIRST_HOURS = {
    FirstHour.YES: "",
    FirstHour.SWAP: N_("The first hour after getting up: the program takes another one then."),
    FirstHour.NO: N_("The first hour after getting up."),
}

AMOUNTS: Mapping[Technique, str] = {
    Technique.STATIC: N_("Hold {range} s"),
    Technique.HOLD: N_("Hold {range} s"),
    Technique.PNF: N_("Press 6 s, let go, stretch {range} s"),
    Technique.DYNAMIC: N_("Keep moving {range} s"),
    Technique.REPS: N_("Keep moving {range} s"),
    Technique.ROLL: N_("Roll {range} s"),
}


def facet_name(facet: Facet) -> str:
    return _(FACETS[facet])


def chip_name(chip: Chip) -> str:
    match chip.facet:
        case Facet.USER:
            return _(FITS[Fit(chip.value)])
        case Facet.PLACE:
            return _(PLACES[Place(chip.value)])
        case Facet.MUSCLE:
            return _(MUSCLE_GROUPS[MuscleGroup(chip.value)])
        case Facet.POSITION:
            return _(POSITIONS[Position(chip.value)])
        case Facet.TECHNIQUE:
            return _(TECHNIQUES[Technique(chip.value)])
        case Facet.KIT:
            return _("No kit") if chip.value == NO_KIT else _capital(_(SHORT_KIT[Kit(chip.value)]))


def chip_text(chip: Chip, number: int) -> str:
    return _("{name} {count}").format(name=chip_name(chip), count=number)


def found_text(number: int) -> str:
    return ngettext("{count} exercise", "{count} exercises", number).format(count=number)


def nothing_found(text: str) -> str:
    """What stands where no card does."""
    words = text.strip()
    return _("No exercise matches “{text}”.").format(text=words) if words else _("No exercise has all of that.")


def search_names(exercise: Exercise) -> tuple[str, ...]:
    """What an exercise is found by besides its own words: its kit and muscles as the user calls them."""
    muscles = (*exercise.muscles.stretched, *exercise.muscles.worked)
    return (*(kit_name(kit) for kit in exercise.kit), *map(muscle_name, muscles))


def card_line(exercise: Exercise) -> str:
    """The small line on a card: sides and kit; a mat only where nothing else is needed."""
    kit = [part for part in exercise.kit if part is not Kit.MAT] or exercise.kit
    parts = (*_sides(exercise), *(_(SHORT_KIT[part]) for part in kit))
    return _capital(listed(parts)) or _("No kit")


def kind_line(exercise: Exercise) -> str:
    """What kind of exercise it is, and where: "Held stretch, lying. On the mat."."""
    kind = listed((_(TECHNIQUES[exercise.technique]), lower_first(position_name(exercise))))
    places = listed(_(PLACES[place]) for place in exercise.places)
    return " ".join(f"{part}." for part in (kind, places) if part)


def amount_line(exercise: Exercise) -> str:
    """How long or how often at a time, and what to fetch: "Hold 15–30 s, each side. Chair."."""
    amount = listed((_amount(exercise), *_sides(exercise)))
    kit = listed(_(SHORT_KIT[part]) for part in exercise.kit)
    return " ".join(f"{_capital(part)}." for part in (amount, kit) if part)


def dose_line(exercise: Exercise) -> str:
    """The whole dose: "2–4 sets. Hold 15–30 s, each side."."""
    most = exercise.dose.sets[1]
    sets = ngettext("{range} set", "{range} sets", most).format(range=_range(exercise.dose.sets))
    return f"{sets}. {listed((_amount(exercise), *_sides(exercise)))}."


def missing_kit_line(exercise: Exercise, at_hand: frozenset[Kit]) -> str:
    """What of its kit is not ticked as at hand; empty where nothing is."""
    missing = [kit_name(kit) for kit in exercise.kit if kit not in at_hand]
    return _("Not ticked as at hand: {kit}.").format(kit=listed_apart(missing)) if missing else ""


def muscle_name(muscle: str) -> str:
    """A muscle by its name in the user's language; one that only the user's own file names, as it is there."""
    return _(MUSCLES[muscle]) if muscle in MUSCLES else muscle


def muscle_lines(exercise: Exercise) -> tuple[str, ...]:
    stretched = listed(map(muscle_name, exercise.muscles.stretched))
    worked = listed(map(muscle_name, exercise.muscles.worked))
    lines = (
        _("Stretches: {muscles}.").format(muscles=stretched) if stretched else "",
        _("Works: {muscles}.").format(muscles=worked) if worked else "",
    )
    return tuple(line for line in lines if line)


def fault_name(fault: str) -> str:
    """What goes wrong in the picture of the common fault."""
    return _(FAULTS[fault]) if fault in FAULTS else _("A common fault.")


def avoid_lines(exercise: Exercise, ticked: frozenset[Condition]) -> tuple[tuple[str, bool], ...]:
    """Who should leave it out, the user's own conditions first; each with whether it is one."""
    ordered = sorted(exercise.avoid, key=lambda condition: (condition not in ticked, list(Condition).index(condition)))
    lines = [(_capital(condition_name(condition)), condition in ticked) for condition in ordered]
    hour = FIRST_HOURS[exercise.first_hour]
    return (*lines, (_(hour), False)) if hour else tuple(lines)


def not_for_you(exercise: Exercise, ticked: frozenset[Condition]) -> str:
    """Why this user should not do it; empty where nothing speaks against it."""
    mine = [condition_name(condition) for condition in Condition if condition in exercise.avoid & ticked]
    if not mine:
        return ""
    return _("Not for you now. You ticked: {conditions}.").format(conditions=listed_apart(mine))


def card_description(exercise: Exercise) -> str:
    """What a screen reader says of a card besides the name."""
    return f"{position_name(exercise)}. {card_line(exercise)}. {exercise.short_cue}"


def _amount(exercise: Exercise) -> str:
    dose = exercise.dose
    if dose.reps is not None and (dose.seconds is None or exercise.technique is Technique.REPS):
        return _("{range} times").format(range=_range(dose.reps))
    if dose.seconds is None:
        return ""
    return _(AMOUNTS[exercise.technique]).format(range=_range(dose.seconds))


def _sides(exercise: Exercise) -> tuple[str, ...]:
    if exercise.sides is Sides.EACH:
        return (_("each side"),)
    return (_("left and right in turn"),) if exercise.sides is Sides.ALTERNATING else ()


def _range(pair: tuple[int, int]) -> str:
    lowest, highest = pair
    return str(lowest) if lowest == highest else f"{lowest}–{highest}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
