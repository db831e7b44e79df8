"""Reading Learn: sound files become topics, and every mistake names its file and its line or key."""

from pathlib import Path

import pytest

from stretchtimer.catalogue.learn import read_learn
from stretchtimer.core.message import UserError
from stretchtimer.words.messages import sentence

INDEX = """schema = 1
[[topics]]
id = "desk"
title = "At the desk"
about = "Moving."
[[topics]]
id = "pain"
title = "Pain"
about = "Stopping."
"""
SOURCES = """schema = 1
[[sources]]
id = "Owen 2020"
authors = "Owen PJ"
year = 2020
journal = "BJSM 54:1279"
doi = "10.1/x"
seen = "abstract"
[[sources]]
id = "Our judgement"
authors = "Us"
title = "What we think."
journal = "-"
seen = "own"
"""
DESK = """Leading in.

## Breaks {#breaks}

- Move. [weak: Owen 2020]
- See [pain](learn:pain#stop). [none: Our judgement]
"""
PAIN = """## Stop {#stop}

Stop. [none: Our judgement]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"index.toml": INDEX, "sources.toml": SOURCES, "desk.md": DESK, "pain.md": PAIN}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def said_of(folder: Path) -> str:
    with pytest.raises(UserError) as raised:
        read_learn(folder)
    return sentence(raised.value.message).replace(f"{folder}/", "")


def put(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def test_sound_files_become_topics_in_the_order_of_the_index(folder: Path) -> None:
    desk, pain = read_learn(folder)
    assert (desk.id, desk.title, desk.about) == ("desk", "At the desk", "Moving.")
    assert [source.id for source in desk.sources] == ["Our judgement", "Owen 2020"]
    assert [source.id for source in pain.sources] == ["Our judgement"]


def test_a_translation_beside_a_text_is_no_topic(folder: Path) -> None:
    (folder / "desk.de.md").write_text("Etwas anderes.", encoding="utf-8")
    assert len(read_learn(folder)) == 2


MISTAKES = [
    ("desk.md", "[weak: Owen", "[sure: Owen", "desk.md, line 5: “sure” should be one of strong, moderate, weak, none."),
    (
        "desk.md",
        "Owen 2020]",
        "Owen 1920]",
        "desk.md, line 5: “Owen 1920” should be the id of a source in sources.toml.",
    ),
    ("desk.md", " [weak: Owen 2020]", "", "desk.md, line 5: “- Move.” should be text that ends with its strength"),
    ("desk.md", " {#breaks}", "", "desk.md, line 3: “## Breaks” should be a heading that ends with an anchor"),
    ("desk.md", "\n- See", "\n## B {#breaks}\n- See", "desk.md, line 6: “## B {#breaks}” should be a heading"),
    ("desk.md", "pain#stop", "pain#go", "desk.md, line 6: “learn:pain#go” should be a link to a topic"),
    ("desk.md", "pain#stop", "knee", "desk.md, line 6: “learn:knee” should be a link to a topic"),
    ("index.toml", '"pain"', '"desk"', "index.toml: topics[1].id is 'desk', but should be an id that is used once."),
    (
        "index.toml",
        "about =",
        "abuot =",
        "index.toml: topics[0].abuot is 'Moving.', but should be a table with the keys id, t",
    ),
    ("index.toml", '"pain"', '"knee"', "index.toml: topics is missing, but should be a list of all texts beside it, p"),
    ("sources.toml", "Our judgement", "Owen 2020", "sources.toml: sources[1].id is 'Owen 2020', but should be an id"),
    ("sources.toml", '"own"', '"read"', "sources.toml: sources[1].seen is 'read', but should be one of abstract"),
    ("sources.toml", "2020\n", "20\n", "sources.toml: sources[0].year is 20, but should be a whole number from 1900"),
]


@pytest.mark.parametrize(("name", "old", "new", "said"), MISTAKES)
def test_a_mistake_names_its_file_and_its_place(folder: Path, name: str, old: str, new: str, said: str) -> None:
    put(folder, name, old, new)
    assert said_of(folder).startswith(said)


def test_a_text_that_is_missing_or_no_text_is_named(folder: Path) -> None:
    (folder / "pain.md").write_bytes(b"\xff\xfe\xfa")
    assert said_of(folder) == "pain.md is not UTF-8 text: save it as UTF-8."
    (folder / "pain.md").unlink()
    assert said_of(folder).startswith("pain.md cannot be read: ")
