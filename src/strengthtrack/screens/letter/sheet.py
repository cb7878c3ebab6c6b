"""A letter on its pages: where they end, what stands at their foot, how they are painted."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFontMetricsF, QImage, QPainter, QPen, QTextCursor

from strengthtrack.charts.palette import LIGHT
from strengthtrack.documents import letter_look as look
from strengthtrack.documents.letter_facts import LetterFacts, Part, plain
from strengthtrack.screens.letter.document import DOTS, DOTS_PER_MM, RULE, TEXT_WIDTH, LetterDocument, font_of

PAGE = QSizeF(look.PAGE_MM[0] * DOTS_PER_MM, look.PAGE_MM[1] * DOTS_PER_MM)
_LEFT, _TOP = look.SIDE_MM * DOTS_PER_MM, look.LETTERHEAD_MM * DOTS_PER_MM
_FOOT_BOTTOM = PAGE.height() - look.FOOT_MM * DOTS_PER_MM
_ABOVE_FOOT = 2.0 * DOTS_PER_MM
_WRAPPED = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWrapAnywhere


class LetterSheet:
    """One letter as A4 pages, in pixels of the document; nothing of it depends on the screen."""

    text_left = _LEFT
    accent = LIGHT.accent
    """The page stays white in the dark, and so does what is marked on it."""

    def __init__(self, facts: LetterFacts, chart: QImage) -> None:
        self._identity = plain(facts.identity)
        self._chart, self._shrunk_to = chart, 0
        self.document = LetterDocument(facts, chart)
        self._foot = self._foot_box()
        ends = min(PAGE.height() - look.BOTTOM_MM * DOTS_PER_MM, self._foot.top() - _ABOVE_FOOT)
        self._body = max(ends - _TOP, PAGE.height() / 2.0)
        self.document.setPageSize(QSizeF(TEXT_WIDTH, self._body))

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return max(1, ceil(self.document.size().height() / self._body - 1e-6))

    def text(self) -> str:
        """All its words, for who cannot see the page."""
        return self.document.toPlainText()

    def paint(self, painter: QPainter, page: int, dots: float = 1.0) -> None:
        """One page, from 0, with its upper left corner at the origin; `dots` are device pixels to one of ours."""
        self._fit_chart(dots)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(QRectF(QPointF(), PAGE), Qt.GlobalColor.white)
        self._paint_foot(painter, page)
        painter.translate(_LEFT, _TOP - page * self._body)
        seen = QRectF(0, page * self._body, TEXT_WIDTH, self._body)
        painter.setClipRect(seen)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = seen
        self.document.documentLayout().draw(painter, context)
        self._paint_rules(painter)
        painter.restore()

    def stretches(self, part: Part) -> tuple[tuple[int, float, float], ...]:
        """Where a section stands: page, top and bottom, of each page it is on."""
        if part not in self.document.parts:
            return ()
        first, last = self.document.parts[part]
        top, bottom = self._block(first).top(), self._block(last).bottom()
        pages = range(int(top // self._body), int((bottom - 1e-6) // self._body) + 1)
        return tuple(
            (page, _TOP + max(top - page * self._body, 0.0), _TOP + min(bottom - page * self._body, self._body))
            for page in pages
        )

    def _block(self, position: int) -> QRectF:
        """Where the block of a position lies, a table's as the table."""
        cursor = QTextCursor(self.document)
        cursor.setPosition(position)
        layout, table = self.document.documentLayout(), cursor.currentTable()
        return layout.frameBoundingRect(table) if table else layout.blockBoundingRect(self.document.findBlock(position))

    def _fit_chart(self, dots: float) -> None:
        """Give the text a chart of twice the pixels it is seen with; shrunk further while painting it loses lines."""
        wide = min(self._chart.width(), ceil(2.0 * TEXT_WIDTH * dots))
        if wide != self._shrunk_to and not self._chart.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            self.document.set_chart(self._chart.scaledToWidth(max(1, wide), smooth))
            self._shrunk_to = wide

    def _foot_box(self) -> QRectF:
        """Where the patient's name stands at the foot: upwards from the bottom, as many lines as it takes."""
        metrics = QFontMetricsF(font_of(look.FOOT))
        room = TEXT_WIDTH - metrics.horizontalAdvance("    Page 00 of 00")
        words = metrics.boundingRect(QRectF(0, 0, room, PAGE.height()), _WRAPPED, self._identity)
        return QRectF(_LEFT, _FOOT_BOTTOM - words.height(), room, words.height())

    def _paint_foot(self, painter: QPainter, page: int) -> None:
        painter.setFont(font_of(look.FOOT))
        painter.setPen(QColor(f"#{look.QUIET}"))
        painter.drawText(self._foot, _WRAPPED, self._identity)
        across = QRectF(_LEFT, self._foot.top(), TEXT_WIDTH, self._foot.height())
        right = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
        painter.drawText(across, right, f"Page {page + 1} of {self.pages}")

    def _paint_rules(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(f"#{look.INK}"), DOTS * 0.75))
        block = self.document.begin()
        while block.isValid():
            if block.blockFormat().hasProperty(RULE):
                under = self.document.documentLayout().blockBoundingRect(block).bottom()
                painter.drawLine(QPointF(0, under), QPointF(TEXT_WIDTH, under))
            block = block.next()
