"""At the left of the page: which study, and its people."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.study import Study, StudyPerson
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.repeatability.people_table import PeopleTable


class StudyPanel(QWidget):
    """Signals: `chosen(study_id)`, `begin_asked`."""

    chosen = Signal(str)
    begin_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picker = Picker()
        self.picker.setAccessibleName("Study")
        self.begin = button("New", icon="plus")
        self.begin.setAccessibleName("New study")
        self.people = PeopleTable()
        self._ids: tuple[str, ...] = ()
        self.picker.activated.connect(self._choose)
        self.begin.clicked.connect(self.begin_asked)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self.picker, 1)
        across.addWidget(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 16, 24)
        column.setSpacing(0)
        column.addWidget(label("Repeatability", "title"))
        column.addSpacing(16)
        column.addLayout(across)
        column.addSpacing(24)
        column.addWidget(self.people)
        column.addStretch()

    def show_studies(self, studies: Sequence[Study], chosen: Study) -> None:
        """Show what can be chosen from."""
        self._ids = tuple(study.id for study in studies)
        self.picker.clear()
        self.picker.addItems([study.name for study in studies])
        self.picker.setCurrentIndex(self._ids.index(chosen.id))

    def show_people(self, people: Sequence[StudyPerson], next_person: Callable[[], StudyPerson]) -> None:
        """Show who is in the study."""
        self.people.show_people(people, next_person)

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._ids[index])
