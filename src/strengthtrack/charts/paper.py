"""A picture on paper: PNG, SVG and PDF of an exact width. One logical pixel is 1/96 inch, the user unit of the SVG."""

from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

MM_PER_INCH = 25.4
LOGICAL_DPI = 96.0
POINTS_PER_INCH = 72.0
SVG_DPI = 2540
"""A hundredth of a millimetre, in which the SVG's size in millimetres is whole."""
PDF_DPI = 1200
FONTS = "Inter, 'Helvetica Neue', Arial, sans-serif"


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


def pixels(width_mm: float) -> float:
    """A width in pixels of 1/96 inch."""
    return width_mm / MM_PER_INCH * LOGICAL_DPI


def millimetres(wide: float) -> float:
    """A width in pixels of 1/96 inch, on paper."""
    return wide / LOGICAL_DPI * MM_PER_INCH


def png(sheet: Sheet, dpi: float = 300.0) -> bytes:
    """The sheet as PNG; it carries its resolution, so that it is as wide as it was measured where it is placed."""
    wide, high = sheet.size
    scale = dpi / LOGICAL_DPI
    image = QImage(QSize(round(wide * scale), round(high * scale)), QImage.Format.Format_RGB32)
    _paint(sheet, image, image.width(), image.height())
    # After painting, or Qt scales type by it.
    image.setDotsPerMeterX(round(dpi / MM_PER_INCH * 1000))
    image.setDotsPerMeterY(round(dpi / MM_PER_INCH * 1000))
    image.setText("Description", sheet.words)
    buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return _taken(buffer)


def svg(sheet: Sheet) -> bytes:
    """The sheet as SVG: vector shapes and text, its size in millimetres, its words as description."""
    wide, high = sheet.size
    buffer = _buffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setTitle(sheet.name)
    generator.setDescription(sheet.words)
    generator.setResolution(SVG_DPI)
    generator.setSize(QSize(round(millimetres(wide) * 100), round(millimetres(high) * 100)))
    generator.setViewBox(QRectF(0, 0, wide, high))
    _paint(sheet, generator, wide, high)
    return _taken(buffer).replace(b'font-family="Inter"', f'font-family="{FONTS}"'.encode())


def pdf(sheet: Sheet) -> bytes:
    """The sheet as one PDF page of its own size, to the point; vector shapes and text in Inter."""
    wide, high = sheet.size
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.name)
    writer.setCreator("strengthtrack")
    page = QSizeF(wide, high) * (POINTS_PER_INCH / LOGICAL_DPI)
    match = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(page, QPageSize.Unit.Point, "chart", match))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(PDF_DPI)
    _paint(sheet, writer, writer.width(), writer.height())
    return _taken(buffer)


def _paint(sheet: Sheet, device: QPaintDevice, width: float, height: float) -> None:
    """The sheet on a device of so many of its own units."""
    painter = QPainter(device)
    painter.scale(width / sheet.size[0], height / sheet.size[1])
    sheet.draw(painter)
    painter.end()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _taken(buffer: QBuffer) -> bytes:
    return bytes(buffer.data().data())
