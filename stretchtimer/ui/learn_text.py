"""A topic as a document of Qt's: its Markdown made ready for Qt, then dressed in the theme.

Qt turns Markdown into a document but knows neither our fonts nor our colours, so each piece is dressed afterwards by
what it is: a heading, a link, a table, or a strength, written as emphasis that the topics do not use otherwise.
"""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from stretchtimer.core.learn import HEADING, TAG, Block, Kind, Seen, Source, Strength, Topic, blocks, cells
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.learn_words import seen_text, strength_meaning, strength_name

TOPIC_LINK, SOURCE_LINK, COPY_LINK = "learn:", "source:", "copy:"
SURENESS, SOURCES = "sureness", "sources"
"""Anchors of the two sections below each topic."""

MARGIN = 8.0
"""Keeps the text off the ring that says it has the keyboard."""

TONES = {Strength.STRONG: "ok", Strength.MODERATE: "primary", Strength.WEAK: "warn", Strength.NONE: "ink_3"}
HEADING_ROLES = {1: "title", 2: "title_s"}
FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
LISTED = frozenset({Kind.ITEM, Kind.STEP, Kind.PART, Kind.HEADER, Kind.ROW})


def show_in(document: QTextDocument, topic: Topic, theme: Theme, *, narrow: bool) -> dict[str, int]:
    """Fill the document with the topic; returns where each anchor and each source's entry begins."""
    document.setDefaultFont(theme.font("body"))
    document.setIndentWidth(theme.px(20))
    document.setDocumentMargin(MARGIN)
    document.setMarkdown(markdown(topic, narrow=narrow))
    for start, length, look in list(_looks(document, topic, theme)):
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)
    for block in _blocks(document):
        QTextCursor(block).mergeBlockFormat(_spacing(block, theme))
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, theme)
    return _anchors(document, topic)


def markdown(topic: Topic, *, narrow: bool) -> str:
    """The topic, its legend and its sources in Qt's Markdown; where it is narrow, tables become lists."""
    numbers = {source.id: number for number, source in enumerate(topic.sources)}
    parts = [f"# {topic.title}", topic.about]
    header: list[str] = []
    last: Kind | None = None
    for block in blocks(topic.text):
        text = TAG.sub(lambda tag: _cited(tag, numbers), block.text)
        listed = block.kind in LISTED and last in LISTED and _is_row(block) == (last in (Kind.HEADER, Kind.ROW))
        if heading := HEADING.fullmatch(block.text):
            text = f"## {heading['text']}"
        elif block.kind is Kind.HEADER:
            header = cells(text)
            text = "" if narrow else f"{text}\n{'|---' * len(header)}|"
        elif _is_row(block) and narrow:
            text = _listed_row(header, cells(text))
        if listed and parts[-1]:
            parts[-1] += f"\n{text}"
        else:
            parts.append(text)
        last = Kind.ROW if _is_row(block) else block.kind
    return "\n\n".join(part for part in (*parts, *_legend(), *_references(topic.sources)) if part)


def _is_row(block: Block) -> bool:
    return block.text.startswith("|")


def _listed_row(header: Sequence[str], row: Sequence[str]) -> str:
    """A row as an item: its first cell strong, and the others after their headings."""
    others = [f"{name}: {cell}." if not cell.endswith(")") else cell for name, cell in zip(header, row, strict=True)]
    return " ".join((f"- **{row[0]}.**", *others[1:]))


def _cited(tag: re.Match[str], numbers: dict[str, int]) -> str:
    links = ", ".join(f"[{_unbroken(name)}]({SOURCE_LINK}{numbers[name]})" for name in tag["sources"].split("; "))
    return f"*{_sureness(Strength(tag['strength']))}:* {links}"


def _sureness(strength: Strength) -> str:
    return _unbroken(strength_name(strength))


def _unbroken(text: str) -> str:
    """Never to be broken between two lines."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _legend() -> Iterator[str]:
    yield f"## {_('How sure is this?')}"
    yield "\n".join(f"- *{_sureness(one)}:* {strength_meaning(one)}" for one in Strength)


def _references(sources: Sequence[Source]) -> Iterator[str]:
    if sources:
        yield f"## {_('Sources')}"
        yield "\n".join(f"- **{one.id}.** {_reference(one, number)}" for number, one in enumerate(sources))


def _reference(source: Source, number: int) -> str:
    if source.seen is Seen.OWN:
        return source.reference
    return f"{source.reference} {seen_text(source)} [{_('Copy')}]({COPY_LINK}{number})"


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _looks(document: QTextDocument, topic: Topic, theme: Theme) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Start, length and look of every piece of text that is more than plain."""
    tones = {_sureness(strength): tone for strength, tone in TONES.items()}
    for block in _blocks(document):
        level = block.blockFormat().headingLevel()
        for part in block:  # type: ignore[attr-defined] # iterable, but typed as if it were not
            piece = part.fragment()
            look = piece.charFormat()
            if level:
                look.setFont(theme.font(HEADING_ROLES[level]))
                look.setForeground(theme.color("ink"))
                look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            elif look.isAnchor():
                _dress_link(look, topic, theme)
            elif look.fontItalic():
                look.setFont(theme.font("caption", tabular=False))
                look.setForeground(theme.color(tones.get(piece.text().rstrip(":"), "ink_2")))
            elif look.fontWeight() > theme.font("body").weight():
                look.setFont(theme.font("strong"))
            elif block == document.begin().next():
                look.setForeground(theme.color("ink_2"))
            else:
                continue
            yield piece.position(), piece.length(), look


def _dress_link(look: QTextCharFormat, topic: Topic, theme: Theme) -> None:
    to_topic = look.anchorHref().startswith(TOPIC_LINK)
    look.setFont(theme.font("body" if to_topic else "caption", tabular=False))
    look.setForeground(theme.color("ink_2" if look.anchorHref().startswith(SOURCE_LINK) else "primary"))
    look.setFontUnderline(True)
    if look.anchorHref().startswith(SOURCE_LINK):
        look.setToolTip(topic.sources[int(look.anchorHref().removeprefix(SOURCE_LINK))].reference)


def _spacing(block: QTextBlock, theme: Theme) -> QTextBlockFormat:
    """Line height and the room round a block."""
    level = block.blockFormat().headingLevel()
    in_table = QTextCursor(block).currentTable() is not None
    spacing = QTextBlockFormat()
    spacing.setLineHeight(theme.leading(HEADING_ROLES.get(level, "body")), FIXED)
    spacing.setTopMargin(theme.px(20) if level > 1 else 0)
    spacing.setBottomMargin(0 if in_table else theme.px(8))
    return spacing


def _dress_table(table: QTextTable, theme: Theme) -> None:
    form = table.format()
    form.setBorder(0)
    form.setCellSpacing(0)
    form.setCellPadding(theme.px(6))
    form.setTopMargin(theme.px(8))
    form.setBottomMargin(theme.px(8))
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            look = cell.format().toTableCellFormat()
            look.setBottomBorder(1)
            look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setBottomBorderBrush(theme.color("line"))
            if row == 0:
                look.setBackground(theme.color("surface_2"))
            cell.setFormat(look)


def _anchors(document: QTextDocument, topic: Topic) -> dict[str, int]:
    """The first position of each heading below the title by its anchor, and of each source by its link."""
    headings = [block for block in _blocks(document) if block.blockFormat().headingLevel() > 1]
    names = (*topic.anchors, SURENESS, SOURCES)
    places = {name: heading.position() for name, heading in zip(names, headings, strict=False)}
    entry = headings[-1].next()
    for number in range(len(topic.sources)):
        places[f"{SOURCE_LINK}{number}"] = entry.position()
        entry = entry.next()
    return places
