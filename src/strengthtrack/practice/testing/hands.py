"""What a testing session works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from strengthtrack.practice.edits import Edits
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.practice.testing.recorder import Recorder
from strengthtrack.records.store import Store


@dataclass(frozen=True, slots=True)
class Hands:
    """`clock` is the link's own seconds (perf_counter), `now` aware UTC."""

    dynamometer: LiveDynamometer
    recorder: Recorder
    edits: Edits
    store: Store
    clock: Callable[[], float]
    now: Callable[[], datetime]
