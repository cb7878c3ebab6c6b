"""A picture for pasting: every program takes the best form it knows."""

import atexit
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from strengthtrack.charts import paper

COPIED = "The chart is on the clipboard, to be pasted as a picture or a drawing."


def mime_data(sheet: paper.Sheet, file: Path | None = None, picture: bytes = b"") -> QMimeData:
    """PNG, SVG and PDF in one; the plain image beside them is what Windows pastes.

    `file` is what a mail or a folder takes of a chart that is dragged; `picture` a PNG that is made already.
    """
    png = picture or paper.png(sheet)
    data = QMimeData()
    data.setImageData(QImage.fromData(png))
    data.setData("image/png", png)
    data.setData("image/svg+xml", paper.svg(sheet))
    data.setData("application/pdf", paper.pdf(sheet))
    if file is not None:
        data.setUrls([QUrl.fromLocalFile(str(file))])
    return data


def to_clipboard(sheet: paper.Sheet) -> None:
    """Put a picture on the clipboard."""
    QGuiApplication.clipboard().setMimeData(mime_data(sheet))
    if QGuiApplication.platformName() == "offscreen":
        atexit.register(clear)


def clear() -> None:
    """Empty the clipboard: off screen, data of ours that are left on it crash Qt at exit."""
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
