"""The trials of the test at hand, each with what is special about it; those set aside stay, struck, and come back."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from strengthtrack.clinic.sentences import upper_first
from strengthtrack.practice.testing.session_view import TestLine, TrialLine
from strengthtrack.screens.parts.buttons import Button, button
from strengthtrack.screens.parts.dots import Dot, dot_of, paint_dot
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.trial_words import alike, name_of, newtons, trial_words
from strengthtrack.screens.theme import palette_in_use

_DOT_PX = 11.0
_LEFT = 20
_ABOVE = 8
_LEAST_PX = 96


class TrialRow(QWidget):
    """One trial: dot, name and peak, its words under them, and the button that sets it aside or brings it back."""

    def __init__(self, trial: TrialLine, name: str, *, hidden: bool) -> None:
        super().__init__()
        self.trial_id, self.dot = trial.trial_id, dot_of(trial)
        self._pointed = False
        struck = trial.aside is not None
        peak = "" if hidden else f"{newtons(trial.peak_n)} N"
        value = label(peak, "quiet" if self.dot is Dot.SET_ASIDE else "strong")
        self.words = label(words_under(trial), "quiet", wrap=True)
        self.deed = _deed(name, back=struck)
        self.setAccessibleName(", ".join(part for part in (name, value.text(), self.words.text()) if part))
        value.set_struck(struck)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(name, "body"))
        head.addWidget(value)
        head.addStretch()
        head.addWidget(self.deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 1, 0, 7)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.words)
        self.words.setVisible(bool(self.words.text()))  # once it has a parent: before, it would be a window

    def point(self, *, pointed: bool) -> None:
        """Show that a question is about this trial."""
        if pointed is not self._pointed:
            self._pointed = pointed
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._pointed:
            painter.fillRect(self.rect(), QColor(palette_in_use().tint))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette_in_use().line))
        paint_dot(painter, QPointF(_DOT_PX / 2, 1 + self.deed.height() / 2), _DOT_PX, self.dot)


class TrialList(QWidget):
    """Newest first. Signals: `aside_asked(str)`, `back_asked(str)`, the id of a trial."""

    aside_asked = Signal(str)
    back_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[TestLine | None, bool] = (None, False)
        self._height = 24 + _ABOVE
        self.rows: list[TrialRow] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(0)
        self._area: QScrollArea = scrolled(self._inside)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _ABOVE, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("Trials", "strong"))
        column.addWidget(self._area, 1)
        self.setAccessibleName("Trials of this test")

    def show_line(self, line: TestLine, *, hidden: bool) -> None:
        """Show the trials of one movement and side; `hidden` keeps their force to itself."""
        if alike(self._shown[0], line) and self._shown[1] is hidden:
            return
        self._shown = (line, hidden)
        self._clear()
        done = sorted((*line.trials, *line.aside), key=lambda trial: trial.number)
        for trial in reversed(done):
            row = TrialRow(trial, name_of(line, trial), hidden=hidden)
            row.deed.clicked.connect(self._deed_clicked)
            self.rows.append(row)
            self._column.addWidget(row)
        self._column.addStretch()
        self._height = 24 + _ABOVE + sum(_height_of(row) for row in self.rows)
        self.updateGeometry()

    @property
    def in_focus(self) -> str:
        """The trial whose button Tab went to; empty where none is."""
        return next((row.trial_id for row in self.rows if row.deed.hasFocus()), "")

    def point_at(self, trial_id: str) -> None:
        """Show which trial a question is about; empty for none."""
        for row in self.rows:
            row.point(pointed=row.trial_id == trial_id)

    def sizeHint(self) -> QSize:
        return QSize(272, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, min(_LEAST_PX, self.sizeHint().height()))

    def _clear(self) -> None:
        self.rows = []
        while (item := self._column.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()

    def _deed_clicked(self) -> None:
        row = next(row for row in self.rows if row.deed is self.sender())
        (self.back_asked if row.deed.property("back") else self.aside_asked).emit(row.trial_id)


def words_under(trial: TrialLine) -> str:
    """What is special about a trial and its note, empty where nothing is."""
    words = trial_words(trial)
    note = f"“{trial.note}”" if trial.note else ""
    return "\n".join(part for part in (upper_first(words), note) if part)


def _deed(name: str, *, back: bool) -> Button:
    deed = button("Bring back" if back else "Set aside", "quiet")
    deed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    deed.setAccessibleName(f"{deed.text()}: {name.lower()}")
    deed.setProperty("back", back)
    deed.setFixedHeight(32)
    return deed


def _height_of(row: TrialRow) -> int:
    width = 272 - _LEFT - 12
    words = row.words.heightForWidth(width) if row.words.text() else 0
    return 8 + row.deed.height() + words
