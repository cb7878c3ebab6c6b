"""A PDF in memory as pictures of its pages."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

POINTS_PER_INCH = 72.0
SMALL_PX = 1000
"""A page narrower than this is drawn twice as large and shrunk, or hairlines and small type would thicken."""


class PdfFile(QObject):
    """The pages of one PDF, replaced by the next one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._held = QBuffer(self)
        self._seen: dict[tuple[int, int], QImage] = {}

    def load(self, pdf: bytes) -> None:
        """Take these pages instead."""
        self._document.close()
        self._held.close()
        self._seen.clear()
        self._held.setData(QByteArray(pdf))
        self._held.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._held)

    @property
    def pages(self) -> int:
        """How many pages it has; none before the first is loaded."""
        return self._document.pageCount()

    def size_points(self, page: int) -> QSizeF:
        """The size of a page in points."""
        return self._document.pagePointSize(page)

    def picture(self, page: int, pixels: QSize) -> QImage:
        """A page on white, so many pixels large; kept until another size is asked for."""
        asked = page, pixels.width()
        if asked not in self._seen:
            self._seen = {kept: image for kept, image in self._seen.items() if kept[1] == pixels.width()}
            draw = self._small if pixels.width() < SMALL_PX else self.drawn
            self._seen[asked] = draw(page, pixels)
        return self._seen[asked]

    def drawn(self, page: int, pixels: QSize) -> QImage:
        """The same, drawn anew and not kept."""
        return _on_white(self._document.render(page, pixels))

    def _small(self, page: int, pixels: QSize) -> QImage:
        smooth = Qt.TransformationMode.SmoothTransformation
        return self.drawn(page, pixels * 2).scaled(pixels, mode=smooth)


def _on_white(page: QImage) -> QImage:
    """White under what is drawn, in place: a page on paper is large."""
    painter = QPainter(page)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    painter.fillRect(page.rect(), Qt.GlobalColor.white)
    painter.end()
    page.reinterpretAsFormat(QImage.Format.Format_RGB32)
    return page
