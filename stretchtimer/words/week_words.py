"""What Today says of the week, of flexibility, and of just starting."""

from datetime import date

from stretchtimer.core.exercise import Side
from stretchtimer.core.just_start import Choice
from stretchtimer.core.programme_view import DayState
from stretchtimer.core.spark import Spark
from stretchtimer.core.week_view import WeekRow, WeekView
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.lists import listed
from stretchtimer.words.messages import sentence
from stretchtimer.words.names import side_letter, side_name
from stretchtimer.words.numbers import in_order
from stretchtimer.words.session_words import minutes_text
from stretchtimer.words.today_words import WEEKDAYS, day_text


def day_letters() -> tuple[str, ...]:
    """One letter for each day from Monday on."""
    return tuple(_("M T W T F S S").split())


def week_rows_text(week: WeekView) -> tuple[str, ...]:
    """Each row of the week for who does not see the dots: on which days it was done, and is planned."""
    return tuple(_week_row(row) for row in week.rows)


def _week_row(row: WeekRow) -> str:
    done = _days_of(row, DayState.DONE)
    ahead = _days_of(row, DayState.TODAY, DayState.AHEAD)
    done_text = _("done on {days}").format(days=done) if done else _("not done yet")
    if not ahead:
        return _("{name}: {done}").format(name=row.name, done=done_text)
    return _("{name}: {done}, planned on {ahead}").format(name=row.name, done=done_text, ahead=ahead)


def _days_of(row: WeekRow, *states: DayState) -> str:
    return listed(_(WEEKDAYS[i]) for i, state in enumerate(row.days) if state in states)


def week_line(week: WeekView) -> str:
    if week.planned is None:
        return ngettext("{count} session so far", "{count} sessions so far", week.done).format(count=week.done)
    line = ngettext("{done} of {planned} session so far", "{done} of {planned} sessions so far", week.planned)
    return line.format(done=week.done, planned=week.planned)


def end_label(side: Side, degrees: float) -> str:
    """The value at the end of a line, such as "L 62°"."""
    angle = in_order(f"{round(degrees)}°")
    return f"{side_letter(side)} {angle}"


def spark_text(spark: Spark) -> str:
    """Both lines for who does not see them: from where to where."""
    lines = ((Side.LEFT, spark.left), (Side.RIGHT, spark.right))
    text = _("{side}: from {first}° to {last}° in {count} checks")
    one = _("{side}: {last}°")
    return "\n".join(
        (text if len(readings) > 1 else one).format(
            side=side_name(side), first=round(readings[0].value), last=round(readings[-1].value), count=len(readings)
        )
        for side, readings in lines
        if readings
    )


def check_line(spark: Spark | None, next_check: date | None, today: date) -> str:
    """When the next check is; without a programme when the last one was."""
    if next_check is not None and next_check <= today:
        return _("A check is due")
    if next_check is not None and (next_check - today).days < 7:
        return _("Next check on {day}").format(day=_(WEEKDAYS[next_check.weekday()]))
    if next_check is not None:
        return _("Next check on {day}").format(day=day_text(next_check))
    if spark is None:
        return ""
    last = max(readings[-1].day for readings in (spark.left, spark.right) if readings)
    return _("Last on {day}").format(day=day_text(last))


def start_line(choice: Choice) -> str:
    """Why this session, and how long it takes."""
    if choice.plan is None:
        return sentence(choice.reason)
    return _("{reason} {minutes}.").format(reason=sentence(choice.reason), minutes=minutes_text(choice.plan.length_ms))
