"""How the back feels the morning after a session: asked once, on Today, and answered with one tap."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stretchtimer.ui.feel_scale import FeelScale
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.activity_words import next_morning_question
from stretchtimer.words.language import _

PADDING = 20


class NextMorning(QFrame):
    """Hidden while there is nothing to ask."""

    feel_requested = Signal(str, int)
    """The session that is asked about, and pain from 0 to 10."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: str | None = None
        self._scale = FeelScale(theme)
        self._scale.show_words(next_morning_question(), _("No pain"), _("Worst pain"))
        self._later = QPushButton(_("Not now"))
        self._later.setProperty("kind", "quiet")
        self.setProperty("panel", "card")
        words = wrapped_label("title_s")
        words.setText(next_morning_question())
        head = QHBoxLayout()
        head.addWidget(words, 1)
        head.addWidget(self._later)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING - 4, PADDING, PADDING - 4)
        column.addLayout(head)
        column.addWidget(self._scale)
        self._scale.feel_chosen.connect(self._tell)
        self._later.clicked.connect(self.hide)
        self.hide()

    def show_due(self, session_id: str | None) -> None:
        """The session whose morning after is to be told (`core.pain.next_morning_due`); None for none."""
        if session_id != self._session:
            self._session = session_id
            self._scale.show_feel(None)
            self.setVisible(session_id is not None)

    def show_theme(self, theme: Theme) -> None:
        self._scale.show_theme(theme)

    def _tell(self, pain: int) -> None:
        if self._session is not None:
            self.hide()
            self.feel_requested.emit(self._session, pain)
