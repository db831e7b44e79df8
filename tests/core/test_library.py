"""The library finds what fulfils all that is asked for, counts what each chip has to offer, and loses nothing."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Exercise, Kit, Muscles, Place, Position, Technique
from stretchtimer.core.library import (
    ALL_CHIPS,
    GROUPS,
    NO_KIT,
    Chip,
    Facet,
    Fit,
    MuscleGroup,
    Wish,
    count,
    fold,
    found,
    has,
    make_entries,
    offered,
)
from stretchtimer.core.plan import Circumstances
from tests.examples import an_exercise

WORDS = ("Übung", "bridge", "Étirement", "chair", "strap")

exercises = st.lists(
    st.builds(
        lambda number, name, technique, position, places, kit, muscles, avoid: an_exercise(
            f"e{number}",
            technique,
            name=name,
            position=position,
            places=tuple(places),
            kit=tuple(kit),
            muscles=Muscles(tuple(muscles)),
            avoid=avoid,
        ),
        st.integers(0, 30),
        st.sampled_from(WORDS),
        st.sampled_from(Technique),
        st.sampled_from(Position),
        st.sets(st.sampled_from(Place)),
        st.sets(st.sampled_from(Kit), max_size=3),
        st.sets(st.sampled_from([*GROUPS, "soleus"]), max_size=3),
        st.frozensets(st.sampled_from(Condition), max_size=3),
    ),
    max_size=12,
    unique_by=lambda exercise: exercise.id,
)
users = st.builds(
    lambda kit, conditions: Circumstances(kit=kit, conditions=conditions),
    st.frozensets(st.sampled_from(Kit)),
    st.frozensets(st.sampled_from(Condition), max_size=3),
)
chips = st.sampled_from(ALL_CHIPS)
wishes = st.builds(Wish, st.sampled_from(("", *WORDS, "b r", "zzz")), st.frozensets(chips, max_size=4))


def entries_of(listed: list[Exercise]) -> tuple:  # type: ignore[type-arg]
    return make_entries(listed, lambda exercise: exercise.kit)


@given(exercises, users)
def test_nothing_asked_for_is_everything_in_the_order_of_names(listed: list[Exercise], user: Circumstances) -> None:
    shown = found(entries_of(listed), Wish(), user)
    assert {exercise.id for exercise in shown} == {exercise.id for exercise in listed}
    assert [fold(exercise.name) for exercise in shown] == sorted(fold(exercise.name) for exercise in listed)


@given(exercises, users, wishes, chips)
def test_a_chip_counts_what_choosing_it_shows(
    listed: list[Exercise], user: Circumstances, wish: Wish, chip: Chip
) -> None:
    entries = entries_of(listed)
    alone = chip.facet is Facet.USER or not any(other.facet is chip.facet for other in wish.chips)
    if alone:
        assert count(entries, wish, user, chip) == len(found(entries, Wish(wish.text, wish.chips | {chip}), user))
    one_only = frozenset(c for c in wish.chips if c.facet is not chip.facet) | {chip}
    if chip.facet is not Facet.USER:
        assert count(entries, wish, user, chip) == len(found(entries, Wish(wish.text, one_only), user))


@given(exercises, users, wishes)
def test_whatever_is_shown_has_one_of_each_facets_chips(
    listed: list[Exercise], user: Circumstances, wish: Wish
) -> None:
    entries = entries_of(listed)
    for entry in entries:
        facets = {chip.facet for chip in wish.chips}
        fits = all(
            any(has(entry.exercise, chip, user) for chip in wish.chips if chip.facet is facet) for facet in facets
        )
        fits = fits and all(has(entry.exercise, chip, user) for chip in wish.chips if chip.facet is Facet.USER)
        fits = fits and all(word in entry.text for word in fold(wish.text).split())
        assert (entry.exercise in found(entries, wish, user)) == fits


@given(exercises, users, wishes, st.sampled_from(WORDS))
def test_another_word_never_shows_more(listed: list[Exercise], user: Circumstances, wish: Wish, word: str) -> None:
    entries = entries_of(listed)
    fewer = found(entries, Wish(f"{wish.text} {word}", wish.chips), user)
    assert set(fewer) <= set(found(entries, wish, user))


@given(exercises, users)
def test_what_suits_me_is_free_of_everything_i_ticked(listed: list[Exercise], user: Circumstances) -> None:
    entries = entries_of(listed)
    shown = found(entries, Wish(chips=frozenset({Chip(Facet.USER, Fit.SUITED)})), user)
    assert set(shown) == {exercise for exercise in listed if not exercise.avoid & user.conditions}


@given(exercises, users)
def test_every_chip_on_offer_leads_somewhere(listed: list[Exercise], user: Circumstances) -> None:
    entries = entries_of(listed)
    for chip in offered(entries, user):
        assert count(entries, Wish(), user, chip) > 0
    assert bool(user.conditions) or Chip(Facet.USER, Fit.SUITED) not in offered(entries, user)


@given(st.text(), st.text())
@example("İ", "")
@example("ﬀ", "ß")
def test_folding_folds_once_and_forgets_case_and_accents(text: str, other: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(text + other).startswith(fold(text)[:-1])


def test_a_word_is_found_in_name_kit_muscles_and_cues() -> None:
    one = an_exercise(
        "one", name="Brücke", kit=(Kit.CHAIR,), muscles=Muscles(("hamstrings",), ("obliques",)), cues=("Stay long.",)
    )
    entries = make_entries([one, an_exercise("two", kit=(), cues=())], lambda exercise: [k.value for k in exercise.kit])
    for text in ("brucke", "BRÜCKE", "chair", "hamstr obliques", "long STAY", "  "):
        assert one in found(entries, Wish(text), Circumstances()), text
    assert found(entries, Wish("brücke rollers"), Circumstances()) == ()


def test_no_kit_is_a_chip_of_its_own() -> None:
    bare, seated = an_exercise("bare", kit=()), an_exercise("seated", kit=(Kit.CHAIR,))
    entries = entries_of([bare, seated])
    none, chair = Chip(Facet.KIT, NO_KIT), Chip(Facet.KIT, Kit.CHAIR)
    assert found(entries, Wish(chips=frozenset({none})), Circumstances()) == (bare,)
    assert found(entries, Wish(chips=frozenset({none, chair})), Circumstances()) == (bare, seated)


def test_a_muscle_of_ones_own_file_is_found_by_name_only() -> None:
    own = an_exercise("own", muscles=Muscles(("soleus",)))
    entries = entries_of([own])
    assert found(entries, Wish("soleus"), Circumstances()) == (own,)
    assert not any(chip.facet is Facet.MUSCLE for chip in offered(entries, Circumstances()))
    assert set(GROUPS.values()) == set(MuscleGroup)


@pytest.mark.parametrize(("typed", "written"), [("اللغه", "اللغة"), ("مستشفي", "مستشفى"), ("صـــوت", "صوت")])
def test_letters_that_are_typed_for_each_other_in_arabic_are_found(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)
