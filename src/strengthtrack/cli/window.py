"""`strengthtrack`: the window, or its pictures."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.errors import EntryFault, Mendable

if TYPE_CHECKING:
    from strengthtrack.demo import Recording

NO_DISPLAY = (
    "There is no display to open a window on; start it on a desktop, or give --demo --shots DIR for pictures of "
    "every screen."
)


FASTEST_HZ = 10_000.0


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the window itself."""
    parser.add_argument("--demo", action="store_true", help="sample patients and an emulated dynamometer, thrown away")
    parser.add_argument("--play", type=Path, metavar="FILE.csv", help="with --demo: the dynamometer plays a recording")
    parser.add_argument("--column", metavar="NAME", help="with --play: the column that holds force")
    parser.add_argument("--unit", metavar="U", default="N", help="with --play: its unit (N where not given)")
    parser.add_argument("--rate", type=float, metavar="HZ", default=100.0, help="with --play: rows per second (100)")
    parser.add_argument("--shots", type=Path, metavar="DIR", help="with --demo: pictures of every screen, off screen")


def run(options: argparse.Namespace) -> int:
    """Open the window and stay until it is closed, or walk through it and take pictures."""
    if (options.play or options.shots) and not options.demo:
        raise EntryFault([("demo", "--play and --shots go with --demo; add it.")])
    if options.shots is not None:
        from strengthtrack import shots

        return shots.run(options.shots)
    if not has_display(sys.platform, os.environ):
        raise Mendable(NO_DISPLAY)
    if options.demo:
        from strengthtrack import demo

        return demo.run(_recording(options))
    from strengthtrack.bootstrap import running

    return running.run(options.data)


def has_display(platform: str, environment: os._Environ[str] | dict[str, str]) -> bool:
    """Whether a window can be shown: Windows and macOS always can, others need X11 or Wayland."""
    if platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _recording(options: argparse.Namespace) -> Recording | None:
    if options.play is None:
        return None
    from strengthtrack.demo import Recording
    from strengthtrack.devices.emulator.recording_file import force_column

    if not 0.0 < options.rate <= FASTEST_HZ:
        raise EntryFault([("rate", f"A rate of {options.rate:g} Hz cannot be right; give the rows per second.")])
    column = options.column or force_column(options.play)
    print(f"Playing “{column}” as {options.unit} at {options.rate:g} rows a second, again and again.", file=sys.stderr)
    return Recording(options.play, column, options.unit, options.rate)
