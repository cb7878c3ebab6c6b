"""The force of a trial, or of two aligned at onset, as a sheet in one of the named sizes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from strengthtrack.charts.curve.layout import Curve, CurveLayout, curve_layout
from strengthtrack.charts.curve.picture import draw_backdrop, draw_curves, draw_onset
from strengthtrack.charts.curve.words import curves_words
from strengthtrack.charts.framed import Framed, framed
from strengthtrack.charts.ink import Ink
from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.charts.paper_size import PaperSize, Room
from strengthtrack.charts.trend.form import TAKEN

HEIGHT = 0.45
"""Of the width."""
UNIT = "N"


@dataclass(frozen=True, slots=True)
class CurvePicture:
    """One curve or two measured out, in their colours; the onset that is kept stands on one."""

    curves: tuple[Curve, ...]
    palette: Palette
    layout: CurveLayout
    name: str

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.layout.width, self.layout.height

    @property
    def words(self) -> str:
        """The name, and onset and peak of each curve."""
        return f"{self.name}. {curves_words(self.curves)}"

    def draw(self, painter: QPainter) -> None:
        """What is behind, the curves, the onset of a single one."""
        painter.fillRect(QRectF(0, 0, *self.size), QColor(self.palette.ground))
        ink = Ink(painter, self.palette, TAKEN)
        draw_backdrop(ink, self.layout, from_onset=len(self.curves) > 1)
        ink.words(QPointF(self.layout.seconds.start - 12, self.layout.force.end - TAKEN.row), UNIT, align=1.0)
        draw_curves(ink, self.layout, self.curves)
        onset_s = self.curves[0].onset_s
        if len(self.curves) == 1 and onset_s is not None:
            draw_onset(ink, self.layout, onset_s, onset_s)


def curves_in(
    size: PaperSize, curves: Sequence[Curve], title: str, palette: Palette = LIGHT, *, near: bool = False
) -> Framed:
    """One trial, or two that are aligned; each holds at least one reading. `near` what is around the onset."""
    shown = tuple(curves)

    def made(room: Room) -> CurvePicture:
        high = room.height if room.height is not None else room.width * HEIGHT
        return CurvePicture(shown, palette, curve_layout(room.width, high, shown, near=near), title)

    return framed(made, size, palette, TAKEN, title=title)
