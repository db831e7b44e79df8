"""Can you see and hear this? A number, a word and a remote's key, tried from the mat before the first session on it.

Space says yes, any other key says no, Esc leaves: the keys of a keyboard that lies at arm's length, and of a remote.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from stretchtimer.core.senses import Part, Senses
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import name_list, wrapped_label
from stretchtimer.ui.senses_sight import SensesSight
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.senses_words import no_text, note, place_line, question, yes_text

YES_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
NO_ANSWER = frozenset(
    {
        Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown, Qt.Key.Key_VolumeUp,
        Qt.Key.Key_VolumeDown, Qt.Key.Key_VolumeMute,
    }
)  # fmt: skip
"""Keys that say neither yes nor no: who turns the system's volume up has not heard yet."""
EDGE = 16
LARGE_TEXT_FROM, NARROW = 1.5, 560


class SensesPage(QWidget):
    """Shows a `Senses`."""

    answered = Signal(bool)
    key_arrived = Signal(str)  # its name, as `QKeySequence` writes it for files
    voice_requested = Signal(str)
    skip_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._senses: Senses | None = None
        self._place, self._question = wrapped_label("caption"), wrapped_label("headline")
        self._note, self._problem = wrapped_label("lead"), wrapped_label("body")
        self._sight = SensesSight(theme, icons)
        self._voice = QComboBox()
        name_list(self._voice, _("Voice"))
        self._voices: Sequence[tuple[str, str]] = ()
        self._yes = SessionButton(theme, icons, "primary", "inline")
        self._no = SessionButton(theme, icons, "outline", "inline")
        self._skip = SessionButton(theme, icons, "quiet", "inline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._yes.clicked.connect(lambda: self.answered.emit(True))
        self._no.clicked.connect(lambda: self.answered.emit(False))
        self._skip.clicked.connect(self.skip_requested)
        self._voice.activated.connect(lambda index: self.voice_requested.emit(self._voices[index][0]))

    def show_senses(self, senses: Senses) -> None:
        self._senses = senses
        self._place.setText(place_line(senses))
        self._question.setText(question(senses))
        self._note.setText(note(senses))
        self.setAccessibleName(question(senses))  # what has the keyboard is read out when its name changes
        self.setAccessibleDescription(note(senses))
        self._problem.hide()
        self._sight.show_senses(senses)
        self._voice.setVisible(senses.part is Part.HEAR and len(self._voices) > 1)
        self._show_buttons(senses)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_voices(self, voices: Sequence[tuple[str, str]], chosen: str) -> None:
        """The voices one can choose from, each with what it is called; the choice is offered while the word is said."""
        self._voices = voices
        self._voice.clear()
        self._voice.addItems([name for _voice, name in voices])
        self._voice.setCurrentIndex(next((i for i, (voice, _name) in enumerate(voices) if voice == chosen), -1))

    def show_silent(self, sentence: str) -> None:
        """Say why nothing can be heard, until the next answer."""
        self._problem.setText(sentence)
        self._problem.show()
        announce(self, sentence)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._senses is not None:
            self._show_buttons(self._senses)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._senses is not None:
            self._show_buttons(self._senses)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.isAutoRepeat() or self._senses is None:
            return
        if key in YES_KEYS:
            self.answered.emit(True)
        elif key == Qt.Key.Key_Escape:
            self.skip_requested.emit()
        elif key in NO_ANSWER:
            super().keyPressEvent(event)
        elif self._senses.part is Part.REMOTE:
            self.key_arrived.emit(QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText))
        else:
            self.answered.emit(False)

    def _show_buttons(self, senses: Senses) -> None:
        """Large text, or a narrow window, leaves no room for the keys of the lesser two."""
        is_large = self._theme.text_scale >= LARGE_TEXT_FROM or self.width() < NARROW
        self._yes.show_action(yes_text(senses), "", _("Space"))
        self._no.show_action(no_text(senses), "", "" if is_large else _("Any key"))
        self._no.setVisible(bool(no_text(senses)))
        self._skip.show_action(_("Skip this step"), "", "" if is_large else _("Esc"))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._skip)
        foot.addStretch(1)
        foot.addWidget(self._no)
        foot.addWidget(self._yes)
        self._problem.setProperty("tone", "danger")
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(8)
        for widget in (self._place, self._question, self._note, self._problem):
            column.addWidget(widget)
        column.addWidget(self._voice, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._sight, 1)
        column.addLayout(foot)
