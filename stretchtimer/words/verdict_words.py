"""What readings mean, in one sentence each: real change or noise, left against right, and what others reach.

Numbers always come with their units. No sentence calls anybody tight, and none sells a longer reach as a better back.
"""

from datetime import date

from stretchtimer.core.activities import Function, FunctionChange
from stretchtimer.core.asymmetry import Asymmetry, Difference
from stretchtimer.core.exercise import Side
from stretchtimer.core.held import Zone
from stretchtimer.core.measure import SIDED, Kind
from stretchtimer.core.norms import Norm
from stretchtimer.core.pain import Pain, PainChange
from stretchtimer.core.progress import CM_PER_INCH, LengthUnit
from stretchtimer.core.verdict import Outcome, Verdict
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.names import protocol_name
from stretchtimer.words.numbers import decimal_text
from stretchtimer.words.progress_words import angle_text, day_text, length_text, unit_text


def size_text(kind: Kind, size: float, units: LengthUnit) -> str:
    """An amount without a sign: "8.5°", "3.2 cm", "1.3 in"."""
    if kind in SIDED:
        return angle_text(abs(size))
    shown = abs(size) / (CM_PER_INCH if units == "in" else 1)
    return _("{length} {unit}").format(length=decimal_text(shown), unit=unit_text(units))


def level_text(kind: Kind, value: float, units: LengthUnit) -> str:
    """A place on the scale: an angle, or a length with its sign from the protocol's zero."""
    if kind in SIDED:
        return angle_text(value).replace("-", "\N{MINUS SIGN}")
    shown = value / (CM_PER_INCH if units == "in" else 1)
    return _("{length} {unit}").format(length=length_text(round(shown, 1) + 0.0), unit=unit_text(units))


def verdict_text(kind: Kind, verdict: Verdict, units: LengthUnit) -> str:
    """One sentence. A gain is what is better in this test, whichever way its numbers run."""
    if verdict.since is None:
        text = ngettext(
            "Too few readings to judge: measure on {count} more day.",
            "Too few readings to judge: measure on {count} more days.",
            verdict.missing,
        )
        return text.format(count=verdict.missing)
    return _pattern(verdict.outcome).format(
        size=size_text(kind, verdict.change, units),
        first=level_text(kind, verdict.first, units),
        last=level_text(kind, verdict.last, units),
        needed=size_text(kind, verdict.needed, units),
        day=_day(verdict.since),
    )


def mixed_text(verdict: Verdict) -> str:
    """A word of warning where readings are not like with like; empty where they are."""
    return _("Some of these were measured warmed up and some not, which alone can move them.") if verdict.mixed else ""


def asymmetry_text(found: Asymmetry) -> str:
    apart = angle_text(found.degrees)
    higher = _("left") if found.higher is Side.LEFT else _("right")
    match found.difference:
        case Difference.USUAL if found.higher is Side.BOTH:
            return _("Both legs go equally high.")
        case Difference.USUAL:
            return _("Your legs differ by {apart}, the {higher} one higher: a normal difference.").format(
                apart=apart, higher=higher
            )
        case Difference.WATCH:
            return _(
                "Your legs differ by {apart}, the {higher} one higher: worth watching, so measure again another day."
            ).format(apart=apart, higher=higher)
        case Difference.LOOK:
            return _(
                "Your legs differ by {apart}, the {higher} one higher: more than is usual, so have it looked at."
            ).format(apart=apart, higher=higher)


def norm_text(found: Norm, units: LengthUnit) -> str:
    """What a group reaches, with protocol and source; not a target."""
    values = {
        "mean": level_text(found.kind, found.mean, units),
        "spread": size_text(found.kind, found.spread or 0.0, units),
        "youngest": found.youngest,
        "oldest": found.oldest,
        "protocol": protocol_name(found.protocol),
        "source": found.source,
    }
    women = found.sex == "female"
    if found.spread is None:
        text = (
            _("Women aged {youngest} to {oldest} average {mean} ({protocol}; {source}).")
            if women
            else _("Men aged {youngest} to {oldest} average {mean} ({protocol}; {source}).")
        )
    else:
        text = (
            _("Women aged {youngest} to {oldest} average {mean}, give or take {spread} ({protocol}; {source}).")
            if women
            else _("Men aged {youngest} to {oldest} average {mean}, give or take {spread} ({protocol}; {source}).")
        )
    return text.format(**values)


def zone_text(zone: Zone) -> str:
    """What a week's holding of one muscle is worth."""
    return {
        Zone.VERY_LOW: _("very little yet"),
        Zone.BELOW_USEFUL: _("below the useful zone"),
        Zone.USEFUL: _("in the useful zone"),
        Zone.NO_MORE: _("beyond what is known to help more"),
    }[zone]


def pain_text(found: PainChange) -> str:
    """How pain went, first week against last; the program cannot tell why."""
    text = {
        Pain.TOO_FEW: _("Too few days to judge: pain is compared week with week."),
        Pain.LOW_AT_START: _("Pain was low at the start ({first} of 10, now {last}); a change is hard to judge."),
        Pain.NO_CHANGE: _("No clear change in pain yet: {first} of 10 in your first week, {last} in your last."),
        Pain.WORSE: _(
            "Pain is up from {first} to {last} of 10: take the gentle set; if it lasts a week, ask a clinician."
        ),
        Pain.BETTER: _(
            "Pain is down from {first} to {last} of 10. "
            "Back pain often improves by itself; why yours did cannot be told."
        ),
    }[found.pain]
    return text.format(first=decimal_text(found.first), last=decimal_text(found.last))


def function_text(found: FunctionChange) -> str:
    text = {
        Function.TOO_FEW: _("Too few scores to judge: score all your activities on two days at least."),
        Function.NO_CHANGE: _("No clear change in your activities yet: {first} of 10 at first, {last} now."),
        Function.BETTER: _("Your activities go better: {first} of 10 at first, {last} now."),
        Function.WORSE: _("Your activities go less well: {first} of 10 at first, {last} now."),
    }[found.function]
    return text.format(first=decimal_text(found.first), last=decimal_text(found.last))


def _pattern(outcome: Outcome) -> str:
    match outcome:
        case Outcome.GAIN:
            return _(
                "A real gain of {size} since {day}, from {first} to {last}: noise alone would stay below {needed}."
            )
        case Outcome.LOSS:
            return _(
                "A real loss of {size} since {day}, from {first} to {last}: noise alone would stay below {needed}."
            )
        case _:
            return _(
                "No clear change yet since {day}: {first} then, {last} now, and less than {needed} apart can be noise."
            )


def _day(day: date) -> str:
    return _("{day} {year}").format(day=day_text(day), year=day.year)
