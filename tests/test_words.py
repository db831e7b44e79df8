"""Everything the program can say has its sentence, everything that has a name is named, and nothing is shouted."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

from stretchtimer.core.breathing import BreathPart
from stretchtimer.core.conditions import Condition
from stretchtimer.core.cues import PACED_KINDS
from stretchtimer.core.exercise import Kit, Limb, Side
from stretchtimer.core.measure import SIDED, Kind, Protocol, check_reading
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.plan import PhaseKind
from stretchtimer.core.session import Sign
from stretchtimer.core.settings import TABLE, Group, SettingType, check, find
from stretchtimer.words import names, session_words, stop_words
from stretchtimer.words.messages import SENTENCES, sentence

PACKAGE = Path(__file__).parents[1] / "stretchtimer"
MODULES = {path.relative_to(PACKAGE): ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}

# A key that is chosen before its message is made: by `store/errors.py`, and by the rules of `catalogue/schema.py`,
# where the file's own key may follow.
LOOSE_KEY = re.compile(r"((?:store|allowed)_[a-z_]+)(?: [a-z_]*)?")
NO_KEYS = {"store_true", "store_false", "store_const"}  # argparse's


@dataclass(frozen=True)
class Use:
    """A message that some line of the program makes; `values` None where they cannot be told from the source."""

    where: str
    key: str
    values: Mapping[str, ast.expr] | None


def message_uses() -> Iterator[Use]:
    for path, tree in MODULES.items():
        for scope in (tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))):
            dicts = _dicts(scope)
            for node in _own_nodes(scope):
                match node:
                    case ast.Call(func=ast.Name(id="Message"), args=[ast.Constant(value=str(key)), *values]):
                        yield Use(f"{path}:{node.lineno}", key, _values(values, dicts))


def loose_keys() -> Iterator[Use]:
    for path, tree in MODULES.items():
        for node in ast.walk(tree):
            if path.parts[0] != "words" and isinstance(node, ast.Constant) and isinstance(node.value, str):
                loose = LOOSE_KEY.fullmatch(node.value)
                if loose and loose[1] not in NO_KEYS:
                    yield Use(f"{path}:{node.lineno}", loose[1], None)


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module or function, without those of the functions in it."""
    for child in ast.iter_child_nodes(scope):
        if not isinstance(child, ast.FunctionDef):
            yield child
            yield from _own_nodes(child)


def _dicts(scope: ast.AST) -> dict[str, ast.Dict]:
    """The dictionaries that a scope names, by name."""
    return {
        target.id: node.value
        for node in _own_nodes(scope)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _values(given: list[ast.expr], dicts: Mapping[str, ast.Dict]) -> dict[str, ast.expr] | None:
    if not given:
        return {}
    found = dicts.get(given[0].id) if isinstance(given[0], ast.Name) else given[0]
    if not isinstance(found, ast.Dict):
        return None
    return {
        str(key.value): value
        for key, value in zip(found.keys, found.values, strict=True)
        if isinstance(key, ast.Constant)
    }


USES = [*message_uses(), *loose_keys()]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_messages_are_found() -> None:
    assert {use.where.split("/")[0] for use in USES} >= {"core", "catalogue", "store", "cli"}
    assert len({use.key for use in USES}) > 40
    told = [use for use in message_uses() if use.values is not None]
    assert len(told) == len(list(message_uses()))


@pytest.mark.parametrize("use", USES, ids=[f"{use.key}-{use.where}" for use in USES])
def test_every_message_has_a_sentence_and_all_that_goes_into_it(use: Use) -> None:
    assert use.key in SENTENCES, use.where
    if use.values is not None:
        assert placeholders(SENTENCES[use.key]) <= set(use.values)


@pytest.mark.parametrize("use", USES, ids=[f"{use.key}-{use.where}" for use in USES])
def test_a_value_that_is_said_by_name_is_an_enums_value(use: Use) -> None:
    """`kind` in a message is looked up among the tests: anything else that is called so would be a crash."""
    for key in names.NAMED_VALUES.keys() & (use.values or {}).keys():
        value = (use.values or {})[key]
        assert isinstance(value, ast.Attribute), use.where
        assert value.attr == "value"


def test_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == {use.key for use in USES}


@pytest.mark.parametrize("key", SENTENCES)
def test_a_sentence_can_be_said(key: str) -> None:
    known = {
        "kit": Kit.MAT.value,
        "condition": Condition.KNEE.value,
        "kind": Kind.LEG_RAISE.value,
        "side": Side.LEFT.value,
    }
    values = {name: known.get(name, f"<{name}>") for name in placeholders(SENTENCES[key])}
    said = sentence(Message(key, values))
    assert said
    assert not re.search(r"[{}]|  ", said)
    assert not re.search(r"<(kit|condition|kind|side)>", said)
    if not key.startswith(("allowed_", "found_", "thing_", "wrong_")):  # those are parts of a sentence
        assert said[0].isupper() or SENTENCES[key][0] in "{“"
        assert said[-1] in ".>"


def test_a_value_may_be_a_message_and_may_hold_braces() -> None:
    inner = Message("allowed_pair", {"each": Message("allowed_whole_number", {"lowest": 1, "highest": 20})})
    values: dict[str, str | Message] = {"file": "{x}.toml", "key": "dose.sets", "found": "{'a': {}}", "allowed": inner}
    assert sentence(Message("file_mistake", values)) == (
        "{x}.toml: dose.sets is {'a': {}}, but should be a list of two, the lowest and the highest, "
        "each a whole number from 1 to 20."
    )


@pytest.mark.parametrize(
    ("enum", "named"),
    [
        (Kit, names.KIT),
        (Condition, names.CONDITIONS),
        (Kind, names.KINDS),
        (Protocol, names.PROTOCOLS),
        (Group, names.GROUPS),
        (BreathPart, session_words.BREATHS),
    ],
)
def test_every_member_has_a_name_of_its_own(enum: type[StrEnum], named: Mapping[StrEnum, str]) -> None:
    assert set(named) == set(enum)
    assert all(text.strip() == text != "" for text in named.values())
    assert len(set(named.values())) == len(named)


def test_every_phase_has_its_word_or_its_breath() -> None:
    assert set(session_words.KINDS) | PACED_KINDS == set(PhaseKind)


def test_every_side_is_said() -> None:
    lines = {names.side_name(side) for side in Side}
    assert lines == {"Left leg", "Right leg", "Both legs"}
    sides = {names.side_name(side, Limb.SIDE) for side in Side}
    assert sides == {"Left side", "Right side", "Both sides"}
    assert [names.side_letter(side) for side in (Side.LEFT, Side.RIGHT, Side.BOTH)] == ["L", "R", ""]


def test_every_sign_that_says_stop_has_a_name_and_what_to_do() -> None:
    assert len({stop_words.sign_name(sign) for sign in Sign}) == len(Sign)
    assert all(stop_words.first_aid(sign).endswith(".") for sign in Sign)
    assert all(urgency.when.endswith(":") and urgency.what.endswith(".") for urgency in stop_words.urgencies())


def test_every_setting_has_a_name_a_reason_and_names_for_its_choices() -> None:
    assert set(names.SETTINGS) == {row.key for row in TABLE}
    assert len({names.setting_name(row.key) for row in TABLE}) == len(TABLE)
    for row in TABLE:
        assert names.setting_reason(row.key).endswith(".")
        assert names.group_name(row.group)
        if row.type in (SettingType.CHOICE, SettingType.SUBSET):
            assert set(names.CHOICES[row.key]) == set(row.choices), row.key
            assert len({names.choice_name(row.key, choice) for choice in row.choices}) == len(row.choices)
    assert set(names.CHOICES) <= {row.key for row in TABLE}


@pytest.mark.parametrize(
    ("text", "side", "kind", "said"),
    [
        (
            "200",
            Side.LEFT,
            Kind.LEG_RAISE,
            "200 ° cannot be right for straight leg raise: readings lie between 0 and 130 °.",
        ),
        ("abc", Side.LEFT, Kind.LEG_RAISE, "“abc” is not a number: give the reading in digits, like 68 or 68.5."),
        (
            "68",
            None,
            Kind.LEG_RAISE,
            "A reading of straight leg raise belongs to one leg: say which with --side left or --side right.",
        ),
    ],
)
def test_the_refused_readings_of_the_issue_each_say_their_own(
    text: str, side: Side | None, kind: Kind, said: str
) -> None:
    assert kind in SIDED
    with pytest.raises(UserError) as raised:
        check_reading(kind, text, side, None)
    assert sentence(raised.value.message) == said


def test_a_refused_setting_says_what_is_allowed() -> None:
    with pytest.raises(UserError) as raised:
        check(find("text_size"), "105")
    assert sentence(raised.value.message) == "“105” does not fit text_size: use 100, 110 … 200."


def said_in_the_source() -> Iterator[tuple[str, str]]:
    """Every text that is marked to be said, with its place."""
    for path, tree in MODULES.items():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"_", "N_", "ngettext"}
            ):
                for part in node.args:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield f"{path}:{node.lineno}", part.value


def test_nothing_is_shouted() -> None:
    texts = list(said_in_the_source())
    assert len(texts) > 150
    assert not [place for place, text in texts if "!" in text]
    assert not [key for key, text in SENTENCES.items() if "!" in text]
