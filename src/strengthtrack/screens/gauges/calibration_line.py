"""One calibration as it was recorded, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.calibration import Calibration
from strengthtrack.clinic.days import day_words
from strengthtrack.practice.calibration.words import error_words, made_words, tolerance_words
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label


class CalibrationLine(QWidget):
    """Signals: `change_wanted(id)`, `aside_wanted(id)`."""

    change_wanted = Signal(str)
    aside_wanted = Signal(str)

    def __init__(self, of: Calibration, tolerance_percent: float | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = of.id
        self.made = label(made_words(of), "control", wrap=True)
        told = ", ".join(filter(None, (error_words(of), tolerance_words(of, tolerance_percent))))
        self.error = label(told, wrap=True)
        due = f"Due again {day_words(of.due_on)}."
        self.due = label(f"{due} {of.note}" if of.note else due, "quiet", wrap=True)
        self.change, self.aside = button("Change", "quiet"), button("Set aside", "quiet")
        for part, what in ((self.change, "Change"), (self.aside, "Set aside")):
            part.setAccessibleName(f"{what} the calibration of {day_words(of.on)}")
        self.change.clicked.connect(self._change)
        self.aside.clicked.connect(self._set_aside)
        words = QVBoxLayout()
        words.setSpacing(2)
        for line in (self.made, self.error, self.due):
            words.addWidget(line)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 12, 0, 12)
        across.setSpacing(8)
        across.addLayout(words, 1)
        across.addWidget(self.change)
        across.addWidget(self.aside)

    def _change(self) -> None:
        self.change_wanted.emit(self._id)

    def _set_aside(self) -> None:
        self.aside_wanted.emit(self._id)
