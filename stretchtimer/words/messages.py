"""What the core's messages say. One table: a message's key, and its sentence with gaps for its values."""

from stretchtimer.core.message import Message
from stretchtimer.words.language import N_, _
from stretchtimer.words.names import NAMED_VALUES

SENTENCES = {
    # Why a plan differs from its sequence.
    "swap_first_hour": N_("In the first hour after getting up, without rounding your back."),
    "swap_condition": N_("Left out because you ticked: {condition}."),
    "swap_kit": N_("Needs something you have not ticked as at hand: {kit}."),
    # Measurements that are refused.
    "measure_needs_side": N_("A straight leg raise belongs to one leg: say which with --side left or --side right."),
    "measure_has_no_side": N_("{kind} is done with both legs: leave --side out."),
    "measure_wrong_protocol": N_("{kind} has no protocol “{protocol}”: use one of {known}."),
    "measure_not_a_number": N_("“{found}” is not a number: give the reading in digits, like 68 or 68.5."),
    "measure_too_fine": N_("“{found}” is finer than can be measured: round it to {finest} {unit}."),
    "measure_out_of_range": N_(
        "{found} {unit} cannot be right for {kind}: readings lie between {lowest} and {highest} {unit}."
    ),
    "feel_out_of_range": N_("“{found}” is not on the scale: give a whole number from 0 (no pain) to 10 (worst)."),
    "time_not_read": N_("“{found}” is not a time: give it like 2026-10-14T18:30 or 2026-10-14T18:30+02:00."),
    "time_in_future": N_("{found} lies in the future: give the time at which it was measured."),
    # Changes of a programme's dose.
    "change_advance": N_("{good} of your last {days} days went well, so the holds can grow: level {level}."),
    "change_harder": N_("You have held level {level} for two weeks. Longer holds add little now; {later} asks more."),
    "change_extra_set": N_("Your {side} leg is the tighter one, beyond the day's wobble: one set more for it."),
    "change_no_extra_set": N_("Left and right are alike again, so both do the same."),
    "change_flare": N_("This morning was worse than usual ({pain} of 10), so less for now: level {level}."),
    "change_stops": N_("You stopped {count} times in a week because it was sharp, so less for now: level {level}."),
    "change_missed": N_("{days} days without a session, so a little less to begin with: level {level}."),
    "change_restart": N_("{days} days without a session: begin gently again, with a new measurement."),
    # Why this session now.
    "start_gentle": N_("Your back is at {pain} of 10, so something gentle, lying down."),
    "start_short": N_("You have {minutes} minutes: get up and stretch each leg."),
    "start_at_work": N_("In working hours: a break from sitting."),
    "start_programme": N_("Today's session of your programme: {name}."),
    "start_hour": N_("{name} is what this hour is for."),
    "start_left": N_("{name} is still to do today."),
    "start_all_done": N_("All done today. This is extra, and gentle."),
    "start_nothing_fits": N_("Nothing suits this hour and what you ticked; ask your clinician what does."),
    # Settings.
    "setting_unknown": N_("There is no setting “{key}”: there are {known}."),
    "setting_refused": N_("“{found}” does not fit {key}: use {allowed}."),
    # Files of the catalogue.
    "exercise_unknown": N_("There is no exercise “{id}”: there are {known}."),
    "sequence_unknown": N_("There is no sequence “{id}”: there are {known}."),
    "programme_unknown": N_("There is no programme “{id}”: there are {known}."),
    "nothing_of_that_id": N_("There is no sequence or exercise “{id}”: there are {known}."),
    "file_mistake": N_("{file}: {key} is {found}, but should be {allowed}."),
    "exercise_has_no_figure": N_("The exercise “{id}” has no figure: its file has no [figure] table."),
    "figure_mistake": N_("{file}: {key}: {problem}."),
    "line_mistake": N_("{file}, line {line}: “{found}” should be {allowed}."),
    "learn_topic_unknown": N_("There is no topic “{id}”: there are {known}."),
    "file_unreadable": N_("{file} cannot be read: {problem}."),
    "file_too_large": N_("{file} is too large: a file of the catalogue has {most} KiB at most."),
    "file_not_utf8": N_("{file} is not UTF-8 text: save it as UTF-8."),
    "file_too_deep": N_("{file} is nested too deeply to be read."),
    "file_not_toml": N_("{file} is not valid TOML: {problem}."),
    "file_name_not_id": N_("{file}: name the file with small letters, digits and _ only, like my_stretch.toml."),
    "file_name_taken": N_("{file}: “{id}” is shipped with the program; give your file another name."),
    "found_nothing": N_("missing"),
    "allowed_one_of": N_("one of {choices}"),
    "allowed_whole_number": N_("a whole number from {lowest} to {highest}"),
    "allowed_true_or_false": N_("true or false"),
    "allowed_id": N_("a name of small letters, digits and _"),
    "allowed_text": N_("text of 1 to {longest} characters"),
    "allowed_pair": N_("a list of two, the lowest and the highest, each {each}"),
    "allowed_list": N_("a list, each {each}"),
    "allowed_list_of": N_("a list of {fewest} to {most}, each {each}"),
    "allowed_keys": N_("a table with the keys {keys}"),
    "allowed_table": N_("a table"),
    "allowed_seconds_or_reps": N_("a dose with seconds or reps"),
    "allowed_either_seconds_or_reps": N_("either seconds or reps, and not both"),
    "allowed_dose_or_level": N_("either by_level = true or a dose of its own, and not both"),
    "allowed_rest_days": N_("a list with {day} in it, as no step is for that day"),
    "allowed_reps_with_tempo": N_("a tempo_ms beside reps, in this file or in the exercise's"),
    "allowed_lowest_first": N_("a pair with the lowest number first"),
    "allowed_change_with_each": N_('a sentence "change" exactly where sides = "each"'),
    "allowed_first_side": N_('"left" or "right"'),
    "allowed_once": N_("an id that is used once"),
    "allowed_all_texts": N_("a list of all texts beside it, {id} among them"),
    "allowed_tag": N_("text that ends with its strength and sources, like [weak: Owen 2020; Gou 2024]"),
    "allowed_anchor": N_("a heading that ends with an anchor of its own in braces, like #breaks"),
    "allowed_source": N_("the id of a source in {sources}"),
    "allowed_topic_link": N_("a link to a topic, and to an anchor in it"),
    # The store.
    "store_damaged": N_("{path} is damaged: put one of the copies under backups/ in its place; keep the damaged file."),
    "store_not_ours": N_("{path} is not StretchTimer's: choose another folder with --data-dir, or move the file away."),
    "store_disk_full": N_("The disk with {path} is full: free some space, then try again. Nothing stored is lost."),
    "store_disk_fault": N_("The disk with {path} reports a fault: copy your files to another disk, then try again."),
    "store_read_only": N_("{path} cannot be written to: give yourself the right to write there, then try again."),
    "store_cannot_open": N_("{path} cannot be opened: check that the folder exists and is yours."),
    "store_busy": N_("{path} is in use by another program: close that one, then try again."),
    "store_newer": N_("{path} is from a newer StretchTimer ({found}, this one knows {known}): install the newer one."),
    "store_no_checksums": N_(
        "The installed apsw lacks its checksums: install it again with pip install --force-reinstall apsw."
    ),
    "store_no_such_record": N_("This {what} is not there any more ({id}): it was deleted."),
    # Sessions that cannot be.
    "plan_empty": N_("Nothing in “{name}” suits this hour and what you ticked; ask your clinician what does."),
    "session_elsewhere": N_(
        "A session is under way in another StretchTimer window or terminal: finish it there first."
    ),
    "session_not_stored": N_("This session could not be stored: {problem}"),
}


def sentence(message: Message) -> str:
    """Say a message. Names among its values are said in the user's language too."""
    return _(SENTENCES[message.key]).format(**{key: _said(key, value) for key, value in message.values.items()})


def _said(key: str, value: str | float | Message) -> str | float:
    if isinstance(value, Message):
        return sentence(value)
    if key in NAMED_VALUES:
        return NAMED_VALUES[key](str(value))
    return value
