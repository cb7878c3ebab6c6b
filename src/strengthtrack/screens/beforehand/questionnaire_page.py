"""A questionnaire item by item: one a screen, a number key an answer, and what the answers came to."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.function import FunctionScore
from strengthtrack.clinic.questionnaire import Item, Questionnaire, total_words
from strengthtrack.screens.beforehand.measure import NO_TOTAL
from strengthtrack.screens.parts.answer_row import AnswerRow
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label

_KEYS = "1234567890"
_WIDEST = 768


class QuestionnairePage(QWidget):
    """Attribute: foot, its keys, which stand under the whole window.

    Signals: `answered(FunctionScore)`, all asked and kept; `left`, nothing of it is kept.
    """

    answered = Signal(FunctionScore)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack: Questionnaire | None = None
        self._chosen: dict[int, float] = {}
        self._at = 0
        self.rows: list[AnswerRow] = []
        self._name, self._count = label("", "quiet"), label("", "quiet")
        self._text = label("", "section", wrap=True)
        self._outcome = label("", "reading", wrap=True)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(8)
        self.back = button("Back", "secondary", "←", big=True)
        self.leave_out = button("Leave out", "secondary", "L", big=True)
        self.go_on = button("Next", "secondary", "→", big=True)
        self.keep = button("Keep these answers", "primary", "Enter", big=True)
        self.stop = button("Stop asking", "quiet", "Esc", big=True)
        self.foot = QWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for pressed, does in (
            (self.back, self._go_back),
            (self.leave_out, self._leave_out),
            (self.go_on, self._go_on),
            (self.keep, self._keep),
            (self.stop, self.left),
        ):
            pressed.clicked.connect(does)
        self._lay_out()

    def ask(self, pack: Questionnaire, answered: Mapping[int, float]) -> None:
        """Begin at the first item, with what was answered before."""
        self._pack, self._chosen, self._at = pack, dict(answered), 1
        self._name.setText(f"{pack.name}, {pack.language}")
        self._show()

    @property
    def shown(self) -> tuple[str, str]:
        """Where it is (“Item 2 of 13”), and what it asks or says there."""
        return self._count.text(), " ".join(part for part in (self._text.text(), self._outcome.text()) if part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text and text in _KEYS:
            self._choose(_KEYS.index(text))
        elif not self._does(event.key()):
            super().keyPressEvent(event)

    @property
    def _item(self) -> Item | None:
        """The item that is asked; None behind the last."""
        return self._pack.items[self._at - 1] if self._pack and self._at <= len(self._pack.items) else None

    def _does(self, pressed: int) -> bool:
        """Do what a key does; False for a key of others."""
        key = Qt.Key(pressed)
        does = {
            Qt.Key.Key_Left: self._go_back,
            Qt.Key.Key_Backspace: self._go_back,
            Qt.Key.Key_Right: self._go_on,
            Qt.Key.Key_Up: self._up,
            Qt.Key.Key_Down: self._down,
            Qt.Key.Key_L: self._leave_out,
            Qt.Key.Key_Escape: self.left.emit,
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
        }.get(key)
        if does is not None:
            does()
        return does is not None

    def _choose(self, index: int) -> None:
        if self._item is not None and index < len(self._item.answers):
            self._chosen[self._at] = self._item.answers[index].score
            self._go_to(self._at + 1)

    def _row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, AnswerRow):
            self._choose(self.rows.index(row))

    def _leave_out(self) -> None:
        if self._item is not None:
            self._chosen.pop(self._at, None)
            self._go_to(self._at + 1)

    def _go_on(self) -> None:
        """To the next item, where this one is answered: leaving out is said."""
        if self._at in self._chosen:
            self._go_to(self._at + 1)

    def _go_back(self) -> None:
        self._go_to(max(1, self._at - 1))

    def _go_to(self, at: int) -> None:
        self._at = at
        self._show()
        self.setFocus()

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        """The focus to another answer; from outside to the first or last."""
        focused = next((at for at, row in enumerate(self.rows) if row.hasFocus()), None)
        if self.rows:
            at = (0 if step > 0 else -1) if focused is None else (focused + step) % len(self.rows)
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self) -> None:
        focused = next((at for at, row in enumerate(self.rows) if row.hasFocus()), None)
        if focused is not None:
            self._choose(focused)
        elif self._item is None:
            self._keep()

    def _keep(self) -> None:
        if self._pack is not None and self._item is None:
            self.answered.emit(self._pack.score(self._chosen))

    def _show(self) -> None:
        item = self._item
        for row in self.rows:
            self._answers.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        if item is not None:
            self._show_item(item)
        elif self._pack is not None:
            self._show_end(self._pack)
        self.back.setEnabled(self._at > 1)
        self.go_on.setVisible(item is not None)
        self.go_on.setEnabled(self._at in self._chosen)
        self.leave_out.setVisible(item is not None)
        self.keep.setVisible(item is None)
        self._outcome.setVisible(item is None)

    def _show_item(self, item: Item) -> None:
        count = len(self._pack.items) if self._pack else 0
        self._count.setText(f"Item {self._at} of {count}")
        self._text.setText(item.text)
        self._outcome.setText("")
        before = self._chosen.get(self._at)
        at_before = next((at for at, answer in enumerate(item.answers) if answer.score == before), None)
        for at, answer in enumerate(item.answers):
            row = AnswerRow(answer.words, _KEYS[at] if at < len(_KEYS) else "")
            row.setChecked(at == at_before)
            row.clicked.connect(self._row_clicked)
            row.arrow.connect(self._does)
            self.rows.append(row)
            self._answers.addWidget(row)
            row.show()  # at once, for the next key may be an arrow

    def _show_end(self, pack: Questionnaire) -> None:
        self._count.setText("All asked")
        score, (low, high) = pack.score(self._chosen), pack.measure.range
        if score.total is not None:
            self._text.setText(f"{pack.measure} {total_words(pack.measure, score.total)}")
            ends = f"{total_words(pack.measure, low)} to {total_words(pack.measure, high)}"
            self._outcome.setText(f"{ends}, {pack.measure.better}.")
            return
        left_out = len(pack.items) - len(self._chosen)
        were = "item was" if left_out == 1 else "items were"
        self._text.setText(f"{left_out} {were} left out")
        self._outcome.setText(f"The answers are kept. {NO_TOTAL}")

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.addWidget(self._name)
        above.addStretch()
        above.addWidget(self._count)
        column.addLayout(above)
        column.addSpacing(24)
        column.addWidget(self._text)
        column.addSpacing(16)
        column.addLayout(self._answers)
        column.addWidget(self._outcome)
        column.addStretch()
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(32, 1, 32, 0)
        foot.setSpacing(16)
        for part in (self.back, self.keep, self.leave_out, self.go_on):
            foot.addWidget(part)
        foot.addStretch()
        foot.addWidget(self.stop)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(inside))
