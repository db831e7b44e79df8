"""Bring Inter along, so that the window looks the same on every machine.

Inter comes as one variable file. Qt registers it under the single style "Regular": QFont.setWeight does nothing on
it below bold and smears the strokes from bold up, so `theme.font` sets the file's own axes (wght, opsz) instead.
"""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase

FONT_FILE = "files/Inter[opsz,wght].ttf"


def inter_file() -> Path | None:
    """Where the installed `fontpkg-inter` keeps the upright variable font; found without importing the package."""
    spec = find_spec("fontpkg_inter")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / FONT_FILE
    return path if path.is_file() else None


def load_inter(path: Path | None = None) -> bool:
    """Register Inter with Qt; False leaves the theme with its fallback families."""
    path = path or inter_file()
    return path is not None and QFontDatabase.addApplicationFont(str(path)) >= 0
