"""Words in the sizes of the look: fixed line heights, so that every screen keeps the 8 px rhythm."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.theme import faded, palette_in_use


@dataclass(frozen=True, slots=True)
class Role:
    """How words are set: sizes in pixels; `ink` names a colour of the palette."""

    px: int
    line: int
    weight: int
    ink: str = "text"
    tracking: float = 0.0

    def font(self, words: str = "") -> QFont:
        """The font of this role; figures are tabular but beside a hyphen, which would gape (“8 -week”)."""
        font = inter(self.px, self.weight, tabular="-" not in words)
        if self.tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.tracking)
        return font


ROLES = {
    "body": Role(15, 20, 400),
    "quiet": Role(15, 20, 400, "text2"),
    "control": Role(15, 20, 500),
    "strong": Role(15, 20, 600),
    "warn": Role(15, 20, 500, "warn"),
    "ok": Role(15, 20, 500, "ok"),
    "reading": Role(17, 24, 400),
    "name": Role(17, 24, 600),
    "lead": Role(17, 24, 400, "text2"),
    "section": Role(20, 28, 600),
    "say": Role(20, 30, 400),
    "cheer": Role(27, 36, 400, tracking=-0.4),
    "title": Role(28, 36, 600, tracking=-0.4),
    "hero": Role(40, 48, 600, tracking=-0.8),
}


class Words(QLabel):
    """A plain-text label with the line height of its role; wraps where `wrap` is set."""

    def __init__(self, words: str, role: str, *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._role = ROLES[role]
        self._measured, self._heights = ("", ""), dict[int, int]()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(self._role.font(words))
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def setText(self, words: str) -> None:
        """Say something else."""
        self.setFont(self._role.font(words))
        super().setText(words)
        self.update()

    def set_role(self, role: str) -> None:
        """Set the words in another role."""
        self._role = ROLES[role]
        self.setFont(self._role.font(self.text()))
        self.updateGeometry()
        self.update()

    def set_struck(self, struck: bool) -> None:
        """Strike the words out, or not."""
        font = self.font()
        font.setStrikeOut(struck)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        widest = max((self._advance(line) for line in self.text().split("\n")), default=0.0)
        width = min(ceil(widest), 480) if self.wordWrap() else ceil(widest)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return QSize(0 if self.minimumWidth() else self.sizeHint().width(), self.sizeHint().height())
        return QSize(self._role.px * 6, self._role.line)

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return self._role.line * (self.text().count("\n") + 1)
        # in a push Qt asks thirty times a frame, and breaking lines is dear
        words_and_font = self.text(), self.font().key()
        if self._measured != words_and_font:
            self._measured, self._heights = words_and_font, {}
        if width not in self._heights:
            self._heights[width] = max(1, sum(1 for _ in self._lines(width)))
        return self._role.line * self._heights[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._ink())
        painter.setFont(self.font())
        lines = list(self._lines(self.width())) if self.wordWrap() else self.text().split("\n")
        metrics = QFontMetricsF(self.font())
        top = self._top(len(lines))
        for line in lines:
            shown = line if self.wordWrap() else metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.width() + 1)
            baseline = top + (self._role.line + metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(self._left(metrics.horizontalAdvance(shown)), baseline), shown)
            top += self._role.line

    def _ink(self) -> QColor:
        palette = palette_in_use()
        return QColor(getattr(palette, self._role.ink)) if self.isEnabled() else faded(palette.text2, 0.62)

    def _advance(self, line: str) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(line)

    def _top(self, lines: int) -> float:
        spare = self.height() - lines * self._role.line
        if self.alignment() & Qt.AlignmentFlag.AlignTop or spare < 0:
            return 0.0
        return spare if self.alignment() & Qt.AlignmentFlag.AlignBottom else spare / 2

    def _left(self, advance: float) -> float:
        spare = self.width() - advance
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            return spare
        return spare / 2 if self.alignment() & Qt.AlignmentFlag.AlignHCenter else 0.0

    def _lines(self, width: int) -> Iterator[str]:
        """The words broken to a width in pixels."""
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(_WRAPPING)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(width, 1))
                yield paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip()
            layout.endLayout()
            if not paragraph:
                yield ""


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


_WRAPPING = _wrapping()


def label(words: str, role: str = "body", *, wrap: bool = False, parent: QWidget | None = None) -> Words:
    """Words in a role: body, quiet, control, strong, warn, ok, reading, name, lead, section, say, title, hero."""
    return Words(words, role, wrap=wrap, parent=parent)
