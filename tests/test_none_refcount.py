"""Qt calls must give back the None they return.

Before Python 3.12 None is counted like any object, and PySide6 6.12.0 takes one reference too many away at
most calls that return nothing: some five thousand calls later the interpreter aborts. Tests that end sooner
never see it, a window that stays open all day does.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar

CALLS_EACH = 1_000
# The loss, where there is one, is of one reference a call; what else runs meanwhile moves it by a few.
STEADY = 100


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_no_qt_call_loses_a_reference_to_none(qapp: QApplication) -> None:
    timer, elapsed, thing = QTimer(), QElapsedTimer(), QObject()
    label, bar = QLabel(), QProgressBar()
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    with QPainter(image) as painter:
        calls: dict[str, Callable[[], object]] = {
            "QTimer.setInterval": lambda: timer.setInterval(1_000),
            "QTimer.start": timer.start,
            "QTimer.stop": timer.stop,
            "QElapsedTimer.start": elapsed.start,
            "QObject.setObjectName": lambda: thing.setObjectName("thing"),
            "QCoreApplication.processEvents": QCoreApplication.processEvents,
            "QCoreApplication.sendPostedEvents": QCoreApplication.sendPostedEvents,
            "QLabel.setText": lambda: label.setText("text"),
            "QWidget.update": label.update,
            "QProgressBar.setValue": lambda: bar.setValue(1),
            "QPainter.setPen": lambda: painter.setPen("#000000"),
            "QPainter.setBrush": lambda: painter.setBrush("#000000"),
            "QPainter.setOpacity": lambda: painter.setOpacity(0.5),
            "QPainter.setRenderHint": lambda: painter.setRenderHint(QPainter.RenderHint.Antialiasing),
            "QPainter.save": painter.save,
            "QPainter.restore": painter.restore,
            "QPainter.drawLine": lambda: painter.drawLine(0, 0, 7, 7),
            "QPainter.drawRect": lambda: painter.drawRect(0, 0, 7, 7),
            "QPainter.fillRect": lambda: painter.fillRect(0, 0, 7, 7, "#ffffff"),
            "QPainter.drawText": lambda: painter.drawText(0, 7, "text"),
        }
        assert len(calls) * CALLS_EACH == 20_000
        for name, call in calls.items():
            assert _lost(call) < STEADY, f"{name} loses a reference to None at every call"


def _lost(call: Callable[[], object]) -> int:
    before = sys.getrefcount(None)
    for _ in range(CALLS_EACH):
        call()
    return before - sys.getrefcount(None)
