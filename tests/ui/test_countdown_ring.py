"""The ring as the user sees it: measured on painted pixels."""

from dataclasses import replace
from itertools import pairwise
from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchtimer.ui import fonts
from stretchtimer.ui.countdown_ring import CountdownRing
from stretchtimer.ui.ring_digits import RingDigits
from stretchtimer.ui.ring_face import RingFace, count_in
from stretchtimer.ui.ring_picture import RingPicture, bar_lengths
from tests.ui.looks import close_to, extent, look, picture, spots

RUNNING = RingFace("running", 0.5, "24", "Breathe out", disc=0.2, bars=(4, 1, 6), bar_at=2)


@pytest.fixture(autouse=True)
def inter(qapp: QApplication) -> None:
    fonts.load_inter()


class CountingRing(CountdownRing):
    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        super().paintEvent(event)


def ring(qtbot: QtBot, face: RingFace, d: int = 408, name: str = "light", scale: float = 1.0) -> CountingRing:
    widget = CountingRing(look("dark" if name == "dark" else "light", scale))
    qtbot.addWidget(widget)
    widget.resize(d, d)
    widget.show_face(face)
    return widget


def on_the_ring(image: QImage, turn: float, radius: float) -> QColor:
    centre = image.width() / 2
    return image.pixelColor(int(centre + radius * sin(2 * pi * turn)), int(centre - radius * cos(2 * pi * turn)))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_digits_can_be_read_from_three_metres(qtbot: QtBot, name: str) -> None:
    widget = ring(qtbot, RingFace("running", 0.0, "24", "Breathe out"), name=name)
    _, top, _, bottom = extent(picture(widget), widget.theme.color("ink"))
    assert bottom - top + 1 >= 160


@pytest.mark.parametrize(("d", "fill"), [(232, 0.72), (408, 0.72), (640, 0.813)])
def test_two_digits_fill_their_part_of_the_ring_and_sit_in_its_middle(qtbot: QtBot, d: int, fill: float) -> None:
    widget = ring(qtbot, RingFace("running", 0.0, "88"), d)
    left, top, right, bottom = extent(picture(widget), widget.theme.color("ink"))
    assert (right - left + 1) / RingPicture(look(), d).inner_diameter == pytest.approx(fill, abs=0.02)
    assert (left + right) / 2 == pytest.approx(d / 2, abs=d * 0.008)
    assert (top + bottom) / 2 == pytest.approx(d / 2, abs=d * 0.012)


def test_strokes_that_overlap_leave_no_holes(qtbot: QtBot) -> None:
    widget = ring(qtbot, RingFace("running", 0.0, "4"))
    image = picture(widget)
    left, top, right, bottom = extent(image, widget.theme.color("ink"))
    stem = left + (right - left) * 0.72
    column = [image.pixelColor(int(stem), y) for y in range(top + 12, bottom - 2)]
    assert all(close_to(pixel, widget.theme.color("ink")) for pixel in column)


@given(seconds=st.integers(0, 3599), d=st.sampled_from([120, 232, 408, 900]))
def test_no_text_touches_the_ring(qapp: QApplication, seconds: int, d: int) -> None:
    text = str(seconds) if seconds < 60 else f"{seconds // 60}:{seconds % 60:02}"
    drawn = RingPicture(look(), d)
    path = drawn.digits_of(RingFace("running", digits=text, word="Breathe out"))
    points = [QPointF(path.elementAt(i).x, path.elementAt(i).y) for i in range(path.elementCount())]
    assert max(QPointF.dotProduct(point, point) ** 0.5 for point in points) < drawn.inner_diameter / 2


def test_the_tens_stand_still_while_the_ones_change(qapp: QApplication) -> None:
    digits = RingDigits(look(), 372, 0.7)
    lefts = [digits.outline(f"2{ones}").boundingRect().left() for ones in range(10)]
    assert max(lefts) - min(lefts) < 4


def test_it_drains_clockwise_from_twelve(qtbot: QtBot) -> None:
    widget = ring(qtbot, replace(RUNNING, fraction=0.6))
    image, radius = picture(widget), 194.0
    filled = [turn for turn in (0.1, 0.25, 0.5, 0.55) if close_to(on_the_ring(image, turn, radius), QColor("#0E5A61"))]
    empty = [turn for turn in (0.65, 0.75, 0.95) if close_to(on_the_ring(image, turn, radius), QColor("#CFDCD8"))]
    assert (len(filled), len(empty)) == (4, 3)


def test_dots_that_are_gone_are_small_and_grey(qtbot: QtBot) -> None:
    widget = ring(qtbot, RingFace("dots", digits="8", word="Get ready", dots=10, dots_left=8))
    image, radius = picture(widget), 189.5
    middles = [on_the_ring(image, (index + 0.5) / 10, radius) for index in range(10)]
    ring_color, grey = widget.theme.color("ring"), widget.theme.color("line_strong")
    assert [close_to(color, ring_color) for color in middles] == [True] * 8 + [False] * 2
    assert all(close_to(color, grey) for color in middles[8:])
    edges = [on_the_ring(image, (index + 0.5) / 10, radius + 9.5) for index in range(10)]
    assert [close_to(color, QColor("#F4F6F3")) for color in edges] == [False] * 8 + [True] * 2


def test_many_dots_do_not_touch(qtbot: QtBot) -> None:
    widget = ring(qtbot, RingFace("dots", digits="30", dots=60, dots_left=60))
    image = picture(widget)
    assert close_to(on_the_ring(image, 0.5, 189.5), QColor("#F4F6F3"))


@pytest.mark.parametrize("face", [RUNNING, RingFace("dots", digits="8", dots=10, dots_left=8)])
def test_paused_is_grey_all_over(qtbot: QtBot, face: RingFace) -> None:
    widget = ring(qtbot, replace(face, mode="paused", word="Paused", disc=None))
    image = picture(widget)
    assert list(spots(image, widget.theme.color("ring"), 2)) == []
    assert list(spots(image, widget.theme.color("ink"), 2)) == []
    assert len(list(spots(image, widget.theme.color("line_strong"), 2))) > 100


def test_repetitions_fill_the_ring_and_done_closes_it(qtbot: QtBot) -> None:
    widget = ring(qtbot, RingFace("reps", 5 / 8, "5", under="of 8"))
    assert close_to(on_the_ring(picture(widget), 0.6, 194), QColor("#0E5A61"))
    widget.show_face(RingFace("done", 1.0, word="Done"))
    image = picture(widget)
    assert all(close_to(on_the_ring(image, turn / 16, 194), QColor("#0E5A61")) for turn in range(16))
    assert len(list(spots(image.copy(120, 100, 170, 170), QColor("#0E5A61")))) > 500, "a check mark inside"


def test_breath_makes_the_disc_wider(qtbot: QtBot) -> None:
    widths = []
    for fullness in (0.0, 0.5, 1.0):
        widget = ring(qtbot, RingFace(disc=fullness))
        inside = picture(widget).copy(25, 200, 358, 8)
        left, _, right, _ = extent(inside, QColor("#DCE9E6"))
        widths.append((right - left) / 370)
    assert widths[0] == pytest.approx(0.62, abs=0.02)
    assert widths[2] == pytest.approx(0.92, abs=0.02)
    assert widths == sorted(widths)


def test_a_long_word_is_made_to_fit(qtbot: QtBot) -> None:
    widget = ring(qtbot, RingFace("running", 0.0, "8", "Beine wechseln und weiter atmen"), scale=2.0)
    image = picture(widget)
    left, _, right, _ = extent(image.copy(0, 270, 408, 100), widget.theme.color("ink_2"))
    assert left > 40
    assert right < 368


def test_larger_text_enlarges_the_word_but_not_the_digits(qtbot: QtBot) -> None:
    face = RingFace("running", 0.0, "24", "Hold")
    images = [picture(ring(qtbot, face, scale=scale)) for scale in (1.0, 2.0)]
    digits = [extent(image, QColor("#17262B")) for image in images]
    words = [extent(image.copy(0, 275, 408, 100), QColor("#41545A")) for image in images]
    assert digits[0] == digits[1]
    assert words[1][2] - words[1][0] > 1.3 * (words[0][2] - words[0][0])


def test_bars_are_mirrored_for_right_to_left(qtbot: QtBot) -> None:
    face = RingFace("running", 0.0, bars=(4, 1, 6), bar_at=2, word="|")
    one, other = ring(qtbot, face), ring(qtbot, face)
    other.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    left_to_right, right_to_left = (
        extent(picture(widget).copy(120, 322, 168, 16), widget.theme.color("ink_2")) for widget in (one, other)
    )
    assert left_to_right[0] > 168 / 2 - 2
    assert right_to_left[2] == pytest.approx(167 - left_to_right[0], abs=1)


def test_a_change_too_small_to_see_is_not_painted(qtbot: QtBot, qapp: QApplication) -> None:
    widget = ring(qtbot, RUNNING)
    widget.show()
    qapp.processEvents()
    before = widget.paints
    widget.show_face(replace(RUNNING, fraction=RUNNING.fraction - 0.0003))
    widget.show_face(replace(RUNNING, disc=0.204))
    widget.show_face(RUNNING)
    qapp.processEvents()
    assert widget.paints == before
    widget.show_face(replace(RUNNING, fraction=RUNNING.fraction - 0.0006))
    qapp.processEvents()
    assert widget.paints == before + 1


def test_small_steps_add_up_instead_of_being_lost(qtbot: QtBot, qapp: QApplication) -> None:
    widget = ring(qtbot, RUNNING)
    widget.show()
    qapp.processEvents()
    before = widget.paints
    for step in range(1, 1001):
        widget.show_face(replace(RUNNING, fraction=0.5 - step * 0.0001))
        qapp.processEvents()
    assert widget.face.fraction == pytest.approx(0.4, abs=0.0005)
    assert 150 <= widget.paints - before <= 260, "a tenth of the ring is 122 px"


@given(old=st.floats(0, 1), new=st.floats(0, 1), disc=st.floats(0, 1), disc_new=st.floats(0, 1))
def test_what_is_not_repainted_has_not_changed(
    qapp: QApplication, old: float, new: float, disc: float, disc_new: float
) -> None:
    before, after = RingFace(fraction=old, disc=disc), RingFace(fraction=new, disc=disc_new)
    drawn = RingPicture(look(), 120)
    images = []
    for face in (before, after):
        image = QImage(120, 120, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.translate(60, 60)
        drawn.paint(painter, face)
        painter.end()
        images.append(image)
    dirty = [place.translated(60, 60).toAlignedRect() for place in drawn.moved(before, after)]
    for x in range(0, 120, 3):
        for y in range(0, 120, 3):
            if not any(place.contains(QPoint(x, y)) for place in dirty):
                assert close_to(images[0].pixelColor(x, y), images[1].pixelColor(x, y), 100)


def test_a_screen_reader_meets_a_progress_bar(qtbot: QtBot) -> None:
    widget = ring(qtbot, RUNNING)
    reader = QAccessible.queryAccessibleInterface(widget).child(0)
    assert reader.role() == QAccessible.Role.ProgressBar
    assert reader.text(QAccessible.Text.Name) == "Countdown"
    assert reader.text(QAccessible.Text.Description) == "24, Breathe out"


def test_a_screen_reader_hears_of_it_every_ten_seconds_only(qtbot: QtBot) -> None:
    widget = ring(qtbot, RUNNING)
    reader = QAccessible.queryAccessibleInterface(widget).child(0)
    heard = []
    for left in range(65, -1, -1):
        text = str(left) if left < 60 else f"1:{left - 60:02}"
        widget.show_face(RingFace("running", left / 65, text, ("In", "Out")[left % 2]))
        heard.append(reader.text(QAccessible.Text.Description))
    assert sum(one != other for one, other in pairwise(heard)) == 7


@pytest.mark.parametrize(("text", "seconds"), [("24", 24), ("1:05", 65), ("", 0), ("–", 0)])
def test_counting_what_the_digits_say(text: str, seconds: int) -> None:
    assert count_in(text) == seconds


@given(parts=st.lists(st.floats(0, 20), min_size=1, max_size=5), room=st.floats(60, 200))
def test_bars_fill_their_room_and_none_vanishes(parts: list[float], room: float) -> None:
    lengths = bar_lengths(parts, room, 8.0)
    assert bool(lengths) == (sum(parts) > 0)
    if lengths:
        assert sum(lengths) == pytest.approx(room)
        assert min(lengths) >= 7.999
