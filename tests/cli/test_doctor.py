"""`doctor`: what it looks at, and that it tells good from bad by what is really there."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import DATABASE, accepted, printed
from tests.hearing import missing_programs, sound_rig


def findings(folder: Path, **more: str) -> dict[str, dict[str, Any]]:
    return {finding["what"]: finding for finding in printed("doctor", "--data-dir", folder, **more)["findings"]}


def test_it_looks_at_everything_the_program_needs(folder: Path) -> None:
    found = findings(folder)
    assert {"Python and Qt", "Your records", "Data folder", "Window", "Libraries for the window"} <= set(found)
    assert found["Python and Qt"]["good"]
    assert "PySide6 6." in found["Python and Qt"]["found"]
    assert found["Your records"]["good"]
    assert str(folder / DATABASE) in found["Your records"]["found"]
    assert found["Data folder"]["good"]
    for finding in found.values():
        assert not (finding["good"] and finding["cure"])


def test_a_window_is_found_where_one_can_be_opened(folder: Path) -> None:
    missing = findings(folder)["Window"]
    assert not missing["good"]
    assert "DISPLAY" in missing["cure"]
    there = findings(folder, QT_QPA_PLATFORM="offscreen")["Window"]
    assert there["good"]
    assert "offscreen" in there["found"]


def test_a_folder_that_others_can_look_into_is_named_with_its_cure(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o755)
    finding = findings(folder)["Data folder"]
    assert (finding["good"], finding["cure"]) == (False, f"chmod 700 {folder}")
    folder.chmod(0o700)
    assert findings(folder)["Data folder"]["good"]


def test_a_damaged_file_is_named(folder: Path) -> None:
    accepted("feel", 3, "--data-dir", folder)
    with (folder / DATABASE).open("r+b") as file:
        file.seek(2 * 4096 + 100)
        flipped = bytes(byte ^ 0xFF for byte in os.pread(file.fileno(), 16, 2 * 4096 + 100))
        file.write(flipped)
    finding = findings(folder)["Your records"]
    assert not finding["good"]
    assert "damaged" in finding["found"]


def test_the_text_says_the_same_as_the_json(folder: Path) -> None:
    text = accepted("doctor", "--data-dir", folder)
    for what, finding in findings(folder).items():
        assert f"{'ok  ' if finding['good'] else 'LACK'}  {what}: {finding['found']}\n" in text
        assert finding["cure"] in text


def test_what_cannot_be_heard_is_said_with_its_cure(folder: Path, tmp_path: Path) -> None:
    nowhere = str(tmp_path)
    found = findings(folder, PATH=nowhere, XDG_RUNTIME_DIR=nowhere, PULSE_SERVER=f"unix:{nowhere}/nobody")
    assert (found["Sound"]["good"], found["Sound"]["found"]) == (False, "no loudspeaker")
    assert not found["Speech"]["good"]
    assert "speech-dispatcher-espeak-ng" in found["Speech"]["cure"]


@pytest.mark.skipif(bool(missing_programs()), reason="nothing can be heard here: `make test` installs what it takes")
def test_a_loudspeaker_and_the_voices_are_found(folder: Path) -> None:
    with sound_rig() as rig:
        changed = {key: value for key, value in rig.environment.items() if os.environ.get(key) != value}
        found = findings(folder, **changed)
    assert found["Sound"]["good"]
    assert found["Sound"]["found"].startswith("plays on ")
    assert found["Speech"]["good"]
    assert " voices for en" in found["Speech"]["found"]
