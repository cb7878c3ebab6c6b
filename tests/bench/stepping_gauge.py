"""A process that plays a dynamometer whose force goes in steps, and tells when each step was written to its port.

Run by pixels.py, apart from the app as a real one is. Prints its port, then, once its input is closed, JSON: for each
step (moment of `time.perf_counter()`, which all processes of one machine share, in s; force in N).
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import time

from strengthtrack.devices.emulator import wires
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.profiles.library import Library

PROFILE = "mark10_gcl2"
RATE_HZ = 1000
REST_S, AFTER_S = 3.0, 0.5
STEPS = 440
STEP_MS = (40, 60)
"""Of no fixed length, so that they fall anywhere between two ticks."""
LOWEST_N, LEVELS, APART = 120, 64, 7
"""No force comes again within 64 steps."""
_VALUE = re.compile(rb"(\d+\.\d+) N")


def lengths_ms() -> list[int]:
    """How long each step is held; the same every time."""
    chance = random.Random(1)
    return [chance.randint(*STEP_MS) for _ in range(STEPS)]


def lasts_s() -> float:
    """From the first row to the last."""
    return REST_S + sum(lengths_ms()) / 1000.0 + AFTER_S


def rows() -> list[float]:
    """Force in N a thousand times a second: at rest, then at once up and on in steps, then at rest."""
    forces = [float(LOWEST_N + number * APART % LEVELS) for number in range(STEPS)]
    steps = [force for force, ms in zip(forces, lengths_ms(), strict=True) for _ in range(ms)]
    return [0.0] * round(REST_S * RATE_HZ) + steps + [0.0] * round(AFTER_S * RATE_HZ)


class Notes:
    """Looks at what goes out. Attributes: steps (time in s, force in N)."""

    def __init__(self) -> None:
        self.steps: list[tuple[float, float]] = []

    def look(self, data: bytes) -> None:
        now_s = time.perf_counter()
        for value in map(float, _VALUE.findall(data)):
            if not self.steps or value != self.steps[-1][1]:
                self.steps.append((now_s, value))


def follow(kind: type[wires.PtyWire] | type[wires.TcpWire], notes: Notes) -> None:
    """Note what every wire of a kind writes, just before it does."""
    write = kind.write

    def noted(wire: wires.PtyWire | wires.TcpWire, data: bytes, wait_s: float) -> int:
        notes.look(data)
        return write(wire, data, wait_s)  # type: ignore[arg-type]

    kind.write = noted  # type: ignore[method-assign,assignment]


def main() -> None:
    notes = Notes()
    follow(wires.PtyWire, notes)
    follow(wires.TcpWire, notes)
    emulator = Emulator(Library().profile(PROFILE))
    emulator.play(rows(), RATE_HZ, idle_n=0.0)
    print(emulator.serve_pty() if os.name == "posix" else emulator.serve_tcp(), flush=True)
    sys.stdin.read()
    emulator.close()
    print(json.dumps(notes.steps))


if __name__ == "__main__":
    main()
