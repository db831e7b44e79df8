"""The parts of the session page that show the present instant, and their places.

Of a session's thirty frames a second only the ring and the figure show each; all else changes with the second at most,
and is left alone in between.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle, QWidget

from stretchtimer.core.cues import breath_of, current_segment, segment_fraction, segments
from stretchtimer.core.exercise import Exercise
from stretchtimer.core.session import Session, allowed
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.countdown_ring import CountdownRing
from stretchtimer.ui.figure_art import STAGE_CORNER, FigureArt
from stretchtimer.ui.fitted_label import FittedLabel
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.info_line import InfoLine
from stretchtimer.ui.mat_hints import MatHints
from stretchtimer.ui.next_panel import NextPanel
from stretchtimer.ui.picture_stage import PictureStage
from stretchtimer.ui.segments import Segments
from stretchtimer.ui.session_controls import SessionControls
from stretchtimer.ui.session_face import ring_face
from stretchtimer.ui.session_layout import Arrangement, Box, Places
from stretchtimer.ui.side_line import SideLine
from stretchtimer.ui.stage import StepsStage
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.session_words import cue, exercise_of, figure_words, step_line, time_left

END_OVERHANG = 18  # px of the End button's padding, so that its text ends at the page's margin
SOUND_OVERHANG = 8
ICON_PX = 20
LEFT_EMS = 5.2  # room for "12:34 left", times its size


class SessionParts:
    """Makes the parts on `page`, shows a session on them, and puts them where `session_layout` says."""

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, page: QWidget) -> None:
        self._page, self._theme, self._art = page, theme, art
        self._reduced_motion, self._has_sound = False, False
        self.places = Places(Arrangement.WIDE)
        self.has_figure = True
        self._segments = Segments(theme, page)
        self.info = InfoLine(theme, page)
        self._name = FittedLabel(theme, 600, "ink", page)
        self._side = SideLine(theme, page)
        self.figure = art.stage()
        self.figure.setParent(page)
        self._steps, self._picture = StepsStage(theme, page), PictureStage(theme, STAGE_CORNER, page)
        self._has_picture = False
        self.cue = FittedLabel(theme, 500, "ink", page)
        self._ring = CountdownRing(theme, parent=page)
        self.next = NextPanel(theme, art, page)
        self.hints = MatHints(theme, page)
        self.sound = SessionButton(theme, icons, "quiet", "inline", page)
        self._left = FittedLabel(theme, 500, "ink_2", page)
        self.controls = SessionControls(theme, icons, page)
        self.sound.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for label in (self._name, self._left):
            label.setWordWrap(False)
        self.cue.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._left.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme

    def show_reduced_motion(self, reduced: bool) -> None:
        self._reduced_motion = reduced
        self.figure.show_reduced_motion(reduced)

    def show_sound(self, on: bool | None) -> None:
        """Whether there is a voice; None takes the mark away."""
        self._has_sound = on is not None
        is_worded = self.places.arrangement is Arrangement.WIDE
        word = _("Voice on") if on else _("Muted")
        self.sound.show_action(word if is_worded else "", "volume-2" if on else "volume-x")
        self.sound.setAccessibleName(word)
        self.sound.setAccessibleDescription("M")

    def show_frame(self, session: Session) -> None:
        """What changes from frame to frame: the ring and the figure."""
        self._ring.show_face(ring_face(session, reduced_motion=self._reduced_motion))
        if self.has_figure:
            breath, phase = breath_of(session), session.phase
            lungs = breath.lungs if breath else 0.0
            self.figure.show_instant(phase.kind, session.elapsed_ms, lungs, phase.rep_ms)

    def show_second(self, session: Session) -> None:
        """What changes with the second, the set or a command."""
        exercise, phase = exercise_of(session), session.phase
        short = self._theme.text_scale >= 1.5 or self.places.arrangement is Arrangement.MAT
        self._name.show_text(exercise.name)
        self._side.show_side(session)
        self.cue.show_text(cue(session, short=short))
        self._show_progress(session)
        self.next.show_session(session)
        self.controls.show_allowed(allowed(session), session.status)
        figure = self._art.figure(exercise.id, phase.side)
        self.has_figure = figure is not None
        if figure is None:
            self._show_own(exercise)
            return
        self.figure.show_figure(figure, phase.side, "easier" if session.is_gentle else "usual")
        self.figure.show_spoken(exercise.name, figure_words(session))

    def show_stage(self, shown: bool) -> None:
        """What stands on the stage, where that is to be seen: the figure, a picture of the user's own, or steps."""
        self.figure.setVisible(shown and self.has_figure)
        self._picture.setVisible(shown and not self.has_figure and self._has_picture)
        self._steps.setVisible(shown and not self.has_figure and not self._has_picture)

    def _show_own(self, exercise: Exercise) -> None:
        picture = self._art.own_picture(exercise.id)
        self._has_picture = not picture.isNull()
        if self._has_picture:
            self._picture.show_exercise(exercise, picture)
        else:
            self._steps.show_exercise(exercise)

    def _show_progress(self, session: Session) -> None:
        pieces, here = segments(session.plan), current_segment(session)
        fraction = segment_fraction(session)
        done = [1.0 if i < here else fraction if i == here else 0.0 for i in range(len(pieces))]
        lengths = [float(piece.length_ms) for piece in pieces]
        self._segments.show_segments(list(zip(lengths, done, strict=True)), here)
        self._segments.show_description(_("Progress"), step_line(session))
        self.info.show_info(session)
        self._left.show_text(time_left(session))

    def place(self, places: Places) -> None:
        """Put every part where it belongs; one without a place is hidden."""
        self.places = places
        parts: dict[str, QWidget] = {
            "segments": self._segments,
            "info": self.info,
            "name": self._name,
            "side": self._side,
            "cue": self.cue,
            "ring": self._ring,
            "hints": self.hints,
        }
        for part, widget in parts.items():
            self.put(widget, places.boxes.get(part))
        for text in (self.info, self._name, self._side, self.cue):
            part = next(name for name, widget in parts.items() if widget is text)
            text.show_px(places.text_px[part])
        self.hints.show_px(places.text_px.get("hints", 0.0))
        self._steps.show_px(places.text_px["stage"])
        for staged in (self.figure, self._picture, self._steps):
            self.put(staged, places.boxes.get("stage"))
        self.next.place(places, self.put)
        self._place_controls(places)

    def _place_controls(self, places: Places) -> None:
        self.controls.show_arrangement(places.arrangement)
        self.controls.show_scale(places.button_scale)
        for part, button in self.controls.buttons().items():
            if part != "end":
                self.put(button, places.boxes.get(part))
        self._left.show_px(places.text_px["info"])
        self._place_end(places.boxes.get("end"), self.controls.buttons()["end"], places.text_px["info"])

    def _place_end(self, box: Box | None, end: SessionButton, px: float) -> None:
        """The mark of the sound, what is left, and End, each before the next."""
        if box is None:
            for widget in (self.sound, self._left, end):
                self.put(widget, None)
            return
        scale = self.places.button_scale
        for button in (end, self.sound):  # an icon is no taller than its line
            button.show_scale(min(scale, box.height / self._theme.px(ICON_PX)))
        size = end.sizeHint()
        x = box.x + box.width - size.width() + END_OVERHANG * self._theme.text_scale
        self.put(end, Box(x, box.y + (box.height - size.height()) / 2, size.width(), size.height()))
        room = x + 8 - END_OVERHANG * self._theme.text_scale + END_OVERHANG - box.x
        sound = self.sound.sizeHint()
        left = min(room, LEFT_EMS * px) if self._has_sound else room
        self.put(self._left, Box(box.x + room - left, box.y, left, box.height))
        fits = self._has_sound and room - left >= sound.width() - 2 * SOUND_OVERHANG
        y = box.y + (box.height - sound.height()) / 2
        place = Box(box.x + room - left - sound.width() + SOUND_OVERHANG, y, sound.width(), sound.height())
        self.put(self.sound, place if fits else None)

    def put(self, widget: QWidget, box: Box | None) -> None:
        """Place a part, mirrored where the language runs from right to left; one without a place is hidden."""
        widget.setVisible(box is not None)
        if box is not None:
            x, y = round(box.x), round(box.y)  # edges are rounded, not lengths, so that neighbours stay apart
            place = QRect(x, y, round(box.x + box.width) - x, round(box.bottom) - y)
            page = self._page
            widget.setGeometry(QStyle.visualRect(page.layoutDirection(), page.rect(), place))
