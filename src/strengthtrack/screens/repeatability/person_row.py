"""One person of a study: a code, two values in newtons, and how far they are apart."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.clinic.figures import signed
from strengthtrack.clinic.study import StudyPerson, value_from
from strengthtrack.screens.batteries.fields import KeptText, in_figures
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import TextField, mark_fault
from strengthtrack.screens.parts.text import label

CODE_PX, VALUE_PX, APART_PX, REMOVE_PX = 84, 96, 64, 40
_TIMES = ("first", "second")


class _ValueField(TextField):
    """A field whose fault stands under its row. Signals: `faulty(sentence)`, "" where it is mended."""

    faulty = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.hide_words()
        self.setFixedWidth(VALUE_PX)

    def show_fault(self, sentence: str) -> None:
        """Mark the field, and say what is wrong."""
        mark_fault(self.edit, fault=True)
        self.edit.setAccessibleDescription(sentence)
        self.faulty.emit(sentence)

    def clear_fault(self) -> None:
        """Take the mark away."""
        mark_fault(self.edit, fault=False)
        self.edit.setAccessibleDescription("")
        self.faulty.emit("")


class PersonRow(QWidget):
    """Values that were taken from the records cannot be typed over.

    Signals: `changed(StudyPerson)`, with another value; `entered(which)`, by Enter; `removed(StudyPerson)`.
    """

    changed = Signal(StudyPerson)
    entered = Signal(int)
    removed = Signal(StudyPerson)

    def __init__(self, person: StudyPerson, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self.code = label(person.code, "control")
        self.apart = label("", "quiet")
        self.remove = button("", "quiet", icon="x")
        self.remove.setAccessibleName(f"Leave {person.code} out")
        self.remove.setToolTip(f"Leave {person.code} out")
        self.fields = tuple(_ValueField(f"{person.code}, {which} value in newtons") for which in _TIMES)
        self._kept = tuple(
            KeptText(which, field, value_from, in_figures) for which, field in zip(_TIMES, self.fields, strict=True)
        )
        self._fault = label("", "warn", wrap=True)
        self._fault.hide()
        for field, kept in zip(self.fields, self._kept, strict=True):
            field.faulty.connect(self._say)
            kept.given.connect(self._given)
            field.edit.returnPressed.connect(self._enter)
        self.remove.clicked.connect(self._remove)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.show_person(person, blank=True)

    @property
    def fault(self) -> str:
        """What it says is wrong; empty where nothing is."""
        return self._fault.text()

    def show_person(self, person: StudyPerson, *, blank: bool) -> None:
        """Show the values that are kept; `blank` where the person is not in the study yet."""
        self.person = person
        for kept, value in zip(self._kept, (person.first_n, person.second_n), strict=True):
            kept.show_value(value, anew=False)
        for field in self.fields:
            field.setDisabled(person.of_records)
        known = person.first_n is not None and person.second_n is not None
        self.apart.setText(signed((person.second_n or 0) - (person.first_n or 0)) if known else "")
        self.remove.setVisible(not blank)
        self.code.set_role("quiet" if blank else "control")

    def _given(self, which: str, value: object) -> None:
        number = value if isinstance(value, float) else None
        self.changed.emit(self.person.with_value(_TIMES.index(which), number))

    def _enter(self) -> None:
        entered = self.sender()
        which = next(at for at, field in enumerate(self.fields) if field.edit is entered)
        self.fields[which].edit.editingFinished.emit()  # what was typed is kept first, which may add a row
        self.entered.emit(which)

    def _remove(self) -> None:
        self.removed.emit(self.person)

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        self.code.setFixedWidth(CODE_PX)
        self.apart.setFixedWidth(APART_PX)
        policy = self.remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(policy)
        self.remove.setFixedWidth(REMOVE_PX)
        across = QHBoxLayout()
        across.setSpacing(12)
        for part in (self.code, *self.fields, self.apart):
            across.addWidget(part)
        across.addStretch()
        across.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(across)
        column.addWidget(self._fault)
