"""What erasing takes, or took, in words and numbers."""

from stretchtimer.core.erasing import Erasure
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.transfer_words import TABLES, table_name


def erasure_lines(erasure: Erasure) -> list[str]:
    """One line for each table that anything goes from, and one for the copies."""
    if erasure.is_empty:
        return [_("There is nothing to erase.")]
    counts = [
        _("{table}: {count}").format(table=table_name(table), count=f"{erasure.rows[table]:,}")
        for table in TABLES
        if table in erasure.rows
    ]
    if not erasure.copies:
        return counts
    copies = ngettext(
        "{count} copy of the whole file, made before an update",
        "{count} copies of the whole file, made before an update",
        erasure.copies,
    )
    return [*counts, copies.format(count=erasure.copies)]
