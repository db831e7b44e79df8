"""The form of an exercise of the user's own: every key of its file, grouped, each with its complaint below it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.exercise_fields import (
    ChoiceField,
    Choices,
    FlagField,
    FormField,
    LinesField,
    ManyField,
    NumberField,
    TextField,
)
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.exercise_words import field_choices, field_hint, field_name, form_group
from stretchtimer.words.language import _

EDGE, NARROW_EDGE, TOP, GUTTER, WIDEST, NARROW = 32, 16, 24, 16, 760, 560
PICTURE_SIDE = 180


def _choice(key: str) -> FormField:
    return ChoiceField(field_name(key), field_choices(key))


def _many(key: str) -> FormField:
    return ManyField(field_name(key), field_choices(key))


def _text(key: str) -> FormField:
    return TextField(field_name(key))


def _lines(key: str) -> FormField:
    return LinesField(field_name(key))


def _flag(key: str) -> FormField:
    return FlagField(field_name(key))


def _pair(highest: int, step: int = 1) -> Callable[[str], FormField]:
    return lambda key: NumberField(field_name(key), highest, step, pair=True)


def _tempo(key: str) -> FormField:
    return NumberField(field_name(key), 300, 5, pair=False, in_tenths=True)


def _pose(key: str) -> FormField:
    return ChoiceField(field_name(key), ())


Make = Callable[[str], FormField]
FIELDS: dict[str, tuple[tuple[str, Make], ...]] = {
    "what": (
        ("name", _text),
        ("pose", _pose),
        ("technique", _choice),
        ("sides", _choice),
        ("limb", _choice),
        ("position", _choice),
        ("places", _many),
        ("kit", _many),
    ),
    "look": (("picture", _text), ("picture_text", _text)),
    "words": (
        ("ready", _text),
        ("cue", _text),
        ("short_cue", _text),
        ("change", _text),
        ("setup", _lines),
        ("cues", _lines),
        ("mistakes", _lines),
        ("feel", _text),
        ("care", _text),
        ("easier", _text),
        ("harder", _text),
    ),
    "much": (
        ("dose.sets", _pair(20)),
        ("dose.seconds", _pair(900, 5)),
        ("dose.reps", _pair(100)),
        ("dose.tempo_ms", _tempo),
        ("muscles.stretched", _lines),
        ("muscles.worked", _lines),
    ),
    "safety": (
        ("first_hour", _choice),
        ("avoid", _many),
        ("load.flexion", _choice),
        ("load.nerve", _choice),
        ("load.impact", _choice),
        ("load.head_low", _flag),
        ("load.balance", _flag),
        ("sources", _lines),
    ),
}
EMPTY_IS_LEFT_OUT = frozenset({"picture_text", "change", "harder"})


class ExerciseForm(QWidget):
    """Says what a file of the exercise would hold, as it was filled in; others check it."""

    save_requested = Signal(dict)
    pose_chosen = Signal(str)
    picture_requested = Signal()
    picture_removed = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title, self._problem = wrapped_label("headline"), wrapped_label("body")
        self._back = SessionButton(theme, icons, "quiet", "dense")
        self._save = SessionButton(theme, icons, "primary", "inline")
        self._picture_name, self._shown = "", QLabel()
        self._choose, self._drop = QPushButton(_("Choose a picture")), QPushButton(_("Without it"))
        self._fields: dict[str, FormField] = {}
        self._complaints: dict[str, QLabel] = {}
        self._column, self._scroll = QVBoxLayout(), QScrollArea()
        self._lay_out()
        self._back.clicked.connect(self.back_requested)
        self._save.clicked.connect(lambda: self.save_requested.emit(self.raw))
        self._choose.clicked.connect(self.picture_requested)
        self._drop.clicked.connect(self.picture_removed)
        self.show_theme(theme)

    def show_exercise(self, title: str, raw: Mapping[str, Any]) -> None:
        self._title.setText(title)
        self.show_complaints({})
        self.show_problem("")
        self.show_values(raw)

    def show_values(self, raw: Mapping[str, Any]) -> None:
        """Fill in every field; one that `raw` says nothing of is emptied."""
        for key, field in self._fields.items():
            table, _dot, name = key.partition(".")
            field.show_value((raw.get(table) or {}).get(name) if name else raw.get(table))

    def show_poses(self, poses: Choices) -> None:
        """What it can be drawn like: ids and names."""
        field = self._fields["pose"]
        assert isinstance(field, ChoiceField)
        field.show_choices([("", _("Nothing")), *poses])

    def show_picture(self, name: str, picture: QPixmap) -> None:
        """The file's name, and what it shows; both empty for none."""
        self._picture_name = name
        side = self._theme.px(PICTURE_SIDE)
        keeps, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self._shown.setPixmap(picture.scaled(side, side, keeps, smooth) if name else QPixmap())
        self._shown.setVisible(bool(name))
        self._drop.setVisible(bool(name))

    def show_complaints(self, sentences: Mapping[str, str]) -> None:
        """By key; the first of them gets the keyboard."""
        for key, label in self._complaints.items():
            label.setText(sentences.get(key, ""))
            label.setVisible(key in sentences)
            self._fields[key].setAccessibleDescription(sentences.get(key, field_hint(key)))
        first = next((key for key in self._fields if key in sentences), None)
        if first is not None:
            field = self._choose if first == "picture" else self._fields[first].findChild(QWidget)
            if isinstance(field, QWidget):
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                self._scroll.ensureWidgetVisible(self._complaints[first])

    def show_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        announce(self, sentence)

    def focus_first(self) -> None:
        self._fields["name"].findChild(QWidget).setFocus(Qt.FocusReason.OtherFocusReason)  # type: ignore[union-attr]

    @property
    def raw(self) -> dict[str, Any]:
        """What a file would hold, as it stands in the fields."""
        made: dict[str, Any] = {}
        for key, field in self._fields.items():
            value = self._picture_name or None if key == "picture" else field.value
            table, _dot, name = key.partition(".")
            held = made.setdefault(table, {}) if name else made
            if value is not None and not (value == "" and key in EMPTY_IS_LEFT_OUT):
                held[name or table] = value
        return made

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button in (self._back, self._save):
            button.show_theme(theme)
        for field in self._fields.values():
            field.show_theme(theme)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._problem.setProperty("tone", "danger")
        top = QHBoxLayout()
        top.addWidget(self._back)
        top.addWidget(self._title, 1)
        top.addWidget(self._save, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.setSpacing(GUTTER)
        self._column.addLayout(top)
        self._column.addWidget(self._problem)
        for group, fields in FIELDS.items():
            self._column.addWidget(self._card(group, fields))
        self._column.addStretch(1)
        content = QWidget()
        content.setLayout(self._column)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        pose = self._fields["pose"]
        assert isinstance(pose, ChoiceField)
        pose.chosen.connect(self.pose_chosen)

    def _card(self, group: str, fields: Iterable[tuple[str, Make]]) -> QFrame:
        card, title = QFrame(), QLabel(form_group(group))
        card.setProperty("panel", "card")
        title.setProperty("role", "title_s")
        title.setProperty("tone", "ink")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(4)
        column.addWidget(title)
        for key, make in fields:
            self._fields[key] = field = make(key)
            self._complaints[key] = complaint = wrapped_label("small")
            complaint.setProperty("tone", "danger")
            column.addSpacing(10)
            if not isinstance(field, FlagField):
                label = QLabel(field_name(key))
                label.setProperty("role", "small_strong")
                column.addWidget(label)
            if field_hint(key):
                hint = wrapped_label("caption")
                hint.setText(field_hint(key))
                column.addWidget(hint)
            column.addWidget(self._picture_row() if key == "picture" else field)
            column.addWidget(complaint)
        return card

    def _picture_row(self) -> QWidget:
        """A button in the place of a name that is typed."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._shown, self._choose, self._drop):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeading)
        self._drop.setProperty("kind", "text")
        self._shown.hide()
        self._drop.hide()
        return holder

    def _arrange(self) -> None:
        narrow = self.width() / self._theme.text_scale < NARROW
        edge = NARROW_EDGE if narrow else max(EDGE, (self.width() - self._theme.px(WIDEST)) // 2)
        self._column.setContentsMargins(edge, TOP, edge, TOP)
        for field in self._fields.values():
            field.show_narrow(narrow)
        self._back.show_action(_("Back"), "arrow-right" if self.isRightToLeft() else "arrow-left")
        self._save.show_action(_("Save"))
