"""The language the program speaks: gettext, with the catalogue chosen while it runs."""

import gettext as stdlib_gettext
import os
from collections.abc import Iterable
from pathlib import Path

DOMAIN = "stretchtimer"
ENGLISH = "en"
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # in gettext's own order
MIRRORED = frozenset({"ar", "fa", "he", "ur"})


class _Language:
    """The catalogue in use. gettext's own functions keep the same thing hidden in a module of theirs."""

    catalogue: stdlib_gettext.NullTranslations = stdlib_gettext.NullTranslations()


def use_language(folder: Path, *languages: str) -> None:
    """Speak the first of `languages` that there is, else English; without any, the one that the environment names."""
    language = _first_there(folder, languages or environment_languages())
    _Language.catalogue = stdlib_gettext.translation(DOMAIN, folder, [language], fallback=True)
    # argparse asks the standard library for its words, and says them in the environment's language.
    stdlib_gettext.bindtextdomain(DOMAIN, str(folder))
    stdlib_gettext.textdomain(DOMAIN)


def environment_languages() -> tuple[str, ...]:
    """The languages that the environment asks for, the best first; none where it says nothing."""
    named = next((value for name in VARIABLES if (value := os.environ.get(name))), "")
    return tuple(part for part in named.split(":") if part)


def written_language() -> str:
    """The language of the texts, BCP 47; a voice of another one could not read them out."""
    return _Language.catalogue.info().get("language", ENGLISH).replace("_", "-")


def is_mirrored() -> bool:
    """Whether the language is written from right to left, so that a page begins on the right."""
    return written_language().split("-")[0] in MIRRORED


def _first_there(folder: Path, languages: Iterable[str]) -> str:
    """English needs no catalogue, so whoever names it before another language is not given the other one."""
    for language in languages:
        plain = language.split(".")[0].split("@")[0].replace("-", "_")
        short = plain.split("_")[0].lower()
        if short in {ENGLISH, "c", "posix"}:
            return ENGLISH
        if stdlib_gettext.find(DOMAIN, folder, [plain]) is not None:
            return plain
    return ENGLISH


def _(text: str) -> str:
    return _Language.catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    return _Language.catalogue.ngettext(one, many, count)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    return text
