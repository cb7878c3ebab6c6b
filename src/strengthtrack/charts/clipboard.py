"""A progress chart for pasting: every program takes the best form it knows."""

import atexit

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from strengthtrack.charts import render
from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.science.trend import Trend


def mime_data(trend: Trend, palette: Palette = LIGHT, width_mm: float = 170.0) -> QMimeData:
    """The chart as PNG, SVG and PDF in one; the plain image beside them is what Windows pastes."""
    picture = render.png(trend, palette, width_mm)
    data = QMimeData()
    data.setImageData(QImage.fromData(picture))
    data.setData("image/png", picture)
    data.setData("image/svg+xml", render.svg(trend, palette, width_mm))
    data.setData("application/pdf", render.pdf(trend, palette, width_mm))
    return data


def to_clipboard(trend: Trend, palette: Palette = LIGHT, width_mm: float = 170.0) -> None:
    """Put the chart on the clipboard."""
    QGuiApplication.clipboard().setMimeData(mime_data(trend, palette, width_mm))
    if QGuiApplication.platformName() == "offscreen":
        atexit.register(clear)


def clear() -> None:
    """Empty the clipboard: off screen, data of ours that are left on it crash Qt at exit."""
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
