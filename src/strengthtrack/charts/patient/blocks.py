"""The words of a patient's page in blocks, each measured out from its own upper left corner."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from strengthtrack.charts.patient.lines import lines, wrapped
from strengthtrack.charts.patient.sheet import End, PatientSheet
from strengthtrack.charts.patient.type import PatientType

LINE = 1.3
"""The height of a line, in sizes of its type."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words in its box; `size` of the type before its factor."""

    words: str
    box: QRectF
    size: float
    weight: int = 400
    quiet: bool = False

    def moved(self, left: float, top: float) -> "Words":
        """The same elsewhere."""
        return replace(self, box=self.box.translated(left, top))


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of words, and the height they take."""

    words: tuple[Words, ...] = ()
    height: float = 0.0

    def at(self, left: float, top: float) -> tuple[Words, ...]:
        """Its words where it stands on the page."""
        return tuple(one.moved(left, top) for one in self.words)


class Setter:
    """Sets lines one below the other in a width of pixels."""

    def __init__(self, type: PatientType, width: float) -> None:
        self.type, self.width = type, width
        self._words: list[Words] = []
        self._y = 0.0

    @property
    def block(self) -> Block:
        """What was set so far."""
        return Block(tuple(self._words), self._y)

    def skip(self, gap: float) -> None:
        """Leave room."""
        self._y += self.type.of(gap)

    def set(self, found: Iterable[str], size: float, weight: int = 400, *, quiet: bool = False) -> None:
        """Lines at the left, each below the one before."""
        high = self.type.px(size) * LINE
        for words in found:
            wide = self.type.width(words, size, weight)
            self._words.append(Words(words, QRectF(0.0, self._y, wide, high), size, weight, quiet))
            self._y += high

    def beside(self, words: str, size: float, *, right: float | None = None) -> None:
        """Quiet words on the last line, behind what is there or ending at `right`; on a new line without room."""
        last, wide, high = self._words[-1], self.type.width(words, size), self.type.px(size) * LINE
        after = last.box.right() + self.type.of(26.0)
        left = after if right is None else right - wide
        if left < after or left + wide > self.width:
            self.set(wrapped(words, self.type.font(size), self.width), size, quiet=True)
            return
        # on one line of writing, not at one height
        drop = 0.36 * (self.type.px(last.size) - self.type.px(size))
        top = last.box.center().y() - high / 2 + drop
        self._words.append(Words(words, QRectF(left, top, wide, high), size, quiet=True))


def head(sheet: PatientSheet, type: PatientType, width: float) -> Block:
    """Programme and day, the sentence on strength, and what must be said beside it."""
    setter = Setter(type, width)
    setter.set(wrapped(sheet.heading, type.font(type.rest), width), type.rest, quiet=True)
    setter.skip(0.25 * type.sentence)
    setter.set(lines(sheet.strength, type.font(type.sentence, 600), width), type.sentence, 600)
    if sheet.notes:
        setter.skip(0.3 * type.rest)
    for note in sheet.notes:
        setter.set(wrapped(note, type.font(type.rest), width), type.rest, quiet=True)
    return setter.block


def title(sheet: PatientSheet, type: PatientType, width: float, right: float) -> Block:
    """Over the panel of strength; that the chart tells no cause ends at `right`."""
    setter = Setter(type, width)
    setter.set([sheet.strength_panel.title], type.title, 600)
    setter.beside(sheet.strength_panel.way, type.title)
    if sheet.pain_panel.line:
        setter.beside(sheet.not_why, type.rest, right=right)
    return setter.block


def pain_head(sheet: PatientSheet, type: PatientType, width: float) -> Block:
    """The sentence on pain, apart from the other."""
    setter = Setter(type, width)
    setter.set(lines(sheet.pain, type.font(type.pain, 600), width, most=2), type.pain, 600)
    if sheet.pain_panel.line:
        setter.beside(sheet.pain_panel.way, type.title)
    return setter.block


def end(words: End, type: PatientType) -> Block:
    """What stands at the end of a line."""
    width = end_width(words, type)
    setter = Setter(type, width)
    if words.big:
        setter.set([words.big], type.end, 600)
        setter.skip(-0.17 * type.end)
    if words.small:
        setter.set([words.small], type.title, quiet=True)
    return setter.block


def end_width(words: End, type: PatientType) -> float:
    """The width of the same."""
    return max(type.width(words.big, type.end, 600), type.width(words.small, type.title))
