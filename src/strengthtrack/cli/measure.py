"""`strengthtrack measure`: the pushes in a recording, as JSON."""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.errors import EntryFault

if TYPE_CHECKING:
    from strengthtrack.clinic.setup import Fixation
    from strengthtrack.science.recording import Contraction, Force

NAME = "measure"
RUN_UP_S = 1.0
"""So much before a push is looked at, as in a trial."""
FIXATIONS = ("by hand", "belt", "rig")
HELP = (
    "find the pushes in a recording and print them as JSON: onset and end in s from the first row, peak and best "
    "second in N (null where a push is shorter); impulse, time to peak and rise from rise_onset_s, where the rise is "
    "looked up to the reading, null where the rate, the fixation or the rest before the push cannot carry them, with "
    "the reason. A push the recording cuts off is told on standard "
    "error"
)


def options(parser: argparse.ArgumentParser) -> None:
    """The file and how to read it."""
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="a table with a line of column names")
    parser.add_argument("--column", required=True, metavar="NAME", help="the column that holds force")
    parser.add_argument("--unit", required=True, metavar="U", help="its unit: N, kgf, lbf …")
    parser.add_argument(
        "--rate", required=True, type=float, metavar="HZ", help="rows per second; a column of times is not read"
    )
    parser.add_argument(
        "--fixation",
        choices=[fixation.replace(" ", "-") for fixation in FIXATIONS],
        default=FIXATIONS[0].replace(" ", "-"),
        help="what held the dynamometer; by hand the rise of the first 100 ms is not told",
    )
    parser.add_argument(
        "--zero",
        type=float,
        default=0.0,
        metavar="V",
        help="what the column holds unloaded, in its unit; 0 if left out",
    )


def run(options: argparse.Namespace) -> int:
    """Print the pushes of one column."""
    from strengthtrack.clinic.setup import Fixation
    from strengthtrack.clinic.units import newtons_per
    from strengthtrack.science.force_time import ANALYSIS_VERSION
    from strengthtrack.science.recording import contractions

    newtons = newtons_per(options.unit)
    if not (math.isfinite(options.rate) and options.rate > 0.0):
        raise EntryFault(
            [("rate", f"A rate of {options.rate:g} Hz cannot be right; give the rows per second, over 0.")]
        )
    if not math.isfinite(options.zero):
        raise EntryFault(
            [("zero", f"A zero of {options.zero:g} cannot be right; give what the column holds unloaded.")]
        )
    t_s, force = _force(options.file, options.column, newtons, options.rate)
    force = force - options.zero * newtons
    found = contractions(t_s, force)
    fixation = Fixation(options.fixation.replace("-", " "))
    ends = [-math.inf, *(push.end_s for push in found)]
    told = [
        _as_json(push, t_s, force) | _rest_as_json(push, _around(push, after_s, t_s, force), fixation)
        for push, after_s in zip(found, ends, strict=False)
    ]
    print(json.dumps({"analysis_version": ANALYSIS_VERSION, "contractions": told}, indent=2))
    for number, push in enumerate(found, start=1):
        for note in _cut(push):
            print(f"Contraction {number} {note}", file=sys.stderr)
    return 0


def _cut(push: Contraction) -> list[str]:
    """What the edges of the recording hide of a push."""
    start = ["ran already at the first row: its onset was not seen."] if push.cut_at_start else []
    end = ["still ran at the last row: its end was not seen."] if push.cut_at_end else []
    return start + end


def _force(file: Path, column: str, newtons: float, rate_hz: float) -> tuple[Force, Force]:
    import numpy as np

    from strengthtrack.devices.emulator.recording_file import read_column

    value = np.array(list(read_column(file, column)), dtype=np.float64)
    return np.arange(value.size) / rate_hz, value * newtons


def _as_json(push: Contraction, t_s: Force, force: Force) -> dict[str, object]:
    from strengthtrack.science.measures import best_second, peak

    inside = push.of(t_s, force)
    return {
        "onset_s": push.onset_s,
        "end_s": push.end_s,
        "peak_n": peak(inside[1]),
        "best_second_n": best_second(*inside),
    }


def _around(push: Contraction, after_s: float, t_s: Force, force: Force) -> tuple[Force, Force]:
    """A push with the rest before it, as a trial would hold it: nothing of the push before."""
    inside = (t_s > max(after_s, push.onset_s - RUN_UP_S)) & (t_s <= push.end_s)
    return t_s[inside], force[inside]


def _rest_as_json(push: Contraction, trace: tuple[Force, Force], fixation: Fixation) -> dict[str, object]:
    """What the gates let through, and why not the rest; an onset that was not seen is none."""
    from strengthtrack.clinic.analysis import Measured
    from strengthtrack.science.gates import measures
    from strengthtrack.science.rise_onset import rise_onset

    onset_s = None if push.cut_at_start else rise_onset(*trace, push.onset_s)
    shown = {Measured.PEAK, Measured.BEST_SECOND}
    found = [one for one in measures(*trace, onset_s, fixation) if one.of not in shown]
    return {
        "rise_onset_s": onset_s,
        **{one.of.value: one.value for one in found},
        "coarse": [one.of.value for one in found if one.coarse],
        "why_not": {one.of.value: one.why_not for one in found if one.value is None},
    }
