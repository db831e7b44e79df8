"""No cell of an export is run as a formula: by rule, for every cell; and by LibreOffice's own reading, where it is."""

import csv
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings

from stretchtimer.store.defused import FORMULA_STARTS
from stretchtimer.store.export_tables import TABLES
from tests.store.histories import History, Values, histories
from tests.store.samples import NOW
from tests.store.test_export import folders, made

NUMBER = re.compile(r"-?[0-9]+")
FORMULAS = (
    *("=1+1", '=HYPERLINK("http://x.example","a")', "=cmd|' /C calc'!A0", '=DDE("a";"b";"c")'),
    *("+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "'=1+1", " =1+1", "{=1+1}", '"=1+1'),
)
ID = "00000000-0000-7000-8000-{:012d}"
SOFFICE = shutil.which("soffice")


@settings(max_examples=40, deadline=None)
@given(histories())
def test_every_cell_is_a_number_or_begins_like_no_formula(history: History) -> None:
    with folders() as folder, made(folder / "a.sqlite", history) as store:
        store.export(folder / "out", NOW)
        for table in TABLES:
            with (folder / "out" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
                for row in csv.reader(file):
                    for cell in row:
                        assert NUMBER.fullmatch(cell) or not cell.startswith(FORMULA_STARTS), cell


def test_libreoffice_finds_no_formula_in_an_export(tmp_path: Path) -> None:
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    with made(tmp_path / "a.sqlite", hostile()) as store:
        store.export(tmp_path / "out", NOW)
    (tmp_path / "out" / "planted.csv").write_text("name\r\n=1+1\r\n")
    sheets = opened(SOFFICE, tmp_path, sorted((tmp_path / "out").glob("*.csv")))
    assert {name for name, text in sheets.items() if "table:formula=" in text} == {"planted"}
    assert len(sheets) == len(TABLES) + 1
    assert all(f"<text:p>{name}" in sheets["activity"] for name in ("&apos;=1+1", "&apos;@SUM(A1)"))


def hostile() -> History:
    """Formulas wherever a person can write."""
    signed = {"device": ID.format(0), "stamp": "2026-10-14T17:30:00.000Z-#0000"}

    def rows(**columns: object) -> list[Values]:
        filled = [{key: text if value is None else value for key, value in columns.items()} for text in FORMULAS]
        return [{"id": ID.format(number), **signed, **row} for number, row in enumerate(filled)]

    return {
        "activity": rows(name=None, added_at=0, zone="UTC"),
        "setting": rows(key=None, value="=1+1"),
        "programme_event": rows(programme=None, kind="started", day="2026-10-14", happened_at=0, zone=None),
        "reminder_decision": rows(kind="offered", decided_at=0, zone="UTC", reminder=None, occurrence=None),
    }


def opened(program: str, folder: Path, tables: list[Path]) -> dict[str, str]:
    """What LibreOffice makes of tables, as its own XML, by their names."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "fods", "--outdir", str(folder / "sheets")]
    subprocess.run([*command, *map(str, tables)], check=True, capture_output=True, timeout=120)
    return {path.stem: path.read_text("utf-8") for path in (folder / "sheets").glob("*.fods")}
