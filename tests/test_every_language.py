"""Every page at twice the text size, in languages that are longer or run the other way: nothing cut or covered.

The made-up language stands for those that are still to come: it is a third longer than English.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel

from stretchtimer import paths
from stretchtimer.core.exercise import Side
from stretchtimer.core.guided import Trial
from stretchtimer.core.measure import Kind, Protocol, Unit
from stretchtimer.ui.qt_language import QtLanguage
from stretchtimer.words.guided_words import trial_name
from stretchtimer.words.language import is_mirrored, use_language
from stretchtimer.words.lists import listed
from stretchtimer.words.numbers import reading_text
from tests import pseudo
from tests.conftest import HandClock
from tests.every_page import every_page
from tests.on_screen import on_screen
from tests.ui.flaws import flaws, too_wide

PACKAGE = Path(paths.__file__).parent
LANGUAGES = ("ar", "de", pseudo.LANGUAGE)


@pytest.fixture
def language(
    qapp: QApplication, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Spoken by the program and by Qt for one test."""
    spoken, shipped, locale, direction = str(request.param), paths.resources(), QLocale(), qapp.layoutDirection()
    if spoken == pseudo.LANGUAGE:
        made_up = pseudo.make_pseudo(tmp_path, PACKAGE)
        monkeypatch.setattr(paths, "resources", lambda: made_up)
    use_language(paths.resources() / "translations", spoken)
    by_qt = QtLanguage(qapp)
    by_qt.show_language(spoken, is_mirrored=is_mirrored())
    yield spoken
    use_language(shipped / "translations", "en")
    by_qt.show_language("en", is_mirrored=False)
    QLocale.setDefault(locale)
    qapp.setLayoutDirection(direction)


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_nothing_is_cut_and_nothing_covered(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, language: str
) -> None:
    with on_screen(qapp, own_data_dir, clock, text_size="200", before_page="always") as screen:
        found = {name: seen for name, page in every_page(screen) if (seen := flaws(page) + too_wide(page))}
    assert not found, language


@pytest.mark.parametrize("language", ["de"], indirect=True)
@pytest.mark.usefixtures("language")
def test_nothing_is_cut_in_a_compact_window(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock, size=(480, 720), theme="high_contrast", before_page="always") as screen:
        found = {name: seen for name, page in every_page(screen) if (seen := flaws(page) + too_wide(page))}
    assert not found


@pytest.mark.parametrize("language", ["de"], indirect=True)
@pytest.mark.usefixtures("language")
def test_a_text_that_is_cut_is_found(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock, text_size="200") as screen:
        assert not flaws(screen.page)
        planted = QLabel("Rindfleischetikettierungsüberwachung", screen.page)
        planted.setFixedWidth(120)
        planted.show()
        assert any("needs" in flaw for flaw in flaws(screen.page))


@pytest.mark.parametrize("language", ["ar", "de"], indirect=True)
def test_parts_of_a_sentence_are_written_as_the_language_does_it(language: str) -> None:
    leg, number, commas = {
        "ar": ("رفع الساق مستقيمة، الساق اليمنى", "1.5 سم", "أ، ب"),
        "de": ("Gestrecktes Beinheben, rechtes Bein", "1,5 cm", "أ, ب"),
    }[language]
    trial = Trial(Kind.LEG_RAISE, Protocol.PHONE, Side.RIGHT)
    assert trial_name(trial) == leg
    assert reading_text(15, Unit.MILLIMETRE) == number
    assert listed(("أ", "", "ب")) == commas
