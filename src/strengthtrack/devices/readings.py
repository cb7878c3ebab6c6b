"""What a dynamometer says, as it comes out of the decoder. Nobody stamps it again."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

OK, OVERLOAD, UNSTABLE, LOW_BATTERY = "ok", "overload", "unstable", "low battery"


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings of one read, in order; every array has one length.

    `t_s` is `time.perf_counter()` seconds; `value` as shown in `unit`, compression positive;
    `status` one of the words above for each reading; `read_at_s` when the bytes were read.
    """

    t_s: NDArray[np.float64]
    value: NDArray[np.float64]
    unit: str
    status: tuple[str, ...]
    read_at_s: float = float("nan")


@dataclass(frozen=True, slots=True)
class Garbled:
    """Bytes that were no reading: how many frames, the first of them as it came, and why, where that is known."""

    count: int
    sample: bytes
    why: str = ""


@dataclass(frozen=True, slots=True)
class Connected:
    """Its first reading was understood; `identity` is what it called itself when greeted, if anything."""

    identity: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """The dynamometer is gone; `why` is one sentence for a person. Said once per connection."""

    why: str


Event = Readings | Garbled | Connected | Lost
