"""A patient's sentences and chart as a sheet in one of the named sizes; nobody is named."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from strengthtrack.charts.framed import Framed, framed
from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.charts.paper_size import LETTER, POSTER, PaperSize, Room
from strengthtrack.charts.patient.layout import PatientLayout, layout
from strengthtrack.charts.patient.picture import draw
from strengthtrack.charts.patient.sheet import PatientSheet
from strengthtrack.charts.patient.type import PAPER, PatientType, factor_for
from strengthtrack.charts.trend.form import TAKEN

HEIGHT = 0.9
"""Of the width, at the most."""


@dataclass(frozen=True, slots=True)
class PatientPicture:
    """A sheet measured out, in its colours."""

    sheet: PatientSheet
    palette: Palette
    page: PatientLayout
    size: tuple[float, float]
    name: str

    @property
    def words(self) -> str:
        """Every sentence."""
        return " ".join((f"{self.name}.", self.sheet.strength, *self.sheet.notes, self.sheet.pain))

    def draw(self, painter: QPainter) -> None:
        """Everything."""
        painter.fillRect(QRectF(0, 0, *self.size), QColor(self.palette.ground))
        draw(painter, self.page, self.sheet.strength_panel.side, self.palette)


def patient_in(size: PaperSize, sheet: PatientSheet, title: str, palette: Palette = LIGHT) -> Framed:
    """On paper in the type of the page to take home, on a slide as on the screen."""

    def made(room: Room) -> PatientPicture:
        high = room.height if room.height is not None else room.width * HEIGHT
        page = layout(sheet, _type(size, room), QRectF(0, 0, room.width, high))
        return PatientPicture(sheet, palette, page, (room.width, room.height or page.bottom), title)

    return framed(made, size, palette, TAKEN)


def _type(size: PaperSize, room: Room) -> PatientType:
    if size in (LETTER, POSTER) or room.height is None:
        return PAPER
    return PatientType(factor=factor_for(room.width, room.height), margin=0.0, top=0.0)
