"""`safety`: how the safety questions stand, and answering them; and the same questions asked before a `run`."""

import argparse
import sys
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, day_of, open_files, open_parts, print_json
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchtimer.catalogue.catalogue import Catalogue
    from stretchtimer.cli.group import Commands
    from stretchtimer.clock import Clock
    from stretchtimer.core.red_flags import RedFlag
    from stretchtimer.core.safety import Allowed
    from stretchtimer.store.store import Store


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    safety = add(
        commands, common, "safety", _safety, _("the questions before the first session: how they stand, answering")
    )
    answer = safety.add_mutually_exclusive_group()
    answer.add_argument("--none", action="store_true", help=_("none of them applies to me"))
    answer.add_argument("--flags", metavar="A,B", help=_("these apply to me, by the names that `safety` lists"))
    answer.add_argument("--cleared", metavar="DATE", help=_("a professional said on that day that I may: 2026-10-14"))
    add_json(safety)


def _safety(chosen: argparse.Namespace) -> int:
    from stretchtimer.app import keep_answers, keep_cleared, safety
    from stretchtimer.core.records import Occasion

    flags = _flags(chosen.flags) if chosen.flags is not None else frozenset()
    cleared_on = day_of(chosen.cleared) if chosen.cleared is not None else None
    files = open_files(chosen)
    clock, store = open_parts(chosen)
    with store:
        if chosen.none or flags:
            keep_answers(store, clock, flags, safety(store, clock, files).ask or Occasion.ASKED)
        elif cleared_on is not None:
            keep_cleared(store, clock, cleared_on)
        safe, checks = safety(store, clock, files), store.safety_checks()
    if chosen.json:
        from stretchtimer.cli.as_json import allowed_json, safety_check_json

        print_json(safety=allowed_json(safe), checks=[safety_check_json(check) for check in checks])
    else:
        print("\n".join(_report(safe)))
    return 0


def screened(store: "Store", clock: "Clock", files: "Catalogue") -> None:
    """Ask in the terminal what has to be answered before a session; where nobody can be asked, `guide` refuses."""
    from stretchtimer.app import keep_answers, safety

    safe = safety(store, clock, files)
    if safe.ask is None or not sys.stdin.isatty():
        return
    keep_answers(store, clock, _asked(safe), safe.ask)
    after = safety(store, clock, files)
    if after.is_locked:
        print("\n".join(_report(after)))


def _asked(safe: "Allowed") -> "frozenset[RedFlag]":
    from stretchtimer.words.messages import sentence
    from stretchtimer.words.safety_words import not_a_diagnosis

    lines, order = _questions()
    why = [sentence(safe.why)] if safe.why else []
    print("\n".join((*why, _("Any of these?"), *lines, "", not_a_diagnosis())))
    while True:
        sys.stdout.write(_("Numbers of what applies, or 0 for none: "))
        sys.stdout.flush()
        answer = sys.stdin.readline()  # within input() PySide runs Qt's loop, and Ctrl+C would wait for Enter
        if not answer:  # Ctrl+D
            raise KeyboardInterrupt
        found = _numbers(answer, len(order))
        if found is not None:
            return frozenset(order[number - 1] for number in found)


def _numbers(answer: str, most: int) -> frozenset[int] | None:
    """The numbers typed; none for a single 0, and None for anything that is no answer."""
    typed = answer.replace(",", " ").split()
    if typed == ["0"]:
        return frozenset()
    found = frozenset(int(word) for word in typed if word.isascii() and word.isdigit())
    return found if typed and len(found) == len(set(typed)) and all(1 <= one <= most for one in found) else None


def _questions() -> "tuple[list[str], list[RedFlag]]":
    """The questions as numbered lines in their groups, and which flag stands behind each number."""
    from stretchtimer.words.safety_words import GROUPS, group_heading, question

    lines: list[str] = []
    order: list[RedFlag] = []
    for group, (_heading, flags) in enumerate(GROUPS):
        lines += ["", group_heading(group)]
        for flag in flags:
            order.append(flag)
            lines.append(f"{len(order):>4}  {question(flag)}")
    return lines, order


def _report(safe: "Allowed") -> "Iterable[str]":
    from stretchtimer.core.red_flags import RedFlag
    from stretchtimer.words.safety_words import (
        long_day,
        meanings,
        not_a_diagnosis,
        question,
        state_lines,
        stop_headline,
        to_tell,
        urgency,
    )

    if safe.urgency is not None:
        yield stop_headline(safe.urgency)
        for text, points in meanings(safe.flags):
            yield from (f"  {point}" for point in points)
            yield f"    {text}"
        yield urgency(safe.urgency)
        yield _("What to tell them:")
        yield from (f"  {line}" for line in to_tell())
    yield from state_lines(safe)
    if safe.urgency is not None:
        yield _("When you have been: stretchtimer safety --cleared DATE")
    elif safe.ask is not None:
        yield from (f"  {flag.value:<18} {question(flag)}" for flag in RedFlag)
        yield _("Answer with `stretchtimer safety --none`, or with --flags and the names of what applies.")
        yield not_a_diagnosis()
    elif safe.may_test:
        yield _("Nothing was ticked: everything is open to you.")
    if safe.until is not None and safe.ask is None:
        yield _("Asked again from {day}.").format(day=long_day(safe.until))


def _flags(text: str) -> "frozenset[RedFlag]":
    from stretchtimer.core.message import Message, UserError
    from stretchtimer.core.red_flags import RedFlag

    known = ", ".join(flag.value for flag in RedFlag)
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in {flag.value for flag in RedFlag}:
            raise UserError(Message("safety_flag_unknown", {"found": name, "known": known}))
    return frozenset(map(RedFlag, names))
