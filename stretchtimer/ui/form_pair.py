"""The commonest fault beside the right form: two stills, each with its mark and its word."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from stretchtimer.core.exercise import Exercise, Side
from stretchtimer.core.figure.keyframes import Figure, FormName
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_thumbnails import FigureThumbnails
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.painted_picture import PaintedPicture
from stretchtimer.ui.picture_stage import paint_whole
from stretchtimer.ui.theme import Theme
from stretchtimer.words.figure_words import figure_description
from stretchtimer.words.language import _
from stretchtimer.words.library_words import fault_name

HEIGHT, CORNER, ICON = 88, 12, 16


class FormPair(QWidget):
    """Made for one figure that has a ghost."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        thumbnails: FigureThumbnails,
        look: Look,
        exercise: Exercise,
        figure: Figure,
        side: Side,
    ) -> None:
        super().__init__()
        self._theme, self._icons, self._exercise = theme, icons, exercise
        self._right = FigureStill(theme, thumbnails, look)
        self._wrong = FigureStill(theme, thumbnails, look)
        self._marks = (QLabel(), QLabel())
        self._figure = figure
        words = (_("Like this"), _("Not like this"))
        fault = QLabel(fault_name(figure.fault))
        fault.setProperty("role", "caption")
        fault.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column, still in enumerate((self._right, self._wrong)):
            word = QLabel(words[column])
            word.setProperty("role", "label")
            word.setProperty("tone", ("ok", "danger")[column])
            word.setWordWrap(True)
            line = QHBoxLayout()
            line.setSpacing(6)
            line.addWidget(self._marks[column], 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(word, 1)
            grid.addWidget(still, 0, column)
            grid.addLayout(line, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(fault, 2, 1)
        self.show_side(side, figure)
        self.show_theme(theme)

    def show_side(self, side: Side, figure: Figure) -> None:
        self._figure = figure
        self._right.show_figure(self._figure, side, "usual")
        self._wrong.show_figure(self._figure, side, "ghost")
        name, shown = self._exercise.name, figure_description(self._exercise, side)
        self._right.show_spoken(_("{name}. Like this").format(name=name), shown)
        self._wrong.show_spoken(_("{name}. Not like this").format(name=name), fault_name(self._figure.fault))

    def show_look(self, look: Look) -> None:
        self._right.show_look(look)
        self._wrong.show_look(look)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._right.show_theme(theme)
        self._wrong.show_theme(theme)
        for mark, (name, tone) in zip(self._marks, (("check", "ok"), ("x", "danger")), strict=True):
            mark.setPixmap(self._icons.pixmap(name, theme.color(tone), theme.px(ICON), self.devicePixelRatioF()))


class FigureStill(PaintedPicture):
    """One form of a figure in its full pose, on its stage."""

    def __init__(self, theme: Theme, thumbnails: FigureThumbnails, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._thumbnails, self._look = thumbnails, look
        self._figure: Figure | None = None
        self._picture = QPixmap()
        self._side: Side = Side.RIGHT
        self._form: FormName = "usual"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: Figure | None, side: Side = Side.RIGHT, form: FormName = "usual") -> None:
        self._figure, self._side, self._form = figure, side, form
        self.update()

    def show_picture(self, picture: QPixmap) -> None:
        """One of the user's own, in the place of a figure."""
        self._picture = picture
        self.update()

    def show_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, self.theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colours.stage)
        painter.drawRoundedRect(QRectF(self.rect()), CORNER, CORNER)
        if self._figure is not None:
            ratio = self.devicePixelRatioF()
            size = self.size()
            pixmap = self._thumbnails.thumbnail(self._figure, size, self._look, self._side, self._form, ratio=ratio)
            painter.drawPixmap(QPointF(0, 0), pixmap)
        else:
            paint_whole(painter, self._picture, self.rect())
