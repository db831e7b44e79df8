"""`transcript SEQUENCE`: everything a session says and sounds, with its instants, without playing it."""

import argparse
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, open_files, open_parts, print_json
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.cli.group import Commands

SPEECH = ("full", "short", "sounds", "silent")


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    parser = add(commands, common, "transcript", _transcript, _("print what a session says and sounds, and when"))
    parser.add_argument("sequence", metavar="SEQUENCE", help=_("its id, as `list sequences` names it"))
    parser.add_argument("--speech", choices=SPEECH, help=_("how much is said, if not as in the settings"))
    parser.add_argument("--first-hour", action="store_true", help=_("the form for the first hour after waking"))
    add_json(parser)


def _transcript(chosen: argparse.Namespace) -> int:
    from dataclasses import replace

    from stretchtimer.core.plan import Circumstances, Form
    from stretchtimer.core.sound_choices import Speech, sound_choices
    from stretchtimer.core.sound_script import sound_script
    from stretchtimer.words.spoken import length_at, transcript_line

    files = open_files(chosen)
    files.sequence(chosen.sequence)  # an unknown one is refused before anything opens
    _clock, store = open_parts(chosen)
    with store:
        settings = store.settings()
    form = Form.FIRST_HOUR if chosen.first_hour else Form.USUAL
    plan = files.plan(chosen.sequence, Circumstances(form, settings.kit, settings.conditions))
    choices = sound_choices(settings)
    if chosen.speech:
        choices = replace(choices, speech=Speech(chosen.speech))
    cues = sound_script(plan, choices, length_at(choices.rate)) if plan.phases else ()
    if chosen.json:
        from stretchtimer.cli.as_json import cue_json, sequence_json

        print_json(
            sequence=sequence_json(plan),
            form=form.value,
            speech=choices.speech.value,
            cues=[cue_json(cue) for cue in cues],
        )
        return 0
    for cue in cues:
        print(transcript_line(cue))
    return 0
