"""The lever arm of a test: kept from the last visit, asked where it is missing, questioned where it changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.setup import SAME_LEVER_ARM_M, lever_arm_from_cm
from strengthtrack.practice.testing.session_view import TestLine
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.trial_words import tied

_SAME_M = 0.0005


class _Edit(QLineEdit):
    """A short field of the test page: Enter means the same as leaving it, and Space goes on to the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.clearFocus()


class LeverArm(QWidget):
    """Joint centre to pad in cm. Signals: `given(float)`, metres."""

    given = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: float | None = None
        self._last: float | None = None
        self._joint = ""
        self.edit = _field()
        self.edit.textEdited.connect(self._edited)
        self.edit.editingFinished.connect(self._finished)
        self.check = IconWords("check", "ok")
        self.missing = IconWords("ruler", "strong")
        self.note = label("", "quiet", wrap=True)
        self.fault = label("", "warn", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.edit, self.check, self.missing):
            row.addWidget(part)
        row.addWidget(self.note, 1)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Lever arm", "strong"))
        column.addLayout(row)
        column.addWidget(self.fault)
        self.fault.hide()

    def show_line(self, line: TestLine, joint: str) -> None:
        """Show the lever arm of a movement and side, from `joint` to pad, and whether it is the last visit's."""
        self._last = line.lever_arm_last_m
        self._shown = line.lever_arm_m
        self._joint = joint
        self._show_kept()
        self._say_fault("")
        self._compare()

    def settle(self) -> bool:
        """Take what was typed; False, and the focus here, where it cannot be right."""
        if self.edit.hasFocus():
            self.edit.clearFocus()
        if not self.edit.property("fault"):
            return True
        self.edit.setFocus()
        self.edit.selectAll()
        return False

    def _show_kept(self) -> None:
        self.edit.setText("" if self._shown is None else f"{self._shown * 100:.1f}")

    def _compare(self) -> None:
        """Say whether it is the last visit's, and if not, what that was; a missing one is asked for."""
        same = self._shown is not None and self._last is not None and abs(self._shown - self._last) < _SAME_M
        self.check.say("Same as\nlast visit" if same else "")
        self.check.setVisible(same)
        self.missing.say("" if self._shown is not None else f"Measure it,\n{self._joint.lower()} to pad")
        self.missing.setVisible(self._shown is None)
        differs = self._shown is not None and self._last is not None and not same
        self.note.setText(f"Last visit\n{self._last * 100:.1f} cm" if differs and self._last is not None else "")
        self.note.setVisible(differs)
        self.fault.setText(changed_words(self._shown, self._last))
        self.fault.setVisible(bool(self.fault.text()))

    def _edited(self) -> None:
        self.check.hide()

    def _finished(self) -> None:
        try:
            metres = lever_arm_from_cm(self.edit.text())
        except ValueError as fault:
            self._say_fault(str(fault))
            return
        self._say_fault("")
        self._compare()
        if metres is None:
            self._show_kept()
        elif metres != self._shown:
            self.given.emit(metres)

    def _say_fault(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.edit.setProperty("fault", bool(sentence))
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)


def changed_words(now_m: float | None, last_m: float | None) -> str:
    """A question where the lever arm is not nearly the last visit's, else nothing."""
    if now_m is None or last_m is None or abs(now_m - last_m) <= SAME_LEVER_ARM_M + 1e-9:
        return ""
    way = "longer" if now_m > last_m else "shorter"
    apart = figure(abs(now_m - last_m) * 100, 1)
    return tied(f"{apart} cm {way} than last visit: is the pad on the same mark?")


def _field() -> _Edit:
    edit = _Edit()
    edit.setProperty("big", True)
    edit.setFont(inter(20, 600))
    edit.setFixedSize(128, 48)
    edit.setAccessibleName("Lever arm in centimetres")
    edit.setTextMargins(0, 0, 36, 0)
    unit = label("cm", "quiet", parent=edit)
    unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    unit.setGeometry(92, 14, 28, 20)
    return edit
