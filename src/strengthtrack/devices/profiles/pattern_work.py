"""How much work a pattern can be made to do: every path that matching may try, on the frame that has most of them.

Matching tries one path after another, and turns back where a path ends. Every step of every path is counted, given the
byte that comes next, and as if after each byte the worst might follow: so the count is never too low.
"""

from collections.abc import Iterator
from operator import add

from strengthtrack.devices.profiles.pattern_parts import Byte, Either, Part, Row

ALL = (1 << 256) - 1
MOST_PLACES = 1024

Steps = list[int]
"""At most so many, by what comes next: for each kind of byte, and last for the end of the frame."""


def most_steps(pattern: Part, enough: int) -> int:
    """Steps over the worst frame there can be; what is over `enough` need not be counted. Raises ValueError."""
    if sum(byte.most for byte in _bytes(pattern)) > MOST_PLACES:
        raise ValueError(f"has more than {MOST_PLACES} places for a byte; make its repetitions shorter")
    kinds = _kinds({byte.among for byte in _bytes(pattern)})
    return max(_Work(kinds, enough).before(pattern, [1] * (len(kinds) + 1)))


def _bytes(part: Part) -> Iterator[Byte]:
    match part:
        case Byte():
            yield part
        case Row(parts) | Either(parts):
            for one in parts:
                yield from _bytes(one)


def _kinds(classes: set[int]) -> list[int]:
    """Bytes that no class tells apart, together."""
    kinds = [ALL]
    for among in classes:
        kinds = [part for kind in kinds for part in (kind & among, kind & ~among) if part]
    return kinds


class _Work:
    def __init__(self, kinds: list[int], enough: int) -> None:
        self._kinds = kinds
        self._most = enough + 1

    def before(self, part: Part, after: Steps) -> Steps:
        """Steps from where a part begins, given those from where it ends."""
        match part:
            case Byte(among, least, most):
                return self._repeated(among, least, most, after)
            case Row(parts):
                for one in reversed(parts):
                    after = self.before(one, after)
                return self._capped([step + 1 for step in after])
            case Either(choices):
                total = [1] * len(after)
                for choice in choices:
                    total = list(map(add, total, self.before(choice, after)))
                return self._capped(total)

    def _repeated(self, among: int, least: int, most: int, after: Steps) -> Steps:
        """From the last repetition to the first: up to `least` there is no choice but to go on."""
        taking = [bool(kind & among) for kind in self._kinds] + [False]
        steps = after
        for done in range(most - 1, -1, -1):
            went_on = max(steps)
            leaving = after if done >= least else [0] * len(after)
            steps = self._capped([1 + left + went_on * took for left, took in zip(leaving, taking, strict=True)])
        return steps

    def _capped(self, steps: Steps) -> Steps:
        return [min(step, self._most) for step in steps]
