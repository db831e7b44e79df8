"""The language the program speaks: gettext, with the catalogue chosen while it runs."""

import gettext as stdlib_gettext
from pathlib import Path

DOMAIN = "stretchtimer"


class _Language:
    """The catalogue in use. gettext's own functions keep the same thing hidden in a module of theirs."""

    catalogue: stdlib_gettext.NullTranslations = stdlib_gettext.NullTranslations()


def use_language(folder: Path, *languages: str) -> None:
    """Speak the first of `languages` that has a catalogue in `folder`, else English; without any, the system's."""
    _Language.catalogue = stdlib_gettext.translation(DOMAIN, folder, languages or None, fallback=True)


def written_language() -> str:
    """The language of the texts, BCP 47; a voice of another one could not read them out."""
    return _Language.catalogue.info().get("language", "en").replace("_", "-")


def _(text: str) -> str:
    return _Language.catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    return _Language.catalogue.ngettext(one, many, count)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    return text
