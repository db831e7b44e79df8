"""The page before a session: what is needed, how long it takes, what was changed, and how the back feels.

It is there to be left: Start has the keyboard and is always in sight, and nothing on it has to be answered.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.before import Before
from stretchtimer.core.today import showcase
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.feel_scale import FeelScale
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.focus_style import WITHOUT_RING
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.kit_list import KitList
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.learn_link import LearnLink
from stretchtimer.ui.theme import Theme
from stretchtimer.words.before_words import before_line, change_lines, changes_heading, form_line, other_form, room_line
from stretchtimer.words.language import _
from stretchtimer.words.lists import listed
from stretchtimer.words.today_words import content_lines

ROW_FROM, LARGE_TEXT_FROM = 900, 1.5
PICTURE_HEIGHT = 232
START_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F5, Qt.Key.Key_PageDown})
BACK_KEYS = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_PageUp})
FORM_KEY = Qt.Key.Key_F
FIRST_HOUR = "first_hour"
"""The topic of Learn behind what is said of the hour."""


class BeforePage(QWidget):
    """Shows a `Before`."""

    start_requested = Signal()
    back_requested = Signal()
    form_requested = Signal(object)  # Form
    feel_requested = Signal(int)
    learn_requested = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before: Before | None = None
        self._headline, self._line, self._room = (wrapped_label(role) for role in ("display", "lead", "body"))
        self._picture = FigurePicture(theme, art)
        self._kit = KitList(theme, icons)
        self._form_line, self._changes_heading = wrapped_label("body"), wrapped_label("title_s")
        self._changes = QVBoxLayout()
        self._changes.setSpacing(8)
        self._feel = FeelScale(theme)
        self._feel.show_words(_("Pain in the lower back, 0 to 10"), _("No pain"), _("Worst I can imagine"))
        self._start = SessionButton(theme, icons, "primary", "inline")
        self._back = SessionButton(theme, icons, "quiet", "inline")
        self._other = SessionButton(theme, icons, "outline", "inline")
        self._learn = LearnLink(theme, icons, FIRST_HOUR)
        self._form_panel, self._changes_panel, self._feel_panel = QFrame(), QFrame(), QFrame()
        self._lay_out()
        self._start.clicked.connect(self.start_requested)
        self._back.clicked.connect(self.back_requested)
        self._other.clicked.connect(self._ask_other)
        self._learn.learn_requested.connect(self.learn_requested)
        self._feel.feel_chosen.connect(self.feel_requested)

    def show_before(self, before: Before) -> None:
        """Show what is about to be done; Start gets the keyboard."""
        is_new = self._before is None or before.plan.sequence.id != self._before.plan.sequence.id
        self._before = before
        plan = before.plan
        self._headline.setText(plan.sequence.name)
        self._line.setText(before_line(plan))
        self._room.setText(room_line(plan))
        self._picture.show_exercise(showcase(plan))
        self._picture.setAccessibleName(listed(content_lines(plan)))
        self._kit.show_kit(plan.kit)
        self._show_form(before)
        self._feel.show_feel(before.pain)
        self._feel_panel.setVisible(before.asks_feel)
        self._start.show_action(_("Start"), "play", _("Space"))
        self._back.show_action(_("Back"), "", _("Esc"))
        if is_new:
            self._scroll.verticalScrollBar().setValue(0)
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._learn.show_theme(theme)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is held down since the page before does nothing here."""
        key = Qt.Key(event.key())
        if event.isAutoRepeat():
            return
        if key in START_KEYS:
            self.start_requested.emit()
        elif key in BACK_KEYS:
            self.back_requested.emit()
        elif key == FORM_KEY:
            self._ask_other()
        elif event.text().isdecimal() and self._feel.isVisible():
            QApplication.sendEvent(self._feel, event)
        else:
            super().keyPressEvent(event)

    def _ask_other(self) -> None:
        if self._before is not None and self._before.other is not None:
            self.form_requested.emit(self._before.other)

    def _show_form(self, before: Before) -> None:
        line, other = form_line(before), other_form(before)
        self._form_line.setText(line)
        self._form_line.setVisible(bool(line))
        self._learn.setVisible(bool(line))
        self._other.show_action(other, "", _("F"))
        self._other.setVisible(bool(other))
        self._form_panel.setProperty("panel", "soft" if line else "plain")
        repolish(self._form_panel)
        edge = (20, 16) if line else (0, 0)
        self._form_box.setContentsMargins(*edge, *edge)
        self._form_panel.setVisible(bool(line or other))
        changes = change_lines(before.plan)
        self._changes_heading.setText(changes_heading(len(changes)))
        while taken := self._changes.takeAt(0):
            if widget := taken.widget():
                widget.deleteLater()
        for change in changes:
            label = wrapped_label("body")
            label.setText(change)
            self._changes.addWidget(label)
        self._changes_panel.setVisible(bool(changes))

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("ground", "bg")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setSpacing(48)
        self._columns.addLayout(self._about(), 1)
        self._columns.addLayout(self._panels(), 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setProperty(WITHOUT_RING, True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(12)
        self._foot.addWidget(self._back)
        self._foot.addStretch(1)
        self._foot.addWidget(self._start, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self._foot)

    def _about(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        self._picture.setFixedHeight(PICTURE_HEIGHT)
        for widget in (self._headline, self._line, self._picture, self._room):
            column.addWidget(widget)
        column.addStretch()
        return column

    def _panels(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        self._form_box = QVBoxLayout(self._form_panel)
        self._form_box.addWidget(self._form_line)
        self._form_box.addWidget(self._learn, 0, Qt.AlignmentFlag.AlignLeading)
        self._form_box.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeading)
        kit_panel, kit_title = QFrame(), wrapped_label("title_s")
        kit_title.setText(_("You need"))
        _fill(kit_panel, kit_title, self._kit)
        question, note = wrapped_label("title_s"), wrapped_label("small")
        question.setText(_("How does your lower back feel now?"))
        note.setText(_("One tap or a number key. You may leave it out."))
        _fill(self._feel_panel, question, note, self._feel)
        _fill(self._changes_panel, self._changes_heading).addLayout(self._changes)
        for panel in (self._form_panel, kit_panel, self._feel_panel, self._changes_panel):
            column.addWidget(panel)
        column.addStretch()
        return column

    def _arrange(self) -> None:
        roomy = self.width() >= ROW_FROM and self._theme.text_scale < LARGE_TEXT_FROM
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(48 if roomy else 16)
        side, top = (64, 48) if roomy else (24, 24)
        self._columns.setContentsMargins(side, top, side, 16)
        self._foot.setContentsMargins(side, 16, side, 32 if roomy else 16)
        self._picture.setVisible(roomy or self.height() >= 2 * self.width())


def _fill(panel: QFrame, *widgets: QWidget) -> QVBoxLayout:
    """A card with these below each other."""
    panel.setProperty("panel", "card")
    column = QVBoxLayout(panel)
    column.setContentsMargins(24, 18, 24, 18)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return column
