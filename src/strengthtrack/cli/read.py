"""`strengthtrack read`: what a dynamometer says, as numbers."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from strengthtrack.cli.capture_file import capture_file
from strengthtrack.cli.ending import told_to_end
from strengthtrack.clinic.units import FORCE_UNITS
from strengthtrack.errors import DeviceFault, EntryFault

if TYPE_CHECKING:
    from strengthtrack.devices.profiles.profile import Profile
    from strengthtrack.devices.readings import Event

NAME = "read"
HELP = "read a dynamometer, compression positive, to a summary or to comma-separated values"


def options(parser: argparse.ArgumentParser) -> None:
    """Where it is, what it is, how long, and where the readings go."""
    parser.add_argument("port", metavar="PORT", help="anything pyserial opens: COM5, /dev/ttyUSB0, socket://HOST:PORT")
    parser.add_argument("--profile", required=True, metavar="ID", help="how it speaks; `strengthtrack profiles` lists")
    parser.add_argument("--seconds", type=float, metavar="S", help="stop so long after the first reading")
    parser.add_argument("--csv", metavar="FILE", help="write t_s,force_n,value,unit,status; - is standard output")
    parser.add_argument("--baud", type=int, help="another baud rate than the profile's")
    parser.add_argument("--unit", choices=FORCE_UNITS, help="the unit on its display, where it does not send one")
    parser.add_argument("--flip-sign", action="store_true", help="for one that shows a push as negative")
    parser.add_argument("--capture", type=Path, metavar="FILE", help="also keep the raw bytes with their times")


def run(options: argparse.Namespace) -> int:
    """Read until the seconds are over, Ctrl+C, or the dynamometer is lost; what came until then is written."""
    from strengthtrack.cli.readings_file import ReadingsFile, lines
    from strengthtrack.cli.tally import Tally
    from strengthtrack.devices.ports.port_faults import LOOKED_FOR
    from strengthtrack.devices.readings import Lost, Readings

    if options.seconds is not None and not options.seconds > 0.0:
        raise EntryFault([("seconds", f"{options.seconds:g} seconds are no time to read; give more than 0.")])
    profile = _profile(options)
    tally = Tally()
    lost = ""
    with ReadingsFile(options.csv) as file, told_to_end():
        for event in _events(options, profile):
            tally.add(event)
            if isinstance(event, Readings):
                file.write(lines(event, tally.first_s))
            elif isinstance(event, Lost):
                lost = event.why
    print(tally.words(), file=sys.stderr if options.csv == "-" else sys.stdout)
    if lost:
        raise DeviceFault(lost.replace(LOOKED_FOR, ", then read again"))
    return 0


def _profile(options: argparse.Namespace) -> Profile:
    from strengthtrack.devices.profiles.library import Library, own_folder

    profile = Library(own_folder(options.data)).profile(options.profile)
    profile = profile.at_baud(options.baud) if options.baud else profile
    profile = profile.in_unit(options.unit) if options.unit else profile
    return profile.flipped() if options.flip_sign else profile


def _events(options: argparse.Namespace, profile: Profile) -> Iterator[Event]:
    """Events of one link until the seconds are over or it is lost.

    With --seconds a dynamometer that falls silent after its first reading is waited for until they are over.
    """
    from strengthtrack.cli.stretch import Stretch
    from strengthtrack.devices.link.link import Link
    from strengthtrack.devices.link.vigil import SILENT_S
    from strengthtrack.devices.readings import Lost
    from strengthtrack.devices.teaching.capture_head import head_of

    queue: SimpleQueue[Event] = SimpleQueue()
    stretch = Stretch(options.seconds)
    with ExitStack() as stack:
        heard = stack.enter_context(capture_file(options.capture, head_of(profile))) if options.capture else None
        patience_s = max(SILENT_S, options.seconds or 0.0)
        link = Link(options.port, profile, queue.put, silent_after_s=patience_s, heard=heard)
        stack.callback(link.close)
        link.start()
        while not stretch.is_over(time.perf_counter()):
            with suppress(Empty):
                event = queue.get(timeout=0.05)
                yield from stretch.within(event)
                if isinstance(event, Lost):
                    return
        link.close()
        while not queue.empty():
            yield from stretch.within(queue.get())
