"""`doctor`: what this system has and lacks for the program, and the line that cures it."""

import argparse
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, print_json
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.cli.group import Commands


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    add_json(add(commands, common, "doctor", _doctor, _("what the system has and lacks, and what cures it")))


def _doctor(chosen: argparse.Namespace) -> int:
    from dataclasses import asdict

    from stretchtimer.cli.checkup import examine

    findings = examine(chosen)
    if chosen.json:
        print_json(findings=[asdict(finding) for finding in findings])
        return 0
    for finding in findings:
        print(f"{_('ok  ') if finding.good else _('LACK')}  {finding.what}: {finding.found}")
        if finding.cure:
            print(f"      {finding.cure}")
    return 0
