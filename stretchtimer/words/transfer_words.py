"""What an import did, or would do, in words."""

from collections.abc import Mapping

from stretchtimer.words.language import N_, _, ngettext

TABLES = {
    "session": N_("sessions"),
    "set_done": N_("sets"),
    "ease_off": N_("times eased off"),
    "session_answer": N_("answers after a session"),
    "measurement": N_("measurements"),
    "feel": N_("feelings of the back"),
    "activity": N_("activities"),
    "activity_score": N_("scores of activities"),
    "programme_event": N_("events of programmes"),
    "day_off": N_("days off"),
    "safety_check": N_("safety answers"),
    "reminder": N_("reminders"),
    "reminder_decision": N_("lines on what became of reminders"),
    "busy_calendar": N_("calendars of busy times"),
    "setting": N_("settings"),
    "own_file": N_("own sequences, exercises and pictures"),
}


def table_name(table: str) -> str:
    return _(TABLES[table])


def merged_lines(
    new: Mapping[str, int], changed: Mapping[str, int], same: Mapping[str, int], *, stored: bool
) -> list[str]:
    """One line for each table that anything comes into, and one that sums up."""
    lines = [
        _("{table}: {new} new, {changed} changed").format(
            table=table_name(table), new=new.get(table, 0), changed=changed.get(table, 0)
        )
        for table in TABLES
        if table in new or table in changed
    ]
    left = sum(same.values())
    lines.append(
        ngettext(
            "{count} row was here already, or was changed here since.",
            "{count} rows were here already, or were changed here since.",
            left,
        ).format(count=left)
    )
    lines.append(_("Stored.") if stored else _("Nothing was stored: this was a trial."))
    return lines
