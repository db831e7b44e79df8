"""Just start: one key for the session that is right for now, why it is, and how long there is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.core.just_start import Choice
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.week_words import start_line

MINUTES = (3, 6, 10)


class StartBar(QWidget):
    """Shows a `Choice`; the button has the keyboard first."""

    start_requested = Signal()
    minutes_requested = Signal(object)  # int, or None: as long as it takes

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = wrapped_label("caption")
        self._reason.setProperty("tone", "ink_2")
        self._start = SessionButton(theme, icons, form="inline")
        self._start.show_action(_("Just start"), "play", _("Space"))
        self._start.clicked.connect(self.start_requested)
        self._start.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # beside two lines of chips
        self._chips = {minutes: self._chip(minutes) for minutes in MINUTES}
        chips = FlowBox()  # a language may need two lines for them
        chips.show_parts(list(self._chips.values()))
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(8)
        row.addWidget(self._start)
        row.addWidget(chips, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._reason)
        column.addStretch()

    def show_choice(self, choice: Choice, minutes: int | None) -> None:
        for number, chip in self._chips.items():
            chip.setChecked(number == minutes)
            chip.setEnabled(choice.plan is not None)
            chip.setAccessibleDescription("" if choice.plan is not None else start_line(choice))
            repolish(chip)  # a chosen one is set bolder
        self._start.setEnabled(choice.plan is not None)
        line = start_line(choice)
        self._reason.setText(line)
        self._start.setAccessibleDescription(line)

    def show_narrow(self, narrow: bool) -> None:
        """Stand the minutes below the button."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)

    def focus_start(self) -> bool:
        """Give the keyboard to the button; tell whether it could take it."""
        if self._start.isEnabled():
            self._start.setFocus()
        return self._start.isEnabled()

    def _chip(self, minutes: int) -> QPushButton:
        chip = QPushButton(ngettext("{count} min", "{count} min", minutes).format(count=minutes))
        chip.setProperty("kind", "chip")
        chip.setCheckable(True)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setAccessibleName(
            ngettext("I have {count} minute", "I have {count} minutes", minutes).format(count=minutes)
        )
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda checked: self.minutes_requested.emit(minutes if checked else None))
        return chip
