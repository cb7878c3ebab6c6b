"""A progress chart on paper: PNG, SVG and PDF of an exact width, from the same items as on screen.

All weeks are drawn, whatever `view` has zoomed to. One logical pixel is 1/96 inch. `paper_layout` tells where every
value lies in those pixels; they are the user units of the SVG, so `paper_layout(...).plane.value_at(panel, x, y)` reads
a value back from its marker.
"""

from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.charts.trend_aloud import chart_name, chart_words
from strengthtrack.charts.trend_form import LETTER, PAPER
from strengthtrack.charts.trend_layout import PLAIN, TrendLayout
from strengthtrack.charts.trend_picture import TrendPicture, picture
from strengthtrack.charts.trend_view import TrendView
from strengthtrack.science.trend import Trend

MM_PER_INCH = 25.4
LOGICAL_DPI = 96.0
POINTS_PER_INCH = 72.0
SVG_DPI = 2540
"""A hundredth of a millimetre, in which the SVG's size in millimetres is whole."""
PDF_DPI = 1200
FONTS = "Inter, 'Helvetica Neue', Arial, sans-serif"


def paper_layout(trend: Trend, width_mm: float, *, compact: bool = False, view: TrendView = PLAIN) -> TrendLayout:
    """Where everything lies on paper, in pixels of 1/96 inch."""
    return _sheet(trend, LIGHT, width_mm, compact=compact, view=view).layout


def size_mm(trend: Trend, width_mm: float, *, compact: bool = False, view: TrendView = PLAIN) -> tuple[float, float]:
    """Width and height of the picture in millimetres."""
    measured = paper_layout(trend, width_mm, compact=compact, view=view)
    return width_mm, _mm(measured.height)


def _sheet(trend: Trend, palette: Palette, width_mm: float, *, compact: bool, view: TrendView) -> TrendPicture:
    form, width = LETTER if compact else PAPER, width_mm / MM_PER_INCH * LOGICAL_DPI
    return picture(trend, palette, form, width, view=replace(view, window=None))


def _paint(sheet: TrendPicture, device: QPaintDevice, width: float, height: float) -> None:
    """The picture on a device of so many of its own units."""
    painter = QPainter(device)
    painter.scale(width / sheet.layout.width, height / sheet.layout.height)
    sheet.draw(painter)
    painter.end()


def png(
    trend: Trend,
    palette: Palette = LIGHT,
    width_mm: float = 170.0,
    dpi: float = 300.0,
    *,
    compact: bool = False,
    view: TrendView = PLAIN,
) -> bytes:
    """The chart as PNG; it carries its resolution, so that it is `width_mm` wide where it is placed."""
    sheet = _sheet(trend, palette, width_mm, compact=compact, view=view)
    scale = dpi / LOGICAL_DPI
    size = QSize(round(sheet.layout.width * scale), round(sheet.layout.height * scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    _paint(sheet, image, image.width(), image.height())
    # After painting, or Qt scales type by it.
    image.setDotsPerMeterX(round(dpi / MM_PER_INCH * 1000))
    image.setDotsPerMeterY(round(dpi / MM_PER_INCH * 1000))
    image.setText("Description", chart_words(trend))
    buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return _taken(buffer)


def svg(
    trend: Trend, palette: Palette = LIGHT, width_mm: float = 170.0, *, compact: bool = False, view: TrendView = PLAIN
) -> bytes:
    """The chart as SVG: vector shapes and text, its size in millimetres, its words as description."""
    sheet = _sheet(trend, palette, width_mm, compact=compact, view=view)
    buffer = _buffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setTitle(chart_name(trend))
    generator.setDescription(chart_words(trend))
    generator.setResolution(SVG_DPI)
    generator.setSize(QSize(round(width_mm * 100), round(_mm(sheet.layout.height) * 100)))
    generator.setViewBox(sheet.box)
    _paint(sheet, generator, sheet.layout.width, sheet.layout.height)
    return _taken(buffer).replace(b'font-family="Inter"', f'font-family="{FONTS}"'.encode())


def pdf(
    trend: Trend, palette: Palette = LIGHT, width_mm: float = 170.0, *, compact: bool = False, view: TrendView = PLAIN
) -> bytes:
    """The chart as one PDF page of its own size, to the point; vector shapes and text in Inter."""
    sheet = _sheet(trend, palette, width_mm, compact=compact, view=view)
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(chart_name(trend))
    writer.setCreator("strengthtrack")
    page = QSizeF(sheet.layout.width, sheet.layout.height) * (POINTS_PER_INCH / LOGICAL_DPI)
    match = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(page, QPageSize.Unit.Point, "chart", match))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(PDF_DPI)
    _paint(sheet, writer, writer.width(), writer.height())
    return _taken(buffer)


def _mm(pixels: float) -> float:
    return pixels / LOGICAL_DPI * MM_PER_INCH


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _taken(buffer: QBuffer) -> bytes:
    return bytes(buffer.data().data())
