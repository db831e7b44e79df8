"""What `--json` prints of each thing. The keys are a promise, described in docs/json.md."""

from collections.abc import Sequence
from datetime import date, datetime

from stretchtimer.cli.group import Json
from stretchtimer.core.credit import best_attempts, credited_ms
from stretchtimer.core.cue_slots import Cue
from stretchtimer.core.exercise import Exercise
from stretchtimer.core.learn import Source, Topic
from stretchtimer.core.measure import shown_text
from stretchtimer.core.plan import Phase, Plan
from stretchtimer.core.records import (
    ActivityRecord,
    EaseOffRecord,
    MeasurementRecord,
    SafetyCheck,
    ScoreRecord,
    SessionRecord,
    SetRecord,
)
from stretchtimer.core.red_flags import in_order
from stretchtimer.core.reminder import FixedTimes, Rule
from stretchtimer.core.reminder_check import DAY_NAMES
from stretchtimer.core.safety import Allowed
from stretchtimer.core.stop import Ruling
from stretchtimer.store.measurement_table import TakenTable
from stretchtimer.words.messages import sentence
from stretchtimer.words.spoken import spoken


def sequence_json(plan: Plan) -> Json:
    return {
        "id": plan.sequence.id,
        "name": plan.sequence.name,
        "about": plan.sequence.about,
        "length_s": _seconds(plan.length_ms),
        "kit": [kit.value for kit in plan.kit],
    }


def plan_json(plan: Plan) -> dict[str, Json]:
    return {
        "sequence": sequence_json(plan),
        "form": plan.form.value,
        "total_s": _seconds(plan.length_ms),
        "phases": [_phase_json(phase) for phase in plan.phases],
        "swaps": [
            {"exercise": swap.exercise, "instead": swap.instead, "reason": swap.reason.key} for swap in plan.swaps
        ],
    }


def cue_json(cue: Cue) -> Json:
    words = spoken(cue) or None
    return {"at_s": _seconds(cue.at_ms), "tone": None if words else str(cue.sound), "words": words}


def exercise_json(exercise: Exercise) -> Json:
    return {
        "id": exercise.id,
        "name": exercise.name,
        "technique": exercise.technique.value,
        "sides": exercise.sides.value,
        "position": exercise.position.value,
        "places": [place.value for place in exercise.places],
        "kit": [kit.value for kit in exercise.kit],
        "setup": list(exercise.setup),
        "cues": list(exercise.cues),
        "mistakes": list(exercise.mistakes),
        "feel": exercise.feel,
        "care": exercise.care,
        "avoid": [condition.value for condition in sorted(exercise.avoid)],
        "easier": exercise.easier,
        "harder": exercise.harder,
        "first_hour": exercise.first_hour.value,
        "muscles_stretched": list(exercise.muscles.stretched),
        "muscles_worked": list(exercise.muscles.worked),
        "sources": list(exercise.sources),
    }


def topic_json(topic: Topic) -> Json:
    return {
        "id": topic.id,
        "title": topic.title,
        "about": topic.about,
        "text": topic.text,
        "claims": [
            {"text": claim.text, "strength": claim.strength.value, "sources": list(claim.sources)}
            for claim in topic.claims
        ],
        "sources": [_source_json(source) for source in topic.sources],
    }


def session_json(session: SessionRecord) -> Json:
    counting = {(best.key, best.attempt) for best in best_attempts(kept.done for kept in session.sets).values()}
    return {
        "id": session.id,
        "sequence": session.sequence,
        "form": session.form.value,
        "started_at": _instant(session.started_at),
        "ended_at": _instant(session.ended_at),
        "zone": session.zone,
        "outcome": session.outcome.value,
        "rehearsal": session.rehearsal,
        "planned_s": _seconds(session.planned_ms),
        "held_s": _seconds(credited_ms(kept.done for kept in session.sets)),
        "eased_off": session.eased_off,
        "ease_offs": [_ease_off_json(record) for record in session.ease_offs],
        "pull": session.answer.pull if session.answer else None,
        "back_during": session.answer.back_during if session.answer else None,
        "sets": [_set_json(kept, counts=(kept.done.key, kept.done.attempt) in counting) for kept in session.sets],
    }


def _ease_off_json(record: EaseOffRecord) -> Json:
    ease_off = record.ease_off
    return {
        "exercise": ease_off.exercise,
        "step": ease_off.step + 1,
        "side": ease_off.side.value,
        "answer": ease_off.answer.value,
        "sign": ease_off.sign.value if ease_off.sign else None,
        "at_s": _seconds(ease_off.at_ms),
        "at": _instant(record.at),
    }


def measurement_json(record: MeasurementRecord) -> Json:
    return {
        "id": record.id,
        "kind": record.kind.value,
        "side": record.side.value,
        "protocol": record.protocol.value,
        "value": float(shown_text(record.value, record.unit)),
        "unit": record.unit.shown,
        "tries": [float(shown_text(value, record.unit)) for value in record.tries],
        "measured_at": _instant(record.measured_at),
        "zone": record.zone,
        "warmed_up": record.warmed_up,
        "stopped_by": record.stopped_by.value if record.stopped_by else None,
    }


def ruling_json(ruling: Ruling) -> Json:
    return {
        "scored": ruling.scored,
        "may_repeat": ruling.may_repeat,
        "pause_hamstrings": ruling.pause_hamstrings,
        "gentle_set": ruling.gentle_set,
        "urgency": ruling.urgency.value,
    }


def activity_json(activity: ActivityRecord, scores: Sequence[ScoreRecord]) -> Json:
    return {
        "id": activity.id,
        "name": activity.name,
        "added_at": _instant(activity.added_at),
        "zone": activity.zone,
        "scores": [_score_json(score) for score in scores if score.activity == activity.id],
    }


def _score_json(score: ScoreRecord) -> Json:
    return {"id": score.id, "score": score.score, "scored_at": _instant(score.scored_at), "zone": score.zone}


def allowed_json(allowed: Allowed) -> Json:
    return {
        "allowed": allowed.level.value,
        "ask": allowed.ask.value if allowed.ask else None,
        "urgency": allowed.urgency.name.lower() if allowed.urgency else None,
        "flags": [flag.value for flag in allowed.flags],
        "cleared_on": _day(allowed.cleared_on),
        "asked_again_on": _day(allowed.until),
    }


def safety_check_json(check: SafetyCheck) -> Json:
    return {
        "id": check.id,
        "occasion": check.occasion.value,
        "flags": [flag.value for flag in in_order(check.flags)],
        "cleared_on": _day(check.cleared_on),
        "asked_at": _instant(check.asked_at),
        "zone": check.zone,
    }


def _source_json(source: Source) -> Json:
    return {
        "id": source.id,
        "authors": source.authors,
        "year": source.year or None,
        "title": source.title,
        "journal": source.journal,
        "doi": source.doi or None,
        "pmid": source.pmid or None,
        "pmcid": source.pmcid or None,
        "seen": source.seen.value,
    }


def _phase_json(phase: Phase) -> Json:
    return {
        "kind": phase.kind.value,
        "exercise": phase.exercise,
        "step": phase.set_key.step + 1,
        "side": phase.side.value,
        "set": phase.set_key.number,
        "length_s": _seconds(phase.length_ms),
        "reps": phase.reps,
    }


def _set_json(kept: SetRecord, *, counts: bool) -> Json:
    done = kept.done
    return {
        "id": kept.id,
        "exercise": done.exercise,
        "step": done.key.step + 1,
        "side": done.key.side.value,
        "set": done.key.number,
        "attempt": done.attempt,
        "counts": counts,
        "outcome": done.outcome.value,
        "eased": done.eased,
        "planned_s": _seconds(done.planned_ms),
        "extra_s": _seconds(done.extra_ms),
        "held_s": _seconds(done.held_ms),
        "reps": done.reps,
        "began_s": _seconds(done.began_ms),
        "ended_s": _seconds(done.ended_ms),
        "ended_at": _instant(kept.ended_at),
    }


def _seconds(ms: int) -> int | float:
    return ms // 1000 if ms % 1000 == 0 else ms / 1000


def _instant(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat().replace("+00:00", "Z")


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def table_json(taken: TakenTable, taken_for: Sequence[str], first: Sequence[str]) -> dict[str, Json]:
    bad: list[Json] = [{"row": row.number, "reason": sentence(row.reason)} for row in taken.bad]
    counts: dict[str, Json] = {"new": taken.new, "same": taken.same, "bad_count": taken.bad_count}
    return {"taken_for": [*taken_for], "first": [*first], "stored": taken.stored, **counts, "bad": bad}


def reminder_json(rule: Rule) -> dict[str, Json]:
    """A reminder; of fixed times and intervals each has keys of its own, and the other's are null."""
    timing = rule.timing
    fixed, interval = (timing, None) if isinstance(timing, FixedTimes) else (None, timing)
    when: dict[str, Json] = {
        "times": [f"{at:%H:%M}" for at in fixed.times] if fixed else None,
        "recurrence": fixed.recurrence if fixed else None,
        "starts_on": fixed.starts_on.isoformat() if fixed else None,
        "every_minutes": interval.minutes if interval else None,
        "windows": [f"{one.start:%H:%M}-{one.end:%H:%M}" for one in interval.windows] if interval else None,
        "days": [DAY_NAMES[day] for day in sorted(interval.days)] if interval else None,
    }
    return {
        "id": rule.id,
        "name": rule.name,
        "starts": rule.starts,
        **when,
        "on": rule.is_on,
        "appearance": rule.appearance.value,
        "snooze_minutes": rule.snooze_minutes,
        "escalates": rule.escalates,
        "programme_days": rule.programme_days,
    }
