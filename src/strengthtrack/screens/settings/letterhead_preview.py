"""The head of a letter as it will print: logo and name at the left, the address at the right, a rule under both."""

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.documents.letter.look import ADDRESS, CLINIC, LOGO_MM, LOGO_WIDEST_MM, TEXT_WIDTH_MM, Setting
from strengthtrack.practice.letter.material import Letterhead
from strengthtrack.screens.theme import RADIUS_CARD, palette_in_use

EMPTY = "Nothing yet: the clinic’s name, its address and a logo stand here."
_AROUND_MM, _GAP_MM, _MM_IN_POINT, _LEADING = 10.0, 3.0, 0.3528, 1.35
_NARROWEST, _LOWEST = 320, 120


class LetterheadPreview(QWidget):
    """White in every look, for paper is; as wide as its room, with the text of a letter across it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head, self._logo = Letterhead("", (), ()), QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def has_logo(self) -> bool:
        """Whether a logo is shown."""
        return not self._logo.isNull()

    def show_head(self, head: Letterhead) -> None:
        """Show another letterhead."""
        self._head, self._logo = head, QImage.fromData(QByteArray(head.logo))
        logo = "a logo" if self.has_logo else ""
        said = ", ".join(filter(None, (logo, head.clinic_name, *head.address)))
        self.setAccessibleName(f"The letterhead as it prints: {said}" if said else EMPTY)
        self.setFixedHeight(self._height(self.width()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, self._height(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, _LOWEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as a letterhead of this width is."""
        super().resizeEvent(event)
        self.setFixedHeight(self._height(self.width()))

    def _height(self, width: int) -> int:
        scale = _scale(width)
        high = max(LOGO_MM * scale, len(self._head.address) * _line(ADDRESS, scale), self._name(width).height())
        return max(_LOWEST, round(high + _above_rule(scale) + 2 * _AROUND_MM * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(QColor(look.line), 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
        if not (self.has_logo or self._head.clinic_name or self._head.address):
            painter.setFont(inter(15, tabular=False))
            painter.setPen(QColor(f"#{ADDRESS.colour}"))
            painter.drawText(QRectF(self.rect()).adjusted(24, 0, -24, 0), _WRAPPED, EMPTY)
            return
        self._paint_head(painter, _scale(self.width()))

    def _paint_head(self, painter: QPainter, scale: float) -> None:
        edge = _AROUND_MM * scale
        rule = self.height() - edge
        middle = (edge + rule - _above_rule(scale)) / 2
        if self.has_logo:
            painter.drawImage(QRectF(QPointF(edge, middle - self._logo_px(scale).height() / 2), self._logo_px(scale)),
                              self._logo)  # fmt: skip
        name = self._name(self.width())
        painter.setFont(_font(CLINIC, scale))
        painter.setPen(QColor(f"#{CLINIC.colour}"))
        painter.drawText(name.translated(0, middle - name.center().y()), _WRAPPED, self._head.clinic_name)
        self._paint_address(painter, scale, middle)
        painter.setPen(QPen(QColor(f"#{CLINIC.colour}"), max(1.0, 0.75 * _MM_IN_POINT * scale)))
        painter.drawLine(QPointF(edge, rule), QPointF(self.width() - edge, rule))

    def _paint_address(self, painter: QPainter, scale: float, middle: float) -> None:
        painter.setFont(_font(ADDRESS, scale))
        painter.setPen(QColor(f"#{ADDRESS.colour}"))
        line = _line(ADDRESS, scale)
        top = middle - line * len(self._head.address) / 2
        for at, words in enumerate(self._head.address):
            box = QRectF(0, top + at * line, self.width() - _AROUND_MM * scale, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _name(self, width: int) -> QRectF:
        """Where the clinic's name stands: between logo and address, on as many lines as it takes."""
        scale = _scale(width)
        metrics = QFontMetricsF(_font(ADDRESS, scale))
        address = max((metrics.horizontalAdvance(words) for words in self._head.address), default=0.0)
        left = (_AROUND_MM + (_GAP_MM if self.has_logo else 0)) * scale + self._logo_px(scale).width()
        room = max(width - left - address - (_AROUND_MM + _GAP_MM) * scale, 1.0)
        box = QRectF(left, 0, room, 10_000)
        high = QFontMetricsF(_font(CLINIC, scale)).boundingRect(box, _WRAPPED, self._head.clinic_name).height()
        return QRectF(left, 0, room, high)

    def _logo_px(self, scale: float) -> QSizeF:
        if not self.has_logo:
            return QSizeF(0, 0)
        most = QSizeF(LOGO_WIDEST_MM * scale, LOGO_MM * scale)
        return QSizeF(self._logo.size()).scaled(most, Qt.AspectRatioMode.KeepAspectRatio)


_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


def _scale(width: int) -> float:
    """Pixels to the millimetre of paper."""
    return width / (TEXT_WIDTH_MM + 2 * _AROUND_MM)


def _above_rule(scale: float) -> float:
    return ADDRESS.points * _MM_IN_POINT * scale


def _line(setting: Setting, scale: float) -> float:
    return setting.points * _MM_IN_POINT * _LEADING * scale


def _font(setting: Setting, scale: float) -> QFont:
    font = inter(15, 600 if setting.bold else 400, tabular=False)
    font.setPixelSize(max(1, round(setting.points * _MM_IN_POINT * scale)))
    return font
