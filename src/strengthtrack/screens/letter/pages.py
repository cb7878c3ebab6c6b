"""A letter's pages one below the other, and the bar beside the section that is looked at."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.letter import Paper, Part
from strengthtrack.documents.letter import look
from strengthtrack.documents.letter.pdf import Stretch
from strengthtrack.screens.letter.pdf_file import POINTS_PER_INCH, PdfFile
from strengthtrack.screens.theme import palette_in_use

OWN_SIZE = 96.0 / POINTS_PER_INCH
"""Logical pixels to a point at 100 %."""
ROUND, BETWEEN = 20, 16
_BAR, _BAR_AWAY = 5, 7
_MM = POINTS_PER_INCH / 25.4
A4 = QSizeF(*Paper.A4.size_mm) * _MM


class Pages(QWidget):
    """The pages of a PDF on sunken ground, `scale` logical pixels to a point."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf = PdfFile(self)
        self._places: Mapping[Part, tuple[Stretch, ...]] = {}
        self._part: Part | None = None
        self._ringed = False
        self.scale = OWN_SIZE

    def show_pdf(self, pdf: bytes, places: Mapping[Part, tuple[Stretch, ...]]) -> None:
        """Show other pages."""
        self._pdf.load(pdf)
        self._places = places
        self.set_scale(self.scale)

    def mark(self, part: Part | None) -> None:
        """Set a bar beside a section."""
        self._part = part
        self.update()

    def ring(self, *, wanted: bool) -> None:
        """Edge the pages as what the keyboard is on."""
        self._ringed = wanted
        self.update()

    def set_scale(self, scale: float) -> None:
        """Logical pixels to a point."""
        self.scale = scale
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._pdf.pages

    @property
    def paper(self) -> QSizeF:
        """The paper, in points."""
        return self._pdf.size_points(0) if self.count else A4

    def sizeHint(self) -> QSize:
        page, pages = self._page_size(), max(1, self.count)
        high = pages * page.height() + (pages - 1) * BETWEEN
        return QSize(ceil(page.width()) + 2 * ROUND, ceil(high) + 2 * ROUND)

    def box(self, page: int) -> QRectF:
        """Where a page lies, in whole pixels so that its edge is sharp."""
        size = self._page_size()
        left = round((self.width() - size.width()) / 2)
        return QRectF(QPointF(left, ROUND + page * (size.height() + BETWEEN)), size)

    def page_at(self, y: float) -> int:
        """The page at a height, or the one nearest to it."""
        step = self._page_size().height() + BETWEEN
        return min(max(0, int((y - ROUND) // step)), max(0, self.count - 1))

    def mark_at(self) -> QRectF | None:
        """Where the bar of the marked section begins, None where no section is marked or it is not in the letter."""
        return next(iter(self._marks()), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for page in range(self.count):
            box = self.box(page)
            if box.intersects(QRectF(event.rect())):
                self._paint_page(painter, page, box)
        for bar in self._marks():
            painter.fillRect(bar, QColor(LIGHT.accent))  # the page stays white in the dark, and so what is marked on it

    def _paint_page(self, painter: QPainter, page: int, box: QRectF) -> None:
        pixels = (box.size() * self.devicePixelRatioF()).toSize()
        painter.drawImage(box, self._pdf.picture(page, pixels))
        look = palette_in_use()
        painter.setPen(QPen(QColor(look.accent), 2) if self._ringed else QPen(QColor(look.line), 1))
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _page_size(self) -> QSizeF:
        size = self.paper * self.scale
        return QSizeF(round(size.width()), round(size.height()))

    def _marks(self) -> list[QRectF]:
        return [self._bar(stretch) for stretch in self._places.get(self._part, ())] if self._part else []

    def _bar(self, stretch: Stretch) -> QRectF:
        box, per_mm = self.box(stretch.page), self.scale * _MM
        text_left = (box.width() - look.TEXT_WIDTH_MM * per_mm) / 2
        top, high = stretch.top_mm * per_mm, (stretch.bottom_mm - stretch.top_mm) * per_mm
        return QRectF(box.left() + text_left - _BAR_AWAY - _BAR, box.top() + top, _BAR, high)
