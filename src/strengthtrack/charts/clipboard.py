"""A progress chart for pasting: every program takes the best form it knows."""

import atexit

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from strengthtrack.charts import paper, render
from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.charts.trend_layout import PLAIN
from strengthtrack.charts.trend_view import TrendView
from strengthtrack.science.trend import Trend


def mime_data(trend: Trend, palette: Palette = LIGHT, width_mm: float = 170.0, *, view: TrendView = PLAIN) -> QMimeData:
    """The chart as PNG, SVG and PDF in one; the plain image beside them is what Windows pastes."""
    return _mime_data(
        render.png(trend, palette, width_mm, view=view),
        render.svg(trend, palette, width_mm, view=view),
        render.pdf(trend, palette, width_mm, view=view),
    )


def _mime_data(png: bytes, svg: bytes, pdf: bytes) -> QMimeData:
    data = QMimeData()
    data.setImageData(QImage.fromData(png))
    data.setData("image/png", png)
    data.setData("image/svg+xml", svg)
    data.setData("application/pdf", pdf)
    return data


def to_clipboard(trend: Trend, palette: Palette = LIGHT, width_mm: float = 170.0, *, view: TrendView = PLAIN) -> None:
    """Put the chart on the clipboard."""
    _put(mime_data(trend, palette, width_mm, view=view))


def sheet_to_clipboard(sheet: paper.Sheet) -> None:
    """Put another picture on the clipboard, in the same forms."""
    _put(_mime_data(paper.png(sheet), paper.svg(sheet), paper.pdf(sheet)))


def _put(data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    if QGuiApplication.platformName() == "offscreen":
        atexit.register(clear)


def clear() -> None:
    """Empty the clipboard: off screen, data of ours that are left on it crash Qt at exit."""
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
