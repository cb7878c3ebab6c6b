"""Carries out planned faults on an emulated dynamometer, each at its time, from a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

from strengthtrack.devices.emulator.emulated_gauge import emulated
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.emulator.fault_kinds import LOW_BATTERY, UNIT, UNPLUG, UNSTABLE
from strengthtrack.devices.emulator.fault_plan import Fault, moments, standing
from strengthtrack.errors import DeviceFault

MS = 0.001
PERCENT = 0.01


class FaultSchedule:
    """Faults for one emulator that is served. `tell` is called with a line for each that begins or ends.

    Raises DeviceFault for a fault that this dynamometer cannot have.
    """

    def __init__(self, emulator: Emulator, faults: Sequence[Fault], tell: Callable[[str], None]) -> None:
        for fault in faults:
            _refuse(emulator, fault)
        self._emulator = emulator
        self._faults = tuple(faults)
        self._tell = tell
        self._standing: dict[str, Fault] = {}
        self._own_unit = ""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="faults to come", daemon=True)

    def start(self) -> None:
        """Begin to count."""
        self._thread.start()

    def close(self) -> None:
        """Stop; what stands goes on standing."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def come_to(self, at_s: float) -> None:
        """Switch on and off what begins and ends up to a moment, given in s since it began to count."""
        before, self._standing = self._standing, standing(self._faults, at_s)
        for name in dict.fromkeys((*before, *self._standing)):
            fault = self._standing.get(name)
            if before.get(name) != fault:
                self._switch(name, fault)
                self._tell(f"{at_s:g} s: {name} {'begins' if fault else 'ends'}{self._where(name)}")

    def _run(self) -> None:
        began_s = time.monotonic()
        for moment_s in moments(self._faults):
            if self._stop.wait(max(0.0, began_s + moment_s - time.monotonic())):
                return
            try:
                self.come_to(moment_s)
            except DeviceFault as fault:
                self._tell(str(fault))

    def _where(self, name: str) -> str:
        return f"; the port is {self._emulator.port}" if name == UNPLUG and self._emulator.port else ""

    def _switch(self, name: str, fault: Fault | None) -> None:
        """Let a fault stand, or end it."""
        if name == UNPLUG and fault:
            self._emulator.unplug()
        elif name == UNPLUG:
            self._emulator.replug()
        elif name == UNIT and fault:
            self._own_unit = self._own_unit or self._emulator.unit
            self._emulator.set_unit(fault.unit or _another(self._emulator))
        elif name == UNIT:
            self._emulator.set_unit(self._own_unit)
            self._own_unit = ""
        else:
            _turn(self._emulator, name, fault.amount if fault else 0.0, stands=fault is not None)


def _turn(emulator: Emulator, name: str, amount: float, *, stands: bool) -> None:
    cable, gauge = emulator.faults, emulator.ailments
    match name:
        case "halves":
            cable.halves_s = amount * MS
        case "glue":
            cable.glue_s = amount * MS
        case "jitter":
            cable.jitter_s = amount * MS
        case "noise":
            cable.noise_hz = amount
        case "drop":
            cable.drop = amount * PERCENT
        case "silence":
            cable.silent = stands
        case "overload":
            gauge.overload = stands
        case "low-battery":
            gauge.low_battery = stands
        case "unstable":
            gauge.unstable = stands


def _another(emulator: Emulator) -> str:
    """The unit after the one it is set to."""
    units = emulator.units
    return units[(units.index(emulator.unit) + 1) % len(units)]


def _refuse(emulator: Emulator, fault: Fault) -> None:
    emulate, name = emulated(emulator.profile), emulator.profile.name
    if fault.name == UNIT and len(emulator.units) == 1:
        raise DeviceFault(f"The {name} has only the unit {emulator.unit}; leave the fault {UNIT} out.")
    if fault.unit and fault.unit not in emulator.units:
        raise DeviceFault(f"The {name} has no unit “{fault.unit[:20]}”; choose one of {', '.join(emulator.units)}.")
    unsaid = {LOW_BATTERY: not emulate.says_low_battery, UNSTABLE: not emulate.says_unstable}
    if unsaid.get(fault.name):
        raise DeviceFault(f"The {name} has no way to say {fault.name}; leave that fault out.")
