"""What comes after the present set: "Next", what, a note on it, and its picture."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from stretchtimer.core.session import Session
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.fitted_label import FittedLabel
from stretchtimer.ui.session_layout import Arrangement, Box, Places
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.session_words import next_spoken, next_up

PICTURE_GAP = 16
SMALLEST_PICTURE = 48
PICTURE_SHAPE = 148 / 94

Put = Callable[[QWidget, Box | None], None]


class NextPanel:
    """Makes its parts on `page`, which places them."""

    def __init__(self, theme: Theme, art: FigureArt, page: QWidget) -> None:
        self._picture = FigurePicture(theme, art, page)
        self._word = FittedLabel(theme, 500, "ink_2", page)
        self._title = FittedLabel(theme, 600, "ink", page)
        self._note = FittedLabel(theme, 400, "ink_2", page)
        self._word.show_text(_("Next"))
        for label in (self._title, self._note):
            label.setWordWrap(False)

    def show_session(self, session: Session) -> None:
        upcoming = next_up(session)
        self._title.show_text(upcoming.title)
        self._note.show_text(upcoming.note)
        exercise_id = upcoming.exercise.id if upcoming.exercise else ""
        self._picture.show_exercise(exercise_id, upcoming.side)
        self._picture.show_spoken(*next_spoken(upcoming))

    def show_look(self) -> None:
        """The figures are drawn in another look."""
        self._picture.update()

    def place(self, places: Places, put: Put) -> None:
        """Three lines one above the other, the picture before them or below."""
        box = places.boxes.get("next")
        lines = ((self._word, "next_note"), (self._title, "next_title"), (self._note, "next_note"))
        if box is None:
            for widget in (*(label for label, _size in lines), self._picture):
                put(widget, None)
            return
        picture = picture_box(box, places)
        put(self._picture, picture)
        if picture is not None and not places.arrangement.is_compact:
            box = Box(box.x + picture.width + PICTURE_GAP, box.y, box.width - picture.width - PICTURE_GAP, box.height)
        y = box.y
        for label, size in lines:
            height = min(places.text_px[size] * 1.5, (picture.height if picture else box.height) / 3)
            label.show_px(places.text_px[size])
            put(label, Box(box.x, y, box.width, height))
            y += height


def picture_box(box: Box, places: Places) -> Box | None:
    """Where the next set's picture lies: before its words, or in a compact page below them; none at large text."""
    if places.arrangement.is_large_text:
        return None
    if not places.arrangement.is_compact:
        share = 2.2 if places.arrangement is Arrangement.MAT else 2.5
        return Box(box.x, box.y, min(box.height * PICTURE_SHAPE, box.width / share), box.height)
    words = 1.5 * (2 * places.text_px["next_note"] + places.text_px["next_title"]) + 8
    if box.height - words < SMALLEST_PICTURE:
        return None
    height = min(box.height - words, box.width / PICTURE_SHAPE)
    return Box(box.x, box.y + words, box.width, height)
