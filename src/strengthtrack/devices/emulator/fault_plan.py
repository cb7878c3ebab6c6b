"""Faults to come, as they are written on a command line: `noise=50@10+5` is noise from 10 s on, for 5 s."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from strengthtrack.devices.emulator.fault_kinds import KINDS, UNIT
from strengthtrack.errors import DeviceFault

_WRITTEN = re.compile(r"(?P<name>[^=@]*)(=(?P<value>[^@]*))?(@(?P<when>.*))?")
_WHEN = re.compile(r"(?P<at>\d{1,6}(\.\d{1,3})?)(\+(?P<lasts>\d{1,6}(\.\d{1,3})?))?")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, `at_s` after counting began and for `lasts_s`, or for ever. `amount` in what its kind counts."""

    name: str
    amount: float = 0.0
    unit: str = ""
    at_s: float = 0.0
    lasts_s: float = math.inf

    @property
    def ends_s(self) -> float:
        """When it is over."""
        return self.at_s + self.lasts_s


def written(text: str) -> Fault:
    """The fault that `NAME[=VALUE][@SECONDS[+FOR]]` means; raises DeviceFault with what is wrong with it."""
    parts = _WRITTEN.fullmatch(text)
    name = parts["name"] if parts else text
    if parts is None or name not in KINDS:
        raise DeviceFault(f"There is no fault “{name[:40]}”; choose one of {', '.join(KINDS)}.")
    when = _WHEN.fullmatch("0" if parts["when"] is None else parts["when"])
    if when is None or (when["lasts"] and float(when["lasts"]) == 0.0):
        raise DeviceFault(f"“{text[:60]}” needs seconds after @, as in {name}@10, or {name}@10+5 for five of them.")
    at_s, lasts_s = float(when["at"]), float(when["lasts"] or math.inf)
    if name == UNIT:
        return Fault(name, unit=parts["value"] or "", at_s=at_s, lasts_s=lasts_s)
    return Fault(name, _amount(name, parts["value"]), at_s=at_s, lasts_s=lasts_s)


def standing(faults: Sequence[Fault], at_s: float) -> dict[str, Fault]:
    """The faults there are at a moment, by name; of two of a kind the one that began later."""
    began = sorted((fault for fault in faults if fault.at_s <= at_s < fault.ends_s), key=lambda fault: fault.at_s)
    return {fault.name: fault for fault in began}


def moments(faults: Sequence[Fault]) -> list[float]:
    """When something begins or ends, in s, each moment once and in order."""
    ends = {fault.ends_s for fault in faults if math.isfinite(fault.ends_s)}
    return sorted({fault.at_s for fault in faults} | ends)


def _amount(name: str, value: str | None) -> float:
    kind = KINDS[name]
    if not kind.counts:
        if value is not None:
            raise DeviceFault(f"The fault {name} takes no value; write {name}, or {name}@10 for from 10 s on.")
        return 0.0
    try:
        amount = kind.usual if value is None else float(value)
    except ValueError:
        amount = math.nan
    if not 0.0 < amount <= kind.most:
        wanted = f"a number of {kind.counts} over 0 and up to {kind.most:g}"
        raise DeviceFault(f"The fault {name} needs {wanted}, as in {name}={kind.usual:g}.")
    return amount
