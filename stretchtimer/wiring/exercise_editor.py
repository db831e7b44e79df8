"""Making and changing an exercise of the user's own: the same rules as for a file, complained of field by field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog

from stretchtimer.catalogue.exercise_check import complaints
from stretchtimer.catalogue.schema import SCHEMA
from stretchtimer.core.message import UserError
from stretchtimer.core.sequence_edit import free_id
from stretchtimer.own_files import OwnFiles
from stretchtimer.wiring.parts import SEQUENCES, Parts, telling
from stretchtimer.words.language import _
from stretchtimer.words.messages import sentence

if TYPE_CHECKING:
    from stretchtimer.ui.exercise_form import ExerciseForm
    from stretchtimer.ui.leave_question import LeaveQuestion

NEW, SOUND = "exercise", "bridge"
UNKNOWN: Mapping[str, Any] = {"first_hour": "no", "load": {"flexion": "medium", "nerve": "medium"}}
"""Of an exercise nobody has said anything about: not for the first hour, nor for the gentle set."""
AMOUNT = "dose.seconds"  # where a complaint of the whole dose stands
NOT_FROM_POSE = frozenset({"name", "figure", "pose", "sources", "schema"})


@dataclass(frozen=True)
class Unfinished:
    """An exercise in the middle of being filled in: it goes on when everything is built anew in another language."""

    id: str
    raw: dict[str, Any]
    filled_in: dict[str, Any]
    picture: tuple[str, bytes] | None


class ExerciseEditorWires(QObject):
    """One exercise at a time; what to do when it is left is told when it is opened."""

    kept = Signal()

    def __init__(self, parts: Parts, own: OwnFiles) -> None:
        super().__init__()
        self.parts, self._own = parts, own
        self._id, self._raw = "", dict[str, Any]()
        self._filled: Mapping[str, Any] = {}
        self._begun: Mapping[str, Any] = {}  # what stood in the fields when it was opened
        self._picture: tuple[str, bytes] | None = None
        self._after: Callable[[], None] | None = None

    @cached_property
    def page(self) -> "ExerciseForm":
        from stretchtimer.ui.exercise_form import ExerciseForm

        page = self.parts.built(ExerciseForm(self.parts.theme, self.parts.icons))
        files = self.parts.catalogue
        shipped = [one for one in files.exercise_ids if one not in files.own_exercise_ids]
        page.show_poses(sorted(((one, files.exercise(one).name) for one in shipped), key=lambda pose: pose[1]))
        page.save_requested.connect(self.save)
        page.pose_chosen.connect(self.fill_in)
        page.picture_requested.connect(self.ask_picture)
        page.picture_removed.connect(self.drop_picture)
        page.back_requested.connect(self.leave)
        return page

    @cached_property
    def question(self) -> "LeaveQuestion":
        from stretchtimer.ui.leave_question import LeaveQuestion

        return LeaveQuestion(self.parts.window)

    @property
    def is_open(self) -> bool:
        return self._after is not None

    @property
    def unfinished(self) -> Unfinished | None:
        """What would be lost; None where nothing would."""
        if not self.is_open or (self.page.raw == self._begun and self._picture is None):
            return None
        return Unfinished(self._id, self._raw, self.page.raw, self._picture)

    def new(self, after: Callable[[], None]) -> None:
        self._open("", dict(UNKNOWN), after)

    def edit(self, exercise_id: str, after: Callable[[], None]) -> None:
        """One of the user's own."""
        self._open(exercise_id, self.parts.catalogue.raw_exercise(exercise_id), after)

    def take_up(self, unfinished: Unfinished, after: Callable[[], None]) -> None:
        """Have it open where it was left, for whoever comes back to it."""
        self._fill(unfinished.id, unfinished.raw, after)
        self.page.show_values(unfinished.filled_in)
        if unfinished.picture is not None:
            self._show_own(*unfinished.picture)
        elif "picture" not in unfinished.filled_in:
            self.drop_picture()

    def go_on(self) -> None:
        self.parts.window.show_page(self.page, SEQUENCES)
        self.page.focus_first()

    @telling
    def fill_in(self, pose: str) -> None:
        """Take from the exercise it looks like whatever has not been filled in otherwise."""
        if not pose:
            return
        like = {k: v for k, v in self.parts.catalogue.raw_exercise(pose).items() if k not in NOT_FROM_POSE}
        own = {key: value for key, value in self.page.raw.items() if value != self._filled.get(key)}
        self.page.show_values({**like, **own, "pose": pose})
        self._filled = {key: value for key, value in self.page.raw.items() if key not in own or key == "pose"}

    def ask_picture(self) -> None:
        kinds = _("Pictures (*.png *.jpg *.jpeg *.webp *.bmp)")
        name, _kind = QFileDialog.getOpenFileName(self.page, _("Choose a picture"), "", kinds)
        if name:
            self.show_picture(Path(name))

    @telling
    def show_picture(self, path: Path) -> None:
        """Take a picture in; it is stored with the exercise."""
        from stretchtimer.ui.own_picture import own_picture

        self._show_own(*own_picture(str(path)))

    def drop_picture(self) -> None:
        self._picture = None
        self.page.show_picture("", QPixmap())

    @telling
    def save(self, filled_in: dict[str, Any]) -> None:
        raw = self._whole(filled_in)
        found = complaints(raw, self.parts.catalogue.raw_exercise(SOUND))
        said = {AMOUNT if key == "dose" else key: sentence(message) for key, message in found.items()}
        self.page.show_complaints(said)
        self.page.show_problem("")
        if found:
            return
        exercise_id = self._id or free_id(raw["name"], self.parts.catalogue.taken_exercise_ids, NEW)
        try:
            self._own.keep_exercise(exercise_id, *self._with_picture(exercise_id, raw))
        except UserError as error:
            self.page.show_problem(sentence(error.message))
            return
        self.kept.emit()
        self._close()

    def leave(self) -> None:
        """What has been filled in is thrown away only by one who says so."""
        if self.unfinished is None:
            self._close()
        else:
            self.question.ask(self.parts.theme, lambda: self.save(self.page.raw), self._close)

    def holds(self, then: Callable[[], None]) -> bool:
        """Whether something would be lost at the end of the program: then that is asked first, and `then` done."""
        if self.unfinished is None:
            return False

        def drop() -> None:
            self._after = None
            then()

        def keep() -> None:
            self.save(self.page.raw)
            if not self.is_open:
                then()

        self.go_on()
        self.question.ask(self.parts.theme, keep, drop)
        return True

    def _close(self) -> None:
        after, self._after = self._after, None
        if after is not None:
            after()

    def _open(self, exercise_id: str, raw: dict[str, Any], after: Callable[[], None]) -> None:
        self._fill(exercise_id, raw, after)
        self.go_on()

    def _fill(self, exercise_id: str, raw: dict[str, Any], after: Callable[[], None]) -> None:
        self._id, self._raw, self._after, self._picture = exercise_id, raw, after, None
        self.page.show_exercise(str(raw["name"]) if exercise_id else _("New exercise"), raw)
        self._filled = {} if exercise_id else self.page.raw
        shown = self.parts.figures.art.own_picture(exercise_id) if "picture" in raw else QPixmap()
        self.page.show_picture(raw.get("picture", ""), shown)
        self._begun = self.page.raw

    def _show_own(self, ending: str, content: bytes) -> None:
        from stretchtimer.ui.own_picture import kept_picture

        self._picture = (ending, content)
        self.page.show_picture(f"{NEW}.{ending}", kept_picture(content))

    def _whole(self, filled_in: dict[str, Any]) -> dict[str, Any]:
        """With what no field stands for: a figure of its own goes once it is drawn in another way."""
        drawn = {"pose", "picture"} & set(filled_in)
        kept = {key: self._raw[key] for key in ("figure",) if key in self._raw and not drawn}
        return {"schema": SCHEMA, **filled_in, **kept}

    def _with_picture(self, exercise_id: str, raw: dict[str, Any]) -> tuple[dict[str, Any], dict[str, bytes | None]]:
        """The exercise with its picture's own name, and the picture's file; one that it had before goes."""
        before = self._raw.get("picture")
        pictures: dict[str, bytes | None] = {before: None} if before and raw.get("picture") != before else {}
        if self._picture is None or "picture" not in raw:
            return raw, pictures
        ending, content = self._picture
        name = f"{exercise_id}.{ending}"
        return {**raw, "picture": name}, {**pictures, name: content}
