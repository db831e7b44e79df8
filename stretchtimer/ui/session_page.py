"""The session page: everything a person on a mat needs to see of the present instant, and the controls.

It draws the session it is shown and asks nothing. Where its parts lie is worked out in `session_layout.py`, what the
ring shows in `session_face.py`, what a key means in `session_keys.py`, and what is said in `words.session_words`.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.core.session import BACK_TO_SET_BEFORE_MS, Command, Session, Status
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.ease_off_view import EaseOffView
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.flash_frame import FlashFrame
from stretchtimer.ui.focus_style import WITHOUT_RING
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.key_guard import KeyGuard
from stretchtimer.ui.pause_panel import PausePanel
from stretchtimer.ui.remote_answers import move_answer, press_answer
from stretchtimer.ui.session_keys import PageAct, SessionKeys
from stretchtimer.ui.session_layout import Arrangement, arrange
from stretchtimer.ui.session_parts import SessionParts
from stretchtimer.ui.session_view import View, after_v
from stretchtimer.ui.sight import Sight
from stretchtimer.ui.stop_view import StopView
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

QUESTIONS = frozenset({Status.EASING, Status.ALARMED})


class SessionPage(QWidget):
    """One running session."""

    learn_requested = Signal(str)  # a topic of Learn
    command_requested = Signal(object)  # Command
    mute_requested = Signal()
    full_screen_requested = Signal(bool)
    frames_wanted = Signal(bool)  # whether anything moves on the page, and somebody can see it

    def __init__(
        self, theme: Theme, icons: Icons, art: FigureArt, now_ms: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        """`now_ms` is a clock that only goes forward: it tells how long a key is held, and how new a question is."""
        super().__init__(parent)
        self._theme, self._art = theme, art
        self._session: Session | None = None
        self._shown: tuple[object, ...] = ()
        self._asks_to_end, self._flashes, self._is_seen, self._was_full = False, False, False, False
        self._sight = Sight(self)
        self._sight.changed.connect(self._heed_sight)
        self._wants_frames = False
        self._view, self._reduced_motion = View.USUAL, False
        self._keys, self._guard = SessionKeys(now_ms), KeyGuard(now_ms, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(WITHOUT_RING, True)
        self.setAccessibleName(_("Session"))
        self._parts = SessionParts(theme, icons, art, self)
        self._pause_panel = PausePanel(theme, icons, self)
        self._ease_off = EaseOffView(theme, icons, art, self)
        self._stop_view = StopView(theme, icons, self)
        self._flash = FlashFrame(theme, self)
        self._parts.controls.command_requested.connect(self.command_requested)
        self._parts.controls.end_requested.connect(self._ask_to_end)
        self._parts.sound.clicked.connect(self.mute_requested)
        for panel in (self._pause_panel, self._ease_off, self._stop_view):
            panel.command_requested.connect(self.command_requested)
        self._ease_off.learn_requested.connect(self.learn_requested)
        self._guard.watch(self)
        self._place()

    def show_session(self, session: Session) -> None:
        before, self._session = self._session, session
        # A session that runs on until the pause it was asked for takes nothing back; only going on does.
        if before is not None and before.status is Status.PAUSED and session.status is not Status.PAUSED:
            self._asks_to_end = False
        now = _shown_of(session)
        if now != self._shown:
            self._shown = now
            self._parts.show_second(session)
            self._parts.show_frame(session)
        elif self._is_seen and not self._reduced_motion:
            self._parts.show_frame(session)
        if before is None or (before.status, before.index) != (session.status, session.index):
            self._show_change(before, session)

    def show_coming(self, session: Session) -> None:
        """Draw, unseen, what a session will begin with: its fonts and pictures are at hand then."""
        self.show_session(session)
        self._session, self._shown = None, ()

    def show_reduced_motion(self, reduced: bool) -> None:
        """Then nothing changes between one second and the next."""
        self._reduced_motion = reduced
        self._heed_sight()
        self._parts.show_reduced_motion(reduced)

    def show_look(self) -> None:
        """Draw the figures in another look."""
        self._parts.figure.show_look(self._art.look)
        self._parts.next.show_look()

    def show_over(self) -> None:
        """The session is over: give the figure's frames back, and let the next one begin as usual."""
        self._parts.figure.drop_frames()
        self._session, self._view, self._asks_to_end = None, View.USUAL, False
        for view in (self._ease_off, self._stop_view):
            view.hide()
        self._show_full_screen(False)
        self.show_sound_problem("")
        self._place()

    def show_mat_view(self) -> None:
        """For reading from the mat, over the whole screen."""
        self._show_view(View.MAT)

    def show_sound(self, on: bool | None) -> None:
        """Whether there is a voice or it is muted; None where it has not been asked for."""
        self._parts.show_sound(on)
        self._place()

    def show_sound_problem(self, text: str) -> None:
        """Say once that there is no sound, and flash on each change from now on; "" takes both back."""
        self._flashes = bool(text)
        self._parts.info.show_notice(text)
        self._parts.hints.show_notice(text)
        announce(self, text)

    def show_flash(self) -> None:
        """A frame for whoever cannot hear the change."""
        self._flash.show_flash()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._parts.show_theme(theme)
        self._place()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._guard.restart()
        self._sight.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._sight.look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._session is None or self._guard.is_deaf:
            return
        key, repeats = Qt.Key(event.key()), event.isAutoRepeat()
        act = self._keys.meaning(key, self._session.status, asks_to_end=self._asks_to_end, repeats=repeats)
        if isinstance(act, Command):
            self.command_requested.emit(act)
        elif act is not None:
            self._do(act)
        else:
            super().keyPressEvent(event)

    def _do(self, act: PageAct) -> None:
        match act:
            case PageAct.ASK_TO_END:
                self._ask_to_end()
            case PageAct.NEXT_ANSWER:
                move_answer(self._pause_panel.answers, 1)
            case PageAct.PREVIOUS_ANSWER:
                move_answer(self._pause_panel.answers, -1)
            case PageAct.PRESS_ANSWER:
                if not press_answer(self._pause_panel.answers):
                    self.command_requested.emit(Command.RESUME)
            case PageAct.MAT_VIEW:
                self._show_view(after_v(self._view, has_stage="stage" in self._parts.places.boxes))
            case PageAct.FULL_SCREEN:
                self._show_full_screen(not self.window().isFullScreen())
            case PageAct.MUTE:
                self.mute_requested.emit()

    def _ask_to_end(self) -> None:
        """Ask once whether to end."""
        self._asks_to_end = True
        self._guard.restart()
        self.command_requested.emit(Command.PAUSE)
        self._show_status()
        announce(self, self._pause_panel.question)

    def _show_view(self, view: View) -> None:
        was_mat, self._view = self._view is View.MAT, view
        if view is View.MAT:
            self._was_full = self.window().isFullScreen()
            self._show_full_screen(True)
        elif was_mat:
            self._show_full_screen(self._was_full)
        self._place()
        self._draw()

    def _show_full_screen(self, full: bool) -> None:
        if full != self.window().isFullScreen():
            self.full_screen_requested.emit(full)

    def _show_change(self, before: Session | None, session: Session) -> None:
        """Another phase, or another status: the keys may mean something else now."""
        questions = [s is not None and s.status in QUESTIONS for s in (before, session)]
        if before is None or (any(questions) and before.status is not session.status):
            self._guard.restart()
        if before is not None:
            self._parts.info.show_notice("")
            self._parts.hints.show_notice("")
        if self._flashes:
            self.show_flash()
        self._show_status()

    def _show_status(self) -> None:
        if self._session is None:
            return
        parts, boxes, session = self._parts, self._parts.places.boxes, self._session
        paused = session.status is Status.PAUSED
        if paused:
            self._pause_panel.show_pause(session, asks_to_end=self._asks_to_end)
        self._pause_panel.setVisible(paused)
        if not paused and self._pause_panel.isAncestorOf(self.focusWidget() or self):
            self.setFocus()
        parts.show_stage(not paused and "stage" in boxes)
        covered = boxes.get("stage", boxes["cue"] if paused else None)
        parts.cue.setVisible(covered != boxes["cue"])
        self._show_over_all(self._ease_off, Status.EASING)
        self._show_over_all(self._stop_view, Status.ALARMED)

    def _show_over_all(self, view: EaseOffView | StopView, status: Status) -> None:
        if self._session is None:
            return
        asked = self._session.status is status
        if asked:
            view.show_session(self._session)
        if view.isHidden() is asked:  # whether or not the page itself is shown
            view.setVisible(asked)
            if asked:
                view.raise_()
            else:
                self.setFocus()

    def _place(self) -> None:
        places = arrange(self.width(), self.height(), self._theme.text_scale, mat=self._view is View.MAT)
        if self._view is View.STAGE and "stage" not in places.boxes:
            places.boxes["stage"] = places.boxes["cue"]
        self._parts.place(places)
        self._parts.put(self._pause_panel, places.boxes.get("stage", places.boxes["cue"]))
        self._pause_panel.show_buttons(places.arrangement is not Arrangement.MAT)
        self._pause_panel.show_px(places.text_px["cue"])
        for view in (self._pause_panel, self._ease_off, self._stop_view):
            view.raise_()
        self._ease_off.setGeometry(self.rect())
        self._stop_view.setGeometry(self.rect())
        self._show_status()
        if self._session is None:
            self._pause_panel.hide()

    def _draw(self) -> None:
        """Everything anew, whatever is shown already."""
        self._shown = ()
        if self._session is not None:
            self.show_session(self._session)

    def _heed_sight(self) -> None:
        seen = self._sight.is_seen
        if seen and not self._is_seen:
            self._is_seen = True
            self._draw()
        self._is_seen = seen
        if self._wants_frames != (seen and not self._reduced_motion):
            self._wants_frames = not self._wants_frames
            self.frames_wanted.emit(self._wants_frames)


def _shown_of(session: Session) -> tuple[object, ...]:
    """What all parts but the ring and the figure show: as long as this is the same, so are they."""
    return (
        session.plan.sequence.id,
        session.status,
        session.index,
        -(-session.remaining_ms // 1000),
        session.reps_done,
        session.extra_ms,
        session.held_ms > 0,
        session.held_ms >= BACK_TO_SET_BEFORE_MS,
        session.is_gentle,
        session.came_back_from,
    )
