"""A translation lies over its file, says the same numbers and lists, and is refused at the key where it does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.learn import read_learn
from stretchtimer.catalogue.translation import numbers
from stretchtimer.core.message import UserError
from stretchtimer.words.messages import sentence

SEQUENCE = """schema = 1
name = "Morning"
about = "Two minutes, 30 s a leg"

[[steps]]
exercise = "walk"
seconds = 120
"""
WALK = (Path(__file__).parents[2] / "resources" / "exercises" / "walk.toml").read_text("utf-8")
INDEX = 'schema = 1\n\n[[topics]]\nid = "desk"\ntitle = "At the desk"\nabout = "Breaks"\n'
SOURCES = 'schema = 1\n\n[[sources]]\nid = "Owen 2020"\nauthors = "Owen"\njournal = "BJSM"\nseen = "abstract"\n'
DESK = "Lead in.\n\n## Breaks {#breaks}\n\n- Every 45 minutes, see [there](learn:desk). [weak: Owen 2020]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("exercises", "sequences", "programmes", "learn"):
        (tmp_path / name).mkdir()
    (tmp_path / "sequences" / "morning.toml").write_text(SEQUENCE, "utf-8")
    (tmp_path / "exercises" / "walk.toml").write_text(WALK, "utf-8")
    (tmp_path / "learn" / "index.toml").write_text(INDEX, "utf-8")
    (tmp_path / "learn" / "sources.toml").write_text(SOURCES, "utf-8")
    (tmp_path / "learn" / "desk.md").write_text(DESK, "utf-8")
    return tmp_path


def refused(folder: Path, name: str, text: str) -> str:
    """What is said of a translation."""
    (folder / name).write_text(text, "utf-8")
    catalogue = Catalogue(folder, folder / "own", "de")
    read: dict[str, Callable[[], object]] = {
        "learn": lambda: read_learn(folder / "learn", "de"),
        "sequences": lambda: catalogue.sequence("morning"),
        "exercises": lambda: catalogue.exercise("walk"),
    }
    with pytest.raises(UserError) as raised:
        read[name.split("/")[0]]()
    said = sentence(raised.value.message)
    assert name in said
    return said.split(name)[1]


def test_what_is_translated_is_said_and_the_rest_as_it_was(folder: Path) -> None:
    (folder / "sequences" / "morning.de.toml").write_text('name = "Morgen"\n', "utf-8")
    german, english, arabic = (Catalogue(folder, folder / "own", one).sequence("morning") for one in ("de", "en", "ar"))
    assert (german.name, english.name, arabic.name) == ("Morgen", "Morning", "Morning")
    assert german.about == english.about
    assert german.steps == english.steps
    assert Catalogue(folder, folder / "own", "de").sequence_ids == ("morning",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'about = "Zwei Minuten, 20 s je Bein"',
            ": about is 20, but should be a text with the numbers of the original: 30.",
        ),
        ('about = "30"\nseconds = 20', ": seconds is 'seconds', but should be a table with the keys about, name."),
        ('nmae = "Morgen"', ": nmae is 'nmae', but should be a table with the keys about, name."),
        ("name = 3", ": name is 3, but should be text of 1 to 400 characters."),
        ("name = ", " is not valid TOML: Invalid value (at end of document)."),
    ],
)
def test_a_mistake_is_named_with_its_file_and_key(folder: Path, text: str, said: str) -> None:
    assert refused(folder, "sequences/morning.de.toml", text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('cues = ["Aufrecht"]', ": cues is 1, but should be a list of 3, as in the original."),
        ('setup = ["a", "b", 3]', ": setup[2] is 3, but should be text of 1 to 400 characters."),
    ],
)
def test_a_list_is_as_long_as_the_original(folder: Path, text: str, said: str) -> None:
    assert refused(folder, "exercises/walk.de.toml", text) == said


def test_a_topic_is_translated_block_for_block(folder: Path) -> None:
    text = "Vorweg.\n\n## Pausen {#breaks}\n\n- Alle 45 Minuten, siehe [dort](learn:desk). [weak: Owen 2020]\n"
    (folder / "learn" / "desk.de.md").write_text(text, "utf-8")
    (topic,) = read_learn(folder / "learn", "de")
    assert topic.text == text
    assert topic.title == "At the desk"
    for right, wrong, line in (
        ("45", "54", 5),
        ("{#breaks}", "{#pausen}", 3),
        ("[weak: Owen 2020]", "[strong: Owen 2020]", 5),
        ("(learn:desk)", "(learn:pain)", 5),
        ("- Alle", "Alle", 5),
    ):
        assert f", line {line}:" in refused(folder, "learn/desk.de.md", text.replace(right, wrong))
    assert "same kind of line" in refused(folder, "learn/desk.de.md", "Vorweg.\n")


def test_numbers_are_read_however_they_are_pointed() -> None:
    assert numbers("1.4 of 5,578, 30 % or 17°") == numbers("17 °, 30% von 5.578, 1,4")
    assert numbers("و72° و52°") == ["52°", "72°"]
    assert numbers("Pos1") == []
    assert numbers("2 × 30 s") != numbers("2 × 20 s")
