"""The design tokens as Qt values: colours, fonts, sizes, palette and style sheet.

The numbers live in `resources/themes/tokens.toml`; the composition root reads the file and hands the parsed table in.
Fonts are given out as QFont and never written into the style sheet: QSS knows neither the axes of a variable font
nor tabular digits. `house_style.py` gives each widget the font its `role` or `kind` property asks for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from PySide6.QtGui import QColor, QFont, QPalette

from stretchtimer.ui.sheet import SHEET
from stretchtimer.words.language import is_mirrored

Layout = Literal["window", "full", "compact"]
LAYOUTS: tuple[Layout, ...] = ("window", "full", "compact")

DISPLAY_FROM_PX = 22
"""Headings from this size up use the display cut; sentences keep the wider text cut, easier to read from a mat."""
TEXT_CUT, DISPLAY_CUT = 14.0, 32.0
SMEARED_FROM = 700
"""From this weight up Qt thickens a face it takes for regular, on top of the wght axis."""


@dataclass(frozen=True)
class TypeStep:
    """One step of the type scale at text size 100 %. px: for window, full screen, compact; tracking in em."""

    px: tuple[float, float, float]
    leading: float
    weight: int
    tracking: float


EXTRA_STEPS = {
    "small": TypeStep((15, 15, 15), 22, 400, 0.0),
    "small_strong": TypeStep((15, 15, 15), 20, 600, 0.0),
    "body_medium": TypeStep((16, 16, 16), 24, 500, 0.0),
    "number": TypeStep((16, 16, 16), 24, 400, 0.0),
    "strong": TypeStep((16, 16, 16), 24, 600, 0.0),
    "button": TypeStep((16, 16, 16), 20, 600, 0.0),
    "lead": TypeStep((20, 20, 20), 30, 400, 0.0),
    "info": TypeStep((18, 29, 15), 24, 500, 0.0),
    "info_strong": TypeStep((18, 29, 15), 24, 600, 0.0),
    "key": TypeStep((13, 16, 13), 18, 500, 0.0),
}
"""Steps the mock-ups use between those of the tokens."""

PROSE = frozenset({"display", "headline", "title", "lead", "body", "body_medium", "small", "strong", "button"}) | {
    "small_strong",
    "session_name",
    "session_side",
    "session_cue",
}
"""Roles of running text. Tabular digits widen hyphens as well, so only the other roles have them by default."""


def load_theme(
    tokens: Mapping[str, Any], name: Literal["light", "dark"], text_scale: float = 1.0, *, high_contrast: bool = False
) -> "Theme":
    """`tokens` is the parsed tokens.toml; `text_scale` from 1.0 to 2.0."""
    colors = tokens["color"][name] | (tokens["high_contrast"][name] if high_contrast else {})
    return Theme(
        name=name,
        text_scale=min(2.0, max(1.0, text_scale)),
        colors={key: QColor(value) for key, value in colors.items()},
        steps={**EXTRA_STEPS, **{key: _type_step(value) for key, value in tokens["type"].items()}},
        families=(tokens["font"]["family"], *tokens["font"]["fallback"]),
        high_contrast=high_contrast,
        swatches={"figure_skin": {tone: QColor(skin["skin"]) for tone, skin in tokens["figure"]["skin"][name].items()}},
    )


def palette(theme: "Theme") -> QPalette:
    """The same colours for what the style sheet does not reach: native dialogs, selections, placeholders."""
    role = QPalette.ColorRole
    colors = {
        role.Window: "bg",
        role.WindowText: "ink",
        role.Base: "surface",
        role.AlternateBase: "surface_2",
        role.Text: "ink",
        role.PlaceholderText: "ink_3",
        role.Button: "surface",
        role.ButtonText: "ink",
        role.BrightText: "danger",
        role.Highlight: "primary",
        role.HighlightedText: "on_primary",
        role.Accent: "primary",
        role.Link: "primary",
        role.LinkVisited: "primary",
        role.ToolTipBase: "ink",
        role.ToolTipText: "surface",
        role.Light: "surface",
        role.Midlight: "surface_2",
        role.Mid: "line",
        role.Dark: "line_strong",
        role.Shadow: "line_strong",
    }
    result = QPalette()
    for which, token in colors.items():
        result.setColor(which, theme.color(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, theme.color("ink_3"))
    return result


def stylesheet(theme: "Theme", icon_directory: str = "") -> str:
    """QSS for the whole application; `icon_directory` holds the few pictures that QSS itself must load."""
    colors = {key: color.name() for key, color in theme.colors.items()}
    sizes = {f"px{n}": f"{theme.px(n)}px" for n in (6, 8, 10, 12, 14, 16, 20, 24, 28, 38, 40, 44, 46, 48)}
    radio, handle = theme.px(10) * 2, theme.px(11) * 2
    round_parts = {
        # QSS drops a radius larger than half the side, so each is half of an even number.
        "r_half": f"{theme.px(40) // 2}px",
        "r_day": f"{theme.px(38) // 2 + 1}px",  # with its border
        "radio_d": f"{radio}px",
        "radio_r": f"{radio // 2 + 2}px",
        "slider_d": f"{handle}px",
        "slider_r": f"{handle // 2}px",
        "slider_out": f"-{handle // 2 - 2}px",
    }
    pictures = {"icons": icon_directory.replace("\\", "/"), "name": theme.name}
    return SHEET.substitute(colors | sizes | round_parts | pictures)


def _type_step(token: Mapping[str, Any]) -> TypeStep:
    px = token["px"]
    sizes = tuple(px) if isinstance(px, list) else (px, px, px)
    tracking = token.get("ls", -0.03 if sizes[0] >= 30 else 0.0)
    return TypeStep((sizes[0], sizes[1], sizes[2]), token.get("lh", sizes[0] * 1.3), token["w"], tracking)


@dataclass(frozen=True, eq=False)
class Theme:
    """One look of the program: colours, type scale and text size. Cheap to make, never changed."""

    name: Literal["light", "dark"]
    text_scale: float
    colors: Mapping[str, QColor]
    steps: Mapping[str, TypeStep]
    families: tuple[str, ...]
    high_contrast: bool = False
    swatches: Mapping[str, Mapping[str, QColor]] = field(default_factory=dict)
    """Of settings that choose a colour: what each choice looks like."""

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """A copy of the token's colour, so that nobody can repaint the theme."""
        color = QColor(self.colors[token])
        color.setAlphaF(alpha)
        return color

    def px(self, size: float) -> int:
        """A length that grows with the text."""
        return round(size * self.text_scale)

    def font(self, role: str, at: Layout = "window", tabular: bool | None = None) -> QFont:
        """`tabular` digits keep a changing number still; by default all roles but running text have them."""
        step = self.steps[role]
        px = step.px[LAYOUTS.index(at)]
        grows = 1.0 if role == "session_count" else self.text_scale
        tabular = role not in PROSE if tabular is None else tabular
        return self.sized_font(px * grows, step.weight, step.tracking, _is_display(px, step.weight), tabular)

    def sized_font(
        self, px: float, weight: int, tracking: float = 0.0, display: bool = True, tabular: bool = True
    ) -> QFont:
        """Inter at a size the type scale does not know, such as digits fitted to a ring. `tracking` in em."""
        font = QFont(list(self.families))
        font.setPixelSize(max(1, round(px)))
        font.setWeight(QFont.Weight(min(weight, SMEARED_FROM - 100)))
        font.setVariableAxis(QFont.Tag("wght"), float(weight))
        font.setVariableAxis(QFont.Tag("opsz"), DISPLAY_CUT if display else TEXT_CUT)
        font.setFeature(QFont.Tag("tnum"), int(tabular))
        if not is_mirrored():  # letters that join would be torn apart
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * px)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def leading(self, role: str) -> int:
        """Line height in px."""
        return self.px(self.steps[role].leading)


def _is_display(px: float, weight: int) -> bool:
    return px >= DISPLAY_FROM_PX and weight >= 600
