"""Inter comes along and its weights are real: told from the ink on the page, not from what QFont claims."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from stretchtimer.ui import fonts
from tests.ui.looks import look


def ink(font: QFont, text: str = "Hamburgefonstiv") -> float:
    """How much of the paper is black."""
    image = QImage(500, 80, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(4, 60, text)
    painter.end()
    return sum(255 - image.pixelColor(x, y).red() for x in range(0, 500, 2) for y in range(0, 80, 2)) / 255


@pytest.fixture(autouse=True)
def inter(qapp: QApplication) -> None:
    assert fonts.load_inter()


def test_the_four_weights_are_four_weights() -> None:
    theme = look()
    amounts = [ink(theme.sized_font(44, weight)) for weight in (400, 500, 600, 700)]
    assert all(heavier > lighter * 1.04 for lighter, heavier in pairwise(amounts))


def test_bold_is_drawn_by_the_font_and_not_smeared_by_qt() -> None:
    theme = look()
    smeared = theme.sized_font(44, 700)
    smeared.setWeight(QFont.Weight.Bold)
    assert ink(theme.sized_font(44, 700)) < ink(smeared)
    widths = [QFontMetricsF(theme.sized_font(44, weight)).horizontalAdvance("Right leg") for weight in (600, 700)]
    assert widths[0] < widths[1]


def test_display_cut_is_narrower_than_text_cut() -> None:
    theme = look()
    display, text = (
        QFontMetricsF(theme.sized_font(44, 600, display=cut)).horizontalAdvance("Supine stretch with strap")
        for cut in (True, False)
    )
    assert display < text * 0.96


@pytest.mark.parametrize("role", ["info", "caption", "number", "session_count"])
def test_changing_numbers_do_not_move_their_neighbours(role: str) -> None:
    metrics = QFontMetricsF(look().font(role))
    assert metrics.horizontalAdvance("1:11") == pytest.approx(metrics.horizontalAdvance("8:88"), abs=0.5)


def test_running_text_keeps_narrow_ones_and_hyphens() -> None:
    theme = look()
    running, tabular = (QFontMetricsF(theme.font("body", tabular=value)) for value in (None, True))
    assert running.horizontalAdvance("11-step warm-up") < tabular.horizontalAdvance("11-step warm-up")


def test_without_the_file_the_next_family_steps_in(tmp_path: Path) -> None:
    assert not fonts.load_inter(tmp_path / "gone.ttf")
    theme = look()
    font = theme.font("body")
    font.setFamilies(font.families()[1:])
    assert QFontInfo(font).family()
    assert ink(font) > 0
