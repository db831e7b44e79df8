"""A `.stretch` file: what somebody shares of their own sequences and exercises; see docs/stretch.md.

It may come from anywhere. It is a zip of few small files, each named in its manifest; whatever is not exactly that is
refused whole, in one sentence, before anything of it is written. Nothing is ever unpacked: members are read by names
that we allow, never further than they may be long.
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import msgspec

from stretchtimer.catalogue.read import LARGEST_FILE
from stretchtimer.core.message import Message, UserError

FORMAT, VERSION, HIGHEST_VERSION = "stretchtimer-share", 1, 9_999
SUFFIX = ".stretch"
MANIFEST = "manifest.json"

LARGEST_SHARE = 16 * 1024 * 1024
LARGEST_PICTURE = 2 * 1024 * 1024
LARGEST_TEXTS, LARGEST_PICTURES = 1024 * 1024, 12 * 1024 * 1024  # all together
MOST_FILES = 200
LARGEST_MANIFEST, LARGEST_DIRECTORY = 32 * 1024, 64 * 1024

TEXT_NAME = re.compile(r"(?:sequences|exercises|programmes)/[a-z][a-z0-9_]{0,63}\.toml")
PICTURE_NAME = re.compile(r"pictures/[a-z][a-z0-9_]{0,63}\.(?:png|jpg)")
END, END_BYTES, LOCATOR, LOCATOR_BYTES = b"PK\x05\x06", 22, b"PK\x06\x07", 20
ENCRYPTED = 1
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
EARLIEST = (1980, 1, 1, 0, 0, 0)  # of every member: the same things give the same file, and no clock is read


class Manifest(msgspec.Struct):
    """What is asked of a file first: whose it is, whether it is known, and what should be in it."""

    format: str = ""
    version: Annotated[int, msgspec.Meta(ge=1, le=HIGHEST_VERSION)] = 0
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Share:
    """What a file holds: TOML texts and pictures, by their names in it."""

    texts: Mapping[str, str]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def share_bytes(share: Share) -> bytes:
    """The file's content."""
    members = {name: text.encode() for name, text in share.texts.items()} | dict(share.pictures)
    manifest = Manifest(FORMAT, VERSION, tuple(sorted(members)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in ((MANIFEST, msgspec.json.encode(manifest)), *sorted(members.items())):
            info = zipfile.ZipInfo(name, EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def read_share(path: Path) -> Share:
    """Read a file; raises UserError where it is not one of ours, newer, damaged, or more than such a file may be."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UserError(Message("not_a_file", {"path": str(path)}))
        if found.st_size > LARGEST_SHARE:
            raise _too_large(path)
        with path.open("rb") as file:
            content = file.read(LARGEST_SHARE + 1)
    except OSError as error:
        raise UserError(Message("file_unreadable", {"file": str(path), "problem": error.strerror or ""})) from None
    return share_in(path, content)


def share_in(path: Path, content: bytes) -> Share:
    """The same of what is at hand; `path` is where it came from."""
    try:
        return _read(path, content)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, zlib.error, struct.error):
        raise UserError(Message("share_broken", {"path": str(path)})) from None


def _read(path: Path, content: bytes) -> Share:
    _check_directory(path, content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = _names(path, archive)
        texts, pictures, room = {}, {}, {True: LARGEST_TEXTS, False: LARGEST_PICTURES}
        for name in names:
            is_text = TEXT_NAME.fullmatch(name) is not None
            member = _member(path, archive, name, min(room[is_text], LARGEST_FILE if is_text else LARGEST_PICTURE))
            room[is_text] -= len(member)
            if is_text:
                texts[name] = _text(path, name, member)
            else:
                pictures[name] = member
    return Share(texts, pictures)


def _check_directory(path: Path, content: bytes) -> None:
    """Look at the end of the file before zipfile reads its directory, which could name millions of members."""
    end = content[-END_BYTES:]
    if len(content) < END_BYTES or not end.startswith(END):
        raise UserError(Message("share_not_ours", {"path": str(path)}))
    _signature, _disk, _start, _here, members, size, _offset, _comment = struct.unpack("<4s4H2LH", end)
    has_locator = content[-END_BYTES - LOCATOR_BYTES :].startswith(LOCATOR)
    if has_locator or members > MOST_FILES + 1 or size > LARGEST_DIRECTORY:
        raise _too_large(path)


def _names(path: Path, archive: zipfile.ZipFile) -> tuple[str, ...]:
    """The members that the manifest names, each of a name and a kind that is allowed; nothing else may be there."""
    infos = archive.infolist()
    if len({info.filename for info in infos}) != len(infos):
        raise UserError(Message("share_broken", {"path": str(path)}))
    if MANIFEST not in archive.namelist():
        raise UserError(Message("share_not_ours", {"path": str(path)}))
    manifest = _manifest(path, archive)
    for info in infos:
        known = info.filename == MANIFEST or any(one.fullmatch(info.filename) for one in (TEXT_NAME, PICTURE_NAME))
        if not known or stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise UserError(Message("share_strange", {"path": str(path), "name": _shown(info.filename)}))
        if info.flag_bits & ENCRYPTED or info.compress_type not in PACKED:
            raise UserError(Message("share_broken", {"path": str(path)}))
    if sorted(manifest.files) != sorted(name for name in archive.namelist() if name != MANIFEST):
        raise UserError(Message("share_broken", {"path": str(path)}))
    return tuple(sorted(manifest.files))


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    try:
        manifest = msgspec.json.decode(_member(path, archive, MANIFEST, LARGEST_MANIFEST), type=Manifest)
    except (msgspec.DecodeError, RecursionError):
        raise UserError(Message("share_not_ours", {"path": str(path)})) from None
    if manifest.format != FORMAT or manifest.version < 1:
        raise UserError(Message("share_not_ours", {"path": str(path)}))
    if manifest.version > VERSION:
        raise UserError(Message("share_newer", {"path": str(path), "found": manifest.version, "known": VERSION}))
    return manifest


def _member(path: Path, archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as member:
        content = member.read(most + 1)
    if len(content) > most:
        raise _too_large(path)
    return content


def _text(path: Path, name: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise UserError(Message("file_not_utf8", {"file": f"{path}/{name}"})) from None


def _too_large(path: Path) -> UserError:
    return UserError(Message("share_too_large", {"path": str(path), "most": LARGEST_SHARE // 1024**2}))


def _shown(name: str) -> str:
    return name.encode("unicode_escape").decode()[:60]
