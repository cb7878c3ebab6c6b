"""The end of a session: every movement and side on one page. Values only, for no error band stands beside them yet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.session_view import TestLine
from strengthtrack.screens.action_bar import HEIGHT
from strengthtrack.screens.end_table import EndTable, WeekPain
from strengthtrack.screens.parts.buttons import button, button_in_focus
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import palette_in_use
from strengthtrack.screens.trial_words import title_of

_FEW = 3
"""So many names still make a sentence."""


class SessionEndPage(QWidget):
    """Signals: `finished(str)`, the session is closed with this note; `back_asked`, there is more to test."""

    finished = Signal(str)
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "title")
        self._sentence = label("", "reading", wrap=True)
        self.table = EndTable()
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText("What the next tester should know")
        self.note.setAccessibleName("Note on this session")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(76)
        self.finish_button = button("Finish", "primary", "Space", big=True)
        self.note_button = button("Add a note", big=True)
        self.back_button = button("Back to the tests", "quiet", big=True)
        self._foot = label("", "quiet")
        self._inside = QWidget()
        self._area = scrolled(self._inside)
        self.finish_button.clicked.connect(self._finish)
        self.note_button.clicked.connect(self._write)
        self.back_button.clicked.connect(self.back_asked)
        space = QShortcut(QKeySequence("Space"), self)
        space.setAutoRepeat(False)
        space.activated.connect(self._press_space)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("What the session came to")

    def show_session(
        self, title: str, session: Session, lines: Sequence[TestLine], first: Side, before: Session | None
    ) -> None:
        """Show what the session came to; `before` is the visit before it, `first` the side shown first."""
        self._title.setText(f"{title}, {day_in_full(session.day)}")
        self._sentence.setText(summary(lines))
        self.table.show_lines(lines, first, week_pains(session, before))
        self.note.setPlainText(session.note)
        self.note.setVisible(bool(session.note))
        self.note_button.setVisible(not session.note)
        mass = f"{session.body_mass_kg:g} kg" if session.body_mass_kg is not None else "body mass not measured"
        self._foot.setText(f"{session.tester}  ·  {mass}")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - HEIGHT, self.width(), 1, QColor(palette_in_use().line))

    def _press_space(self) -> None:
        if (focused := button_in_focus()) is not None:
            focused.click()
        else:
            self._finish()

    def _finish(self) -> None:
        self.finished.emit(self.note.toPlainText().strip())

    def _write(self) -> None:
        self.note.show()
        self.note_button.hide()
        self.note.setFocus()

    def _show_note_whole(self, _least: int, most: int) -> None:
        """The page grew by the note: go down to it."""
        if self.note.hasFocus():
            self._area.verticalScrollBar().setValue(most)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(32, 16, 32, 8)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(2)
        column.addWidget(self._sentence)
        column.addSpacing(4)
        column.addWidget(self.table)
        column.addSpacing(8)
        column.addWidget(self.note)
        column.addStretch()
        self._area.verticalScrollBar().rangeChanged.connect(self._show_note_whole)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._area, 1)
        page.addWidget(self._bar())

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(32, 1, 32, 0)
        row.setSpacing(16)
        for part in (self.finish_button, self.note_button, self.back_button):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self._foot)
        return bar


def summary(lines: Sequence[TestLine]) -> str:
    """How many tests came to a value, and which did not, in one or two sentences."""
    left_out = [title_of(line.movement, line.side).lower() for line in lines if line.best_n is None]
    tested = f"{len(lines) - len(left_out)} of {len(lines)} tests came to a value."
    return f"{tested} Without one: {'; '.join(left_out)}." if 0 < len(left_out) <= _FEW else tested


def week_pains(session: Session, before: Session | None) -> tuple[WeekPain, WeekPain]:
    """Worst and usual pain of the week before the session, beside those of the visit before."""
    last_worst, last_usual = (before.worst_pain, before.usual_pain) if before else (None, None)
    return WeekPain("Worst", session.worst_pain, last_worst), WeekPain("Usual", session.usual_pain, last_usual)
