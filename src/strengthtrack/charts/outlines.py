"""Words as shapes: a drawing whose words look alike wherever it is opened, for no program need have the font."""

import re
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath

HUNDREDTHS = 100
"""Of 1/96 inch: three thousandths of a millimetre."""
_PATH = re.compile(r'(?<= d=")M[^"]*(?=")')
_FONT = re.compile(r'\s*font-(?:family|size|weight|style)="[^"]*"')
_STEP = re.compile(r"([MLCZ]) ?([^MLCZ]*)")


class OutlinePainter(QPainter):
    """A painter that fills the outlines of letters."""

    def drawText(self, at: QPointF, words: str) -> None:  # type: ignore[override]
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)  # letters of a variable font are made of pieces that overlap
        path.addText(at, self.font(), words)
        self.fillPath(path, QBrush(self.pen().color()))


def shortened(svg: str) -> str:
    """The same drawing in two fifths of the room: paths in steps of hundredths, and no font, for no word is left."""
    return _PATH.sub(lambda found: "".join(_steps(found[0])), _FONT.sub("", svg))


def _steps(path: str) -> Iterator[str]:
    """Every step from where the last one ended, as rounded, so that no error adds up."""
    x = y = start_x = start_y = 0
    for kind, numbers in _STEP.findall(path):
        ends = [round(float(number) * HUNDREDTHS) for number in numbers.replace(",", " ").split()]
        yield kind.lower() + _told([end - (y if place % 2 else x) for place, end in enumerate(ends)])
        if ends:
            x, y = ends[-2:]
        else:
            x, y = start_x, start_y
        if kind == "M":
            start_x, start_y = x, y


def _told(hundredths: list[int]) -> str:
    """“1.5 0-.25”: a minus parts numbers as well as a space does."""
    return "".join(map(_number, hundredths)).lstrip(" ")


@lru_cache(maxsize=4096)
def _number(hundredths: int) -> str:
    """Letters repeat the same few steps."""
    whole, part = divmod(abs(hundredths), HUNDREDTHS)
    words = f"{whole or ''}.{part:02d}".rstrip("0").rstrip(".") or "0"
    return f"-{words}" if hundredths < 0 else f" {words}"
