"""A label whose text always fits: as large as asked where there is room, smaller where there is not."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from stretchtimer.ui.fitted_label import SMALLEST, FittedLabel
from tests.ui.looks import look

SENTENCE = "Fold from the hips and let your hands slide forward. Keep the back long."


def a_label(qtbot: QtBot, text: str, size: tuple[int, int], px: float, *, wraps: bool = True) -> FittedLabel:
    label = FittedLabel(look(), 500)
    qtbot.addWidget(label)
    label.setWordWrap(wraps)
    label.resize(*size)
    label.show_px(px)
    label.show_text(text)
    label.show()
    return label


def fits(label: FittedLabel) -> bool:
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    needed = QFontMetrics(label.font()).boundingRect(QRect(0, 0, label.width(), 10_000), flags.value, label.text())
    return needed.width() <= label.width() and needed.height() <= label.height()


def test_where_there_is_room_it_is_as_large_as_asked(qtbot: QtBot) -> None:
    assert a_label(qtbot, SENTENCE, (900, 200), 24).font().pixelSize() == 24


@pytest.mark.parametrize("size", [(400, 80), (250, 90), (600, 40), (300, 60)])
@pytest.mark.parametrize("px", [24, 40])
def test_it_shrinks_until_it_fits(qtbot: QtBot, size: tuple[int, int], px: float) -> None:
    label = a_label(qtbot, SENTENCE, size, px)
    assert fits(label) or label.font().pixelSize() <= px * SMALLEST + 1


def test_one_line_stays_one_line(qtbot: QtBot) -> None:
    label = a_label(qtbot, "Standing hamstring stretch", (260, 60), 38, wraps=False)
    assert fits(label)
    assert label.font().pixelSize() < 38


def test_it_grows_again_with_its_place_and_with_a_shorter_text(qtbot: QtBot) -> None:
    label = a_label(qtbot, SENTENCE, (250, 60), 24)
    small = label.font().pixelSize()
    label.resize(900, 200)
    assert label.font().pixelSize() == 24
    label.resize(250, 60)
    assert label.font().pixelSize() == small
    label.show_text("Hold.")
    assert label.font().pixelSize() == 24


def test_it_never_shrinks_to_nothing(qtbot: QtBot) -> None:
    label = a_label(qtbot, SENTENCE * 20, (60, 20), 30)
    assert label.font().pixelSize() >= 30 * SMALLEST - 1


def test_what_looks_like_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    assert a_label(qtbot, "<b>x</b>", (200, 50), 16).textFormat() is Qt.TextFormat.PlainText
