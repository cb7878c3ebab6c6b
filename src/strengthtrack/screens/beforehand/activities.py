"""Activities of the patient's own, each 0 to 10, and their mean: the PSFS."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.function import (
    MOST_ACTIVITIES,
    PatientActivity,
    activities_total,
    activity_score_from,
)
from strengthtrack.errors import EntryFault
from strengthtrack.screens.parts.fields import bare_edit, mark_fault
from strengthtrack.screens.parts.text import Words, label

_MEANING = "0 cannot do it, 10 as before, higher is better"
_INVITES = "An activity that is hard, in the patient’s words"


class ActivitiesForm(QWidget):
    """One row more than is filled, up to five. Signals: `changed`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._carried: tuple[PatientActivity, ...] = ()
        self._on: date | None = None
        self.words: list[QLineEdit] = []
        self.scores: list[QLineEdit] = []
        self._lasts: list[Words] = []
        self._rows: list[QWidget] = []
        self._note = label(_MEANING, "quiet", wrap=True)
        self.mean = label("", "strong")
        self._fault = label("", "warn", wrap=True)
        self._fault.hide()
        self._lay_out()

    def begin(self, carried: Sequence[PatientActivity], on: date | None) -> None:
        """The patient's activities of the last time, without scores."""
        self._carried, self._on = tuple(carried), on
        filled = (*self._carried, *[PatientActivity("")] * MOST_ACTIVITIES)[:MOST_ACTIVITIES]
        for activity, words, score, last in zip(filled, self.words, self.scores, self._lasts, strict=True):
            words.setText(activity.words)
            words.setCursorPosition(0)
            score.clear()
            mark_fault(score, fault=False)
            last.setText("" if activity.score is None else f"last {figure(activity.score)}")
        self._fault.hide()
        self._show()

    def faulty(self) -> QWidget | None:
        """The first field that cannot be right, said under all of them."""
        for words, score in zip(self.words, self.scores, strict=True):
            sentence = _fault_of(words.text(), score.text())
            if sentence:
                self._fault.setText(sentence)
                self._fault.show()
                wrong = words if not words.text().strip() else score
                mark_fault(wrong, fault=True)
                return wrong
        return None

    @property
    def fault(self) -> str:
        """What it says cannot be right; empty where nothing is wrong."""
        return "" if self._fault.isHidden() else self._fault.text()

    @property
    def shown(self) -> int:
        """How many rows there are to fill."""
        return sum(not row.isHidden() for row in self._rows)

    @property
    def lasts(self) -> tuple[str, ...]:
        """What stands beside each score: what it was last."""
        return tuple(last.text() for last in self._lasts)

    @property
    def note(self) -> str:
        """What a score means, and the mean of the last time."""
        return self._note.text()

    @property
    def activities(self) -> tuple[PatientActivity, ...]:
        """The patient's own as scored today; none where they are only carried over. Raises EntryFault."""
        given = tuple(
            PatientActivity(words.text().strip(), activity_score_from(score.text()))
            for words, score in zip(self.words, self.scores, strict=True)
            if words.text().strip()
        )
        named = [activity.words for activity in given]
        scored = any(activity.score is not None for activity in given)
        return given if scored or named != [activity.words for activity in self._carried] else ()

    def _typed(self) -> None:
        for edit in (*self.words, *self.scores):
            mark_fault(edit, fault=False)
        self._fault.hide()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        filled = [number for number, edit in enumerate(self.words, start=1) if edit.text().strip()]
        for number, row in enumerate(self._rows, start=1):
            row.setVisible(number <= max(filled, default=0) + 1)
        try:
            mean = activities_total(self.activities)
        except EntryFault:
            mean = None
        self.mean.setText("" if mean is None else f"Mean {figure(mean, 1)}")
        last = activities_total(self._carried)
        said = f"  ·  last mean {figure(last, 1)} on {day_in_full(self._on)}" if last is not None and self._on else ""
        self._note.setText(f"{_MEANING}{said}")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        heading = QHBoxLayout()
        heading.addWidget(label("PSFS  ·  the patient’s own activities"))
        heading.addStretch()
        heading.addWidget(self.mean)
        column.addLayout(heading)
        column.addWidget(self._note)
        for number in range(1, MOST_ACTIVITIES + 1):
            column.addWidget(self._row(number))
        column.addWidget(self._fault)

    def _row(self, number: int) -> QWidget:
        words, score = bare_edit(f"Activity {number}"), bare_edit(f"Score of activity {number}, 0 to 10", width=88)
        words.setPlaceholderText(_INVITES)
        score.setPlaceholderText("0–10")
        last = label("", "quiet")
        last.setFixedWidth(64)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        across.addWidget(words, 1)
        across.addWidget(last)
        across.addWidget(score)
        for edit, edits in ((words, self.words), (score, self.scores)):
            edit.textEdited.connect(self._typed)
            edits.append(edit)
        self._lasts.append(last)
        self._rows.append(row)
        return row


def _fault_of(words: str, score: str) -> str:
    try:
        scored = activity_score_from(score)
    except EntryFault as fault:
        return str(fault)
    if scored is not None and not words.strip():
        return "Name the activity that is scored, or leave its score empty."
    return ""
