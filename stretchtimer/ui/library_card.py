"""One exercise among the others: its figure, its name, and what it needs. A button that opens it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.core.exercise import Exercise, Side
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_thumbnails import FigureThumbnails
from stretchtimer.ui.form_pair import FigureStill
from stretchtimer.ui.theme import Theme
from stretchtimer.words.figure_words import figure_description
from stretchtimer.words.library_words import card_description, card_line

CORNER, INSET, TEXT_INSET = 16, 7, 8
WIDTH, NARROWEST, PICTURE_HEIGHT = 180, 176, 104


class LibraryCard(QAbstractButton):
    """Checked while its exercise is the one shown in detail; only its page checks it."""

    def __init__(
        self,
        theme: Theme,
        thumbnails: FigureThumbnails,
        look: Look,
        exercise: Exercise,
        figure: Figure | None,
        picture: QPixmap | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.exercise_id = exercise.id
        self._theme = theme
        self._picture = FigureStill(theme, thumbnails, look)
        self._name, self._line = QLabel(exercise.name), QLabel(card_line(exercise))
        self._picture.show_figure(figure)
        if picture is not None:
            self._picture.show_picture(picture)
        said = exercise.picture_text or figure_description(exercise, Side.RIGHT)
        self._picture.show_spoken(exercise.name, said)
        self.setCheckable(True)
        self.setText(exercise.name)
        self.setAccessibleName(exercise.name)
        self.setAccessibleDescription(card_description(exercise))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._lay_out()
        self.show_theme(theme)

    def show_chosen(self, chosen: bool) -> None:
        self.setChecked(chosen)

    def show_look(self, look: Look) -> None:
        self._picture.show_look(look)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._picture.show_theme(theme)
        self._picture.setFixedHeight(theme.px(PICTURE_HEIGHT))
        self.update()

    def focus_corner(self) -> int:
        return CORNER

    def nextCheckState(self) -> None:  # noqa: N802
        """A click asks the page; only the page checks."""

    def sizeHint(self) -> QSize:
        width = self._theme.px(WIDTH)
        return QSize(width, self.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are the grid's: a button would look for a neighbour of its own."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, touched = self.isChecked(), self.underMouse() or self.isDown()
        width = 2.0 if chosen else 1.0
        painter.setPen(QPen(self._theme.color("primary" if chosen else "line_strong" if touched else "line"), width))
        painter.setBrush(self._theme.color("surface_2" if self.isDown() else "surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)

    def _lay_out(self) -> None:
        self._name.setProperty("role", "small_strong")
        self._line.setProperty("role", "caption")
        words = QVBoxLayout()
        words.setContentsMargins(TEXT_INSET, 0, TEXT_INSET, TEXT_INSET)
        words.setSpacing(4)
        for label in (self._name, self._line):
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words.addWidget(self._name)
        words.addStretch(1)
        words.addWidget(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, INSET, INSET, INSET)
        column.setSpacing(TEXT_INSET)
        column.addWidget(self._picture)
        column.addLayout(words, 1)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
