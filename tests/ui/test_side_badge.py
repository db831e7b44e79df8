"""Left and right differ by shape as well as by colour."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from stretchtimer.ui.side_badge import Side, SideBadge
from tests.ui.looks import close_to, look, picture, spots


def badge(qtbot: QtBot, side: Side | None, name: str = "light") -> SideBadge:
    widget = SideBadge(look("dark" if name == "dark" else "light"), 38)
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show_side(side, {"left": "L", "right": "R", None: ""}[side], f"{side} leg")
    return widget


@pytest.mark.parametrize("name", ["light", "dark"])
def test_left_is_round_and_right_is_square(qtbot: QtBot, name: str) -> None:
    ground = look("dark" if name == "dark" else "light").color("bg")
    left, right = (picture(badge(qtbot, side, name), ground.name()) for side in ("left", "right"))
    theme = look("dark" if name == "dark" else "light")
    assert close_to(left.pixelColor(4, 4), ground)
    assert close_to(right.pixelColor(4, 4), theme.color("right"))
    assert close_to(left.pixelColor(19, 3), theme.color("left"))


def test_the_letter_is_in_the_middle_and_readable(qtbot: QtBot) -> None:
    image = picture(badge(qtbot, "left"))
    letter = list(spots(image, QColor("white"), 1))
    assert len(letter) > 25
    xs, ys = [x for x, _ in letter], [y for _, y in letter]
    assert (min(xs) + max(xs)) / 2 == pytest.approx(19, abs=2)
    assert (min(ys) + max(ys)) / 2 == pytest.approx(19, abs=1.5)


def test_no_side_no_badge(qtbot: QtBot) -> None:
    widget = badge(qtbot, "left")
    assert widget.isVisible()
    widget.show_side(None)
    assert not widget.isVisible()


def test_it_has_a_name_and_grows_with_the_text(qtbot: QtBot) -> None:
    widget = badge(qtbot, "right")
    assert widget.accessibleName() == "right leg"
    widget.show_theme(look(text_scale=2.0))
    assert widget.sizeHint().width() == 76
    widget.show_px(26)
    assert widget.sizeHint().width() == 52
