"""`activity list|add|score|remove`: the user's own activities that matter, each scored from 0 to 10."""

import argparse
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, instant_of, open_parts, print_json
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchtimer.cli.group import Commands
    from stretchtimer.core.records import ActivityRecord


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    about = _("activities that matter to you: three to five of your own, scored 0 (cannot do it) to 10 (as before)")
    activity = commands.add_parser("activity", parents=[common], help=about, description=about)
    verbs = activity.add_subparsers(title=_("commands"), metavar="COMMAND", required=True)
    add_json(add(verbs, common, "list", _list, _("every activity and its scores")))
    add(verbs, common, "add", _add, _("add an activity")).add_argument("name", metavar="NAME")
    score = add(verbs, common, "score", _score, _("score an activity"))
    score.add_argument("name", metavar="NAME")
    score.add_argument("score", metavar="N", help=_("0 (cannot do it) to 10 (as before)"))
    score.add_argument("--at", metavar="TIME", help=_("when, if not now"))
    add(verbs, common, "remove", _remove, _("remove an activity and its scores")).add_argument("name", metavar="NAME")


def _list(chosen: argparse.Namespace) -> int:
    from stretchtimer.cli.as_json import activity_json
    from stretchtimer.core.activities import function_change
    from stretchtimer.words.verdict_words import function_text

    _clock, store = open_parts(chosen)
    with store:
        activities, scores = store.activities(), store.scores()
    if chosen.json:
        print_json(activities=[activity_json(activity, scores) for activity in activities])
        return 0
    for activity in activities:
        own = ", ".join(f"{score.day} {score.score}" for score in scores if score.activity == activity.id)
        print(f"{activity.name}  {own}".rstrip())
    if activities:
        print(function_text(function_change(activities, scores)))
    return 0


def _add(chosen: argparse.Namespace) -> int:
    clock, store = open_parts(chosen)
    with store:
        now = clock.now()
        added = store.add_activity(chosen.name, added_at=now, zone=clock.zone(), now=now)
    print(_("Stored: {name}.").format(name=added.name))
    return 0


def _score(chosen: argparse.Namespace) -> int:
    from stretchtimer.core.activities import check_score

    number = check_score(chosen.score)
    clock, store = open_parts(chosen)
    with store:
        activity = _find(store.activities(), chosen.name)
        at = instant_of(chosen.at, clock)
        store.add_score(activity.id, number, scored_at=at, zone=clock.zone(), now=clock.now())
    print(_("Stored: {name}, {score} of 10.").format(name=activity.name, score=number))
    return 0


def _remove(chosen: argparse.Namespace) -> int:
    clock, store = open_parts(chosen)
    with store:
        store.delete_activity(_find(store.activities(), chosen.name).id, clock.now())
    print(_("Removed: {name}.").format(name=chosen.name))
    return 0


def _find(activities: "Sequence[ActivityRecord]", name: str) -> "ActivityRecord":
    from stretchtimer.core.message import Message, UserError

    for activity in activities:
        if activity.name.casefold() == " ".join(name.split()).casefold():
            return activity
    known = ", ".join(activity.name for activity in activities) or "-"
    raise UserError(Message("activity_unknown", {"name": name, "known": known}))
