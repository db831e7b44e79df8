"""Which language is spoken: the first there is of those that are asked for, and English where there is none."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from stretchtimer import paths
from stretchtimer.core.measure import Unit
from stretchtimer.words.case import lower_first
from stretchtimer.words.language import _, environment_languages, is_mirrored, ngettext, use_language, written_language
from stretchtimer.words.numbers import count_text, decimal_text, reading_text, short_decimal_text

TRANSLATIONS = paths.resources() / "translations"
ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use_language(TRANSLATIONS, "en")


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        (("de",), "de"),
        (("de_AT.UTF-8",), "de"),
        (("de-CH", "ar"), "de"),
        (("fr", "ar"), "ar"),
        (("ar_MA",), "ar"),
        (("en_GB.UTF-8", "de"), "en"),
        (("C",), "en"),
        (("POSIX", "de"), "en"),
        (("C.UTF-8",), "en"),
        (("fr_FR@euro",), "en"),
        (("../de",), "en"),
    ],
)
def test_the_first_language_that_there_is(asked: tuple[str, ...], spoken: str) -> None:
    use_language(TRANSLATIONS, *asked)
    assert written_language() == spoken


def test_the_environment_is_asked_in_the_order_of_gettext(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert environment_languages() == ()
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert environment_languages() == ("de_DE.UTF-8",)
    monkeypatch.setenv("LANGUAGE", "ar:de")
    assert environment_languages() == ("ar", "de")
    use_language(TRANSLATIONS)
    assert written_language() == "ar"
    assert is_mirrored()


def test_numbers_names_and_plurals_are_written_as_the_language_does() -> None:
    assert (decimal_text(2.25), short_decimal_text(3.0), count_text(1234)) == ("2.2", "3", "1,234")
    assert (lower_first("Side plank"), lower_first("PNF stretch")) == ("side plank", "PNF stretch")
    use_language(TRANSLATIONS, "de")
    assert (decimal_text(2.25), short_decimal_text(0.5), count_text(1234)) == ("2,2", "0,5", "1.234")
    assert lower_first("Seitstütz") == "Seitstütz"
    assert ngettext("{count} exercise", "{count} exercises", 1) == "{count} Übung"
    use_language(TRANSLATIONS, "ar")
    forms = {ngettext("{count} exercise", "{count} exercises", count) for count in (0, 1, 2, 3, 11, 100)}
    assert len(forms) == 6
    assert _("Today") == "اليوم"


def test_a_sign_and_a_degree_stay_on_their_side_of_the_number_among_letters_that_run_to_the_left() -> None:
    assert reading_text(785, Unit.TENTH_DEGREE) == "78.5°"
    assert reading_text(-80, Unit.MILLIMETRE) == "-8 cm"
    use_language(TRANSLATIONS, "ar")
    assert reading_text(785, Unit.TENTH_DEGREE) == "\u206878.5°\u2069"
    assert reading_text(-80, Unit.MILLIMETRE) == "\u2068-8\u2069 سم"
    assert reading_text(80, Unit.MILLIMETRE) == "8 سم"


@pytest.mark.parametrize(
    ("chosen", "lang", "said"), [("system", "de_DE.UTF-8", "Abend"), ("de", "C", "Abend"), ("en", "de", "Evening")]
)
def test_the_command_line_speaks_the_settings_language(tmp_path: Path, chosen: str, lang: str, said: str) -> None:
    environment = {**os.environ, "LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": lang}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "stretchtimer", *arguments, "--data-dir", str(tmp_path)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout

    run("settings", "set", "language", chosen)
    assert said in run("list", "sequences")


def test_help_speaks_the_environments_language() -> None:
    environment = {**os.environ, "LANGUAGE": "de"}
    command = [sys.executable, "-m", "stretchtimer", "feel", "--help"]
    said = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert "Aufruf: stretchtimer feel" in said
    assert "wann, wenn nicht jetzt" in said
    assert "diese Hilfe zeigen und beenden" in said
