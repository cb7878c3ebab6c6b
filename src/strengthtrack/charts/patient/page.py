"""The page a patient takes home: the same sentences and chart on one sheet of paper, to be read without colour.

One unit is 1/96 inch.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QRectF, QSizeF, QUuid
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter

from strengthtrack.charts.ink import pen
from strengthtrack.charts.palette import LIGHT
from strengthtrack.charts.patient.blocks import Block, Setter
from strengthtrack.charts.patient.layout import layout
from strengthtrack.charts.patient.lines import wrapped
from strengthtrack.charts.patient.picture import draw, draw_words
from strengthtrack.charts.patient.sheet import PatientSheet
from strengthtrack.charts.patient.type import PAPER

UNITS_PER_INCH, POINTS_PER_INCH, PDF_DPI = 96.0, 72.0, 1200
MARGIN, GAP = 76.0, 30.0
"""20 mm and 8 mm."""
INK = replace(
    LIGHT,
    name="paper",
    text="#000000",
    text2="#333333",
    line="#C8C8C8",
    right="#000000",
    left="#000000",
    pain="#000000",
)
"""Black alone: sides are told apart by circle and square, by solid and dashed lines, and pain by diamonds."""
_DATES = re.compile(rb"(?<=\(D:)\d{14}|(?<=Date=\")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


class Paper(StrEnum):
    """A size of paper."""

    A4 = "A4"
    LETTER = "Letter"

    @property
    def page(self) -> QPageSize:
        """As Qt knows it."""
        return QPageSize(QPageSize.PageSizeId.A4 if self is Paper.A4 else QPageSize.PageSizeId.Letter)

    @property
    def size(self) -> QSizeF:
        """Its width and height."""
        return self.page.size(QPageSize.Unit.Point) * (UNITS_PER_INCH / POINTS_PER_INCH)


@dataclass(frozen=True, slots=True)
class TakeHome:
    """What stands on the page beside the sheet; `person` only where somebody asked for it."""

    clinic: str
    movement: str
    closing: tuple[str, ...]
    person: str = ""


def draw_page(painter: QPainter, sheet: PatientSheet, beside: TakeHome, paper: Paper) -> None:
    """The whole page, from its upper left corner."""
    box = QRectF(0.0, 0.0, paper.size.width(), paper.size.height())
    inside = box.adjusted(MARGIN, MARGIN * 0.8, -MARGIN, -MARGIN * 0.8)
    above, below = _head(beside, inside.width()), _foot(beside, inside.width())
    top, foot = inside.top() + above.height, inside.bottom() - below.height
    page = layout(sheet, PAPER, QRectF(inside.left(), top + GAP, inside.width(), foot - top - 2 * GAP))
    painter.fillRect(box, QColor(INK.ground))
    draw(painter, page, sheet.strength_panel.side, INK)
    for words in (*above.at(inside.left(), inside.top()), *below.at(inside.left(), foot)):
        draw_words(painter, PAPER, words, INK)
    painter.setPen(pen(INK.control, 1.0))
    for y in (top + GAP / 3, foot - GAP / 3):
        painter.drawLine(QLineF(inside.left(), y, inside.right(), y))


def pdf(sheet: PatientSheet, beside: TakeHome, paper: Paper, day: date) -> bytes:
    """The page as PDF, vector shapes and text in Inter; the same bytes for the same page, dated `day`."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(beside.movement)
    writer.setCreator("strengthtrack")
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_URL, repr((sheet.strength, sheet.pain, beside, paper, day))))))
    writer.setPageSize(paper.page)
    writer.setPageMargins(QMarginsF())
    writer.setResolution(PDF_DPI)
    painter = QPainter(writer)
    painter.scale(writer.width() / paper.size.width(), writer.height() / paper.size.height())
    draw_page(painter, sheet, beside, paper)
    painter.end()
    return _DATES.sub(lambda found: _dated(found[0], day), bytes(buffer.data().data()))


def _head(beside: TakeHome, width: float) -> Block:
    """The clinic, the movement, and the person where that was asked for."""
    setter = Setter(PAPER, width)
    for words, weight in ((beside.clinic, 600), (beside.person, 600), (beside.movement, 400)):
        if words:
            setter.set(wrapped(words, PAPER.font(PAPER.rest, weight), width), PAPER.rest, weight)
    return setter.block


def _foot(beside: TakeHome, width: float) -> Block:
    setter = Setter(PAPER, width)
    for words in filter(None, beside.closing):
        setter.set(wrapped(words, PAPER.font(PAPER.rest), width), PAPER.rest)
    return setter.block


def _dated(found: bytes, day: date) -> bytes:
    """The moment of writing as the day of the page, as long as it was."""
    return (f"{day:%Y-%m-%d}T12:00:00" if b"T" in found else f"{day:%Y%m%d}120000").encode()
