"""The shared libraries that Qt takes from the operating system: which are missing, and how to get them.

The wheels bring Qt but not what Qt itself stands on. Without one of these libraries Qt does not raise: it
aborts the process, and its message blames libxcb-cursor0 whichever is missing. So each is asked for by name
beforehand. The Makefile does this before any package is installed: standard library only.
"""

import argparse
import ctypes
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Need = Literal["window", "screen", "wayland", "sound", "speech", "tests"]
Purpose = Literal["run", "test"]
Probe = Callable[[str], bool]
Remedy = Literal["install", "ask", "show", "name"]


@dataclass(frozen=True)
class Requirement:
    """A shared library (its soname) or a program, and the Debian package that holds it."""

    need: Need
    name: str
    package: str


@dataclass(frozen=True)
class Finding:
    """One requirement, looked for on this machine."""

    need: Need
    library: str
    package: str
    found: bool


# Measured on a bare Debian 12: each one was seen to be needed, and none brings another along.
REQUIREMENTS = (
    Requirement("window", "libGL.so.1", "libgl1"),
    Requirement("window", "libEGL.so.1", "libegl1"),
    Requirement("window", "libglib-2.0.so.0", "libglib2.0-0"),
    Requirement("window", "libfontconfig.so.1", "libfontconfig1"),
    Requirement("window", "libdbus-1.so.3", "libdbus-1-3"),
    Requirement("window", "libxkbcommon.so.0", "libxkbcommon0"),
    Requirement("screen", "libxcb-cursor.so.0", "libxcb-cursor0"),
    Requirement("screen", "libxcb-icccm.so.4", "libxcb-icccm4"),
    Requirement("screen", "libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Requirement("screen", "libxcb-shape.so.0", "libxcb-shape0"),
    Requirement("screen", "libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    Requirement("wayland", "libwayland-cursor.so.0", "libwayland-cursor0"),
    Requirement("sound", "libpulse.so.0", "libpulse0"),
    Requirement("sound", "libXrandr.so.2", "libxrandr2"),
    Requirement("speech", "speech-dispatcher", "speech-dispatcher"),
    Requirement("speech", "libespeak-ng.so.1", "speech-dispatcher-espeak-ng"),
    Requirement("tests", "Xvfb", "xvfb"),
    Requirement("tests", "xauth", "xauth"),
    Requirement("tests", "dbus-run-session", "dbus"),
    Requirement("tests", "pulseaudio", "pulseaudio"),
    Requirement("tests", "parec", "pulseaudio-utils"),
    Requirement("tests", "playerctl", "playerctl"),
    Requirement("tests", "openbox", "openbox"),
    Requirement("tests", "trayer", "trayer"),
    Requirement("tests", "dunst", "dunst"),
    Requirement("tests", "xdotool", "xdotool"),
    Requirement("tests", "xprop", "x11-utils"),
    Requirement("tests", "/usr/libexec/at-spi-bus-launcher", "at-spi2-core"),
)

NEEDS: Mapping[Purpose, tuple[Need, ...]] = {
    "run": ("window", "screen", "sound", "speech"),
    "test": ("window", "screen", "sound", "speech", "tests"),
}

# A machine that is still finishing its own upgrades holds apt's lock for a while.
APT_INSTALL = ("apt-get", "install", "--no-install-recommends")
APT_UNATTENDED = ("--yes", "--option", "DPkg::Lock::Timeout=120")


def is_here(name: str) -> bool:
    """Whether this machine can load the library, or find the program, of this name."""
    if ".so." not in name:
        return shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing(needs: Collection[Need], probe: Probe = is_here) -> tuple[Requirement, ...]:
    return tuple(r for r in REQUIREMENTS if r.need in needs and not probe(r.name))


def report(probe: Probe = is_here) -> list[Finding]:
    """Every requirement with whether it was found; only Linux leaves any of them to the system."""
    if sys.platform != "linux":
        return []
    return [Finding(r.need, r.name, r.package, probe(r.name)) for r in REQUIREMENTS]


def remedy(os_release: Mapping[str, str], *, root: bool, interactive: bool) -> Remedy:
    """What can be done about a missing library here: only Debian's kin have the packages named above."""
    kin = {os_release.get("ID"), *os_release.get("ID_LIKE", "").split()}
    if kin.isdisjoint({"debian", "ubuntu"}):
        return "name"
    if root:
        return "install"
    return "ask" if interactive else "show"


def packages_of(requirements: Iterable[Requirement]) -> tuple[str, ...]:
    return tuple(r.package for r in requirements)


def install_line(requirements: Iterable[Requirement]) -> str:
    """The one line that a person who is not root can copy into a shell."""
    return " ".join(("sudo", *APT_INSTALL, *packages_of(requirements)))


def install(requirements: Sequence[Requirement]) -> int:
    """Get what is missing as far as this user may; the exit status tells of what was really tried."""
    can_ask = sys.stdin.isatty() and shutil.which("sudo") is not None
    chosen = remedy(_os_release(), root=os.geteuid() == 0, interactive=can_ask)
    if chosen == "install":
        return _install_as_root(packages_of(requirements))
    print(f"This system lacks what Qt needs: {', '.join(r.name for r in requirements)}")
    if chosen == "name":
        return 0
    print(f"To install it: {install_line(requirements)}", flush=True)
    if chosen == "ask" and _agreed():
        return subprocess.run(install_line(requirements).split(), check=False).returncode
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Looks for the libraries that Qt takes from the system.")
    parser.add_argument("action", choices=("check", "install"))
    parser.add_argument("--for", dest="purpose", choices=tuple(NEEDS), default="run")
    chosen = parser.parse_args(arguments)
    absent = missing(NEEDS[chosen.purpose]) if sys.platform == "linux" else ()
    if not absent:
        return 0
    if chosen.action == "install":
        return install(absent)
    for requirement in absent:
        print(f"missing: {requirement.name} (Debian: {requirement.package})")
    return 1


def _os_release() -> Mapping[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def _agreed() -> bool:
    try:
        return input("Run it now? [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        return False


def _install_as_root(packages: Sequence[str]) -> int:
    print(f"Installing what Qt needs of the system: {' '.join(packages)}", flush=True)
    # A package list that cannot be brought up to date may still do: only the installation counts.
    _quietly("apt-get", "update")
    outcome = _quietly(*APT_INSTALL, *APT_UNATTENDED, *packages)
    if outcome.returncode != 0:
        print(f"{outcome.stdout}\nWhat Qt needs of the system could not be installed.", file=sys.stderr)
    return outcome.returncode


def _quietly(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
