"""Two screens side by side, the right one with twice the pixels: where pop-ups go, as one line of JSON for each."""

import json
import sys

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from stretchtimer.core.popup import Popup
from stretchtimer.ui.appearance import Appearance
from stretchtimer.ui.break_screen import BreakScreen
from stretchtimer.ui.reminder_card import ReminderCard
from tests.ui.looks import ICON_DIRECTORY, art, icons, tokens

application = QApplication(sys.argv)
appearance = Appearance(application, tokens(), str(ICON_DIRECTORY))
appearance.show_choice("light", 1.0)
popup = Popup("Desk", "workplace", "Desk break", 4, 50, ("Walk", "Chair stretch"), "chair_hamstring", True)


def say(what: str, window: QWidget) -> None:
    for _ in range(4):
        application.processEvents()
    screen, box = window.screen(), window.geometry()
    print(json.dumps([what, screen.name(), box.x(), box.y(), box.width(), box.height()]))


card = ReminderCard(appearance.theme, icons(), art())
full = BreakScreen(appearance.theme, icons(), art(), lambda: 0)
for screen in application.screens():
    card.hide()
    QCursor.setPos(screen.geometry().center() + QPoint(3, 3))
    card.show_popup(popup)
    say("card", card)
    full.show_popup(popup)
    say("full", full)
    full.hide()
application.screenRemoved.emit(application.screens()[1])  # on which the card is
say("unplugged", card)
card.hide()
