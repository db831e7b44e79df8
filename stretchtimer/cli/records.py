"""`measure KIND VALUE...` and `feel N`."""

import argparse
import re
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, instant_of, open_parts, print_json
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.cli.group import Commands
    from stretchtimer.clock import SystemClock
    from stretchtimer.core.measure import Kind, Protocol, Reading
    from stretchtimer.core.message import Message
    from stretchtimer.core.records import MeasurementRecord
    from stretchtimer.core.stop import Ruling
    from stretchtimer.store.store import Store

KINDS = ("slr", "ake", "sit_and_reach", "chair_sit_and_reach", "fingertip_to_floor")
PROTOCOLS = (
    *("phone", "wall", "heel", "photo", "unspecified"),
    *("toe_line", "csep_26", "box_23", "eurofit_15", "ymca_15in"),
    *("back_saver", "back_saver_15", "back_saver_23", "back_saver_26", "modified", "chair", "floor"),
)
STOPS = (
    *("back_of_thigh_stretch", "behind_knee", "pain_below_knee_or_tingling"),
    *("low_back_pain", "pain_in_the_other_leg", "other"),
)


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    measure = add(commands, common, "measure", _measure, _("store a measurement of flexibility"))
    measure._negative_number_matcher = re.compile(r"-[\d.,]+$")
    measure.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    measure.add_argument(
        "values",
        metavar="VALUE",
        nargs="+",
        help=_("degrees; centimetres or inches past the zero (short of it: minus); one for each try, in their order"),
    )
    measure.add_argument("--side", choices=("left", "right"), help=_("the leg, where each has its own reading"))
    measure.add_argument("--protocol", metavar="PROTOCOL", choices=PROTOCOLS, help=", ".join(PROTOCOLS))
    worked_out = measure.add_mutually_exclusive_group()
    worked_out.add_argument(
        "--tape",
        action="store_true",
        help=_("of slr by wall or heel: VALUE is the distance or height in cm, turned into the angle"),
    )
    worked_out.add_argument("--shin", action="store_true", help=_("of ake: VALUE is the shin's angle above the floor"))
    measure.add_argument("--leg-length", metavar="CM", help=_("hip bone to heel, if not the setting leg_length_mm"))
    warmth = measure.add_mutually_exclusive_group()
    warmth.add_argument("--warm", dest="warmed_up", action="store_true", default=None, help=_("after the warm-up"))
    warmth.add_argument("--cold", dest="warmed_up", action="store_false", default=None, help=_("without a warm-up"))
    measure.add_argument("--stopped-by", metavar="REASON", choices=STOPS, help=", ".join(STOPS))
    measure.add_argument("--at", metavar="TIME", help=_("when, if not now: 2026-10-14T18:30, local or with an offset"))
    add_json(measure)
    feel = add(commands, common, "feel", _feel, _("store how your lower back feels, 0 (no pain) to 10 (worst)"))
    feel.add_argument("pain", metavar="N")
    feel.add_argument("--at", metavar="TIME", help=_("when, if not now"))


def _measure(chosen: argparse.Namespace) -> int:
    from stretchtimer.core.assess import check_tries
    from stretchtimer.core.exercise import Side
    from stretchtimer.core.measure import Kind, Protocol, StopReason
    from stretchtimer.core.stop import rule

    kind, side = Kind(chosen.kind), Side(chosen.side) if chosen.side else None
    protocol = Protocol(chosen.protocol) if chosen.protocol else None
    texts, warning = _worked_out(chosen, kind, protocol)
    reading, tries = check_tries(kind, texts, side, protocol)
    stopped_by = StopReason(chosen.stopped_by) if chosen.stopped_by else None
    ruling = rule(kind, stopped_by, tries[-1])
    clock, store = open_parts(chosen)
    with store:
        measured_at = instant_of(chosen.at, clock)
        if chosen.at is None:
            _refuse_closed(reading, store, clock)
        stored = []
        if ruling.scored:
            stored = [
                store.add_measurement(
                    reading,
                    tries,
                    warmed_up=chosen.warmed_up,
                    stopped_by=stopped_by,
                    measured_at=measured_at,
                    zone=clock.zone(),
                    now=clock.now(),
                )
            ]
    _tell(chosen, stored, ruling, warning)
    return 0


def _refuse_closed(reading: "Reading", store: "Store", clock: "SystemClock") -> None:
    """What is not for now is not measured now, as in the window. What was measured earlier is kept: it has happened."""
    from zoneinfo import ZoneInfo

    from stretchtimer.core.guided import closed_now
    from stretchtimer.core.message import UserError

    local = clock.now().astimezone(ZoneInfo(clock.zone())).time()
    if why := closed_now(reading.kind, reading.protocol, store.settings(), local):
        raise UserError(why)


def _worked_out(
    chosen: argparse.Namespace, kind: "Kind", protocol: "Protocol | None"
) -> "tuple[list[str], Message | None]":
    """The readings as typed, or worked out from tape or shin; and a warning about the last one."""
    from stretchtimer.core.angles import heel_angle, knee_deficit, tape_warning, wall_angle
    from stretchtimer.core.measure import Kind, Protocol, Unit, parse_value, shown_text
    from stretchtimer.core.message import Message, UserError

    if chosen.shin and kind is not Kind.KNEE_EXTENSION:
        raise UserError(Message("measure_wrong_input", {"option": "--shin", "kind": kind.value}))
    if chosen.shin:
        shins = [parse_value(kind, text, Unit.TENTH_DEGREE) for text in chosen.values]
        return [shown_text(knee_deficit(shin), Unit.TENTH_DEGREE) for shin in shins], None
    if not chosen.tape:
        return chosen.values, None
    if kind is not Kind.LEG_RAISE or protocol not in (Protocol.WALL, Protocol.HEEL):
        raise UserError(Message("measure_wrong_input", {"option": "--tape", "kind": kind.value}))
    leg = _leg_length(chosen, kind)
    read = [parse_value(kind, text, Unit.MILLIMETRE) for text in chosen.values]
    angles = [wall_angle(mm, leg) if protocol is Protocol.WALL else heel_angle(mm, leg) for mm in read]
    warning = tape_warning("wall" if protocol is Protocol.WALL else "heel", max(angles), leg)
    return [shown_text(angle, Unit.TENTH_DEGREE) for angle in angles], warning


def _leg_length(chosen: argparse.Namespace, kind: "Kind") -> int:
    """In mm: as given, or as set."""
    from stretchtimer.core.measure import Unit, parse_value
    from stretchtimer.core.message import Message, UserError

    if chosen.leg_length is not None:
        return parse_value(kind, chosen.leg_length, Unit.MILLIMETRE)
    _clock, store = open_parts(chosen)
    with store:
        leg = store.settings().leg_length_mm
    if leg is None:
        raise UserError(Message("measure_needs_leg_length"))
    return leg


def _tell(
    chosen: argparse.Namespace, stored: "list[MeasurementRecord]", ruling: "Ruling", warning: "Message | None"
) -> None:
    from stretchtimer.cli.as_json import measurement_json, ruling_json
    from stretchtimer.core.measure import shown_text
    from stretchtimer.words.messages import sentence
    from stretchtimer.words.names import kind_name

    said = [sentence(message) for message in (ruling.message, warning) if message is not None]
    if chosen.json:
        print_json(
            measurements=[measurement_json(record) for record in stored], ruling=ruling_json(ruling), said=[*said]
        )
        return
    for record in stored:
        shown = f"{shown_text(record.value, record.unit)} {record.unit.shown}"
        print(_("Stored: {kind}, {value}.").format(kind=kind_name(record.kind), value=shown))
    for line in said:
        print(line)


def _feel(chosen: argparse.Namespace) -> int:
    from stretchtimer.core.message import Message, UserError
    from stretchtimer.core.records import FeelWhen

    if chosen.pain not in {str(pain) for pain in range(11)}:
        raise UserError(Message("feel_out_of_range", {"found": chosen.pain}))
    clock, store = open_parts(chosen)
    with store:
        felt_at = instant_of(chosen.at, clock)
        store.add_feel(int(chosen.pain), FeelWhen.DAY, None, felt_at=felt_at, zone=clock.zone(), now=clock.now())
    print(_("Stored: {pain} of 10.").format(pain=chosen.pain))
    return 0
