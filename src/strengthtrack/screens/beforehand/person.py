"""The left of the page before the first push: whose session this is, and the words to say."""

from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.patient import Patient
from strengthtrack.screens.beforehand.kept_card import KeptCard
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.who import SIDE_WORDS

WIDTH = 512
BREATHE = "“Breathe as you push. Do not hold your breath.”"


class SessionPerson(QWidget):
    """Name and date of birth, read from a metre; at the foot what a stopped app left behind. Attribute: card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "section")
        self._name = label("", "hero", wrap=True)
        self._facts = label("", "section", wrap=True)
        self._more = label("", "lead", wrap=True)
        self.card = KeptCard()
        self.setFixedWidth(WIDTH)
        self._lay_out()

    def show_patient(self, patient: Patient, title: str) -> None:
        """Ask about this patient."""
        self._title.setText(title)
        self._name.setText(patient.name)
        self._facts.setText(f"Born {day_in_full(patient.born)}")
        self._more.setText("  ·  ".join(_facts_of(patient)))
        self._more.setVisible(bool(self._more.text()))

    @property
    def person(self) -> tuple[str, str, str]:
        """Name, birth date and what else tells this patient from others."""
        return self._name.text(), self._facts.text(), self._more.text()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addItem(QSpacerItem(0, 48, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum))  # shrinks first
        column.addWidget(label("Is this the right person?", "lead"))
        column.addSpacing(8)
        column.addWidget(self._name)
        column.addSpacing(8)
        column.addWidget(self._facts)
        column.addSpacing(8)
        column.addWidget(self._more)
        column.addSpacing(16)
        column.addStretch(1)
        column.addWidget(label("Say", "strong"))
        column.addSpacing(8)
        column.addWidget(label(BREATHE, "say", wrap=True))
        column.addSpacing(24)
        column.addWidget(self.card)


def _facts_of(patient: Patient) -> list[str]:
    facts = [SIDE_WORDS[patient.affected]]
    if patient.record_number:
        facts.append(f"Record {patient.record_number}")
    if patient.reason:
        facts.append(patient.reason)
    return [fact for fact in facts if fact]
