"""Patterns meant to be slow, frames on which they are, and matching done by hand with every step counted."""

import random
from collections.abc import Callable, Iterator

from strengthtrack.devices.profiles.pattern_parts import Byte, Either, Part, Row

BITS = [1 << byte for byte in range(256)]


class Matching:
    """Tries one path after another, as the real one does; `steps` counts them."""

    def __init__(self, frame: bytes) -> None:
        self._frame = frame
        self.steps = 0

    def matches(self, pattern: Part) -> bool:
        return any(at == len(self._frame) for at in self._ends(pattern, 0))

    def _ends(self, part: Part, at: int) -> Iterator[int]:
        """Every place where a part that begins at `at` may end, the one that is tried first before the others."""
        self.steps += not isinstance(part, Byte)
        match part:
            case Byte(among, least, most):
                yield from reversed(self._repeated(among, least, most, at))
            case Row(parts):
                yield from self._row(parts, at)
            case Either(choices):
                for choice in choices:
                    yield from self._ends(choice, at)

    def _row(self, parts: tuple[Part, ...], at: int) -> Iterator[int]:
        if not parts:
            yield at
            return
        for end in self._ends(parts[0], at):
            yield from self._row(parts[1:], end)

    def _repeated(self, among: int, least: int, most: int, at: int) -> list[int]:
        ends = [at] if not least else []
        for done in range(1, most + 1):
            self.steps += 1
            if at + done > len(self._frame) or not among & BITS[self._frame[at + done - 1]]:
                break
            if done >= least:
                ends.append(at + done)
        return ends


def made_up(chance: random.Random, most_parts: int = 7) -> str:
    """A pattern out of parts that overlap, follow one another and may be left out: what makes matching turn back."""
    return f"^{_row(chance, most_parts, 2)}$"


def _row(chance: random.Random, most_parts: int, deep: int) -> str:
    kinds: list[Callable[[], str]] = [lambda: _counted(chance)] * 4
    if deep:
        kinds += [lambda: _group(chance, most_parts, deep - 1)]
    return "".join(chance.choice(kinds)() for _ in range(chance.randint(1, most_parts)))


def _counted(chance: random.Random) -> str:
    least = chance.choice([0, 0, 1, 2])
    count = chance.choice(["", "?", "??", f"{{{least},{least + chance.choice([1, 3, 9, 40])}}}", "{3}"])
    return chance.choice(["a", "[ab]", "[^b]", r"\d", "1", r"\w", "."]) + count


def _group(chance: random.Random, most_parts: int, deep: int) -> str:
    rows = [_row(chance, max(1, most_parts // 2), deep) for _ in range(chance.randint(1, 3))]
    return f"(?:{'|'.join(rows)}){chance.choice(['', '?'])}"


def frames_against(chance: random.Random, longest: int) -> list[bytes]:
    """Frames on which much matches, and the end does not."""
    size = chance.randint(0, longest)
    return [
        b"a" * size + b"!",
        b"a" * size,
        b"1" * size + b"\n",
        bytes(chance.choices(b"ab1", k=size)) + b"!",
        bytes(chance.choices(b"ab1", k=size)),
    ]
