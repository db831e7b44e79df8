"""One file of the catalogue: each mistake in it gives one sentence with file, key, what was found and what may be."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stretchtimer.catalogue.read import LARGEST_FILE, read_file
from stretchtimer.catalogue.schema import ExerciseFile, File, SequenceFile, to_exercise, to_sequence
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Dose, Kit, Load, Muscles, Side, Sides, Technique
from stretchtimer.core.message import UserError
from stretchtimer.core.sequence import Sequence, Step, Substitute
from stretchtimer.words.messages import sentence

EXERCISE = """\
schema = 1
name = "Easy fold"
technique = "static"
sides = "each"
position = "lying"
places = ["mat"]
kit = ["mat", "strap"]
ready = "Lie down."
cue = "Lift the leg."
short_cue = "Lift."
change = "Lower the leg."
setup = ["Lie down.", "Lift."]
cues = ["Stay long."]
mistakes = ["Bouncing."]
feel = "The back of the thigh."
care = "Nobody in particular."
easier = "Bend the knee."
first_hour = "yes"
avoid = ["pregnancy"]
sources = ["A book"]

[dose]
sets = [1, 3]
seconds = [15, 30]

[muscles]
stretched = ["hamstrings"]

[load]
nerve = "low"
balance = true
"""

SEQUENCE = """\
schema = 1
name = "Mine"
about = "My own."
window_s = [60, 120]

[[steps]]
exercise = "fold"
sets = 2
seconds = 30

[[steps]]
exercise = "swing"
reps = 10
tempo_ms = 1500
first_side = "left"
first_hour = { exercise = "fold", seconds = 20 }
otherwise = { exercise = "walk", sets = 2, seconds = 60 }
"""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def complaint(path: Path, kind: type[File]) -> str:
    """The one sentence a file is refused with; it names the file once, and a short one stays short."""
    with pytest.raises(UserError) as raised:
        read_file(path, kind)
    said = sentence(raised.value.message)
    assert said.count(str(path)) == 1
    assert said.startswith(str(path))
    assert said.endswith(".")
    assert "\n" not in said
    return said


def edited(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def test_a_good_exercise_is_read_as_it_stands(tmp_path: Path) -> None:
    exercise = to_exercise("easy_fold", read_file(write(tmp_path, "easy_fold.toml", EXERCISE), ExerciseFile))
    assert (exercise.id, exercise.name) == ("easy_fold", "Easy fold")
    assert (exercise.technique, exercise.sides, exercise.kit) == (Technique.STATIC, Sides.EACH, (Kit.MAT, Kit.STRAP))
    assert exercise.dose == Dose((1, 3), (15, 30))
    assert exercise.avoid == {Condition.PREGNANCY}
    assert exercise.muscles == Muscles(("hamstrings",))
    assert exercise.load == Load(nerve=exercise.load.nerve, balance=True)
    assert (exercise.setup, exercise.harder) == (("Lie down.", "Lift."), "")


def test_a_good_sequence_is_read_as_it_stands(tmp_path: Path) -> None:
    sequence = to_sequence("mine", read_file(write(tmp_path, "mine.toml", SEQUENCE), SequenceFile))
    assert sequence == Sequence(
        "mine",
        "Mine",
        "My own.",
        (
            Step("fold", sets=2, seconds=30),
            Step(
                "swing",
                reps=10,
                tempo_ms=1_500,
                first_side=Side.LEFT,
                first_hour=Substitute("fold", seconds=20),
                otherwise=Substitute("walk", sets=2, seconds=60),
            ),
        ),
        (60, 120),
    )


MISTAKES_IN_AN_EXERCISE = [
    # what stands there, what it is changed to, and the sentence after the file's name
    ('name = "Easy fold"', "name = 7", "name is 7, but should be one line of text, 1 to 400 characters."),
    ('name = "Easy fold"', 'name = ""', "name is '', but should be one line of text, 1 to 400 characters."),
    ('name = "Easy fold"', "name = 2026-01-02", "name is 2026-01-02, but should be one line of text"),
    ('name = "Easy fold"\n', "", "name is missing, but should be one line of text, 1 to 400 characters."),
    ("schema = 1", "schema = 2", "schema is 2, but should be a whole number from 1 to 1."),
    ("schema = 1", "schema = 0x" + "f" * 5_000, "schema is …, but should be a whole number from 1 to 1."),
    (
        'name = "Easy fold"',
        "name = 0x" + "f" * 5_000,
        "name is …, but should be one line of text",
    ),
    ("sets = [1, 3]", "sets = [0x" + "f" * 5_000 + ", 3]", "dose.sets[0] is …, but should be a whole number from 1"),
    ('places = ["mat"]', "places = [0x" + "f" * 5_000 + "]", "places[0] is …, but should be one of mat, desk."),
    ('technique = "static"', 'technique = "yoga"', "technique is 'yoga', but should be one of static, dynamic, pnf, "),
    ('technique = "static"', "technique = true", "technique is true, but should be one of static, dynamic, pnf, "),
    ('technique = "static"\n', "", "technique is missing, but should be one of static, dynamic, pnf, "),
    ('kit = ["mat", "strap"]', 'kit = ["mat", "rope"]', "kit[1] is 'rope', but should be one of mat, chair, "),
    ('kit = ["mat", "strap"]', 'kit = "mat"', "kit is 'mat', but should be a list, each one of mat, chair, "),
    ('avoid = ["pregnancy"]', 'avoid = ["age"]', "avoid[0] is 'age', but should be one of acute_hamstring_strain, "),
    ('setup = ["Lie down.", "Lift."]', 'setup = ["Lie down.", 3]', "setup[1] is 3, but should be text of 1 to 400"),
    (
        'setup = ["Lie down.", "Lift."]',
        f"setup = {['Go.'] * 21}",
        "setup is ['Go.', 'Go.', 'Go.', 'Go.', 'Go.', 'Go.', 'Go.', 'Go.', 'G…, "
        "but should be a list of 0 to 20, each text of 1 to 400 characters.",
    ),
    ('feel = "The back of the thigh."', 'feel = "' + "x" * 401 + '"', "feel is 'xxxxxxxxxx"),
    ('change = "Lower the leg."\n', "", 'change is missing, but should be a sentence "change" exactly where'),
    ('sides = "each"', 'sides = "together"', "change is 'Lower the leg.', but should be a sentence \"change\" exactly"),
    ('first_hour = "yes"', "first_hour = true", "first_hour is true, but should be one of yes, swap, no."),
    ('first_hour = "yes"', 'first_huor = "yes"', "first_huor is 'yes', but should be a table with the keys schema, "),
    ("sets = [1, 3]", "sets = 3", "dose.sets is 3, but should be a list of two, the lowest and the highest, each a wh"),
    ("sets = [1, 3]", "sets = [1]", "dose.sets is [1], but should be a list of two, the lowest and the highest, each"),
    ("sets = [1, 3]", "sets = [1, 2, 3]", "dose.sets is [1, 2, 3], but should be a list of two, the lowest and the"),
    ("sets = [1, 3]", "sets = [0, 3]", "dose.sets[0] is 0, but should be a whole number from 1 to 20."),
    ("sets = [1, 3]", "sets = [1, 21]", "dose.sets[1] is 21, but should be a whole number from 1 to 20."),
    ("sets = [1, 3]", "sets = [1, 3.0]", "dose.sets[1] is 3.0, but should be a whole number from 1 to 20."),
    ("sets = [1, 3]", "sets = [true, 3]", "dose.sets[0] is true, but should be a whole number from 1 to 20."),
    ("sets = [1, 3]", "sets = [1, inf]", "dose.sets[1] is inf, but should be a whole number from 1 to 20."),
    ("sets = [1, 3]", "sets = [3, 1]", "dose.sets is [3, 1], but should be a pair with the lowest number first."),
    ("seconds = [15, 30]", "seconds = [30, 15]", "dose.seconds is [30, 15], but should be a pair with the lowest num"),
    ("seconds = [15, 30]", "", "dose is {'sets': [1, 3]}, but should be a dose with seconds or reps."),
    ("seconds = [15, 30]", "reps = [5, 9]", "dose.tempo_ms is missing, but should be a tempo_ms beside reps, in this"),
    ("seconds = [15, 30]", "reps = [5, 9]\ntempo_ms = 299", "dose.tempo_ms is 299, but should be a whole number from"),
    ("seconds = [15, 30]", "reps = [9, 5]\ntempo_ms = 300", "dose.reps is [9, 5], but should be a pair with the"),
    (
        "[muscles]\n",
        "[muscles]\npulled = []\n",
        "muscles.pulled is [], but should be a table with the keys stretched, worked",
    ),
    ('nerve = "low"', 'nerve = "lots"', "load.nerve is 'lots', but should be one of none, low, medium, high."),
    ("balance = true", 'balance = "yes"', "load.balance is 'yes', but should be true or false."),
    ("[load]\n", "[laod]\n", "laod is {'nerve': 'low', 'balance': True}, but should be a table with the keys schema, "),
    (
        '[load]\nnerve = "low"\nbalance = true\n',
        "",
        "load is missing, but should be a table with the keys flexion, nerve",
    ),
    (
        '"A book"]',
        '"A book"]\n"x - at `$.name`" = 1',
        "x - at `$.name` is 1, but should be a table with the keys schema",
    ),
    ('"A book"]', '"A book"]\nfigure = "a drawing"', "figure is 'a drawing', but should be a table."),
    ('"A book"]', '"A book"]\n"" = 1', "- is 1, but should be a table with the keys schema, name"),
]

MISTAKES_IN_A_SEQUENCE = [
    ("seconds = 30", 'seconds = "30"', "steps[0].seconds is '30', but should be a whole number from 5 to 900."),
    ("seconds = 30", "seconds = 4", "steps[0].seconds is 4, but should be a whole number from 5 to 900."),
    ("seconds = 30", "seconds = 901", "steps[0].seconds is 901, but should be a whole number from 5 to 900."),
    (
        "seconds = 30",
        "seconds = 30\nreps = 4",
        "steps[0] is {'exercise': 'fold', 'sets': 2, 'seconds': 30, 'reps': 4}, b",
    ),
    (
        "seconds = 30",
        "",
        "steps[0] is {'exercise': 'fold', 'sets': 2}, but should be either seconds or reps, and not both.",
    ),
    (
        "seconds = 30",
        "secs = 30",
        "steps[0].secs is 30, but should be a table with the keys exercise, sets, seconds, reps",
    ),
    ('exercise = "fold"\nsets', "sets", "steps[0].exercise is missing, but should be a name of small letters, digits"),
    (
        'exercise = "fold"\nsets',
        'exercise = "My Fold"\nsets',
        "steps[0].exercise is 'My Fold', but should be a name of",
    ),
    ("reps = 10", "reps = 101", "steps[1].reps is 101, but should be a whole number from 1 to 100."),
    ("reps = 10", "reps = 10\nprepare_s = 2", "steps[1].prepare_s is 2, but should be a whole number from 3 to 120."),
    ("reps = 10", "reps = 10\nwait_for_tap = 1", "steps[1].wait_for_tap is 1, but should be true or false."),
    ('first_side = "left"', 'first_side = "both"', 'steps[1].first_side is \'both\', but should be "left" or "right".'),
    (
        'first_side = "left"',
        'first_side = "up"',
        "steps[1].first_side is 'up', but should be one of left, right, both.",
    ),
    (
        'exercise = "fold", seconds = 20',
        'exercise = "fold", sets = "two", seconds = 20',
        "steps[1].first_hour.sets is 'two', but should be a whole number from 1 to 20.",
    ),
    (
        'exercise = "fold", seconds = 20',
        'exercise = "fold", seconds = 20, reps = 3',
        "steps[1].first_hour is {'exercise': 'fold', 'seconds': 20, 'reps': 3}, but should be either seconds or reps",
    ),
    (
        'exercise = "walk", sets = 2, seconds = 60',
        'exercise = "walk", sets = 2',
        "steps[1].otherwise is {'exercise': 'walk', 'sets': 2}, but should be either seconds or reps, and not both.",
    ),
    (
        'exercise = "fold", seconds = 20',
        "seconds = 20",
        "steps[1].first_hour.exercise is missing, but should be a name of small letters, digits and _.",
    ),
    (
        'first_hour = { exercise = "fold", seconds = 20 }',
        'first_hour = "fold"',
        "steps[1].first_hour is 'fold', but should be a table with the keys exercise, sets, seconds, reps, tempo_ms.",
    ),
    ("window_s = [60, 120]", "window_s = [120, 60]", "window_s is [120, 60], but should be a pair with the lowest"),
    ("window_s = [60, 120]", "window_s = [0, 60]", "window_s[0] is 0, but should be a whole number from 1 to 7200."),
]


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES_IN_AN_EXERCISE)
def test_a_mistake_in_an_exercise_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = write(tmp_path, "easy_fold.toml", edited(EXERCISE, old, new))
    assert complaint(path, ExerciseFile).startswith(f"{path}: {said}")


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES_IN_A_SEQUENCE)
def test_a_mistake_in_a_sequence_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = write(tmp_path, "mine.toml", edited(SEQUENCE, old, new))
    assert complaint(path, SequenceFile).startswith(f"{path}: {said}")


def test_an_unknown_key_of_two_lines_is_named_too(tmp_path: Path) -> None:
    path = write(tmp_path, "easy_fold.toml", '"a\\nb" = 1\n' + EXERCISE)
    with pytest.raises(UserError) as raised:
        read_file(path, ExerciseFile)
    assert raised.value.message.values["key"] == "a\nb"


@pytest.mark.parametrize("new", [20, 1])
def test_a_number_at_its_limit_is_fine(tmp_path: Path, new: int) -> None:
    path = write(tmp_path, "mine.toml", edited(SEQUENCE, "sets = 2\nseconds = 30", f"sets = {new}\nseconds = 5"))
    assert read_file(path, SequenceFile).steps[0].sets == new


@pytest.mark.parametrize("steps", ["steps = []", "steps = 3", "", "[steps]"])
def test_a_sequence_has_at_least_one_step(tmp_path: Path, steps: str) -> None:
    path = write(tmp_path, "mine.toml", f'schema = 1\nname = "Mine"\nabout = "My own."\n{steps}\n')
    assert "but should be a list of 1 to 60, each a table with the keys exercise, " in complaint(path, SequenceFile)


def test_a_long_finding_is_cut_short(tmp_path: Path) -> None:
    path = write(tmp_path, "easy_fold.toml", edited(EXERCISE, '"The back of the thigh."', '"' + "x" * 100_000 + '"'))
    assert len(complaint(path, ExerciseFile)) < 200 + len(str(path))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("schema = 1\nname = Mine\n", "at line 2"),
        ("schema = 1\n\n\n[dose\n", "at line 4"),
        ("schema = 1\nschema = 1\n", "at line 2"),
        ("schema = 1\nname = 'Mine\n", "at end of document"),
        ("schema = 1\nname = 'Mine\nsides = 'each'\n", "at line 2"),
        ("schema", "at end of document"),
        ("name = 2026-99-99", "at line 1"),
        ("name = '\0'", "at line 1"),
        ("sets = " + "1" * 5_000, "digits"),
    ],
)
def test_what_is_not_toml_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, "easy_fold.toml", text)
    assert f"{path} is not valid TOML: " in complaint(path, ExerciseFile)
    assert said in complaint(path, ExerciseFile)


@pytest.mark.parametrize("raw", [b'name = "\xff"', EXERCISE.encode("utf-16"), b"\x89PNG\r\n\x1a\n\0\0"])
def test_what_is_not_utf_8_is_said(tmp_path: Path, raw: bytes) -> None:
    assert "is not UTF-8 text" in complaint(write(tmp_path, "easy_fold.toml", raw), ExerciseFile)


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b"\r\n"])
def test_a_file_saved_on_windows_reads_as_well(tmp_path: Path, start: bytes) -> None:
    path = write(tmp_path, "easy_fold.toml", start + EXERCISE.replace("\n", "\r\n").encode())
    assert read_file(path, ExerciseFile).name == "Easy fold"


def test_a_file_too_large_is_not_even_opened(tmp_path: Path) -> None:
    full = EXERCISE + "#" * (LARGEST_FILE - len(EXERCISE))
    assert read_file(write(tmp_path, "full.toml", full), ExerciseFile)
    assert "256 KiB" in complaint(write(tmp_path, "over.toml", full + "#"), ExerciseFile)
    assert "is too large" in complaint(write(tmp_path, "big.toml", EXERCISE + "# x\n" * 75_000), ExerciseFile)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 10_000 + "]" * 10_000,
        "a = " + "{a = " * 10_000 + "1" + "}" * 10_000,
        "a = " + "[" * 10_000,
        ".".join(["a"] * 10_000) + " = 1",
        " . ".join(['"a"'] * 10_000) + " = 1",
        "[" + ".".join(["a"] * 10_000) + "]",
        "a = {" + ".".join(["'a b'"] * 10_000) + " = 1}",
    ],
)
def test_ten_thousand_levels_are_too_deep(tmp_path: Path, text: str) -> None:
    assert "is nested too deeply" in complaint(write(tmp_path, "deep.toml", text), ExerciseFile)


def test_what_is_just_not_too_deep_to_parse_is_still_a_plain_mistake(tmp_path: Path) -> None:
    keys = ".".join(["a"] * 60)
    for text in (f"{keys} = 1", "a = " + "[" * 100 + "]" * 100, f"{keys} = " + f"{{{keys} = " * 60 + "1" + "}" * 60):
        path = write(tmp_path, "deep.toml", text)
        assert tomllib.loads(text)
        assert "but should be a table with the keys schema, " in complaint(path, ExerciseFile)


def test_texts_full_of_full_stops_are_not_taken_for_a_deep_key(tmp_path: Path) -> None:
    text = " ".join(["Up. Down."] * 30) + " " + "." * 90
    path = write(tmp_path, "easy_fold.toml", edited(EXERCISE, '"Stay long."', ", ".join([f'"{text}"'] * 20)))
    assert len(read_file(path, ExerciseFile).cues) == 20


def test_a_directory_and_a_file_that_is_gone_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "link.toml").symlink_to(tmp_path / "nowhere.toml")
    assert "cannot be read: Is a directory" in complaint(tmp_path / "folder.toml", ExerciseFile)
    assert "cannot be read: No such file" in complaint(tmp_path / "link.toml", ExerciseFile)


def test_a_file_one_may_not_open_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "easy_fold.toml", EXERCISE)

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # the file's mode does not stop root
    assert "cannot be read: Permission denied" in complaint(path, ExerciseFile)


junk = st.sampled_from(
    (
        b"",
        b"[",
        b"]",
        b'"',
        b"'",
        b"=",
        b".",
        b"\n",
        b"{",
        b"}",
        b"-1",
        b"1e999",
        b"nan",
        b"0x",
        b"[[",
        b"\xff",
        b"\0",
        b",",
    )
)
pieces = st.one_of(junk, st.binary(max_size=6), st.text(max_size=6).map(lambda text: text.encode("utf-8", "replace")))


@st.composite
def mutated(draw: st.DrawFn, good: str) -> bytes:
    """A good file with some places cut, doubled or overwritten."""
    raw = good.encode()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.integers(start, min(len(raw), start + 40)))
        raw = raw[:start] + draw(st.one_of(pieces, st.just(raw[start:end] * 2))) + raw[end:]
    return raw


values = st.recursive(
    st.sampled_from(('""', '"x"', "0", "-1", "1.5", "inf", "true", "2026-01-02", "10:00:00", "9" * 30, "'''\n'''")),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]") | inner.map("{{ sets = {} }}".format)
    ),
    max_leaves=4,
)


@st.composite
def ill_valued(draw: st.DrawFn, good: str) -> bytes:
    """A good file in which some values are of any other kind: TOML, but not the format."""
    lines = good.splitlines()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        key, equals, _old = lines[at].partition(" = ")
        if equals:
            lines[at] = f"{key} = {draw(values)}"
    return "\n".join(lines).encode()


@pytest.mark.parametrize(("good", "kind"), [(EXERCISE, ExerciseFile), (SEQUENCE, SequenceFile)])
@given(data=st.data())
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_in_a_file_it_is_read_or_refused_with_a_sentence(
    tmp_path: Path, good: str, kind: type[File], data: st.DataObject
) -> None:
    raw = data.draw(st.one_of(mutated(good), ill_valued(good)))
    path = write(tmp_path, "any.toml", raw)
    try:
        read_file(path, kind)
    except UserError as error:
        assert str(path) in sentence(error.message)  # noqa: PT017 - most examples are refused, and some are read
