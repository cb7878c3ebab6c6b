"""The first start: nobody is in the records yet."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.drawing import Drawing
from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import palette_in_use

STEPS = (
    ("Add the first patient", "Name, date of birth, affected side."),
    ("Connect the dynamometer", "Plug in the cable, then choose its port and its kind."),
    ("Run the first test", "It becomes the baseline of the programme."),
)


class EmptyStart(QWidget):
    """Three steps, one primary button, one secondary. Signals: `add_asked`, `sample_clinic_asked`."""

    add_asked = Signal()
    sample_clinic_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = button("Add patient", "primary", "Ctrl N", "plus", big=True)
        self.sample = button("Open the sample clinic", big=True)
        self.add.clicked.connect(self.add_asked)
        self.sample.clicked.connect(self.sample_clinic_asked)
        self.setFocusProxy(self.add)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 88, 32, 32)
        row.setSpacing(88)
        row.addLayout(self._words(), 544)
        right = QVBoxLayout()
        right.addWidget(_picture())
        right.addStretch()
        row.addLayout(right, 574)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label("Start with a patient.", "hero"))
        column.addSpacing(8)
        column.addWidget(label("Records stay on this computer. Nothing is sent anywhere.", "lead", wrap=True))
        column.addSpacing(39)
        for number, (title, text) in enumerate(STEPS, start=1):
            column.addLayout(_step(number, title, text))
            if number < len(STEPS):
                column.addWidget(hairline())
        column.addSpacing(34)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.add)
        buttons.addWidget(self.sample)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()
        return column


class _Number(QWidget):
    """A step's number in a circle; the first is to be done now."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        now = self._number == 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if now else QPen(QColor(look.control), 1))
        painter.setBrush(QColor(look.accent) if now else Qt.BrushStyle.NoBrush)
        half = 0.0 if now else 0.5
        painter.drawEllipse(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.setFont(inter(17, 600))
        painter.setPen(QColor(look.on_accent if now else look.text2))
        metrics = QFontMetricsF(painter.font())
        left = (40 - metrics.horizontalAdvance(str(self._number))) / 2
        painter.drawText(QPointF(left, (40 + metrics.ascent() - metrics.descent()) / 2), str(self._number))


def _step(number: int, title: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 14, 0, 14)
    row.setSpacing(24)
    row.addWidget(_Number(number), alignment=Qt.AlignmentFlag.AlignVCenter)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(label(title, "name"))
    lines.addWidget(label(text, "quiet"))
    row.addLayout(lines, 1)
    return row


def _picture() -> QFrame:
    frame = QFrame()
    frame.setProperty("ground", "quiet card")
    frame.setFixedHeight(464)
    column = QVBoxLayout(frame)
    column.setContentsMargins(24, 24, 24, 24)
    words = "A patient lying on the side, pushing the upper leg into a pad"
    drawing = Drawing("hip_abduction.svg", words, card=False, numbers=False)
    caption = label("Every test shows the position, where the pad goes\nand the words to say.", "quiet")
    caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(drawing, 1)
    column.addWidget(caption)
    return frame
