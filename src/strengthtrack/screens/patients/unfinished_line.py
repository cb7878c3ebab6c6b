"""Over the list of patients: a session that was begun and not finished, to be gone on with."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from strengthtrack.clinic.session import Session
from strengthtrack.practice.testing.unfinished import begun_words
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.card import paint_card
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import palette_in_use


class UnfinishedLine(QWidget):
    """One session, the newest. Signals: `asked(patient_id)`, go on with it."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patient_id = ""
        self._name = label("", "strong")
        self._words = label("", "quiet")
        self.go_on = button("Go on with it")
        self.go_on.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(self._name)
        row.addWidget(self._words, 1)
        row.addWidget(self.go_on)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, or nothing while it is hidden."""
        return "" if self.isHidden() else f"{self._name.text()}. {self._words.text()}"

    def offer(self, session: Session | None, name: str, today: date, others: int = 0) -> None:
        """Offer a session of the patient of that name, or nothing; `others` are waiting behind it."""
        self.setVisible(session is not None)
        if session is None:
            return
        self._patient_id = session.patient_id
        self._name.setText(name)
        more = f" {others} more {'is' if others == 1 else 'are'} on the patients’ pages." if others else ""
        self._words.setText(begun_words(session, today) + more)
        self.go_on.setAccessibleName(f"Go on with the session of {name}")

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(QPainter(self), self, palette_in_use().surface)

    def _ask(self) -> None:
        self.asked.emit(self._patient_id)
