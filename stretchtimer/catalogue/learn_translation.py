"""A topic of Learn in another language: `<id>.<language>.md` beside `<id>.md`, block for block.

Anchors, tags and links are for the program, so they stand in every language as in the original, and so do the numbers:
no translation makes a claim stronger, or takes away what it stands on.
"""

from pathlib import Path

from stretchtimer.catalogue.read import read_text
from stretchtimer.catalogue.translation import numbers, translation_of
from stretchtimer.core.learn import HEADING, LINK, TAG, Block, blocks
from stretchtimer.core.message import Message, UserError


def translated_text(original: str, path: Path, language: str) -> str:
    """A topic's text in a language, the original where there is none; raises UserError at what does not agree."""
    said_path = translation_of(path, language)
    if not said_path.is_file():
        return original
    said = read_text(said_path)
    wanted, found = list(blocks(original)), list(blocks(said))
    for one, other in zip(wanted, found, strict=False):
        if one.kind is not other.kind:
            raise _mistake(said_path, other.line, other.kind.value, one.kind.value)
        if _fixed(one) != _fixed(other):
            raise _mistake(said_path, other.line, ", ".join(_fixed(other)), ", ".join(_fixed(one)))
    if len(wanted) != len(found):
        raise _mistake(said_path, len(said.splitlines()), str(len(found)), str(len(wanted)))
    return said


def _fixed(block: Block) -> list[str]:
    """What of a block is the same in every language; links may change places, as words do."""
    heading = HEADING.fullmatch(block.text)
    anchor = [heading["anchor"]] if heading else []
    tags = [tag[0] for tag in TAG.finditer(block.text)]
    links = sorted(link[0] for link in LINK.finditer(block.text))
    plain = LINK.sub("", TAG.sub("", block.text))
    return [*anchor, *tags, *links, *numbers(plain)]


def _mistake(path: Path, line: int, found: str, original: str) -> UserError:
    allowed = Message("allowed_same_blocks", {"original": original or "-"})
    return UserError(Message("line_mistake", {"file": str(path), "line": line, "found": found, "allowed": allowed}))
