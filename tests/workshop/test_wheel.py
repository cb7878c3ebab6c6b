"""The package as it would be given away: built, installed into a fresh environment, and started."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

WHERE = """
import strengthtrack
from strengthtrack import paths
print(strengthtrack.__file__, paths.resources(), paths.device_profiles())
"""
OPEN = """
import sys
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QTimer


class Closing(QtWidgets.QApplication):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.looks = QTimer(self)
        self.looks.timeout.connect(self.look)
        self.looks.start(20)

    def look(self):
        windows = [w for w in self.topLevelWidgets() if isinstance(w, QtWidgets.QMainWindow) and w.isVisible()]
        if windows:
            self.looks.stop()
            print("shown", windows[0].windowTitle(), flush=True)
            windows[0].close()


QtWidgets.QApplication = Closing
from strengthtrack.cli import main

sys.exit(main(["--data", sys.argv[1]]))
"""


@dataclass(frozen=True)
class Installed:
    """A fresh environment with the wheel in it, and with the packages of this one behind it."""

    wheel: Path
    folder: Path

    @property
    def commands(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    def run(self, *command: str | Path, timeout: float = 60) -> subprocess.CompletedProcess[str]:
        program, *rest = command
        return subprocess.run(
            [str(self.commands / program), *map(str, rest)],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=timeout,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    place = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", place, ROOT)
    (wheel,) = place.glob("*.whl")
    fresh = Installed(wheel, place / "fresh")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", fresh.folder], check=True)
    pip("--python", fresh.folder, "install", "--no-deps", "--no-index", wheel)
    libraries = sysconfig.get_path("purelib", vars={"base": str(fresh.folder)}, scheme="venv")
    (Path(libraries) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return fresh


def pip(*words: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


def test_the_wheel_holds_what_the_checkout_holds(installed: Installed) -> None:
    packed = {name for name in zipfile.ZipFile(installed.wheel).namelist() if ".dist-info" not in name}
    wanted = {f"strengthtrack/{path.relative_to(ROOT / 'src/strengthtrack').as_posix()}" for path in sources()}
    for folder in ("resources", "device_profiles"):
        wanted |= {f"strengthtrack/{path.relative_to(ROOT).as_posix()}" for path in files(ROOT / folder)}
    assert packed == wanted


def sources() -> list[Path]:
    return [path for path in files(ROOT / "src/strengthtrack") if path.suffix != ".pyc"]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_wheel_carries_its_licence_and_notices(installed: Installed) -> None:
    names = zipfile.ZipFile(installed.wheel).namelist()
    assert [name for name in names if name.endswith("licenses/LICENSE")]
    assert [name for name in names if name.endswith("licenses/NOTICE.md")]


def test_everything_is_found_in_the_fresh_environment_not_in_the_checkout(installed: Installed) -> None:
    done = installed.run("python", "-c", WHERE)
    assert done.returncode == 0, done.stderr
    package, *shipped = map(Path, done.stdout.split())
    assert package.is_relative_to(installed.folder)
    assert shipped == [package.parent / "resources", package.parent / "device_profiles"]


def test_the_installed_command_explains_itself(installed: Installed) -> None:
    done = installed.run("strengthtrack", "--help")
    assert done.returncode == 0, done.stderr
    assert "Without a command it opens the window" in " ".join(done.stdout.split())


def test_the_installed_window_opens_off_screen_and_closes(installed: Installed, tmp_path: Path) -> None:
    done = installed.run("python", "-c", OPEN, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["shown", "strengthtrack"]
