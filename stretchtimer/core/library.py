"""Finding an exercise in the library: by words, and by chips that each stand for one property.

Every word that is typed must be found, and every facet with a chosen chip must be met. Within a facet one chosen chip
is enough ("standing or sitting"), except where each chip is a wish of its own ("suits me" and "at hand").
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.core.exercise import Exercise, Kit, Place, Position, Technique
from stretchtimer.core.plan import Circumstances


class Facet(StrEnum):
    """What a chip is about."""

    USER = "user"  # what fits this user
    PLACE = "place"
    MUSCLE = "muscle"
    POSITION = "position"
    TECHNIQUE = "technique"
    KIT = "kit"


class Fit(StrEnum):
    """The chips of `Facet.USER`; each is a wish of its own."""

    SUITED = "suited"  # no ticked condition forbids it
    AT_HAND = "at_hand"  # all its kit is at hand


class MuscleGroup(StrEnum):
    """The muscles people ask for; a file may name them more finely."""

    HAMSTRINGS = "hamstrings"
    GLUTES = "glutes"
    CALVES = "calves"
    LOWER_BACK = "lower_back"
    CORE = "core"
    THIGH_FRONT = "thigh_front"
    HIP_FLEXORS = "hip_flexors"
    ADDUCTORS = "adductors"
    SHOULDERS = "shoulders"


NO_KIT = "none"

GROUPS: Mapping[str, MuscleGroup] = {
    "hamstrings": MuscleGroup.HAMSTRINGS,
    "gluteus maximus": MuscleGroup.GLUTES,
    "gluteus medius": MuscleGroup.GLUTES,
    "gluteals": MuscleGroup.GLUTES,
    "glutes": MuscleGroup.GLUTES,
    "calves": MuscleGroup.CALVES,
    "back extensors": MuscleGroup.LOWER_BACK,
    "lower back": MuscleGroup.LOWER_BACK,
    "quadratus lumborum": MuscleGroup.LOWER_BACK,
    "abdominals": MuscleGroup.CORE,
    "lower abdominals": MuscleGroup.CORE,
    "rectus abdominis": MuscleGroup.CORE,
    "transversus": MuscleGroup.CORE,
    "transversus abdominis": MuscleGroup.CORE,
    "obliques": MuscleGroup.CORE,
    "core": MuscleGroup.CORE,
    "quadriceps": MuscleGroup.THIGH_FRONT,
    "hip flexors": MuscleGroup.HIP_FLEXORS,
    "adductors": MuscleGroup.ADDUCTORS,
    "shoulders": MuscleGroup.SHOULDERS,
    "rear shoulder": MuscleGroup.SHOULDERS,
    "rear shoulders": MuscleGroup.SHOULDERS,
    "triceps": MuscleGroup.SHOULDERS,
}
"""The group of each muscle that the shipped files name; any other is found by its own name only."""

VALUES: Mapping[Facet, tuple[str, ...]] = {
    Facet.USER: tuple(Fit),
    Facet.PLACE: tuple(Place),
    Facet.MUSCLE: tuple(MuscleGroup),
    Facet.POSITION: tuple(Position),
    Facet.TECHNIQUE: tuple(Technique),
    Facet.KIT: (NO_KIT, *Kit),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One property to ask for: a value of a facet."""

    facet: Facet
    value: str


ALL_CHIPS: tuple[Chip, ...] = tuple(Chip(facet, value) for facet, values in VALUES.items() for value in values)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for at present; nothing asks for everything."""

    text: str = ""
    chips: frozenset[Chip] = frozenset()

    @property
    def is_open(self) -> bool:
        return not self.text.strip() and not self.chips


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise with everything it is found by, folded."""

    exercise: Exercise
    text: str


TYPED_ALIKE = str.maketrans({"ة": "ه", "ى": "ي", "ـ": None})
"""Letters of Arabic that people type for each other at the end of a word, and the stroke that only widens one."""


def fold(text: str) -> str:
    """Text without case and accents, for comparing: "Übung" as "ubung"."""
    return _bare(_bare(text).casefold())


def make_entries(exercises: Iterable[Exercise], names: Callable[[Exercise], Iterable[str]]) -> tuple[Entry, ...]:
    """The exercises in the order of their names. `names` says, in the user's language, what its words do not."""
    entries = (Entry(exercise, _found_by(exercise, names(exercise))) for exercise in exercises)
    return tuple(sorted(entries, key=lambda entry: (fold(entry.exercise.name), entry.exercise.id)))


def found(entries: Iterable[Entry], wish: Wish, user: Circumstances) -> tuple[Exercise, ...]:
    """The exercises that fulfil the wish, in their order."""
    words = fold(wish.text).split()
    return tuple(
        entry.exercise
        for entry in entries
        if all(word in entry.text for word in words) and _fulfils(entry.exercise, wish.chips, user)
    )


def count(entries: Iterable[Entry], wish: Wish, user: Circumstances, chip: Chip) -> int:
    """How many exercises a chip has to offer beside the text and the chips chosen in other facets."""
    others = frozenset(other for other in wish.chips if other.facet is not chip.facet or chip.facet is Facet.USER)
    return len(found(entries, Wish(wish.text, others | {chip}), user))


def offered(entries: Iterable[Entry], user: Circumstances) -> tuple[Chip, ...]:
    """The chips that some exercise has; "suits me" only where something is ticked, or it would promise too much."""
    exercises = [entry.exercise for entry in entries]
    suited = Chip(Facet.USER, Fit.SUITED)
    return tuple(
        chip
        for chip in ALL_CHIPS
        if any(has(exercise, chip, user) for exercise in exercises) and (user.conditions or chip != suited)
    )


def has(exercise: Exercise, chip: Chip, user: Circumstances) -> bool:
    """Tell whether an exercise has the property of a chip."""
    match chip.facet:
        case Facet.USER if chip.value == Fit.SUITED:
            return not exercise.avoid & user.conditions
        case Facet.USER:
            return user.kit.issuperset(exercise.kit)
        case Facet.PLACE:
            return chip.value in exercise.places
        case Facet.MUSCLE:
            return chip.value in muscle_groups(exercise)
        case Facet.POSITION:
            return chip.value == exercise.position
        case Facet.TECHNIQUE:
            return chip.value == exercise.technique
        case Facet.KIT:
            return not exercise.kit if chip.value == NO_KIT else chip.value in exercise.kit


def muscle_groups(exercise: Exercise) -> frozenset[MuscleGroup]:
    """Every group that is stretched or works."""
    named = (*exercise.muscles.stretched, *exercise.muscles.worked)
    return frozenset(GROUPS[muscle] for muscle in named if muscle in GROUPS)


def _fulfils(exercise: Exercise, chips: frozenset[Chip], user: Circumstances) -> bool:
    alone = [chip for chip in chips if chip.facet is Facet.USER]
    facets = {chip.facet for chip in chips} - {Facet.USER}
    return all(has(exercise, chip, user) for chip in alone) and all(
        any(has(exercise, chip, user) for chip in chips if chip.facet is facet) for facet in facets
    )


def _found_by(exercise: Exercise, names: Iterable[str]) -> str:
    muscles = exercise.muscles
    parts = (exercise.name, *muscles.stretched, *muscles.worked, exercise.cue, *exercise.cues, *names)
    return "\n".join(fold(part) for part in parts)


def _bare(text: str) -> str:
    """Compatibility letters taken apart, and what combines with them left out."""
    letters = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(letters).translate(TYPED_ALIKE)
