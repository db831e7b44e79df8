"""The shipped exercises and sequences read as a careful physiotherapist would write them, and keep to the safety table.

The files are read here without the loader: what is wrong in one must not hide behind what the loader forgives. The
sections named are those of the clinical reference.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Amount, FirstHour, Kit, Place, Position, Sides, Technique

Table: TypeAlias = dict[str, Any]

RESOURCES = Path(__file__).parents[2] / "resources"


def read_all(folder: str) -> dict[str, Table]:
    """A folder of files by id; `<id>.<language>.toml` holds a translation and is left alone."""
    paths = (path for path in sorted((RESOURCES / folder).glob("*.toml")) if "." not in path.stem)
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in paths}


EXERCISES = read_all("exercises")
SEQUENCES = read_all("sequences")

TEXTS = ("name", "ready", "cue", "short_cue", "change", "feel", "care", "easier", "harder")
LISTS = ("setup", "cues", "mistakes")
LIMITS = {"name": 30, "ready": 90, "cue": 90, "short_cue": 40, "change": 90, "easier": 90, "harder": 90}
MAX_WORDS = 13
KEYS = {
    *("schema", "technique", "sides", "position", "places", "kit", "first_hour", "avoid", "sources"),
    *("dose", "muscles", "load", "figure", *TEXTS, *LISTS),
}
STEP_KEYS = {
    *("exercise", "sets", "seconds", "reps", "tempo_ms", "wait_for_tap", "first_side", "prepare_s", "change_s"),
    *("rest_s", "first_hour", "otherwise", "only_first_hour"),
}
MUSCLES = {
    *("hamstrings", "calves", "gluteus maximus", "gluteus medius", "back extensors", "hip flexors", "quadriceps"),
    *("adductors", "abdominals", "obliques", "quadratus lumborum", "triceps", "shoulders"),
}
# Promises (6.3, 9.5), and what the house never says (design, section 4).
FORBIDDEN = re.compile(
    r"\b(?:cur(?:e[sd]?|ing)|treat\w*|prevent\w*|heal(?:s|ed|ing)?|fix(?:es|ed|ing)?|align\w*|guarantee\w*|relieve\w*"
    r"|push through|no pain|fail\w*|streak\w*|burn\w*|crush\w*|congratulations|oops)\b",
    re.IGNORECASE,
)
LIBRARY_SEQUENCES = {"yoga", "dynamic", "pnf", "core", "after_exercise"}
# What no sequence brings by itself (10.1), and what is to be done instead while the back hurts.
SWAPS = {
    "russian_twist": ("pallof_press", "dead_bug"),
    "superman": ("bird_dog",),
    "leg_raise": ("dead_bug",),
}
BREATHS_S = {15, 20, 30}  # whole numbers of breaths of 3+4.5 s or 4+6 s (7.1)


def said(table: Table) -> Iterator[str]:
    """Every text of a file that reaches the user, sources aside."""
    for key in TEXTS:
        if table.get(key):
            yield table[key]
    for key in LISTS:
        yield from table[key]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?])\s+", text) if part]


def steps() -> Iterator[tuple[str, Table]]:
    for name, sequence in SEQUENCES.items():
        for step in sequence["steps"]:
            yield name, step


def doses() -> Iterator[tuple[str, Table]]:
    """Every step and substitute: what says how much of an exercise is done."""
    for name, step in steps():
        yield name, step
        for key in ("first_hour", "otherwise"):
            if key in step:
                yield name, step[key]


each_exercise = pytest.mark.parametrize(("name", "exercise"), EXERCISES.items(), ids=list(EXERCISES))
each_sequence = pytest.mark.parametrize(("name", "sequence"), SEQUENCES.items(), ids=list(SEQUENCES))


def test_everything_the_sequences_need_is_there() -> None:
    assert set(SEQUENCES) == {"morning", "evening", "workplace", "warm_up"} | LIBRARY_SEQUENCES
    assert {dose["exercise"] for _, dose in doses()} <= set(EXERCISES)


@each_exercise
def test_an_exercise_has_its_keys_and_only_known_values(name: str, exercise: Table) -> None:
    assert set(exercise) - {"limb"} == KEYS
    assert exercise["schema"] == 1
    assert exercise["technique"] in set(Technique)
    assert exercise["sides"] in set(Sides)
    assert exercise["position"] in set(Position)
    assert exercise["first_hour"] in set(FirstHour)
    assert set(exercise["places"]) <= set(Place)
    assert set(exercise["kit"]) <= set(Kit)
    assert set(exercise["avoid"]) <= set(Condition)
    assert len(set(exercise["avoid"])) == len(exercise["avoid"])
    assert {exercise["load"][key] for key in ("flexion", "nerve", "impact")} <= set(Amount)
    assert exercise["places"]
    assert exercise["sources"]


@each_exercise
def test_texts_are_short_enough_for_their_place(name: str, exercise: Table) -> None:
    too_long = {key: exercise[key] for key, limit in LIMITS.items() if len(exercise[key]) > limit}
    assert not too_long
    assert 3 <= len(exercise["setup"]) <= 5
    assert len(sentences(exercise["ready"])) <= 2
    assert len(sentences(exercise["cue"])) <= 2
    assert len(sentences(exercise["care"])) <= 2


@each_exercise
def test_sentences_are_short_whole_and_calm(name: str, exercise: Table) -> None:
    for text in said(exercise):
        assert not FORBIDDEN.search(text), text
        assert "!" not in text, text
        assert not any(unicodedata.category(character) in {"So", "Cs", "Cc"} for character in text), text
        if text == exercise["name"]:
            continue
        assert text.endswith("."), text
        for sentence in sentences(text):
            assert len(sentence.split()) <= MAX_WORDS, sentence
            assert sentence[0].isupper(), sentence


@each_exercise
def test_nothing_is_missing_that_has_to_be_said(name: str, exercise: Table) -> None:
    may_be_empty = {"change", "harder"}
    assert all(exercise[key] for key in TEXTS if key not in may_be_empty)
    assert bool(exercise["change"]) == (exercise["sides"] == Sides.EACH)
    if "hamstrings" in exercise["muscles"]["stretched"] and exercise["technique"] == Technique.STATIC:
        assert "Not behind the knee" in exercise["feel"]
        assert "not in the back" in exercise["feel"]


@each_exercise
def test_muscles_come_from_one_vocabulary(name: str, exercise: Table) -> None:
    muscles = exercise["muscles"]
    assert set(muscles) == {"stretched", "worked"}
    assert {*muscles["stretched"], *muscles["worked"]} <= MUSCLES
    assert muscles["stretched"] or muscles["worked"]


def _stretches(exercise: Table) -> bool:
    return "hamstrings" in exercise["muscles"]["stretched"]


def _loads_hamstrings(exercise: Table) -> bool:
    return "hamstrings" in exercise["muscles"]["worked"] and exercise["technique"] in {Technique.PNF, Technique.REPS}


# 9.3: what an exercise is like, those of its kind that are exempt, and the conditions that keep it away.
SAFETY: list[tuple[Callable[[Table], bool], set[str], set[Condition]]] = [
    (lambda _: True, {"walk"}, {Condition.RECENT_SURGERY}),
    (_stretches, set(), {Condition.ACUTE_HAMSTRING_STRAIN}),
    (_loads_hamstrings, set(), {Condition.ACUTE_HAMSTRING_STRAIN}),
    (
        lambda e: _stretches(e) and e["technique"] in {Technique.STATIC, Technique.PNF},
        set(),
        {Condition.HAMSTRING_TENDON},
    ),
    # Allowed within comfort with the knee bent: the lying stretch alone.
    (lambda e: e["load"]["nerve"] != Amount.NONE, {"lying_hamstring"}, {Condition.LEG_PAIN}),
    (
        lambda e: e["load"]["flexion"] in {Amount.MEDIUM, Amount.HIGH},
        set(),
        {Condition.OSTEOPOROSIS, Condition.HYPERMOBILITY, Condition.PREGNANCY},
    ),
    (lambda e: e["position"] == Position.LYING, set(), {Condition.PREGNANCY}),
    (lambda e: e["position"] == Position.KNEELING, set(), {Condition.KNEE, Condition.WRIST_SHOULDER}),
    (lambda e: bool(e["load"]["head_low"]), set(), {Condition.PRESSURE_OR_DIZZY, Condition.BALANCE}),
    # Held on to a wall, as its texts say: the march.
    (lambda e: bool(e["load"]["balance"]), {"march"}, {Condition.BALANCE}),
    (
        lambda e: e["load"]["impact"] != Amount.NONE,
        set(),
        {Condition.ACUTE_HAMSTRING_STRAIN, Condition.HAMSTRING_TENDON, Condition.LEG_PAIN, Condition.OSTEOPOROSIS}
        | {Condition.KNEE, Condition.HEART_LUNG, Condition.BALANCE, Condition.PREGNANCY},
    ),
    (
        lambda e: e["technique"] == Technique.PNF,
        set(),
        {Condition.HYPERMOBILITY, Condition.PRESSURE_OR_DIZZY},
    ),
    # Straining, on the forearms.
    (lambda e: e["technique"] == Technique.HOLD, set(), {Condition.PRESSURE_OR_DIZZY, Condition.WRIST_SHOULDER}),
    (lambda e: e["technique"] == Technique.ROLL, set(), {Condition.CLOT, Condition.WRIST_SHOULDER}),
    # Counted among the crunches.
    (lambda e: e["name"] == "Leg raise", set(), {Condition.OSTEOPOROSIS}),
]


@each_exercise
def test_the_safety_table_is_kept(name: str, exercise: Table) -> None:
    """9.3, read row by row; an exercise may well block more."""
    for applies, exempt, wanted in SAFETY:
        if applies(exercise) and name not in exempt:
            assert wanted <= set(exercise["avoid"])


@pytest.mark.parametrize(
    ("name", "condition"),
    [
        ("bird_dog", Condition.LEG_PAIN),
        ("bird_dog", Condition.OSTEOPOROSIS),
        ("bird_dog", Condition.PREGNANCY),
        ("bridge", Condition.HAMSTRING_TENDON),
        ("bridge", Condition.LEG_PAIN),
        ("bridge", Condition.OSTEOPOROSIS),
        ("hip_hinge", Condition.OSTEOPOROSIS),
        ("lying_hamstring", Condition.LEG_PAIN),
    ],
)
def test_what_the_safety_table_allows_is_not_kept_away(name: str, condition: Condition) -> None:
    assert condition not in EXERCISES[name]["avoid"]


@pytest.mark.parametrize(("name", "swaps"), SWAPS.items())
def test_the_risky_three_name_their_swap_and_come_in_no_sequence(name: str, swaps: tuple[str, ...]) -> None:
    assert EXERCISES[name]["first_hour"] == FirstHour.NO
    assert not EXERCISES[name]["harder"] or name == "leg_raise"
    advice = sentences(EXERCISES[name]["care"])[0]
    assert re.match(r"Choose the .* if your back hurts now", advice)
    assert all(EXERCISES[swap]["name"].lower() in advice.lower() for swap in swaps)
    assert name not in {dose["exercise"] for _, dose in doses()}


@each_exercise
def test_only_what_keeps_the_back_flat_suits_the_first_hour(name: str, exercise: Table) -> None:
    if exercise["load"]["flexion"] in {Amount.MEDIUM, Amount.HIGH} or exercise["load"]["impact"] != Amount.NONE:
        assert exercise["first_hour"] != FirstHour.YES


@each_exercise
def test_a_dose_is_a_range(name: str, exercise: Table) -> None:
    dose = exercise["dose"]
    assert set(dose) <= {"sets", "seconds", "reps", "tempo_ms"}
    assert ("reps" in dose) == ("tempo_ms" in dose)
    assert "seconds" in dose or "reps" in dose
    for key in {"sets", "seconds", "reps"} & set(dose):
        low, high = dose[key]
        assert 0 < low <= high


@each_sequence
def test_a_sequence_is_headed_and_written_as_agreed(name: str, sequence: Table) -> None:
    assert set(sequence) == {"schema", "name", "about", "window_s", "steps"}
    assert len(sequence["about"]) <= 60
    assert not FORBIDDEN.search(sequence["about"])
    assert "!" not in sequence["about"]
    for step in sequence["steps"]:
        assert set(step) <= STEP_KEYS


def test_every_step_stays_within_the_dose_of_its_exercise() -> None:
    for name, step in doses():
        dose = EXERCISES[step["exercise"]]["dose"]
        assert ("seconds" in step) != ("reps" in step), (name, step)
        # Fewer sets than the usual ones are fine: another step of the sequence stretches the same muscle.
        assert 1 <= step.get("sets", 1) <= dose["sets"][1], (name, step)
        amount = "seconds" if "seconds" in step else "reps"
        low, high = dose[amount]
        assert low <= step[amount] <= high, (name, step)


def test_holds_are_whole_breaths() -> None:
    for name, step in doses():
        if EXERCISES[step["exercise"]]["technique"] == Technique.STATIC:
            assert step["seconds"] in BREATHS_S, (name, step)


def test_the_first_hour_rounds_no_back_and_pounds_no_floor() -> None:
    for name, step in steps():
        first_hour = step.get("first_hour", step)["exercise"]
        assert EXERCISES[first_hour]["first_hour"] == FirstHour.YES, (name, step)
        if "first_hour" in step and "otherwise" in step:
            assert EXERCISES[step["otherwise"]["exercise"]]["first_hour"] == FirstHour.YES, (name, step)


def test_the_first_hour_of_the_morning_begins_with_two_minutes_of_walking() -> None:
    first = SEQUENCES["morning"]["steps"][0]
    assert (first["exercise"], first["seconds"], first["only_first_hour"]) == ("walk", 120, True)


def test_a_substitute_is_another_exercise() -> None:
    for name, step in steps():
        for key in ("first_hour", "otherwise"):
            assert step.get(key, {}).get("exercise") != step["exercise"], (name, step)


@pytest.mark.parametrize("name", sorted(LIBRARY_SEQUENCES))
def test_core_exercises_are_paired_with_stretches(name: str) -> None:
    kinds = [EXERCISES[step["exercise"]] for step in SEQUENCES[name]["steps"]]
    assert any("hamstrings" in exercise["muscles"]["stretched"] for exercise in kinds)
    assert any(exercise["technique"] in {Technique.HOLD, Technique.REPS} for exercise in kinds)


def test_contract_relax_rests_ten_seconds() -> None:
    for name, step in steps():
        if EXERCISES[step["exercise"]]["technique"] == Technique.PNF:
            assert step["rest_s"] == 10, name


@pytest.mark.parametrize("condition", list(Condition))
@each_sequence
def test_no_single_condition_empties_a_sequence(name: str, sequence: Table, condition: Condition) -> None:
    usual = [step for step in sequence["steps"] if not step.get("only_first_hour")]
    offered = [[step["exercise"], *([step["otherwise"]["exercise"]] if "otherwise" in step else [])] for step in usual]
    assert any(condition not in EXERCISES[exercise]["avoid"] for choices in offered for exercise in choices)
