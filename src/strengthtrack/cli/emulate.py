"""`strengthtrack emulate`: a dynamometer that is not there, on a port that is."""

from __future__ import annotations

import argparse
import sys
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.cli.ending import told_to_end
from strengthtrack.errors import EntryFault

if TYPE_CHECKING:
    from strengthtrack.devices.emulator.emulator import Emulator
    from strengthtrack.devices.emulator.fault_schedule import FaultSchedule

NAME = "emulate"
HELP = "play a dynamometer on a pty or a TCP port; the first line printed is the port to open"

SHOWN_PEAKS_N = (182.0, 176.0, 188.0)
"""Without a recording somebody pushes now and then."""


def options(parser: argparse.ArgumentParser) -> None:
    """Which dynamometer, where, and what it feels."""
    parser.add_argument("id", metavar="ID", help="a profile; `strengthtrack profiles` lists them")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--pty", nargs="?", const="", metavar="LINK", help="a new pty, under this name if one is given")
    where.add_argument("--listen", metavar="HOST:PORT", help="a TCP port, which opens as socket://HOST:PORT")
    parser.add_argument("--play", type=Path, metavar="FILE.csv", help="a recording, one frame a row")
    parser.add_argument("--column", metavar="NAME", help="with --play: the column that holds force")
    parser.add_argument("--unit", metavar="U", help="with --play: its unit: N, kgf, lbf …")
    parser.add_argument("--rate", type=float, metavar="HZ", help="with --play: rows per second")
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="NAME[=VALUE][@SECONDS[+FOR]]",
        help="something that goes wrong, from a moment on and for so long, or for ever; may be given again",
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _told()


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C or SIGTERM."""
    with told_to_end(), ExitStack() as stack:
        emulator = _emulator(options)
        stack.callback(emulator.close)
        schedule = _schedule(emulator, options)
        print(_serve(emulator, options), flush=True)
        _say(f"Playing {options.id}; Ctrl+C ends it.")
        schedule.start()
        stack.callback(schedule.close)
        threading.Event().wait()
    return 0


def _emulator(options: argparse.Namespace) -> Emulator:
    from strengthtrack.devices.emulator.emulator import Emulator
    from strengthtrack.devices.profiles.library import Library, own_folder
    from strengthtrack.science.push_model import pushes

    profile = Library(own_folder(options.data)).profile(options.id)
    if options.play is None:
        return Emulator(profile, pushes(SHOWN_PEAKS_N))
    emulator = Emulator(profile)
    emulator.play(_rows(options), options.rate)
    return emulator


def _schedule(emulator: Emulator, options: argparse.Namespace) -> FaultSchedule:
    from strengthtrack.devices.emulator.fault_plan import written
    from strengthtrack.devices.emulator.fault_schedule import FaultSchedule

    return FaultSchedule(emulator, [written(text) for text in options.fault], _say)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _told() -> str:
    """The faults there are, one a line."""
    from strengthtrack.devices.emulator.fault_kinds import KINDS

    counts = {name: f" ({kind.counts}, usually {kind.usual:g})" if kind.counts else "" for name, kind in KINDS.items()}
    lines = [f"  {name:12} {kind.does}{counts[name]}" for name, kind in KINDS.items()]
    return "\n".join(
        ["faults:", *lines, "", "--fault noise=50@10+5 is noise of 50 bytes a second from 10 s on, for 5 s."]
    )


def _rows(options: argparse.Namespace) -> list[float]:
    """The recording in newtons; raises a fault for what is missing or wrong."""
    from strengthtrack.clinic.units import newtons_per
    from strengthtrack.devices.emulator.recording_file import played_rows

    missing = [name for name in ("column", "unit", "rate") if getattr(options, name) is None]
    if missing:
        raise EntryFault((name, f"Give --{name} with --play.") for name in missing)
    if not 0.0 < options.rate <= 10_000.0:
        raise EntryFault([("rate", f"A rate of {options.rate:g} Hz cannot be right; give the rows per second.")])
    to_n = newtons_per(options.unit)
    return [value * to_n for value in played_rows(options.play, options.column)]


def _serve(emulator: Emulator, options: argparse.Namespace) -> str:
    if options.listen is None:
        return emulator.serve_pty(Path(options.pty) if options.pty else None)
    host, _, port = options.listen.rpartition(":")
    if not (host and port.isdecimal() and int(port) < 65_536):
        raise EntryFault([("listen", f"“{options.listen}” is no HOST:PORT; give for example 127.0.0.1:5555.")])
    return emulator.serve_tcp(host, int(port))
