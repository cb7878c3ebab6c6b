"""What was done at the dynamometer while its bytes were captured."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from strengthtrack.clinic.units import FORCE_UNITS, newtons_per
from strengthtrack.errors import EntryFault

_FORCE = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?)\s*([A-Za-z]{1,5})")
_NO_FORCE = "Give the force with its unit, for example push 50 N; the units are "


class Kind(StrEnum):
    """Lying untouched, pushed, pulled, or anything."""

    REST = "rest"
    PUSH = "push"
    PULL = "pull"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Handling:
    """Rest, or a push or a pull of about so much: `amount` in `unit`, 0 where it is not known."""

    kind: Kind = Kind.ANY
    amount: float = 0.0
    unit: str = "N"

    @property
    def force_n(self) -> float:
        """The force in N, without a sign."""
        return self.amount * newtons_per(self.unit)

    @property
    def words(self) -> str:
        """As a capture file and a person read it: “push 50 N”."""
        return f"{self.kind} {self.amount:g} {self.unit}" if self.amount else str(self.kind)


ANYTHING = Handling()
AT_REST = Handling(Kind.REST)


def handling_typed(text: str) -> Handling:
    """“rest”, “push 50 N” or “pull 5 kgf”, as typed or as a capture has it; raises EntryFault."""
    word, _, force = text.strip().partition(" ")
    try:
        kind = Kind(word.lower())
    except ValueError:
        raise EntryFault([("done", f"“{text[:40]}” is no rest, push or pull; give for example push 50 N.")]) from None
    if not force.strip():
        return Handling(kind)
    told = _FORCE.fullmatch(force.strip())
    if not told or told[2] not in FORCE_UNITS:
        raise EntryFault([("done", f"{_NO_FORCE}{', '.join(FORCE_UNITS)}.")])
    return Handling(kind, float(told[1].replace(",", ".")), told[2])
