"""What an export carries beside its tables: the user's own files in one piece, which is not the store's to read."""

import zipfile
from base64 import b64decode
from pathlib import Path

import msgspec

from stretchtimer.core.message import Message, UserError
from stretchtimer.store.export_file import CARRIED
from stretchtimer.store.import_file import ENCRYPTED, LARGEST_JSON, PACKED, bounded, input_errors
from stretchtimer.store.regular import require_regular

LARGEST = 32 * 1024 * 1024


class _Carrying(msgspec.Struct):
    own: object = None


def read_carried(path: Path) -> bytes | None:
    """What stands beside the tables of an export; None where nothing does. Raises UserError for a damaged one."""
    with input_errors(path):
        inside = path / CARRIED
        if path.is_dir():
            if not inside.exists():
                return None
            require_regular(inside)
            with inside.open("rb") as file:
                return bounded(inside, file, LARGEST)
        require_regular(path)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                if CARRIED not in archive.namelist():
                    return None
                info = archive.getinfo(CARRIED)
                if info.flag_bits & ENCRYPTED or info.compress_type not in PACKED:
                    raise UserError(Message("import_broken", {"path": str(path)}))
                with archive.open(CARRIED) as member:
                    return bounded(inside, member, LARGEST)
        with path.open("rb") as file:
            return _decoded(path, bounded(path, file, LARGEST_JSON))


def _decoded(path: Path, text: bytes) -> bytes | None:
    try:
        own = msgspec.json.decode(text.removeprefix(b"\xef\xbb\xbf"), type=_Carrying).own
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None  # what is no export at all, the tables' reader says
    try:
        return None if own is None else b64decode(str(own), validate=True)
    except ValueError:
        raise UserError(Message("import_mistake", {"path": str(path), "place": "own"})) from None
