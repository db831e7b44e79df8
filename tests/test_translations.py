"""Every shipped text is there in every shipped language, says the same numbers and names, and is what is shipped."""

import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from stretchtimer import paths
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.learn import read_learn
from stretchtimer.catalogue.translation import TEXTS, numbers, translation_of
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.settings import LANGUAGES
from stretchtimer.words.safety_words import question

PACKAGE = Path(__file__).parents[1] / "stretchtimer"
RESOURCES = paths.resources()
TRANSLATIONS = RESOURCES / "translations"
OTHERS = [language for language in LANGUAGES if language != "en"]
PERCENT = re.compile(r"%(?:\(\w+\))?[sr]")
SAME_IN_ANY_LANGUAGE = 0.06
"""The share of texts, such as “{name}: {value}” and “Python”, that a translation may leave as they are."""

Text = str | tuple[str, str]


@cache
def texts() -> frozenset[Text]:
    """All texts that the program marks to be said."""
    found = extract_from_dir(PACKAGE, keywords={"_": None, "N_": None, "ngettext": (1, 2)})
    return frozenset(message if isinstance(message, str) else (message[0], message[1]) for _f, _l, message, *_ in found)


@cache
def translated(language: str) -> Catalog:
    with (TRANSLATIONS / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def said(language: str) -> Iterator[tuple[str, str]]:
    """Each text without a number in it, and its translation."""
    for message in translated(language):
        if message.id and isinstance(message.string, str):
            yield str(message.id), message.string


def test_no_text_is_said_both_with_a_number_and_without() -> None:
    """The catalogue holds it once, with its plurals: Python 3.11.2, of Debian 12, finds it only by its number."""
    counted = {message[0] for message in texts() if not isinstance(message, str)}
    assert counted & texts() == set()


def named(text: str) -> list[str]:
    """Its gaps, by name."""
    return sorted({*PERCENT.findall(text), *(name for _t, name, _f, _c in Formatter().parse(text) if name is not None)})


def files() -> list[Path]:
    """The shipped files that hold texts."""
    folders = ("exercises", "sequences", "programmes")
    shipped = [path for folder in folders for path in sorted((RESOURCES / folder).glob("*.toml"))]
    return [*(path for path in shipped if "." not in path.stem), RESOURCES / "learn" / "index.toml"]


def keys(raw: Mapping[str, Any], place: str = "") -> set[str]:
    """The places of a file's texts that can be translated."""
    found: set[str] = set()
    for key, value in raw.items():
        parts = value if isinstance(value, list) else [value]
        for number, part in enumerate(parts):
            if key in TEXTS and isinstance(part, dict):
                found |= keys(part, f"{place}{key}[{number}].")
            elif key in TEXTS and part:
                found.add(f"{place}{key}[{number}]")
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_program_is_translated(language: str) -> None:
    catalogue = translated(language)
    there = {tuple(m.id) if not isinstance(m.id, str) else m.id for m in catalogue if m.id}
    assert there == texts()
    assert not [message.id for message in catalogue if message.id and message.fuzzy]
    missing = [message.id for message in catalogue if message.id and not _is_said(message.string)]
    assert not missing
    assert not catalogue.obsolete


def _is_said(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_shipped_is_what_its_source_compiles_to(language: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, translated(language))
    assert (TRANSLATIONS / language / "LC_MESSAGES" / "stretchtimer.mo").read_bytes() == compiled.getvalue()


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_filled_in_is_the_same(language: str) -> None:
    assert not [(text, other) for text, other in said(language) if named(text) != named(other)]
    for message in translated(language):
        if message.id and not isinstance(message.id, str):
            gaps = set(named(message.id[1]))
            forms = [set(named(form)) for form in message.string or ()]
            assert gaps in forms, message.id
            # “One exercise” need not say its number.
            assert all(form <= gaps and len(gaps - form) <= 1 for form in forms), message.id


@pytest.mark.parametrize("language", OTHERS)
def test_numbers_are_the_same(language: str) -> None:
    assert not [(text, other) for text, other in said(language) if numbers(text) != numbers(other)]


@pytest.mark.parametrize("language", OTHERS)
def test_little_is_left_as_it_was(language: str) -> None:
    same = [text for text, other in said(language) if text == other]
    assert len(same) < SAME_IN_ANY_LANGUAGE * len(texts()), same


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_every_file_is_translated(language: str) -> None:
    for path in files():
        original = tomllib.loads(path.read_text("utf-8"))
        other = tomllib.loads(translation_of(path, language).read_text("utf-8"))
        assert keys(other) == keys(original), path.name
    for path in (RESOURCES / "learn").glob("*.md"):
        assert "." in path.stem or translation_of(path, language).is_file(), path.name


@pytest.mark.parametrize("language", OTHERS)
def test_the_files_read_in_every_language(language: str) -> None:
    """What their numbers and lists have to agree in is held when they are read."""
    catalogue, english = (Catalogue(RESOURCES, RESOURCES / "nobodys", one) for one in (language, "en"))
    for exercise_id in catalogue.exercise_ids:
        exercise, original = catalogue.exercise(exercise_id), english.exercise(exercise_id)
        assert exercise.cue != original.cue
        assert exercise.dose == original.dose
    for sequence_id in catalogue.sequence_ids:
        assert catalogue.sequence(sequence_id).about != english.sequence(sequence_id).about
    for programme_id in catalogue.programme_ids:
        assert catalogue.programme(programme_id).name != english.programme(programme_id).name
    for topic, original_topic in zip(
        read_learn(RESOURCES / "learn", language), read_learn(RESOURCES / "learn"), strict=True
    ):
        assert topic.title != original_topic.title
        assert [claim.sources for claim in topic.claims] == [claim.sources for claim in original_topic.claims]


def test_the_texts_that_were_translated_back_are_those_that_are_shipped() -> None:
    """A safety text that changes, in any language, is translated back again."""
    checked = (Path(__file__).parents[1] / "docs" / "translation_check.md").read_text("utf-8")
    originals = [line.strip("*") for line in checked.splitlines() if line.startswith("**")]
    assert {question(flag) for flag in RedFlag} <= set(originals)
    for language, name in (("de", "German"), ("ar", "Arabic")):
        others = dict(said(language))
        for original in originals:
            assert f"- {name}: {others[original]}\n" in checked, original
