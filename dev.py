"""The workshop of strengthtrack. It needs nothing but Python 3.11 and makes the rest itself.

    python3 dev.py run            opens the app on this machine's records
    python3 dev.py run --demo     a sample clinic and an emulated dynamometer, thrown away after
                                  (--play FILE.csv plays a recording, --shots DIR writes pictures, no display needed)
    python3 dev.py test           every check: lint, format, types, floors, tests off screen
    python3 dev.py bench          start-up, frames, byte to pixel, memory, decoding, as ratios where it can be
                                  (--only NAME measures one of them)
    python3 dev.py soak           the long runs: kills, replugs, fuzz (--seed N repeats one)

What follows a command is passed on: `run --help` shows the app's options, `test -k pain` picks tests.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
BEING_MADE = VENV / "being-made"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LINT_IMPORTS = VENV / ("Scripts/lint-imports.exe" if os.name == "nt" else "bin/lint-imports")
LINUX = sys.platform.startswith("linux")
DEBIAN = Path("/etc/debian_version")

# What Qt's wheels leave to the system: Debian's package, and the file that shows it is there.
OFF_SCREEN = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    # Qt's PDF reader, which shows the letter, is linked to Qt's network
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
}
WINDOW = OFF_SCREEN | {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    # sound; the voice is not needed, and the README names what it takes
    "libpulse0": "libpulse.so.0",
    "libxrandr2": "libXrandr.so.2",
}
OFFICE = ("libreoffice-writer-nogui", "libreoffice-calc-nogui")
"""What opens our letters and tables in the tests of a CI run; elsewhere those tests skip where it is missing."""
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def main(arguments: list[str]) -> int:
    """Set up what is missing, then do what was asked."""
    commands = {"run": run, "test": test, "bench": bench, "soak": soak}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments in ([], ["-h"], ["--help"]) else 2
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        return refuse(f"strengthtrack needs Python 3.11, 3.12 or 3.13, and this is {sys.version.split()[0]}.")
    try:
        return commands[arguments[0]](arguments[1:])
    except Refused as why:
        return refuse(str(why))
    except KeyboardInterrupt:
        return 130


class Refused(Exception):  # noqa: N818 - nothing is wrong with us; somebody has to do something first
    """One sentence that says what to do before this can go on."""


def refuse(sentence: str) -> int:
    """Say why not, on standard error."""
    print(f"dev.py: {sentence}", file=sys.stderr)
    return 2


# The commands


def run(rest: list[str]) -> int:
    """Open the app, or draw its pictures off screen."""
    off_screen = any(word == "--shots" or word.startswith("--shots=") for word in rest)
    if off_screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not {"-h", "--help"} & set(rest) and not has_display():
        raise Refused(
            "there is no display here to open a window on. "
            "`python3 dev.py run --demo --shots DIR` draws every screen into a folder instead."
        )
    set_up("window" if LINUX and not off_screen else "offscreen")
    return hand_over([str(PYTHON), "-P", "-m", "strengthtrack", *rest])


def test(rest: list[str]) -> int:
    """Run every check, cheapest first; the first that fails ends it. What follows goes to pytest."""
    work_off_screen()
    provide_office()
    python = str(PYTHON)
    # ruff's cache does not see that a file moved, and would pass here what fails on a clean clone
    steps = (
        [python, "-m", "ruff", "check", "--no-cache", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [str(LINT_IMPORTS)],
        [python, "-m", "pytest", *rest],
    )
    for step in steps:
        print(f"\n== {' '.join([Path(step[0]).stem, *step[1:]])}", flush=True)
        code = subprocess.call(step, cwd=ROOT)
        if code:
            return code
    return 0


def bench(rest: list[str]) -> int:
    """Measure this machine."""
    work_off_screen()
    return hand_over([str(PYTHON), str(ROOT / "tests/bench/bench.py"), *rest])


def soak(rest: list[str]) -> int:
    """Run the long tests; the seed is printed, so that a fault can be met again."""
    seed = str(time.time_ns() % 1_000_000)
    if "--seed" in rest:
        at = rest.index("--seed")
        seed = "".join(rest[at + 1 : at + 2])
        rest = rest[:at] + rest[at + 2 :]
    if not seed.isdecimal():
        raise Refused("--seed needs a whole number, for example `python3 dev.py soak --seed 7`.")
    work_off_screen()
    os.environ["STRENGTHTRACK_SEED"] = seed
    print(f"Soaking with seed {seed}; `python3 dev.py soak --seed {seed}` does the same again.", flush=True)
    return hand_over([str(PYTHON), "-m", "pytest", "-n", "0", "-m", "soak", f"--hypothesis-seed={seed}", *rest])


def work_off_screen() -> None:
    """Everything but the app itself runs without a display and from the top of the checkout."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    set_up("offscreen")
    os.chdir(ROOT)


def hand_over(command: list[str]) -> int:
    """Become the command where the system can; wait for it where not."""
    sys.stdout.flush()
    if os.name == "nt":
        return subprocess.call(command)
    os.execv(command[0], command)  # noqa: S606 - our own interpreter, a list of arguments, no shell
    return 0


def has_display() -> bool:
    """Whether a window could open; Windows and macOS always have somewhere."""
    return not LINUX or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


# Setting up


def set_up(need: str) -> None:
    """Bring `.venv` and the system libraries to what the lock says; does nothing where they are."""
    stamp = VENV / f"ready-{need}"
    wanted = fingerprint()
    if PYTHON.exists() and not BEING_MADE.exists() and says(stamp, wanted):
        return
    provide_system(missing_from_system(need))
    provide_packages(wanted)
    stamp.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """Name what a finished `.venv` was made from and for: lock, pyproject, place and Python."""
    made_from = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return f"{made_from.hexdigest()} {ROOT} {sys.version_info[:2]}"


def says(stamp: Path, wanted: str) -> bool:
    """Whether an earlier setting up ended well with the same things."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted


def missing_from_system(need: str) -> dict[str, str]:
    """List what Python and Qt lack here: Debian's package, and the thing itself in words."""
    missing = {}
    if not is_sound() and not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        missing[f"python3.{sys.version_info[1]}-venv"] = "Python's venv module"
    if LINUX:
        libraries = WINDOW if need == "window" else OFF_SCREEN
        missing |= {package: soname for package, soname in libraries.items() if not loads(soname)}
        if not any(any(Path(folder).expanduser().rglob("*.[ot]t[fc]")) for folder in FONT_FOLDERS):
            missing["fonts-dejavu-core"] = "a font"
    return missing


def loads(soname: str) -> bool:
    """Whether the loader finds a library; asking it is surer than looking for files, and needs no compiler."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def provide_system(missing: dict[str, str]) -> None:
    """Install Debian's packages where we may; elsewhere say what is missing and how to get it."""
    if not missing:
        return
    things, packages = ", ".join(missing.values()), " ".join(missing)
    if not DEBIAN.exists() or not shutil.which("apt-get"):
        raise Refused(f"this system lacks {things}. Install them with its package manager, then start this again.")
    if sys.platform != "win32" and os.geteuid() != 0:
        line = f"sudo apt-get update && sudo apt-get install --no-install-recommends {packages}"
        raise Refused(f"this system lacks {things}. Install them with this line, then start this again:\n{line}")
    print(f"Installing from Debian: {packages}", flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    # an update may fail for one source of many and still be enough; the install tells
    subprocess.call(["apt-get", "-q", "update"])
    if subprocess.call(["apt-get", "-q", "install", "-y", "--no-install-recommends", *missing]):
        raise Refused(f"apt-get could not install {packages}; it says why above. Mend that, then start this again.")


def provide_office() -> None:
    """Install LibreOffice for a CI run that may; without it, its tests say why they skip."""
    may = DEBIAN.exists() and shutil.which("apt-get") and sys.platform != "win32" and os.geteuid() == 0
    if not os.environ.get("CI") or not may or shutil.which("soffice"):
        return
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    subprocess.call(["apt-get", "-q", "update"])
    if subprocess.call(["apt-get", "-q", "install", "-y", "--no-install-recommends", *OFFICE]):
        print("dev.py: LibreOffice could not be installed, so the tests that open our files in it skip.", flush=True)


def provide_packages(wanted: str) -> None:
    """Make `.venv` and install the lock and the project into it, unless another need has done so already."""
    if is_sound() and any(says(stamp, wanted) for stamp in VENV.glob("ready-*")):
        return
    print("Setting up .venv from requirements.lock; the first time takes a minute or two.", flush=True)
    if VENV.exists() and not is_sound():
        shutil.rmtree(VENV)
    VENV.mkdir(exist_ok=True)
    BEING_MADE.touch()
    if not PYTHON.exists():
        step([sys.executable, "-m", "venv", str(VENV)], "Python could not make .venv")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
    step([*pip, "--require-hashes", "-r", str(LOCK)], "pip could not install the locked packages")
    step([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], "pip could not install the project")
    BEING_MADE.unlink()


def is_sound() -> bool:
    """Whether `.venv` was finished once, here and by this Python; half a one is made anew."""
    settings = VENV / "pyvenv.cfg"
    if BEING_MADE.exists() or not PYTHON.exists() or not settings.is_file():
        return False
    said = settings.read_text(encoding="utf-8")
    return str(VENV) in said and f"version = 3.{sys.version_info[1]}." in said


def step(command: list[str], fault: str) -> None:
    """Run one step of the setting up."""
    if subprocess.call(command, cwd=ROOT):
        raise Refused(f"{fault}; it says why above. Mend that, then start this again.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
