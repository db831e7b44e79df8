"""`draw` writes figures to files, and says in one sentence what it cannot do."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from stretchtimer.cli import main
from stretchtimer.paths import resources
from tests.ui.drawn import largest_difference, mirrored

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(path: Path, *more: str) -> QImage:
    assert main(["draw", "supine_strap", "-o", str(path), "--size", "320x240", *more]) == 0
    image = QImage(str(path))
    assert (image.width(), image.height()) == (320, 240)
    return image


def test_left_and_right_are_mirror_images(tmp_path: Path, qapp: QGuiApplication) -> None:
    right, left = (drawn(tmp_path / f"{side}.png", "--side", side) for side in ("right", "left"))
    assert largest_difference(mirrored(right), left) <= 8
    assert largest_difference(right, left) > 100


def test_theme_form_and_instant_make_other_pictures(tmp_path: Path) -> None:
    pictures = [
        drawn(tmp_path / f"{i}.png", *more)
        for i, more in enumerate(((), ("--theme", "dark"), ("--at", "0"), ("--form", "easier"), ("--form", "ghost")))
    ]
    assert all(largest_difference(pictures[0], other) > 60 for other in pictures[1:])


def test_svg(tmp_path: Path) -> None:
    path = tmp_path / "figure.svg"
    assert main(["draw", "plank", "-o", str(path)]) == 0
    assert path.read_text(encoding="utf-8").startswith("<svg")


def test_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "sheet.png"
    assert main(["draw", "--sheet", str(path), "--theme", "dark"]) == 0
    assert QImage(str(path)).width() > 2000


@pytest.mark.parametrize(
    "arguments",
    [
        ["draw"],
        ["draw", "plank"],
        ["draw", "plank", "-o", "figure.gif"],
        ["draw", "--sheet", "figures.svg"],
        ["draw", "plank", "-o", "f.png", "--at", "2"],
        ["draw", "plank", "-o", "f.png", "--size", "9x9"],
    ],
)
def test_a_wrong_usage_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(arguments)
    assert refused.value.code == 2


def test_an_exercise_of_ones_own_is_drawn_where_it_has_a_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, picture = tmp_path / "exercises", tmp_path / "f.png"
    own.mkdir()
    shipped = (resources() / "exercises/plank.toml").read_text("utf-8")
    (own / "drawn.toml").write_text(shipped, "utf-8")
    (own / "undrawn.toml").write_text(shipped.split("[figure]")[0], "utf-8")
    assert main(["draw", "drawn", "-o", str(picture), "--data-dir", str(tmp_path)]) == 0
    assert main(["draw", "undrawn", "-o", str(picture), "--data-dir", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said == "The exercise “undrawn” has no figure: its file has no [figure] table.\n"


def test_a_test_position_is_drawn(tmp_path: Path) -> None:
    assert main(["draw", "test_sit_and_reach", "-o", str(tmp_path / "f.svg")]) == 0


def test_an_unknown_exercise_is_answered_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draw", "plonk", "-o", str(tmp_path / "f.png")]) == 1
    assert "plank" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("f.png", "f.svg"):
        file = tmp_path / "nowhere" / name
        assert main(["draw", "plank", "-o", str(file)]) == 1
        (said,) = capsys.readouterr().err.splitlines()
        assert str(file) in said
        assert "cannot be written" in said
