"""What a shared file would bring, before anything of it is taken over."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stretchtimer.ui.announcing import announce
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.words.language import _


class SharePreview(QFrame):
    """Part of the page, not a dialog."""

    take_requested = Signal(bool)
    """Whether what is here and other stays, and the coming one is a copy."""
    copy_changed = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self._title, self._lines = wrapped_label("title_s"), wrapped_label("body")
        self._copy = QCheckBox(_("Keep mine, and add copies"))
        self._take, self._close = QPushButton(_("Take over")), QPushButton(_("Cancel"))
        self._take.setProperty("kind", "primary")
        self._close.setProperty("kind", "text")
        buttons = QHBoxLayout()
        buttons.addWidget(self._take)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for part in (self._title, self._lines, self._copy):
            column.addWidget(part)
        column.addLayout(buttons)
        self._take.clicked.connect(lambda: self.take_requested.emit(self._copy.isChecked()))
        self._copy.toggled.connect(self.copy_changed)
        self._close.clicked.connect(self.closed)
        self.hide()

    def show_coming(self, name: str, lines: Sequence[str], *, may_copy: bool, brings: bool) -> None:
        """`may_copy` where something here is other; `brings` where there is anything to take over."""
        is_here = self.isVisible()
        if not is_here:
            self._copy.setChecked(False)
        self._title.setText(_("In {name}").format(name=name))
        self._lines.setText("\n".join(lines))
        self._copy.setVisible(may_copy or self._copy.isChecked())
        self._take.setVisible(brings)
        for button in (self._take, self._close):
            button.setAccessibleDescription(self._lines.text())
        self.show()
        if is_here:  # by the keyboard on "Keep mine": a second Space there must not take the file over
            announce(self, self._lines.text())
        else:
            (self._take if brings else self._close).setFocus(Qt.FocusReason.OtherFocusReason)
