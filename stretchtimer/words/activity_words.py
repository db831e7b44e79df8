"""What is said about the user's own activities and their scores, and about the morning after."""

from collections.abc import Sequence

from stretchtimer.core.activities import CHANGE_OF_ONE, first_and_last
from stretchtimer.core.records import ScoreRecord
from stretchtimer.words.isolated import isolated
from stretchtimer.words.language import _
from stretchtimer.words.progress_words import day_text


def question(name: str) -> str:
    return _("How well does it go: {activity}?").format(activity=isolated(name))


def worst_word() -> str:
    return _("Cannot do it")


def best_word() -> str:
    return _("As before")


def change_line(scores: Sequence[ScoreRecord], due: bool, this_year: int) -> str:
    """Where one activity stands; `scores` are its own. One activity needs 3 points to have changed."""
    if not scores:
        return _("Not scored yet.")
    first, last = first_and_last(scores)
    said = _("{score} of 10 on {day}.").format(score=last.score, day=day_text(last.day, this_year))
    if last.day > first.day:
        before = {"score": first.score, "day": day_text(first.day, this_year)}
        change = last.score - first.score
        if change >= CHANGE_OF_ONE:
            pattern = _("Clearly better than {score} on {day}.")
        elif change <= -CHANGE_OF_ONE:
            pattern = _("Clearly less well than {score} on {day}.")
        else:
            pattern = _("{score} on {day}: no clear change.")
        said = f"{said} {pattern.format(**before)}"
    return f"{said} {_('A week has gone by.')}" if due else said
