"""What the check of sight, hearing and remote says."""

from stretchtimer.core.senses import PARTS, Part, RemoteKey, Senses
from stretchtimer.words.language import N_, _

QUESTIONS = {
    Part.SEE: N_("Can you read the number from your mat?"),
    Part.HEAR: N_("Did you hear the word?"),
    Part.REMOTE: N_("Have a remote? Press one of its keys"),
    Part.OVER: N_("That is all"),
}

KEYS_DO = {
    RemoteKey.SKIP: N_("Skips to what comes next."),
    RemoteKey.BACK: N_("Goes back to the start of the stretch."),
    RemoteKey.PAUSE: N_("Pauses, and goes on."),
    RemoteKey.START: N_("Starts a session."),
    RemoteKey.NOTHING: N_("This key arrives, but does nothing in a session."),
}


def spoken_word() -> str:
    """What is said for the ear to find."""
    return _("Stretch.")


def question(senses: Senses) -> str:
    return _(QUESTIONS[senses.part])


def place_line(senses: Senses) -> str:
    return _("{number} of {all}").format(number=senses.number, all=len(PARTS))


def note(senses: Senses) -> str:
    """What is being tried, or what the key does."""
    match senses.part:
        case Part.SEE:
            return _("Mat view: as large as it gets.") if senses.mat_view else _("As large as in the window.")
        case Part.HEAR:
            return _("Volume {percent} %.").format(percent=senses.volume)
        case Part.REMOTE if senses.key:
            return _(KEYS_DO[senses.key_does])
    return _("It shows here what arrives. Without one, carry on.")


def no_text(senses: Senses) -> str:
    """What the button says that is no yes; empty where there is nothing to say no to."""
    if senses.part is Part.SEE:
        return _("No") if senses.mat_view else _("No, larger")
    if senses.part is Part.HEAR:
        return _("No, louder") if senses.volume < 100 else _("No")
    return ""


def yes_text(senses: Senses) -> str:
    return _("Done") if senses.part is Part.REMOTE else _("Yes")


def found_line(senses: Senses) -> str:
    """What the check has found, for the note of what was saved."""
    view = _("Mat view on") if senses.mat_view else _("Mat view off")
    return _("{view}, volume {percent} %.").format(view=view, percent=senses.volume)
