"""Words broken into lines of a width."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextLayout, QTextOption

_SENTENCE_ENDS = re.compile(r"(?<=[.!?。])\s+")


def lines(words: str, font: QFont, width: float, most: int = 3) -> tuple[str, ...]:
    """Each sentence begins a line of its own, as long as that takes no more than `most` lines."""
    apart = tuple(line for sentence in _SENTENCE_ENDS.split(words) for line in wrapped(sentence, font, width))
    together = tuple(wrapped(words, font, width))
    return apart if len(apart) <= max(most, len(together)) else together


def wrapped(words: str, font: QFont, width: float) -> Iterator[str]:
    """The words broken at `width` pixels."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        yield words[line.textStart() : line.textStart() + line.textLength()].strip(" ")
    layout.endLayout()
