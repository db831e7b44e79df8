"""One exercise in full: its moving figure, its text, and "Try it" at the foot.

Beside the list the figure stays in sight while the text scrolls; as a page of its own everything scrolls together.
"""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.exercise import Exercise, Side
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.core.figure.rig import Rig
from stretchtimer.core.plan import Circumstances
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.exercise_text import ExerciseText
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_preview import CORNER, STAGE_HEIGHT, FigurePreview
from stretchtimer.ui.figure_shapes import SideShapes
from stretchtimer.ui.figure_thumbnails import FigureThumbnails
from stretchtimer.ui.form_pair import FormPair
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.picture_stage import PictureStage
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.library_words import not_for_you

EDGE, TEXT_EDGE = 8, 20
FOOT_EDGE = 16


class ExerciseDetail(QFrame):
    """Shows one exercise; the side and form its figure is seen in are its own."""

    try_requested = Signal(str)
    learn_requested = Signal(str)
    left_back = Signal()
    """Esc: back to the list."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        rig: Rig,
        shapes: SideShapes,
        thumbnails: FigureThumbnails,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._thumbnails, self._look = theme, icons, thumbnails, look
        self._exercise: Exercise | None = None
        self._figure: Figure | None = None
        self._left: Figure | None = None
        self._user, self._side = Circumstances(), Side.RIGHT
        self._text: ExerciseText | None = None
        self._pair: FormPair | None = None
        self._preview, self._picture = FigurePreview(theme, rig, shapes, look), PictureStage(theme, CORNER)
        self._scroll, self._content = QScrollArea(), QWidget()
        self._outer, self._inner = QVBoxLayout(self), QVBoxLayout(self._content)
        self._try = SessionButton(theme, icons, "primary", "inline")
        self._lay_out()
        self._preview.side_chosen.connect(self._turn)
        self._try.clicked.connect(self._ask_to_try)

    @property
    def exercise_id(self) -> str:
        """Empty before one is shown."""
        return self._exercise.id if self._exercise else ""

    def show_exercise(
        self,
        exercise: Exercise,
        figure: Figure | None,
        left: Figure | None = None,
        picture: QPixmap | None = None,
    ) -> None:
        """`left` is the figure of the left side, of another depth; `picture` stands for a figure."""
        self._exercise, self._figure, self._left, self._side = exercise, figure, left or figure, Side.RIGHT
        self._preview.setVisible(figure is not None)
        self._picture.setVisible(picture is not None)
        if picture is not None:
            self._picture.show_exercise(exercise, picture)
        if figure is not None:
            self._preview.show_exercise(exercise, figure, self._side)
        self._renew_text()
        self._scroll.verticalScrollBar().setValue(0)

    def show_user(self, user: Circumstances) -> None:
        """What is ticked and what is at hand."""
        if user != self._user:
            self._user = user
            self._renew_text()

    def show_look(self, look: Look) -> None:
        self._look = look
        self._preview.show_look(look)
        if self._pair is not None:
            self._pair.show_look(look)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._preview.show_theme(theme)
        self._picture.show_theme(theme)
        self._try.show_theme(theme)
        if self._text is not None:
            self._text.show_theme(theme)
        if self._pair is not None:
            self._pair.show_theme(theme)

    def show_reduced_motion(self, reduced: bool) -> None:
        self._preview.show_reduced_motion(reduced)

    def show_own_page(self, own_page: bool) -> None:
        """Fill the page, or stand beside the list."""
        layout = self._inner if own_page else self._outer
        if layout.indexOf(self._preview) < 0:
            (self._outer if own_page else self._inner).removeWidget(self._preview)
            layout.insertWidget(0, self._preview)
            self._preview.setVisible(self._figure is not None)

    def focus_try(self) -> None:
        """Give the focus to Try it; where it cannot be tried, to what says why."""
        target: QWidget = self._try if self._try.isEnabled() else self._scroll
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left_back.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._try.hasFocus():
            self._try.click()  # as the space bar does
        else:
            event.ignore()

    def _renew_text(self) -> None:
        exercise, figure = self._exercise, self._figure
        if exercise is None:
            return
        if self._text is not None:
            self._inner.removeWidget(self._text)
            self._text.hide()
            self._text.deleteLater()
        self._pair = None
        self._preview.show_form("usual")
        if figure is not None and figure.ghost is not None:
            shown = self._left if self._side is Side.LEFT and self._left is not None else figure
            self._pair = FormPair(self._theme, self._icons, self._thumbnails, self._look, exercise, shown, self._side)
        self._text = ExerciseText(
            self._theme,
            self._icons,
            exercise,
            self._user.conditions,
            self._user.kit,
            has_easier=figure is not None and figure.easier is not None,
            pair=self._pair,
        )
        self._text.setContentsMargins(TEXT_EDGE - EDGE, 0, TEXT_EDGE - EDGE, 0)
        self._text.easier_requested.connect(self._show_easier)
        self._text.learn_requested.connect(self.learn_requested)
        self._inner.insertWidget(self._inner.count() - 1, self._text)
        for one, next_one in pairwise((self._scroll, *self._text.stops, self._try)):
            QWidget.setTabOrder(one, next_one)
        self._show_try(exercise)
        self._settle(self._text)

    def _settle(self, text: ExerciseText) -> None:
        """Give the new text its height at once: left to the event loop, it would be painted squeezed first."""
        text.show()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _show_try(self, exercise: Exercise) -> None:
        why_not = not_for_you(exercise, self._user.conditions)
        show_possible(self._try, why_not)
        self._try.setAccessibleName(_("Try it: {name}").format(name=exercise.name))
        self._scroll.setAccessibleName(exercise.name)
        self._scroll.setAccessibleDescription(why_not)

    def _show_easier(self, easier: bool) -> None:
        self._preview.show_form("easier" if easier else "usual")
        if self._inner.indexOf(self._preview) >= 0:  # it may have been scrolled away
            self._scroll.verticalScrollBar().setValue(0)

    def _turn(self, side: Side) -> None:
        self._side = side
        figure = self._left if side is Side.LEFT else self._figure
        if figure is None:
            return
        self._preview.show_figure(figure)
        if self._pair is not None:
            self._pair.show_side(side, figure)

    def _ask_to_try(self) -> None:
        if self._exercise is not None:
            self.try_requested.emit(self._exercise.id)

    def _lay_out(self) -> None:
        self.setProperty("panel", "card")
        self._try.show_action(_("Try it"), "play")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        self._inner.setContentsMargins(0, 8, 0, 12)
        self._inner.setSpacing(12)
        self._picture.setFixedHeight(STAGE_HEIGHT)
        self._picture.hide()
        self._inner.addWidget(self._picture)
        self._inner.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(FOOT_EDGE - EDGE, 8, FOOT_EDGE - EDGE, FOOT_EDGE - EDGE)
        foot.addWidget(self._try)
        self._outer.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._preview)
        self._outer.addWidget(self._scroll, 1)
        self._outer.addLayout(foot)
