"""The page as it will print, fitted to the window or at its own size."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.documents.letter_facts import Part
from strengthtrack.screens.letter.document import DOTS
from strengthtrack.screens.letter.sheet import PAGE, LetterSheet
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import by_keyboard, palette_in_use

OWN_SIZE = 96.0 / (72.0 * DOTS)
"""Logical pixels to a pixel of the sheet at 100 %."""
_ROUND, _BETWEEN = 20, 16
_BAR, _BAR_AWAY = 5, 7


class Pages(QWidget):
    """The pages one below the other, on sunken ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: LetterSheet | None = None
        self._part: Part | None = None
        self.scale = OWN_SIZE

    def show_sheet(self, sheet: LetterSheet) -> None:
        """Show a letter."""
        self._sheet = sheet
        self.setAccessibleName("The letter as it will print")
        self.setAccessibleDescription(sheet.text())
        self.set_scale(self.scale)

    def mark(self, part: Part | None) -> None:
        """Set a bar beside a section."""
        self._part = part
        self.update()

    def set_scale(self, scale: float) -> None:
        """Logical pixels to a pixel of the sheet."""
        self.scale = scale
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        pages = self._sheet.pages if self._sheet else 1
        high = pages * PAGE.height() * self.scale + (pages - 1) * _BETWEEN
        return QSize(ceil(PAGE.width() * self.scale) + 2 * _ROUND, ceil(high) + 2 * _ROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._sheet is None:
            return
        painter = QPainter(self)
        for page in range(self._sheet.pages):
            box = self.box(page)
            if not box.intersects(QRectF(event.rect())):
                continue
            painter.save()
            painter.translate(box.topLeft())
            painter.scale(self.scale, self.scale)
            self._sheet.paint(painter, page, self.scale * self.devicePixelRatioF())
            painter.restore()
            painter.setPen(QPen(QColor(palette_in_use().line), 1))
            painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
        self._paint_mark(painter, self._sheet)

    def box(self, page: int) -> QRectF:
        """Where a page lies, in whole pixels so that its edge is sharp."""
        size = QSizeF(round(PAGE.width() * self.scale), round(PAGE.height() * self.scale))
        return QRectF(
            QPointF(round((self.width() - size.width()) / 2), _ROUND + page * (size.height() + _BETWEEN)), size
        )

    def mark_at(self) -> QRectF | None:
        """Where the bar of the marked section begins, None where no section is marked or it is not in the letter."""
        marks = self._marks(self._sheet) if self._sheet else []
        return marks[0] if marks else None

    def _marks(self, sheet: LetterSheet) -> list[QRectF]:
        found = []
        for page, top, bottom in sheet.stretches(self._part) if self._part else ():
            box = self.box(page)
            left = box.left() + sheet.text_left * self.scale - _BAR_AWAY - _BAR
            found.append(QRectF(left, box.top() + top * self.scale, _BAR, (bottom - top) * self.scale))
        return found

    def _paint_mark(self, painter: QPainter, sheet: LetterSheet) -> None:
        for bar in self._marks(sheet):
            painter.fillRect(bar, QColor(sheet.accent))


class _Choice(QAbstractButton):
    """Plain words that are one of a few; the chosen one is in the accent and heavier."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._ringed = False

    def sizeHint(self) -> QSize:
        return QSize(ceil(QFontMetricsF(inter(15, 600)).horizontalAdvance(self.text())) + 16, 40)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(inter(15, 600 if self.isChecked() else 400))
        painter.setPen(QColor(look.accent if self.isChecked() else look.text2))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus() and self._ringed:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 5, -1, -5), 5, 5)


class LetterPreview(QWidget):
    """The pages in a scroll area, and below how many there are and how large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = Pages()
        self.count = label("", "quiet")
        self.fit, self.own = _Choice("Fit page", self), _Choice("100 %", self)
        self._scroll = QScrollArea()
        self._lay_out()
        self.fit.setChecked(True)
        self._sizes.idToggled.connect(self._choose)

    def show_sheet(self, sheet: LetterSheet) -> None:
        """Show a letter, where it was scrolled to."""
        self.pages.show_sheet(sheet)
        self.count.setText(f"Page 1 of {sheet.pages}, A4" if sheet.pages == 1 else f"{sheet.pages} pages, A4")
        self._fit()

    def mark(self, part: Part | None) -> None:
        """Set the bar beside a section and bring it into view."""
        self.pages.mark(part)
        bar = self.pages.mark_at()
        if bar is not None:
            centre = bar.center().toPoint()
            self._scroll.ensureVisible(centre.x(), centre.y(), 0, min(int(bar.height() / 2) + 24, 240))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _choose(self, _index: int, _checked: bool) -> None:
        self._fit()

    def _fit(self) -> None:
        fitted = self.fit.isChecked()
        bars = Qt.ScrollBarPolicy
        self._scroll.setHorizontalScrollBarPolicy(bars.ScrollBarAlwaysOff if fitted else bars.ScrollBarAsNeeded)
        self.pages.set_scale(self._fitting() if fitted else OWN_SIZE)

    def _fitting(self) -> float:
        """The scale at which a whole page is seen."""
        room = self._scroll.maximumViewportSize()
        beside = self._scroll.verticalScrollBar().sizeHint().width()
        wide, high = room.width() - beside - 2 * _ROUND, room.height() - 2 * _ROUND
        return max(0.05, min(wide / PAGE.width(), high / PAGE.height()))

    def _lay_out(self) -> None:
        self.setProperty("ground", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scroll.setWidget(self.pages)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setCornerWidget(QWidget())
        self._scroll.viewport().setAutoFillBackground(False)
        self.pages.setAutoFillBackground(False)
        self._sizes = QButtonGroup(self)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 8)
        foot.setSpacing(8)
        foot.addStretch()
        foot.addWidget(self.count)
        for choice in (self.fit, self.own):
            self._sizes.addButton(choice)
            foot.addWidget(label("·", "quiet"))
            foot.addWidget(choice)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
