"""What the progress page can draw: each method there are readings of, with its curves; pain; and minutes held.

A chart shows one test in one protocol. What was measured in another is another chart, and never in the same trend.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from stretchtimer.core.exercise import Side
from stretchtimer.core.held import HeldWeek
from stretchtimer.core.measure import SIDED, Kind, Protocol
from stretchtimer.core.noise import PAIN_SEM, noise_band
from stretchtimer.core.progress import CM_PER_INCH, LengthUnit, feels_by_day
from stretchtimer.core.records import FeelRecord, SessionRecord
from stretchtimer.core.series import Measured, SeriesKey
from stretchtimer.core.smoothed import Smoothed
from stretchtimer.core.verdict import Verdict, verdict

DAYS_IN_A_MEAN = 7.0  # pain is compared week with week
MS_PER_MINUTE = 60_000
HAMSTRINGS = "hamstrings"

Found = Mapping[SeriesKey, Sequence[Measured]]


@dataclass(frozen=True, slots=True)
class Method:
    """A test in one protocol: what one chart shows."""

    kind: Kind
    protocol: Protocol


@dataclass(frozen=True, slots=True)
class Curve:
    """One side of a method: its readings in the unit they are shown in, and the verdict, which is in degrees or cm."""

    side: Side
    readings: Smoothed
    verdict: Verdict


def methods(found: Found) -> tuple[Method, ...]:
    """Every method there are readings of, in the order of `found`."""
    return tuple(dict.fromkeys(Method(key.kind, key.protocol) for key in found))


def curves(found: Found, method: Method, sex: str, units: LengthUnit) -> tuple[Curve, ...]:
    """The sides of a method, left before right."""
    keys = (SeriesKey(method.kind, side, method.protocol) for side in (Side.LEFT, Side.RIGHT, Side.BOTH))
    return tuple(_curve(key, found[key], sex, units) for key in keys if key in found)


def shown_factor(kind: Kind, units: LengthUnit) -> float:
    """What a value in degrees or cm is multiplied with to be shown."""
    return 1.0 if kind in SIDED or units == "cm" else 1 / CM_PER_INCH


def pain_curve(feels: Iterable[FeelRecord]) -> Smoothed:
    """Pain as the user reported it, one value a day; its band is that of two weeks' means."""
    readings = [Measured(feel.felt_at, day, float(feel.pain)) for day, feel in feels_by_day(feels).items()]
    return Smoothed(readings, PAIN_SEM, noise_band(PAIN_SEM, DAYS_IN_A_MEAN, DAYS_IN_A_MEAN))


def sessions_by_day(sessions: Iterable[SessionRecord]) -> dict[date, int]:
    """How many sessions each day had in which something was done; a rehearsal is none."""
    counts: dict[date, int] = {}
    for session in sessions:
        if session.sets and not session.rehearsal:
            counts[session.day] = counts.get(session.day, 0) + 1
    return counts


def muscles_held(held: Mapping[HeldWeek, int]) -> tuple[str, ...]:
    """The muscles that were stretched: the hamstrings, which it is about, and then the one held longest."""
    total: dict[str, int] = {}
    for week, ms in held.items():
        total[week.muscle] = total.get(week.muscle, 0) + ms
    return tuple(sorted(total, key=lambda muscle: (muscle != HAMSTRINGS, -total[muscle], muscle)))


def held_curve(held: Mapping[HeldWeek, int], muscle: str, side: Side, zone: str, until: datetime) -> Smoothed:
    """Minutes a week of one muscle on one side, each at its week's Thursday; a week without any between two is 0.

    The week that is not over yet stands at `until`: its minutes are those so far. A week that begins at `until` has
    not begun.
    """
    mine = {week.monday: ms for week, ms in held.items() if (week.muscle, week.side) == (muscle, side)}
    minutes = {monday: ms / MS_PER_MINUTE for monday, ms in mine.items()}
    mondays = sorted(week.monday for week in held if week.muscle == muscle)
    if not mondays:
        return Smoothed(())
    today = (until - timedelta.resolution).astimezone(ZoneInfo(zone)).date()
    weeks = ((max(mondays[-1], today - timedelta(days=today.weekday())) - mondays[0]).days // 7) + 1
    days = (mondays[0] + timedelta(weeks=n) for n in range(weeks))
    return Smoothed([_week(day, minutes.get(day, 0.0), zone, until) for day in days])


def _week(monday: date, minutes: float, zone: str, until: datetime) -> Measured:
    middle = datetime.combine(monday + timedelta(days=3), time(12), ZoneInfo(zone))
    return Measured(min(middle, until), monday, minutes)


def _curve(key: SeriesKey, readings: Sequence[Measured], sex: str, units: LengthUnit) -> Curve:
    judged = verdict(key.kind, readings, sex)
    factor = shown_factor(key.kind, units)
    shown = readings if factor == 1.0 else [replace(reading, value=reading.value * factor) for reading in readings]
    return Curve(key.side, Smoothed(shown, judged.sem * factor, judged.band * factor), judged)
