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
    from strengthtrack.science.recording import Contraction, Force

NAME = "measure"
HELP = (
    "find the pushes in a recording and print them as JSON: onset and end in s from the first row, peak and best "
    "second in N (null where a push is shorter). A push the recording cuts off is told on standard error"
)


def options(parser: argparse.ArgumentParser) -> None:
    """The file and how to read it."""
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="a table with a line of column names")
    parser.add_argument("--column", required=True, metavar="NAME", help="the column that holds force")
    parser.add_argument("--unit", required=True, metavar="U", help="its unit: N, kgf, lbf …")
    parser.add_argument(
        "--rate", required=True, type=float, metavar="HZ", help="rows per second; a column of times is not read"
    )


def run(options: argparse.Namespace) -> int:
    """Print the pushes of one column."""
    from strengthtrack.clinic.units import newtons_per
    from strengthtrack.science.recording import contractions

    newtons = newtons_per(options.unit)
    if not (math.isfinite(options.rate) and options.rate > 0.0):
        raise EntryFault(
            [("rate", f"A rate of {options.rate:g} Hz cannot be right; give the rows per second, over 0.")]
        )
    t_s, force = _force(options.file, options.column, newtons, options.rate)
    found = contractions(t_s, force)
    print(json.dumps({"contractions": [_as_json(push, t_s, force) for push in found]}, indent=2))
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

    from strengthtrack.devices.recording_file import read_column

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
