"""The verdict against made-up people, by the benchmark that knows none of its constants (docs/verdict.md has more)."""

import ast
from pathlib import Path

import pytest

from benchmarks import verdict as honesty

RUNS = 2000
MAY_KNOW = {"Kind", "Measured", "Outcome", "verdict"}


@pytest.mark.parametrize("people", honesty.PEOPLE[:2], ids=lambda people: people.name)
def test_noise_is_seldom_called_a_change(people: honesty.People) -> None:
    found = honesty.simulate(people, RUNS)
    assert found.change <= 0.05


@pytest.mark.parametrize(
    ("people", "least"), [(honesty.PEOPLE[2], 0.90), (honesty.PEOPLE[3], 0.74)], ids=["three tries", "one try"]
)
def test_a_steady_gain_of_ten_degrees_is_found_in_eight_weeks(people: honesty.People, least: float) -> None:
    found = honesty.simulate(people, RUNS)
    assert found.gain >= least
    assert found.loss < 0.01


def test_the_people_are_those_of_the_promise() -> None:
    quiet, quick, three, one = honesty.PEOPLE[:4]
    assert {people.days for people in (quiet, quick, three, one)} == {(-2, -1, 0, 7, 14, 21, 28, 35, 42, 49, 56)}
    assert [(people.sem, people.tries, people.gain) for people in (quiet, quick, three, one)] == [
        (2.9, 3, 0),
        (3.5, 1, 0),
        (2.9, 3, 10),
        (3.5, 1, 10),
    ]


def test_the_simulation_knows_none_of_the_verdicts_constants() -> None:
    tree = ast.parse(Path(honesty.__file__).read_text("utf-8"))
    known = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("stretchtimer")
        for alias in node.names
    }
    assert known == MAY_KNOW
