"""What is said after a tick: what it may mean, how soon somebody should look, what to tell them. And the way back."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QDateEdit, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchtimer.core.safety import Allowed
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import show_headline_size, wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.safety_words import meanings, stop_headline, to_tell, until_cleared, urgency

WARNING_ICON = 48


class SafetyStop(QWidget):
    """Shows answers of which something was ticked."""

    cleared = Signal(object)  # the date on which a professional said yes
    print_requested = Signal()
    back_requested = Signal()  # to the questions
    skipped = Signal()
    close_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._sign = QLabel()
        self._headline = wrapped_label("headline")
        self._points, self._urgency = QVBoxLayout(), wrapped_label("title_s")
        self._said: QFrame | None = None
        self._tell = _tell_card()
        self._print, self._clear, self._back = (SessionButton(theme, icons, form="inline") for _number in range(3))
        self._skip = SessionButton(theme, icons, "quiet", "inline")
        self._close = SessionButton(theme, icons, "primary", "inline")
        self._day, self._save = QDateEdit(), SessionButton(theme, icons, form="inline")
        self._clearing = QFrame()
        self._lay_out()
        self._print.clicked.connect(self.print_requested)
        self._clear.clicked.connect(self.show_clearing)
        self._save.clicked.connect(lambda: self.cleared.emit(self._day.date().toPython()))
        self._back.clicked.connect(self.back_requested)
        self._skip.clicked.connect(self.skipped)
        self._close.clicked.connect(self.close_requested)

    @property
    def headline(self) -> str:
        return self._headline.text()

    def show_stop(self, allowed: Allowed, day: date) -> None:
        """Show what was ticked; `day` is today, beyond which nobody can have been cleared."""
        if allowed.urgency is None:
            raise ValueError("nothing was ticked that has not been cleared")
        self._headline.setText(stop_headline(allowed.urgency))
        self._urgency.setText(urgency(allowed.urgency))
        self._show_points(allowed)
        today = QDate(day.year, day.month, day.day)
        self._day.setMaximumDate(today)
        self._day.setDate(today)
        self._clearing.hide()
        self._back.show_action(_("Back"), "chevron-right" if self.isRightToLeft() else "chevron-left")

    def show_skippable(self, skippable: bool) -> None:
        """Whether there is something to go on to while the stretches wait."""
        self._skip.setVisible(skippable)

    def show_clearing(self) -> None:
        """Ask on which day a professional has said yes."""
        self._clearing.show()
        self._day.setFocus()

    def show_narrow(self, narrow: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(down if narrow else across)
        self._ways.setDirection(down if narrow else across)
        show_headline_size(self._headline, narrow)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        px = theme.px(WARNING_ICON)
        self._sign.setPixmap(self._icons.pixmap("triangle-alert", theme.color("danger"), px, self.devicePixelRatioF()))

    def focus_first(self) -> None:
        self._print.setFocus()

    def _show_points(self, allowed: Allowed) -> None:
        said = QFrame()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(_line("body", "ink_2", _("You ticked:")))
        for text, points in meanings(allowed.flags):
            for point in points:
                column.addWidget(_line("title_s", "ink", point))
            column.addWidget(_line("lead", "ink_2", text))
            column.addSpacing(8)
        if self._said is not None:
            self._said.hide()
            self._said.deleteLater()
        self._points.addWidget(said)
        self._said = said

    def _lay_out(self) -> None:
        self._print.show_action(_("Print this page"), "printer")
        self._clear.show_action(_("I have been cleared"))
        self._close.show_action(_("Close the app"))
        self._skip.show_action(_("Go to Today"))
        self._skip.hide()
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.setSpacing(12)
        self._ways.addWidget(self._print, 0, Qt.AlignmentFlag.AlignLeading)
        self._ways.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeading)
        self._ways.addStretch()
        self._lay_out_clearing()
        said = QVBoxLayout()
        said.setSpacing(12)
        said.addWidget(self._sign)
        said.addWidget(self._headline)
        said.addLayout(self._points)
        said.addWidget(self._urgency)
        said.addWidget(_line("body", "ink_2", until_cleared()))
        said.addSpacing(8)
        said.addLayout(self._ways)
        said.addWidget(self._clearing)
        said.addStretch()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(32)
        self._halves.addLayout(said, 3)
        self._halves.addWidget(self._tell, 2, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch()
        foot.addWidget(self._skip)
        foot.addWidget(self._close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(24)
        whole.addLayout(self._halves)
        whole.addStretch()
        whole.addLayout(foot)

    def _lay_out_clearing(self) -> None:
        self._clearing.setProperty("panel", "card")
        ask = _line("body", "ink", _("On which day did a doctor or physiotherapist say that you may stretch?"))
        self._day.setAccessibleName(ask.text())
        self._day.setProperty("role", "body")
        self._day.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # before its format: Qt turns it round
        self._day.setDisplayFormat("d MMM yyyy")
        self._save.show_action(_("Save"))
        column = QVBoxLayout(self._clearing)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(ask)
        column.addWidget(self._day, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(
            _line("small", "ink_2", _("The gentle set opens then: walking, bridge, bird dog and the like."))
        )
        column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeading)


def _tell_card() -> QFrame:
    card = QFrame()
    card.setProperty("panel", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(24, 22, 24, 22)
    column.setSpacing(8)
    column.addWidget(_line("title_s", "ink", _("What to tell them")))
    for text in to_tell():
        column.addWidget(_line("body", "ink_2", text))
    return card


def _line(role: str, tone: str, text: str) -> QLabel:
    label = wrapped_label(role)
    label.setProperty("tone", tone)
    label.setText(text)
    return label
