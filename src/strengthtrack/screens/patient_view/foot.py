"""The foot of the patient's view: the movement, which of how many it is, and the keys."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.charts.patient.type import FOOT, LEAST_PX, PatientType
from strengthtrack.practice.patient.phrases import Phrases
from strengthtrack.screens.patient_view.key_button import KeyButton
from strengthtrack.screens.theme import palette_in_use


class StepDots(QWidget):
    """One dot a movement, the shown one filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._shown, self._factor = 0, 0, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, number: int, count: int) -> None:
        """Show that it is this one, from 0, of so many."""
        self._shown, self._count = number, count
        self.setAccessibleName(f"{number + 1} / {count}")
        self.updateGeometry()
        self.update()

    def set_factor(self, factor: float) -> None:
        """By the size of the screen."""
        self._factor = factor
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(round(self._count * self._apart()), round(self._apart()))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = palette_in_use(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._apart() / 4
        for number in range(self._count):
            shown = number == self._shown
            painter.setPen(QPen(QColor(look.accent if shown else look.control), 2))
            painter.setBrush(QColor(look.accent) if shown else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF((number + 0.5) * self._apart(), self.height() / 2), radius - 1, radius - 1)

    def _apart(self) -> float:
        return max(18.0, 28.0 * self._factor)


class Foot(QWidget):
    """Signals: `stepped(by)`, `print_asked`, `closed`."""

    stepped = Signal(int)
    print_asked = Signal()
    closed = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = phrases.say
        self.name, self.dots = QLabel(), StepDots()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.before = KeyButton("←", says=say("keys.back"))
        self.after = KeyButton("→", say("keys.next"))
        self.print = KeyButton("P", say("keys.print"))
        self.close_button = KeyButton("Esc", say("keys.close"))
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._on)
        self.print.clicked.connect(self.print_asked)
        self.close_button.clicked.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.name)
        self._row.addWidget(self.dots)
        self._row.addStretch()
        for key in self.keys:
            self._row.addWidget(key)

    @property
    def keys(self) -> tuple[KeyButton, ...]:
        """Every button."""
        return self.before, self.after, self.print, self.close_button

    def show_step(self, name: str, number: int, count: int) -> None:
        """Name the movement; with a single one there is nothing to step through, with none nothing to print."""
        self.name.setText(name)
        self.dots.show_step(number, count)
        for part in (self.dots, self.before, self.after):
            part.setVisible(count > 1)
        self.print.setVisible(count > 0)

    def set_factor(self, factor: float) -> None:
        """By the size of the screen."""
        type = PatientType(factor)
        self.name.setFont(inter(max(LEAST_PX, round(24 * factor)), 500, tabular=False))
        self.dots.set_factor(factor)
        for key in self.keys:
            key.set_factor(factor)
        margin = round(type.of(type.margin))
        self._row.setContentsMargins(margin, 0, margin - round(self.print.sizeHint().height() * 0.1), 0)
        self._row.setSpacing(max(8, round(24 * factor)))
        self.setFixedHeight(max(56, round(FOOT * factor)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = palette_in_use(), QPainter(self)
        painter.fillRect(self.rect(), QColor(look.ground))
        painter.fillRect(0, 0, self.width(), 1, QColor(look.line))

    def _back(self) -> None:
        self.stepped.emit(-1)

    def _on(self) -> None:
        self.stepped.emit(1)
