"""The conditions a user may tick: each one keeps exercises away from a body that should not do them.

Source: the table of conditions in the clinical reference (strain, tendon, nerve, bone, pregnancy, pressure, ...).
Which exercise each one blocks stands in the exercise's own file, under `avoid`.
"""

from enum import StrEnum


class Condition(StrEnum):
    """A reason to leave some exercises out."""

    ACUTE_HAMSTRING_STRAIN = "acute_hamstring_strain"
    HAMSTRING_TENDON = "prox_hamstring_tendinopathy"
    LEG_PAIN = "leg_pain_or_sciatica"
    RECENT_SURGERY = "recent_surgery"
    OSTEOPOROSIS = "osteoporosis_or_vertebral_fracture"
    HYPERMOBILITY = "hypermobility"
    PREGNANCY = "pregnancy"
    PRESSURE_OR_DIZZY = "high_bp_glaucoma_dizzy"
    BALANCE = "balance_problem"
    KNEE = "knee_pain_or_replacement"
    WRIST_SHOULDER = "wrist_shoulder"
    CLOT = "blood_thinner_or_varicose_or_clot"
    HEART_LUNG = "heart_lung"
