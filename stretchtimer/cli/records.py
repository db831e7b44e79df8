"""`measure KIND VALUE` and `feel N`."""

import argparse
import re
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, open_parts

if TYPE_CHECKING:
    from datetime import datetime

    from stretchtimer.cli.group import Commands
    from stretchtimer.clock import Clock

KINDS = ("slr", "sit_and_reach")
PROTOCOLS = (
    "phone", "wall", "heel", "photo", "unspecified", "toe_line", "csep_26", "box_23", "eurofit_15", "ymca_15in"
)  # fmt: skip
EARLIEST_YEAR = 1971  # an earlier one is a slip of the finger, and before 1970 none can be stored


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    measure = add(commands, common, "measure", _measure, "store a measurement of flexibility")
    measure._negative_number_matcher = re.compile(r"-[\d.,]+$")
    measure.add_argument("kind", metavar="KIND", choices=KINDS, help=" or ".join(KINDS))
    measure.add_argument("value", metavar="VALUE", help="degrees; centimetres or inches past the soles (short: minus)")
    measure.add_argument("--side", choices=("left", "right"), help="the leg of a straight leg raise")
    measure.add_argument("--protocol", metavar="PROTOCOL", choices=PROTOCOLS, help=", ".join(PROTOCOLS))
    measure.add_argument("--at", metavar="TIME", help="when, if not now: 2026-10-14T18:30, local or with an offset")
    feel = add(commands, common, "feel", _feel, "store how your lower back feels, 0 (no pain) to 10 (worst)")
    feel.add_argument("pain", metavar="N")
    feel.add_argument("--at", metavar="TIME", help="when, if not now")


def _measure(chosen: argparse.Namespace) -> int:
    from stretchtimer.core.exercise import Side
    from stretchtimer.core.measure import Kind, Protocol, check_reading, shown_text
    from stretchtimer.words.language import _
    from stretchtimer.words.names import kind_name

    side = Side(chosen.side) if chosen.side else None
    protocol = Protocol(chosen.protocol) if chosen.protocol else None
    reading = check_reading(Kind(chosen.kind), chosen.value, side, protocol)
    clock, store = open_parts(chosen)
    with store:
        record = store.add_measurement(
            reading,
            (),
            warmed_up=None,
            stopped_by=None,
            measured_at=_instant(chosen.at, clock),
            zone=clock.zone(),
            now=clock.now(),
        )
    shown = f"{shown_text(record.value, record.unit)} {record.unit.shown}"
    print(_("Stored: {kind}, {value}.").format(kind=kind_name(record.kind), value=shown))
    return 0


def _feel(chosen: argparse.Namespace) -> int:
    from stretchtimer.core.message import Message, UserError
    from stretchtimer.core.records import FeelWhen
    from stretchtimer.words.language import _

    if chosen.pain not in {str(pain) for pain in range(11)}:
        raise UserError(Message("feel_out_of_range", {"found": chosen.pain}))
    clock, store = open_parts(chosen)
    with store:
        felt_at = _instant(chosen.at, clock)
        store.add_feel(int(chosen.pain), FeelWhen.DAY, None, felt_at=felt_at, zone=clock.zone(), now=clock.now())
    print(_("Stored: {pain} of 10.").format(pain=chosen.pain))
    return 0


def _instant(text: str | None, clock: "Clock") -> "datetime":
    """Read a time: local where it names no offset; raises UserError for one that cannot be, or has not been yet."""
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    from stretchtimer.core.message import Message, UserError

    if text is None:
        return clock.now()
    try:
        read = datetime.fromisoformat(text)
        instant = (read if read.tzinfo else read.replace(tzinfo=ZoneInfo(clock.zone()))).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UserError(Message("time_not_read", {"found": text})) from None
    if instant.year < EARLIEST_YEAR:
        raise UserError(Message("time_not_read", {"found": text}))
    if instant > clock.now():
        raise UserError(Message("time_in_future", {"found": text}))
    return instant
