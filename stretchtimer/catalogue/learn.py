"""Read Learn: the index, the sources, and a text for each topic; every mistake names the file and its line or key."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta

from stretchtimer.catalogue.learn_translation import translated_text
from stretchtimer.catalogue.read import mistake, read_file, read_text
from stretchtimer.catalogue.schema import File, Id, Text, Version
from stretchtimer.catalogue.translation import read_said
from stretchtimer.core.learn import (
    CLAIMING,
    HEADING,
    LINK,
    Block,
    Kind,
    Seen,
    Source,
    Strength,
    Topic,
    blocks,
    ends_with_tag,
    tagged,
)
from stretchtimer.core.message import Message, UserError

INDEX, SOURCES = "index.toml", "sources.toml"

MaybeText = Annotated[str, Meta(max_length=400)]
Year = Annotated[int, Meta(ge=1900, le=2100)]


class TopicTable(File, frozen=True):
    """One of `[[topics]]`; its text is in `<id>.md`."""

    id: Id
    title: Text
    about: Text


class IndexFile(File, frozen=True):
    """The topics, in their order."""

    schema: Version
    topics: Annotated[tuple[TopicTable, ...], Meta(min_length=1, max_length=60)]


class SourceTable(File, frozen=True):
    """One of `[[sources]]`."""

    id: Text
    authors: Text
    journal: Text
    seen: Seen
    title: MaybeText = ""
    year: Year | None = None
    doi: MaybeText = ""
    pmid: MaybeText = ""
    pmcid: MaybeText = ""


class SourcesFile(File, frozen=True):
    """Everything that the texts rely on."""

    schema: Version
    sources: Annotated[tuple[SourceTable, ...], Meta(min_length=1, max_length=400)]


def read_learn(folder: Path, language: str = "en") -> tuple[Topic, ...]:
    """Read all topics in the index's order, in a language; raises UserError at the first mistake."""
    index, sources = folder / INDEX, read_sources(folder)
    tables = read_said(index, IndexFile, language).topics
    _check_once(index, "topics", [table.id for table in tables])
    for path in sorted(folder.glob("*.md")):
        if "." not in path.stem and path.stem not in {table.id for table in tables}:
            raise mistake(index, "topics", Message("found_nothing"), Message("allowed_all_texts", {"id": path.stem}))
    topics = [_read_topic(folder / f"{table.id}.md", table, sources, language) for table in tables]
    _check_links(folder, topics)
    return tuple(topics)


def read_sources(folder: Path) -> dict[str, Source]:
    """All sources there are, by their ids."""
    path = folder / SOURCES
    tables = read_file(path, SourcesFile).sources
    _check_once(path, "sources", [table.id for table in tables])
    return {
        t.id: Source(t.id, t.authors, t.title, t.journal, t.seen, t.year or 0, t.doi, t.pmid, t.pmcid) for t in tables
    }


def _read_topic(path: Path, table: TopicTable, sources: dict[str, Source], language: str) -> Topic:
    text = read_text(path)
    anchors: set[str] = set()
    used: set[str] = set()
    for block in blocks(text):
        if block.kind is Kind.HEADING:
            _check_heading(path, block, anchors)
        if block.kind in CLAIMING and not ends_with_tag(block.text):
            raise _line_mistake(path, block, block.text[-60:], Message("allowed_tag"))
        for _text, strength, cited in tagged(block.text):
            _check_tag(path, block, strength, cited, sources)
            used.update(cited)
    said = translated_text(text, path, language)
    return Topic(table.id, table.title, table.about, said, tuple(sources[name] for name in sorted(used)))


def _check_heading(path: Path, block: Block, anchors: set[str]) -> None:
    """Hold a heading to an anchor of its own, and note it."""
    heading = HEADING.fullmatch(block.text)
    if heading is None or heading["anchor"] in anchors:
        raise _line_mistake(path, block, block.text, Message("allowed_anchor"))
    anchors.add(heading["anchor"])


def _check_tag(path: Path, block: Block, strength: str, cited: tuple[str, ...], sources: dict[str, Source]) -> None:
    if strength not in set(Strength):
        raise _line_mistake(path, block, strength, Message("allowed_one_of", {"choices": ", ".join(Strength)}))
    for name in cited:
        if name not in sources:
            raise _line_mistake(path, block, name, Message("allowed_source", {"sources": SOURCES}))


def _check_links(folder: Path, topics: list[Topic]) -> None:
    anchors = {topic.id: {"", *topic.anchors} for topic in topics}
    for topic in topics:
        for block in blocks(topic.text):
            for link in LINK.finditer(block.text):
                if (link["anchor"] or "") not in anchors.get(link["topic"], ()):
                    path = folder / f"{topic.id}.md"
                    raise _line_mistake(path, block, link[0].strip("]()"), Message("allowed_topic_link"))


def _check_once(path: Path, key: str, ids: list[str]) -> None:
    for number, one in enumerate(ids):
        if one in ids[:number]:
            raise mistake(path, f"{key}[{number}].id", repr(one), Message("allowed_once"))


def _line_mistake(path: Path, block: Block, found: str, allowed: Message) -> UserError:
    return UserError(
        Message("line_mistake", {"file": str(path), "line": block.line, "found": found, "allowed": allowed})
    )
