"""The clinic's screening list and consent: recorded as answered, without a verdict."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.clinic.screening import Chaperone, Consent, ConsentBy, ScreeningAnswer
from strengthtrack.practice.beforehand import Beforehand
from strengthtrack.screens.parts.fields import bare_edit
from strengthtrack.screens.parts.form_row import FormRow
from strengthtrack.screens.parts.segment import NONE, Segment

_ANSWERS = (True, False)
_BY = tuple(ConsentBy)
_BY_WORDS = ("Patient", "Guardian", "Through an interpreter")
_NAME_WORDS = {ConsentBy.GUARDIAN: "Guardian’s name", ConsentBy.INTERPRETER: "Interpreter’s name"}
_CHAPERONES = tuple(Chaperone)


class ScreeningForm(QWidget):
    """Each question Yes, No, or nothing where it was not asked. Signals: `changed`."""

    changed = Signal()

    def __init__(self, before: Beforehand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FormRow] = []
        self.consent = Segment(_BY_WORDS, name="Consent by", optional=True)
        self.name = bare_edit("", width=320)
        self._name_row = FormRow("", self.name)
        words = [chaperone.value.capitalize() for chaperone in _CHAPERONES]
        self.chaperone = Segment(words, name="Chaperone", optional=True)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(0)
        column.addLayout(self._questions)
        for row in (
            FormRow("Consent by", self.consent),
            self._name_row,
            FormRow("Chaperone", self.chaperone, line=False),
        ):
            column.addWidget(row)
        for segment in (self.consent, self.chaperone):
            segment.chosen.connect(self._chosen)
        self.begin(before)

    def begin(self, before: Beforehand) -> None:
        """Ask the clinic's questions anew."""
        if tuple(row.words for row in self.rows) != before.questions:
            self._replace(before.questions)
        for segment in (*self._segments, self.consent, self.chaperone):
            segment.choose(NONE)
        self.name.clear()
        self._show_name()

    def faulty(self) -> QWidget | None:
        """Nothing here can be wrong."""
        return None

    @property
    def screening(self) -> tuple[ScreeningAnswer, ...]:
        """Every question with its answer; none at all where none was asked."""
        said = [None if segment.index == NONE else _ANSWERS[segment.index] for segment in self._segments]
        if all(yes is None for yes in said):
            return ()
        return tuple(ScreeningAnswer(row.words, yes) for row, yes in zip(self.rows, said, strict=True))

    @property
    def given(self) -> Consent:
        """Consent and chaperone as recorded."""
        by = self._by
        chaperone = None if self.chaperone.index == NONE else _CHAPERONES[self.chaperone.index]
        return Consent(by, self.name.text().strip() if by in _NAME_WORDS else "", chaperone)

    @property
    def summary(self) -> str:
        """How many were asked, who consented, and what became of the chaperone."""
        asked = sum(answer.yes is not None for answer in self.screening)
        parts = [f"{asked} of {len(self.rows)} asked"] if asked else []
        if self._by is not None:
            parts.append(f"consent by {self._by}")
        if (chaperone := self.given.chaperone) is not None:
            parts.append(f"chaperone {chaperone}")
        return ", ".join(parts)

    @property
    def _by(self) -> ConsentBy | None:
        return None if self.consent.index == NONE else _BY[self.consent.index]

    @property
    def _segments(self) -> list[Segment]:
        return [part for row in self.rows for part in row.inside if isinstance(part, Segment)]

    def _replace(self, questions: tuple[str, ...]) -> None:
        for row in self.rows:
            self._questions.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [FormRow(words, Segment(("Yes", "No"), name=words, optional=True)) for words in questions]
        for row, segment in zip(self.rows, self._segments, strict=True):
            segment.chosen.connect(self._chosen)
            self._questions.addWidget(row)

    def _chosen(self, _index: int) -> None:
        self._show_name()
        self.changed.emit()

    def _show_name(self) -> None:
        words = _NAME_WORDS.get(self._by) if self._by else None
        self._name_row.setVisible(words is not None)
        self._name_row.say(words or "")
        self.name.setAccessibleName(words or "")
