"""A picture on paper: PNG, SVG and PDF of an exact width. One logical pixel is 1/96 inch, the user unit of the SVG.

The same sheet gives the same bytes at any hour.
"""

import re
from typing import Protocol
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, QUuid
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from strengthtrack.charts.outlines import OutlinePainter, shortened
from strengthtrack.errors import DocumentFault

MM_PER_INCH = 25.4
LOGICAL_DPI = 96.0
POINTS_PER_INCH = 72.0
SVG_DPI = 2540
"""A hundredth of a millimetre, in which the SVG's size in millimetres is whole."""
PDF_DPI = 1200
FONTS = "Inter, 'Helvetica Neue', Arial, sans-serif"
MOST_DOTS = 120_000_000
"""Of a PNG: a poster at 400 dots to the inch; more would take half a gigabyte of memory."""
TOO_MANY_DOTS = "A picture of {dpi:.0f} dots to the inch is too large in this size; take fewer, or save it as PDF."
_DATES = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)|xmp:\w+Date=\"[^\"]*\"")


class Sheet(Protocol):
    """What can be put on paper."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels of 1/96 inch."""

    @property
    def name(self) -> str:
        """Its title."""

    @property
    def words(self) -> str:
        """All of it in words."""

    def draw(self, painter: QPainter) -> None:
        """Everything."""


def millimetres(wide: float) -> float:
    """A width in pixels of 1/96 inch, on paper."""
    return wide / LOGICAL_DPI * MM_PER_INCH


def png(sheet: Sheet, dpi: float = 300.0) -> bytes:
    """The sheet as PNG that carries its resolution, so that it is placed as wide as it was measured.

    Raises DocumentFault where it would hold more than MOST_DOTS.
    """
    wide, high = sheet.size
    scale = dpi / LOGICAL_DPI
    if wide * high * scale**2 > MOST_DOTS:
        raise DocumentFault(TOO_MANY_DOTS.format(dpi=dpi))
    image = QImage(QSize(max(1, round(wide * scale)), max(1, round(high * scale))), QImage.Format.Format_RGB32)
    _paint(sheet, QPainter(image), image.width(), image.height())
    # After painting, or Qt scales type by it.
    image.setDotsPerMeterX(round(dpi / MM_PER_INCH * 1000))
    image.setDotsPerMeterY(round(dpi / MM_PER_INCH * 1000))
    image.setText("Description", sheet.words)
    buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return _taken(buffer)


def svg(sheet: Sheet, *, text_as_paths: bool = True) -> bytes:
    """The sheet as SVG: vector shapes, its size in millimetres, its words as description for a screen reader.

    Text is drawn as paths, for Word, LibreOffice, Inkscape and a browser take another font where Inter is not
    installed; as text it can be searched and edited instead.
    """
    wide, high = sheet.size
    buffer = _buffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setTitle(sheet.name)
    generator.setDescription(sheet.words)
    generator.setResolution(SVG_DPI)
    generator.setSize(QSize(round(millimetres(wide) * 100), round(millimetres(high) * 100)))
    generator.setViewBox(QRectF(0, 0, wide, high))
    _paint(sheet, OutlinePainter(generator) if text_as_paths else QPainter(generator), wide, high)
    drawn = _taken(buffer).decode().replace('font-family="Inter"', f'font-family="{FONTS}"')
    drawn = drawn.replace("<svg ", '<svg role="img" ', 1)
    return (shortened(drawn) if text_as_paths else drawn).encode()


def pdf(sheet: Sheet) -> bytes:
    """The sheet as one PDF page of its own size, to the point; vector shapes and text in Inter, which is embedded."""
    wide, high = sheet.size
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.name)
    writer.setCreator("strengthtrack")
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_URL, repr((sheet.name, sheet.words, sheet.size))))))
    page = QSizeF(wide, high) * (POINTS_PER_INCH / LOGICAL_DPI)
    match = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(page, QPageSize.Unit.Point, "chart", match))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(PDF_DPI)
    _paint(sheet, QPainter(writer), writer.width(), writer.height())
    return _DATES.sub(_blank, _taken(buffer))


def _blank(found: re.Match[bytes]) -> bytes:
    """No moment of writing, in as many bytes, for the file says where each of its parts begins."""
    return b" " * len(found[0])


def _paint(sheet: Sheet, painter: QPainter, width: float, height: float) -> None:
    """The sheet on a device of so many of its own units; the painter ends."""
    painter.scale(width / sheet.size[0], height / sheet.size[1])
    sheet.draw(painter)
    painter.end()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _taken(buffer: QBuffer) -> bytes:
    return bytes(buffer.data().data())
