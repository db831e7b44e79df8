"""A `.stretch` file goes out and comes in equal; a hostile one is refused in one sentence, and nothing is written."""

import json
import random
import stat
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from stretchtimer.app import open_catalogue
from stretchtimer.catalogue.share_file import FORMAT, LARGEST_SHARE
from stretchtimer.core.message import UserError
from stretchtimer.own_files import OwnFiles
from stretchtimer.sharing import share, take, taking
from stretchtimer.words.messages import sentence
from tests.cli.here import accepted, printed
from tests.cli.here import refused as refused_line
from tests.sheets import SHEET, a_picture, a_raw_exercise, endless_drawing, with_the_sheet
from tests.test_own_files import snapshot
from tests.test_programme_window import SHEET as OWN_PROGRAMME
from tests.test_programme_window import own_programme

MUTATIONS = 500
SEED = 20261122
AT_ONCE_S = 5


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with_the_sheet(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def file(home: Path, tmp_path: Path) -> Path:
    path = tmp_path / "sheet.stretch"
    share(open_catalogue(home), ["sheet", "yoga"], path)
    return path


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, content: Mapping[str, bytes], *, listed: bool = True) -> Path:
    """A zip of these members; with a manifest that lists them."""
    names = sorted(name for name in content if name != "manifest.json")
    manifest = json.dumps({"format": FORMAT, "version": 1, "files": names}).encode()
    whole = ({"manifest.json": manifest} | dict(content)) if listed else dict(content)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in whole.items():
            archive.writestr(name, data)
    return path


def refusal(folder: Path, path: Path) -> str:
    """The one sentence with which a file is refused; the folder is as it was."""
    before = snapshot(folder)
    with pytest.raises(UserError) as raised:
        taking(open_catalogue(folder), path)
    assert snapshot(folder) == before
    said = sentence(raised.value.message)
    assert said.endswith(".")
    assert "\n" not in said
    return said


def test_what_is_shared_comes_in_equal_on_an_empty_store(home: Path, file: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    catalogue = open_catalogue(there)
    found = taking(catalogue, file)
    assert [one.id for one in found.new] == ["door_slide", "sheet"]
    assert [one.id for one in found.same] == ["yoga"]
    assert not list(there.rglob("*")), "nothing is written before one has said yes"
    take(catalogue, found)
    assert open_catalogue(there).sequence("sheet") == SHEET
    assert snapshot(there) == snapshot(home)
    again = taking(catalogue, file)
    assert (again.new, again.updated, again.copied, again.texts) == ([], [], [], {})


def test_the_same_things_give_the_same_file(home: Path, file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.stretch"
    share(open_catalogue(home), ["yoga", "sheet"], again)
    assert again.read_bytes() == file.read_bytes()
    assert stat.S_IMODE(again.stat().st_mode) == 0o600


def test_what_is_here_and_other_is_updated_or_comes_as_a_copy(home: Path, file: Path) -> None:
    changed = members(file)
    changed["sequences/sheet.toml"] = changed["sequences/sheet.toml"].replace(b"sheet", b"plan", 1)
    changed["pictures/door_slide.png"] = a_picture("#F00")
    packed(file, changed)
    catalogue = open_catalogue(home)
    update, copy = taking(catalogue, file), taking(catalogue, file, copy=True)
    assert [one.id for one in update.updated] == ["door_slide", "sheet"]
    assert [(one.id, one.here) for one in copy.copied] == [("door_slide", "door_slide_2"), ("sheet", "sheet_2")]
    take(catalogue, copy)
    assert catalogue.sequence("sheet") == SHEET
    assert catalogue.sequence("sheet_2").steps[1].exercise == "door_slide_2"
    assert (home / "pictures/door_slide_2.png").read_bytes() == a_picture("#F00")
    assert (home / "pictures/door_slide.png").read_bytes() == a_picture()
    take(catalogue, update)
    assert catalogue.sequence("sheet").name == "Frau Köhler’s plan"
    assert (home / "pictures/door_slide.png").read_bytes() == a_picture("#F00")


def test_a_copy_takes_the_name_of_nothing_else_that_comes(home: Path, tmp_path: Path) -> None:
    """Two that come, and the next free id of the first is the second's own: both are there afterwards."""
    first, second = (SEQUENCE.replace(b'"A"', name) for name in (b'"First"', b'"Second"'))
    coming = {"sequences/sheet.toml": first, "sequences/sheet_2.toml": second}
    take(catalogue := open_catalogue(home), taking(catalogue, packed(tmp_path / "two.stretch", coming), copy=True))
    names = {catalogue.sequence(one).name for one in catalogue.own_sequence_ids}
    assert names == {SHEET.name, "First", "Second"}


def test_copies_of_long_names_stay_apart(tmp_path: Path) -> None:
    home, ids = tmp_path / "home", [f"{'a' * 60}{end}" for end in "xy"]

    def coming(word: str) -> Path:
        without = {"picture": None, "picture_text": None}
        texts = {f"exercises/{one}.toml": text_of(name=f"{word} {one[-1]}", **without) for one in ids}
        return packed(tmp_path / "long.stretch", texts)

    take(catalogue := open_catalogue(home), taking(catalogue, coming("Old")))
    take(catalogue, taking(catalogue, coming("New"), copy=True))
    names = {catalogue.exercise(one).name for one in catalogue.own_exercise_ids}
    assert names == {"Old x", "Old y", "New x", "New y"}


def test_a_shipped_one_is_never_touched(home: Path, file: Path) -> None:
    """A `morning` or a `bridge` of somebody else's comes under another name."""
    mine = members(file)
    exercise = mine["exercises/door_slide.toml"]
    sequence = mine["sequences/sheet.toml"].replace(b'"door_slide"', b'"bridge"').replace(b"reps = 8", b"seconds = 30")
    packed(
        file,
        {
            "sequences/morning.toml": sequence,
            "exercises/bridge.toml": exercise,
            "pictures/door_slide.png": mine["pictures/door_slide.png"],
        },
    )
    catalogue = open_catalogue(home)
    shipped = catalogue.sequence("morning"), catalogue.exercise("bridge")
    take(catalogue, taking(catalogue, file))
    assert (catalogue.sequence("morning"), catalogue.exercise("bridge")) == shipped
    assert {step.exercise for step in catalogue.sequence("morning_2").steps} >= {"bridge_2"}
    assert catalogue.exercise("bridge_2").picture == "bridge_2.png"


def with_a_programme(home: Path) -> str:
    """One of the user's own that calls for an exercise of the user's own; its text."""
    text = OWN_PROGRAMME.replace('exercise = "march"', 'exercise = "door_slide"')
    own_programme(home, text)
    return text


def test_a_programme_goes_out_with_its_exercises_and_comes_in_equal(home: Path, tmp_path: Path) -> None:
    text, path, there = with_a_programme(home), tmp_path / "plan.stretch", open_catalogue(tmp_path / "there")
    share(open_catalogue(home), ["mine"], path)
    assert set(members(path)) == {
        "manifest.json",
        "programmes/mine.toml",
        "exercises/door_slide.toml",
        "pictures/door_slide.png",
    }
    take(there, taking(there, path))
    assert (tmp_path / "there/programmes/mine.toml").read_text() == text
    assert there.programme("mine") == open_catalogue(home).programme("mine")
    assert not taking(there, path).texts


def test_a_programme_that_is_here_and_other_is_updated_or_comes_as_a_copy_with_its_exercises(
    home: Path, tmp_path: Path
) -> None:
    text, path, catalogue = with_a_programme(home), tmp_path / "plan.stretch", open_catalogue(home)
    share(catalogue, ["mine"], path)
    changed = members(path)
    changed["programmes/mine.toml"] = changed["programmes/mine.toml"].replace(b"marching", b"walking")
    changed["pictures/door_slide.png"] = a_picture("#F00")
    packed(path, changed)
    take(catalogue, taking(catalogue, path, copy=True))
    assert (home / "programmes/mine.toml").read_text() == text
    assert catalogue.programme("mine_2").blocks[0].about == "walking and a bridge"
    assert "door_slide_2" in catalogue.programme("mine_2").exercise_ids()
    assert "door_slide" not in catalogue.programme("mine_2").exercise_ids()
    take(catalogue, taking(catalogue, path))
    assert catalogue.programme("mine").blocks[0].about == "walking and a bridge"
    assert "door_slide" in catalogue.programme("mine").exercise_ids()


def test_a_shipped_programme_is_neither_shared_nor_touched(home: Path, tmp_path: Path) -> None:
    path, catalogue = tmp_path / "plan.stretch", open_catalogue(home)
    assert "everybody has it" in refused_line("share", "careful", path, "--data-dir", home)
    packed(path, {"programmes/careful.toml": OWN_PROGRAMME.encode(), "programmes/morning.toml": OWN_PROGRAMME.encode()})
    shipped = catalogue.programme("careful"), catalogue.sequence("morning")
    found = taking(catalogue, path)
    assert [one.here for one in found.copied] == ["careful_2", "morning_2"]
    take(catalogue, found)
    assert (catalogue.programme("careful"), catalogue.sequence("morning")) == shipped


def test_an_exercise_that_a_programme_needs_is_not_deleted(home: Path) -> None:
    with_a_programme(home)
    (home / "sequences/sheet.toml").unlink()
    with pytest.raises(UserError) as raised:
        OwnFiles(open_catalogue(home)).remove_exercise("door_slide")
    assert "From my physiotherapist" in sentence(raised.value.message)


def text_of(**changes: object) -> bytes:
    from stretchtimer.catalogue.own_text import exercise_text

    return exercise_text(a_raw_exercise(**changes)).encode()


SEQUENCE = b'schema = 1\nname = "A"\nabout = "B"\n[[steps]]\nexercise = "bridge"\nsets = 1\nreps = 8\n'
HOSTILE: dict[str, tuple[Mapping[str, bytes], str]] = {
    "climbs out": ({"../../evil.toml": SEQUENCE}, "does not belong"),
    "absolute": ({"/etc/evil.toml": SEQUENCE}, "does not belong"),
    "backslash": ({"sequences\\..\\..\\evil.toml": SEQUENCE}, "does not belong"),
    "climbs within": ({"sequences/../../evil.toml": SEQUENCE}, "does not belong"),
    "a program": ({"pictures/evil.sh": b"#!/bin/sh"}, "does not belong"),
    "a database": ({"stretchtimer.sqlite": b"SQLite format 3"}, "does not belong"),
    "a programme that is none": ({"programmes/mine.toml": SEQUENCE}, "but should be a table"),
    "huge number": ({"sequences/a.toml": SEQUENCE.replace(b"8", b"9" * 5000)}, "a.toml"),
    "many times": ({"sequences/a.toml": SEQUENCE.replace(b"8", b"999999999999")}, "from 1 to 100"),
    "wrong type": ({"sequences/a.toml": SEQUENCE.replace(b"8", b'"eight"')}, "steps[0].reps is 'eight'"),
    "endless": ({"sequences/a.toml": SEQUENCE.replace(b"8", b"inf")}, "steps[0].reps"),
    "deep list": ({"sequences/a.toml": b"a = " + b"[" * 100_000}, "a.toml"),
    "deep key": ({"sequences/a.toml": b"a." * 50_000 + b"b = 1"}, "a.toml"),
    "deep figure": (
        {"exercises/a.toml": text_of(picture=None, picture_text=None) + b"[figure]\nx = " + b"[" * 400 + b"]" * 400},
        "a.toml",
    ),
    "orders for a terminal": ({"sequences/a.toml": SEQUENCE.replace(b'"A"', rb'"A\u001b[2J"')}, "one line of text"),
    "a line that was forged": ({"sequences/a.toml": SEQUENCE.replace(b'"A"', rb'"A\nStored."')}, "one line of text"),
    "a name of nothing": ({"sequences/a.toml": SEQUENCE.replace(b'"A"', b'" "')}, "one line of text"),
    "orders in a text": ({"sequences/a.toml": SEQUENCE.replace(b'"B"', rb'"B\u009b2J"')}, "text of 1 to 400"),
    "a name read backwards": ({"sequences/a.toml": SEQUENCE.replace(b'"A"', rb'"A\u202ede"')}, "one line of text"),
    "a day": ({"sequences/a.toml": SEQUENCE.replace(b"8", b"2026-05-03")}, "steps[0].reps is 2026-05-03, but"),
    "not text": ({"sequences/a.toml": b"\xff\xfe\x00"}, "a.toml"),
    "unknown key": ({"sequences/a.toml": b'run = "rm"\n' + SEQUENCE}, "run"),
    "no steps": ({"sequences/a.toml": SEQUENCE.split(b"[[")[0] + b"steps = []"}, "steps"),
    "unknown exercise": ({"sequences/a.toml": SEQUENCE.replace(b"bridge", b"nowhere")}, "'nowhere'"),
    "picture is none": (
        {"exercises/door_slide.toml": text_of(), "pictures/door_slide.png": b"GIF89a" + bytes(50)},
        "cannot be read as a picture",
    ),
    "picture is a drawing without end": (
        {"exercises/door_slide.toml": text_of(), "pictures/door_slide.png": endless_drawing()},
        "cannot be read as a picture",
    ),
    "picture is missing": ({"exercises/door_slide.toml": text_of()}, "cannot be read as a picture"),
    "picture is huge": (
        {"exercises/door_slide.toml": text_of(), "pictures/door_slide.png": a_picture(size=1_300)},
        "cannot be read as a picture",
    ),
    "picture bomb": ({"pictures/a.png": bytes(60 * 1024 * 1024)}, "more than a shared file may"),
    "text bomb": ({"sequences/a.toml": b"#" * (60 * 1024 * 1024)}, "more than a shared file may"),
    "too many": ({f"sequences/a{i}.toml": SEQUENCE for i in range(400)}, "more than a shared file may"),
}


@pytest.mark.parametrize("what", sorted(HOSTILE))
def test_a_hostile_file_is_refused_and_nothing_is_written(home: Path, tmp_path: Path, what: str) -> None:
    content, reason = HOSTILE[what]
    begun = time.monotonic()
    tracemalloc.start()
    said = refusal(home, packed(tmp_path / "evil.stretch", content))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reason in said
    assert time.monotonic() - begun < AT_ONCE_S
    assert peak < 64 * 1024 * 1024
    assert not list(tmp_path.rglob("evil.toml"))


def test_a_bomb_of_pictures_is_stopped_by_what_they_are_together(home: Path, tmp_path: Path) -> None:
    many = {f"pictures/a{i}.png": bytes(1024 * 1024 * 2) for i in range(20)}
    assert "more than a shared file may" in refusal(home, packed(tmp_path / "evil.stretch", many))


def test_symbolic_links_are_refused(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "evil.stretch"
    info = zipfile.ZipInfo("sequences/a.toml")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps({"format": FORMAT, "version": 1, "files": ["sequences/a.toml"]}))
        archive.writestr(info, "/etc/passwd")
    assert "does not belong" in refusal(home, path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_is_refused(home: Path, tmp_path: Path) -> None:
    path = packed(tmp_path / "evil.stretch", {"sequences/a.toml": SEQUENCE})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("sequences/a.toml", SEQUENCE.replace(b"8", b"9"))
    assert "damaged" in refusal(home, path)


def manifest(**values: object) -> bytes:
    return json.dumps({"format": FORMAT, "version": 1, "files": ["sequences/a.toml"]} | values).encode()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (manifest(version=2), "newer StretchTimer (format 2"),
        (manifest(version=10**30), "no file of shared sequences"),
        (manifest(version=0), "no file of shared sequences"),
        (manifest(version="1"), "no file of shared sequences"),
        (manifest(format="other"), "no file of shared sequences"),
        (manifest(files=[]), "damaged"),
        (manifest(files=["sequences/a.toml", "sequences/b.toml"]), "damaged"),
        (b"[" * 30_000, "no file of shared sequences"),
        (b"{}", "no file of shared sequences"),
        (b" " * 100_000, "more than a shared file may"),
    ],
)
def test_a_manifest_that_is_not_ours_is_refused(home: Path, tmp_path: Path, text: bytes, reason: str) -> None:
    content = {"manifest.json": text, "sequences/a.toml": SEQUENCE}
    assert reason in refusal(home, packed(tmp_path / "evil.stretch", content))


def test_a_zip_without_a_manifest_is_not_ours(home: Path, tmp_path: Path) -> None:
    path = packed(tmp_path / "evil.stretch", {"sequences/a.toml": SEQUENCE}, listed=False)
    assert "no file of shared sequences" in refusal(home, path)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x05\x06", bytes(LARGEST_SHARE + 1)])
def test_what_is_no_zip_is_not_ours(home: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "evil.stretch"
    path.write_bytes(content)
    refusal(home, path)


def test_a_directory_of_millions_is_not_read(home: Path, tmp_path: Path) -> None:
    """The end says how long the directory is: zipfile would make an object of each of its entries."""
    path = tmp_path / "evil.stretch"
    entry = b"PK\x01\x02" + bytes(42)
    listing = entry * 300_000
    path.write_bytes(listing + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(listing), 0, 0))
    assert "more than a shared file may" in refusal(home, path)


def test_what_is_not_there_is_said(home: Path, tmp_path: Path) -> None:
    assert "nowhere.stretch" in refusal(home, tmp_path / "nowhere.stretch")
    assert "is not a file" in refusal(home, tmp_path)


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.randrange(1, 200)]


def _repeat(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + chance.randrange(1, 200)]


def _overwrite(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at : at + 4] = struct.pack("<L", chance.choice([0, 1, 0x7FFFFFFF, 0xFFFFFFFF]))


MUTATE: tuple[Callable[[bytearray, random.Random], None], ...] = (_flip, _cut, _repeat, _overwrite)


def test_five_hundred_mutations_are_taken_over_or_refused_with_a_sentence(
    home: Path, file: Path, tmp_path: Path
) -> None:
    """Half of them of the file, half of a text within: a crash, a trace or a stray file would be found here."""
    chance, whole, parts = random.Random(SEED), file.read_bytes(), members(file)
    parts.pop("manifest.json")
    texts = sorted(name for name in parts if name.endswith(".toml"))
    catalogue, before = open_catalogue(home), snapshot(home)
    path, sentences = tmp_path / "mutant.stretch", list[str]()
    for number in range(MUTATIONS):
        name = texts[number % len(texts)]
        data = bytearray(whole if number % 2 else parts[name])
        for _time in range(chance.randrange(1, 4)):
            chance.choice(MUTATE)(data, chance)
        if number % 2:
            path.write_bytes(data)
        else:
            packed(path, {**parts, name: bytes(data)})
        try:
            taking(catalogue, path)
        except UserError as error:
            sentences.append(sentence(error.message))
    assert len(sentences) > MUTATIONS / 2
    assert all(said.endswith(".") and "\n" not in said for said in sentences)
    assert snapshot(home) == before


def test_it_is_shared_and_taken_over_on_the_command_line(home: Path, tmp_path: Path) -> None:
    path, there = tmp_path / "sheet.stretch", tmp_path / "there"
    assert str(path) in accepted("share", "sheet", path, "--data-dir", home)
    assert "choose another name" in refused_line("share", "sheet", path, "--data-dir", home)
    assert ".stretch" in refused_line("share", "sheet", tmp_path / "sheet.zip", "--data-dir", home)
    trial = printed("take", path, "--dry-run", "--data-dir", there)["taken"]
    assert trial["stored"] is False
    assert [one["id"] for one in trial["new"]] == ["door_slide", "sheet"]
    said = accepted("take", path, "--data-dir", there)
    assert "Sequence “Frau Köhler’s sheet”: new." in said
    assert "sheet " in accepted("list", "sequences", "--data-dir", there)
    assert snapshot(there) == snapshot(home)
    assert "you have it already" in accepted("take", path, "--data-dir", there)
