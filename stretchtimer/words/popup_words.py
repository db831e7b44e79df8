"""What a reminder says when it comes: as a card, over the whole screen, and as a notification."""

from stretchtimer.core.just_start import DESK
from stretchtimer.core.popup import Popup
from stretchtimer.core.reminder import MEASURE
from stretchtimer.words.case import lower_first
from stretchtimer.words.isolated import isolated
from stretchtimer.words.language import _, ngettext


def popup_title(popup: Popup) -> str:
    return _("Time to unfold") if popup.starts == DESK else popup.name


def popup_text(popup: Popup) -> str:
    """One or two short sentences that end in an offer."""
    minutes = _minutes(popup.minutes)
    if popup.starts == MEASURE:
        return _("How far do your legs go today? Measuring takes a few minutes.")
    if not popup.minutes:
        return _("Nothing in it suits you at this hour. Open StretchTimer to see what does.")
    if popup.starts != DESK:
        return _("{name}: {minutes}, whenever you are ready.").format(name=isolated(popup.session), minutes=minutes)
    offer = _("{minutes} for the backs of your legs?").format(minutes=minutes)
    if popup.sat_minutes is None:
        return offer
    sat = ngettext(
        "You have been sitting for {count} minute.", "You have been sitting for {count} minutes.", popup.sat_minutes
    ).format(count=popup.sat_minutes)
    return f"{sat} {offer}"


def screen_title(popup: Popup) -> str:
    """The headline where the reminder has the whole screen."""
    return _("Let your back breathe") if popup.starts == DESK else popup.name


def screen_text(popup: Popup) -> str:
    """What would be done, and what it would take."""
    if not popup.minutes:
        return popup_text(popup)
    length = _("{minutes}, no mat, no change of clothes.") if popup.without_mat else _("{minutes}.")
    match popup.exercises:
        case (first, second):
            what = _("{first}, then {second}.").format(first=first, second=lower_first(second))
        case exercises:
            what = f"{', '.join(exercises)}."
    return f"{what} {length.format(minutes=_minutes(popup.minutes))}"


def start_label(popup: Popup) -> str:
    if not popup.minutes:
        return _("Start")
    return _("Start, {count} min").format(count=popup.minutes)


def snooze_label(minutes: int) -> str:
    return _("In {count} min").format(count=minutes)


def snooze_words(minutes: int) -> str:
    """The same, where there is room."""
    return ngettext("In {count} minute", "In {count} minutes", minutes).format(count=minutes)


def closes_line(minutes: int) -> str:
    return ngettext("Closes by itself in {count} minute", "Closes by itself in {count} minutes", minutes).format(
        count=minutes
    )


def _minutes(count: int) -> str:
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)
