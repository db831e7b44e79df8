"""What the summary for a clinician says: headings, counts, and a sentence wherever there is nothing to show."""

from collections.abc import Iterable, Mapping
from datetime import date

from stretchtimer.core.charted import Curve
from stretchtimer.core.exercise import Side
from stretchtimer.core.held import HeldWeek
from stretchtimer.core.measure import Kind
from stretchtimer.core.progress import LengthUnit
from stretchtimer.core.records import ProgrammeEventRecord
from stretchtimer.core.report import ActivityLine, Eased, OnProgramme, Period, Practice, Report, Test
from stretchtimer.core.series import Measured
from stretchtimer.core.session import EaseAnswer
from stretchtimer.words.case import lower_first, side_in_sentence
from stretchtimer.words.chart_words import level_of, minutes_text, side_title
from stretchtimer.words.history_words import EVENTS
from stretchtimer.words.isolated import isolated
from stretchtimer.words.language import N_, _, ngettext
from stretchtimer.words.lists import listed, listed_apart
from stretchtimer.words.names import SIDE_WORDS, condition_name, kind_name, protocol_name, side_name
from stretchtimer.words.numbers import decimal_text, in_order
from stretchtimer.words.programme_words import change_text, level_line, standing_line
from stretchtimer.words.progress_words import capital, day_text
from stretchtimer.words.safety_words import flag_name, long_day
from stretchtimer.words.stop_words import sign_name
from stretchtimer.words.verdict_words import size_text

ANSWERS = {
    EaseAnswer.GENTLER: N_("gentler {count} ×"),
    EaseAnswer.SKIP: N_("skipped {count} ×"),
    EaseAnswer.STOP: N_("stopped {count} ×"),
    EaseAnswer.CARRIED_ON: N_("carried on {count} ×"),
    EaseAnswer.SIGN: N_("stop sign {count} ×"),
}
MS_PER_MINUTE, PAIN_DAYS = 60_000, 7


def report_title() -> str:
    return _("Summary for a physiotherapist or doctor")


def report_line(period: Period) -> str:
    weeks = round(period.days / 7)
    length = ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)
    if period.days % 7:
        length = ngettext("{count} day", "{count} days", period.days).format(count=period.days)
    return _("{first} to {last}, {length}").format(
        first=long_day(period.first), last=long_day(period.last), length=length
    )


def name_labels() -> tuple[str, str]:
    """What is left to be written in by hand."""
    return _("Name"), _("Born")


def self_kept() -> str:
    return _("Kept at home with StretchTimer by the person named here, who measured and reported it. Not a diagnosis.")


def report_foot(made_on: date, page: int) -> str:
    return _("StretchTimer, {day}. Self-kept record, not a diagnosis. Page {page}").format(
        day=long_day(made_on), page=page
    )


def report_headings() -> Mapping[str, str]:
    return {
        "tests": _("Flexibility"),
        "pain": _("Back pain, 0 to 10"),
        "activities": _("Activities that matter, 0 to 10"),
        "practice": _("Practice: sessions a week"),
        "held": _("Hamstrings: minutes held a week"),
        "programme": _("Programme"),
        "eased": _("Eased off because it hurt"),
        "safety": _("Safety and conditions"),
        "latest": _("Latest readings"),
    }


def empty_lines() -> Mapping[str, str]:
    """What is said where nothing was recorded in the range."""
    return {
        "tests": _("No measurements in this range."),
        "pain": _("No reports of pain in this range."),
        "activities": _("No activities are kept."),
        "practice": _("No sessions in this range."),
        "held": _("No stretch was held in this range."),
        "programme": _("On no programme."),
        "eased": _("Nothing was eased off in this range."),
    }


def figure_labels(report: Report) -> tuple[tuple[str, str], ...]:
    """The few numbers at the top, each with what it is."""
    practice, weeks = report.practice, report.period.days / 7
    pain = report.pain.readings[-PAIN_DAYS:]
    eased = sum(one.times for one in report.eased)
    tests = sum(len(curve.readings.readings) for test in report.tests for curve in test.curves)
    return (
        (str(practice.sessions), ngettext("session", "sessions", practice.sessions)),
        (decimal_text(practice.days / weeks), _("days of practice a week")),
        (_held_a_week(report), _("hamstrings held a week, per leg")),
        (str(tests), ngettext("reading of flexibility", "readings of flexibility", tests)),
        (_mean(pain), _pain_label(len(pain))),
        (str(eased), ngettext("time eased off", "times eased off", eased)),
    )


def _pain_label(days: int) -> str:
    if not days:
        return _("back pain, no reports")
    return ngettext("back pain, last {count} day told", "back pain, last {count} days told", days).format(count=days)


def _mean(readings: Iterable[Measured]) -> str:
    values = [reading.value for reading in readings]
    return decimal_text(sum(values) / len(values)) if values else "–"


def _held_a_week(report: Report) -> str:
    """The mean of both legs over the whole range."""
    total = sum(ms for week, ms in report.held.items() if week.muscle == "hamstrings")
    return minutes_text(round(total / 2 / MS_PER_MINUTE / (report.period.days / 7), 1))


def series_title(test: Test) -> str:
    return capital(kind_name(test.method.kind))


def protocol_line(test: Test, units: LengthUnit) -> str:
    """The protocol, how many readings there are, and the error of measurement."""
    counts = listed(_count(curve) for curve in test.curves)
    error = " / ".join(dict.fromkeys(size_text(test.method.kind, one.verdict.sem, units) for one in test.curves))
    return _("{protocol}. {counts}. Error of one day: {error}.").format(
        protocol=capital(protocol_name(test.method.protocol)), counts=counts, error=error
    )


def _count(curve: Curve) -> str:
    count = len(curve.readings.readings)
    side = side_in_sentence(side_title(curve.side))
    if not side:
        return ngettext("{count} reading", "{count} readings", count).format(count=count)
    return ngettext("{count} reading {side}", "{count} readings {side}", count).format(count=count, side=side)


def series_columns() -> tuple[str, ...]:
    return _("Test"), _("Method"), _("Side"), _("Readings"), _("First"), _("Latest"), _("Error of a day")


def series_row(test: Test, curve: Curve, units: LengthUnit) -> tuple[str, ...]:
    first, last = curve.readings.readings[0], curve.readings.readings[-1]
    kind: Kind = test.method.kind

    def dated(value: float, day: date) -> str:
        return _("{value}, {day}").format(value=level_of(kind, value, units), day=day_text(day, last.day.year))

    return (
        series_title(test),
        protocol_name(test.method.protocol),
        side_title(curve.side) or _("Both"),
        str(len(curve.readings.readings)),
        dated(first.value, first.day),
        dated(last.value, last.day),
        in_order(f"±{size_text(kind, curve.verdict.sem, units)}"),
    )


def activity_text(line: ActivityLine) -> str:
    if line.first is None or line.last is None:
        return _("{name}: not scored").format(name=isolated(line.name))
    return _("{name}: {first} at first, {last} now").format(name=isolated(line.name), first=line.first, last=line.last)


def practice_line(practice: Practice) -> str:
    """How often, told kindly."""
    full = ngettext("{count} session", "{count} sessions", practice.sessions).format(count=practice.sessions)
    days = ngettext("on {count} day", "on {count} days", practice.days).format(count=practice.days)
    parts = [_("{sessions} {days}").format(sessions=full, days=days)]
    if practice.ended_early:
        count = practice.ended_early
        parts.append(ngettext("{count} ended early", "{count} ended early", count).format(count=count))
    if practice.days_off:
        count = practice.days_off
        parts.append(
            ngettext("{count} day off (rest, ill, travel)", "{count} days off (rest, ill, travel)", count).format(
                count=count
            )
        )
    return _("{parts}.").format(parts=listed(parts))


def held_summary(held: Mapping[HeldWeek, int], period: Period) -> str:
    """Minutes a week of each leg, over the whole range."""
    weeks = period.days / 7
    parts = []
    for side in (Side.LEFT, Side.RIGHT):
        ms = sum(value for week, value in held.items() if (week.muscle, week.side) == ("hamstrings", side))
        minutes = minutes_text(round(ms / MS_PER_MINUTE / weeks, 1))
        parts.append(_("{side} {minutes}").format(side=_(SIDE_WORDS[side]), minutes=minutes))
    return _("On average {parts} a week.").format(parts=listed(parts))


def programme_lines(programme: OnProgramme, name: str) -> tuple[str, ...]:
    here = programme.here
    begun = _("{name}, begun on {day}. {standing}").format(
        name=isolated(name), day=long_day(here.started_on), standing=standing_line(here)
    )
    done = ngettext(
        "{done} of {planned} planned day done.", "{done} of {planned} planned days done.", programme.planned
    ).format(done=programme.done, planned=programme.planned)
    return begun, f"{done} {level_line(here)}"


def event_line(record: ProgrammeEventRecord, names: Mapping[str, str]) -> str:
    """Something that happened to a programme; of a change, why."""
    event = record.event
    what = _("{day}: {name}, {what}.").format(
        day=day_text(event.day), name=isolated(names.get(event.programme, event.programme)), what=_(EVENTS[event.kind])
    )
    return f"{what} {change_text(event.change, names)}" if event.change else what


def eased_line(one: Eased, name: str) -> str:
    """How often, on which side, what was done about it, and what was felt."""
    side = "" if one.side is Side.BOTH else side_in_sentence(side_name(one.side))
    name = isolated(name)
    what = _("{name}, {side}").format(name=name, side=side) if side else name
    answers = [_(ANSWERS[answer]).format(count=count) for answer, count in one.answers.items()]
    signs = [_("{sign} {count} ×").format(sign=lower_first(sign_name(sign)), count=n) for sign, n in one.signs.items()]
    times = ngettext("{count} time", "{count} times", one.times).format(count=one.times)
    return _("{what}: {times}, last on {day} ({details}).").format(
        what=what, times=times, day=day_text(one.last), details=listed_apart((*answers, *signs))
    )


def more_line(count: int) -> str:
    return ngettext("And {count} more.", "And {count} more.", count).format(count=count)


def safety_lines(report: Report) -> tuple[str, ...]:
    """What the red-flag questions were answered with, and what was ticked in the settings."""
    check = report.check
    if check is None:
        asked = _("The fifteen red-flag questions have not been answered.")
    elif not check.flags:
        asked = _("Red-flag questions answered on {day}: none ticked.").format(day=long_day(check.day))
    else:
        flags = listed_apart(flag_name(flag) for flag in sorted(check.flags))
        asked = _("Red-flag questions answered on {day}, ticked: {flags}.").format(day=long_day(check.day), flags=flags)
        if check.cleared_on is not None:
            cleared = _("Cleared by a professional on {day}, by their own account.")
            asked = f"{asked} {cleared.format(day=long_day(check.cleared_on))}"
    conditions = listed(map(condition_name, report.conditions)) or _("none")
    return asked, _("Conditions ticked: {conditions}.").format(conditions=conditions)
