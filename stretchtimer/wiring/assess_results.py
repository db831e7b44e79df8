"""What the result of a guided measuring says: each reading against the last one, against noise, legs and others."""

from collections.abc import Sequence

from stretchtimer.core import guided
from stretchtimer.core.asymmetry import latest_asymmetry
from stretchtimer.core.conditions import Condition
from stretchtimer.core.entry import Entry
from stretchtimer.core.guided import Trial
from stretchtimer.core.measure import Kind
from stretchtimer.core.norms import norm
from stretchtimer.core.progress import LengthUnit
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.core.series import SeriesKey, series
from stretchtimer.core.settings import Settings
from stretchtimer.core.verdict import verdict
from stretchtimer.ui.assess_result import Outcome
from stretchtimer.words.guided_words import compared_text, trial_name, tried_text, value_text
from stretchtimer.words.names import protocol_name
from stretchtimer.words.progress_words import capital
from stretchtimer.words.verdict_words import asymmetry_text, mixed_text, norm_text, verdict_text


def outcomes_of(
    kept: Sequence[MeasurementRecord], records: Sequence[MeasurementRecord], settings: Settings, units: LengthUnit
) -> list[Outcome]:
    """Each reading of this check: value, tries, and how it stands to the one before this check."""
    began = min((record.measured_at for record in kept), default=None)
    found = []
    for record in kept:
        trial = Trial(record.kind, record.protocol, record.side, record.tries, stopped_by=record.stopped_by)
        entry = Entry(record.kind, record.protocol, units, settings.leg_length_mm or 0)
        before = guided.last_reading(records, trial, began)
        compared = compared_text(entry, record.value, before.value if before else None)
        method = f"{capital(protocol_name(record.protocol))}. {tried_text(entry, record.tries)}"
        found.append(Outcome(trial_name(trial), record.side, value_text(entry, record.value), (compared, method)))
    return found


def result_notes(
    kept: Sequence[MeasurementRecord],
    records: Sequence[MeasurementRecord],
    settings: Settings,
    units: LengthUnit,
) -> list[str]:
    """Sentences on all of it: a verdict for each series, the legs against each other, and a sourced norm."""
    every, notes = series(records), list[str]()
    for record in kept:
        readings = every.get(SeriesKey(record.kind, record.side, record.protocol), ())
        judged = verdict(record.kind, readings, settings.sex)
        name = trial_name(Trial(record.kind, record.protocol, record.side))
        said = f"{name}: {verdict_text(record.kind, judged, units)} {mixed_text(judged)}".strip()
        notes.append(said)
    raised = {record.protocol for record in kept if record.kind is Kind.LEG_RAISE}
    if raised:
        here = {key: readings for key, readings in every.items() if key.protocol in raised}
        apart = latest_asymmetry(here, leg_symptoms=Condition.LEG_PAIN in settings.conditions)
        notes += [asymmetry_text(apart)] if apart else []
    norms = {(record.kind, record.protocol): _norm_text(record, settings, units) for record in kept}
    return notes + [text for text in norms.values() if text]


def _norm_text(record: MeasurementRecord, settings: Settings, units: LengthUnit) -> str:
    age = None if settings.birth_year is None else record.day.year - settings.birth_year
    found = norm(record.kind, record.protocol, settings.sex, age)
    return norm_text(found, units) if found else ""
