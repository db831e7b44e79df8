"""Learn: what the program has to explain, each claim with how sure it is and where that is known from.

A topic is Markdown of a small kind. Headings name their anchor, `## Breaks {#breaks}`; steps to follow are numbered;
every other paragraph, list item and row of a table ends with its strength and sources, `[weak: Owen 2020; Gou 2024]`.
Where a paragraph ends with a colon before its tag, the tag holds for the whole list or table below. A paragraph before
any heading leads in; it may go without a tag and then claims nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Strength(StrEnum):
    """How sure a claim is."""

    STRONG = "strong"  # large reviews agree, or it is anatomy
    MODERATE = "moderate"  # sound studies, but few, small or mixed
    WEAK = "weak"  # small, indirect or contradictory studies
    NONE = "none"  # custom or judgement: nobody has tested it well


class Seen(StrEnum):
    """How we know a source."""

    ABSTRACT = "abstract"  # at least its abstract, or the page itself
    SUMMARY = "summary"  # somebody else's account of it
    OWN = "own"  # no study at all


class Kind(StrEnum):
    """What a block of a topic is."""

    HEADING = "heading"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    STEP = "step"  # of a numbered list: to be done, not to be believed
    HEADER = "header"  # first row of a table
    ROW = "row"
    PART = "part"  # an item or row whose introduction carries the tag


CLAIMING = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.ROW})
TAG = re.compile(r"\[(?P<strength>\w+): (?P<sources>[^\]\n]+)\](?!\()")
HEADING = re.compile(r"#+ (?P<text>.+?) \{#(?P<anchor>[a-z][a-z0-9_]*)\}")
LINK = re.compile(r"\]\(learn:(?P<topic>\w+)(?:#(?P<anchor>\w+))?\)")
INTRODUCTION = re.compile(r": \[\w+: [^\]]+\]$")
RULER = re.compile(r"[|:\- ]+")
ENDS_ROW = " |"


@dataclass(frozen=True, slots=True)
class Source:
    """What claims rely on; `id` is how texts name it, such as "Owen 2020". A year of 0 is unknown."""

    id: str
    authors: str
    title: str
    journal: str
    seen: Seen
    year: int = 0
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""

    @property
    def identifiers(self) -> tuple[str, ...]:
        """How to find it, as text to copy."""
        named = (("DOI", self.doi), ("PMID", self.pmid), ("", self.pmcid))
        return tuple(f"{name} {value}".strip() for name, value in named if value)

    @property
    def reference(self) -> str:
        """One line: authors, year, title, journal, identifiers; of what is no study only what it is."""
        if self.seen is Seen.OWN:
            return self.title
        year = f"{self.authors} ({self.year})" if self.year else self.authors
        said = [year, *(part.rstrip(".") for part in (self.title, self.journal) if part), *self.identifiers]
        return ". ".join(said) + "."


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, table row or heading; `line` counts from 1."""

    line: int
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with what it stands on; `sources` holds ids."""

    line: int
    text: str
    strength: Strength
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of Learn; `sources` are those it cites, in the order of their ids."""

    id: str
    title: str
    about: str
    text: str
    sources: tuple[Source, ...]

    @property
    def anchors(self) -> tuple[str, ...]:
        """The anchors of its headings, in order."""
        headings = (HEADING.fullmatch(block.text) for block in blocks(self.text))
        return tuple(heading["anchor"] for heading in headings if heading)

    @property
    def plain_text(self) -> str:
        """The text for where nothing can be followed: without anchors, and links as the ids they lead to."""
        text = re.sub(r" \{#\w+\}$", "", self.text, flags=re.MULTILINE)
        return re.sub(r"\[([^\]]+)\]\(learn:(\w+)[^)]*\)", r"\1 (\2)", text).strip()

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(
            Claim(block.line, _bare(text), Strength(strength), sources)
            for block in blocks(self.text)
            for text, strength, sources in tagged(block.text)
        )


def blocks(text: str) -> Iterator[Block]:
    """Take a topic's text apart, each block with its place in the whole: what leads in, what is covered by its list."""
    headed = covered = False
    for block in _plain_blocks(text):
        kind = block.kind
        if kind is Kind.PARAGRAPH:
            covered = INTRODUCTION.search(block.text) is not None
            kind = kind if headed or ends_with_tag(block.text) else Kind.LEAD
        elif kind is Kind.HEADING:
            headed, covered = True, False
        elif covered and kind in CLAIMING:
            kind = Kind.PART
        yield Block(block.line, kind, block.text)


def _plain_blocks(text: str) -> Iterator[Block]:
    """Blocks by their signs alone. A line without a sign goes on with the block above it."""
    current: Block | None = None
    for number, line in enumerate((*text.splitlines(), ""), start=1):
        in_table = current is not None and current.kind in (Kind.HEADER, Kind.ROW)
        kind = _kind(line, in_table=in_table)
        if kind is None and line.strip() and current is not None:
            current = Block(current.line, current.kind, f"{current.text} {line.strip()}")
            continue
        if in_table and RULER.fullmatch(line):
            continue
        if current is not None:
            yield current
        current = Block(number, kind or Kind.PARAGRAPH, line.strip()) if line.strip() else None


def tagged(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each part of a block that ends with a tag: its text, strength and sources, as they stand there."""
    start = 0
    for tag in TAG.finditer(text):
        yield text[start : tag.start()].strip(), tag["strength"], tuple(tag["sources"].split("; "))
        start = tag.end()


def ends_with_tag(text: str) -> bool:
    tags = list(TAG.finditer(text))
    return bool(tags) and text[tags[-1].end() :] in ("", ENDS_ROW)


def cells(row: str) -> list[str]:
    """What stands in the columns of a table's row."""
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def split_reference(reference: str) -> tuple[str, str]:
    """Take "desk#breaks" apart into topic and anchor; the anchor may be missing."""
    topic, _, anchor = reference.partition("#")
    return topic, anchor


def _kind(line: str, *, in_table: bool) -> Kind | None:
    if line.startswith("#"):
        return Kind.HEADING
    if line.startswith("- "):
        return Kind.ITEM
    if re.match(r"\d+\. ", line):
        return Kind.STEP
    if line.startswith("|"):
        return Kind.ROW if in_table else Kind.HEADER
    return None


def _bare(text: str) -> str:
    """A claim without the signs of lists, tables and links."""
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    if text.startswith("|"):
        return ": ".join(filter(None, (cell.strip() for cell in text.strip("|").split("|"))))
    return text.removeprefix("- ").strip()
