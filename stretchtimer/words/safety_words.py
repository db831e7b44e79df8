"""What the safety questions say: the questions, what a yes may mean, how urgent it is, and what to tell a doctor.

Nothing here names an illness as found. Each text says what can be behind it, and who should look.
"""

from collections.abc import Iterable
from datetime import date

from stretchtimer.core.red_flags import RedFlag, Tier, in_order
from stretchtimer.core.safety import Allowed, Level
from stretchtimer.words.language import N_, _
from stretchtimer.words.messages import sentence
from stretchtimer.words.today_words import day_text

GROUPS: tuple[tuple[str, tuple[RedFlag, ...]], ...] = (
    (
        N_("Legs, feeling and bladder"),
        (
            RedFlag.BLADDER_BOWEL,
            RedFlag.SADDLE_NUMBNESS,
            RedFlag.LEG_WEAKNESS,
            RedFlag.BELOW_KNEE,
            RedFlag.CALF,
        ),
    ),
    (
        N_("The pain itself"),
        (
            RedFlag.INJURY,
            RedFlag.TEARING_PAIN,
            RedFlag.CHEST,
            RedFlag.NIGHT_PAIN,
            RedFlag.MORNING_STIFFNESS,
            RedFlag.FIRST_OR_LASTING,
        ),
    ),
    (
        N_("You in general"),
        (RedFlag.INFECTION, RedFlag.CANCER, RedFlag.BONE, RedFlag.PREGNANCY),
    ),
)
"""The questions in the order they are asked: by what they are about, so that none stands out as the frightening one."""

QUESTIONS = {
    RedFlag.BLADDER_BOWEL: N_("New trouble passing urine, not feeling the bladder or bowel, or leaking"),
    RedFlag.SADDLE_NUMBNESS: N_("Numbness or tingling around the genitals, anus, buttocks or inner thighs"),
    RedFlag.LEG_WEAKNESS: N_(
        "Pain, numbness or weakness in both legs; or one leg getting weaker: the foot drags, the knee gives way"
    ),
    RedFlag.INJURY: N_("Back pain after a serious fall, crash or blow"),
    RedFlag.TEARING_PAIN: N_(
        "Sudden severe or tearing pain in the back or tummy, or feeling faint with it, above all past 55"
    ),
    RedFlag.CHEST: N_("Back pain together with chest pain or breathlessness"),
    RedFlag.INFECTION: N_(
        "Fever, shivering or feeling very ill; a recent infection or procedure on the spine, injected drugs, "
        "or a weak immune system"
    ),
    RedFlag.CANCER: N_("Cancer now or in the past, losing weight without a reason, or night sweats"),
    RedFlag.NIGHT_PAIN: N_("Constant pain that no position eases, worst at night"),
    RedFlag.BONE: N_("Thin bones (osteoporosis) or long steroid treatment; or over 70 with new sudden pain or a knock"),
    RedFlag.CALF: N_("A calf that is swollen, hot and painful"),
    RedFlag.BELOW_KNEE: N_("Pain, tingling or numbness below the knee"),
    RedFlag.MORNING_STIFFNESS: N_(
        "Under about 45, and for over three months stiff for more than half an hour each morning, easing as you move"
    ),
    RedFlag.FIRST_OR_LASTING: N_(
        "First back pain ever before 18 or after 50, or pain that is no better after four to six weeks"
    ),
    RedFlag.PREGNANCY: N_("Pregnant, with new pain in the back or pelvis"),
}

SHORT = {
    RedFlag.BLADDER_BOWEL: N_("New trouble with bladder or bowel"),
    RedFlag.SADDLE_NUMBNESS: N_("Numbness around groin, buttocks or inner thighs"),
    RedFlag.LEG_WEAKNESS: N_("Both legs affected, or a leg getting weaker"),
    RedFlag.INJURY: N_("Pain after a fall, crash or blow"),
    RedFlag.TEARING_PAIN: N_("Sudden severe or tearing pain, or faintness"),
    RedFlag.CHEST: N_("Back pain with chest pain or breathlessness"),
    RedFlag.INFECTION: N_("Fever or feeling ill, or a raised risk of infection"),
    RedFlag.CANCER: N_("Cancer, weight loss or night sweats"),
    RedFlag.NIGHT_PAIN: N_("Constant pain, worst at night"),
    RedFlag.BONE: N_("Thin bones, long steroid treatment, or over 70 with new pain"),
    RedFlag.CALF: N_("A swollen, hot and painful calf"),
    RedFlag.BELOW_KNEE: N_("Pain, tingling or numbness below the knee"),
    RedFlag.MORNING_STIFFNESS: N_("Long morning stiffness that eases with movement"),
    RedFlag.FIRST_OR_LASTING: N_("First back pain at this age, or pain that lasts"),
    RedFlag.PREGNANCY: N_("New back or pelvic pain in pregnancy"),
}

MEANS = {
    RedFlag.BLADDER_BOWEL: N_("This can mean pressed nerves low in the spine, and they cannot wait."),
    RedFlag.SADDLE_NUMBNESS: N_("This can mean pressed nerves low in the spine, and they cannot wait."),
    RedFlag.LEG_WEAKNESS: N_("This can mean that nerves are pressed, and they cannot wait."),
    RedFlag.INJURY: N_("Something may be broken. It should be examined before it is moved more."),
    RedFlag.TEARING_PAIN: N_("This can come from a large blood vessel, and not from the back at all."),
    RedFlag.CHEST: N_("This can come from the heart or the lungs, and not from the back at all."),
    RedFlag.INFECTION: N_("Now and then back pain comes from an infection, and those are treated early."),
    RedFlag.CANCER: N_("Most often it is nothing new. A doctor should make sure."),
    RedFlag.NIGHT_PAIN: N_("Pain that rest does not ease has other causes than stiffness. A doctor can look for them."),
    RedFlag.BONE: N_("Bones may have become thinner, and some stretches load them. A doctor can tell."),
    RedFlag.CALF: N_("This can be a clot in a vein. Do not rub, roll or stretch the leg."),
    RedFlag.BELOW_KNEE: N_(
        "This can come from an irritated nerve, not a tight muscle. Stretching harder can make it worse."
    ),
    RedFlag.MORNING_STIFFNESS: N_("This can come from an inflammation, for which there is good treatment."),
    RedFlag.FIRST_OR_LASTING: N_("Usually harmless, and worth one look by somebody who can examine you."),
    RedFlag.PREGNANCY: N_("Common, and your midwife or doctor should know before you stretch."),
}

HEADLINES = {
    Tier.EMERGENCY: N_("Please see a doctor now"),
    Tier.SOON: N_("Please see a doctor first"),
    Tier.BEFORE_STARTING: N_("Please talk to a professional first"),
}

URGENCY = {
    Tier.EMERGENCY: N_("It needs to be checked today. Call your doctor or the emergency number now."),
    Tier.SOON: N_("Call a doctor today or tomorrow."),
    Tier.BEFORE_STARTING: N_("Book a doctor or physiotherapist this week, before you start."),
}

TELL = (
    N_("When it started and what set it off"),
    N_("Where it hurts and how far down"),
    N_("Numb or tingling places"),
    N_("Changes in walking, bladder or bowel"),
    N_("Fever, weight loss, other illnesses"),
    N_("Medicines you take"),
)


def group_heading(number: int) -> str:
    return _(GROUPS[number][0])


def question(flag: RedFlag) -> str:
    return _(QUESTIONS[flag])


def flag_name(flag: RedFlag) -> str:
    return _(SHORT[flag])


def meanings(flags: Iterable[RedFlag]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the ticked points may mean, the most urgent first, each with the points of which it is said."""
    found: dict[str, tuple[str, ...]] = {}
    for flag in in_order(flags):
        found[_(MEANS[flag])] = (*found.get(_(MEANS[flag]), ()), flag_name(flag))
    return tuple(found.items())


def stop_headline(tier: Tier) -> str:
    return _(HEADLINES[tier])


def urgency(tier: Tier) -> str:
    return _(URGENCY[tier])


def to_tell() -> tuple[str, ...]:
    """What a doctor will want to hear."""
    return tuple(_(line) for line in TELL)


def until_cleared() -> str:
    return _(
        "StretchTimer keeps your answers here, and the stretches stay locked until you tell it that a professional "
        "has said yes."
    )


def not_a_diagnosis() -> str:
    return _("Not a diagnosis. Ticking nothing does not rule illness out.")


def long_day(day: date) -> str:
    return _("{day} {year}").format(day=day_text(day), year=day.year)


def state_lines(allowed: Allowed) -> tuple[str, ...]:
    """How things stand, for Today and for the terminal; nothing where nothing stands in the way."""
    lines = [sentence(allowed.why)] if allowed.why is not None else []
    if allowed.is_locked:
        lines.append(_("The stretches stay locked until you say here that a professional has cleared you."))
    elif allowed.level is Level.GENTLE and allowed.cleared_on is not None:
        lines.append(_("You were cleared on {day}.").format(day=long_day(allowed.cleared_on)))
    return tuple(lines)
