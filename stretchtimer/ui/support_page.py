"""What of this system works for the program, what does not, and what to install: each finding with its cure."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

EDGE, NARROW_EDGE, TOP, GUTTER, NARROW, ICON = 32, 16, 24, 16, 640, 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it works, what was found, and what cures it."""

    what: str
    works: bool
    found: str
    cure: str


class SupportPage(QWidget):
    """Draws the findings it is given; says when the user wants to go back or to have it looked at again."""

    back_requested = Signal()
    again_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._findings: Sequence[Finding] = ()
        self._back, self._again = QPushButton(_("Back")), QPushButton(_("Look again"))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._busy, self._rows, self._column = wrapped_label("body"), QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def show_looking(self) -> None:
        self._busy.setText(_("Looking at your system. This takes a few seconds."))
        self._busy.show()
        show_possible(self._again, self._busy.text())
        self._fill(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """What does not work comes first."""
        self._busy.setVisible(not findings)
        self._busy.setText(_("Your system could not be looked at. Try `stretchtimer doctor` in a terminal."))
        show_possible(self._again, "")
        self._fill(sorted(findings, key=lambda finding: finding.works))

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fill(self._findings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() / self._theme.text_scale < NARROW
        edge = NARROW_EDGE if narrow else EDGE
        self._column.setContentsMargins(edge, TOP, edge, TOP)
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _fill(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for finding in findings:
            self._rows.addWidget(self._row(finding))

    def _row(self, finding: Finding) -> QFrame:
        mark, works = QLabel(), _("works") if finding.works else _("does not work")
        px = self._theme.px(ICON)
        tone = self._theme.color("ok" if finding.works else "warn")
        mark.setPixmap(self._icons.pixmap("check" if finding.works else "triangle-alert", tone, px))
        words = QVBoxLayout()
        words.setSpacing(2)
        for role, text in (("strong", f"{finding.what}: {works}"), ("body", finding.found), ("small", finding.cure)):
            label = wrapped_label(role)
            label.setText(text)
            label.setVisible(bool(text))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        card = QFrame()
        card.setProperty("panel", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return card

    def _lay_out(self) -> None:
        title = wrapped_label("headline")
        title.setText(_("What works on this system"))
        self._back.setProperty("kind", "text")
        self._again.setProperty("kind", "outline")
        buttons = FlowBox()
        buttons.show_parts([self._back, self._again])
        self._head.addWidget(title, 1)
        self._head.addWidget(buttons)
        self._back.clicked.connect(self.back_requested)
        self._again.clicked.connect(self.again_requested)
        self._rows.setSpacing(8)
        self._column.setSpacing(GUTTER)
        self._column.addLayout(self._head)
        self._column.addWidget(self._busy)
        self._column.addLayout(self._rows)
        self._column.addStretch(1)
        content, scroll = QWidget(), QScrollArea()
        content.setLayout(self._column)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
