"""What a user gets who never sees the checkout: the wheel, and the locks that everything is installed from."""

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parents[1]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUN_LOCK = CHECKOUT / "requirements.lock"
DEV_LOCK = CHECKOUT / "requirements-dev.lock"
TARGETS = [
    pytest.param({"python_version": version, "python_full_version": f"{version}.0", "sys_platform": system})
    for version in ("3.11", "3.12", "3.13")
    for system in ("linux", "darwin", "win32")
]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), folder=CHECKOUT)
    (built,) = folder.glob("*.whl")
    return built


@dataclass(frozen=True)
class Installed:
    """An environment outside the checkout that holds the wheel, and a user's empty home."""

    scripts: Path
    home: Path

    def run(self, program: str, *arguments: str) -> str:
        return _run(str(self.scripts / program), *arguments, folder=self.home, HOME=str(self.home))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=False)
    paths = sysconfig.get_paths("venv", vars={"base": str(environment), "platbase": str(environment)})
    python = Path(paths["scripts"]) / Path(sys.executable).name
    # The dependencies are borrowed from the environment of the tests: nothing is fetched.
    lenders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(paths["purelib"], "borrowed.pth").write_text("\n".join(lenders), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    _run(*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel), folder=environment)
    return Installed(Path(paths["scripts"]), tmp_path_factory.mktemp("home"))


def test_the_wheel_holds_every_resource(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    resources = [path for path in (CHECKOUT / "resources").rglob("*") if path.is_file()]
    assert resources
    assert {f"stretchtimer/{path.relative_to(CHECKOUT).as_posix()}" for path in resources} <= held


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    roots = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert roots == {"stretchtimer", f"stretchtimer-{PROJECT['version']}.dist-info"}


def test_what_runs_is_the_installed_package(installed: Installed) -> None:
    found = installed.run("python", "-c", "import stretchtimer; print(stretchtimer.__file__)")
    assert Path(found.strip()).is_relative_to(installed.scripts.parent)


def test_the_installed_program_finds_its_resources(installed: Installed) -> None:
    assert installed.run("stretchtimer", "show", "morning").strip()


@pytest.mark.parametrize("lock", [RUN_LOCK, DEV_LOCK], ids=lambda path: path.name)
def test_a_lock_pins_by_hash_and_names_no_place(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    for entry in _entries(lock):
        requirement, *hashes = re.split(r"\s+--hash=", entry)
        assert re.match(r"[\w.-]+==[\w.]+( ;|$)", requirement), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), requirement


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    ("lock", "named"),
    [
        pytest.param(RUN_LOCK, PROJECT["dependencies"], id="run"),
        pytest.param(DEV_LOCK, PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"], id="dev"),
    ],
)
def test_a_lock_has_a_fitting_pin_for_everything_the_project_names(
    lock: Path, named: list[str], target: dict[str, str]
) -> None:
    pins = _pins(lock, target)
    for requirement in map(Requirement, named):
        if _applies(requirement, target):
            assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), requirement


@pytest.mark.parametrize("target", TARGETS)
def test_the_tests_run_with_the_very_versions_that_users_get(target: dict[str, str]) -> None:
    assert _pins(RUN_LOCK, target).items() <= _pins(DEV_LOCK, target).items()


def _entries(lock: Path) -> list[str]:
    """The lock's requirements, each with its hashes on one line."""
    lines = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _pins(lock: Path, target: dict[str, str]) -> dict[str, str]:
    """The version of each package that the lock gives to such a machine."""
    requirements = [Requirement(re.split(r"\s+--hash=", entry)[0]) for entry in _entries(lock)]
    chosen = [r for r in requirements if _applies(r, target)]
    assert len({r.name for r in chosen}) == len(chosen)
    return {canonicalize_name(r.name): str(r.specifier).removeprefix("==") for r in chosen}


def _applies(requirement: Requirement, target: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(target)


def _run(*command: str, folder: Path, **environment: str) -> str:
    """What the command printed, without the settings that would lead it to the checkout or to a user's files."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "XDG_"))}
    done = subprocess.run(command, cwd=folder, env=inherited | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout
