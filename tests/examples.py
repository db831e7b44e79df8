"""Exercises and sequences to test with: small, complete, and unlike any shipped one."""

from stretchtimer.core.exercise import (
    Dose,
    Exercise,
    FirstHour,
    Kit,
    Load,
    Muscles,
    Place,
    Position,
    Sides,
    Technique,
)
from stretchtimer.core.plan import Circumstances, Plan, make_plan
from stretchtimer.core.sequence import Sequence, Step


def an_exercise(
    exercise_id: str = "fold",
    technique: Technique = Technique.STATIC,
    sides: Sides = Sides.TOGETHER,
    *,
    tempo_ms: int = 2_000,
    **changes: object,
) -> Exercise:
    values: dict[str, object] = {
        "id": exercise_id,
        "name": exercise_id.replace("_", " ").capitalize(),
        "technique": technique,
        "sides": sides,
        "position": Position.LYING,
        "places": (Place.MAT,),
        "kit": (Kit.MAT,),
        "ready": "Lie down.",
        "cue": "Lift the leg.",
        "short_cue": "Lift.",
        "change": "Lower the leg." if sides is Sides.EACH else "",
        "setup": ("Lie down.",),
        "cues": ("Stay long.",),
        "mistakes": ("Bouncing.",),
        "feel": "The back of the thigh.",
        "care": "Nobody in particular.",
        "easier": "Bend the knee.",
        "harder": "",
        "dose": Dose((1, 3), (15, 30), (5, 10), tempo_ms),
        "muscles": Muscles(("hamstrings",)),
        "load": Load(),
        "first_hour": FirstHour.YES,
        "avoid": frozenset(),
        "sources": (),
    }
    return Exercise(**{**values, **changes})  # type: ignore[arg-type]


EXERCISES = {
    exercise.id: exercise
    for exercise in (
        an_exercise("fold"),
        an_exercise("strap", sides=Sides.EACH),
        an_exercise("press", Technique.PNF, Sides.EACH),
        an_exercise("swing", Technique.DYNAMIC, Sides.EACH),
        an_exercise("march", Technique.DYNAMIC, Sides.ALTERNATING),
        an_exercise("roller", Technique.ROLL),
        an_exercise("bridge", Technique.REPS),
        an_exercise("plank", Technique.HOLD),
    )
}


def a_plan(*steps: Step, circumstances: Circumstances | None = None) -> Plan:
    return make_plan(Sequence("example", "Example", "An example", steps), EXERCISES, circumstances or Circumstances())
