"""What a dynamometer says, as it comes out of the decoder. Nobody stamps it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

OK, OVERLOAD, UNSTABLE, LOW_BATTERY = "ok", "overload", "unstable", "low battery"

JOINED_S = 0.05
"""Longer than a frame of the window, and shorter than anything that is heard in a push."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings of one read, in order; every array has one length.

    `t_s` is `time.perf_counter()` seconds; `value` as shown in `unit`, compression positive;
    `status` one of the words above for each reading; `read_at_s` when the bytes were read; `dropped` how many
    frames before or between these never came, where frames number themselves.
    """

    t_s: NDArray[np.float64]
    value: NDArray[np.float64]
    unit: str
    status: tuple[str, ...]
    read_at_s: float = float("nan")
    dropped: int = 0


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


class Loss(StrEnum):
    """How a connection ended: its port went, its port stayed and nothing could be read, or it never opened."""

    GONE = "gone"
    UNREAD = "unread"
    UNOPENED = "unopened"


@dataclass(frozen=True, slots=True)
class Lost:
    """The dynamometer is gone; `why` is one sentence for a person. Said once per connection."""

    why: str
    loss: Loss = Loss.GONE


Event = Readings | Garbled | Connected | Lost


def joined(events: Iterable[object]) -> list[object]:
    """The same events in the same order, but reads of one unit and of the same 50 ms made into one.

    So a dynamometer that hands over a thousand small reads a second costs no more than one with sixty larger ones.
    """
    runs = ((alike, list(run)) for alike, run in groupby(events, _alike))
    return [event for alike, run in runs for event in ([_one(run)] if alike and len(run) > 1 else run)]


def _alike(event: object) -> tuple[str, float] | None:
    return (event.unit, event.t_s[0] // JOINED_S) if isinstance(event, Readings) else None


def _one(run: list[object]) -> Readings:
    reads = [read for read in run if isinstance(read, Readings)]
    return Readings(
        np.concatenate([read.t_s for read in reads]),
        np.concatenate([read.value for read in reads]),
        reads[0].unit,
        tuple(word for read in reads for word in read.status),
        reads[-1].read_at_s,
        sum(read.dropped for read in reads),
    )
