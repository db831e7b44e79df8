"""What the core's messages say. One table: a message's key, and its sentence with gaps for its values."""

from stretchtimer.core.message import Message
from stretchtimer.words.language import N_, _
from stretchtimer.words.names import NAMED_VALUES

SENTENCES = {
    # Why a plan differs from its sequence.
    "swap_first_hour": N_("In the first hour after getting up, without rounding your back."),
    "swap_condition": N_("Left out because you ticked: {condition}."),
    "swap_gentle": N_("It is not in the gentle set."),
    "swap_kit": N_("Needs something you have not ticked as at hand: {kit}."),
    # Measurements that are refused.
    "measure_needs_side": N_("A reading of {kind} belongs to one leg: say which with --side left or --side right."),
    "measure_has_no_side": N_("{kind} is done with both legs: leave --side out."),
    "measure_wrong_protocol": N_("{kind} has no protocol “{protocol}”: use one of {known}."),
    "measure_not_a_number": N_("“{found}” is not a number: give the reading in digits, like 68 or 68.5."),
    "measure_too_fine": N_("“{found}” is finer than can be measured: round it to {finest} {unit}."),
    "measure_out_of_range": N_(
        "{found} {unit} cannot be right for {kind}: readings lie between {lowest} and {highest} {unit}."
    ),
    "measure_wrong_input": N_("{option} does not go with {kind} by this protocol: leave it out."),
    "measure_needs_leg_length": N_(
        "The length of the leg is not known: give --leg-length in cm, or set leg_length_mm once."
    ),
    "leg_length_unlikely": N_(
        "A leg of {found} cm cannot be right: from hip bone to heel it is {lowest} to {highest} cm."
    ),
    "tape_beyond_leg": N_("{found} cm cannot be right: the tape's reading lies between 0 and the leg's {leg} cm."),
    "heel_too_steep": N_(
        "Above about {limit}° the heel's height says little: a slip of 1 cm is {error}° there. Use a wall instead."
    ),
    "photo_points_too_close": N_("The points lie too close together: click hip, ankle and floor further apart."),
    # Tests that are not for now, and what a stop means.
    "test_against_condition": N_("This test is left out because you ticked: {condition}."),
    "test_in_first_hour": N_(
        "Not in the first hour after getting up: discs are fuller then and bending strains them more."
    ),
    "test_opens_at": N_("{why} It can be done from {time} on."),
    "reading_unlikely": N_("Is that right? For {kind} readings lie between {lowest} and {highest} {unit}."),
    "picture_unreadable": N_("“{file}” cannot be read as a picture: choose a photo, as JPEG or PNG."),
    "picture_too_large": N_("“{file}” is too large to open: make it smaller first, 4000 pixels wide is plenty."),
    "picture_moves": N_("“{file}” is a moving picture: choose a photo that stands still."),
    "stop_red_flag": N_("Stop here and answer the safety questions first; there is no score."),
    "stop_low_back": N_("That is the end of this test, without a score: here is a gentle set for your back instead."),
    "stop_early": N_(
        "Stopped very early: many things can do this. Do not repeat the test, pause hamstring stretching, and see a "
        "clinician."
    ),
    "stop_nerve_range": N_(
        "Leg pain or tingling between 30° and 70° can come from an irritated nerve, not a tight muscle. "
        "Stretching harder can make it worse: pause hamstring stretching and see a clinician."
    ),
    "stop_nerve": N_(
        "Leg pain or tingling can come from an irritated nerve, not a tight muscle. "
        "Stretching harder can make it worse: pause hamstring stretching and see a clinician."
    ),
    "stop_end_of_range": N_(
        "A nerve-like feeling at the end of the range: ease off and keep the ankle relaxed; "
        "if it stays, ask a clinician."
    ),
    "stop_crossed": N_("{first} As it is the leg that was not lifted, see one soon."),
    # What the maker of a sequence should know, and what is refused.
    "field_mistake": N_("This has to be {allowed}."),
    "note_long": N_("{minutes} minutes: long for a morning, fine for a Sunday."),
    "note_no_warm_up": N_("It begins with a stretch: a minute of marching or walking first warms you up."),
    "note_blocked": N_("{name} will be left out because you ticked: {condition}."),
    "sequence_empty": N_("There is no step yet: add an exercise first."),
    "exercise_in_use": N_("The exercise is part of {sequences}: take it out there first."),
    # Files that are shared.
    "share_shipped_programme": N_("“{name}” comes with StretchTimer, so everybody has it: share one of your own."),
    "share_suffix": N_("{path} has to end in .stretch, so that it is known for what it is."),
    "share_not_ours": N_("{path} is no file of shared sequences: nothing was taken over."),
    "share_broken": N_("{path} is damaged or not as it should be: nothing was taken over. Ask for it once more."),
    "share_newer": N_(
        "{path} comes from a newer StretchTimer (format {found}, this one knows {known}): update the program first."
    ),
    "share_too_large": N_(
        "{path} holds more than a shared file may, which is {most} MB in all: nothing was taken over."
    ),
    "share_strange": N_("{path} holds something that does not belong there, “{name}”: nothing was taken over."),
    # Activities that matter.
    "picture_not_written": N_("The picture could not be written to {path}. Choose a folder you may write to."),
    "activity_name": N_("Name the activity in a few words: 1 to {longest} letters."),
    "activity_there": N_("“{name}” is there already."),
    "activity_too_many": N_("There are {most} activities already, which is the most: remove one first."),
    "activity_unknown": N_("There is no activity “{name}”: there are {known}."),
    "score_out_of_range": N_("“{found}” is not a score: give a whole number from 0 (cannot do it) to 10 (as before)."),
    "feel_out_of_range": N_("“{found}” is not on the scale: give a whole number from 0 (no pain) to 10 (worst)."),
    "time_not_read": N_("“{found}” is not a time: give it like 2026-10-14T18:30 or 2026-10-14T18:30+02:00."),
    "date_not_read": N_("“{found}” is not a day: give it like 2026-10-14."),
    "time_in_future": N_("{found} lies in the future: give the time at which it was measured."),
    # Reminders that are refused.
    "reminder_name": N_("Name the reminder in a few words: 1 to {longest} letters."),
    "reminder_no_time": N_("The reminder would never come: give it at least one time, or a window and a day."),
    "reminder_time_not_read": N_("“{found}” is not a time of the day: give it like 20:30."),
    "reminder_window_not_read": N_("“{found}” is not a window: give it like 09:00-12:00."),
    "reminder_days_not_read": N_("“{found}” are no days: give them like mon-fri, mon,wed or daily."),
    "reminder_minutes": N_("An interval lies between {least} and {most} minutes."),
    "reminder_windows_overlap": N_("Two windows overlap: join them, or let one begin where the other ends."),
    "reminder_never": N_("Every {minutes} minutes does not fit into any of the windows: make one longer."),
    "reminder_span": N_("The last day comes before the first, or more than {longest} days after it: choose again."),
    "reminder_unknown": N_("There is no reminder “{name}”: there are {known}."),
    "reminder_starts_unknown": N_("“{found}” cannot be started: there are {known}."),
    "pause_not_read": N_("“{found}” is not a time to pause: give it like 1h, 30m, until 14:00 or today."),
    # Calendar files.
    "calendar_too_large": N_("“{file}” is larger than {most} MB: export only this year from your calendar."),
    "calendar_too_much": N_("“{file}” holds more than can be gone through: export only this year from your calendar."),
    "calendar_not_read": N_("“{file}” cannot be read as a calendar: choose an iCalendar file, which ends in .ics."),
    "calendar_not_opened": N_("“{path}” cannot be opened ({problem}): choose another file."),
    "calendar_unknown": N_("No calendar “{name}” was taken in: there are {known}."),
    "reminders_not_running": N_("StretchTimer is not running, so no reminder comes: start it first."),
    "reminders_nothing_offered": N_("No reminder is open just now."),
    "reminders_refused": N_("{problem}"),
    "recurrence_not_read": N_("“{found}” is not a recurrence: give it like FREQ=WEEKLY;BYDAY=MO,WE (RFC 5545)."),
    # Changes of a programme's dose.
    "change_advance": N_("{good} of your last {days} days went well, so the holds can grow: level {level}."),
    "change_harder": N_("You have held level {level} for two weeks. Longer holds add little now; {later} asks more."),
    "change_extra_set": N_("Your {side} leg is the tighter one, beyond the day's wobble: one set more for it."),
    "change_no_extra_set": N_("Left and right are alike again, so both do the same."),
    "change_flare": N_("This morning was worse than usual ({pain} of 10), so less for now: level {level}."),
    "change_stops": N_("You stopped {count} times in a week because it was sharp, so less for now: level {level}."),
    "change_missed": N_("{days} days without a session, so a little less to begin with: level {level}."),
    "change_restart": N_("{days} days without a session: begin gently again, with a new measurement."),
    # What cannot be done with a programme.
    "programme_none": N_("You are on no programme: begin one first."),
    "programme_not_begun": N_("{name} is a programme you are not on: begin {id} first."),
    "day_off_in_future": N_("{day} is still to come: only today and days gone by can be marked."),
    "programme_begins_in_past": N_("{day} is over: a programme begins today or later."),
    "programme_paused_already": N_("The programme is paused already."),
    "programme_not_paused": N_("The programme is not paused."),
    "programme_not_repeated": N_(
        "There is no block to repeat now: the programme has not begun, is paused, or is over."
    ),
    "programme_not_finished": N_("There is nothing to finish: the programme has not begun, or is over already."),
    "programme_no_proposal": N_("No change is proposed at present."),
    "programme_no_undo": N_("There is no change of the last days to undo."),
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
    # Breathing patterns that hold the breath.
    "breathing_condition": N_("Not used, because you ticked: {condition}. You breathe 4 in, 6 out instead."),
    "breathing_evening": N_("Only in the evening, lying or sitting. Until then you breathe 4 in, 6 out."),
    # Files of the catalogue.
    "exercise_unknown": N_("There is no exercise “{id}”: there are {known}."),
    "sequence_unknown": N_("There is no sequence “{id}”: there are {known}."),
    "programme_unknown": N_("There is no programme “{id}”: there are {known}."),
    "nothing_of_that_id": N_("There is no sequence or exercise “{id}”: there are {known}."),
    "file_mistake": N_("{file}: {key} is {found}, but should be {allowed}."),
    "exercise_has_no_figure": N_("The exercise “{id}” has no figure: its file has no [figure] table."),
    "figure_mistake": N_("{file}: {key}: {problem}."),
    "wrong_missing": N_("is missing"),
    "wrong_unknown_key": N_("is not known here"),
    "wrong_not_number": N_("must be a number"),
    "wrong_too_far": N_("must be a number from {lowest} to {highest}"),
    "wrong_too_little": N_("must be {least} or more"),
    "wrong_not_numbers": N_("must be {count} numbers"),
    "wrong_not_rows": N_("must be a list of {count} numbers each"),
    "wrong_not_text": N_("must be a text"),
    "wrong_not_texts": N_("must be a list of texts"),
    "wrong_not_flag": N_("must be true or false"),
    "wrong_not_table": N_("must be a table"),
    "wrong_not_tables": N_("must be a list of tables"),
    "wrong_not_box": N_("must be [left, bottom, right, top]"),
    "wrong_not_place": N_("must be [x, y] or [bone, part of its length, centimetres off it]"),
    "wrong_not_one": N_("{found} is none of {choices}"),
    "line_mistake": N_("{file}, line {line}: “{found}” should be {allowed}."),
    "learn_topic_unknown": N_("There is no topic “{id}”: there are {known}."),
    "not_a_file": N_("{path} is not a file: choose one."),
    "file_unreadable": N_("{file} cannot be read: {problem}."),
    "file_too_large": N_("{file} is too large: a file of the catalogue has {most} KiB at most."),
    "file_not_utf8": N_("{file} is not UTF-8 text: save it as UTF-8."),
    "file_too_deep": N_("{file} is nested too deeply to be read."),
    "file_not_toml": N_("{file} is not valid TOML: {problem}."),
    "file_name_not_id": N_("{file}: name the file with small letters, digits and _ only, like my_stretch.toml."),
    "file_name_taken": N_("{file}: “{id}” is shipped with the program; give your file another name."),
    "file_name_of_sequence": N_("{file}: you have a sequence “{id}” already; give the programme another name."),
    "found_nothing": N_("missing"),
    "allowed_one_of": N_("one of {choices}"),
    "allowed_whole_number": N_("a whole number from {lowest} to {highest}"),
    "allowed_true_or_false": N_("true or false"),
    "allowed_id": N_("a name of small letters, digits and _"),
    "allowed_line": N_("one line of text, 1 to {longest} characters"),
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
    "allowed_one_drawing": N_("one of pose, picture and [figure] at most"),
    "allowed_text_with_picture": N_("what the picture shows, in words, exactly where there is a picture"),
    "allowed_breathing": N_("one of relax_4_6, easy_3_4, long_out_3_7, coherent_55, even_5_5, or left out"),
    "allowed_picture": N_("the name of a file in pictures/, small letters, digits and _, ending in .png or .jpg"),
    "allowed_change_with_each": N_('a sentence "change" exactly where sides = "each"'),
    "allowed_first_side": N_('"left" or "right"'),
    "allowed_once": N_("an id that is used once"),
    "allowed_as_many": N_("a list of {count}, as in the original"),
    "allowed_same_numbers": N_("a text with the numbers of the original: {numbers}"),
    "allowed_same_blocks": N_("the same kind of line as in the original: {original}"),
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
    # Export and import.
    "export_taken": N_("{path} is there already: choose another name."),
    "export_not_written": N_("{path} cannot be written: {problem}. Choose another place."),
    "range_backwards": N_("The range from {first} to {last} ends before it begins: turn it round."),
    "sheet_too_long": N_("“{name}” has {steps} steps, too many for one page that can be read: print a shorter one."),
    "import_not_ours": N_(
        "{path} is no export of StretchTimer. A table of measurements comes in by `stretchtimer import --measurements`."
    ),
    "import_newer": N_(
        "{path} is from a newer StretchTimer (format {found}, this one knows {known}): install the newer one."
    ),
    "import_broken": N_("{path} is damaged or no JSON: nothing was stored. Make the export again."),
    "import_not_utf8": N_("{path} is not UTF-8 text: nothing was stored. Save it as UTF-8."),
    "import_too_large": N_("{path} is too large: {most} MiB at most. Nothing was stored."),
    "import_mistake": N_(
        "{path}: {place} is not as an export has it. Nothing was stored; mend that place or leave it out."
    ),
    # Erasing.
    "erase_what": N_("Say what is to be erased: --all, or --from DAY and --to DAY, or one of these two."),
    "erase_days_reversed": N_("{first} is after {last}: give the earlier day first."),
    "erase_not_swept": N_(
        "What you chose is deleted, but {path} is being read elsewhere and keeps traces of it: close every other "
        "StretchTimer, then erase once more."
    ),
    # Changes of the history.
    "edit_outdated": N_("This was changed or deleted meanwhile, in another window or terminal: look at it again."),
    "edit_does_not_fit": N_("This does not fit what is stored: something like it is there already."),
    "set_needs_session": N_("There is no session on that day to which the set could belong: add the session first."),
    "score_needs_activity": N_("There is no activity to score yet: add one on the Progress page first."),
    "held_out_of_range": N_("“{found}” cannot be held: give the seconds, more than 0 and at most {longest}."),
    # Somebody's table of measurements.
    "table_empty": N_("There is nothing in this table."),
    "table_broken": N_("{path} is no table: a quote does not close, or a cell is too long. Nothing was stored."),
    "table_no_dates": N_("No column has days in it, like 2026-10-14 or 14.10.2026: say which with --map when=COLUMN."),
    "table_which_values": N_(
        "More than one column could hold the readings ({known}): write “reading” in the heading of the right one."
    ),
    "table_two_tests": N_("There is more than one test in this table ({known}): make a table of each."),
    "table_no_values": N_("No column has readings in it: say which with --map value=COLUMN."),
    "table_no_column": N_("There is no column “{found}”: there are {known}."),
    "table_cannot_say": N_("“{found}” cannot be said of a table: use one of {known}."),
    "row_no_day": N_("“{found}” is no day that can be read."),
    "row_no_value": N_("There is no reading."),
    "row_no_side": N_("“{found}” is no side: write left or right."),
    "row_wrong_unit": N_("{kind} is not measured in this unit."),
    # What the voice says in a session: under 14 words, verbs first.
    "say_both": N_("{first} {second}"),
    "say_text": N_("{text}"),
    "say_name": N_("{name}."),
    "say_left_leg": N_("Left leg."),
    "say_right_leg": N_("Right leg."),
    "say_left_side": N_("Left side."),
    "say_right_side": N_("Right side."),
    "say_switch_left_leg": N_("Switch to the left leg."),
    "say_switch_right_leg": N_("Switch to the right leg."),
    "say_switch_left_side": N_("Switch to the left side."),
    "say_switch_right_side": N_("Switch to the right side."),
    "say_rest": N_("Let go and rest."),
    "say_rest_slowly": N_("Come up slowly and rest."),
    "say_come_up": N_("Come up slowly."),
    "say_set": N_("Set {number} of {sets} is next."),
    "say_ease_in": N_("Ease into a mild pull. You press in a moment."),
    "say_ease_in_short": N_("Ease into a mild pull."),
    "say_press": N_("Press the leg down lightly and breathe out. Nothing moves."),
    "say_press_short": N_("Press lightly. Breathe out."),
    "say_let_go": N_("Let go."),
    "say_further": N_("Ease a little further. Stop at a mild pull."),
    "say_further_short": N_("Ease a little further."),
    "say_times": N_("{reps} times."),
    "say_taps": N_("{reps} times. Tap after each one."),
    "say_count": N_("{number}."),
    "say_last_rep": N_("Last one."),
    "say_halfway": N_("Halfway."),
    "say_breathe_in": N_("Breathe in."),
    "say_breathe_out": N_("Breathe out."),
    "say_in": N_("In."),
    "say_out": N_("Out."),
    "say_next": N_("Next: {name}."),
    "say_next_needs": N_("Next: {name}. You need {things}."),
    "say_next_needs_only": N_("Next, you need {things}."),
    "say_at_hand": N_("You will need {things}. Have them at hand."),
    "say_at_hand_one": N_("You will need {things}. Have it at hand."),
    "say_last_step": N_("This is the last exercise."),
    "say_done": N_("That was the last. Take a calm breath before you go on."),
    "say_ended": N_("The session ends here. What you did is kept."),
    "say_paused": N_("Paused."),
    "say_ready": N_("Ready."),
    "say_ten_more": N_("Ten seconds more."),
    "say_stopped": N_("Stopped. Ease out slowly."),
    "say_stopped_choices": N_("Stopped. Ease out slowly. One: gentler. Two: skip. Three: stop for today."),
    "thing_mat": N_("a mat"),
    "thing_chair": N_("a chair"),
    "thing_strap": N_("a strap"),
    "thing_worktop": N_("a desk or worktop"),
    "thing_stool": N_("a low stool"),
    "thing_roller": N_("the foam roller"),
    "thing_cushion": N_("a cushion"),
    "thing_band": N_("the elastic band"),
    "thing_blocks": N_("two blocks"),
    "thing_and": N_("{first} and {last}"),
    "thing_comma": N_("{first}, {rest}"),
    # The safety questions: why they are asked, and what the answers lock.
    "safety_first": N_("Before the first session there are a few questions, to be on the safe side."),
    "safety_retest": N_("Time for a short look again, in case something has changed."),
    "safety_pain_jump": N_("Your pain is clearly above its usual. A few questions first, to be on the safe side."),
    "safety_stop_sign": N_("You stopped for a sign that wants care. A few questions first, to be on the safe side."),
    "safety_emergency": N_("What you ticked needs to be checked now: call your doctor or the emergency number."),
    "safety_soon": N_("What you ticked deserves a doctor: call one today or tomorrow."),
    "safety_before_starting": N_("What you ticked deserves a talk with a doctor or physiotherapist before you start."),
    "safety_gentle": N_("The gentle set is open to you. The rest opens when nothing is left to tick."),
    "safety_cleared_in_future": N_("The day on which you were cleared cannot lie ahead: give today or an earlier day."),
    "safety_nothing_to_clear": N_("There is nothing to be cleared of: nothing is locked."),
    "safety_locked": N_("Sessions are locked for now. {why} `stretchtimer safety` says more."),
    "safety_ask": N_("{why} Answer with `stretchtimer safety`."),
    "safety_no_tests": N_("Tests go to the end of a movement: they wait until nothing is left to tick."),
    "safety_flag_unknown": N_("“{found}” is none of the safety questions: there are {known}."),
    # Sessions that cannot be.
    "plan_empty": N_("Nothing in “{name}” suits this hour and what you ticked; ask your clinician what does."),
    "background_no_display": N_("There is no display here, so no reminder could be shown."),
    "start_asked": N_("{name}, as you asked."),
    "instance_silent": N_(
        "StretchTimer runs already (process {process}) and does not answer in {folder}. Start this one with the same "
        "XDG_RUNTIME_DIR, or end that process and start it again."
    ),
    "instance_deaf": N_(
        "No later start and no command can reach this window, since nothing can be made in {folder}. Let "
        "XDG_RUNTIME_DIR name a folder of your own, then start StretchTimer again."
    ),
    "login_refused": N_(
        "Your desktop does not let StretchTimer start with the computer. Allow it there to run in the background, then "
        "choose it again."
    ),
    "login_not_kept": N_("Starting with the computer could not be changed: {problem}."),
    "session_elsewhere": N_(
        "A session is under way in another StretchTimer window or terminal: finish it there first."
    ),
    # What cannot be heard; the session goes on.
    "speech_missing": N_(
        "Nothing on this computer can speak, so read along; “stretchtimer doctor” says what to install."
    ),
    "speech_no_voice": N_("This computer has no voice for {language}, so read along; sounds go on as before."),
    "speech_lost": N_("The voice stopped answering, so read along; it is tried again at the next session."),
    "sound_no_device": N_("No sound: there is no loudspeaker. Look at the ring."),
    "folder_not_opened": N_("No program here opens folders: look for {path} yourself."),
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
