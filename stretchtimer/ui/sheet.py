"""The one style sheet, with the tokens' names where values go. Flat: no shadows, no gradients, and no fonts."""

from string import Template

SHEET = Template("""
* { outline: none; }
QMainWindow, QDialog { background: $bg; }
QScrollArea, QStackedWidget { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }

QWidget[ground="bg"] { background: $bg; }
QLabel { color: $ink; background: transparent; }
QLabel[role="lead"], QLabel[role="small"], QLabel[role="caption"], QLabel[role="label"] { color: $ink_2; }
QLabel[role="info"] { color: $ink_2; }
QLabel[role="key"] {
    color: $ink_2; border: 1px solid $line_strong; border-radius: 5px; padding: 0 $px6;
    qproperty-alignment: AlignCenter;
}
QLabel[tone="ink"] { color: $ink; }
QLabel[tone="ink_2"] { color: $ink_2; }
QLabel[tone="ink_3"] { color: $ink_3; }
QLabel[tone="on_soft"] { color: $on_soft; }
QLabel[tone="primary"] { color: $primary; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="pain"] { color: $pain; }
QLabel[tone="reach"] { color: $reach; }
QLabel[tone="left"] { color: $left; }
QLabel[tone="right"] { color: $right; }
QLabel[tone="accent_ink"] { color: $accent_ink; }
QLabel:disabled { color: $ink_3; }

QFrame[panel="card"] { background: $surface; border: 1px solid $line; border-radius: 16px; }
QFrame[panel="due"] { background: $surface; border: 2px solid $primary; border-radius: 16px; }
QFrame[panel="popup"] { background: $surface; border: 1px solid $line_strong; border-radius: 24px; }
QFrame[panel="stage"] { background: $stage; border: none; border-radius: 24px; }
QFrame[panel="picture"] { background: $stage; border: none; border-radius: 12px; }
QFrame[panel="rail"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[panel="danger"] { background: $danger_soft; border: none; border-radius: 16px; }
QFrame[panel="accent"] { background: $accent_soft; border: none; border-radius: 12px; }
QFrame[panel="warn"] { background: $warn_soft; border: none; border-radius: 12px; }
QFrame[panel="soft"], QFrame[panel="row-selected"] { background: $primary_soft; border: none; border-radius: 12px; }
QFrame[panel="toast"] { background: $ink; border: none; border-radius: 12px; }
QFrame[panel="toast"] QLabel { color: $surface; }
QFrame[panel="plain"] { background: transparent; border: none; }
QFrame[panel="line"] { background: $line; border: none; }

QPushButton {
    background: $surface; color: $ink; border: 1px solid $line_strong; border-radius: 12px;
    min-height: $px46; padding: 0 $px20;
}
SessionButton { min-height: 0; padding: 0; }
QPushButton:hover { background: $surface_2; }
QPushButton:pressed { background: $primary_soft; }
QPushButton:disabled { color: $ink_3; border-color: $line; background: $bg; }
QPushButton[kind="outline"] { background: transparent; }
QPushButton[kind="outline"]:hover { background: $surface_2; }
QPushButton[kind="outline"]:pressed { background: $primary_soft; }
QPushButton[kind="primary"] { background: $primary; color: $on_primary; border: 1px solid $primary; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:pressed { background: $primary_press; border-color: $primary_press; }
QPushButton[kind="primary"]:disabled { background: $surface_2; color: $ink_3; border-color: $line; }
QPushButton[kind="text"] { background: transparent; border: 1px solid transparent; color: $primary; padding: 0 $px12; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: $ink_2; padding: 0 $px12; }
QPushButton[kind="danger"] { background: transparent; border: 1px solid transparent; color: $danger; padding: 0 $px12; }
QPushButton[kind="text"]:hover, QPushButton[kind="quiet"]:hover { background: $surface_2; }
QPushButton[kind="text"]:pressed, QPushButton[kind="quiet"]:pressed { background: $primary_soft; }
QPushButton[kind="text"]:disabled, QPushButton[kind="quiet"]:disabled { color: $ink_3; }
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed { background: $danger_soft; }
QPushButton[kind="link"] {
    background: transparent; border: 1px solid transparent; color: $primary;
    min-height: $px40; padding: 0; text-align: left;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="danger-fill"] { background: $danger_soft; color: $danger; border: 1px solid $danger; }
QPushButton[kind="danger-fill"]:hover { border-width: 2px; }
QPushButton[kind="toast"] {
    background: transparent; border: 1px solid transparent; color: $primary_soft; min-height: $px38; padding: 0 $px12;
}
QPushButton[kind="toast"]:hover { border-color: $primary_soft; }
QPushButton[kind="icon"] {
    background: transparent; border: 1px solid transparent; padding: 0; min-width: $px46; max-width: $px46;
}
QPushButton[kind="icon"]:hover { background: $surface_2; }
QPushButton[kind="icon"]:pressed { background: $primary_soft; }
QPushButton[kind="nav"] {
    background: transparent; border: none; color: $ink_2; min-height: $px48; padding: 0 $px14; text-align: left;
}
QPushButton[kind="nav"]:hover { background: $surface_2; }
QPushButton[kind="nav"]:checked { background: $primary_soft; color: $on_soft; }
QPushButton[kind="chip"] {
    background: $surface; color: $ink; min-height: $px40; max-height: $px40; border-radius: $r_half; padding: 0 $px14;
}
QPushButton[kind="chip"]:disabled { color: $ink_3; border-color: $line; }
QPushButton[kind="chip"]:hover { background: $surface_2; }
QPushButton[kind="chip"]:checked { background: $primary_soft; color: $on_soft; border-color: $primary; }
QPushButton[kind="day"] {
    background: $surface; color: $ink; border-radius: $r_day; padding: 0;
    min-width: $px38; max-width: $px38; min-height: $px38; max-height: $px38;
}
QPushButton[kind="day"]:hover { background: $surface_2; }
QPushButton[kind="day"]:checked { background: $primary; color: $on_primary; border-color: $primary; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $surface; color: $ink; border: 1px solid $line_strong; border-radius: 8px; padding: 0 $px14;
    selection-background-color: $primary; selection-color: $on_primary; placeholder-text-color: $ink_3;
}
QLineEdit, QAbstractSpinBox, QComboBox { min-height: $px46; }
QLineEdit[large="true"] { background: transparent; border: none; padding: 0; }
QPlainTextEdit, QTextEdit { padding: $px8 $px10; }
QTextBrowser { background: transparent; border: none; border-radius: 0; padding: 0; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    color: $ink_3; border-color: $line; background: $bg;
}
QAbstractSpinBox { padding: 0; max-height: $px46; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: $px44; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$icons/field-down.svg"); width: $px20; height: $px20; }
QComboBox QAbstractItemView {
    background: $surface; color: $ink; border: 1px solid $line_strong; padding: $px6;
    selection-background-color: $primary_soft; selection-color: $on_soft;
}
QComboBox QAbstractItemView::item { min-height: $px40; padding: 0 $px8; border: none; }
QComboBox QAbstractItemView::item:selected { background: $primary_soft; color: $on_soft; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: padding; width: $px40; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $surface_2; }
QAbstractSpinBox::up-arrow { image: url("$icons/field-up.svg"); width: $px16; height: $px16; }
QAbstractSpinBox::down-arrow { image: url("$icons/field-down.svg"); width: $px16; height: $px16; }
QSpinBox[stepper="true"] { min-height: $px38; max-height: $px38; }
QSpinBox[stepper="true"]::up-button {
    subcontrol-origin: border; subcontrol-position: center right; width: $px28; height: $px38;
}
QSpinBox[stepper="true"]::down-button {
    subcontrol-origin: border; subcontrol-position: center left; width: $px28; height: $px38;
}
QSpinBox[stepper="true"]::up-arrow { image: url("$icons/field-plus.svg"); width: $px16; height: $px16; }
QSpinBox[stepper="true"]::down-arrow { image: url("$icons/field-minus.svg"); width: $px16; height: $px16; }

QCheckBox, QRadioButton { color: $ink; background: transparent; spacing: $px16; min-height: $px28; }
QCheckBox[alone="true"] { spacing: 0; }
QCheckBox:disabled, QRadioButton:disabled { color: $ink_3; }
QCheckBox::indicator {
    width: $px24; height: $px24; border: 2px solid $line_strong; border-radius: 7px; background: $surface;
}
QCheckBox::indicator:hover { border-color: $primary; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary; image: url("$icons/tick-$name.svg"); }
QRadioButton::indicator {
    width: $radio_d; height: $radio_d; border: 2px solid $line_strong; border-radius: $radio_r; background: $surface;
}
QRadioButton::indicator:hover { border-color: $primary; }
QRadioButton::indicator:checked { background: $primary; border-color: $primary; image: url("$icons/dot-$name.svg"); }

QSlider { min-height: $px28; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line_strong; }
QSlider::sub-page:horizontal { background: $primary; border-radius: 2px; }
QSlider::handle:horizontal {
    width: $slider_d; height: $slider_d; margin: $slider_out 0; border-radius: $slider_r; background: $primary;
}
QSlider::handle:horizontal:hover { background: $primary_hover; }

QScrollBar:vertical { background: transparent; width: 16px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 16px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 4px; margin: 4px; }
QScrollBar::handle:vertical { min-height: 48px; }
QScrollBar::handle:horizontal { min-width: 48px; }
QScrollBar::handle:hover { background: $ink_3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; }

QListView, QTableView, QTreeView {
    background: transparent; alternate-background-color: transparent; color: $ink; border: none; gridline-color: $line;
    selection-background-color: $primary_soft; selection-color: $on_soft;
}
QTableView::item { border-bottom: 1px solid $line; padding: 0 $px6; }
QTableView::item:selected, QListView::item:selected { background: $primary_soft; color: $on_soft; }
QListView::item { min-height: $px44; border-radius: 12px; padding: 0 $px12; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: $ink_2; border: none; border-bottom: 1px solid $line; padding: $px6;
}

QToolTip { background: $ink; color: $surface; border: none; padding: $px6 $px10; }
QMenu { background: $surface; color: $ink; border: 1px solid $line_strong; padding: $px8; }
QMenu::item { min-height: $px40; padding: 0 $px24 0 $px12; border-radius: 8px; }
QMenu::item:selected { background: $primary_soft; color: $on_soft; }
QMenu::item:disabled { color: $ink_3; }
QMenu::icon { padding-left: $px12; }
QMenu::separator { height: 1px; background: $line; margin: $px6 0; }
QProgressBar { background: $ring_track; border: none; border-radius: 4px; max-height: 8px; color: transparent; }
QProgressBar::chunk { background: $ring; border-radius: 4px; }
QMessageBox, QFileDialog { background: $bg; }
""")
