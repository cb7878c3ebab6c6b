"""One questionnaire by its total: typed, or asked item by item where the clinic has installed its text."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, total_from
from strengthtrack.clinic.questionnaire import Questionnaire, total_words
from strengthtrack.errors import EntryFault
from strengthtrack.practice.beforehand import LastTotal
from strengthtrack.screens.parts.buttons import Button, button
from strengthtrack.screens.parts.fields import bare_edit
from strengthtrack.screens.parts.form_row import FormRow

NO_TOTAL = "No total: no published rule says what a left-out item counts."


class MeasureRow(QWidget):
    """Range and direction in words, the last value small. Signals: `asked(Questionnaire)`, `changed`."""

    asked = Signal(Questionnaire)
    changed = Signal()

    def __init__(self, measure: FunctionMeasure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.measure = measure
        self.edit = bare_edit(f"{measure}, {_range_words(measure)}", width=88)
        self.buttons: list[Button] = []
        self._packs: tuple[Questionnaire, ...] = ()
        self._answered: FunctionScore | None = None
        self._last: LastTotal | None = None
        asking = QWidget()
        self._asking = QHBoxLayout(asking)
        self._asking.setContentsMargins(0, 0, 0, 0)
        self._asking.setSpacing(8)
        self._row = FormRow(f"{measure}  ·  {measure.words}", asking, self.edit, field=self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        self.edit.textEdited.connect(self._typed)

    def begin(self, last: LastTotal | None, packs: Sequence[Questionnaire]) -> None:
        """Empty, with what it was last and with the texts it can be asked by."""
        self._last, self._answered = last, None
        self.edit.clear()
        self._row.show_fault("")
        if tuple(packs) != self._packs:
            self._offer(tuple(packs))
        self._say()

    def take(self, score: FunctionScore) -> None:
        """Show what the answers came to."""
        self._answered = score
        self.edit.setText("" if score.total is None else total_words(self.measure, score.total))
        self._row.show_fault("")
        self._say()
        self.changed.emit()

    def faulty(self) -> QWidget | None:
        """The field, if its total cannot be right, which is said under it."""
        try:
            _ = self.score
        except EntryFault as fault:
            self._row.show_fault(str(fault))
            return self.edit
        return None

    @property
    def score(self) -> FunctionScore | None:
        """Today's score, None where there is none; a total typed over the answers stands alone. Raises EntryFault."""
        if self._answered is not None:
            return self._answered
        total = total_from(self.measure, self.edit.text())
        return None if total is None else FunctionScore(self.measure, total)

    @property
    def answers(self) -> dict[int, float]:
        """What was answered item by item, by item number."""
        return dict(self._answered.answers) if self._answered else {}

    @property
    def note(self) -> str:
        """What stands small under its name."""
        return self._row.note

    @property
    def fault(self) -> str:
        """What it says cannot be right; empty where nothing is wrong."""
        return self._row.fault

    def _typed(self) -> None:
        self._answered = None
        self._row.show_fault("")
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        parts = [_range_words(self.measure)]
        if self._answered is not None:
            parts = [f"{len(self._answered.answers)} answers kept", self._answered.pack]
            parts += [NO_TOTAL] if self._answered.total is None else []
        elif self._last is not None:
            parts.append(f"last {total_words(self.measure, self._last.total)} on {day_in_full(self._last.day)}")
        self._row.show_note("  ·  ".join(parts))

    def _offer(self, packs: tuple[Questionnaire, ...]) -> None:
        for old in self.buttons:
            self._asking.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._packs = packs
        alone = len(packs) == 1
        self.buttons = [button("Ask the questions" if alone else f"Ask: {pack.language}", "quiet") for pack in packs]
        for offered, pack in zip(self.buttons, packs, strict=True):
            offered.setAccessibleName(f"Ask the questions of {pack.name}, {pack.language}")
            offered.clicked.connect(self._ask)
            self._asking.addWidget(offered)

    def _ask(self) -> None:
        pressed = self.sender()
        for offered, pack in zip(self.buttons, self._packs, strict=True):
            if offered is pressed:
                self.asked.emit(pack)


def _range_words(measure: FunctionMeasure) -> str:
    low, high = measure.range
    greatest = f"+{high}" if low < 0 else str(high)
    return f"{figure(low)} to {greatest}, {measure.better}"
