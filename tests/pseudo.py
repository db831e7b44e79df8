"""A language that nobody speaks, made for the tests: each text accented, a third longer and in brackets.

What is on the screen without an accent did not come through a catalogue; what loses its bracket does not fit.
"""

import re
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

from stretchtimer import paths
from stretchtimer.catalogue.translation import TEXTS, translation_of
from stretchtimer.core.learn import HEADING, LINK, TAG
from stretchtimer.words.language import DOMAIN

LANGUAGE = "eo"  # gettext knows only real ones
ACCENTS = str.maketrans("abcdeghiklnoprstuvwyzABCDEGHIKLNOPRSTUVWYZ", "áƀçðéǧĥíķĺñóṗŕšŧúṽŵýžÁƁÇÐÉǦĤÍĶĹÑÓṖŔŠŦÚṼŴÝŽ")
KEPT = re.compile(
    r"[\w./-]*\d[\w./-]*"  # what has a number in it
    r"|\{\w*\}|%\(\w+\)[sr]|%[sr]"  # gaps
    r"|\[\w+: [^\]]+\](?!\()|\]\([^)]*\)|\{#\w+\}"  # tags, links and anchors of Learn
    r"|`[^`]*`|\*\.\w+|(?<!\w)-?-\w[\w-]*"  # commands, file endings and options
    r"|&(?=\w)"
)


def pseudo(text: str) -> str:
    """A text in that language; gaps, tags and links stay as they are."""
    if not text.strip():
        return text
    longer = "·" * (len(text) // 3)
    return f"⟦{accented(text)}{longer}⟧"


def accented(text: str) -> str:
    """A text with accents only, as long as it was."""
    start, parts = 0, []
    for kept in KEPT.finditer(text):
        parts += [text[start : kept.start()].translate(ACCENTS), kept[0]]
        start = kept.end()
    return "".join(parts) + text[start:].translate(ACCENTS)


def make_pseudo(folder: Path, package: Path) -> Path:
    """The shipped resources in `folder`, with that language beside the others."""
    resources = folder / "resources"
    shutil.copytree(paths.resources(), resources)
    catalogue = Catalog(locale=LANGUAGE)
    for _file, _line, message, *_rest in extract_from_dir(
        package, keywords={"_": None, "N_": None, "ngettext": (1, 2)}
    ):
        one = message if isinstance(message, str) else tuple(message)
        catalogue.add(one, pseudo(one) if isinstance(one, str) else tuple(map(pseudo, one)))
    texts = resources / "translations" / LANGUAGE / "LC_MESSAGES"
    texts.mkdir(parents=True)
    with (texts / f"{DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalogue)
    for path in (*resources.glob("[esp]*s/*.toml"), resources / "learn" / "index.toml"):
        if "." not in path.stem:
            said = _said(tomllib.loads(path.read_text("utf-8")))
            translation_of(path, LANGUAGE).write_text("\n".join(_toml(said, "")), "utf-8")
    for path in resources.glob("learn/*.md"):
        if "." not in path.stem:
            lines = (_learn_line(line) for line in path.read_text("utf-8").splitlines())
            translation_of(path, LANGUAGE).write_text("\n".join(lines) + "\n", "utf-8")
    return resources


def _learn_line(line: str) -> str:
    heading = HEADING.fullmatch(line)
    if heading is not None:
        return line.replace(heading["text"], accented(heading["text"]))
    assert not LINK.search(line) or KEPT.search(line)
    return accented(line) if TAG.search(line) or line else line


def _said(raw: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in TEXTS or not value:
            continue
        if isinstance(value, dict):
            found[key] = _said(value)
        elif isinstance(value, list):
            found[key] = [_said(part) if isinstance(part, dict) else accented(part) for part in value]
        else:
            found[key] = accented(value)
    return found


def _toml(said: Mapping[str, Any], head: str) -> Iterable[str]:
    """Texts and lists of texts first, then the tables below them."""
    for key, value in said.items():
        if isinstance(value, str):
            yield f"{key} = {_quoted(value)}"
        elif isinstance(value, list) and isinstance(value[0], str):
            yield f"{key} = [{', '.join(map(_quoted, value))}]"
    for key, value in said.items():
        if isinstance(value, dict):
            yield from (f"[{head}{key}]", *_toml(value, f"{head}{key}."))
        elif isinstance(value, list) and isinstance(value[0], dict):
            for part in value:
                yield from (f"[[{head}{key}]]", *_toml(part, f"{head}{key}."))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
