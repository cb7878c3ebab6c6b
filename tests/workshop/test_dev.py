import ast
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
Dev = Any  # dev.py is a script: it is loaded by its path, from a checkout of its own

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="plays at being a Debian machine")


@dataclass
class Shell:
    """Stands where dev.py starts programs, and remembers them."""

    said: list[list[str]] = field(default_factory=list)
    fails: Callable[[list[str]], bool] = lambda _: False

    def call(self, command: list[str], cwd: Path | None = None) -> int:
        self.said.append(command)
        if self.fails(command):
            return 1
        if command[1:3] == ["-m", "venv"]:
            make_venv(Path(command[3]))
        return 0

    def heard(self, *words: str) -> bool:
        return any(set(words) <= set(command) for command in self.said)


def make_venv(folder: Path) -> None:
    (folder / "bin").mkdir(parents=True, exist_ok=True)
    (folder / "bin/python").touch()
    version = ".".join(str(part) for part in sys.version_info[:3])
    (folder / "pyvenv.cfg").write_text(f"version = {version}\ncommand = python3 -m venv {folder}\n")


@pytest.fixture
def clone(tmp_path: Path) -> Dev:
    """What a clean clone brings."""
    for name in ("dev.py", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    spec = importlib.util.spec_from_file_location("dev_of_a_clone", tmp_path / "dev.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def dev(clone: Dev, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dev:
    """A clean clone on a machine that lacks nothing."""
    monkeypatch.setattr(clone, "missing_from_system", lambda _: {})
    monkeypatch.setattr(clone, "hand_over", lambda command: shell_of(clone).call(command))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.chdir(tmp_path)
    return clone


@pytest.fixture
def shell(dev: Dev, monkeypatch: pytest.MonkeyPatch) -> Shell:
    shell = Shell()
    monkeypatch.setattr(dev, "subprocess", shell)
    return shell


def shell_of(module: Dev) -> Shell:
    heard = module.subprocess
    assert isinstance(heard, Shell)
    return heard


def test_it_needs_nothing_but_pythons_own_library() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    plain = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    parts = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in (*plain, *parts)} <= sys.stdlib_module_names


def test_a_clean_clone_gets_its_packages_by_hash_then_the_project_then_the_app(dev: Dev, shell: Shell) -> None:
    assert dev.main(["run", "--demo"]) == 0

    venv, packages, project, app = shell.said
    assert venv[1:] == ["-m", "venv", str(dev.VENV)]
    assert packages[-3:] == ["--require-hashes", "-r", str(dev.LOCK)]
    assert project[-4:] == ["--no-deps", "--no-build-isolation", "--editable", str(dev.ROOT)]
    assert app == [str(dev.PYTHON), "-P", "-m", "strengthtrack", "--demo"]


def test_a_second_start_sets_nothing_up(dev: Dev, shell: Shell) -> None:
    dev.main(["run"])
    shell.said.clear()
    dev.main(["run"])
    assert len(shell.said) == 1


def test_a_changed_lock_is_installed_over_what_is_there(dev: Dev, shell: Shell) -> None:
    dev.main(["run"])
    shell.said.clear()
    dev.LOCK.write_text(dev.LOCK.read_text() + "# one more\n")
    dev.main(["run"])
    assert shell.heard("--require-hashes")
    assert not shell.heard("venv")


def test_what_test_installed_is_not_installed_again_for_run(dev: Dev, shell: Shell) -> None:
    dev.main(["bench"])
    shell.said.clear()
    dev.main(["run"])
    assert not shell.heard("install")


@pytest.mark.parametrize("last", ["venv", "--require-hashes", "--editable"])
def test_a_setting_up_that_was_cut_short_begins_anew(dev: Dev, shell: Shell, last: str) -> None:
    shell.fails = lambda command: last in command
    assert dev.main(["run"]) == 2
    (dev.VENV / "half-a-package").touch()
    shell.said.clear()
    shell.fails = lambda _: False

    assert dev.main(["run"]) == 0
    assert not (dev.VENV / "half-a-package").exists()
    assert shell.heard("venv")
    assert shell.heard("--editable")


def test_a_checkout_that_was_moved_gets_a_venv_of_its_own(dev: Dev, shell: Shell) -> None:
    make_venv(dev.VENV)
    (dev.VENV / "pyvenv.cfg").write_text("version = 3.11.2\ncommand = python3 -m venv elsewhere/.venv\n")
    dev.main(["run"])
    assert shell.heard("venv")


def test_a_setting_up_that_fails_says_what_failed(dev: Dev, shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.fails = lambda command: "--require-hashes" in command
    assert dev.main(["run"]) == 2
    assert capsys.readouterr().err == (
        "dev.py: pip could not install the locked packages; it says why above. Mend that, then start this again.\n"
    )


def test_without_a_display_it_says_so_and_names_the_pictures(
    dev: Dev, shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert dev.main(["run", "--demo"]) == 2
    assert capsys.readouterr().err == (
        "dev.py: there is no display here to open a window on. "
        "`python3 dev.py run --demo --shots DIR` draws every screen into a folder instead.\n"
    )
    assert shell.said == []


def test_pictures_need_no_display(dev: Dev, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    assert dev.main(["run", "--demo", "--shots", "pictures"]) == 0
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert shell.said[-1][-2:] == ["--shots", "pictures"]


def test_the_checks_run_in_order_and_pytest_comes_last(dev: Dev, shell: Shell) -> None:
    make_ready(dev, "offscreen")
    assert dev.main(["test"]) == 0
    asked = [" ".join([Path(command[0]).name, *command[1:]]) for command in shell.said]
    assert asked == [
        "python -m ruff check --no-cache .",
        "python -m ruff format --check .",
        "python -m mypy",
        "lint-imports",
        "python -m pytest",
    ]


def test_the_first_check_that_fails_ends_the_test_with_its_code(dev: Dev, shell: Shell) -> None:
    make_ready(dev, "offscreen")
    shell.fails = lambda command: "mypy" in command
    assert dev.main(["test"]) == 1
    assert not shell.heard("pytest")


def test_a_soak_prints_the_seed_that_does_it_again(
    dev: Dev, shell: Shell, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ready(dev, "offscreen")
    monkeypatch.setenv("STRENGTHTRACK_SEED", "")
    assert dev.main(["soak", "--seed", "7", "-x"]) == 0
    assert os.environ["STRENGTHTRACK_SEED"] == "7"
    assert "`python3 dev.py soak --seed 7`" in capsys.readouterr().out
    assert shell.said[-1][1:] == ["-m", "pytest", "-n", "0", "-m", "soak", "--hypothesis-seed=7", "-x"]


@pytest.mark.parametrize("seed", [[], ["many"]])
def test_a_soak_refuses_a_seed_that_is_no_number(
    dev: Dev, shell: Shell, seed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["soak", "--seed", *seed]) == 2
    assert "--seed needs a whole number" in capsys.readouterr().err


@pytest.mark.parametrize(("asked", "code"), [([], 0), (["--help"], 0), (["tset"], 2)])
def test_anything_else_shows_the_commands(
    dev: Dev, asked: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(asked) == code
    assert "python3 dev.py soak" in capsys.readouterr().out


def test_another_python_is_refused_with_its_version(
    dev: Dev, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(dev.sys, "version", "3.10.4 (main)")
    assert dev.main(["run"]) == 2
    assert "needs Python 3.11, 3.12 or 3.13, and this is 3.10.4" in capsys.readouterr().err


MISSING = {"libgl1": "libGL.so.1", "fonts-dejavu-core": "a font"}


def as_user(dev: Dev, monkeypatch: pytest.MonkeyPatch, user: int, *, debian: bool) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: user)
    monkeypatch.setattr(dev.shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(dev, "DEBIAN", dev.ROOT / ("pyproject.toml" if debian else "not-there"))


def test_root_on_debian_gets_what_qt_lacks(dev: Dev, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(dev, monkeypatch, 0, debian=True)
    monkeypatch.setenv("DEBIAN_FRONTEND", "")
    dev.provide_system(MISSING)
    update, install = shell.said
    assert update == ["apt-get", "-q", "update"]
    assert install == ["apt-get", "-q", "install", "-y", "--no-install-recommends", "libgl1", "fonts-dejavu-core"]


def test_anybody_else_on_debian_gets_the_line_to_run(dev: Dev, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(dev, monkeypatch, 1000, debian=True)
    with pytest.raises(dev.Refused) as refused:
        dev.provide_system(MISSING)
    assert str(refused.value) == (
        "this system lacks libGL.so.1, a font. Install them with this line, then start this again:\n"
        "sudo apt-get update && sudo apt-get install --no-install-recommends libgl1 fonts-dejavu-core"
    )
    assert shell.said == []


def test_another_linux_is_told_what_is_missing(dev: Dev, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(dev, monkeypatch, 0, debian=False)
    with pytest.raises(dev.Refused, match=r"lacks libGL\.so\.1, a font\. Install them with its package manager"):
        dev.provide_system(MISSING)


def test_an_apt_get_that_fails_is_named(dev: Dev, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(dev, monkeypatch, 0, debian=True)
    monkeypatch.setenv("DEBIAN_FRONTEND", "")
    shell.fails = lambda command: "install" in command
    with pytest.raises(dev.Refused, match="apt-get could not install libgl1 fonts-dejavu-core"):
        dev.provide_system(MISSING)


def test_a_library_nobody_has_is_seen_as_missing(clone: Dev) -> None:
    assert clone.loads("libc.so.6")
    assert not clone.loads("libno-such-thing.so.9")


def test_a_bare_machine_lacks_venv_libraries_and_a_font(clone: Dev, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clone, "loads", lambda _: False)
    monkeypatch.setattr(clone, "FONT_FOLDERS", ("~/nowhere", str(clone.ROOT)))
    monkeypatch.setattr(clone.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    off_screen = clone.missing_from_system("offscreen")
    assert list(off_screen) == [f"python3.{sys.version_info[1]}-venv", *clone.OFF_SCREEN, "fonts-dejavu-core"]
    assert {"libxcb-cursor0", "libpulse0"} <= set(clone.missing_from_system("window"))


def test_a_machine_with_everything_lacks_nothing(clone: Dev, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fonts/deep").mkdir(parents=True)
    (tmp_path / "fonts/deep/some.ttf").touch()
    monkeypatch.setattr(clone, "loads", lambda _: True)
    monkeypatch.setattr(clone, "FONT_FOLDERS", ("~/nowhere", str(tmp_path / "fonts")))
    monkeypatch.setattr(clone.importlib.util, "find_spec", lambda name: name)
    assert clone.missing_from_system("window") == {}


def test_a_second_start_costs_under_a_third_of_a_second(tmp_path: Path, dev: Dev) -> None:
    make_ready(dev, "offscreen")
    dev.PYTHON.unlink()
    dev.PYTHON.write_text('#!/bin/sh\necho "$@"\nexit 7\n')
    dev.PYTHON.chmod(0o755)
    command = [sys.executable, str(tmp_path / "dev.py"), "run", "--demo", "--shots", "here"]
    fastest = min(timed(command) for _ in range(3))
    assert fastest < 0.3


def timed(command: list[str]) -> float:
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    took = time.perf_counter() - began
    assert (done.returncode, done.stdout) == (7, "-P -m strengthtrack --demo --shots here\n"), done.stderr
    return took


def make_ready(dev: Dev, need: str) -> None:
    make_venv(dev.VENV)
    (dev.VENV / f"ready-{need}").write_text(dev.fingerprint())
