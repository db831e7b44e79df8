"""The session page: everything a person on a mat needs to see of the present instant, and the controls.

It draws the session it is shown and asks nothing. Where its parts lie is worked out in `session_layout.py`, what the
ring shows in `session_face.py`, and what is said in `words.session_words`.
"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from stretchtimer.core.cues import breath_of, current_segment, segment_fraction, segments
from stretchtimer.core.session import Command, Session, Status, allowed
from stretchtimer.ui.countdown_ring import CountdownRing
from stretchtimer.ui.ease_off_view import EaseOffView
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.fitted_label import FittedLabel
from stretchtimer.ui.focus_style import WITHOUT_RING
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.info_line import InfoLine
from stretchtimer.ui.pause_panel import PausePanel
from stretchtimer.ui.segments import Segments
from stretchtimer.ui.session_controls import SessionControls
from stretchtimer.ui.session_face import ring_face
from stretchtimer.ui.session_layout import Box, Places, arrange
from stretchtimer.ui.side_line import SideLine
from stretchtimer.ui.stage import StepsStage
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.session_words import cue, exercise_of, figure_words, next_spoken, next_up, step_line, time_left

KEYS = {
    Qt.Key.Key_Left: Command.BACK,
    Qt.Key.Key_PageUp: Command.BACK,
    Qt.Key.Key_MediaPrevious: Command.BACK,
    Qt.Key.Key_Right: Command.SKIP,
    Qt.Key.Key_PageDown: Command.SKIP,
    Qt.Key.Key_MediaNext: Command.SKIP,
    Qt.Key.Key_Plus: Command.EXTEND,
    Qt.Key.Key_Equal: Command.EXTEND,
    Qt.Key.Key_E: Command.EASE_OFF,
    Qt.Key.Key_Return: Command.TAP,
    Qt.Key.Key_Enter: Command.TAP,
}
PICTURE_GAP = 16
SMALLEST_PICTURE = 48
PICTURE_SHAPE = 148 / 94
END_OVERHANG = 18  # px of the End button's padding, so that its text ends at the page's margin
ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# The media keys come here only where no desktop takes them first.
MEDIA_PAUSE_KEYS = {Qt.Key.Key_MediaTogglePlayPause, Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaPause}
PAUSE_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_Period, *MEDIA_PAUSE_KEYS})


class SessionPage(QWidget):
    """One running session."""

    learn_requested = Signal(str)  # a topic of Learn
    command_requested = Signal(object)  # Command

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session: Session | None = None
        self._reduced_motion = False
        self._asks_to_end = False
        self._has_figure = True
        self._brings_stage_back = False  # where the stage gives way to large text
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(WITHOUT_RING, True)
        self.setAccessibleName(_("Session"))
        self._segments = Segments(theme, self)
        self._info = InfoLine(theme, self)
        self._name = FittedLabel(theme, 600, "ink", self)
        self._side = SideLine(theme, self)
        self._art = art
        self._figure = art.stage()
        self._figure.setParent(self)
        self._steps = StepsStage(theme, self)
        self._cue = FittedLabel(theme, 500, "ink", self)
        self._ring = CountdownRing(theme, parent=self)
        self._next_picture = FigurePicture(theme, art, self)
        self._next_word = FittedLabel(theme, 500, "ink_2", self)
        self._next_word.show_text(_("Next"))
        self._next_title = FittedLabel(theme, 600, "ink", self)
        self._next_note = FittedLabel(theme, 400, "ink_2", self)
        self._left = FittedLabel(theme, 500, "ink_2", self)
        self._controls = SessionControls(theme, icons, self)
        self._pause_panel = PausePanel(theme, icons, self)
        self._ease_off = EaseOffView(theme, icons, art, self)
        for label in (self._name, self._left, self._next_title, self._next_note):
            label.setWordWrap(False)
        self._cue.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._left.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._controls.command_requested.connect(self.command_requested)
        self._controls.end_requested.connect(self._ask_to_end)
        self._pause_panel.command_requested.connect(self.command_requested)
        self._ease_off.command_requested.connect(self.command_requested)
        self._ease_off.learn_requested.connect(self.learn_requested)
        self._place()

    def show_session(self, session: Session) -> None:
        before, self._session = self._session, session
        if session.status is not Status.PAUSED:
            self._asks_to_end = False
        self._show_progress(session)
        exercise = exercise_of(session)
        self._name.show_text(exercise.name)
        self._side.show_side(session)
        self._cue.show_text(cue(session, short=self._theme.text_scale >= 1.5))
        self._ring.show_face(ring_face(session, reduced_motion=self._reduced_motion))
        self._show_stage(session)
        self._show_next(session)
        self._controls.show_allowed(allowed(session), session.status)
        if before is None or (before.status, before.index) != (session.status, session.index):
            self._show_status(session)

    def show_reduced_motion(self, reduced: bool) -> None:
        self._reduced_motion = reduced
        self._figure.show_reduced_motion(reduced)

    def show_look(self) -> None:
        """Draw the figures in another look."""
        self._figure.show_look(self._art.look)
        self._next_picture.update()

    def show_over(self) -> None:
        """The session is over: give the figure's frames back."""
        self._figure.drop_frames()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._place()
        if self._session is not None:
            self.show_session(self._session)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        session, key = self._session, Qt.Key(event.key())
        if session is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key is Qt.Key.Key_Escape:
            self._escape(session)
        elif key is Qt.Key.Key_V:
            self._brings_stage_back = not self._brings_stage_back
            self._place()
        elif key in PAUSE_KEYS:
            paused = session.status is Status.PAUSED
            self.command_requested.emit(Command.RESUME if paused else Command.PAUSE)
        elif self._asks_to_end and key in ENTER_KEYS:
            self.command_requested.emit(Command.END)
        elif key in KEYS:
            self.command_requested.emit(KEYS[key])
        else:
            super().keyPressEvent(event)

    def _escape(self, session: Session) -> None:
        """Ask once whether to end: then Enter ends, and another Esc goes on."""
        if session.status is Status.EASING or self._asks_to_end:
            self.command_requested.emit(Command.RESUME)
        else:
            self._ask_to_end()

    def _ask_to_end(self) -> None:
        self._asks_to_end = True
        self.command_requested.emit(Command.PAUSE)
        if self._session is not None:
            self._show_status(self._session)

    def _show_status(self, session: Session) -> None:
        paused = session.status is Status.PAUSED
        if paused:
            self._pause_panel.show_pause(session, asks_to_end=self._asks_to_end)
        self._pause_panel.setVisible(paused)
        self._figure.setVisible(not paused and "stage" in self._places.boxes and self._has_figure)
        self._steps.setVisible(not paused and "stage" in self._places.boxes and not self._has_figure)
        covered = self._places.boxes.get("stage", self._places.boxes["cue"] if paused else None)
        self._cue.setVisible(covered != self._places.boxes["cue"])
        easing = session.status is Status.EASING
        if easing:
            self._ease_off.show_session(session)
        if self._ease_off.isVisible() != easing:
            self._ease_off.setVisible(easing)
            if not easing:
                self.setFocus()

    def _show_stage(self, session: Session) -> None:
        phase, exercise = session.phase, exercise_of(session)
        figure = self._art.figure(exercise.id, phase.side)
        self._has_figure = figure is not None
        if figure is None:
            self._steps.show_exercise(exercise)
            return
        self._figure.show_figure(figure, phase.side, "easier" if session.is_gentle else "usual")
        breath = breath_of(session)
        self._figure.show_instant(phase.kind, session.elapsed_ms, breath.lungs if breath else 0.0, phase.rep_ms)
        self._figure.show_spoken(exercise.name, figure_words(session))

    def _show_next(self, session: Session) -> None:
        upcoming = next_up(session)
        self._next_title.show_text(upcoming.title)
        self._next_note.show_text(upcoming.note)
        exercise_id = upcoming.exercise.id if upcoming.exercise else ""
        self._next_picture.show_exercise(exercise_id, upcoming.side)
        self._next_picture.show_spoken(*next_spoken(upcoming))

    def _show_progress(self, session: Session) -> None:
        here = current_segment(session)
        fraction = segment_fraction(session)
        done = [1.0 if i < here else fraction if i == here else 0.0 for i in range(len(segments(session.plan)))]
        lengths = [float(segment.length_ms) for segment in segments(session.plan)]
        self._segments.show_segments(list(zip(lengths, done, strict=True)), here)
        self._segments.show_description(_("Progress"), step_line(session))
        self._info.show_info(session)
        self._left.show_text(time_left(session))

    def _place(self) -> None:
        places = arrange(self.width(), self.height(), self._theme.text_scale)
        if self._brings_stage_back and "stage" not in places.boxes:
            places.boxes["stage"] = places.boxes["cue"]
        self._places = places
        for part, widget in {
            "segments": self._segments,
            "info": self._info,
            "name": self._name,
            "side": self._side,
            "cue": self._cue,
            "ring": self._ring,
        }.items():
            self._put(widget, places.boxes.get(part))
        self._info.show_px(places.text_px["info"])
        self._name.show_px(places.text_px["name"])
        self._cue.show_px(places.text_px["cue"])
        self._side.show_px(places.text_px["side"])
        self._steps.show_px(places.text_px["stage"])
        self._put(self._figure, places.boxes.get("stage"))
        self._put(self._steps, places.boxes.get("stage"))
        self._left.show_px(places.text_px["info"])
        self._place_next(places)
        self._place_controls(places)
        self._put(self._pause_panel, places.boxes.get("stage", places.boxes["cue"]))
        self._pause_panel.show_px(places.text_px["cue"])
        self._ease_off.setGeometry(self.rect())
        self._pause_panel.raise_()
        self._ease_off.raise_()
        if self._session is not None:
            self._show_status(self._session)

    def _place_next(self, places: Places) -> None:
        """Three lines one above the other: "Next", what, and a note on it."""
        box = places.boxes.get("next")
        lines = ((self._next_word, "next_note"), (self._next_title, "next_title"), (self._next_note, "next_note"))
        if box is None:
            for widget in (*(label for label, _size in lines), self._next_picture):
                self._put(widget, None)
            return
        picture = _picture_box(box, places)
        self._put(self._next_picture, picture)
        if picture is not None and not places.arrangement.is_compact:
            box = Box(box.x + picture.width + PICTURE_GAP, box.y, box.width - picture.width - PICTURE_GAP, box.height)
        y = box.y
        for label, size in lines:
            height = min(places.text_px[size] * 1.5, (picture.height if picture else box.height) / 3)
            label.show_px(places.text_px[size])
            self._put(label, Box(box.x, y, box.width, height))
            y += height

    def _place_controls(self, places: Places) -> None:
        self._controls.show_arrangement(places.arrangement)
        for part, button in self._controls.buttons().items():
            box = places.boxes[part]
            if part == "end":
                size = button.sizeHint()
                self._put(self._left, Box(box.x, box.y, box.width - size.width() + 8, box.height))
                y = box.y + (box.height - size.height()) / 2
                x = box.x + box.width - size.width() + END_OVERHANG * self._theme.text_scale
                box = Box(x, y, size.width(), size.height())
            self._put(button, box)

    def _put(self, widget: QWidget, box: Box | None) -> None:
        """Place a part, mirrored where the language runs from right to left; one without a place is hidden."""
        widget.setVisible(box is not None)
        if box is not None:
            x, y = round(box.x), round(box.y)  # edges are rounded, not lengths, so that neighbours stay apart
            place = QRect(x, y, round(box.x + box.width) - x, round(box.bottom) - y)
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))


def _picture_box(box: Box, places: Places) -> Box | None:
    """Where the next set's picture lies: before its words, or in a compact page below them; none at large text."""
    if places.arrangement.is_large_text:
        return None
    if not places.arrangement.is_compact:
        return Box(box.x, box.y, min(box.height * PICTURE_SHAPE, box.width / 2.5), box.height)
    words = 1.5 * (2 * places.text_px["next_note"] + places.text_px["next_title"]) + 8
    if box.height - words < SMALLEST_PICTURE:
        return None
    height = min(box.height - words, box.width / PICTURE_SHAPE)
    return Box(box.x, box.y + words, box.width, height)
