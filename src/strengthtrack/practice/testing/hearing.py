"""What is heard in the force: pushes and taps on the pad, in the order in which they came."""

from dataclasses import dataclass

from strengthtrack.practice.testing.recent import Array
from strengthtrack.science.contraction import Begun, Detector, Ended
from strengthtrack.science.taps import TapListener


@dataclass(frozen=True, slots=True)
class Tapped:
    """Two taps on the pad, the second at `at_s`."""

    at_s: float


Heard = Begun | Ended | Tapped


class Hearing:
    """Listens to every reading, armed or not: a push must be told from the rest before it."""

    def __init__(self) -> None:
        import numpy.ma  # noqa: F401 - the first median loads it, a tenth of a second in the middle of a push

        self._detector = Detector()
        self._taps = TapListener()

    @property
    def resting_n(self) -> float | None:
        """The resting force as it is known now, N."""
        return self._detector.resting_n

    @property
    def pushing(self) -> bool:
        """Whether a push was heard to begin and not to end, armed or not."""
        return self._detector.pushing

    def feed(self, t_s: Array, force_n: Array) -> list[Heard]:
        """What was heard in these readings (s, N); a slow window may hand over both taps and a push at once."""
        heard: list[Heard] = [*self._detector.feed(t_s, force_n), *map(Tapped, self._taps.feed(t_s, force_n))]
        return sorted(heard, key=_moment)

    def settle(self) -> None:
        """What presses now is rest."""
        self._detector.settle()

    def reset(self, resting_n: float | None = None) -> None:
        """Forget what was heard: after a gap, or a new zero."""
        self._detector.reset(resting_n)
        self._taps.reset()


def _moment(heard: Heard) -> float:
    match heard:
        case Begun():
            return heard.onset_s
        case Ended():
            return heard.end_s
        case Tapped():
            return heard.at_s
