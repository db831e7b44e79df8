"""What the progress page says before anything was recorded: one sentence, and the way to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from stretchtimer.ui.icons import Icons
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

PICTURE = 48


class ProgressEmpty(QFrame):
    """An invitation, not a reproach."""

    check_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._picture = QLabel()
        self._check = QPushButton(_("First check"))
        self._lay_out()
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        size = theme.px(PICTURE)
        self._picture.setPixmap(
            self._icons.pixmap("chart-line", theme.color("primary"), size, self.devicePixelRatioF())
        )

    def show_button(self, shown: bool) -> None:
        """Without its button while the form is open: then that is the next step."""
        self._check.setVisible(shown)

    def focus_button(self) -> None:
        self._check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.setProperty("panel", "card")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sentence = QLabel(_("Measure today, so that later readings have something to compare with."))
        sentence.setProperty("role", "lead")
        sentence.setWordWrap(True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._check.setProperty("kind", "primary")
        self._check.clicked.connect(self.check_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(24)
        column.addStretch(1)
        column.addWidget(self._picture)
        column.addWidget(sentence)
        column.addWidget(self._check, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
