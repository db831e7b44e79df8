"""The angle in a photo: twenty drawn pictures at three zooms, by mouse and by keys, and files that are none.

The truth is what was drawn; what is measured is only what the widget was told by clicks and keys.
"""

import math
import random
import struct
import time
import zlib
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageWriter, QPainter, QPen, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchtimer.core.angles import Spot
from stretchtimer.core.message import UserError
from stretchtimer.ui import photo_file
from stretchtimer.ui.photo_file import LONGEST_SIDE, read_photo
from stretchtimer.ui.photo_stage import PhotoStage
from stretchtimer.ui.photo_view import fitted, moved, resized, showing, zoomed
from stretchtimer.words.messages import sentence
from tests.sheets import endless_drawing
from tests.ui.looks import close_to, look, picture

HALF_A_DEGREE = 5  # tenths
ZOOMS = (1.0, 2.5, 6.0)


@dataclass(frozen=True)
class Drawn:
    """A picture with its hip, ankle and floor point, and the angle it was drawn with, in degrees."""

    image: QImage
    spots: tuple[Spot, Spot, Spot]
    angle: float


def drawn(number: int) -> Drawn:
    """The person lies to either side, the camera is tilted a little, the picture has one of several sizes."""
    chance = random.Random(number)
    width, height = chance.choice(((640, 480), (1600, 1200), (1200, 1600), (4000, 3000), (1920, 1080)))
    angle, tilt = 5 + number * 5.1 + chance.random(), chance.uniform(-4, 4)
    leg = min(width, height) * chance.uniform(0.38, 0.45)
    toward = chance.choice((1, -1))
    hip = (width / 2 - toward * leg * 0.45, height * 0.72)

    def away(degrees: float, length: float) -> Spot:
        radians = math.radians(degrees)
        return hip[0] + toward * length * math.cos(radians), hip[1] - length * math.sin(radians)

    spots = hip, away(angle + tilt, leg), away(tilt, leg)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#B8A890"))
    painter = QPainter(image)
    for end in spots[1:]:
        painter.setPen(QPen(QColor("#333344"), width / 60))
        painter.drawLine(QPointF(*hip), QPointF(*end))
    for spot in spots:
        painter.setPen(QPen(QColor("#FFFFFF"), max(2.0, width / 400)))
        painter.drawPoint(QPointF(*spot))
    painter.end()
    return Drawn(image, spots, angle)


PICTURES = range(20)


@pytest.fixture
def stage(qapp: QApplication) -> PhotoStage:
    stage = PhotoStage(look())
    stage.resize(660, 500)
    stage.show()
    return stage


def zoom(stage: PhotoStage, times: float, about: Spot) -> None:
    """By the wheel, the pointer on what is to be clicked."""
    assert stage.view is not None
    stage.show_zoomed(0)
    at = QPointF(*stage.view.widget(about))
    steps = round(math.log(times, 1.25))
    for _turn in range(steps):
        event = QWheelEvent(
            at,
            at,
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(stage, event)


@pytest.mark.parametrize("times", ZOOMS)
def test_by_mouse_within_half_a_degree(stage: PhotoStage, times: float) -> None:
    heard: list[int | None] = []
    stage.angle_measured.connect(heard.append)
    for number in PICTURES:
        given = drawn(number)
        stage.show_photo(given.image)
        for spot in given.spots:
            zoom(stage, times, spot)
            assert stage.view is not None
            QTest.mouseClick(
                stage, Qt.MouseButton.LeftButton, pos=QPointF(*stage.view.widget(spot)).toPoint(), delay=-1
            )
        angle = heard[-1]
        assert angle is not None
        assert abs(angle - given.angle * 10) <= HALF_A_DEGREE, (number, times, angle, given.angle)


def walk(stage: PhotoStage, number: int, target: Spot) -> None:
    """Move the active point to its place with the arrow keys, a hundred, ten and one pixel at a time."""
    assert stage.view is not None
    start = stage.view.middle
    left = [round(target[axis]) - round(start[axis]) for axis in (0, 1)]
    strides = (
        (100, Qt.KeyboardModifier.ControlModifier),
        (10, Qt.KeyboardModifier.ShiftModifier),
        (1, Qt.KeyboardModifier.NoModifier),
    )
    for axis, (back, on) in enumerate(((Qt.Key.Key_Left, Qt.Key.Key_Right), (Qt.Key.Key_Up, Qt.Key.Key_Down))):
        for stride, held in strides:
            presses = int(left[axis] / stride)
            left[axis] -= presses * stride
            for _press in range(abs(presses)):
                QTest.keyClick(stage, on if presses > 0 else back, held, delay=-1)
    spot = stage.points[number]
    if spot is None:  # it is where the middle is
        QTest.keyClick(stage, Qt.Key.Key_Right)
        QTest.keyClick(stage, Qt.Key.Key_Left)


@pytest.mark.parametrize("times", ZOOMS)
def test_by_keyboard_within_half_a_degree(stage: PhotoStage, times: float) -> None:
    heard: list[int | None] = []
    stage.angle_measured.connect(heard.append)
    for number in PICTURES:
        given = drawn(number)
        stage.show_photo(given.image)
        stage.setFocus()
        for _press in range(round(math.log(times, 1.25))):
            QTest.keyClick(stage, Qt.Key.Key_Plus)
        for point, spot in enumerate(given.spots):
            walk(stage, point, spot)
            QTest.keyClick(stage, Qt.Key.Key_Tab)
        angle = heard[-1]
        assert angle is not None
        assert abs(angle - given.angle * 10) <= HALF_A_DEGREE, (number, times, angle, given.angle)


def test_a_point_can_be_dragged_and_a_second_floor_point_counts(stage: PhotoStage) -> None:
    heard: list[int | None] = []
    stage.angle_measured.connect(heard.append)
    stage.show_photo(QImage(1000, 800, QImage.Format.Format_RGB32))
    view = stage.view
    assert view is not None

    def at(spot: Spot) -> QPoint:
        assert stage.view is not None
        return QPointF(*stage.view.widget(spot)).toPoint()

    for spot in ((300.0, 600.0), (600.0, 300.0), (800.0, 600.0)):
        QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=at(spot))
    assert abs((heard[-1] or 0) - 450) <= 5
    QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=at((600.0, 300.0)))
    QTest.mouseMove(stage, at((300.0, 300.0)))
    QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=at((300.0, 300.0)))
    assert abs((heard[-1] or 0) - 900) <= 5
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=at((900.0, 500.0)))  # a floor that rises by 45°
    assert abs((heard[-1] or 0) - 450) <= 6
    assert "Angle" in stage.accessibleDescription()
    QTest.keyClick(stage, Qt.Key.Key_Delete)
    assert abs((heard[-1] or 0) - 900) <= 5


def test_tab_goes_through_the_points_and_then_on(stage: PhotoStage) -> None:
    stage.show_photo(QImage(400, 300, QImage.Format.Format_RGB32))
    stage.setFocus()
    said = []
    for _tab in range(4):
        said.append(stage.accessibleDescription().split(":")[0])
        QTest.keyClick(stage, Qt.Key.Key_Tab)
    assert said == ["Hip", "Ankle", "Floor", "Floor, second point"]


def test_points_too_close_are_said_and_give_no_angle(stage: PhotoStage) -> None:
    heard: list[int | None] = []
    problems: list[str] = []
    stage.angle_measured.connect(heard.append)
    stage.problem_found.connect(problems.append)
    stage.show_photo(QImage(600, 450, QImage.Format.Format_RGB32))
    stage.setFocus()
    for _point in range(3):
        QTest.keyClick(stage, Qt.Key.Key_Right)
        QTest.keyClick(stage, Qt.Key.Key_Tab)
    assert heard[-1] is None
    assert problems[-1].startswith("The points lie too close together")


def test_the_loupe_shows_what_lies_under_the_pointer(stage: PhotoStage) -> None:
    image = QImage(1000, 800, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    for pixel in product(range(495, 506), range(395, 406)):
        image.setPixelColor(*pixel, QColor("#FF0000"))
    stage.show_photo(image)
    assert stage.view is not None
    x, y = stage.view.widget((500.0, 400.0))
    QTest.mouseMove(stage, QPoint(10, 10))
    QTest.mouseMove(stage, QPoint(round(x), round(y)))
    seen = picture(stage)
    middle = QPoint(round(x) + 28 + 66 + 8, round(y) - 28 - 66 + 8)
    assert close_to(seen.pixelColor(middle), QColor("#FF0000"))


def test_the_view_never_leaves_the_photo_and_keeps_what_it_zooms_about() -> None:
    view = fitted(4000, 3000, (660, 500))
    assert view.widget((0, 0)) == pytest.approx((0, 2.5), abs=3)
    near = zoomed(view, 4, (100, 100))
    assert near.photo((100, 100)) == pytest.approx(view.photo((100, 100)))
    assert zoomed(near, 0.01, (100, 100)).scale == view.scale
    far = moved(near, 1e6, 1e6)
    assert far.corner == pytest.approx((0, 0))
    shown = showing(near, (3900, 2900))
    x, y = shown.widget((3900, 2900))
    assert 0 <= x <= 660
    assert 0 <= y <= 500
    wider = resized(near, (1000, 700))
    assert wider.scale / fitted(4000, 3000, (1000, 700)).scale == pytest.approx(near.scale / view.scale)


def problem(path: Path) -> str:
    with pytest.raises(UserError) as raised:
        read_photo(str(path))
    return sentence(raised.value.message)


def png(path: Path, width: int, height: int) -> Path:
    """A PNG that says it is so large, without the pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
    return path


def test_what_is_no_photo_is_refused_in_one_sentence(qapp: QApplication, tmp_path: Path) -> None:
    torn = tmp_path / "torn.jpg"
    torn.write_bytes(b"\xff\xd8\xff\xe0 no picture")
    text = tmp_path / "text.png"
    text.write_text("not a picture")
    for path in (torn, text, tmp_path / "missing.jpg", tmp_path):
        assert problem(path).endswith("cannot be read as a picture: choose a photo, as JPEG or PNG.")
    assert problem(png(tmp_path / "huge.png", 60_000, 60_000)).startswith("“huge.png” is too large to open")
    gif = tmp_path / "moving.gif"
    frame = bytes.fromhex("2c000000000100010000020244010000"[:-2])
    loop = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
    gif.write_bytes(loop + (b"\x21\xf9\x04\x00\x0a\x00\x00\x00" + frame) * 2 + b"\x3b")
    assert problem(gif).startswith("“moving.gif” is a moving picture")


def test_a_large_photo_is_made_smaller_while_it_is_read(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    image = QImage(6000, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    assert image.save(str(path))
    assert read_photo(str(path)).size() == QSize(LONGEST_SIDE, 200)


def test_what_is_drawn_while_it_is_read_is_no_photo(qapp: QApplication, tmp_path: Path) -> None:
    """A page of SVG can say "ten times ten times ten …": Qt would draw it for days, whatever the file is called."""
    path = tmp_path / "sheet.png"
    path.write_bytes(endless_drawing())
    begun = time.monotonic()
    assert problem(path).endswith("cannot be read as a picture: choose a photo, as JPEG or PNG.")
    assert time.monotonic() - begun < 2


def test_black_lines_on_nothing_stay_black_lines(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "lines.png"
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    image.setPixelColor(20, 20, QColor("black"))
    assert image.save(str(path))
    read = read_photo(str(path))
    assert (read.pixelColor(0, 0), read.pixelColor(20, 20)) == (QColor("white"), QColor("black"))


@pytest.mark.parametrize("size", [(1, 10_000), (10_000, 1)])
def test_a_hair_is_a_picture_as_well(qapp: QApplication, tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "hair.png"
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    assert image.save(str(path))
    assert min(read_photo(str(path)).size().toTuple()) == 1


def test_a_photo_is_turned_as_the_camera_noted(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "turned.jpg"
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.fillRect(0, 0, 50, 100, QColor("#FF0000"))
    painter.end()
    writer = QImageWriter(str(path))
    writer.setTransformation(QImageIOHandler.Transformation.TransformationRotate90)
    assert writer.write(image)
    upright = read_photo(str(path))
    assert upright.size() == QSize(100, 400)
    assert close_to(upright.pixelColor(50, 5), QColor("#FF0000"), 40)


def test_nothing_of_the_photo_is_written(qapp: QApplication, tmp_path: Path, stage: PhotoStage) -> None:
    path = tmp_path / "photo.png"
    drawn(3).image.save(str(path))
    before = {one: one.stat().st_mtime_ns for one in tmp_path.rglob("*")}
    stage.show_photo(read_photo(str(path)))
    picture(stage)
    stage.show_photo(QImage())
    assert {one: one.stat().st_mtime_ns for one in tmp_path.rglob("*")} == before
    assert stage.view is None
    assert photo_file.ALLOCATION_MB == 256
