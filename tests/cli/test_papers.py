"""`sheet` and `report`: a PDF where it was asked for, and one sentence where it cannot be."""

from pathlib import Path

import pytest

from stretchtimer.app import keep_answers, open_store
from stretchtimer.clock import SystemClock
from stretchtimer.core.records import FeelWhen, Occasion
from stretchtimer.core.red_flags import RedFlag
from tests.cli import commands as elsewhere
from tests.cli.here import accepted, refused, stretchtimer
from tests.printed import Printed


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out" / "paper.pdf"


@pytest.fixture(autouse=True)
def out(target: Path) -> None:
    target.parent.mkdir()


def read(path: Path) -> Printed:
    return Printed(path.read_bytes())


def test_a_sequence_goes_on_one_page(target: Path) -> None:
    assert accepted("sheet", "evening", target, "--paper", "letter") == f"Evening is in {target}.\n"
    pdf = read(target)
    assert (pdf.pages, pdf.page_points()) == (1, {(612, 792)})
    assert pdf.says("Supine stretch with strap")
    assert list(target.parent.iterdir()) == [target], "nothing half done is left beside it"


def test_a_page_of_its_own_for_the_first_hour(target: Path) -> None:
    accepted("sheet", "morning", target, "--first-hour", "--paper", "a4")
    assert read(target).says("For the first hour after waking.")


def test_another_process_writes_it_in_an_arabic_country_from_right_to_left(target: Path) -> None:
    result = elsewhere.stretchtimer("sheet", "evening", target, LC_ALL="ar_EG.UTF-8")
    assert result.returncode == 0  # Qt may warn of a locale that is not installed
    pdf = read(target)
    assert (pdf.pages, pdf.page_points()) == (1, {(595, 842)})
    assert pdf.left_of("") > 595 / 2, "it begins at the right edge"


def test_a_summary_of_an_empty_store_is_one_page(target: Path) -> None:
    accepted("report", target, "--paper", "a4")
    pdf = read(target)
    assert pdf.pages == 1
    assert pdf.says("No measurements in this range.")
    assert pdf.says("12 weeks")


def test_a_range_is_chosen_by_weeks_by_days_or_altogether(target: Path, own_data_dir: Path) -> None:
    clock = SystemClock()
    with open_store(own_data_dir, clock) as store:
        now = clock.now()
        long_ago = now.replace(year=now.year - 3, month=5, day=2)
        store.add_feel(4, FeelWhen.DAY, None, felt_at=long_ago, zone="UTC", now=now)
    year = long_ago.year
    for arguments, told in (
        (("--weeks", "4"), "4 weeks"),
        (("--from", f"{year}-05-01", "--to", f"{year}-05-07"), f"1 May {year} to 7 May {year}, 1 week"),
        (("--all",), f"2 May {year} to"),
        (("--from", f"{year}-05-01", "--to", "2999-01-01"), f"1 May {year} to"),
    ):
        accepted("report", target, "--replace", *arguments)
        assert read(target).says(told)


def test_nothing_is_overwritten_without_being_asked(target: Path) -> None:
    target.write_text("mine")
    assert refused("sheet", "evening", target) == f"{target} is there already: choose another name."
    assert refused("report", target) == f"{target} is there already: choose another name."
    assert target.read_text() == "mine"
    accepted("report", target, "--replace")
    assert read(target).pages == 1


def test_a_place_that_cannot_be_written_is_named(target: Path) -> None:
    nowhere = target.parent / "missing" / "x.pdf"
    assert refused("sheet", "evening", nowhere).startswith(f"{nowhere} cannot be written: No such file")
    folder = target.parent / "folder.pdf"
    folder.mkdir()
    assert refused("report", folder, "--replace") == f"{folder} is there already: choose another name."


def test_what_cannot_be_printed_is_one_sentence(target: Path) -> None:
    assert refused("sheet", "nothing", target).startswith("There is no sequence “nothing”")
    assert refused("sheet", "careful", target).startswith("Eight weeks, carefully is a programme you are not on")
    assert refused("report", target, "--from", "2026-10-14", "--to", "2026-10-01") == (
        "The range from 2026-10-14 to 2026-10-01 ends before it begins: turn it round."
    )
    assert refused("report", target, "--from", "soon") == "“soon” is not a day: give it like 2026-10-14."
    assert not target.exists()


def test_locked_stretches_are_not_printed_either(target: Path, own_data_dir: Path) -> None:
    clock = SystemClock()
    with open_store(own_data_dir, clock) as store:
        keep_answers(store, clock, (RedFlag.CALF,), Occasion.FIRST)
    assert refused("sheet", "evening", target).startswith("Sessions are locked for now.")
    accepted("report", target)
    assert read(target).says("A swollen, hot and painful calf"), "whoever looks at it should know"


@pytest.mark.parametrize(
    "arguments",
    [("sheet", "evening", "x.png"), ("report", "x.pdf", "--weeks", "0"), ("report", "x.pdf", "--weeks", "4", "--all")],
)
def test_wrong_usage_is_told_apart(arguments: tuple[str, ...]) -> None:
    assert stretchtimer(*arguments).returncode == 2
