"""The shipped exercises and sequences read as a careful physiotherapist would write them, and keep to the safety table.

The files are read here without the loader: what is wrong in one must not hide behind what the loader forgives. The
sections named are those of the clinical reference.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
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
    *("dose", "muscles", "load", *TEXTS, *LISTS),
}
STEP_KEYS = {
    *("exercise", "sets", "seconds", "reps", "tempo_ms", "wait_for_tap", "first_side", "prepare_s", "change_s"),
    *("rest_s", "first_hour", "otherwise", "only_first_hour"),
}
MUSCLES = {
    *("hamstrings", "calves", "gluteus maximus", "gluteus medius", "back extensors", "hip flexors", "quadriceps"),
    *("adductors", "abdominals", "triceps", "shoulders"),
}
# Promises (6.3, 9.5), and what the house never says (design, section 4).
FORBIDDEN = re.compile(
    r"\b(?:cur(?:e[sd]?|ing)|treat\w*|prevent\w*|heal(?:s|ed|ing)?|fix(?:es|ed|ing)?|align\w*|guarantee\w*|relieve\w*"
    r"|push through|no pain|fail\w*|streak\w*|burn\w*|crush\w*|congratulations|oops)\b",
    re.IGNORECASE,
)
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


def test_everything_the_four_sequences_need_is_there() -> None:
    assert set(SEQUENCES) >= {"morning", "evening", "workplace", "warm_up"}
    assert {dose["exercise"] for _, dose in doses()} <= set(EXERCISES)


@each_exercise
def test_an_exercise_has_its_keys_and_only_known_values(name: str, exercise: Table) -> None:
    assert set(exercise) == KEYS
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


@each_exercise
def test_the_safety_table_is_kept(name: str, exercise: Table) -> None:
    """9.3, read row by row; an exercise may well block more."""
    avoid, load = set(exercise["avoid"]), exercise["load"]
    stretches = "hamstrings" in exercise["muscles"]["stretched"]
    held = exercise["technique"] in {Technique.STATIC, Technique.PNF}
    wanted = set[Condition]()
    if name != "walk":
        wanted |= {Condition.RECENT_SURGERY}
    if stretches or load["impact"] != Amount.NONE:
        wanted |= {Condition.ACUTE_HAMSTRING_STRAIN}
    if stretches and held:
        wanted |= {Condition.HAMSTRING_TENDON}
    # Allowed within comfort with the knee bent: the lying stretch alone.
    if stretches and load["nerve"] != Amount.NONE and name != "lying_hamstring":
        wanted |= {Condition.LEG_PAIN}
    if load["flexion"] in {Amount.MEDIUM, Amount.HIGH}:
        wanted |= {Condition.OSTEOPOROSIS, Condition.HYPERMOBILITY, Condition.PREGNANCY}
    if exercise["position"] == Position.LYING:
        wanted |= {Condition.PREGNANCY}
    if load["head_low"]:
        wanted |= {Condition.PRESSURE_OR_DIZZY}
    if load["impact"] != Amount.NONE:
        wanted |= {Condition.KNEE, Condition.HEART_LUNG, Condition.BALANCE, Condition.PREGNANCY}
        wanted |= {Condition.HAMSTRING_TENDON, Condition.LEG_PAIN, Condition.OSTEOPOROSIS}
    if load["balance"] and name != "march":  # held on to a wall, as its texts say
        wanted |= {Condition.BALANCE}
    if exercise["technique"] == Technique.ROLL:
        wanted |= {Condition.CLOT, Condition.WRIST_SHOULDER}
    assert not wanted - avoid


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


@pytest.mark.parametrize("condition", list(Condition))
@each_sequence
def test_no_single_condition_empties_a_sequence(name: str, sequence: Table, condition: Condition) -> None:
    usual = [step for step in sequence["steps"] if not step.get("only_first_hour")]
    offered = [[step["exercise"], *([step["otherwise"]["exercise"]] if "otherwise" in step else [])] for step in usual]
    assert any(condition not in EXERCISES[exercise]["avoid"] for choices in offered for exercise in choices)
