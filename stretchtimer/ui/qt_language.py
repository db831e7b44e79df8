"""What Qt itself says and how it writes: its own dialogs and menus, dates and numbers in fields, and the side on which
a page begins. Figures and clocks paint themselves, so their left stays left.
"""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

OWN_DIGITS = {"ar": "ar_AE"}
"""Where a language has two sets of digits, the country that writes those which our texts are written in."""


class QtLanguage(QObject):
    """Puts the application into a language, and into another one later."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._words: QTranslator | None = None

    def show_language(self, language: str, *, is_mirrored: bool) -> None:
        """Speak `language` (BCP 47) from here on. What is built already has to be built anew."""
        short = language.split("-")[0]
        system = QLocale.system()
        has_country = system.name().split("_")[0] == short and short not in OWN_DIGITS
        locale = system if has_country else QLocale(OWN_DIGITS.get(language, language))
        QLocale.setDefault(locale)
        self._application.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
        )
        if self._words is not None:
            self._application.removeTranslator(self._words)
        self._words = QTranslator(self)
        if self._words.load(QLocale(language), "qtbase", "_", _folder()):
            self._application.installTranslator(self._words)


def _folder() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
